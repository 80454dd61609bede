// The button that prints the page; without a script it would do nothing, so it is not shown.
const button = document.getElementById("print");

if (button) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
