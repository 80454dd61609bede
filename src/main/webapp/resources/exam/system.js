/**
 * What this computer can do, looked at before the exam: each thing with a plain sentence that says what to do. What
 * was found goes to the invigilator's board.
 */

const root = new URL('../../', import.meta.url);
const $ = name => document.getElementById(`system${name ? `-${name}` : ''}`);
const { script, aloud } = $('').dataset;
const api = new URL(`api/scripts/${encodeURIComponent(script)}/`, root);
const lines = new Map([...$('texts').content.children].map(line => [line.dataset.t, line.textContent]));
const text = (key, ...values) => (lines.get(key) ?? key).replace(/\{(\d)\}/g, (_, place) => values[place]);

/** A clock that is wrong by more (s) looks wrong to the candidate; the server's clock counts in any case. */
const CLOCK_WRONG = 60;
/** An answer that takes longer (ms) is felt. */
const SLOW = 1500;
const QUESTIONS = 4;

const finding = (what, verdict, figure = 0) => ({ what, verdict, figure: Math.round(Math.abs(figure)) });

/** The way to the server and back, several times, and with it the difference of the two clocks. */
async function askServer() {
  const trips = [];
  let off = null;
  for (let one = 0; one < QUESTIONS; one++) {
    try {
      const sent = performance.now();
      const reply = await fetch(new URL('pulse?seat=0&unsent=0', api), { cache: 'no-store', signal: AbortSignal.timeout(8000) });
      const { now } = await reply.json();
      const trip = performance.now() - sent;
      if (off === null || trip < Math.min(...trips)) off = (Date.now() - trip / 2 - now) / 1000;
      trips.push(trip);
    } catch {
      // One that is lost is counted by what is missing.
    }
  }
  trips.sort((one, other) => one - other);
  const middle = trips[Math.floor(trips.length / 2)] ?? 0;
  const lost = QUESTIONS - trips.length;
  return [
    ...(off === null ? [] : [finding('clock', Math.abs(off) > CLOCK_WRONG ? 'note' : 'ok', off)]),
    finding('network', lost > 1 ? 'fail' : lost > 0 || middle > SLOW ? 'note' : 'ok', middle),
  ];
}

/** Whether something can be kept here, as the exam page keeps answers. */
function keep() {
  return new Promise(done => {
    setTimeout(() => done(false), 4000);
    try {
      localStorage.setItem('examhall.check', '1');
      localStorage.removeItem('examhall.check');
      const request = indexedDB.open('examhall-check', 1);
      request.onupgradeneeded = () => request.result.createObjectStore('check');
      request.onerror = request.onblocked = () => done(false);
      request.onsuccess = () => {
        const base = request.result;
        const work = base.transaction('check', 'readwrite');
        work.objectStore('check').put('kept', 1);
        const back = work.objectStore('check').get(1);
        work.onerror = work.onabort = () => done(false);
        work.oncomplete = () => {
          done(back.result === 'kept');
          base.close();
          indexedDB.deleteDatabase('examhall-check');
        };
      };
    } catch {
      done(false);
    }
  });
}

/** What the exam page cannot do without. */
const able = () =>
  typeof HTMLDialogElement === 'function' && typeof ResizeObserver === 'function' && 'timeout' in AbortSignal
  && CSS.supports('container-type', 'inline-size') && CSS.supports('selector(:has(a))');

const isSeb = () => 'SafeExamBrowser' in window || /\bSEB\//.test(navigator.userAgent);

function voices() {
  const all = 'speechSynthesis' in window ? speechSynthesis.getVoices() : [];
  return all.filter(voice => voice.localService !== false && voice.lang.replace('_', '-').toLowerCase().startsWith(aloud));
}

/** Voices come late in some browsers. */
async function hasVoice() {
  for (let wait = 0; wait < 8 && voices().length === 0; wait++) await new Promise(done => setTimeout(done, 250));
  return voices().length > 0;
}

function draw(findings) {
  $('list').replaceChildren(...findings.map(({ what, verdict, figure }) => {
    const item = document.createElement('li');
    item.dataset.what = what;
    item.dataset.verdict = verdict;
    const chip = document.createElement('span');
    chip.className = `chip ${{ ok: 'good', note: 'info', fail: 'bad' }[verdict]}`;
    chip.textContent = text(`verdict.${verdict}`);
    const words = document.createElement('span');
    words.textContent = text(`${what}.${verdict}`, what === 'clock' ? Math.max(1, Math.round(figure / 60)) : figure);
    item.append(chip, words);
    return item;
  }));
  const worst = ['fail', 'note', 'ok'].find(verdict => findings.some(one => one.verdict === verdict));
  $('sum').textContent = text(`sum.${worst}`);
}

async function look() {
  const [[...server], kept, voice] = await Promise.all([askServer(), keep(), aloud ? hasVoice() : null]);
  const worker = window.isSecureContext && 'serviceWorker' in navigator;
  const findings = [
    ...server,
    finding('storage', kept ? 'ok' : 'fail'),
    finding('browser', able() ? 'ok' : 'fail'),
    finding('offline', worker ? 'ok' : 'note'),
    finding('seb', isSeb() ? 'ok' : 'note'),
    ...(voice === null ? [] : [finding('sound', voice ? 'ok' : 'fail')]),
  ];
  draw(findings);
  $('hear').hidden = !voice;
  await fetch(new URL('check', api), {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ findings }),
  }).catch(() => {
    // The candidate has read it; the board hears of it with the next look.
  });
}

$('again').addEventListener('click', look);
$('hear').addEventListener('click', () => {
  const utterance = new SpeechSynthesisUtterance(text('sound.sample'));
  utterance.lang = document.documentElement.lang;
  utterance.voice = voices()[0] ?? null;
  if (utterance.voice) utterance.lang = utterance.voice.lang;
  speechSynthesis.cancel();
  speechSynthesis.speak(utterance);
});
$('').hidden = false;
look();
