/**
 * The invigilator's board: one row a candidate, patched in place as the room changes.
 *
 * An invigilator reads, points and types while the room goes on. So an update never moves focus, never touches a
 * selection or an open dialog, and never changes the order of rows under the pointer.
 */
// The address carries the build, so that a new release is never mixed with an old module from the browser's cache.
const build = new URL(import.meta.url).search;
const { ServerClock, refusalOf, speaker, zoneTimes } = await import(`./room.js${build}`);
const { follow } = await import(`./live.js${build}`);
const { MAY, mayDo } = await import(`./powers.js${build}`);
const { seatsOf } = await import(`./seats.js${build}`);

const { TimeDesk } = await import(`./ledger.js${build}`);

const { SignalList, showSignals } = await import(`./signals.js${build}`);

const board = document.getElementById("board");
const by = (name) => document.getElementById(`board-${name}`);
const say = speaker(by("texts"));
const times = zoneTimes(board.dataset.zone, document.documentElement.lang);
const clock = new ServerClock();

/** The states in the order of an exam; REFUSED and PAUSED are shown in place of the state they interrupt. */
const STATES = ["EXPECTED", "PRESENT", "REFUSED", "READY", "ADMITTED", "CALLED", "WRITING", "PAUSED", "HANDED_IN"];
/** With everything else equal, whoever needs the invigilator sooner stands higher. */
const RANK = ["READY", "ADMITTED", "CALLED", "PAUSED", "WRITING", "PRESENT", "REFUSED", "EXPECTED", "HANDED_IN"];
const TONES = {
  EXPECTED: "quiet", PRESENT: "quiet", REFUSED: "warn", READY: "warn", ADMITTED: "accent",
  CALLED: "accent", WRITING: "good", PAUSED: "warn", HANDED_IN: "done",
};
/** From here on a clock is nearly out. */
const NEARLY_OUT = 5 * 60000;
/** Answers that wait longer than this to be sent are worth a look. */
const LONG_UNSENT = 60000;
/** A button that has just been pressed, or has taken another's place, ignores the second half of a double click. */
const SETTLE = 700;
/** One sentence to the screen reader at most this often. */
const BREATH = 5000;

let room = null;
let heardAt = null;
const rows = new Map();
/** By script: when the oldest message was sent that has not been read, and how many irregularities concern it. */
const unread = new Map();
const noted = new Map();
/** By script: what was remarked, in the order in which it was. */
const remarked = new Map();
const chosen = new Set();
let filter = "all";
let wanted = "";
let sort = "attention";

// --- reading the room ------------------------------------------------------------------------------------------

function shown(one) {
  if (one.paused && one.state !== "HANDED_IN") return "PAUSED";
  return one.refusedAt !== null ? "REFUSED" : one.state;
}
/** The evacuation while it lasts, else null. */
const evacuation = () => room?.sitting.evacuation ?? null;
const sittingOpen = () => room !== null && room.sitting.state === "OPEN";

/** Milliseconds left on a candidate's clock; while it stands still, what it stands at. */
function left(one, now) {
  if (one.endsAt === null || one.state === "HANDED_IN") return null;
  return one.endsAt - (one.paused && one.pausedAt !== null ? one.pausedAt : now);
}

const ACTS = Object.keys(MAY);
/** What is done often to many stands above the list; the rest is in a menu beside it. */
const OFTEN = ["admit", "start", "pause", "resume", "addTime", "message", "end"];
const ASKED = ["refuse", "pause", "addTime", "message", "remark", "note", "unlock", "waive", "end", "close"];
/** What concerns the sitting and no candidate. */
const WHOLE = ["open", "close", "evacuate", "goOn"];
/** What is written into the record, and asks for words of its own. */
const WRITTEN = ["remark", "note"];
const may = (act, one) => room !== null && mayDo(act, one, room.sitting, clock.now());

const timeDesk = new TimeDesk({ by, say, times, exact, rows, perform, tell, complain, listed, names: (scripts) => names(scripts) });

/** What about this candidate needs the invigilator: how much, how serious, and a sentence that says what to do. */
function attention(one, now) {
  const remaining = left(one, now);
  const writing = one.state === "WRITING" && !one.paused;
  const flag = (weight, tone, key, ...values) => ({ weight, tone, words: say(`flag.${key}`, ...values) });
  if (one.lockedAt !== null) return flag(105, "bad", "locked", times.minute(one.lockedAt));
  const seated = seats.attention(one);
  if (seated !== null) return seated;
  if (writing && !one.connected) return flag(100, "bad", "lost");
  if (writing && one.unsent > 0 && remaining < NEARLY_OUT) return flag(90, "bad", "lateUnsent", one.unsent);
  if (one.state === "HANDED_IN" && one.unsent > 0) return flag(80, "bad", "overUnsent", one.unsent);
  if (one.state === "CALLED" && !one.paused && !one.connected) return flag(70, "warn", "notOpened");
  // Said in a line of its own, which stays until it has been seen.
  if (one.again > one.againSeen) return { weight: 65, tone: "warn", words: null };
  if (one.state === "READY" && one.refusedAt === null) return flag(60, "warn", "ready");
  // Said in a line of its own too, until somebody has decided.
  if (sittingOpen() && timeDesk.proposed(one).length > 0) return { weight: 55, tone: "warn", words: null };
  if (writing && one.unsent > 0 && now - (one.lastSaved ?? one.startedAt ?? now) > LONG_UNSENT) {
    return flag(50, "warn", "unsent", one.unsent);
  }
  if (one.state === "ADMITTED" && !one.connected) return flag(40, "warn", "admittedLost");
  // Said in a line of its own too.
  if (one.flags.length > 0 && one.state === "WRITING") return { weight: 30, tone: "warn", words: null };
  return null;
}

/** What is worth knowing of a candidate, but asks for nothing now. */
function remark(one, now) {
  if (one.state === "HANDED_IN" && one.held > 0) return say("flag.held", one.held);
  if (one.refusedAt !== null) {
    const why = (remarked.get(one.script) ?? []).findLast((each) => each.kind === "NOT_ADMITTED");
    if (why !== undefined) return say("flag.refused", sentence(why.words));
  }
  const seated = one.state === "HANDED_IN" ? null : seats.remark(one);
  if (seated !== null) return seated;
  const stands = shown(one) === "PAUSED" && one.pausedAt !== null ? now - one.pausedAt : 0;
  if (stands >= 60000) return say("flag.paused", long(stands));
  const sent = one.state === "HANDED_IN" ? undefined : unread.get(one.script);
  return sent === undefined ? null : say("flag.unread", times.minute(sent));
}

