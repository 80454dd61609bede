/** Keeps the explanation of a term on the screen, and lets Escape put it away. Showing it is a matter of styles. */

export function begin() {
  for (const term of document.querySelectorAll(".term")) {
    const definition = term.querySelector(".definition");

    const settle = () => {
      term.classList.remove("away");
      definition.style.removeProperty("--shift");
      const over = definition.getBoundingClientRect().right - document.documentElement.clientWidth + 16;
      if (over > 0) definition.style.setProperty("--shift", `${-Math.ceil(over)}px`);
    };

    term.addEventListener("pointerenter", settle);
    term.addEventListener("focusin", settle);
  }
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    document.querySelectorAll(".term:is(:hover, :focus-within)").forEach((term) => term.classList.add("away"));
  });
}
