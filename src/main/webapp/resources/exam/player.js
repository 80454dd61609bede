/**
 * The exam page: one question at a time, the map, the review, the time, the state of saving, and what may stand in
 * the way. The answers themselves live in server.js, a question in question.js.
 */

// The modules carry the build in their address, like this one, so that no cache can mix two builds.
const build = new URL(import.meta.url).search;
const [{ Answers, Clock, Keep, Link, backOff }, { Question, button, icon, make }, { Display, Shelf },
  { Shelter, Witness, canSeal, carry, reckoned }] =
  await Promise.all(['server', 'question', 'display', 'away'].map(name => import(`./${name}.js${build}`)));

const MINUTE = 60000;
const MILESTONES = [30, 10, 5, 1].map(minutes => minutes * MINUTE);
/** How long a change waits for the next before it is sent (ms): a click on one of a few needs no waiting. */
const delay = type => (type === 'single' ? 150 : 400);

const $ = id => document.getElementById(id);
const pause = time => new Promise(done => setTimeout(done, time));
const exam = $('exam');
const { script, context = '' } = exam.dataset;
/** A mock exam has a server side of its own and another page at its end; nobody watches it. */
const { calls, end } = document.querySelector('meta[name="mock"]')?.dataset ?? {};
const language = document.documentElement.lang;
const paperTitle = document.title;

// --- words ---

const lines = new Map();
for (const line of $('texts').content.children) lines.set(line.dataset.t, line.textContent);

/** The text with its places filled; a text that counts has the forms `.one` and `.other`, by its first value. */
function text(key, ...values) {
  const line = lines.get(key) ?? lines.get(`${key}.${values[0] === 1 ? 'one' : 'other'}`) ?? key;
  return line.replace(/\{(\d)\}/g, (_, place) => values[place]);
}

const unit = (value, name, width) =>
  new Intl.NumberFormat(language, { style: 'unit', unit: name, unitDisplay: width }).format(value);

/** A span of time in words, in whole minutes, or seconds below one. */
function span(time, width = 'long') {
  if (time < MINUTE) return unit(Math.ceil(time / 1000), 'second', width);
  const minutes = Math.ceil(time / MINUTE);
  const parts = [];
  if (minutes >= 60) parts.push(unit(Math.floor(minutes / 60), 'hour', width));
  if (minutes % 60 || minutes < 60) parts.push(unit(minutes % 60, 'minute', width));
  return parts.join(' ');
}

function hush() {
  for (const region of document.querySelectorAll('.say')) region.replaceChildren();
}

let quietening = 0;
/** Announces politely, the focus stays; `shown` also for the eye. A dialog makes the rest mute: it has its own region. */
function say(words, shown = false) {
  hush();
  setTimeout(() => {
    const region = document.querySelector('dialog[open] .say') ?? $('say');
    region.textContent = words;
    region.classList.toggle('shown', shown);
  }, 60);
  clearTimeout(quietening);
  quietening = setTimeout(hush, 10000);
}

// --- what this computer remembers beside the answers ---

const shelf = new Shelf(script);
const memory = shelf.all;
const remember = change => shelf.put(change);

const flags = new Set(memory.flags);
const display = new Display($('wishes'), memory.display, wishes => remember({ display: wishes }),
  JSON.parse(exam.dataset.wishes || '{}'));

// --- the questions ---

const questions = [...exam.querySelectorAll('.question')].map(section => {
  const { position } = section.dataset;
  return new Question(section, {
    text,
    say,
    changed: collect,
    struck: memory.struck?.[position] ?? [],
    strike: list => remember({ struck: { ...shelf.all.struck, [position]: list } }),
  });
});
const byPosition = new Map(questions.map(question => [question.position, question]));

/** The tabs of this browser speak with each other, so that a newer one can ask before it takes the exam over. */
const tabs = 'BroadcastChannel' in window ? new BroadcastChannel(`examhall.${script}`) : null;

/** Whether another tab says that it has the exam; asked while what is kept on this computer is being read. */
const others = tabs === null ? false : Promise.race([
  new Promise(done => tabs.addEventListener('message', ({ data }) => data === 'here' && done(true))),
  pause(250).then(() => false),
]);
tabs?.postMessage('who');

const clock = new Clock();
const link = new Link(context, script, clock, calls);
if (window.SafeExamBrowser) link.proof = await (await import(`./seb.js${build}`)).proof();
const keep = await Keep.open(script);
const answers = new Answers(link, keep, told);
const shelter = calls ? { hear() {}, drop() {} } : new Shelter(script);
// Only for who may take rest breaks.
const breaks = exam.dataset.breaks
  ? new (await import(`./breaks.js${build}`)).Breaks({ link, clock, text, span, say })
  : null;
