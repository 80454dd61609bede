// Speaks with a record store by xAPI as cmi5 wants it: the platform names store, learner and registration in the
// address; what is sent begins with "initialized" and ends with "terminated". Source: cmi5, "Quartz" 1st edition,
// sections 8 to 11 (AICC, ADL).

const VERBS = 'http://adlnet.gov/expapi/verbs/';
const CMI5 = 'https://w3id.org/xapi/cmi5/context/categories/cmi5';
const MOVE_ON = 'https://w3id.org/xapi/cmi5/context/categories/moveon';
const MASTERY = 'https://w3id.org/xapi/cmi5/context/extensions/masteryscore';
const STATE = 'org.examhall.lesson';

const began = Date.now();
let launch = null;
let terms = null;
let right = 0;
let questions = 0;
let done = false;

/** What has been said in this registration and is not to be said again. */
const said = { completed: false, passed: false };

/** Everything is sent in the order in which it happened. */
let queue = Promise.resolve();

function launched() {
  const given = new URLSearchParams(location.search);
  const names = ['endpoint', 'fetch', 'actor', 'registration', 'activityId'];
  return names.every(name => given.has(name)) ? Object.fromEntries(names.map(name => [name, given.get(name)])) : null;
}

/** A call of the record store; what is kept alive is finished even when the window closes. */
function call(method, resource, parameters, body) {
  const address = new URL(resource, launch.endpoint.replace(/\/*$/, '/'));
  Object.entries(parameters).forEach(([name, value]) => address.searchParams.set(name, value));
  const headers = { 'Authorization': `Basic ${launch.token}`, 'X-Experience-API-Version': '1.0.3' };
  if (body !== undefined) {
    headers['Content-Type'] = 'application/json';
  }
  return fetch(address, { method, headers, body: body === undefined ? undefined : JSON.stringify(body), keepalive: true });
}

/** What the store keeps under a name; null if that is nothing. */
const kept = (resource, parameters) =>
  call('GET', resource, parameters).then(answer => (answer.ok ? answer.json() : null));

const place = stateId => ({ activityId: launch.activityId, agent: launch.actor, registration: launch.registration, stateId });

const duration = milliseconds => `PT${Math.round(milliseconds / 10) / 100}S`;

/** Puts together what all statements of a visit have in common. */
function statement(verb, { result, object, categories = [], mastery = false } = {}) {
  const context = structuredClone(terms.contextTemplate ?? {});
  context.registration = launch.registration;
  context.contextActivities ??= {};
  context.contextActivities.category = [...(context.contextActivities.category ?? []), ...categories.map(id => ({ id }))];
  if (context.contextActivities.category.length === 0) {
    delete context.contextActivities.category;
  }
  if (mastery && terms.masteryScore !== undefined) {
    context.extensions = { ...context.extensions, [MASTERY]: terms.masteryScore };
  }
  return {
    id: crypto.randomUUID(),
    timestamp: new Date().toISOString(),
    actor: JSON.parse(launch.actor),
    verb: { id: VERBS + verb, display: { en: verb } },
    object: object ?? { objectType: 'Activity', id: launch.activityId },
    ...(result && { result }),
    context,
  };
}

const isNormal = () => (terms.launchMode ?? 'Normal') === 'Normal';

function send(verb, parts) {
  const words = statement(verb, parts);
  queue = queue.then(() => call('POST', 'statements', {}, words)).catch(() => {});
  return queue;
}

export async function connect() {
  launch = launched();
  if (!launch) {
    return null;
  }
  const fetched = await fetch(launch.fetch, { method: 'POST' }).then(answer => answer.json());
  launch.token = fetched['auth-token'];
  if (!launch.token) {
    return null;
  }
  terms = await kept('activities/state', place('LMS.LaunchData')) ?? {};
  await kept('agents/profile', { agent: launch.actor, profileId: 'cmi5LearnerPreferences' });
  const state = await kept('activities/state', place(STATE)) ?? {};
  Object.assign(said, state.said);
  await send('initialized', { categories: [CMI5] });
  return state;
}

export function keep(state) {
  const words = structuredClone({ ...state, said });
  queue = queue.then(() => call('PUT', 'activities/state', place(STATE), words)).catch(() => {});
}

export function answered(answer) {
  const ids = places => places.map(one => `option_${one + 1}`).join('[,]');
  const inLanguage = words => ({ [document.documentElement.lang]: words });
  send('answered', {
    object: {
      objectType: 'Activity',
      id: `${launch.activityId}:${answer.id}`,
      definition: {
        type: 'http://adlnet.gov/expapi/activities/cmi.interaction',
        interactionType: 'choice',
        description: inLanguage(answer.question),
        choices: answer.options.map((option, i) => ({ id: `option_${i + 1}`, description: inLanguage(option) })),
        correctResponsesPattern: [ids(answer.key)],
      },
    },
    result: { response: ids(answer.chosen), success: answer.right, duration: duration(answer.milliseconds) },
  });
}

export function score(correct, all) {
  right = correct;
  questions = all;
}

const time = () => duration(Date.now() - began);

/** Done and passed are said once for a registration, however often the lesson is opened. */
export function completed(passed) {
  done = true;
  if (isNormal() && !said.completed) {
    said.completed = true;
    send('completed', { result: { completion: true, duration: time() }, categories: [CMI5, MOVE_ON] });
  }
  if (isNormal() && passed && !said.passed) {
    said.passed = true;
    judge(true);
  }
}

function judge(success) {
  const result = {
    success,
    score: { scaled: Math.round(1000 * right / questions) / 1000, raw: right, min: 0, max: questions },
    duration: time(),
  };
  send(success ? 'passed' : 'failed', { result, categories: [CMI5, MOVE_ON], mastery: true });
}

/** A lesson can be tried again as long as it is open; only then has somebody failed. */
export function leave() {
  if (isNormal() && done && questions > 0 && !said.passed) {
    judge(false);
  }
  return send('terminated', { result: { duration: time() }, categories: [CMI5] });
}

export const home = () => terms?.returnURL ?? null;
