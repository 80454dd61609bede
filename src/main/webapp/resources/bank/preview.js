/**
 * A question as a candidate gets it, in a frame of the page on which it is written. What is shown and how comes from
 * that page; what is answered goes back to it. The question is brought to life by the player's own module.
 */
const build = new URL(import.meta.url).search;
const { Question } = await import(`../exam/question.js${build}`);

const DARK = ['dark', 'yellow'];
const stage = document.getElementById('stage');
const root = document.documentElement;
const house = root.dataset.theme;

let lines = new Map();
let shown = '';

function text(key, ...values) {
  const line = lines.get(key) ?? lines.get(`${key}.${values[0] === 1 ? 'one' : 'other'}`) ?? key;
  return line.replace(/\{(\d)\}/g, (_, place) => values[place]);
}

function say(words) {
  document.getElementById('say').textContent = words;
}

function tell(what) {
  parent.postMessage(what, location.origin);
}

/** The player's words of a language; its texts lie in the page for each. */
function speak(language) {
  const words = document.querySelector(`template[data-language="${language}"]`);
  lines = new Map([...words.content.children].map(line => [line.dataset.t.replace(/^player\./, ''), line.textContent]));
  return words.dataset.heading;
}

function wear({ colours, size }) {
  root.dataset.colours = colours;
  root.dataset.size = size;
  if (colours !== 'default') root.dataset.theme = DARK.includes(colours) ? 'dark' : 'light';
  else if (house) root.dataset.theme = house;
  else delete root.dataset.theme;
}

function show({ html, type, language, words }) {
  const state = JSON.stringify([html, type, language, words]);
  if (state === shown) return;
  shown = state;
  const heading = document.createElement('h2');
  heading.id = 'q1-h';
  heading.textContent = speak(words);
  const section = document.createElement('section');
  section.className = 'question here';
  section.id = 'q1';
  section.dataset.position = '1';
  section.dataset.itemType = type;
  section.setAttribute('aria-labelledby', 'q1-h');
  // The server has checked this markup element by element; it is what a candidate's page holds, too.
  section.innerHTML = html;
  section.prepend(heading);
  section.lang = language;
  root.lang = words;
  stage.replaceChildren(section);
  new Question(section, {
    text, say, struck: [], strike: () => {},
    changed: question => tell({ kind: 'answer', response: question.response() }),
  });
}

addEventListener('message', event => {
  if (event.origin !== location.origin || event.source !== parent) return;
  if (event.data.kind === 'wear') wear(event.data);
  if (event.data.kind === 'show') show(event.data);
});

new ResizeObserver(() => tell({ kind: 'height', height: Math.ceil(stage.getBoundingClientRect().height) })).observe(stage);
tell({ kind: 'ready' });
