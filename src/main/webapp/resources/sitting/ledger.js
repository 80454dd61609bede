/**
 * Time on the board, beside stopping and adding: what a lost connection may have cost and whether it is given back, rest
 * breaks, and opening an exam again that was closed by mistake.
 */
export class TimeDesk {
  #board;
  #asking = null;

  /** `board` lends what it has: by, say, times, exact, rows, perform, tell, complain, listed, names. */
  constructor(board) {
    this.#board = board;
    board.by("clock-ask").querySelector("form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#send();
    });
  }

  /** What nobody has decided about yet. */
  proposed(one) {
    return one.time.silences.filter((each) => each.state === "PROPOSED");
  }

  /** The line of a row that proposes, with its two buttons. */
  line(element) {
    const { say, exact, times, perform, tell, by } = this.#board;
    const words = element.children[1];
    const [give, dismiss] = element.lastElementChild.children;
    let now = null;
    const keys = () => {
      const open = this.proposed(now);
      return open.length === 1 ? { silence: open[0].key } : {};
    };
    give.addEventListener("click", async () => {
      if (give.getAttribute("aria-disabled") === "true") return;
      give.setAttribute("aria-disabled", "true");
      const came = await perform({ action: "giveBack", scripts: [now.script], ...keys() }, [now.script]);
      give.removeAttribute("aria-disabled");
      tell(came);
    });
    dismiss.addEventListener("click", () => this.ask("noGiveBack", [now.script], keys()));
    return {
      tell: (one, wayOut) => {
        now = one;
        const open = this.proposed(one);
        const focused = element.contains(document.activeElement);
        element.hidden = open.length === 0 || by("sitting-state").dataset.state !== "OPEN";
        if (focused && element.hidden) wayOut.focus({ preventScroll: true });
        if (element.hidden) return;
        const lost = open.reduce((sum, each) => sum + each.lost, 0);
        const over = one.state === "HANDED_IN";
        const text = say(over ? "silent.over" : "silent", open.length, exact(lost), times.minute(open[0].since));
        if (words.textContent !== text) words.textContent = text;
        const offer = say("silent.give", exact(lost));
        if (give.textContent !== offer) give.textContent = offer;
        give.hidden = over;
        give.setAttribute("aria-label", say("act.for", offer, one.name));
        dismiss.setAttribute("aria-label", say("act.for", dismiss.textContent, one.name));
      },
    };
  }

  // --- the details ---

  /** Times of day of one candidate's clock; with the offset where it changes between start and end. */
  second(one) {
    const { times } = this.#board;
    const changes =
      one.startedAt !== null && one.endsAt !== null && times.offset(one.startedAt) !== times.offset(one.endsAt);
    return (ms) => (changes ? `${times.second(ms)} ${times.offset(ms)}` : times.second(ms));
  }

  details(one) {
    const { by, say, times, exact } = this.#board;
    const { breakGranted, breakLeft, breakUntil, silences } = one.time;
    by("rest").hidden = breakGranted === 0;
    const rest = breakUntil === null ? "rest.left" : "rest.now";
    by("rest-words").textContent = say(rest, exact(breakLeft), exact(breakGranted), breakUntil === null ? "" : times.minute(breakUntil));
    by("silences").hidden = silences.length === 0;
    const made = JSON.stringify(silences);
    if (by("silences").dataset.made === made) return;
    by("silences").dataset.made = made;
    by("silences-list").replaceChildren(...silences.map((each) => this.#entry(each)));
  }

  #entry(each) {
    const { say, times, exact } = this.#board;
    const item = document.createElement("li");
    const when = document.createElement("b");
    when.textContent =
      each.until === null
        ? say("silences.since", times.second(each.since))
        : say("silences.from", times.second(each.since), times.second(each.until), exact(each.lost));
    const decided = document.createElement("p");
    decided.className = "board-said";
    decided.textContent = say(`silences.${each.state}`, each.by ?? "", each.why ?? "");
    item.append(when, decided);
    return item;
  }

  // --- what needs a reason ---

  /** @param more what goes with the action: the silence that is dismissed */
  ask(act, scripts, more = {}) {
    const { by, say, names, listed, complain, rows } = this.#board;
    this.#asking = { act, scripts, more };
    const single = scripts.length === 1;
    by("clock-ask-title").textContent = say(`ask.${act}.title`);
    by("clock-ask-whom").textContent = single
      ? rows.get(scripts[0]).one.name
      : say("ask.whom.many", String(scripts.length), listed(names(scripts), 12));
    by("clock-ask-words").textContent = say(`ask.${act}.words`);
    by("clock-ask-minutes").hidden = act !== "reopen";
    by("clock-ask-do").textContent = say(`ask.${act}.do`);
    by("atLeast").value = "";
    by("cause").value = "";
    for (const field of ["atLeast", "cause"]) complain(field, null);
    by("clock-ask-failed").replaceChildren();
    by("clock-ask").showModal();
    by("cause").focus();
  }

  async #send() {
    const { by, say, complain, perform, tell, names } = this.#board;
    const { act, scripts, more } = this.#asking;
    const go = by("clock-ask-do");
    if (go.getAttribute("aria-disabled") === "true") return;
    const reason = by("cause").value.trim();
    const minutes = Number(by("atLeast").value || "0");
    const fits = act !== "reopen" || (by("atLeast").validity.valid && Number.isInteger(minutes) && minutes >= 0 && minutes <= 120);
    complain("cause", reason === "" ? say("ask.reason.error") : null);
    complain("atLeast", fits ? null : say("ask.reopen.minutes.error"));
    if (!fits) by("atLeast").focus();
    else if (reason === "") by("cause").focus();
    if (!fits || reason === "") return;
    go.setAttribute("aria-disabled", "true");
    const came = await perform({ action: act, scripts, reason, minutes, ...more }, scripts);
    go.removeAttribute("aria-disabled");
    if (came.good) {
      by("clock-ask").close();
      tell(came);
      return;
    }
    const failed = document.createElement("div");
    failed.className = "notice bad";
    const line = document.createElement("p");
    line.textContent = [came.words, ...came.refused.map((one) => `${names([one.script])[0]}: ${one.text}`)].join(" ");
    failed.append(line);
    by("clock-ask-failed").replaceChildren(failed);
  }
}
