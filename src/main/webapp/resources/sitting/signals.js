/**
 * What the board says of candidates' signals: a quiet line in the row, which speaks up from the sitting's thresholds on,
 * and the list with its times in the details. Signals are no verdicts, and the words keep to that.
 */

const AWAY = ["PAGE_HIDDEN", "LOST_FOCUS"];
const CARRIED = ["COPY", "CUT", "PASTE", "PRINT"];

const sum = (signals, kinds) => kinds.reduce((total, kind) => total + (signals[kind] ?? 0), 0);

/** The counts of one candidate in words; empty if there are none. */
function counts(one, say) {
  const parts = [
    ["away", sum(one.signals, AWAY)],
    ["fullScreen", one.signals.LEFT_FULL_SCREEN ?? 0],
    ["carried", sum(one.signals, CARRIED)],
  ]
    .filter(([, many]) => many > 0)
    .map(([key, many]) => say(`signals.${key}`, many));
  if (one.signals.SECOND_SCREEN > 0) parts.push(say("signals.second"));
  return parts.join(" · ");
}

/** Brings the line of a row up to date. */
export function showSignals(line, one, say) {
  const words = counts(one, say);
  const flagged = one.flags.length > 0 && one.state !== "HANDED_IN";
  if (line.hidden !== (words === "")) line.hidden = words === "";
  const text = flagged ? say("signals.look", words) : words;
  if (line.lastElementChild.textContent !== text) line.lastElementChild.textContent = text;
  if (line.dataset.tone !== (flagged ? "warn" : "info")) line.dataset.tone = flagged ? "warn" : "info";
}

/** The list in the details of one candidate; fetched anew only when the counts have changed. */
export class SignalList {
  #api;
  #say;
  #times;
  #words = document.getElementById("board-signals-words");
  #list = document.getElementById("board-signals");
  #shown = "";

  constructor(api, say, times) {
    this.#api = api;
    this.#say = say;
    this.#times = times;
  }

  async show(one) {
    const key = JSON.stringify([one.script, one.signals]);
    if (this.#shown === key) return;
    const other = !this.#shown.startsWith(JSON.stringify([one.script]).slice(0, -1));
    this.#shown = key;
    if (other) this.#list.replaceChildren();
    const none = Object.keys(one.signals).length === 0;
    this.#words.textContent = this.#say(none ? "signals.none" : "signals.meaning");
    if (none) return;
    try {
      const answer = await fetch(`${this.#api}/signals/${one.script}`, { headers: { Accept: "application/json" }, cache: "no-store" });
      if (!answer.ok) throw new TypeError(String(answer.status));
      const signals = await answer.json();
      if (this.#shown === key) this.#list.replaceChildren(...signals.map((signal) => this.#line(signal)));
    } catch {
      // Asked again with the next change, or when the details are opened again.
      if (this.#shown === key) this.#shown = "";
    }
  }

  #line({ kind, at, millis, heardAt }) {
    const item = document.createElement("li");
    const head = document.createElement("p");
    head.className = "board-entry-head";
    const name = document.createElement("b");
    name.textContent = this.#say(`signal.${kind}`);
    const aside = document.createElement("span");
    aside.className = "board-soft";
    const seconds = Math.round(millis / 1000);
    const parts = [this.#times.second(at)];
    if (seconds > 0) parts.push(this.#say("signals.lasted", String(seconds)));
    // A window without a network reports later.
    if (heardAt - at - millis > 30000) parts.push(this.#say("signals.heard", this.#times.second(heardAt)));
    aside.textContent = parts.join(", ");
    head.append(name, aside);
    item.append(head);
    return item;
  }
}
