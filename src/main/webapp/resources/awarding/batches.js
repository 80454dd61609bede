// While a batch is written, shows how far it has come; stops when it is finished or the page cannot be reached.
const running = () => document.querySelector('[data-running="true"]');

async function renew() {
  const answer = await fetch(location.pathname + location.search, { credentials: 'same-origin' });
  if (!answer.ok) {
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const now = page.getElementById('batches');
  if (now && !document.getElementById('batches').contains(document.activeElement)) {
    document.getElementById('batches').replaceWith(now);
  }
  wait();
}

function wait() {
  if (running()) {
    setTimeout(() => renew().catch(() => setTimeout(wait, 5000)), 1000);
  }
}

wait();
