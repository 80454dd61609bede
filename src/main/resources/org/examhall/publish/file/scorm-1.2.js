// Speaks with a platform that knows SCORM 1.2, through the object API in a window above this one. Source: SCORM 1.2,
// Run-Time Environment (ADL), chapter 3.

const LONGEST_STATE = 4096;

let api = null;
let answers = 0;
const began = Date.now();

/** The first object of this name in the windows above, and in those above the window that opened this one. */
function find(from, name) {
  for (let place = from; place; place = place.parent === place ? null : place.parent) {
    if (place[name]) {
      return place[name];
    }
  }
  return null;
}

const set = (name, value) => api.LMSSetValue(name, String(value));

/** Hours, minutes and seconds as the standard writes them: 0000:01:05.00. */
function time(milliseconds) {
  const seconds = Math.floor(milliseconds / 1000);
  const two = number => String(number).padStart(2, '0');
  return `${String(Math.floor(seconds / 3600)).padStart(4, '0')}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}.00`;
}

const pattern = places => places.map(place => String.fromCharCode(97 + place)).join(',');

export async function connect() {
  api = find(window.parent === window ? null : window.parent, 'API') ?? find(window.opener, 'API');
  if (!api || String(api.LMSInitialize('')) !== 'true') {
    api = null;
    return null;
  }
  if (['not attempted', ''].includes(api.LMSGetValue('cmi.core.lesson_status'))) {
    set('cmi.core.lesson_status', 'incomplete');
  }
  answers = Number(api.LMSGetValue('cmi.interactions._count')) || 0;
  set('cmi.core.exit', 'suspend');
  const kept = api.LMSGetValue('cmi.suspend_data');
  return kept ? JSON.parse(kept) : {};
}

export function keep(state) {
  const words = JSON.stringify(state);
  if (words.length <= LONGEST_STATE) {
    set('cmi.suspend_data', words);
  }
  set('cmi.core.lesson_location', state.place);
  api.LMSCommit('');
}

export function answered(answer) {
  const at = `cmi.interactions.${answers++}`;
  set(`${at}.id`, answer.id);
  set(`${at}.time`, time(Date.now() - new Date().setHours(0, 0, 0, 0)).slice(2));
  set(`${at}.type`, 'choice');
  set(`${at}.correct_responses.0.pattern`, pattern(answer.key));
  set(`${at}.student_response`, pattern(answer.chosen));
  set(`${at}.result`, answer.right ? 'correct' : 'wrong');
  set(`${at}.latency`, time(answer.milliseconds));
}

export function score(right, all) {
  set('cmi.core.score.min', 0);
  set('cmi.core.score.max', 100);
  set('cmi.core.score.raw', Math.round(100 * right / all));
}

export function completed(passed) {
  set('cmi.core.lesson_status', passed === null ? 'completed' : passed ? 'passed' : 'failed');
  set('cmi.core.exit', '');
  api.LMSCommit('');
}

export function leave() {
  set('cmi.core.session_time', time(Date.now() - began));
  api.LMSCommit('');
  api.LMSFinish('');
  return Promise.resolve();
}

export const home = () => null;
