/**
 * Covers all of a question but the part that is being read, for those to whom it is granted. A part is uncovered by
 * pointing at it, by coming to it with the keyboard, or step by step; a click on a cover uncovers and chooses nothing.
 */

const build = new URL(import.meta.url).search;
const { button, make } = await import(`./question.js${build}`);

/** The parts of a question, in the order of the page. */
const PARTS = '.stimulus, legend, .prompt, .option, li[data-value], .pair, .couple, .picture, .scale, .essay, '
  + ':is(.inline, .entry, .gap-match, .hottext) > :not(.prompt, .clear, .counter)';

export function begin({ exam, say, shown }) {
  const lines = new Map([...document.getElementById('aid-texts').content.children].map(one => [one.dataset.t, one.textContent]));
  const text = (key, ...values) => lines.get(`masking.${key}`).replace(/\{(\d)\}/g, (_, place) => values[place]);

  const toggle = button('plain', '', text('on'));
  const previous = button('plain', 'up');
  const next = button('plain', 'down');
  previous.setAttribute('aria-label', text('previous'));
  next.setAttribute('aria-label', text('next'));
  previous.setAttribute('aria-keyshortcuts', 'Alt+K');
  next.setAttribute('aria-keyshortcuts', 'Alt+J');
  document.getElementById('aids').append(
    make('div', 'aid masking', toggle, previous, next, make('small', '', text('key'))));

  let on = true;
  let open = 0;

  const parts = () => [...(shown()?.querySelectorAll(PARTS) ?? [])];

  function draw() {
    for (const away of exam.querySelectorAll('.covered')) away.classList.remove('covered');
    toggle.setAttribute('aria-pressed', on);
    toggle.textContent = text(on ? 'off' : 'on');
    previous.hidden = next.hidden = !on;
    if (!on) return;
    const all = parts();
    open = Math.max(0, Math.min(open, all.length - 1));
    all.forEach((part, place) => part.classList.toggle('covered', place !== open));
    previous.disabled = open === 0;
    next.disabled = open >= all.length - 1;
  }

  function uncover(place, tell) {
    const all = parts();
    if (place < 0 || place >= all.length) return;
    open = place;
    draw();
    all[place].scrollIntoView({ block: 'nearest' });
    if (tell) say(text('part', place + 1, all.length));
  }

  /** The cover that this is under, by its place, or -1. */
  const coverOf = target => parts().indexOf(target.closest?.('.covered'));

  toggle.addEventListener('click', () => {
    on = !on;
    draw();
  });
  previous.addEventListener('click', () => uncover(open - 1, true));
  next.addEventListener('click', () => uncover(open + 1, true));
  let uncovering = false;
  const questions = document.getElementById('questions');
  questions.addEventListener('pointerdown', event => {
    const place = on ? coverOf(event.target) : -1;
    uncovering = place >= 0;
    if (!uncovering) return;
    event.preventDefault();
    uncover(place);
  }, true);
  questions.addEventListener('click', event => {
    // The rest of the press that has uncovered something; keys click too, with no pointer before.
    if (!uncovering || event.detail === 0) return;
    uncovering = false;
    event.preventDefault();
    event.stopPropagation();
  }, true);
  questions.addEventListener('focusin', event => {
    const place = on ? coverOf(event.target) : -1;
    if (place >= 0) uncover(place);
  });
  addEventListener('keydown', event => {
    const way = { KeyJ: 1, KeyK: -1 }[event.code];
    if (!way || !on || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (!document.querySelector('dialog[open]')) uncover(open + way, true);
  });
  exam.addEventListener('turned', () => {
    open = 0;
    draw();
  });
  draw();
}
