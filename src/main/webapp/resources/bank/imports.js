// Shows how far imports have come, and says that a file is too large before it is sent.
const live = () => document.getElementById('live');

async function renew() {
  const answer = await fetch(location.pathname + location.search, { credentials: 'same-origin' });
  if (!answer.ok) {
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const now = page.getElementById('live');
  if (now && now.dataset.running === 'false' && document.querySelector('[data-ends]')) {
    location.reload(); // the report has come
    return;
  }
  if (now && !live().contains(document.activeElement)) {
    live().replaceWith(now);
  }
  wait();
}

function wait() {
  if (live()?.dataset.running === 'true') {
    setTimeout(() => renew().catch(() => setTimeout(wait, 5000)), 1000);
  }
}

const form = document.querySelector('form[data-largest]');
form?.addEventListener('submit', (event) => {
  const file = document.getElementById('file');
  const error = document.getElementById('file-error');
  const tooLarge = file.files.length > 0 && file.files[0].size > form.dataset.largest * 1024 * 1024;
  error.textContent = tooLarge ? error.dataset.text : '';
  file.setAttribute('aria-invalid', String(tooLarge));
  if (tooLarge) {
    event.preventDefault();
    file.focus();
  }
});

wait();
