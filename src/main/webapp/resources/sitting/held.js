/**
 * Hands in a file of sealed answers: its bytes go to the server as they are, and the server's words are shown. What it
 * held is on the page when it is loaded anew.
 */
const sealed = document.getElementById('sealed');
const file = document.getElementById('sealed-file');
const send = document.getElementById('sealed-send');
const outcome = document.getElementById('sealed-outcome');
const { to, sending, lost } = sealed.dataset;

function show(words, kind) {
  outcome.className = kind ? `notice ${kind}` : '';
  outcome.textContent = words;
}

send.addEventListener('click', async () => {
  const [chosen] = file.files;
  if (!chosen) {
    file.focus();
    return;
  }
  send.disabled = true;
  show(sending, '');
  try {
    const reply = await fetch(to, {
      method: 'POST',
      body: chosen,
      headers: { 'Content-Type': 'application/octet-stream' },
      cache: 'no-store',
      redirect: 'manual',
      signal: AbortSignal.timeout(30000),
    });
    const told = await reply.json();
    show(told.text, reply.ok ? 'good' : 'bad');
    document.getElementById('sealed-again').hidden = !reply.ok;
  } catch {
    show(lost, 'bad');
  }
  send.disabled = false;
});

sealed.hidden = false;
