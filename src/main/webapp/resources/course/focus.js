/** Moves the focus to a part of the page that is read and not worked with, so that one goes on from there. */

/** The parts of a text among which the focus is moved; the smallest that hold something. */
export const PARTS = "h2, h3, p, li, th, td, pre, .drawing";

/** `look`: how it comes into view, or nothing if that is done otherwise. */
export function moveTo(element, look) {
  if (!element.hasAttribute("tabindex") && !element.matches("a, button, input, select, textarea")) {
    element.tabIndex = -1;
    element.addEventListener("blur", () => element.removeAttribute("tabindex"), { once: true });
  }
  element.focus({ preventScroll: true });
  if (look) element.scrollIntoView(look);
}

/** The part of a text around a node; what hides it is opened. */
export function partOf(node) {
  const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
  for (let hides = element.closest("details"); hides; hides = hides.parentElement.closest("details")) hides.open = true;
  return element.closest(PARTS) ?? element;
}

/** The first part of a text that ends below this height of the view, in pixels; what is out of sight does not count. */
export function partAt(text, height) {
  return [...text.querySelectorAll(PARTS)].find((part) => {
    const { bottom, height: own } = part.getBoundingClientRect();
    return own > 0 && bottom > height && !part.closest("details:not([open])");
  });
}
