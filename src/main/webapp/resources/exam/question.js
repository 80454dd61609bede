/**
 * A question brought to life: what its inputs hold is read as a response and a response is shown in its inputs. How
 * that is done is a matter of its kind: choosing, ordering, pairing or writing, each in a module. The markup is the
 * server's.
 */

const build = new URL(import.meta.url).search;
const [parts, { Choosing }, { Ordering }, { Pairing, Associating }, { Filling, Sliding, Composing }] = await Promise.all(
  ['parts', 'choosing', 'ordering', 'pairing', 'writing'].map(name => import(`./${name}.js${build}`)));

export const { icon, make, button } = parts;

const KINDS = {
  single: Choosing,
  multiple: Choosing,
  hottext: Choosing,
  hotspot: Choosing,
  order: Ordering,
  match: Pairing,
  inline: Pairing,
  gap_match: Pairing,
  graphic_gap_match: Pairing,
  associate: Associating,
  text_entry: Filling,
  slider: Sliding,
  extended: Composing,
};

/** How long somebody who writes may pause before it counts as an answer, and how long it may take at most (ms). */
const PAUSE = 1500;
const LONGEST = 8000;

export class Question {
  #kind;
  #changed;
  #waiting = 0;
  #since = 0;

  /**
   * `text(key, ...values)` finds a text; `say(words)` announces politely; `changed(question)` hears of a new response;
   * `struck` holds the identifiers struck out earlier, and `strike(list)` remembers them.
   */
  constructor(section, { text, say, changed, struck, strike }) {
    this.section = section;
    this.position = Number(section.dataset.position);
    this.type = section.dataset.itemType;
    this.heading = section.querySelector('h2');
    this.heading.tabIndex = -1;
    this.interaction = section.querySelector('.interaction');
    this.#changed = changed;
    const tell = () => {
      this.#refresh();
      this.#settle();
    };
    this.#kind = new KINDS[this.type](this.interaction, { text, say, tell, struck, strike });
    if (this.#kind.clears) this.#prepareClear(text, say);
    section.addEventListener('change', event => {
      if (this.#kind.take?.(event.target) !== false) tell();
    });
    section.addEventListener('input', event => this.#write(event.target));
    this.show({});
  }

  /** The response that the inputs hold, canonical; `{}` if there is none. */
  response() {
    return this.#kind.response();
  }

  /** 'none', 'part' (some gaps or pairs are still empty) or 'whole'. */
  get progress() {
    if (Object.keys(this.response()).length === 0) return 'none';
    return this.#kind.partial ? 'part' : 'whole';
  }

  /** Whether something has been written that nobody has heard of yet. */
  get pending() {
    return this.#waiting !== 0;
  }

  show(response) {
    clearTimeout(this.#waiting);
    this.#waiting = 0;
    this.#kind.show(response);
    this.#refresh();
  }

  restore() {
    this.#kind.restore?.();
  }

  /** What is written is an answer when the writer pauses, or has been at it for a while. */
  #write(target) {
    if (!target.matches('textarea, input[type="text"], input[type="range"]')) return;
    this.#kind.write?.(target);
    this.#refresh();
    const now = performance.now();
    if (!this.pending) this.#since = now;
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => this.#settle(), Math.min(PAUSE, Math.max(0, this.#since + LONGEST - now)));
  }

  #settle() {
    clearTimeout(this.#waiting);
    this.#waiting = 0;
    this.#changed(this);
  }

  #refresh() {
    const answered = this.progress !== 'none';
    if (this.clear) this.clear.hidden = !answered;
    this.#kind.refresh?.(answered);
  }

  #prepareClear(text, say) {
    this.clear = button('quiet clear', 'clear', text('clear'));
    this.interaction.append(this.clear);
    this.clear.addEventListener('click', () => {
      this.show({});
      // The button goes away, so the focus goes to where a new answer is given.
      this.#kind.first.focus();
      say(text('cleared'));
      this.#changed(this);
    });
  }
}
