// The browser makes the paper or the PDF; without JavaScript its own menu does.
const print = document.getElementById("print");
print?.removeAttribute("hidden");
print?.addEventListener("click", () => window.print());
