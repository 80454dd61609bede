// The theme switch and the menu of narrow screens. Both are only comfort: every page works without them.

const KEY = "examhall.theme";
const root = document.documentElement;
const themeButtons = [...document.querySelectorAll(".theme-switch button")];

function chosenTheme() {
  return root.dataset.theme ?? "system";
}

function showTheme() {
  for (const button of themeButtons) {
    button.setAttribute("aria-pressed", String(button.value === chosenTheme()));
  }
}

function chooseTheme(theme) {
  if (theme === "system") {
    delete root.dataset.theme;
  } else {
    root.dataset.theme = theme;
  }
  try {
    if (theme === "system") {
      localStorage.removeItem(KEY);
    } else {
      localStorage.setItem(KEY, theme);
    }
  } catch {
    // Not remembered, but this page obeys.
  }
  showTheme();
}

for (const button of themeButtons) {
  button.addEventListener("click", () => chooseTheme(button.value));
}
showTheme();

// Another tab has chosen: follow it.
addEventListener("storage", (event) => {
  if (event.key === KEY) {
    chooseTheme(event.newValue ?? "system");
  }
});

const menuButton = document.querySelector(".menu-button");
const masthead = menuButton?.closest(".masthead");

function unfold(open) {
  masthead.classList.toggle("folded", !open);
  menuButton.setAttribute("aria-expanded", String(open));
}

menuButton?.addEventListener("click", () => unfold(masthead.classList.contains("folded")));
masthead?.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && menuButton.getAttribute("aria-expanded") === "true") {
    unfold(false);
    menuButton.focus();
  }
});

// Who signs out leaves no course behind on this device; see course/kept.js. Signing out waits for that, though not long.
const PATIENCE = 2000;
let left = false;

async function forget() {
  const names = (await globalThis.caches?.keys()) ?? [];
  await Promise.all(names.filter((name) => name.startsWith("examhall-course.")).map((name) => caches.delete(name)));
}

document.getElementById("leave")?.addEventListener("submit", async (event) => {
  if (left) return;
  event.preventDefault();
  left = true;
  const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  await Promise.race([forget().catch(() => {}), patience]);
  event.target.requestSubmit(event.submitter);
});
