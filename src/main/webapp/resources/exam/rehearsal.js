/**
 * A computer at a rehearsal. It is measured, some questions are answered, the page cuts itself off from the server (or
 * somebody pulls the cable), more are answered, the page comes back, and the server compares what was given with what
 * has arrived. Questions, keeping and sending are those of the exam itself.
 */

const build = new URL(import.meta.url).search;
const [{ Answers, Clock, Keep, Link }, { Question, icon, make }] =
  await Promise.all(['server', 'question'].map(name => import(`./${name}.js${build}`)));

const REQUESTS = 12;
const CUT = 20000;
const FIRST = [1, 2, 3];
const LATER = [4, 5, 6];
const ENOUGH = 2;

const $ = id => document.getElementById(id);
const pause = time => new Promise(done => setTimeout(done, time));
// An application at the root has no context, and then the attribute is not there at all.
const { context = '' } = $('rehearsal').dataset;
const lines = new Map();
for (const line of $('texts').content.children) lines.set(line.dataset.t, line.textContent);

function text(key, ...values) {
  const line = lines.get(key) ?? lines.get(`${key}.${values[0] === 1 ? 'one' : 'other'}`) ?? key;
  return line.replace(/\{(\d)\}/g, (_, place) => values[place]);
}

function say(words) {
  $('say').textContent = words;
}

/** The way to the server, which can be cut. */
class CutLink extends Link {
  cut = false;

  call(...asked) {
    return this.cut ? Promise.resolve({ status: 0, body: null }) : super.call(...asked);
  }
}

function show(step) {
  for (const name of ['join', 'check', 'write', 'verdict']) $(`step-${name}`).hidden = name !== step;
  scrollTo(0, 0);
  $(`${step}-h`).focus({ preventScroll: true });
}

// --- coming in ---

const code = new URLSearchParams(`code=${location.hash.slice(1)}`).get('code');
if (code) {
  $('code').value = code;
  history.replaceState(null, '', location.pathname);
}

async function join(event) {
  event.preventDefault();
  $('join-wrong').textContent = '';
  const asked = { code: $('code').value, name: $('name').value };
  try {
    const reply = await fetch(`${context}/api/rehearsals/computers`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(asked),
      cache: 'no-store',
      signal: AbortSignal.timeout(10000),
    });
    const told = await reply.json();
    if (reply.ok) await rehearse(told);
    else $('join-wrong').textContent = told.text ?? text('unreachable');
  } catch {
    $('join-wrong').textContent = text('unreachable');
  }
}

// --- what is looked at ---

const PICTURES = { good: 'check', remark: 'info', bad: 'warn', pending: 'saving' };

function line(list, grade, ...words) {
  const item = make('li', grade, icon(PICTURES[grade]), make('p', '', ...words));
  list.append(item);
  return item;
}

function browserFits() {
  return [
    typeof HTMLDialogElement === 'function',
    typeof AbortSignal?.timeout === 'function',
    typeof structuredClone === 'function',
    typeof ResizeObserver === 'function',
    CSS.supports('selector(:has(a))') && CSS.supports('container-type: inline-size'),
  ].every(Boolean);
}

async function storageWorks(computer) {
  const keep = await Keep.open(`${computer}-trial`);
  await keep.put(1, { response: { TRIAL: ['A'] }, revision: 1, acked: 0, base: 0 });
  const kept = await keep.all();
  await keep.clear();
  return keep.safe && kept.length === 1 && kept[0].response?.TRIAL?.[0] === 'A';
}

/** The network by some small requests; the clock's difference by the quickest of them. */
async function network(link) {
  const trips = [];
  let clockOff = 0;
  let lost = 0;
  for (let i = 0; i < REQUESTS; i++) {
    const sent = performance.now();
    const { status, body } = await link.call('GET', 'pulse');
    const trip = performance.now() - sent;
    if (status === 200) {
      if (trips.every(other => trip < other)) clockOff = Math.round(Date.now() - trip / 2 - body.now);
      trips.push(trip);
    } else {
      lost++;
    }
    await pause(60);
  }
  trips.sort((one, other) => one - other);
  return { roundTrip: Math.round(trips[Math.floor(trips.length / 2)] ?? 10000), lost, clockOff };
}

async function measure(computer, link) {
  const list = $('checks');
  list.replaceChildren();
  const pending = line(list, 'pending', text('checking'));
  const facts = { browserFits: browserFits(), secure: isSecureContext, width: innerWidth };
  line(list, facts.browserFits ? 'good' : 'bad', text(`check.browser.${facts.browserFits ? 'good' : 'bad'}`));
  facts.storageWorks = await storageWorks(computer);
  line(list, facts.storageWorks ? 'good' : 'bad', text(`check.storage.${facts.storageWorks ? 'good' : 'bad'}`));
  line(list, facts.secure ? 'good' : 'remark', text(`check.secure.${facts.secure ? 'good' : 'bad'}`));
  Object.assign(facts, await network(link));
  line(list, facts.lost > 2 || facts.roundTrip > 2000 ? 'bad' : facts.lost || facts.roundTrip > 400 ? 'remark' : 'good',
    text('check.network', facts.roundTrip, facts.lost, REQUESTS));
  const seconds = Math.round(Math.abs(facts.clockOff) / 1000);
  line(list, seconds > 60 ? 'remark' : 'good', text('check.clock', seconds));
  line(list, facts.width < 800 ? 'remark' : 'good', text('check.window', facts.width));
  pending.remove();
  return facts;
}

