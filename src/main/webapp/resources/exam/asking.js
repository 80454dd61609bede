/**
 * The page of somebody who waits for a seat: asks every two seconds what the invigilator has said, says it in words,
 * and goes on when the answer is yes. After a no it stays, so that it can be read.
 */

const root = new URL('../../', import.meta.url);
const line = document.getElementById('asking-line');
const lines = new Map([...document.getElementById('texts').content.children].map(one => [one.dataset.t, one.textContent]));

function show(answer) {
  line.dataset.answer = answer;
  const words = lines.get(answer);
  if (words && line.textContent !== words) line.textContent = words;
}

async function ask() {
  try {
    const reply = await fetch(new URL('api/asking', root), { cache: 'no-store', signal: AbortSignal.timeout(8000) });
    if (reply.status === 404) return 'gone';
    return reply.ok ? (await reply.json()).answer : 'offline';
  } catch {
    return 'offline';
  }
}

let missed = 0;
async function watch() {
  const answer = await ask();
  if (answer === 'GRANTED') {
    show(answer);
    location.replace(new URL('exam/check-in.xhtml', root));
    return;
  }
  // One lost question is not worth a word.
  missed = answer === 'offline' ? missed + 1 : 0;
  if (missed !== 1) show(answer);
  if (['WAITING', 'offline'].includes(answer)) setTimeout(watch, 1600 + 800 * Math.random());
}

setTimeout(watch, 800 * Math.random());
