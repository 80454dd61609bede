/**
 * Who sits where, on the board: requests for a seat with what to know before saying yes, the admission with the
 * identity that was checked, and what the computer found out about itself.
 *
 * The tools are the board's own: see where it makes them.
 */

const NOTHING = { asks: [], check: [], moveUntil: null, movedAt: null, leftUnsent: 0, leftAt: null, cameAfter: 0, identityAt: null, identityBy: null };
/** A button that has just come under a finger ignores it for a moment. */
const SETTLE = 700;
/** Found at check-in, but in nobody's way. */
const QUIET = ["OFFLINE", "SEB"];

export function seatsOf({ api, by, say, times, put, hide, button, picture, tell, perform, refresh, refusalOf, listed, row }) {
  const of = (one) => one.seat ?? NOTHING;
  const failed = (one) => of(one).check.filter((finding) => finding.verdict === "FAIL");
  const found = (findings) => findings.map((finding) => say(`seat.check.${finding.what}`));

  // --- requests ---

  /** What is known of the computer that would be left. */
  function old(one) {
    const words = [];
    if (one.connected) words.push(say("seat.old.on"));
    else if (one.lastSeen !== null) words.push(say("seat.old.off", times.minute(one.lastSeen)));
    else words.push(say("seat.old.never"));
    if (one.unsent > 0) words.push(say("seat.old.unsent", one.unsent));
    else if (one.lastSeen !== null && one.startedAt !== null) words.push(say(one.connected ? "seat.old.none" : "seat.old.unknown"));
    return words.join(" ");
  }

  async function decide(one, asked, answer) {
    let came = { good: false, words: say("outcome.uncertain"), refused: [] };
    try {
      const reply = await fetch(`${api}/seats`, {
        method: "POST",
        headers: { "Content-Type": "application/json", Accept: "application/json" },
        body: JSON.stringify({ request: asked.request, answer }),
        signal: AbortSignal.timeout(15000),
      });
      const body = await reply.json().catch(() => ({}));
      const granted = asked.byName ? "seat.granted.name" : "seat.granted";
      if (reply.ok) came = { good: true, words: say(answer === "grant" ? granted : "seat.refused", one.name, asked.sign), refused: [] };
      else if (refusalOf(reply) === "signedOut") came.words = say("outcome.signedOut");
      else came.words = body.text ?? say("outcome.failed");
    } catch {
      // What the invigilator reads is that nobody knows.
    }
    tell(came);
    refresh();
  }

  function line(one, asked) {
    const made = document.createElement("span");
    made.className = "board-ask";
    made.dataset.request = asked.request;
    const words = document.createElement("span");
    made.append(picture("look"), words);
    const since = performance.now();
    for (const [answer, label, kind] of [["grant", asked.byName ? "let" : "move", ""], ["refuse", "refuse", "quiet"]]) {
      const act = button(say(`seat.${label}`), kind);
      act.dataset.answer = answer;
      act.setAttribute("aria-label", say("seat.for", say(`seat.${label}`), one.name, asked.sign));
      act.addEventListener("click", () => {
        if (performance.now() - since < SETTLE) return;
        for (const each of made.querySelectorAll("button")) each.disabled = true;
        decide(one, asked, answer).then(() => {
          for (const each of made.querySelectorAll("button")) each.disabled = false;
        });
      });
      made.append(act);
    }
    return made;
  }

  /** The requests below a candidate's name; those that stay are left alone, so that nobody loses a button. */
  function showAsks(box, one) {
    const { asks } = of(one);
    const looking = box.contains(document.activeElement);
    for (const there of [...box.children]) {
      if (!asks.some((asked) => asked.request === there.dataset.request)) there.remove();
    }
    for (const asked of asks) {
      let there = [...box.children].find((each) => each.dataset.request === asked.request);
      if (!there) {
        there = line(one, asked);
        box.append(there);
      }
      const words = asked.byName ? say("seat.asks.name", asked.sign) : `${say("seat.asks", asked.sign)} ${old(one)}`;
      put(there.children[1], words);
    }
    return looking && box.childElementCount === 0;
  }

  // --- what needs the invigilator, and what is worth knowing ---

  function attention(one) {
    // Said in lines of their own.
    if (of(one).asks.length > 0) return { weight: 95, tone: "warn", words: null };
    const faults = failed(one).filter((finding) => !QUIET.includes(finding.what));
    if (faults.length > 0 && ["PRESENT", "READY"].includes(one.state)) {
      return { weight: 62, tone: "warn", words: say("seat.check", listed(found(faults), 4)) };
    }
    return null;
  }

  function remark(one) {
    const seat = of(one);
    if (seat.leftUnsent > 0) return say("seat.left", seat.leftUnsent, times.minute(seat.leftAt));
    if (seat.moveUntil !== null) return say("seat.letMove", times.minute(seat.moveUntil));
    return null;
  }

  // --- admitting ---

  let admitting = [];

  function identify(scripts) {
    admitting = scripts;
    const all = scripts.map((script) => row(script));
    by("identity-list").replaceChildren(
      ...all.map((one) => {
        const item = document.createElement("li");
        const name = document.createElement("b");
        name.textContent = one.name;
        const number = document.createElement("span");
        number.className = "board-digits";
        number.textContent = one.number;
        item.append(name, number);
        for (const [words, tone] of [[one.arrangement, ""], [failed(one).length > 0 ? say("seat.identity.fails") : null, "bad"]]) {
          if (!words) continue;
          const under = document.createElement("span");
          under.className = "under";
          under.dataset.tone = tone;
          under.textContent = words;
          item.append(under);
        }
        return item;
      }),
    );
    by("identity-tick").checked = false;
    put(by("identity-label"), say("seat.identity.tick", all.length));
    put(by("identity-do"), say("seat.identity.do", String(all.length)));
    put(by("identity-error"), "");
    by("identity-tick").removeAttribute("aria-invalid");
    by("identity").showModal();
    by("identity-tick").focus();
  }

  by("identity").querySelector("form").addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!by("identity-tick").checked) {
      put(by("identity-error"), say("seat.identity.missing"));
      by("identity-tick").setAttribute("aria-invalid", "true");
      by("identity-tick").focus();
      return;
    }
    by("identity-do").disabled = true;
    const came = await perform({ action: "admit", scripts: admitting }, admitting);
    by("identity-do").disabled = false;
    by("identity").close();
    tell(came);
  });
  by("identity-tick").addEventListener("change", () => {
    put(by("identity-error"), "");
    by("identity-tick").removeAttribute("aria-invalid");
  });

  // --- details ---

  function details(one) {
    const seat = of(one);
    const identity = seat.identityAt === null ? say("seat.details.identity.not") : say("seat.details.identity.by", seat.identityBy, times.minute(seat.identityAt));
    put(by("details-identity"), identity);
    const computer = [seat.movedAt === null ? say("seat.details.computer.first") : say("seat.details.computer.moved", times.minute(seat.movedAt))];
    if (seat.cameAfter > 0) computer.push(say("seat.details.computer.after", String(seat.cameAfter)));
    put(by("details-computer"), computer.join(", "));
    const worth = seat.check.filter((finding) => finding.verdict !== "OK");
    const check = seat.check.length === 0 ? say("seat.details.check.none") : worth.length === 0 ? say("seat.details.check.ok") : listed(found(worth), 8);
    put(by("details-check"), check.charAt(0).toUpperCase() + check.slice(1));
    hide(by("details-check").parentElement, one.state === "EXPECTED");
  }

  const asksMore = (before, after) => of(after).asks.some((asked) => of(before).asks.every((each) => each.request !== asked.request));
  const asks = (one) => of(one).asks.length > 0;

  return { showAsks, attention, remark, identify, details, asks, asksMore };
}
