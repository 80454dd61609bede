/**
 * Reads a question aloud, for those to whom it is granted, with a voice of this computer: one that speaks from
 * elsewhere would send the question there, and needs a network. What is being read is marked. A lesson is read in the
 * same way; as it is long, its page brings the texts of what a question does not need: pausing and beginning anew.
 */

const build = new URL(import.meta.url).search;
const { button, make } = await import(`./parts.js${build}`);

const SPEEDS = [0.6, 0.8, 1, 1.25, 1.5];
/** What is read in one breath, so that it can be marked and a long text does not stop some voices. */
const BLOCKS = 'h2, h3, p, li, legend, .prompt, caption, th, td, label, .option, pre, .text, .drawing[aria-label]';

const SILENT = 'silent';
const READING = 'reading';
const PAUSED = 'paused';

/** `first(blocks, last)` says with which block to begin; `last` is the one that was read last, or nothing. */
export function begin({ exam, say, shown, language, first = () => 0 }) {
  const lines = new Map([...document.getElementById('aid-texts').content.children].map(one => [one.dataset.t, one.textContent]));
  const text = (key, ...values) => lines.get(`aloud.${key}`).replace(/\{(\d)\}/g, (_, place) => values[place]);
  const long = lines.has('aloud.pause');

  const read = button('plain', '', text('read'));
  const pause = button('plain', '', long ? text('pause') : '');
  const anew = button('plain', '', long ? text('anew') : '');
  pause.hidden = anew.hidden = true;
  const speed = document.createElement('select');
  for (const rate of SPEEDS) {
    const percent = new Intl.NumberFormat(document.documentElement.lang, { style: 'percent' }).format(rate);
    speed.append(new Option(percent, rate, rate === 1, rate === 1));
  }
  const label = make('label', '', text('speed'), speed);
  const trouble = make('p', '');
  trouble.hidden = true;
  read.setAttribute('aria-keyshortcuts', 'Alt+L');
  const box = make('div', 'aid aloud', read, ...(long ? [pause, anew] : []), label, make('small', '', text('key')), trouble);
  document.getElementById('aids').append(box);

  const voices = () => {
    const all = 'speechSynthesis' in window ? speechSynthesis.getVoices() : [];
    return all.filter(voice => voice.localService !== false && voice.lang.replace('_', '-').toLowerCase().startsWith(language));
  };

  /** Voices come late in some browsers, and in some never. */
  function look() {
    const none = voices().length === 0;
    trouble.hidden = !none;
    trouble.textContent = none ? text('none') : '';
    read.disabled = none;
  }

  let state = SILENT;
  /** What is read, and how far that is. */
  let queue = [];
  let at = 0;
  let last = null;
  let marked = null;
  /** What was given to the voice before the present turn has nothing to say any more. */
  let turn = 0;

  function mark(block) {
    marked?.classList.remove('spoken');
    marked = block;
    block?.classList.add('spoken');
    block?.scrollIntoView({ block: 'nearest' });
  }

  function show(next) {
    state = next;
    const on = state !== SILENT;
    read.setAttribute('aria-pressed', on);
    read.textContent = text(on ? 'stop' : 'read');
    // What goes away takes no focus with it.
    if (!on && [pause, anew].includes(document.activeElement)) read.focus({ preventScroll: true });
    pause.hidden = anew.hidden = !on || !long;
    if (long) pause.textContent = text(state === PAUSED ? 'on' : 'pause');
    box.classList.toggle('reading', on);
  }

  function hush() {
    turn += 1;
    if ('speechSynthesis' in window) speechSynthesis.cancel();
  }

  function end() {
    hush();
    mark(null);
    show(SILENT);
  }

  function start(from) {
    const section = shown();
    if (!section || read.disabled) return;
    queue = blocks(section, text);
    at = from ?? first(queue.map(({ block }) => block), last);
    show(READING);
    speak();
  }

  function rest() {
    hush();
    show(PAUSED);
  }

  function goOn() {
    show(READING);
    speak();
  }

  /** Reads the block at which the reading stands, from its beginning, and then the next. */
  function speak() {
    hush();
    const part = queue[at];
    if (!part) {
      last = null;
      end();
      return;
    }
    last = part.block;
    const utterance = new SpeechSynthesisUtterance(part.words);
    const [voice] = voices().sort((one, other) => other.default - one.default);
    utterance.voice = voice ?? null;
    utterance.lang = language;
    utterance.rate = Number(speed.value);
    mark(part.block);
    const mine = turn;
    utterance.addEventListener('end', () => {
      if (mine !== turn) return;
      at += 1;
      speak();
    });
    utterance.addEventListener('error', ({ error }) => {
      if (mine !== turn || ['canceled', 'interrupted'].includes(error)) return;
      end();
      say(text('broken'), true);
    });
    speechSynthesis.speak(utterance);
  }

  const quiet = () => (long ? rest() : end());
  const pauseOrGoOn = () => (state === PAUSED ? goOn() : rest());
  const toggle = () => (state === SILENT ? start() : end());
  read.addEventListener('click', toggle);
  pause.addEventListener('click', pauseOrGoOn);
  anew.addEventListener('click', () => start(0));
  speed.addEventListener('change', () => {
    // Heard at once: the block that is being read begins anew at the new speed.
    if (state === READING) speak();
  });
  exam.addEventListener('turned', end);
  addEventListener('pagehide', end);
  addEventListener('keydown', event => {
    if (event.code !== 'KeyL' || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (document.querySelector('dialog[open]')) return;
    if (long && state !== SILENT) pauseOrGoOn();
    else toggle();
  });
  // What stands in the way of the paper silences it too.
  setInterval(() => {
    if (state === READING && document.querySelector('dialog[open]')) quiet();
  }, 500);
  show(SILENT);
  if ('speechSynthesis' in window) speechSynthesis.addEventListener('voiceschanged', look);
  look();
}

/** Whether a line has words of its own and a list below them, whose lines are read one by one. */
const isListed = block => block.matches('li') && Boolean(block.querySelector(':scope > ul, :scope > ol'))
  && !block.querySelector(':scope > p');

/** A question as it would be read to somebody: each block with its words, in the order of the page. */
function blocks(section, text) {
  const found = [];
  for (const block of section.querySelectorAll(BLOCKS)) {
    // What is not to be seen yet, such as a model answer, is not to be heard either.
    if (block.checkVisibility?.() === false || block.closest('details:not([open])')) continue;
    // Only what no smaller block reads already.
    if (block.querySelector(BLOCKS) && !block.querySelector('select') && !isListed(block)) continue;
    if (block.closest('.counter, button') || block.parentElement.closest('.inline p')) continue;
    const words = wordsOf(block, text);
    if (words) found.push({ block, words });
  }
  for (const select of section.querySelectorAll('.pair select')) {
    const words = choices(select, text);
    if (words) found.push({ block: select.closest('.pair'), words });
    break; // the same for every row, so it is read once
  }
  return found;
}

const choices = (select, text) => {
  const options = [...select.options].filter(option => option.value !== '').map(option => option.text);
  return options.length ? text('choices', options.join('; ')) : '';
};

function wordsOf(block, text) {
  if (block.matches('.drawing')) return block.getAttribute('aria-label').trim();
  const copy = block.cloneNode(true);
  if (isListed(block)) copy.querySelectorAll(':scope > :is(ul, ol)').forEach(list => list.remove());
  for (const place of [copy, ...copy.querySelectorAll('[data-help]')]) {
    // What its author wants said in place of what is shown.
    const said = place.dataset.help && document.querySelector(`[data-spoken="${place.dataset.help}"]`);
    if (said) place.textContent = said.content.textContent;
  }
  for (const away of copy.querySelectorAll('button, svg, .chosen, .unseen, [aria-hidden="true"]')) away.remove();
  copy.querySelectorAll('select').forEach(select => select.replaceWith(` ${choices(select, text)} `));
  return copy.textContent.replace(/\s+/g, ' ').trim();
}
