// Counts along: after each change the form asks the server what the bank gives for it as it stands. Without this
// script, the button does the same.
const form = document.getElementById('edit');
let waiting = 0;
let asked = 0;

async function count() {
  const own = ++asked;
  const body = new URLSearchParams(new FormData(form));
  body.append('count', 'count');
  const answer = await fetch(form.action, { method: 'POST', body, credentials: 'same-origin' });
  if (!answer.ok || own !== asked) {
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const counted = page.getElementById('counted');
  const state = page.querySelector('#edit [name="jakarta.faces.ViewState"]');
  if (counted && state) {
    document.getElementById('counted').replaceWith(counted);
    form.elements['jakarta.faces.ViewState'].value = state.value;
  }
}

form?.addEventListener('change', () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => count().catch(() => {}), 300);
});

// What is under way when the form is sent is not asked for any more.
form?.addEventListener('submit', () => {
  clearTimeout(waiting);
  asked++;
});