// --- answering, and being cut off ---

const questions = [];

async function rehearse({ computer, name }) {
  $('who').textContent = text('who', name);
  $('who').hidden = false;
  show('check');
  const link = new CutLink(context, computer, new Clock(), 'rehearsals');
  const facts = await measure(computer, link);
  await pause(1500);

  const answers = new Answers(link, await Keep.open(computer), drawState);
  const given = new Set();
  answers.seat = 1;
  for (const section of document.querySelectorAll('.question')) {
    const question = new Question(section, { text, say, changed, struck: [], strike: () => {} });
    questions.push(question);
  }

  function changed(question) {
    answers.give(question.position, question.response(), question.type === 'single' ? 150 : 400);
    if (question.progress === 'whole') given.add(question.position);
    else given.delete(question.position);
    noticed();
  }

  let noticed = () => {};

  /** Waits until `done()`; asked after each answer and four times a second. */
  const until = done => new Promise(settled => {
    const look = () => {
      if (!done()) return;
      clearInterval(timer);
      noticed = () => {};
      settled();
    };
    const timer = setInterval(look, 250);
    noticed = look;
  });

  function drawState() {
    const unsent = answers.unsent.length;
    const state = unsent === 0 ? 'saved' : link.cut || answers.trouble !== null ? 'waiting' : 'saving';
    if ($('state').dataset.shown === state) return;
    $('state').dataset.shown = $('state').dataset.state = state;
    $('state-text').textContent = text(`state.${state}`);
    $('state').querySelector('use').setAttribute('href', `#i-${state === 'waiting' ? 'warn' : state === 'saved' ? 'check' : 'saving'}`);
    say(text(`state.${state}`));
  }

  function ask(words) {
    $('write-what').textContent = words;
  }

  function bring(positions) {
    for (const question of questions) question.section.classList.toggle('here', positions.includes(question.position));
  }

  drawState();
  ask(text('write.first'));
  bring(FIRST);
  show('write');
  link.call('POST', 'step', { step: 'ANSWERING' });
  await until(() => FIRST.every(position => given.has(position)) && answers.unsent.length === 0);

  await link.call('POST', 'step', { step: 'CUT' });
  bring([]);
  ask(text('write.choose'));
  $('cut-choice').hidden = false;
  $('cut-page').focus();
  const byHand = await new Promise(chosen => {
    $('cut-page').onclick = () => chosen(false);
    $('cut-hand').onclick = () => chosen(true);
  });
  $('cut-choice').hidden = true;
  bring(LATER);
  let cutAt;
  const offline = () => LATER.filter(position => given.has(position)).length;
  if (byHand) {
    ask(text('write.pull'));
    $('write-h').focus();
    bring([]);
    while ((await link.call('GET', 'pulse')).status === 200) await pause(700);
    bring(LATER);
  }
  link.cut = !byHand;
  cutAt = performance.now();
  const passed = () => performance.now() - cutAt;
  const countdown = () => {
    const left = Math.max(0, Math.ceil((CUT - passed()) / 1000));
    const words = left > 0 ? text('write.cut', left) : offline() < ENOUGH ? text('write.cut-more') : byHand ? text('write.plug') : '';
    if (words && $('write-what').textContent !== words) ask(words);
  };
  const ticking = setInterval(countdown, 250);
  countdown();
  $('write-h').focus();
  drawState();
  await until(() => passed() >= CUT && offline() >= ENOUGH);
  const givenWhileCut = offline();
  if (byHand) while ((await link.call('GET', 'pulse')).status !== 200) await pause(700);
  const cut = Math.round(passed() / 1000);
  clearInterval(ticking);

  link.cut = false;
  ask(text('write.back'));
  const back = performance.now();
  answers.retry();
  await until(() => {
    if (answers.trouble !== null) answers.retry();
    return answers.unsent.length === 0;
  });
  const catchUp = Math.round(performance.now() - back);
  const all = [...answers.entries].map(([position, { revision, response }]) => ({ position, revision, response }));
  let reply;
  do {
    reply = await link.call('POST', 'verdict', { ...facts, cut, givenWhileCut, catchUp, answers: all });
    if (reply.status !== 200) await pause(2000);
  } while (reply.status !== 200);
  await (await Keep.open(computer)).clear();
  tell(reply.body);
}

function tell({ fit, findings }) {
  $('step-verdict').dataset.fit = fit;
  $('verdict-h').textContent = text(fit ? 'verdict.fit' : 'verdict.unfit');
  $('verdict-what').textContent = text(!fit ? 'verdict.unfit.what' : findings.length ? 'verdict.remarks.what' : 'verdict.fit.what');
  $('findings').replaceChildren();
  for (const { grave, what, remedy } of findings) {
    line($('findings'), grave ? 'bad' : 'remark', make('strong', '', what), remedy);
  }
  show('verdict');
}

$('again').addEventListener('click', () => location.reload());
$('questions').addEventListener('submit', event => event.preventDefault());
$('join').addEventListener('submit', join);
$('too-old').hidden = true;
show('join');
if (code) $('name').focus();
