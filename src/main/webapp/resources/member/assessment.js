// Keeps each answer as soon as it is chosen; without a script the buttons below the questions do.
const AGAIN = 6000;

const form = document.getElementById("questions");
const line = document.getElementById("saved");
let kept = answers();
let timer = 0;
let running;

function answers() {
  return new URLSearchParams(new FormData(form)).toString();
}

function keep() {
  running ??= once().finally(() => (running = undefined));
  return running;
}

/** @returns whether the server has all of them */
async function once() {
  clearTimeout(timer);
  const given = answers();
  if (given === kept) return true;
  const saved = await send(given);
  line.textContent = saved ? form.dataset.saved : form.dataset.lost;
  if (saved) kept = given;
  if (answers() !== kept) timer = setTimeout(keep, saved ? 0 : AGAIN);
  return saved;
}

async function send(given) {
  try {
    const body = new URLSearchParams(given);
    body.set("then", "stay");
    const response = await fetch(form.action, { method: "POST", body, keepalive: true });
    if (response.status === 409) location.reload(); // finished in another window
    return response.status === 204;
  } catch {
    return false;
  }
}

/** Nothing is sent by the form that could be lost on its way. */
async function submit(event) {
  if (answers() === kept) return;
  event.preventDefault();
  if ((await keep()) && (await keep())) form.requestSubmit(event.submitter);
}

form.addEventListener("change", keep);
form.addEventListener("submit", submit);
document.addEventListener("visibilitychange", keep);
addEventListener("online", keep);
addEventListener("beforeunload", (event) => {
  if (answers() !== kept) event.preventDefault();
});