link.witness = new Witness();
/** What this window notices; watched once the paper is there. */
let signals = null;

function collect(question) {
  const soon = left() !== null && left() < 3000;
  answers.give(question.position, question.response(), soon ? 0 : delay(question.type));
}

/** What is being written counts as it stands. */
function settle() {
  for (const question of questions) if (question.pending) collect(question);
}

function told(what, position) {
  if (what !== 'changed') notice(text(`notice.${what}`, position));
  if (what === 'theirs') present();
  else draw();
}

function present() {
  settle();
  for (const question of questions) {
    const response = answers.response(question.position);
    if (JSON.stringify(question.response()) !== JSON.stringify(response)) question.show(response);
  }
  draw();
}

function notice(words) {
  const away = button('quiet', 'close');
  const box = make('p', 'notice', icon('info'), words, away);
  away.setAttribute('aria-label', text('notice.close'));
  away.addEventListener('click', () => {
    box.remove();
    heading().focus();
  });
  $('notices').append(box);
  say(words);
}

// --- messages from the invigilator ---

/** By key: the ones that are shown, and those that were read here, of which the server may not know yet. */
const letters = new Map();
const read = new Set();

function hearMessages(list) {
  for (const { key, words } of list) {
    if (read.has(key)) link.call('POST', `messages/${key}/read`, {});
    else if (!letters.has(key)) showMessage(key, words);
  }
  for (const [key, box] of letters) {
    if (list.every(one => one.key !== key)) putAway(key, box);
  }
}

function showMessage(key, words) {
  const title = make('p', 'title', text('message.title'));
  title.id = `message-${key}`;
  const done = button('plain', '', text('message.read'));
  done.addEventListener('click', () => {
    read.add(key);
    putAway(key, box);
    link.call('POST', `messages/${key}/read`, {});
  });
  const box = make('section', 'letter', icon('word'), make('div', '', title, make('p', '', words)), done);
  box.setAttribute('aria-labelledby', title.id);
  letters.set(key, box);
  $('messages').append(box);
  // A dialog that is open hides the page: there the words stand for a while at its foot.
  say(`${text('message.title')}: ${words}`, document.querySelector('dialog[open]:not(#stop)') !== null);
}

function putAway(key, box) {
  const focused = box.contains(document.activeElement);
  box.remove();
  letters.delete(key);
  if (focused) ($('stop').open ? $('stop-h') : heading()).focus();
}

// --- moving about; `current` is a position, or 0 for the review ---

let current = 1;

const heading = () => (current ? byPosition.get(current).heading : $('review-h'));

function go(position) {
  current = position;
  for (const question of questions) question.section.classList.toggle('here', question.position === position);
  $('review').classList.toggle('here', position === 0);
  $('steps').hidden = position === 0;
  if (position === 0) review();
  exam.dispatchEvent(new Event('turned'));
  document.title = `${heading().textContent.trim()} – ${paperTitle}`;
  history.replaceState(null, '', position ? `#q${position}` : '#review');
  draw();
  scrollTo(0, 0);
  heading().focus({ preventScroll: true });
}

const forward = () => go(current === 0 || current === questions.length ? 0 : current + 1);
const back = () => go(current === 0 ? questions.length : Math.max(1, current - 1));

function flag() {
  if (!current) return;
  if (!flags.delete(current)) flags.add(current);
  remember({ flags: [...flags] });
  say(text(flags.has(current) ? 'flag.on' : 'flag.off'));
  draw();
}

const tiles = new Map();
for (const { position } of questions) {
  const tile = button('tile', '', position);
  tile.addEventListener('click', () => go(position));
  $('map').append(make('li', '', tile));
  tiles.set(position, tile);
}

const which = test => questions.filter(test).map(question => question.position);
const unanswered = () => which(({ progress }) => progress === 'none');
const countLine = () => text('map.count', questions.length - unanswered().length, questions.length);
const partly = () => which(({ progress }) => progress === 'part');

