/** Questions in which something is chosen: options, words of a text, areas of a picture. */

const build = new URL(import.meta.url).search;
const { button, icon, make, words } = await import(`./parts.js${build}`);

export class Choosing {
  #interaction;
  #text;
  #say;
  #inputs;
  #max;
  #counter = null;
  #struck;

  constructor(interaction, { text, say, struck, strike }) {
    this.#interaction = interaction;
    this.#text = text;
    this.#say = say;
    this.#struck = new Set(struck);
    this.#inputs = [...interaction.querySelectorAll('.option > input, .spot > input')];
    this.#max = Number(interaction.dataset.max) || Infinity;
    // A choice of one cannot be taken back by itself.
    this.clears = this.#inputs[0]?.type === 'radio';
    if (!this.clears) {
      this.#counter = make('p', 'counter');
      interaction.append(this.#counter);
    }
    this.#prepareStrikes(strike);
    this.#preparePicture();
  }

  get first() {
    return this.#inputs[0];
  }

  get #chosen() {
    return this.#inputs.filter(input => input.checked);
  }

  response() {
    const chosen = this.#chosen.map(input => input.value).sort();
    return chosen.length ? { [this.#interaction.dataset.response]: chosen } : {};
  }

  show(response) {
    const chosen = response[this.#interaction.dataset.response] ?? [];
    for (const input of this.#inputs) input.checked = chosen.includes(input.value);
  }

  /** An input has changed; false if that has been taken back. */
  take(input) {
    if (this.#counter && input.checked && this.#chosen.length > this.#max) {
      input.checked = false;
      this.#note(this.#text('choice.enough', this.#max));
      return false;
    }
    if (input.checked && this.#struck.has(input.value)) input.closest('.option')?.querySelector('.strike').click();
    return true;
  }

  refresh() {
    if (this.#counter) {
      this.#counter.classList.remove('told');
      this.#counter.textContent = this.#max < Infinity ? this.#text('choice.count', this.#chosen.length, this.#max) : '';
    }
    for (const area of this.#interaction.querySelectorAll('[data-area]')) {
      area.classList.toggle('chosen-area', this.#inputs.some(input => input.checked && input.value === area.dataset.area));
    }
  }

  restore() {
    this.#struck.clear();
    for (const option of this.#interaction.querySelectorAll('.option.struck')) {
      option.classList.remove('struck');
      option.querySelector('.strike').setAttribute('aria-pressed', 'false');
    }
  }

  #prepareStrikes(strike) {
    for (const input of this.#inputs) {
      const option = input.closest('.option');
      if (!option) continue;
      const toggle = button('strike', 'strike');
      toggle.setAttribute('aria-label', this.#text('strike', words(option.querySelector('label'))));
      const set = struck => {
        option.classList.toggle('struck', struck);
        toggle.setAttribute('aria-pressed', struck);
      };
      set(this.#struck.has(input.value));
      option.append(toggle);
      toggle.addEventListener('click', () => {
        if (!this.#struck.delete(input.value)) this.#struck.add(input.value);
        set(this.#struck.has(input.value));
        strike([...this.#struck]);
        if (input.checked && this.#struck.has(input.value)) this.#note(this.#text('strike.chosen'));
      });
    }
  }

  /** Areas of a picture can be pointed at; the list of them below serves everybody else. */
  #preparePicture() {
    for (const area of this.#interaction.querySelectorAll('[data-area]')) {
      const input = this.#inputs.find(one => one.value === area.dataset.area);
      area.addEventListener('click', () => input.click());
      const hover = on => input.closest('.option').classList.toggle('pointed', on);
      area.addEventListener('pointerenter', () => hover(true));
      area.addEventListener('pointerleave', () => hover(false));
    }
  }

  #note(line) {
    if (this.#counter) {
      this.#counter.classList.add('told');
      this.#counter.replaceChildren(icon('info'), line);
    }
    this.#say(line);
  }
}
