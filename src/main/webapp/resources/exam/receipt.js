/**
 * Answers that this computer has kept but could not send before the exam was closed (the network failed, the computer
 * was switched off) go to the server now, which holds them for review.
 */
const build = new URL(import.meta.url).search;
const { Answers, Clock, Keep, Link } = await import(`./server.js${build}`);

const kept = document.getElementById('kept');
const { script, context, sending, sent, stuck } = kept.dataset;
const answers = new Answers(new Link(context, script, new Clock()), await Keep.open(script), () => {});
await answers.load();

const words = text => {
  kept.hidden = false;
  kept.textContent = text.replace('{0}', count);
};
const count = answers.unsent.length;
if (count > 0) {
  words(sending);
  addEventListener('online', () => answers.retry());
  await answers.leave();
  words(answers.unsent.length === 0 ? sent : stuck);
}
