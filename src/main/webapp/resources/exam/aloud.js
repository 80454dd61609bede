/**
 * Reads a question aloud, for those to whom it is granted, with a voice of this computer: one that speaks from
 * elsewhere would send the question there, and needs a network. What is being read is marked.
 */

const build = new URL(import.meta.url).search;
const { button, make } = await import(`./parts.js${build}`);

const SPEEDS = [0.6, 0.8, 1, 1.25, 1.5];
/** What is read in one breath, so that it can be marked and a long text does not stop some voices. */
const BLOCKS = 'h2, h3, p, li, legend, .prompt, caption, th, td, label, .option, pre, .text';

export function begin({ exam, say, shown, language }) {
  const lines = new Map([...document.getElementById('aid-texts').content.children].map(one => [one.dataset.t, one.textContent]));
  const text = (key, ...values) => lines.get(`aloud.${key}`).replace(/\{(\d)\}/g, (_, place) => values[place]);

  const read = button('plain', '', text('read'));
  const speed = document.createElement('select');
  for (const rate of SPEEDS) {
    const percent = new Intl.NumberFormat(document.documentElement.lang, { style: 'percent' }).format(rate);
    speed.append(new Option(percent, rate, rate === 1, rate === 1));
  }
  const label = make('label', '', text('speed'), speed);
  const trouble = make('p', '');
  trouble.hidden = true;
  read.setAttribute('aria-keyshortcuts', 'Alt+L');
  document.getElementById('aids').append(make('div', 'aid aloud', read, label, trouble));

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

  let queue = [];
  let marked = null;

  function mark(block) {
    marked?.classList.remove('spoken');
    marked = block;
    block?.classList.add('spoken');
    block?.scrollIntoView({ block: 'nearest' });
  }

  const reading = () => read.getAttribute('aria-pressed') === 'true';

  function end() {
    queue = [];
    if ('speechSynthesis' in window) speechSynthesis.cancel();
    mark(null);
    read.setAttribute('aria-pressed', 'false');
    read.textContent = text('read');
  }

  function start() {
    const section = shown();
    if (!section || read.disabled) return;
    queue = blocks(section, text);
    read.setAttribute('aria-pressed', 'true');
    read.textContent = text('stop');
    speechSynthesis.cancel();
    next();
  }

  function next() {
    const part = queue.shift();
    if (!part) {
      end();
      return;
    }
    const utterance = new SpeechSynthesisUtterance(part.words);
    const [voice] = voices().sort((one, other) => other.default - one.default);
    utterance.voice = voice ?? null;
    utterance.lang = language;
    utterance.rate = Number(speed.value);
    mark(part.block);
    const mine = queue;
    utterance.addEventListener('end', () => mine === queue && reading() && next());
    utterance.addEventListener('error', ({ error }) => {
      if (mine !== queue || ['canceled', 'interrupted'].includes(error)) return;
      end();
      say(text('broken'), true);
    });
    speechSynthesis.speak(utterance);
  }

  const toggle = () => (reading() ? end() : start());
  read.addEventListener('click', toggle);
  speed.addEventListener('change', () => {
    // Heard at once: what is being read begins anew at the new speed.
    if (reading()) start();
  });
  exam.addEventListener('turned', end);
  addEventListener('pagehide', end);
  addEventListener('keydown', event => {
    if (event.code !== 'KeyL' || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (!document.querySelector('dialog[open]')) toggle();
  });
  // What stands in the way of the paper silences it too.
  setInterval(() => {
    if (reading() && document.querySelector('dialog[open]')) end();
  }, 500);
  read.setAttribute('aria-pressed', 'false');
  if ('speechSynthesis' in window) speechSynthesis.addEventListener('voiceschanged', look);
  look();
}

/** A question as it would be read to somebody: each block with its words, in the order of the page. */
function blocks(section, text) {
  const found = [];
  for (const block of section.querySelectorAll(BLOCKS)) {
    // Only what no smaller block reads already.
    if (block.querySelector(BLOCKS) && !block.querySelector('select')) continue;
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
  const copy = block.cloneNode(true);
  for (const place of [copy, ...copy.querySelectorAll('[data-help]')]) {
    // What its author wants said in place of what is shown.
    const said = place.dataset.help && document.querySelector(`[data-spoken="${place.dataset.help}"]`);
    if (said) place.textContent = said.content.textContent;
  }
  for (const away of copy.querySelectorAll('button, svg, .chosen, .unseen, [aria-hidden="true"]')) away.remove();
  copy.querySelectorAll('select').forEach(select => select.replaceWith(` ${choices(select, text)} `));
  return copy.textContent.replace(/\s+/g, ' ').trim();
}
