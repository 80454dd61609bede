/**
 * What makes reading a lesson comfortable: display settings, reading aloud, the place where one stopped, checks that
 * answer at once, words that explain themselves, notes. Without it a lesson can be read, answered and finished too.
 */

const build = new URL(import.meta.url).search;
const reader = document.getElementById("reader");

if (reader) {
  const [calls, focus, { Display, Shelf }] = await Promise.all([
    import(`./calls.js${build}`),
    import(`./focus.js${build}`),
    import(`../exam/display.js${build}`),
    import(`./print.js${build}`),
  ]);
  settings(Display, Shelf);
  place(calls, focus);
  const [{ begin }, checks, terms, notes] = await Promise.all([
    import(`../exam/aloud.js${build}`),
    import(`./checks.js${build}`),
    import(`./terms.js${build}`),
    import(`./notes.js${build}`),
  ]);
  const lesson = document.querySelector(".lesson");
  const shown = () => document.getElementById("text");
  begin({ exam: reader, say: calls.say, shown, language: lesson.lang.slice(0, 2), first });
  // What has the focus is not to lie below the controls, and how high they are depends on the reader's settings.
  new ResizeObserver(([{ target }]) => document.documentElement.style.setProperty("--controls", `${target.offsetHeight}px`))
    .observe(document.querySelector("#aids .aloud"));
  checks.begin(calls);
  terms.begin();
  await notes.begin(calls, focus);
}

/** The settings of the exam, kept on this computer for all lessons. */
function settings(Display, Shelf) {
  const shelf = new Shelf("study");
  new Display(document.getElementById("wishes"), shelf.all.display, (display) => shelf.put({ display }));
  const dialog = document.getElementById("display");
  document.getElementById("display-open").addEventListener("click", () => dialog.showModal());
}

/** Less of a block than this above the foot of what covers it is not worth beginning with (pixels). */
const SLIVER = 24;

/** Where reading aloud begins: with what is selected, where it stopped, or at the top of the view. */
function first(blocks, last) {
  const selection = getSelection();
  if (!selection.isCollapsed) {
    const chosen = blocks.findIndex((block) => selection.getRangeAt(0).intersectsNode(block));
    if (chosen >= 0) return chosen;
  }
  const box = (block) => block.getBoundingClientRect();
  const stopped = blocks.indexOf(last);
  const ahead = box(document.getElementById("text")).top >= 0;
  if (stopped >= 0 && (ahead || (box(last).bottom > 0 && box(last).top < innerHeight))) return stopped;
  return Math.max(0, blocks.findIndex((block) => box(block).bottom > SLIVER));
}

/** Keeps where the reader is, and offers to go on where they stopped. */
function place({ stopAt }, { moveTo, partAt }) {
  const text = document.getElementById("text");
  const height = () => Math.max(1, text.offsetHeight);
  const now = () => Math.round((Math.min(Math.max(-text.getBoundingClientRect().top, 0), height()) / height()) * 1000);
  const before = Number(reader.dataset.place);
  const stopped = document.getElementById("stopped");
  let kept = before;
  let timer = 0;
  /** Whether the place is offered: until it is taken, declined or passed, a mere look does not take it away. */
  let offered = before > 40 && before < 960;

  const keep = () => {
    clearTimeout(timer);
    if (offered || now() === kept) return;
    kept = now();
    // What is not kept now is kept at the next step.
    stopAt(kept).catch(() => (kept = -1));
  };

  const decide = () => {
    offered = false;
    stopped.hidden = true;
    timer = setTimeout(keep, 1500);
  };

  if (offered) {
    stopped.hidden = false;
    document.getElementById("stopped-go").addEventListener("click", () => {
      decide();
      const there = text.getBoundingClientRect().top + (before / 1000) * height();
      const part = partAt(text, there) ?? text;
      scrollTo(0, scrollY + there);
      moveTo(part);
    });
    document.getElementById("stopped-not").addEventListener("click", () => {
      decide();
      moveTo(document.querySelector(".lesson h1"));
    });
  } else {
    timer = setTimeout(() => stopAt(now()).catch(() => (kept = -1)), 3000);
  }
  addEventListener("scroll", () => {
    if (now() >= before) offered = false;
    clearTimeout(timer);
    timer = setTimeout(keep, 1500);
  }, { passive: true });
  addEventListener("pagehide", keep);
}