// --- saying times ----------------------------------------------------------------------------------------------

/** A number stays on one line with its unit. */
const unit = (key, number) => say(`duration.${key}`, String(number)).replaceAll(" ", "\u00a0");

/** A length of time in words, to the minute. */
function long(ms) {
  const minutes = Math.floor(ms / 60000);
  if (minutes < 60) return unit("minutes", minutes);
  const rest = minutes % 60;
  const hours = unit("hours", Math.floor(minutes / 60));
  return rest === 0 ? hours : `${hours} ${unit("minutes", rest)}`;
}

/** A length of time to the second, for the ledger: its sum has to agree. */
function exact(ms) {
  const seconds = Math.round(Math.abs(ms) / 1000);
  const parts = [];
  if (seconds >= 60) parts.push(long(seconds * 1000));
  if (seconds % 60 > 0 || seconds === 0) parts.push(unit("seconds", seconds % 60));
  return (ms < 0 ? "\u2212" : "") + parts.join(" ");
}

/** The time left: quiet minutes, and the seconds only when they begin to matter. */
function remainingWords(ms) {
  if (ms <= 0) return say("left.up");
  if (ms >= 10 * 60000) return long(ms);
  const seconds = Math.ceil(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** What somebody wrote, so that a sentence of ours can follow it. */
const sentence = (text) => text.replace(/[^.!?]$/, "$&.");

const ago = (ms) => (ms < 60000 ? say("duration.now") : long(ms));

// --- writing to the page, only what differs ---------------------------------------------------------------------

/** A text in place of a text leaves the tree as it is: with hundreds of rows that spares a new style for every one. */
function put(node, text) {
  const only = node.firstChild;
  if (only !== null && only === node.lastChild && only.nodeType === Node.TEXT_NODE && text !== "") {
    if (only.data !== text) only.data = text;
  } else if (node.textContent !== text) {
    node.textContent = text;
  }
}

function mark(node, name, value) {
  if (value === null || value === undefined || value === false) {
    if (node.hasAttribute(name)) node.removeAttribute(name);
  } else if (node.getAttribute(name) !== String(value)) {
    node.setAttribute(name, value);
  }
}

function hide(node, hidden) {
  if (node.hidden !== hidden) node.hidden = hidden;
}

const icon = (use, name) => mark(use, "href", `#board-i-${name}`);

function picture(name) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("class", "board-icon");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(space, "use");
  icon(use, name);
  svg.append(use);
  return svg;
}

function button(words, kind) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = `button ${kind}`.trim();
  made.textContent = words;
  return made;
}

// --- one candidate's row ---------------------------------------------------------------------------------------

class Row {
  constructor(one) {
    this.element = by("row").content.firstElementChild.cloneNode(true);
    const find = (path) => this.element.querySelector(path);
    this.pick = find(".board-pick input");
    this.name = find(".board-name");
    this.digits = find(".board-digits");
    this.language = find(".board-language");
    this.arrangement = find(".board-arrangement");
    this.flag = find(".board-flag");
    this.again = find(".board-again");
    this.silent = timeDesk.line(find(".board-silent"));
    this.noted = find(".board-noted");
    this.asks = find(".board-asks");
    this.signals = find(".board-signals");
    this.chip = find(".board-chip");
    this.stateUnder = find(".board-state .board-under");
    this.link = find(".board-link");
    this.seenUnder = find(".board-seen .board-under");
    this.answered = find(".board-answered");
    this.progress = find("progress");
    this.doneUnder = find(".board-done .board-under");
    this.saved = find(".board-saved .board-value");
    this.remaining = find(".board-remaining");
    this.leftUnder = find(".board-left .board-under");
    this.acts = find("td.board-acts");
    this.menu = find(".board-menu-button");
    this.quick = null;
    this.element.dataset.script = one.script;
    this.pick.addEventListener("change", () => choose([one.script], this.pick.checked));
    this.menu.addEventListener("click", () => openMenu(this.menu, [one.script]));
    this.again.lastElementChild.addEventListener("click", () => this.looked());
  }

  /** Everything that changes only when the server says so. */
  tell(one, questions) {
    this.one = one;
    put(this.name, one.name);
    put(this.digits, one.number);
    mark(this.pick, "aria-label", say("pick.one", one.name));
    mark(this.menu, "aria-label", say("menu.one", one.name));
    // Worth a word only where it is not the language of the room.
    hide(this.language, one.language === document.documentElement.lang);
    put(this.language, say(`language.${one.language}`));
    hide(this.arrangement, one.arrangement === null);
    put(this.arrangement.lastElementChild, one.arrangement ?? "");
    const state = shown(one);
    mark(this.element, "data-state", state);
    mark(this.chip, "data-tone", TONES[state]);
    icon(this.chip.querySelector("use"), state);
    put(this.chip.lastElementChild, say(`state.${state}`));
    put(this.answered, one.startedAt === null ? "" : say("answers", String(one.answered), questions));
    hide(this.progress, one.startedAt === null);
    mark(this.element, "data-started", one.startedAt === null ? null : "");
    if (this.progress.max !== questions) this.progress.max = questions;
    if (this.progress.value !== one.answered) this.progress.value = one.answered;
    const aside = [];
    if (one.unsent > 0) aside.push(say("unsent", String(one.unsent)));
    if (one.held > 0) aside.push(say("held", String(one.held)));
    put(this.doneUnder, aside.join(", "));
    mark(this.doneUnder, "data-tone", one.unsent > 0 ? "warn" : null);
    const saved = one.lastSaved === null ? (one.startedAt === null ? "" : say("saved.none")) : times.minute(one.lastSaved);
    put(this.saved, saved);
    if (seats.showAsks(this.asks, one)) this.menu.focus({ preventScroll: true });
    const news = one.again > one.againSeen && !seats.asks(one);
    const looking = this.again.contains(document.activeElement);
    hide(this.again, !news);
    if (news) put(this.again.children[1], say("again", one.again, times.minute(one.againAt)));
    mark(this.again.lastElementChild, "aria-label", say("again.seen.for", one.name));
    if (looking && !news) this.menu.focus({ preventScroll: true });
    this.silent.tell(one, this.menu);
    const irregular = noted.get(one.script) ?? 0;
    hide(this.noted, irregular === 0);
    if (irregular > 0) put(this.noted.lastElementChild, say("noted", irregular));
    showSignals(this.signals, one, say);
    const first = ["unlock", "resume", "admit", "start"].find((act) => may(act, one)) ?? null;
    this.offer(one.refusedAt === null ? first : null);
  }