/** Brings map, buttons and the state of saving up to date; cheap enough for every change. */
function draw() {
  for (const { position, progress } of questions) {
    const tile = tiles.get(position);
    const parts = [text('map.question', position), text(`map.${progress}`)];
    if (flags.has(position)) parts.push(text('map.flagged'));
    if (position === current) parts.push(text('map.current'));
    const name = parts.join(', ');
    if (tile.getAttribute('aria-label') === name) continue;
    tile.setAttribute('aria-label', name);
    tile.className = `tile ${progress}`;
    tile.classList.toggle('flagged', flags.has(position));
    tile.classList.toggle('current', position === current);
  }
  $('count').textContent = countLine();
  $('previous').disabled = current === 1;
  $('flag').setAttribute('aria-pressed', flags.has(current));
  $('steps').classList.toggle('last', current === questions.length);
  drawState();
}

// --- the review and handing in ---

function review() {
  const lists = { unanswered: unanswered(), partly: partly(), flagged: which(({ position }) => flags.has(position)) };
  $('review-count').textContent = countLine();
  for (const [name, positions] of Object.entries(lists)) {
    const part = $(`review-${name}`);
    part.hidden = positions.length === 0;
    part.querySelector('h3').textContent = text(`review.${name}`, positions.length);
    part.querySelector('ul').replaceChildren(...positions.map(position => {
      const way = make('a', '', text('map.question', position));
      way.href = `#q${position}`;
      return make('li', '', way);
    }));
  }
  $('review-whole').hidden = lists.unanswered.length + lists.partly.length > 0;
}

function askToHandIn() {
  const [open, part] = [unanswered().length, partly().length];
  const words = [open ? text('hand-in.open', open) : text('hand-in.whole', questions.length)];
  if (part) words.push(text('hand-in.partly', part));
  $('hand-in-loss').textContent = words.join(' ');
  $('hand-in-loss').classList.toggle('warned', open + part > 0);
  $('hand-in').showModal();
}

/** `by` is 'hand' (the candidate) or 'time'. */
async function handIn(by) {
  settle();
  ending = by;
  stop();
  let tries = 0;
  const reply = await answers.handIn(async () => {
    if ((tries++ && gone) || moved) return false;
    if (by === 'hand') return true;
    // Time may have been given in the last seconds; then nobody is cut off.
    await Promise.race([pulse(), pause(2000)]);
    return left() === 0;
  });
  if (!reply && !gone) {
    ending = null;
    return stop();
  }
  await answers.leave();
  finished = true;
  stop();
  if (by === 'time') await pause(4000);
  leave();
}

async function leave() {
  await shelter.drop();
  try {
    if (answers.unsent.length === 0) localStorage.removeItem(`examhall.${script}`);
  } catch {
    // Nothing was kept.
  }
  location.replace(end ?? `${context}/exam/receipt.xhtml`);
}

/** The invigilator has moved the exam to another computer: what is unsent still goes out, and the paper goes away. */
async function movedAway() {
  if (moved) return;
  moved = finished = true;
  stop();
  await answers.leave();
  location.replace(`${context}/exam/moved.xhtml`);
}

async function handedInElsewhere() {
  if (ending || finished) return;
  finished = true;
  stop();
  await answers.leave();
  leave();
}

// --- what the server says ---

let endsAt = null;
let paused = false;
/** Until the invigilator has looked at this browser. */
let locked = false;
let pausedAt = null;
let before = null;
let ending = null;
let finished = false;
/** The server has said that the script is handed in. */
let gone = false;
let elsewhere = false;
/** The exam goes on at another computer. */
let moved = false;
/** Another tab of this browser has the exam, and the candidate has not said to go on here. */
let second = false;
/** How many answers have come from a computer that was left, as far as this window has seen them. */
let came = 0;
let seating = false;
/** Status of the last pulse: 200 when the server is there. */
let pulsed = null;

/** Time left (ms), null if not known yet. While the clock is stopped it is what was left when it stopped. */
function left() {
  if (endsAt === null || !clock.known) return null;
  return Math.max(0, endsAt - (paused ? pausedAt : clock.now()));
}

link.heard = body => {
  if (body.reason === 'seat-moved') {
    movedAway();
    return;
  }
  if (body.state === 'HANDED_IN') {
    gone = true;
    handedInElsewhere();
    return;
  }
  if (typeof body.endsAt === 'number') hearTime(breaks?.read(body) ?? body);
  if (typeof body.locked === 'boolean' || body.reason === 'script-locked') locked = body.locked !== false;
  if (Array.isArray(body.messages)) hearMessages(body.messages);
  if (!seating && answers.seat && body.seat > answers.seat && !ending) {
    elsewhere = answers.superseded = true;
    answers.retry();
  }
  if (!seating && answers.seat && !elsewhere && !ending && body.cameAfter > came) {
    notice(text('notice.arrived'));
    takeSeat();
  }
  stop();
};

