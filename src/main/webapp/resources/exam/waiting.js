/**
 * The waiting page: asks every two seconds whether the candidate has been admitted or called, says so in words, and
 * goes to the paper when it may. The page gives `#waiting` with `data-script` and `data-state`, and `#texts`: a JSON
 * block (or a template of `data-t` elements) with a sentence for each state, for `refused`, for `offline` and for `signed-out`.
 */

const root = new URL('../../', import.meta.url);
const waiting = document.getElementById('waiting');
const texts = document.getElementById('texts');
const lines = texts.content
  ? Object.fromEntries([...texts.content.children].map(line => [line.dataset.t, line.textContent]))
  : JSON.parse(texts.textContent);

let line = document.getElementById('waiting-line');
if (!line) {
  line = document.createElement('p');
  line.id = 'waiting-line';
  waiting.append(line);
}
line.setAttribute('aria-live', 'polite');

function show(name) {
  waiting.dataset.state = name;
  const words = lines[name];
  if (words && line.textContent !== words) line.textContent = words;
}

async function ask() {
  try {
    const reply = await fetch(new URL(`api/scripts/${encodeURIComponent(waiting.dataset.script)}/pulse?seat=0&unsent=0`, root), {
      cache: 'no-store',
      redirect: 'manual',
      signal: AbortSignal.timeout(8000),
    });
    if (reply.status === 401 || reply.type === 'opaqueredirect') return 'signed-out';
    if (reply.status === 409 && (await reply.json()).reason === 'seat-moved') return 'moved';
    if (!reply.ok) return 'offline';
    const pulse = await reply.json();
    return pulse.refused ? 'refused' : pulse.state;
  } catch {
    return 'offline';
  }
}

let missed = 0;
async function watch() {
  const state = await ask();
  if (state === 'CALLED' || state === 'WRITING') {
    location.replace(new URL('exam/paper.xhtml', root));
    return;
  }
  if (state === 'moved') {
    location.replace(new URL('exam/moved.xhtml', root));
    return;
  }
  if (state === 'HANDED_IN') {
    location.replace(new URL('exam/receipt.xhtml', root));
    return;
  }
  // One lost question is not worth a word.
  missed = state === 'offline' ? missed + 1 : 0;
  if (missed !== 1) show(state);
  setTimeout(watch, 1600 + 800 * Math.random());
}

// The paper that comes next is kept as it comes by.
const { Shelter } = await import(`./away.js${new URL(import.meta.url).search}`);
new Shelter().drop();

show(waiting.dataset.state);
setTimeout(watch, 800 * Math.random());