  /** The invigilator has looked after a sign-in; one that comes in this moment is not among those. */
  async looked() {
    const { script, again } = this.one;
    const came = await perform({ action: "seen", scripts: [script], times: again }, [script]);
    if (!came.good) tell(came);
  }

  /** The one thing one would do next, beside the menu. */
  offer(act) {
    if ((this.quick?.dataset.act ?? null) === act) return;
    const focused = this.quick !== null && this.quick === document.activeElement;
    this.quick?.remove();
    this.quick = null;
    if (act !== null) {
      const made = button(say(`act.${act}`), "");
      let since = performance.now();
      made.dataset.act = act;
      made.setAttribute("aria-label", say("act.for", say(`act.${act}`), this.one.name));
      made.addEventListener("click", () => {
        if (performance.now() - since < SETTLE) return;
        since = performance.now();
        begin(act, [this.one.script]);
      });
      this.acts.prepend(made);
      this.quick = made;
    }
    mark(this.element, "data-quick", act);
    // Focus must not fall to the top of the page, nor on a button that now means something else.
    if (focused) this.menu.focus({ preventScroll: true });
  }

  /** Everything that changes with the clock. */
  tick(now) {
    const one = this.one;
    const state = shown(one);
    const remaining = left(one, now);
    put(this.stateUnder, stateAside(one));
    let link = "none";
    let seen = say("seen.never");
    let aside = "";
    if (one.state === "HANDED_IN") seen = say("seen.over");
    else if (one.connected) [link, seen] = ["on", say("seen.on")];
    else if (one.lastSeen !== null) {
      [link, seen] = ["off", say("seen.off")];
      aside = say("seen.since", times.minute(one.lastSeen), ago(now - one.lastSeen));
    }
    mark(this.link, "data-link", link);
    icon(this.link.querySelector("use"), link);
    put(this.link.lastElementChild, seen);
    put(this.seenUnder, aside);

    let tone = null;
    if (one.state === "HANDED_IN") {
      put(this.remaining, say("left.none"));
      put(this.leftUnder, "");
      tone = "quiet";
    } else if (remaining === null) {
      put(this.remaining, long(one.allowance));
      put(this.leftUnder, say("left.allowed"));
      tone = "quiet";
    } else {
      put(this.remaining, remainingWords(remaining));
      put(this.leftUnder, state === "PAUSED" ? say("left.stands") : say("left.until", times.minute(one.endsAt)));
      if (state === "PAUSED") tone = "still";
      else if (remaining < NEARLY_OUT) tone = "bad";
    }
    mark(this.remaining, "data-tone", tone);

    this.need = attention(one, now);
    const words = this.need?.words ?? remark(one, now);
    hide(this.flag, words === null);
    put(this.flag.lastElementChild, words ?? "");
    const needs = Boolean(this.need?.words);
    icon(this.flag.querySelector("use"), needs ? "look" : "clock");
    mark(this.flag, "data-tone", needs ? this.need.tone : "info");
    mark(this.element, "data-need", this.need?.tone ?? null);
  }
}

function stateAside(one) {
  const state = shown(one);
  if (state === "PAUSED" && one.time.breakUntil !== null) {
    return say("under.break", times.minute(one.pausedAt), times.minute(one.time.breakUntil));
  }
  if (state === "PAUSED") return one.pausedAt === null ? "" : say("under.paused", times.minute(one.pausedAt));
  if (state === "HANDED_IN") return one.handedInBy === null ? "" : say(`under.handedIn.${one.handedInBy}`);
  if (state === "REFUSED") return say("under.refused", times.minute(one.refusedAt));
  if (state === "PRESENT") return say("under.reading");
  if (state === "READY") return say("under.waiting");
  if (state === "ADMITTED" && one.evacuated) return say("under.recalled");
  if (state === "CALLED") return say("under.opening");
  return "";
}

// --- the list: who is in it, who is shown, in which order -------------------------------------------------------

/** Letters that Unicode does not take apart, as somebody without them on the keyboard would type them. */
const TYPED = { ø: "o", æ: "ae", đ: "d", ð: "d", ł: "l", ß: "ss", þ: "th" };

function plain(text) {
  const bare = text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
  return bare.replace(/[øæđðłßþ]/g, (letter) => TYPED[letter]).replace(/\s+/g, " ").trim();
}

function passes(row) {
  if (filter === "attention" && row.need === null) return false;
  if (filter !== "all" && filter !== "attention" && shown(row.one) !== filter) return false;
  if (wanted === "") return true;
  const name = plain(row.one.name);
  return row.one.number.startsWith(wanted) || wanted.split(" ").every((word) => name.includes(word));
}

function wantedOrder() {
  const byName = (a, b) => times.collator.compare(a.one.name, b.one.name) || (a.one.number < b.one.number ? -1 : 1);
  const list = [...rows.values()];
  if (sort === "name") return list.sort(byName);
  const weight = (row) => row.need?.weight ?? 0;
  const rank = (row) => RANK.indexOf(shown(row.one));
  return list.sort((a, b) => weight(b) - weight(a) || rank(a) - rank(b) || byName(a, b));
}

let touchedAt = -Infinity;
board.addEventListener("pointerdown", (event) => {
  if (event.pointerType !== "mouse" && by("list").contains(event.target)) touchedAt = performance.now();
});

/** Whether somebody is at work in the list, so that nothing in it may move. */
function inUse() {
  const list = by("list");
  return (
    list.contains(document.activeElement) ||
    (matchMedia("(hover: hover)").matches && by("rows").matches(":hover")) ||
    performance.now() - touchedAt < 8000 ||
    openFor !== null ||
    document.querySelector("dialog[open]") !== null ||
    (getSelection().type === "Range" && list.contains(getSelection().anchorNode))
  );
}

function arrange(force) {
  const order = wantedOrder().map((row) => row.element);
  const present = [...by("rows").children];
  const same = order.length === present.length && order.every((element, at) => element === present[at]);
  const moving = !same && (force || !inUse());
  if (moving) {
    order.forEach((element, at) => {
      const there = by("rows").children[at];
      if (there !== element) by("rows").insertBefore(element, there ?? null);
    });
  }
  mark(by("sort-now"), "aria-disabled", same || moving ? "true" : null);
}

function sift() {
  let visible = 0;
  for (const row of rows.values()) {
    // A row that no longer fits the filter stays while somebody is in it: focus must not fall out of the page.
    const stays = passes(row) || row.element.contains(document.activeElement);
    hide(row.element, !stays);
    if (stays) visible += 1;
  }
  const nobody = room !== null && visible === 0;
  hide(by("list"), nobody);
  hide(by("empty"), !nobody);
  if (nobody) {
    const none = rows.size === 0;
    put(by("empty-words"), none ? say("empty.none") : wanted !== "" ? say("empty.search", by("search").value.trim()) : say("empty.filter"));
    hide(by("show-all"), none);
  }
  showScope();
}

