/**
 * Highlights and notes of one's own. A note is tied to the words it quotes: it is looked for where it stood, then by
 * what stands around it, so that it survives a lesson that was mended elsewhere. The text itself is not touched: the
 * browser paints the highlights.
 */

const AROUND = 60;
const LONGEST = 2000;
/** So much of a passage says which it is (characters). */
const BEGINNING = 70;
/** What can be marked without selecting it. */
const PASSAGES = "h2, h3, p, li";
/** Less of a passage than this is as good as scrolled away (pixels). */
const SLIVER = 24;
/** A selection that is being drawn has no button yet, and one that a tap took away still has it (ms). */
const SETTLED = 300;
/** Under this name stands what was written for a note that is not there yet. */
const NEW = "";

export async function begin({ notes, write, rewrite, remove, say, text }, { moveTo, partOf }) {
  const root = document.getElementById("text");
  const { lang } = document.querySelector(".lesson");
  const dialog = document.getElementById("note");
  const passage = document.getElementById("note-passage");
  const quotation = document.getElementById("note-quotation");
  const words = document.getElementById("note-words");
  const again = document.getElementById("note-again");
  const trouble = document.getElementById("note-trouble");
  const here = document.getElementById("note-here");
  const list = document.getElementById("notes-list");
  const undo = document.getElementById("note-gone");
  const all = [];
  /** What the dialog is about: `at`, the words of the lesson, and `note`, if there is one already. */
  let open = null;
  /** The passages that the dialog offers, in the order of its list. */
  let offers = [];
  /** What was written and not kept, by the id of its note. */
  const drafts = new Map();
  /** The words that were selected last: on many devices the selection is gone once a button is chosen. */
  let chosen = null;
  let settling = 0;
  let opener = null;
  let gone = null;
  let busy = false;
  quotation.lang = passage.lang = lang;

  /** What is selected in the text now. */
  function selected() {
    const selection = getSelection();
    if (selection.rangeCount === 0) return null;
    const range = selection.getRangeAt(0);
    return root.contains(range.commonAncestorContainer) && range.toString().trim() !== "" ? range : null;
  }

  document.addEventListener("selectionchange", () => {
    const range = selected();
    if (range) {
      chosen = range.cloneRange();
      if (drafts.has(NEW)) drafts.get(NEW).place = -1;
    }
    clearTimeout(settling);
    settling = setTimeout(offer, SETTLED);
  });

  /** Shows the button below what is selected. */
  function offer() {
    const range = selected();
    if (!range && document.activeElement === here) return;
    here.hidden = !range;
    if (!range) return;
    const end = [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0).at(-1);
    if (!end) return;
    const around = here.closest(".lesson").getBoundingClientRect();
    here.style.setProperty("--below", `${Math.round(end.bottom - around.top)}px`);
    here.style.setProperty("--from", `${Math.round(Math.max(0, Math.min(end.left - around.left, around.width - here.offsetWidth)))}px`);
  }

  addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || here.hidden || dialog.open) return;
    const within = document.activeElement === here;
    here.hidden = true;
    if (within && chosen) moveTo(partOf(chosen.startContainer));
  });

  // Pressing the button does not take the selection away.
  here.addEventListener("mousedown", (event) => event.preventDefault());
  for (const opener of [here, document.getElementById("note-add")]) opener.addEventListener("click", begun);

  /** Opens the dialog for what is selected, or for a passage to be chosen. */
  function begun({ currentTarget }) {
    opener = currentTarget;
    const found = passages();
    const own = chosen && anchor(chosen);
    offers = own ? [{ label: text("note.chosen"), at: own }, ...found] : found;
    if (offers.length === 0) {
      show(null);
      trouble.textContent = text("note.none-chosen");
      return;
    }
    passage.replaceChildren();
    let group = passage;
    offers.forEach(({ label, part }, place) => {
      if (part?.matches("h2")) {
        group = document.createElement("optgroup");
        group.label = label;
        passage.append(group);
      }
      group.append(new Option(label, place));
    });
    const before = offers.findIndex(({ at }) => at.place === drafts.get(NEW)?.place);
    const inView = offers.findIndex(({ part }) => part && part.getBoundingClientRect().bottom > SLIVER);
    passage.value = [before, own ? 0 : inView, 0].find((place) => place >= 0);
    show({ at: offers[passage.value].at });
  }

  passage.addEventListener("change", () => {
    open.at = offers[passage.value].at;
    quotation.textContent = open.at.quotation;
    remember();
  });

  function show(subject) {
    const draft = subject && drafts.get(subject.note?.id ?? NEW);
    open = subject;
    trouble.textContent = "";
    quotation.textContent = subject?.at.quotation ?? "";
    quotation.hidden = !subject;
    document.getElementById("note-where").hidden = !subject || Boolean(subject.note);
    words.value = draft?.words ?? subject?.note?.words ?? "";
    again.hidden = !draft;
    words.closest(".field").hidden = !subject;
    document.getElementById("note-keep").hidden = !subject;
    dialog.showModal();
  }

  /** What is written outlasts the dialog, however it is closed. */
  function remember() {
    if (!open) return;
    const { note, at } = open;
    if (words.value.trim() === (note?.words ?? "")) drafts.delete(note?.id ?? NEW);
    else drafts.set(note?.id ?? NEW, { words: words.value, place: at.place });
  }

  words.addEventListener("input", remember);
  dialog.addEventListener("close", () => {
    // It comes later than the closing itself: the dialog may be open again for something else.
    if (!dialog.open) open = null;
  });

  document.getElementById("note-keep").addEventListener("click", () => once(async () => {
    const subject = open;
    const written = words.value;
    try {
      const note = subject.note ?? (await write({ ...subject.at, words: written }));
      if (subject.note) {
        await rewrite(note.id, written);
        note.words = written.trim();
      } else {
        all.push(note);
        chosen = null;
        getSelection().removeAllRanges();
      }
      drafts.delete(subject.note?.id ?? NEW);
      if (open === subject) open = null;
      if (!open) dialog.close();
      paint();
      if (subject.note) lineOf(note).querySelector(".note-change").focus();
      else if (opener === here) go(note, "nearest");
      here.hidden = true;
      say(text("note.kept"));
    } catch (reason) {
      trouble.textContent = reason.message;
    }
  }));

  const drop = (note) => once(async () => {
    try {
      await remove(note.id);
      const place = all.indexOf(note);
      all.splice(place, 1);
      drafts.delete(note.id);
      gone = note;
      paint();
      const next = list.children[Math.min(place, list.children.length - 1)];
      moveTo(next?.querySelector("button:enabled") ?? document.getElementById("notes-title"), { block: "nearest" });
      say(text("note.removed"));
    } catch (reason) {
      say(reason.message);
    }
  });

  document.getElementById("note-undo").addEventListener("click", () => once(async () => {
    const { id, ...same } = gone;
    try {
      const note = await write(same);
      all.push(note);
      gone = null;
      paint();
      lineOf(note).querySelector("button:enabled").focus();
      say(text("note.kept"));
    } catch (reason) {
      say(reason.message);
    }
  }));

  /** One thing after the other: who presses twice means it once. */
  async function once(what) {
    if (busy) return;
    busy = true;
    await what().finally(() => (busy = false));
  }

  const lineOf = (note) => list.children[all.indexOf(note)];

  /** Moves to where a note stands in the text, or to its line if the text has it no more. */
  function go(note, block = "center") {
    const range = find(note);
    moveTo(range ? partOf(range.startContainer) : lineOf(note).querySelector("button:enabled"), { block });
  }

  function paint() {
    const ranges = new Map();
    for (const note of all) {
      const range = find(note);
      if (range) ranges.set(note, range);
    }
    if (globalThis.CSS?.highlights) CSS.highlights.set("notes", new Highlight(...ranges.values()));
    all.sort((one, other) => one.place - other.place);
    list.replaceChildren(...all.map((note) => line(note, ranges.get(note))));
    document.getElementById("notes-none").hidden = all.length > 0;
    undo.hidden = !gone;
    document.getElementById("notes").hidden = false;
  }

  function line(note, range) {
    const item = document.getElementById("note-line").content.firstElementChild.cloneNode(true);
    const quote = item.querySelector(".note-quote");
    quote.lang = lang;
    quote.textContent = note.quotation;
    item.querySelector(".note-words").textContent = note.words;
    item.classList.toggle("lost", !range);
    quote.disabled = !range;
    quote.addEventListener("click", () => go(note));
    item.querySelector(".note-change").addEventListener("click", () => show({ note, at: note }));
    item.querySelector(".note-remove").addEventListener("click", () => drop(note));
    return item;
  }

  /** The text nodes with where each begins; what only shows itself now and then is no part of the text. */
  function nodes() {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, (node) =>
      node.parentElement.closest(".definition, .verdict, .chip, svg") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    const found = [];
    let length = 0;
    while (walker.nextNode()) {
      found.push({ node: walker.currentNode, begin: length });
      length += walker.currentNode.data.length;
    }
    return found;
  }

  const whole = (parts) => parts.map(({ node }) => node.data).join("");

  function anchor(range) {
    const parts = nodes();
    const all = whole(parts);
    const place = (container, offset) => {
      const part = parts.find(({ node }) => node === container);
      if (part) return part.begin + offset;
      // The edge of an element: the first text at or behind it.
      const edge = document.createRange();
      edge.setStart(container, offset);
      const behind = parts.find(({ node }) => edge.comparePoint(node, 0) >= 0);
      return behind ? behind.begin : all.length;
    };
    const begin = place(range.startContainer, range.startOffset);
    return quoted(all, begin, Math.min(place(range.endContainer, range.endOffset), begin + LONGEST));
  }

  function quoted(all, begin, end) {
    const quote = all.slice(begin, end);
    if (end <= begin || quote.trim() === "" || quote.length > LONGEST) return null;
    return {
      quotation: quote,
      before: all.slice(Math.max(0, begin - AROUND), begin),
      after: all.slice(end, end + AROUND),
      place: begin,
    };
  }

  /** The headings, paragraphs and lines of lists that can be read now, each with the words by which it is told. */
  function passages() {
    const found = new Map();
    const parts = nodes();
    for (const { node, begin } of parts) {
      const part = node.parentElement.closest(PASSAGES);
      if (!part || node.data.trim() === "" || part.closest(".check, figure, details:not([open])")) continue;
      if (!found.has(part)) found.set(part, { part, begin: begin + node.data.search(/\S/) });
      found.get(part).end = begin + node.data.trimEnd().length;
    }
    const all = whole(parts);
    return [...found.values()]
      .map(({ part, begin, end }) => ({ part, at: quoted(all, begin, end) }))
      .filter(({ at }) => at)
      .map(({ part, at }) => {
        const plain = at.quotation.replace(/\s+/g, " ");
        return { part, at, label: plain.length > BEGINNING ? `${plain.slice(0, BEGINNING).trimEnd()}…` : plain };
      });
  }

  /** Of all places with the same words the one with the same surroundings, and of those the nearest. */
  function find(note) {
    const parts = nodes();
    const all = whole(parts);
    let best = -1;
    let least = Infinity;
    for (let at = all.indexOf(note.quotation); at >= 0; at = all.indexOf(note.quotation, at + 1)) {
      const same = all.slice(0, at).endsWith(note.before.slice(-20)) && all.startsWith(note.after.slice(0, 20), at + note.quotation.length);
      const distance = Math.abs(at - note.place) + (same ? 0 : all.length);
      if (distance < least) [best, least] = [at, distance];
    }
    if (best < 0) return null;
    const range = document.createRange();
    const within = (place) => parts.findLast(({ begin }) => begin <= place);
    const first = within(best);
    const last = within(best + note.quotation.length - 1);
    range.setStart(first.node, best - first.begin);
    range.setEnd(last.node, best + note.quotation.length - last.begin);
    return range;
  }

  try {
    all.push(...(await notes()).notes);
  } catch (reason) {
    document.getElementById("notes-none").textContent = reason.message;
  }
  paint();
  const named = all.find(({ id }) => location.hash === `#note-${id}`);
  if (named) go(named);
}