function hearTime(body) {
  const had = left();
  const wasPaused = paused;
  endsAt = body.endsAt;
  paused = body.paused === true;
  pausedAt = paused ? (body.pausedAt ?? pausedAt ?? body.now) : null;
  const gained = had === null ? 0 : left() - had;
  if (wasPaused && !paused) say(text('resumed', span(left())), true);
  // When a pause begins late here, time seems to come back: that is the pause, not a gift.
  if (Math.abs(gained) >= 30000 && (wasPaused || !paused)) {
    const minutes = Math.max(1, Math.round(gained / MINUTE));
    say(`${gained > 0 ? text('added', minutes) : text('shortened')} ${text('now', span(left()))}`, true);
  }
  before = left();
  tick();
}

let shownTime = '';
function tick() {
  breaks?.draw();
  if (paused && breaks?.spent) {
    hearTime(breaks.read({ endsAt, paused, pausedAt }));
    stop();
    return;
  }
  const now = left();
  if (now === null) return;
  const last = now <= 5 * MINUTE;
  const seconds = Math.ceil(now / 1000);
  const short = last ? `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}` : span(now, 'short');
  if (short !== shownTime) {
    shownTime = $('time').textContent = short;
    $('clock').classList.toggle('last', last);
    $('time-words').textContent = text('left', span(now));
  }
  if (paused || ending || finished) return;
  const passed = before !== null && MILESTONES.filter(milestone => before > milestone && now <= milestone).pop();
  if (passed) say(text('left', span(passed)), true);
  before = now;
  if (now === 0 && !elsewhere && (answers.seat || !clock.proven)) timeUp();
}

function timeUp() {
  // A choice made in this very moment has not been heard of yet.
  if (current) collect(byPosition.get(current));
  answers.flush();
  handIn('time');
}

/** Where the candidate may choose to go on in this window. */
const HERE = ['second', 'elsewhere'];

/** Shows or takes away what stands in the way; the gravest wins. */
function stop() {
  const reason = moved ? 'moved' : finished ? (ending === 'time' ? 'ended' : 'leaving')
    : ending === 'time' ? (isAway() ? 'away' : 'time') : ending ? 'handing' : second ? 'second' : elsewhere ? 'elsewhere' : locked ? 'locked' : !paused ? '' : breaks?.on ? 'break' : 'paused';
  const box = $('stop');
  if (box.dataset.reason !== reason) {
    box.dataset.reason = reason;
    if (reason) {
      $('stop-h').textContent = text(`stop.${reason}.title`);
      $('stop-text').textContent = text(`stop.${reason}.text`, reason === 'away' ? answers.unsent.length : span(left() ?? 0));
      $('stop-state').textContent = '';
      $('here').hidden = !HERE.includes(reason);
      $('receipt').hidden = reason !== 'ended';
    }
    // While the page is covered its messages are shown on what covers it.
    $(reason ? 'messages-stop' : 'messages-room').append($('messages'));
    // In this order the focus comes back.
    if (!reason) $('room').inert = false;
    for (const other of document.querySelectorAll('dialog[open]')) if (other !== box || !reason) other.close();
    if (reason && !box.open) box.showModal();
    if (reason) {
      $('room').inert = true;
      (HERE.includes(reason) ? $('here') : $('stop-h')).focus();
    }
  }
  drawState();
}

// --- the state of saving ---

const TROUBLE = { 401: 'signed-out', 403: 'stranger', 404: 'stranger' };
const PICTURE = { saved: 'check', saving: 'saving', connecting: 'saving' };
let shownState = '';

function state() {
  const unsent = answers.unsent.length > 0;
  if (locked && unsent) return 'kept';
  const trouble = unsent ? (answers.trouble ?? pulsed) : pulsed;
  if (TROUBLE[trouble]) return TROUBLE[trouble];
  if (unsent && (answers.trouble !== null || answers.waiting > 5000)) return 'waiting';
  if (!answers.seat) return pulsed === null ? 'connecting' : 'offline';
  if (unsent) return 'saving';
  if (answers.refused.length) return 'refused';
  if (performance.now() - link.lastHeard > 14000) return 'offline';
  return answers.held ? 'held' : 'saved';
}

/** Whether the last that was asked of the server got no answer. */
const isAway = () => pulsed === 0 || (answers.trouble !== null && !TROUBLE[answers.trouble]);

