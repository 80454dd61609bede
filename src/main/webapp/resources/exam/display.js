/**
 * How the candidate likes to read: size, colours, typeface, spacing, a ruler under the line. Each wish is a data
 * attribute on the root element; wishes.css does the rest.
 */

const DARK = ['dark', 'yellow'];
const PLAIN = { size: '100', colours: 'default', font: 'house', spacing: 'normal', ruler: false, strikes: true };

/**
 * What this computer remembers of one script beside its answers: wishes, flags, what was struck out. Another page may
 * have written meanwhile, so it is read again before it is changed. Without storage it lasts as long as the page.
 */
export class Shelf {
  #key;
  #held = {};

  constructor(script) {
    this.#key = `examhall.${script}`;
  }

  get all() {
    try {
      this.#held = JSON.parse(localStorage.getItem(this.#key)) ?? this.#held;
    } catch {
      // What this page holds is all there is.
    }
    return this.#held;
  }

  put(change) {
    this.#held = { ...this.all, ...change };
    try {
      localStorage.setItem(this.#key, JSON.stringify(this.#held));
    } catch {
      // It then lasts as long as the page.
    }
  }
}

export class Display {
  #form;
  #wishes;
  #start;
  #root = document.documentElement;
  #theme = this.#root.dataset.theme;
  #ruler = document.getElementById('ruler');
  #remember;
  #y = innerHeight * 0.4;

  /**
   * `form` is what holds the fields, some or all. `wishes` as remembered earlier, or nothing; `remember(wishes)` keeps
   * them; `granted` is what an arrangement begins with, until the candidate wishes otherwise.
   */
  constructor(form, wishes, remember, granted) {
    this.#form = form;
    this.#remember = remember;
    this.#start = { ...PLAIN, ...granted };
    this.#fill({ ...this.#start, ...wishes });
    form.addEventListener('change', () => this.#take());
    addEventListener('pointermove', event => this.#rule(event.clientY));
    addEventListener('pointerdown', event => this.#rule(event.clientY));
    addEventListener('keydown', event => this.#step(event));
    addEventListener('focusin', ({ target }) => {
      // A pointer says for itself where it is; this is for the keyboard.
      if (!target.matches(':focus-visible')) return;
      const { top, height } = target.getBoundingClientRect();
      this.#rule(top + Math.min(height, 60) / 2);
    });
  }

  reset() {
    this.#fill(this.#start);
    this.#remember(undefined);
  }

  #fill(wishes) {
    for (const field of this.#form.elements) {
      if (field.type === 'radio') field.checked = field.value === String(wishes[field.name]);
      else if (field.type === 'checkbox') field.checked = wishes[field.name];
      else if (field.type === 'select-one') field.value = wishes[field.name];
    }
    this.#apply(wishes);
  }

  #take() {
    const wishes = { ...this.#wishes };
    for (const field of this.#form.elements) {
      if (field.type === 'checkbox') wishes[field.name] = field.checked;
      else if (field.type === 'select-one' || (field.type === 'radio' && field.checked)) wishes[field.name] = field.value;
    }
    this.#apply(wishes);
    this.#remember(wishes);
  }

  #apply(wishes) {
    this.#wishes = wishes;
    for (const [name, value] of Object.entries(wishes)) this.#root.dataset[name] = value;
    if (wishes.colours !== 'default') this.#root.dataset.theme = DARK.includes(wishes.colours) ? 'dark' : 'light';
    else if (this.#theme) this.#root.dataset.theme = this.#theme;
    else delete this.#root.dataset.theme;
  }

  #rule(y) {
    this.#y = y;
    if (this.#root.dataset.ruler === 'true') this.#ruler.style.setProperty('--y', `${Math.round(y)}px`);
  }

  /** With Alt and an arrow key the ruler goes on by a line, where nothing can have the focus. */
  #step(event) {
    const way = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const plain = event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    if (!way || !plain || this.#root.dataset.ruler !== 'true' || event.target.matches('select')) return;
    event.preventDefault();
    const line = parseFloat(getComputedStyle(document.body).lineHeight) || 24;
    const to = this.#y + way * line;
    if (to < line || to > innerHeight - line) scrollBy(0, way * line);
    else this.#rule(to);
  }
}
