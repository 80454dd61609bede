/** Questions in which something is written, or a number is set. */

const build = new URL(import.meta.url).search;
const { make } = await import(`./parts.js${build}`);

/** Signs that no text of a candidate needs and not every database keeps: controls, and halves of signs. */
const ODD = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text as it is kept: equal to the eye is equal here. */
export const clean = text => text.replace(/\r\n?/g, '\n').normalize('NFC').replace(ODD, '');

export class Filling {
  #fields;
  #text;

  constructor(interaction, { text }) {
    this.#text = text;
    this.#fields = [...interaction.querySelectorAll('.field')];
    for (const field of this.#fields) {
      if (field.inputMode !== 'decimal') continue;
      field.hint = make('span', 'hint');
      field.hint.id = `${field.id}-hint`;
      field.hint.hidden = true;
      field.setAttribute('aria-describedby', field.hint.id);
      field.after(field.hint);
    }
  }

  get #filled() {
    return this.#fields.filter(field => field.value.trim() !== '');
  }

  get partial() {
    return this.#filled.length < this.#fields.length;
  }

  response() {
    const response = {};
    for (const field of this.#filled) response[field.dataset.response] = [clean(field.value).trim()];
    return response;
  }

  show(response) {
    for (const field of this.#fields) field.value = response[field.dataset.response]?.[0] ?? '';
  }

  refresh() {
    for (const field of this.#fields) {
      field.classList.toggle('given', field.value.trim() !== '');
      if (!field.hint) continue;
      // It is kept all the same: only who marks says what is right.
      const odd = field.value.trim() !== '' && !/^[+\-\u2212]?\d[\d .,\u00a0\u202f]*$/.test(field.value.trim());
      field.hint.hidden = !odd;
      field.hint.textContent = odd ? this.#text('field.number') : '';
    }
  }
}

/** A number on a scale. It says nothing until it has been moved, or confirmed where it stands. */
export class Sliding {
  clears = true;

  #interaction;
  #number;
  #set = false;
  #text;

  constructor(interaction, { text }) {
    this.#interaction = interaction;
    this.#text = text;
    this.first = interaction.querySelector('input[type="range"]');
    this.#number = interaction.querySelector('.reading-of');
    this.#number.htmlFor = this.first.id;
    // A click where it stands, or Enter, takes it as it is.
    for (const event of ['pointerup', 'keydown']) {
      this.first.addEventListener(event, ({ key }) => {
        if (event === 'keydown' && key !== 'Enter' && key !== ' ') return;
        if (!this.#set) this.first.dispatchEvent(new Event('change', { bubbles: true }));
      });
    }
  }

  take() {
    this.#set = true;
  }

  write() {
    this.#set = true;
  }

  response() {
    // As a number is written without needless signs.
    return this.#set ? { [this.#interaction.dataset.response]: [String(Number(this.first.value))] } : {};
  }

  show(response) {
    const given = response[this.#interaction.dataset.response]?.[0];
    this.#set = given !== undefined;
    this.first.value = given ?? this.first.dataset.start;
  }

  refresh() {
    const number = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 6 })
      .format(Number(this.first.value));
    this.#interaction.classList.toggle('unset', !this.#set);
    this.#number.textContent = this.#set ? number : this.#text('slider.unset');
    this.first.setAttribute('aria-valuetext', this.#set ? number : this.#text('slider.unset'));
  }
}

/** A text of the candidate's own. */
export class Composing {
  #interaction;
  #field;
  #counter;
  #text;

  constructor(interaction, { text }) {
    this.#interaction = interaction;
    this.#text = text;
    this.#field = interaction.querySelector('textarea');
    this.#counter = make('p', 'counter');
    this.#counter.id = `${this.#field.id}-left`;
    this.#field.setAttribute('aria-describedby', this.#counter.id);
    this.#field.after(this.#counter);
  }

  response() {
    const text = clean(this.#field.value).slice(0, this.#field.maxLength);
    return text.trim() ? { [this.#interaction.dataset.response]: [text] } : {};
  }

  show(response) {
    const text = response[this.#interaction.dataset.response]?.[0] ?? '';
    if (this.#field.value !== text) this.#field.value = text;
  }

  refresh() {
    this.#field.classList.toggle('given', this.#field.value.trim() !== '');
    this.#counter.textContent = this.#text('text.left', this.#field.maxLength - clean(this.#field.value).length);
  }
}
