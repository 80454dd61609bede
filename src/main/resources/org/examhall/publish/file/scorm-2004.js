// Speaks with a platform that knows SCORM 2004, through the object API_1484_11 in a window above this one. Source:
// SCORM 2004 4th edition, Run-Time Environment (ADL), chapters 3 and 4.

const LONGEST_STATE = 64000;

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

const set = (name, value) => api.SetValue(name, String(value));
const time = milliseconds => `PT${Math.round(milliseconds / 10) / 100}S`;
const pattern = places => places.map(place => `option_${place + 1}`).join('[,]');

export async function connect() {
  api = find(window.parent === window ? null : window.parent, 'API_1484_11') ?? find(window.opener, 'API_1484_11');
  if (!api || String(api.Initialize('')) !== 'true') {
    api = null;
    return null;
  }
  if (api.GetValue('cmi.completion_status') !== 'completed') {
    set('cmi.completion_status', 'incomplete');
  }
  answers = Number(api.GetValue('cmi.interactions._count')) || 0;
  set('cmi.exit', 'suspend');
  const kept = api.GetValue('cmi.suspend_data');
  return kept ? JSON.parse(kept) : {};
}

export function keep(state) {
  const words = JSON.stringify(state);
  if (words.length <= LONGEST_STATE) {
    set('cmi.suspend_data', words);
  }
  set('cmi.location', state.place);
  api.Commit('');
}

export function answered(answer) {
  const at = `cmi.interactions.${answers++}`;
  set(`${at}.id`, answer.id);
  set(`${at}.type`, 'choice');
  set(`${at}.timestamp`, new Date().toISOString().replace(/\dZ$/, 'Z'));
  set(`${at}.correct_responses.0.pattern`, pattern(answer.key));
  set(`${at}.learner_response`, pattern(answer.chosen));
  set(`${at}.result`, answer.right ? 'correct' : 'incorrect');
  set(`${at}.latency`, time(answer.milliseconds));
  set(`${at}.description`, answer.question.slice(0, 250));
}

export function score(right, all) {
  set('cmi.score.min', 0);
  set('cmi.score.max', all);
  set('cmi.score.raw', right);
  set('cmi.score.scaled', Math.round(1000 * right / all) / 1000);
}

export function completed(passed) {
  set('cmi.completion_status', 'completed');
  set('cmi.progress_measure', 1);
  if (passed !== null) {
    set('cmi.success_status', passed ? 'passed' : 'failed');
  }
  set('cmi.exit', 'normal');
  api.Commit('');
}

export function leave() {
  set('cmi.session_time', time(Date.now() - began));
  api.Commit('');
  api.Terminate('');
  return Promise.resolve();
}

export const home = () => null;