// --- counts, which are also the filters -------------------------------------------------------------------------

const counts = new Map();
for (const key of ["all", "attention", ...STATES]) {
  const made = button("", "");
  made.className = "board-count";
  made.dataset.tone = TONES[key] ?? (key === "attention" ? "bad" : "quiet");
  const label = say(key === "all" || key === "attention" ? `count.${key}` : `state.${key}`);
  const number = document.createElement("b");
  const name = document.createElement("span");
  name.textContent = label;
  made.append(picture(key === "all" ? "all" : key === "attention" ? "look" : key), number, " ", name);
  made.addEventListener("click", () => {
    filter = filter === key ? "all" : key;
    showCounts();
    sift();
  });
  counts.set(key, { button: made, number });
  by("counts").append(made);
}

function showCounts() {
  const tally = new Map([["all", rows.size], ["attention", 0]]);
  for (const row of rows.values()) {
    tally.set(shown(row.one), (tally.get(shown(row.one)) ?? 0) + 1);
    if (row.need !== null) tally.set("attention", tally.get("attention") + 1);
  }
  for (const [key, { button: made, number }] of counts) {
    const many = tally.get(key) ?? 0;
    put(number, String(many));
    mark(made, "aria-pressed", String(filter === key));
    mark(made, "data-none", many === 0 ? "" : null);
    const kept = key === "all" || key === "attention" || filter === key || made === document.activeElement;
    hide(made, many === 0 && !kept);
  }
}

// --- choosing some ---------------------------------------------------------------------------------------------

function choose(scripts, on) {
  for (const script of scripts) {
    if (on) chosen.add(script);
    else chosen.delete(script);
    const row = rows.get(script);
    if (row) {
      row.pick.checked = on;
      mark(row.element, "data-chosen", on ? "" : null);
    }
  }
  showScope();
}

by("pick-all").addEventListener("change", () => {
  const visible = [...rows.values()].filter((row) => !row.element.hidden).map((row) => row.one.script);
  choose(visible, by("pick-all").checked);
});
by("clear").addEventListener("click", () => {
  choose([...chosen], false);
  by("search").focus();
});

const scope = () => (chosen.size > 0 ? [...chosen] : [...rows.keys()]);
/** Whoever was not admitted is admitted by name, and not with a room. */
const byName = (act, one) => act === "admit" && one.refusedAt !== null && !chosen.has(one.script);
const fit = (act, scripts) =>
  scripts.filter((script) => {
    const one = rows.get(script)?.one;
    return one !== undefined && may(act, one) && (scripts.length === 1 || !byName(act, one));
  });

const bulk = new Map(
  OFTEN.map((act) => {
    const made = button(say(`act.${act}`), act === "end" ? "quiet board-danger" : "quiet");
    made.dataset.act = act;
    made.addEventListener("click", () => {
      if (made.getAttribute("aria-disabled") !== "true") begin(act, fit(act, scope()));
    });
    by("bulk-acts").append(made);
    return [act, made];
  }),
);
by("bulk-menu").addEventListener("click", () => openMenu(by("bulk-menu"), null));
const seldom = ACTS.filter((act) => !OFTEN.includes(act));
by("bulk-more").addEventListener("click", () => openMenu(by("bulk-more"), null, seldom));

function showScope() {
  let visible = 0;
  let visibleChosen = 0;
  for (const row of rows.values()) {
    if (row.element.hidden) continue;
    visible += 1;
    if (chosen.has(row.one.script)) visibleChosen += 1;
  }
  const unseen = chosen.size - visibleChosen;
  const some = chosen.size > 0;
  let words = some ? say("scope.some", chosen.size) : say("scope.all");
  if (unseen > 0) words = `${words.replace(/:$/, "")} (${say("scope.unseen", String(unseen))}):`;
  put(by("scope"), words);
  if (by("clear") !== document.activeElement) hide(by("clear"), !some);
  mark(board, "data-chosen", some ? "" : null);
  by("pick-all").checked = visible > 0 && visibleChosen === visible;
  by("pick-all").indeterminate = visibleChosen > 0 && visibleChosen < visible;
  put(by("bulk-menu"), some ? say("menu.some", chosen.size) : say("menu.all"));
  for (const [act, made] of bulk) {
    const many = fit(act, scope()).length;
    put(made, many > 0 ? say("act.of", say(`act.${act}`), String(many)) : say(`act.${act}`));
    mark(made, "aria-disabled", many === 0 ? "true" : null);
  }
  mark(by("bulk-more"), "aria-disabled", seldom.some((act) => fit(act, scope()).length > 0) ? null : "true");
}

// --- the menu of a row, and on narrow screens of everybody ------------------------------------------------------

let openFor = null;

/** @param scripts one candidate's, or null for whoever is chosen */
function openMenu(opener, scripts, acts = ACTS) {
  if (openFor === opener) {
    by("menu").hidePopover();
    return;
  }
  const menu = by("menu");
  const single = scripts !== null;
  const items = [];
  const add = (words, act, danger) => {
    const item = document.createElement("button");
    item.type = "button";
    item.setAttribute("role", "menuitem");
    item.tabIndex = -1;
    item.textContent = words;
    if (danger) item.className = "board-danger";
    item.addEventListener("click", () => {
      menu.hidePopover();
      opener.focus({ preventScroll: true });
      act();
    });
    items.push(item);
  };
  if (single) add(say("act.details"), () => openDetails(scripts[0]));
  for (const act of acts) {
    const who = fit(act, scripts ?? scope());
    if (who.length === 0) continue;
    const words = say(`act.${act}`);
    add(single ? words : say("act.of", words, String(who.length)), () => begin(act, who), act === "end");
  }
  if (items.length === 0) return;
  menu.replaceChildren(...items);
  menu.setAttribute("aria-label", opener.getAttribute("aria-label") ?? opener.textContent);
  menu.showPopover();
  place(opener);
  opener.setAttribute("aria-expanded", "true");
  openFor = opener;
  items[0].focus({ preventScroll: true });
}

function place(opener) {
  const menu = by("menu");
  const at = opener.getBoundingClientRect();
  const below = innerHeight - at.bottom > menu.offsetHeight + 8;
  const top = below ? at.bottom + 4 : at.top - menu.offsetHeight - 4;
  menu.style.top = `${Math.max(4, Math.min(top, innerHeight - menu.offsetHeight - 4))}px`;
  menu.style.left = `${Math.max(4, Math.min(at.right - menu.offsetWidth, innerWidth - menu.offsetWidth - 4))}px`;
}