/** Since when (ms by performance.now()) nothing could be sent, or null. */
let away = null;

/** Where the network stays away, the answers can be carried. */
function drawCarry() {
  away = isAway() ? (away ?? performance.now()) : null;
  const offered = away !== null && !calls && canSeal() && answers.owed.length > 0;
  $('carry').hidden = !offered || performance.now() - away < MINUTE;
  $('carry-stop').hidden = !offered || $('stop').dataset.reason !== 'away';
}

async function carryAway() {
  const name = await carry(exam.dataset, answers, link.witness);
  const words = text('carried', name);
  $('carry-text').textContent = words;
  $('stop-state').textContent = words;
  say(words);
}

function drawState() {
  const name = state();
  const reckons = clock.known && !clock.proven ? ` ${text('state.reckoned')}` : '';
  const words = text(`state.${name}`, answers.refused.join(', ')) + reckons;
  $('memory').hidden = answers.safe;
  if ($('stop').dataset.reason !== 'away') $('stop-state').textContent = name in PICTURE ? '' : words;
  drawCarry();
  if (shownState === words) return;
  const calm = name in PICTURE;
  const wasCalm = $('state').dataset.state in PICTURE;
  shownState = words;
  $('state').dataset.state = name;
  $('state-text').textContent = words;
  $('state').querySelector('use').setAttribute('href', `#i-${PICTURE[name] ?? 'warn'}`);
  $('sign-in').hidden = name !== 'signed-out';
  // Aloud only when something is wrong, and when it is right again.
  if (!calm || (!wasCalm && name === 'saved')) say(words);
}

// --- the seat and the pulse ---

async function takeSeat() {
  seating = true;
  const { status, body } = await link.call('POST', 'seat', {});
  seating = false;
  pulsed = status;
  if ((status === 423 && body?.reason !== 'script-locked') || (body?.seat && !['CALLED', 'WRITING', 'HANDED_IN'].includes(body.state))) {
    location.replace(`${context}/exam/waiting.xhtml`);
    return;
  }
  if (status === 200 && body.seat) {
    answers.seat = body.seat;
    elsewhere = answers.superseded = false;
    came = body.cameAfter ?? 0;
    tabs?.postMessage('taken');
    answers.meet(body.answers);
    present();
  }
  stop();
}

tabs?.addEventListener('message', ({ data }) => {
  if (!answers.seat || elsewhere || finished) return;
  if (data === 'who') tabs.postMessage('here');
  else if (data === 'taken') pulse();
});

/** The candidate goes on in this window. */
async function goOnHere() {
  // The other tab may have kept answers since this one was opened.
  if (second) await answers.load();
  second = false;
  await takeSeat();
  pulse();
}

let failed = 0;
let pulsing = 0;
async function pulse() {
  clearTimeout(pulsing);
  if (finished || second) return;
  if (!answers.seat) {
    await takeSeat();
  } else {
    const { status } = await link.call('GET', `pulse?seat=${answers.seat}&unsent=${answers.unsent.length}${signals?.waiting ?? ''}`);
    pulsed = status;
    if (status === 200) signals?.sent();
      if (status === 200 && answers.trouble !== null) answers.retry();
  }
  failed = pulsed === 200 ? 0 : failed + 1;
  shelter.hear(pulsed);
  drawState();
  clearTimeout(pulsing);
  pulsing = setTimeout(pulse, answers.seat ? 4000 + 2000 * Math.random() : backOff(failed - 1));
}

// --- buttons and keys ---

const keys = { KeyN: forward, KeyP: back, KeyF: flag, KeyR: () => go(0) };
const clicks = {
  next: forward,
  previous: back,
  flag,
  'to-review': () => go(0),
  'hand-in-open': askToHandIn,
  'hand-in-yes': () => handIn('hand'),
  'hand-in-no': () => $('hand-in').close(),
  'tools-open': () => $('tools').showModal(),
  'tools-close': () => $('tools').close(),
  'tools-reset': () => {
    display.reset();
    remember({ struck: {} });
    for (const question of questions) question.restore();
    say(text('tools.reset.said'));
  },
  'time-toggle': () => showTime($('clock').classList.contains('hidden')),
  here: goOnHere,
  'carry-save': carryAway,
  'carry-stop': carryAway,
  receipt: leave,
};

function showTime(shown) {
  $('clock').classList.toggle('hidden', !shown);
  $('time-toggle').textContent = text(shown ? 'time.hide' : 'time.show');
  remember({ timeHidden: !shown });
}

