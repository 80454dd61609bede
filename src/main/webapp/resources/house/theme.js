// Runs before the first paint, so that a chosen theme never flashes. The switch itself is in house.js.
(() => {
  document.documentElement.classList.add("scripted");
  try {
    const theme = localStorage.getItem("examhall.theme");
    if (theme === "light" || theme === "dark") {
      document.documentElement.dataset.theme = theme;
    }
  } catch {
    // Storage is closed to us: the system's theme it is.
  }
})();