by("menu").addEventListener("toggle", (event) => {
  if (event.newState !== "closed" || openFor === null) return;
  const opener = openFor;
  opener.setAttribute("aria-expanded", "false");
  // A click on the opener closes the menu before the click arrives; it must not open it again.
  setTimeout(() => {
    if (openFor === opener) openFor = null;
  }, 0);
  if (document.activeElement === document.body) opener.focus({ preventScroll: true });
});
by("menu").addEventListener("keydown", (event) => {
  const items = [...by("menu").children];
  const at = items.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
  if (to !== undefined) {
    event.preventDefault();
    items[(to + items.length) % items.length].focus();
  } else if (event.key === "Tab") {
    by("menu").hidePopover();
    openFor?.focus({ preventScroll: true });
  }
});
for (const moved of ["scroll", "resize"]) {
  addEventListener(moved, () => openFor !== null && place(openFor), { passive: true });
}

// --- doing something -------------------------------------------------------------------------------------------

const names = (scripts) => scripts.map((script) => rows.get(script)?.one.name ?? script);

function listed(all, most) {
  const locale = document.documentElement.lang;
  const some = all.length > most ? [...all.slice(0, most), say("ask.andMore", String(all.length - most))] : all;
  if (all.length > most) return some.join(", ");
  return new Intl.ListFormat(locale, { type: "conjunction" }).format(some);
}

/** Asks what has to be asked, then acts. */
function begin(act, scripts) {
  if (scripts.length === 0) return;
  if (act === "admit") seats.identify(scripts);
  else if (ASKED.includes(act)) ask(act, scripts);
  else if (act === "reopen") timeDesk.ask(act, scripts);
  else perform({ action: act, scripts }, scripts).then(tell);
}

/**
 * Sends an action. Answers what came of it as {good, words, refused}; it never throws, since an invigilator has to
 * hear of a failure in words.
 */
async function perform(body, expected) {
  try {
    const answer = await fetch(`${board.dataset.api}/actions`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(15000),
    });
    const refusal = refusalOf(answer);
    if (refusal === "signedOut") return { good: false, words: say("outcome.signedOut"), refused: [] };
    const came = await answer.json().catch(() => ({}));
    if (!answer.ok) return { good: false, words: came.text ?? say("outcome.failed"), refused: [] };
    if (WHOLE.includes(body.action) || WRITTEN.includes(body.action)) return { good: true, words: say(`outcome.${body.action}`), refused: [] };
    const refused = came.refused.filter((one) => expected.includes(one.script));
    const done = came.done.length > 0;
    const words = done ? say(`outcome.${body.action}`, listed(names(came.done), 4)) : say("outcome.none");
    return { good: done || refused.length === 0, words, refused };
  } catch {
    return { good: false, words: say("outcome.uncertain"), refused: [] };
  } finally {
    refresh();
  }
}

/** What came of an action, until it is hidden or the next one takes its place; good news hides itself. */
let outcomeTimer = 0;
function tell({ good, words, refused }) {
  clearTimeout(outcomeTimer);
  const notice = document.createElement("div");
  notice.className = `notice board-outcome ${good ? (refused.length > 0 ? "warn" : "good") : "bad"}`;
  const text = document.createElement("div");
  const first = document.createElement("p");
  first.textContent = words;
  text.append(first);
  if (refused.length > 0) {
    const list = document.createElement("ul");
    for (const one of refused) {
      const item = document.createElement("li");
      const who = document.createElement("b");
      who.textContent = say("outcome.refused", names([one.script])[0]);
      item.append(who, " ", one.text);
      list.append(item);
    }
    text.append(list);
  }
  const close = button(say("outcome.dismiss"), "quiet small");
  const drop = () => {
    const focused = notice.contains(document.activeElement);
    notice.remove();
    if (focused) wayOut().focus({ preventScroll: true });
  };
  close.addEventListener("click", drop);
  notice.append(text, close);
  by("outcome").replaceChildren(notice);
  if (good && refused.length === 0) {
    outcomeTimer = setTimeout(() => (notice.matches(":hover, :focus-within") ? null : drop()), 12000);
  }
}

let asking = null;

/** Names one wish: sent again because the answer to it was lost, it is granted once. */
function freshKey() {
  const letters = "0123456789abcdefghjkmnpqrstvwxyz";
  return Array.from(crypto.getRandomValues(new Uint8Array(26)), (byte) => letters[byte % 32]).join("");
}

function ask(act, scripts) {
  asking = { act, scripts, request: freshKey() };
  const all = scripts.map((script) => rows.get(script).one);
  const now = clock.now();
  put(by("ask-title"), say(`ask.${act}.title`));
  const nobody = WRITTEN.includes(act) && all.length === 0;
  put(by("ask-whom"), nobody ? say("ask.note.nobody") : WHOLE.includes(act) ? "" : all.length === 1 ? all[0].name : say("ask.whom.many", String(all.length), listed(names(scripts), 12)));
  put(by("ask-words"), say(`ask.${act}.words`));
  const losses = [];
  if (act === "end") {
    const longest = Math.max(0, ...all.map((one) => left(one, now) ?? one.allowance));
    const open = all.reduce((sum, one) => sum + room.sitting.questions - one.answered, 0);
    const unsent = all.reduce((sum, one) => sum + one.unsent, 0);
    losses.push(say("ask.end.loss", all.length, longest < 60000 ? exact(longest) : long(longest), String(open)));
    if (unsent > 0) losses.push(say("ask.end.unsent", unsent));
  }
  if (act === "close") {
    const writing = fit("end", [...rows.keys()]).length;
    if (writing > 0) losses.push(say("ask.close.writing", writing));
  }
  hide(by("ask-loss"), losses.length === 0);
  by("ask-loss").firstElementChild.replaceChildren(
    ...losses.map((loss) => {
      const line = document.createElement("p");
      line.textContent = loss;
      return line;
    }),
  );
  hide(by("ask-minutes"), act !== "addTime");
  hide(by("ask-reason"), ["close", "message", "remark", "note"].includes(act));
  hide(by("ask-message"), act !== "message");
  hide(by("ask-remark"), act !== "remark");
  hide(by("ask-note"), act !== "note");
  for (const field of ["message", "remark", "kind", "happened", "done"]) {
    by(field).value = "";
    complain(field, null);
  }
  by("minutes").value = "5";
  by("reason").value = act === "evacuate" ? say("ask.evacuate.reason") : "";
  complain("minutes", null);
  complain("reason", null);
  by("ask-failed").replaceChildren();
  const many = act === "evacuate" ? fit("pause", [...rows.keys()]).length : all.length;
  by("ask-do").textContent = say(`ask.${act}.do`, many);
  by("ask-do").className = act === "end" || act === "close" ? "button danger" : "button";
  mark(by("ask-do"), "aria-disabled", null);
  by("ask").showModal();
  let first = by("reason");
  if (act === "addTime") first = by("minutes");
  else if (act === "message" || act === "remark") first = by(act);
  else if (act === "note") first = by("kind");
  else if (act === "close") first = by("ask").querySelector("[data-close]");
  // In an evacuation nobody has the time to write; the words that stand there will do.
  else if (act === "evacuate") first = by("ask-do");
  first.focus();
  if (first === by("minutes")) first.select();
}

