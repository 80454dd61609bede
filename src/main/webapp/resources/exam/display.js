/**
 * How the candidate likes to read: size, colours, typeface, spacing, a ruler under the line. Each wish is a data
 * attribute on the root element; exam.css does the rest.
 */

const DARK = ['dark', 'yellow'];
const PLAIN = { size: '100', colours: 'default', font: 'house', spacing: 'normal', ruler: false, strikes: true };

export class Display {
  #form;
  #root = document.documentElement;
  #theme = this.#root.dataset.theme;
  #ruler = document.getElementById('ruler');
  #remember;

  /** `wishes` as remembered earlier, or nothing; `remember(wishes)` keeps them. */
  constructor(form, wishes, remember) {
    this.#form = form;
    this.#remember = remember;
    this.#fill({ ...PLAIN, ...wishes });
    form.addEventListener('change', () => this.#take());
    addEventListener('pointermove', event => this.#rule(event.clientY));
    addEventListener('pointerdown', event => this.#rule(event.clientY));
    addEventListener('focusin', ({ target }) => {
      // A pointer says for itself where it is; this is for the keyboard.
      if (!target.matches(':focus-visible')) return;
      const { top, height } = target.getBoundingClientRect();
      this.#rule(top + Math.min(height, 60) / 2);
    });
  }

  reset() {
    this.#fill(PLAIN);
    this.#remember(undefined);
  }

  #fill(wishes) {
    for (const field of this.#form.elements) {
      if (field.type === 'radio') field.checked = field.value === String(wishes[field.name]);
      else if (field.type === 'checkbox') field.checked = wishes[field.name];
    }
    this.#apply(wishes);
  }

  #take() {
    const wishes = Object.fromEntries(new FormData(this.#form));
    for (const name of ['ruler', 'strikes']) wishes[name] = name in wishes;
    this.#apply(wishes);
    this.#remember(wishes);
  }

  #apply(wishes) {
    for (const [name, value] of Object.entries(wishes)) this.#root.dataset[name] = value;
    if (wishes.colours !== 'default') this.#root.dataset.theme = DARK.includes(wishes.colours) ? 'dark' : 'light';
    else if (this.#theme) this.#root.dataset.theme = this.#theme;
    else delete this.#root.dataset.theme;
  }

  #rule(y) {
    if (this.#root.dataset.ruler === 'true') this.#ruler.style.setProperty('--y', `${Math.round(y)}px`);
  }
}
