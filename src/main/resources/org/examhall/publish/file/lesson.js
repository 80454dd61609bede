// A lesson on another platform: asks its check questions, keeps the score, and tells the platform. The platform is
// whoever platform.js speaks with; each kind of platform has a file of its own with the same verbs:
//
//   connect()            -> null if nobody listens, or, when the platform is ready, what is kept of earlier visits
//   keep(state)          remembers it for the next visit
//   answered(answer)     reports one answer to one question
//   score(right, all)    reports how many questions are answered right now
//   completed(passed)    the lesson is done; passed is null where it has no questions
//   leave()              ends the visit; later reports are lost
//   home                 where the learner goes afterwards, or null if the platform closes the window itself

import * as platform from './platform.js';

const main = document.querySelector('main');
const checks = [...document.querySelectorAll('form.check')];
const text = key => document.querySelector(`[data-t="${key}"]`).textContent;
const mastery = Number(main.dataset.mastery) / 100;
const standing = document.getElementById('standing');

/** What has been done: the options chosen, by question; whether the end was reached; how far down it was read. */
const state = { given: {}, read: false, place: 0 };

let listening = false;
let reported = '';
let left = false;
let began = Date.now();

const keyOf = check => check.dataset.right.split(',').map(Number);
const chosenIn = check => [...check.querySelectorAll('input:checked')].map(input => Number(input.value));
const isRight = check => String(state.given[check.id]) === String(keyOf(check));
const isAnswered = check => check.id in state.given;

/** Shows what came of an answer. */
function show(check) {
  const right = keyOf(check);
  const verdict = check.querySelector('.verdict');
  const words = document.createElement('p');
  words.textContent = text(isRight(check) ? 'right' : 'wrong');
  verdict.replaceChildren(words);
  verdict.classList.toggle('good', isRight(check));
  check.querySelector('.explanation').hidden = false;
  for (const input of check.querySelectorAll('input')) {
    const place = Number(input.value);
    input.checked = state.given[check.id].includes(place);
    input.closest('.option').classList.toggle('good', right.includes(place));
    input.closest('.option').classList.toggle('bad', input.checked && !right.includes(place));
  }
}

function answer(check) {
  const chosen = chosenIn(check);
  if (chosen.length === 0) {
    const words = document.createElement('p');
    words.textContent = text('none');
    check.querySelector('.verdict').replaceChildren(words);
    return;
  }
  state.given[check.id] = chosen;
  show(check);
  const now = Date.now();
  const options = [...check.querySelectorAll('.option span')].map(option => option.textContent.trim());
  report(() => platform.answered({
    id: check.id,
    question: check.querySelector('.question').textContent.trim(),
    options,
    chosen,
    key: keyOf(check),
    right: isRight(check),
    milliseconds: now - began,
  }));
  began = now;
  settle();
}

/** Says how the lesson stands, and reports what is new. */
function settle() {
  const open = checks.filter(check => !isAnswered(check)).length;
  const right = checks.filter(isRight).length;
  const passed = checks.length === 0 ? null : right / checks.length >= mastery;
  if (checks.length > 0 && open < checks.length) {
    report(() => platform.score(right, checks.length));
  }
  if (open > 0) {
    standing.textContent = `${text('open')}: ${open}`;
  } else if (!state.read) {
    standing.textContent = text('read-on');
  } else {
    standing.textContent = text(passed === null ? 'done' : passed ? 'passed' : 'failed');
    if (reported !== String(passed)) {
      reported = String(passed);
      report(() => platform.completed(passed));
    }
  }
  if (!listening) {
    standing.textContent += ` ${text('alone')}`;
  }
  report(() => platform.keep(state));
}

function report(deed) {
  if (listening && !left) {
    deed();
  }
}

function leave() {
  if (listening && !left) {
    state.place = Math.round(1000 * scrollY / Math.max(1, document.documentElement.scrollHeight));
    platform.keep(state);
    left = true;
    return platform.leave();
  }
  return Promise.resolve();
}

for (const check of checks) {
  check.addEventListener('submit', event => {
    event.preventDefault();
    answer(check);
  });
}

const kept = await platform.connect();
listening = kept !== null;
Object.assign(state, kept ?? {});
checks.filter(isAnswered).forEach(show);
if (state.place > 0) {
  scrollTo(0, state.place * document.documentElement.scrollHeight / 1000);
}
new IntersectionObserver(seen => {
  if (!state.read && seen.some(one => one.isIntersecting)) {
    state.read = true;
    settle();
  }
}).observe(document.getElementById('end'));
settle();

const home = document.getElementById('leave');
home.hidden = !listening || platform.home() === null;
home.addEventListener('click', async () => {
  await leave();
  location.href = platform.home();
});
addEventListener('pagehide', leave);