function complain(field, words) {
  put(by(`${field}-error`), words ?? "");
  mark(by(field), "aria-invalid", words === null ? null : "true");
}

by("ask").querySelector("form").addEventListener("submit", async (event) => {
  event.preventDefault();
  if (by("ask-do").getAttribute("aria-disabled") === "true") return;
  const { act, scripts } = asking;
  const body = WHOLE.includes(act) ? { action: act } : { action: act, scripts };
  body.request = asking.request;
  const wrong = [];
  if (act === "addTime") {
    const minutes = Number(by("minutes").value);
    const fits = Number.isInteger(minutes) && minutes >= 1 && minutes <= 120;
    complain("minutes", fits ? null : say("ask.minutes.error"));
    if (!fits) wrong.push("minutes");
    body.minutes = minutes;
  }
  if (act === "message" || act === "remark") {
    body.words = by(act).value.trim();
    complain(act, body.words === "" ? say(`ask.${act}.error`) : null);
    if (body.words === "") wrong.push(act);
  } else if (act === "note") {
    for (const field of ["kind", "happened", "done"]) {
      body[field] = by(field).value.trim();
      complain(field, body[field] === "" ? say(`ask.note.${field}.error`) : null);
      if (body[field] === "") wrong.push(field);
    }
  } else if (act !== "close") {
    const reason = by("reason").value.trim();
    complain("reason", reason === "" ? say("ask.reason.error") : null);
    if (reason === "") wrong.push("reason");
    body.reason = reason;
  }
  if (wrong.length > 0) {
    by(wrong[0]).focus();
    return;
  }
  const words = by("ask-do").textContent;
  mark(by("ask-do"), "aria-disabled", "true");
  put(by("ask-do"), say("ask.working"));
  const came = await perform(body, scripts);
  mark(by("ask-do"), "aria-disabled", null);
  put(by("ask-do"), words);
  if (came.good) {
    by("ask").close();
    tell(came);
    if (!WHOLE.includes(act)) choose(scripts, false);
    return;
  }
  const failed = document.createElement("div");
  failed.className = "notice bad";
  const line = document.createElement("p");
  failed.append(line);
  line.textContent = [came.words, ...came.refused.map((one) => `${names([one.script])[0]}: ${one.text}`)].join(" ");
  by("ask-failed").replaceChildren(failed);
});

for (const preset of by("ask").querySelectorAll("[data-minutes]")) {
  preset.addEventListener("click", () => {
    by("minutes").value = preset.dataset.minutes;
    complain("minutes", null);
    by("reason").focus();
  });
}
by("reason").addEventListener("keydown", (event) => {
  // One sentence: Enter says that it is finished.
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    by("ask").querySelector("form").requestSubmit(by("ask-do"));
  }
});
for (const close of board.querySelectorAll("dialog [data-close]")) {
  close.addEventListener("click", () => close.closest("dialog").close());
}

// --- everybody at once -----------------------------------------------------------------------------------------

by("evacuate").addEventListener("click", () => {
  if (by("evacuate").getAttribute("aria-disabled") !== "true") ask("evacuate", []);
});
let goneOnAt = -Infinity;
by("go-on").addEventListener("click", () => {
  if (performance.now() - goneOnAt < SETTLE) return;
  goneOnAt = performance.now();
  perform({ action: "goOn" }, []).then(tell);
});

// --- what to do next -------------------------------------------------------------------------------------------

/** One sentence, and the one button that goes with it. */
function nextStep() {
  const all = [...rows.values()].map((row) => row.one);
  const total = String(all.length);
  const many = (...states) => all.filter((one) => states.includes(one.state)).length;
  const of = (act) => fit(act, [...rows.keys()]);
  const writing = many("WRITING", "CALLED");
  if (room.sitting.state === "CLOSED") return { words: say("next.closed"), record: true };
  if (room.sitting.state === "PLANNED") return { words: say("next.open"), act: "open", label: say("next.act.open") };
  if (all.length === 0) return { words: say("next.empty") };
  const stands = evacuation();
  if (stands !== null) {
    const words = [say("next.evacuated", times.minute(stands.since), stands.by, sentence(stands.reason))];
    const apart = all.filter((one) => shown(one) === "PAUSED" && !one.evacuated).length;
    if (apart > 0) words.push(say("next.evacuated.apart", apart));
    return { words: words.join(" ") };
  }
  const pens = all.filter((one) => one.state === "WRITING");
  if (pens.length > 0 && pens.every((one) => one.paused)) {
    return { words: say("next.allPaused", pens.length, times.minute(Math.max(...pens.map((one) => one.pausedAt)))) };
  }
  const urgent = [...rows.values()].filter((row) => row.need !== null && row.need.weight > 60).length;
  const tail = urgent > 0 ? ` ${say("next.attention", urgent)}` : "";
  const ready = of("admit").filter((script) => rows.get(script).one.refusedAt === null);
  if (ready.length > 0) {
    return { words: say("next.ready", ready.length, total) + tail, act: "admit", who: ready, label: say("next.act.admit", String(ready.length)) };
  }
  const admitted = of("start");
  if (admitted.length > 0) {
    return { words: say("next.admitted", admitted.length, total) + tail, act: "start", who: admitted, label: say("next.act.start", String(admitted.length)) };
  }
  if (pens.length > 0) {
    const ends = Math.max(...pens.map((one) => one.endsAt ?? 0));
    return { words: say("next.writing", pens.length, total, times.minute(ends)) + tail };
  }
  if (writing > 0) return { words: say("next.called", writing) + tail };
  const over = many("HANDED_IN");
  if (over === all.length) return { words: say("next.over", over), act: "close", label: say("next.act.close") };
  if (over > 0) return { words: say("next.overAbsent", over, String(all.length - over)), act: "close", label: say("next.act.close") };
  const here = many("PRESENT");
  if (here > 0) return { words: say("next.here", here, total) };
  return { words: say("next.nobody"), slips: true };
}

