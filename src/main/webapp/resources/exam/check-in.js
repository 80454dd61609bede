/**
 * The display settings at check-in: what is chosen here changes this page at once, is kept where the paper looks for
 * it, and so the paper opens like that. `#look` carries `data-script` and `data-wishes`, what an arrangement grants.
 */

const build = new URL(import.meta.url).search;
const { Display } = await import(`./display.js${build}`);

const look = document.getElementById('look');
const shelf = `examhall.${look.dataset.script}`;

function memory() {
  try {
    return JSON.parse(localStorage.getItem(shelf)) ?? {};
  } catch {
    return {};
  }
}

function remember(display) {
  try {
    localStorage.setItem(shelf, JSON.stringify({ ...memory(), display }));
  } catch {
    // Without storage the choice holds for this page; the paper has the same settings.
  }
}

new Display(document.getElementById('wishes'), memory().display, remember, JSON.parse(look.dataset.wishes || '{}'));
look.hidden = false;
