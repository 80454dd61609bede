/**
 * The display settings at check-in: what is chosen here changes this page at once, is kept where the paper looks for
 * it, and so the paper opens like that. `#look` carries `data-script` and `data-wishes`, what an arrangement grants.
 */

const build = new URL(import.meta.url).search;
const [{ Display, Shelf }, { Shelter }] =
  await Promise.all(['display', 'away'].map(name => import(`./${name}.js${build}`)));

const look = document.getElementById('look');
const shelf = new Shelf(look.dataset.script);

new Display(document.getElementById('wishes'), shelf.all.display, display => shelf.put({ display }),
  JSON.parse(look.dataset.wishes || '{}'));
look.hidden = false;

// What may still be kept of an exam on this computer is not this candidate's.
new Shelter().drop();