/** The button about the whole room that is there just now; focus whose place has gone comes here. */
const wayOut = () => (evacuation() === null ? by("evacuate") : by("go-on"));

let next = {};
by("next-act").addEventListener("click", () => {
  if (performance.now() - next.since < SETTLE || next.act === undefined) return;
  next.since = performance.now();
  if (next.act === "close") ask("close", []);
  else if (next.act === "open") perform({ action: "open", scripts: "all" }, []).then(tell);
  else begin(next.act, next.who);
});

function showNext() {
  const step = nextStep();
  put(by("next-words"), step.words);
  const since = step.act === next.act ? next.since : performance.now();
  next = { ...step, since };
  const focused = document.activeElement === by("next-act");
  put(by("next-act"), step.label ?? "");
  hide(by("next-act"), step.act === undefined);
  if (focused && step.act === undefined) wayOut().focus({ preventScroll: true });
  hide(by("next-link"), !step.slips);
  hide(by("record"), !step.record);
  const stands = evacuation() !== null;
  const moved = stands ? by("evacuate") : by("go-on");
  const focusMoves = moved === document.activeElement;
  mark(by("command"), "data-evacuated", stands ? "" : null);
  hide(by("alarm"), !stands);
  hide(by("go-on"), !stands);
  hide(by("evacuate"), stands);
  mark(by("evacuate"), "aria-disabled", sittingOpen() ? null : "true");
  if (focusMoves) wayOut().focus({ preventScroll: true });
}

// --- details ---------------------------------------------------------------------------------------------------

let detailed = null;
const signalList = new SignalList(board.dataset.api, say, times);

function openDetails(script) {
  detailed = script;
  by("ledger-rows").replaceChildren();
  delete by("ledger-rows").dataset.made;
  showDetails();
  by("details").showModal();
}
by("details").addEventListener("close", () => {
  detailed = null;
});

function showDetails() {
  const row = rows.get(detailed);
  if (row === undefined) return;
  const one = row.one;
  const second = timeDesk.second(one);
  signalList.show(one);
  put(by("details-title"), one.name);
  put(by("details-number"), one.number);
  put(by("details-keycode"), one.keycode);
  const aside = stateAside(one);
  put(by("details-state"), say(`state.${shown(one)}`) + (aside === "" ? "" : `, ${aside}`));
  put(by("details-language"), say(`language.${one.language}`));
  put(by("details-arrangement"), one.arrangement ?? say("details.arrangement.none"));
  const said = (remarked.get(detailed) ?? []).map((each) => [each.at, each.by, each.kind, each.words].join("\t"));
  hide(by("details-remarks-none"), said.length > 0);
  if (by("details-remarks").dataset.made !== said.join("\n")) {
    by("details-remarks").dataset.made = said.join("\n");
    by("details-remarks").replaceChildren(...(remarked.get(detailed) ?? []).map((each) => remarkEntry(each)));
  }
  seats.details(one);
  let words = say("ledger.notStarted");
  if (one.startedAt !== null && one.state === "HANDED_IN") words = say("ledger.over");
  else if (shown(one) === "PAUSED" && one.pausedAt !== null) words = say("ledger.stands", times.minute(one.pausedAt));
  else if (one.startedAt !== null) words = say("ledger.running", second(one.startedAt), second(one.endsAt));
  put(by("ledger-words"), words);
  const lines = JSON.stringify(one.ledger);
  if (by("ledger-rows").dataset.made !== lines) {
    by("ledger-rows").dataset.made = lines;
    by("ledger-rows").replaceChildren(
      ...one.ledger.map((line) => {
        const tr = document.createElement("tr");
        const cell = (kind, text, type) => {
          const made = document.createElement(kind);
          made.textContent = text;
          if (kind === "th") made.scope = "row";
          if (type) made.className = type;
          tr.append(made);
        };
        cell("th", say(`ledger.${line.kind}`));
        cell("td", line.at === null ? "" : times.minute(line.at), "board-digits");
        cell("td", line.by ?? "");
        cell("td", line.why ?? "");
        cell("td", exact(line.millis), "board-number");
        return tr;
      }),
    );
  }
  timeDesk.details(one);
  const sum = one.ledger.reduce((total, line) => total + line.millis, 0);
  put(by("ledger-from"), one.startedAt === null ? say("ledger.sum") : say("ledger.sumFrom", second(one.startedAt)));
  put(by("ledger-sum"), exact(sum));
  const end = by("ledger-ends").parentElement;
  hide(end, one.endsAt === null);
  put(by("ledger-ends-words"), say("ledger.ends"));
  put(by("ledger-ends"), one.endsAt === null ? "" : second(one.endsAt));
}

// --- what was noted and what was said ---------------------------------------------------------------------------

/** What the rows have to say of it; before they are told anything else. */
function countLog() {
  noted.clear();
  unread.clear();
  remarked.clear();
  for (const one of room.remarks) {
    for (const script of one.scripts) remarked.set(script, [...(remarked.get(script) ?? []), one]);
  }
  for (const one of room.irregularities) {
    for (const script of one.scripts) noted.set(script, (noted.get(script) ?? 0) + 1);
  }
  for (const one of room.messages) {
    for (const { script, readAt } of one.to) if (readAt === null && !unread.has(script)) unread.set(script, one.at);
  }
  const many = room.irregularities.length + room.messages.length + room.remarks.length;
  put(by("log-many"), many === 0 ? "" : ` (${many})`);
}

function entry(title, at, who, ...lines) {
  const item = document.createElement("li");
  const head = document.createElement("p");
  head.className = "board-entry-head";
  const name = document.createElement("b");
  name.textContent = title;
  const aside = document.createElement("span");
  aside.className = "board-soft";
  aside.textContent = say("log.at", times.minute(at), who);
  head.append(name, aside);
  item.append(head);
  for (const [label, words] of lines) {
    const line = document.createElement("p");
    line.className = "board-said";
    if (label !== null) {
      const before = document.createElement("span");
      before.className = "board-soft";
      before.textContent = `${label} `;
      line.append(before);
    }
    line.append(words);
    item.append(line);
  }
  return item;
}

/** A remark; in the log with whom it concerns, which the details of a candidate need not say. */
function remarkEntry(one, whom) {
  const title = one.kind === "NOT_ADMITTED" ? say("state.REFUSED") : say("log.remarks.one");
  const lines = whom === undefined ? [] : [[say("log.whom"), whom]];
  return entry(title, one.at, one.by, ...lines, [null, one.words]);
}

const whomOf = (scripts) => (scripts.length === 0 ? say("log.whom.nobody") : listed(names(scripts), 40));

