// Shows how far editions are that are being made, and says when the last of them is there.
const live = () => document.getElementById('live');

async function renew() {
  const answer = await fetch(location.pathname + location.search, { credentials: 'same-origin' });
  if (answer.ok) {
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const now = page.getElementById('live');
    if (now.dataset.making === 'false') {
      const say = document.getElementById('say');
      say.textContent = say.dataset.text;
    }
    const held = live().contains(document.activeElement) ? document.activeElement.getAttribute('aria-describedby') : null;
    live().replaceWith(now);
    if (held) {
      document.querySelector(`[aria-describedby="${held}"]`)?.focus();
    }
  }
  wait();
}

function wait() {
  if (live().dataset.making === 'true') {
    setTimeout(() => renew().catch(() => setTimeout(wait, 5000)), 1500);
  }
}

wait();
