/**
 * Keeps what is written on an exercise while it is written, and says so. Without it the form keeps it by its button.
 * What could not be kept stays in this tab, also over a sign-in, and is shown again.
 */

const PAUSE = 1200;
const AGAIN = 6000;
const LARGEST = 5 * 1024 * 1024;

const form = document.getElementById("answer");

if (form) begin();

function begin() {
  const words = document.getElementById("words");
  const state = document.getElementById("state");
  const file = document.getElementById("file");
  const trouble = document.getElementById("trouble");
  const texts = new Map(
    [...document.getElementById("exercise-texts").content.children].map((one) => [one.dataset.t, one.textContent]),
  );
  const clock = new Intl.DateTimeFormat(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", second: "2-digit" });
  const draft = draftOf(`exercise:${document.documentElement.dataset.reader}:${form.dataset.save}`);
  const seen = form.elements.namedItem("seen");
  let kept = words.value;
  let pending; // sent, and not known whether it was kept: it goes again before anything newer
  let timer = 0;
  let running;
  let gone = false;

  function show(name, more = "") {
    const wrong = ["unsaved", "refused", "signed-out"].includes(name);
    const text = `${texts.get(name)}${more && ` ${more}`}`;
    state.dataset.state = name;
    state.textContent = text;
    if (wrong) trouble.textContent = text;
    else if (name === "kept" && trouble.textContent) trouble.textContent = texts.get("kept");
  }

  function soon(time) {
    clearTimeout(timer);
    timer = setTimeout(keep, time);
  }

  function keep() {
    running ??= once().finally(() => (running = undefined));
    return running;
  }

  /** @returns whether the server has it */
  async function once() {
    const written = pending ?? words.value;
    if (written === kept) return true;
    pending = written;
    show("saving");
    const outcome = await send(written);
    if (outcome.saved) {
      kept = written;
      pending = undefined;
      seen.value = outcome.saved;
      show("kept", clock.format(outcome.saved));
      if (words.value === kept) draft.drop();
      else soon(PAUSE);
      return true;
    }
    draft.keep({ words: words.value, seen: seen.value });
    if (outcome.reason === "signed-out") {
      show("signed-out");
      soon(AGAIN);
    } else if (outcome.text) {
      pending = undefined;
      show("refused", outcome.text);
    } else {
      show("unsaved");
      soon(AGAIN);
    }
    return false;
  }

  async function send(written) {
    try {
      const reply = await fetch(form.dataset.save, {
        method: "PUT",
        headers: { "Content-Type": "application/json", "Accept-Language": document.documentElement.lang },
        body: JSON.stringify({ words: written, seen: Number(seen.value) }),
        keepalive: true,
      });
      return await reply.json();
    } catch {
      return {};
    }
  }

  async function settle() {
    for (let i = 0; i < 3 && words.value !== kept; i++) {
      if (!(await keep())) return false;
    }
    return words.value === kept;
  }

  /** Nothing is sent by the form that could be lost on its way. */
  async function submit(event) {
    if (words.value === kept && !gone) {
      gone = true;
      return;
    }
    event.preventDefault();
    if (gone) return;
    clearTimeout(timer);
    if (await settle()) form.requestSubmit(event.submitter);
    else words.focus();
  }

  /** What was written here before and is not what the server has. */
  function unkept() {
    const box = document.getElementById("unkept");
    const old = document.getElementById("unkept-words");
    const before = draft.read();
    if (before && before.words !== kept) {
      if (before.seen === seen.value) {
        words.value = before.words;
        keep();
        return;
      }
      old.value = before.words;
      box.hidden = false;
    }
    if (box.hidden) {
      draft.drop();
      return;
    }
    document.getElementById("unkept-do").hidden = false;
    document.getElementById("unkept-use").addEventListener("click", () => {
      words.value = old.value;
      box.hidden = true;
      words.focus();
      keep();
    });
    document.getElementById("unkept-drop").addEventListener("click", () => {
      draft.drop();
      box.hidden = true;
      words.focus();
    });
  }

  /** A file that the server would not take is not sent. */
  function weigh() {
    const [chosen] = file.files;
    file.setCustomValidity(chosen?.size > LARGEST ? texts.get("large") : "");
    file.reportValidity();
  }

  unkept();
  file.addEventListener("change", weigh);
  words.addEventListener("input", () => soon(PAUSE));
  document.addEventListener("visibilitychange", keep);
  addEventListener("online", keep);
  addEventListener("pageshow", () => (gone = false));
  form.addEventListener("submit", submit);
  addEventListener("beforeunload", (event) => {
    if (words.value !== kept) event.preventDefault();
  });
}

/** A place in this tab for what is not on the server; none where the browser gives none. */
function draftOf(key) {
  const safely = (deed) => {
    try {
      return deed();
    } catch {
      return null;
    }
  };
  return {
    keep: (what) => safely(() => sessionStorage.setItem(key, JSON.stringify(what))),
    read: () => safely(() => JSON.parse(sessionStorage.getItem(key))),
    drop: () => safely(() => sessionStorage.removeItem(key)),
  };
}