for (const [id, deed] of Object.entries(clicks)) $(id).addEventListener('click', deed);
$('review').addEventListener('click', event => {
  const way = event.target.closest('a');
  if (!way) return;
  event.preventDefault();
  go(Number(way.hash.slice(2)));
});
$('questions').addEventListener('submit', event => event.preventDefault());
addEventListener('keydown', event => {
  if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || !keys[event.code]) return;
  event.preventDefault();
  if (!document.querySelector('dialog[open]')) keys[event.code]();
});
// What stands in the way cannot be waved away.
$('stop').addEventListener('cancel', event => event.preventDefault());
$('stop').addEventListener('close', () => {
  if ($('stop').dataset.reason) $('stop').showModal();
});

addEventListener('beforeunload', event => {
  if (answers.unsent.length && !finished) event.preventDefault();
});
function flush() {
  settle();
  answers.flush();
}

addEventListener('pagehide', flush);
document.addEventListener('visibilitychange', () => {
  if (document.hidden) flush();
  else pulse();
});
addEventListener('pageshow', event => {
  if (event.persisted) pulse();
});
// The network comes back for a whole room in one moment; not everybody returns in it.
addEventListener('online', () => setTimeout(() => {
  answers.retry();
  pulse();
}, 4000 * Math.random()));

// The bar covers nothing that has the focus, however many lines it takes.
new ResizeObserver(([{ target }]) => {
  const who = target.querySelector('.who');
  // Where who sits the exam has a line of its own, that line may scroll away.
  const away = who.offsetWidth > target.offsetWidth / 2 ? who.offsetTop + who.offsetHeight : 0;
  const { style } = document.documentElement;
  style.setProperty('--away', `${away}px`);
  style.setProperty('--bar', `${target.offsetHeight - away}px`);
}).observe($('bar'));

let ticked = Date.now();
let counted = performance.now();
/** When the time was last kept; at once when it is known, since the page may be loaded anew in its first seconds. */
let noted = -Infinity;
setInterval(() => {
  // A gap means that the computer slept: ask for the time at once.
  if (Math.abs(Date.now() - ticked) > 5000) wake(Date.now() - ticked - (performance.now() - counted));
  ticked = Date.now();
  counted = performance.now();
  tick();
  drawState();
  if (ending === 'time') stop();
  if (counted - noted > 2000) noteTime();
}, 250);

/** So much more time has gone by at the computer's clock than by its counter (ms), which stands still in its sleep. */
async function wake(lost) {
  await pulse();
  if (pulsed === 200 || !clock.known || lost < 5000) return;
  // Nobody is there to ask: what may have gone by counts as gone by, until the server says otherwise.
  clock.reckon(clock.now() + lost);
  tick();
}

function noteTime() {
  if (endsAt === null || !clock.known || finished) return;
  noted = performance.now();
  keep.putTime({ endsAt, paused, pausedAt, seen: clock.now(), date: Date.now() });
}

/** Loaded anew without the server: the time goes on from what this computer has kept of it. */
async function bridge() {
  const time = await keep.time();
  if (!time || clock.known) return;
  clock.reckon(reckoned(time));
  ({ endsAt, paused, pausedAt } = time);
  before = left();
  stop();
  tick();
}

// --- to begin ---

await answers.load();
present();
showTime(!memory.timeHidden);
second = await others;
if (second) stop();
else await Promise.race([takeSeat(), pause(3000)]);
if (!clock.known) await bridge();
shelter.hear(pulsed);
exam.classList.add('ready');
if (location.hash === '#reopened') notice(text('reopened'));
go(location.hash === '#review' ? 0 : Math.min(Math.max(1, Number(location.hash.slice(2)) || 1), questions.length));
pulsing = setTimeout(pulse, answers.seat ? 5000 : 1000);

// --- helps that only some are granted: each its own module ---

const AIDS = { 'read-aloud': 'aloud', masking: 'masking' };
for (const aid of (exam.dataset.aids ?? '').split(' ').filter(Boolean)) {
  import(`./${AIDS[aid]}.js${build}`).then(({ begin }) =>
    begin({ exam, say, shown: () => byPosition.get(current)?.section ?? null, language: exam.dataset.paperLanguage }));
}
if (calls) {
  $('receipt').href = end;
  $('sign-in').href = `${context}/sign-in.xhtml`;
} else {
  const { Signals } = await import(`./signals.js${build}`);
  signals = new Signals(shelf, clock, key => say(text(key), true), exam.dataset.fullScreen === 'true');
}
