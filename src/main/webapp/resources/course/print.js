// The button that prints the page; without a script it would do nothing, so it is not shown.
const button = document.getElementById("print");

if (button) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

/** What is unfolded for the printer only: on paper nothing can be unfolded. */
const unfolded = new Set();

addEventListener("beforeprint", () => {
  for (const details of document.querySelectorAll(".model-answer:not([open])")) {
    details.open = true;
    unfolded.add(details);
  }
});
addEventListener("afterprint", () => {
  for (const details of unfolded) details.open = false;
  unfolded.clear();
});
