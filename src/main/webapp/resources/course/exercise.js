/** Keeps what is written on an exercise while it is written, and says so. Without it the form keeps it by its button. */

const PAUSE = 1200;
const AGAIN = 6000;

const form = document.getElementById("answer");

if (form) begin();

function begin() {
  const words = document.getElementById("words");
  const state = document.getElementById("state");
  const texts = new Map(
    [...document.getElementById("exercise-texts").content.children].map((one) => [one.dataset.t, one.textContent]),
  );
  const clock = new Intl.DateTimeFormat(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", second: "2-digit" });
  let kept = words.value;
  let timer = 0;
  let sending = false;

  function show(name, more = "") {
    state.dataset.state = name;
    state.textContent = `${texts.get(name)}${more && ` ${more}`}`;
  }

  function soon(time) {
    clearTimeout(timer);
    timer = setTimeout(keep, time);
  }

  async function keep() {
    const written = words.value;
    if (written === kept || sending) return;
    sending = true;
    show("saving");
    const outcome = await send(written);
    sending = false;
    if (outcome.saved) {
      kept = written;
      show("kept", clock.format(outcome.saved));
      if (words.value !== kept) soon(PAUSE);
    } else if (outcome.text) {
      show("refused", outcome.text);
    } else {
      show("unsaved");
      soon(AGAIN);
    }
  }

  async function send(written) {
    try {
      const reply = await fetch(form.dataset.save, {
        method: "PUT",
        headers: { "Content-Type": "application/json", "Accept-Language": document.documentElement.lang },
        body: JSON.stringify({ words: written }),
        keepalive: true,
      });
      return await reply.json();
    } catch {
      return {};
    }
  }

  words.addEventListener("input", () => soon(PAUSE));
  document.addEventListener("visibilitychange", () => document.hidden && keep());
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    kept = words.value;
  });
  addEventListener("beforeunload", (event) => {
    if (words.value !== kept) event.preventDefault();
  });
}