/** Written anew only when something was added or read, so that nobody loses the line that is being read. */
function showLog() {
  const { irregularities, messages, remarks } = room;
  const made = JSON.stringify([irregularities, messages, remarks]);
  if (by("log").dataset.made === made) return;
  by("log").dataset.made = made;
  const kinds = new Map([...by("kind").options].map((option) => [option.value, option.textContent]));
  hide(by("noted-none"), irregularities.length > 0);
  by("noted").replaceChildren(
    ...irregularities.map((one) =>
      entry(
        kinds.get(one.kind) ?? one.kind,
        one.at,
        one.by,
        [say("log.whom"), whomOf(one.scripts)],
        [say("log.happened"), one.happened],
        [say("log.done"), one.done],
      ),
    ),
  );
  hide(by("remarked-none"), remarks.length > 0);
  by("remarked").replaceChildren(...remarks.map((one) => remarkEntry(one, whomOf(one.scripts))));
  hide(by("sent-none"), messages.length > 0);
  by("sent").replaceChildren(
    ...messages.map((one) => {
      const read = one.to.filter((each) => each.readAt !== null);
      const not = one.to.filter((each) => each.readAt === null).map((each) => each.script);
      const lines = [];
      if (read.length > 0) {
        const who = read.map((each) => say("log.readAt", names([each.script])[0], times.minute(each.readAt)));
        lines.push([say("log.read"), listed(who, 40)]);
      }
      if (not.length > 0) lines.push([say("log.notRead"), listed(names(not), 40)]);
      return entry(one.words, one.at, one.by, ...lines);
    }),
  );
}

by("log-open").addEventListener("click", () => {
  if (room === null) return;
  showLog();
  by("log").showModal();
});
for (const act of WRITTEN) {
  by(`${act}-room`).addEventListener("click", () => {
    by("log").close();
    ask(act, []);
  });
}

// --- news for the screen reader --------------------------------------------------------------------------------

const news = new Map();
let spokenAt = -Infinity;

function remember(kind, name) {
  news.set(kind, [...(news.get(kind) ?? []), name]);
}

function speak() {
  if (news.size === 0 || performance.now() - spokenAt < BREATH) return;
  const kind = ["asks", "lost", "again", "handedIn", "ready"].find((each) => news.has(each));
  const who = news.get(kind);
  news.delete(kind);
  spokenAt = performance.now();
  by("news").textContent = who.length === 1 ? say(`news.${kind}`, "", who[0]) : say(`news.${kind}.many`, String(who.length));
}

function compare(before, after) {
  if (before.connected && !after.connected && after.state === "WRITING") remember("lost", after.name);
  if (seats.asksMore(before, after)) remember("asks", after.name);
  else if (before.again < after.again) remember("again", after.name);
  if (before.state !== "HANDED_IN" && after.state === "HANDED_IN") remember("handedIn", after.name);
  if (before.state !== "READY" && after.state === "READY") remember("ready", after.name);
}

// --- the whole ---------------------------------------------------------------------------------------------------

function hear(snapshot) {
  const first = room === null;
  const stood = evacuation() !== null;
  // What the server said nothing of is the same object as before; most rows need not be looked at.
  const asBefore = ["sitting", "irregularities", "messages", "remarks"].every((part) => room?.[part] === snapshot[part]);
  room = snapshot;
  if (!first && stood !== (evacuation() !== null)) by("news").textContent = say(stood ? "news.goOn" : "news.evacuated");
  const { sitting, candidates } = snapshot;
  const today = times.date(sitting.scheduledAt) === times.date(snapshot.now);
  put(by("scheduled"), say("scheduled", (today ? times.minute : times.day)(sitting.scheduledAt)));
  put(by("sitting-state"), say(`sitting.${sitting.state}`));
  mark(by("sitting-state"), "data-state", sitting.state);
  countLog();
  for (const act of WRITTEN) mark(by(`${act}-room`), "hidden", sittingOpen() ? null : "");
  const named = new Set();
  for (const one of candidates) {
    named.add(one.script);
    let row = rows.get(one.script);
    if (row === undefined) {
      row = new Row(one);
      rows.set(one.script, row);
    } else if (!first) {
      if (row.one === one && asBefore) continue;
      compare(row.one, one);
    }
    row.tell(one, sitting.questions);
  }
  for (const [script, row] of rows) {
    if (named.has(script)) continue;
    row.element.remove();
    rows.delete(script);
    chosen.delete(script);
  }
  tick();
}

function tick() {
  const now = clock.now();
  if (now === null) return;
  put(by("time"), times.second(now));
  put(by("zone"), say("zone", times.city, times.offset(now)));
  if (room === null) return;
  for (const row of rows.values()) row.tick(now);
  arrange(false);
  showCounts();
  sift();
  showNext();
  if (detailed !== null && by("details").open) showDetails();
  if (by("log").open) showLog();
  speak();
}

let troubled = null;

function showTrouble(trouble) {
  if (trouble === null) heardAt = clock.now();
  if (trouble === troubled) return;
  troubled = trouble;
  if (trouble === null) {
    by("lost").replaceChildren();
    return;
  }
  const since = heardAt === null ? null : times.minute(heardAt);
  const notice = document.createElement("div");
  notice.className = "notice bad";
  const words = document.createElement("p");
  if (since === null && trouble !== "unknown") words.textContent = say("lost.never");
  else words.textContent = say(`lost.${trouble === "silent" ? "since" : trouble}`, since);
  const text = document.createElement("div");
  text.append(words);
  if (trouble === "signedOut") {
    const link = document.createElement("a");
    link.href = board.dataset.signIn;
    link.target = "_blank";
    link.textContent = say("lost.signIn");
    text.append(link);
  } else if (trouble === "silent" && since !== null) {
    const calm = document.createElement("p");
    calm.textContent = say("lost.candidates");
    text.append(calm);
  }
  notice.append(text);
  by("lost").replaceChildren(notice);
}

by("search").addEventListener("input", () => {
  wanted = plain(by("search").value);
  sift();
});
by("sort").addEventListener("change", () => {
  sort = by("sort").value;
  arrange(true);
});
by("sort-now").addEventListener("click", () => arrange(true));
by("show-all").addEventListener("click", () => {
  filter = "all";
  wanted = "";
  by("search").value = "";
  showCounts();
  sift();
  by("search").focus();
});

const seats = seatsOf({
  api: board.dataset.api,
  by, say, times, put, hide, button, picture, tell, perform, refusalOf, listed,
  refresh: () => refresh(),
  row: (script) => rows.get(script).one,
});
const refresh = follow(board.dataset.api, board.dataset.live, clock, hear, showTrouble);
setInterval(tick, 1000);
