/**
 * Answers that this computer has kept but could not send before the exam was closed (the network failed, the computer
 * was switched off) go to the server now, each with what shows when it was given: it counts those that were in time and
 * holds the others for review. What cannot be sent can be carried in a sealed file.
 */
const build = new URL(import.meta.url).search;
const [{ Answers, Clock, Keep, Link }, { Shelter, Witness, canSeal, carry }] =
  await Promise.all(['server', 'away'].map(name => import(`./${name}.js${build}`)));

const kept = document.getElementById('kept');
// An application at the root has no context, and then the attribute is not there at all.
const { script, context = '', sending, sent, stuck, carried } = kept.dataset;
new Shelter().drop();
const link = new Link(context, script, new Clock());
link.witness = new Witness();
const answers = new Answers(link, await Keep.open(script), offer);
await answers.load();

const words = text => {
  kept.hidden = false;
  kept.textContent = text.replace('{0}', count);
};
const count = answers.owed.length;
const way = document.getElementById('kept-carry');
way.addEventListener('click', async () => words(carried.replace('{1}', await carry(kept.dataset, answers, link.witness))));

/** Where it fails, there is the other way. */
function offer() {
  way.hidden = !canSeal() || answers.trouble === null || answers.owed.length === 0;
}

if (count > 0) {
  words(sending);
  addEventListener('online', () => setTimeout(() => answers.retry(), 4000 * Math.random()));
  await answers.leave();
  offer();
  words(answers.owed.length === 0 ? sent : stuck);
}
