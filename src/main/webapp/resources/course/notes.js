/**
 * Highlights and notes of one's own. A note is tied to the words it quotes: it is looked for where it stood, then by
 * what stands around it, so that it survives a lesson that was mended elsewhere. The text itself is not touched: the
 * browser paints the highlights.
 */

const AROUND = 60;
const LONGEST = 2000;

export async function begin({ notes, write, rewrite, remove, say, text }) {
  const root = document.getElementById("text");
  const dialog = document.getElementById("note");
  const quotation = document.getElementById("note-quotation");
  const words = document.getElementById("note-words");
  const trouble = document.getElementById("note-trouble");
  const list = document.getElementById("notes-list");
  const all = [];
  /** What the dialog is about: words that were chosen, or a note. */
  let open = null;
  /** Words that were selected in the text: in some browsers the selection is gone once a button is chosen. */
  let chosen = null;

  document.addEventListener("selectionchange", () => {
    const selection = getSelection();
    if (selection.rangeCount === 0) return;
    const range = selection.getRangeAt(0);
    if (root.contains(range.commonAncestorContainer)) chosen = range.collapsed ? null : range.cloneRange();
  });

  document.getElementById("note-add").addEventListener("click", () => {
    const at = chosen ? anchor(chosen) : null;
    if (!at) {
      say("");
      trouble.textContent = text("note.none-chosen");
      show(null, "", "");
      return;
    }
    show(at, at.quotation, "");
  });

  function show(subject, quote, written) {
    open = subject;
    if (subject) trouble.textContent = "";
    quotation.textContent = quote;
    quotation.hidden = quote === "";
    words.value = written;
    words.closest(".field").hidden = !subject;
    document.getElementById("note-keep").hidden = !subject;
    dialog.showModal();
  }

  document.getElementById("note-keep").addEventListener("click", async () => {
    try {
      if (open.id) {
        await rewrite(open.id, words.value);
        open.words = words.value.trim();
      } else {
        all.push(await write({ ...open, words: words.value }));
        chosen = null;
      }
      dialog.close();
      paint();
      say(text("note.kept"));
    } catch (reason) {
      trouble.textContent = reason.message;
    }
  });

  async function drop(note) {
    try {
      await remove(note.id);
      all.splice(all.indexOf(note), 1);
      paint();
      say(text("note.removed"));
    } catch (reason) {
      say(reason.message);
    }
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
    document.getElementById("notes").hidden = false;
  }

  function line(note, range) {
    const item = document.getElementById("note-line").content.firstElementChild.cloneNode(true);
    const quote = item.querySelector(".note-quote");
    quote.textContent = note.quotation;
    item.querySelector(".note-words").textContent = note.words;
    item.classList.toggle("lost", !range);
    quote.disabled = !range;
    quote.addEventListener("click", () => {
      const element = range.startContainer.parentElement;
      element.scrollIntoView({ block: "center" });
    });
    item.querySelector(".note-change").addEventListener("click", () => show(note, note.quotation, note.words));
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
    const place = (container, offset) => {
      const part = parts.find(({ node }) => node === container);
      if (part) return part.begin + offset;
      // The edge of an element: the first text at or behind it.
      const edge = document.createRange();
      edge.setStart(container, offset);
      const behind = parts.find(({ node }) => edge.comparePoint(node, 0) >= 0);
      return behind ? behind.begin : -1;
    };
    const begin = place(range.startContainer, range.startOffset);
    const end = place(range.endContainer, range.endOffset);
    const all = whole(parts);
    const quote = all.slice(begin, end);
    if (begin < 0 || end <= begin || quote.trim() === "" || quote.length > LONGEST) return null;
    return {
      quotation: quote,
      before: all.slice(Math.max(0, begin - AROUND), begin),
      after: all.slice(end, end + AROUND),
      place: begin,
    };
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
}
