/**
 * Questions in which something is chosen from a list for each of several places: the partner of a text, the word in a
 * gap, the label of an area. The lists need no dragging.
 */

const build = new URL(import.meta.url).search;
const { make, words } = await import(`./parts.js${build}`);

/** What a list says: a pair, from the left or to the gap it stands for, or the value of a variable of its own. */
const valueOf = select => {
  const { left, gap } = select.dataset;
  if (left) return `${left} ${select.value}`;
  return gap ? `${select.value} ${gap}` : select.value;
};

export class Pairing {
  #interaction;
  #text;
  #say;
  #selects;

  constructor(interaction, { text, say }) {
    this.#interaction = interaction;
    this.#text = text;
    this.#say = say;
    this.#selects = [...interaction.querySelectorAll('select')];
    for (const select of interaction.querySelectorAll('.pair select')) {
      const chosen = make('p', 'chosen');
      chosen.setAttribute('aria-hidden', 'true');
      select.after(chosen);
    }
    for (const area of interaction.querySelectorAll('[data-area]')) {
      area.addEventListener('click', () => this.#selects.find(select => select.dataset.gap === area.dataset.area).focus());
    }
  }

  get #filled() {
    return this.#selects.filter(select => select.value !== '');
  }

  get partial() {
    return this.#filled.length < this.#selects.length;
  }

  response() {
    const response = {};
    for (const select of this.#filled) {
      const name = select.dataset.response ?? this.#interaction.dataset.response;
      response[name] = [...(response[name] ?? []), valueOf(select)].sort();
    }
    return response;
  }

  show(response) {
    const pairs = response[this.#interaction.dataset.response] ?? [];
    for (const select of this.#selects) {
      const { left, gap } = select.dataset;
      const pair = pairs.map(one => one.split(' ')).find(([first, second]) => (left ? first === left : second === gap));
      if (select.dataset.response) select.value = response[select.dataset.response]?.[0] ?? '';
      else select.value = (left ? pair?.[1] : pair?.[0]) ?? '';
    }
  }

  /** What may be used once leaves the place where it was. */
  take(select) {
    if (this.#interaction.dataset.uses !== '1' || select.value === '') return;
    const other = this.#filled.find(one => one !== select && one.value === select.value);
    if (!other) return;
    other.value = '';
    this.#say(this.#text('pair.moved', words(select.selectedOptions[0])));
  }

  refresh() {
    for (const select of this.#selects) {
      select.classList.toggle('given', select.value !== '');
      const chosen = select.parentElement.querySelector('.chosen');
      if (chosen) chosen.textContent = select.selectedOptions[0]?.text ?? '';
    }
    for (const area of this.#interaction.querySelectorAll('[data-area]')) {
      area.classList.toggle('chosen-area', this.#filled.some(select => select.dataset.gap === area.dataset.area));
    }
  }
}

/** Pairs of texts from one list: each row takes two of them, and each text is in one row at most. */
export class Associating {
  #interaction;
  #text;
  #say;
  #rows;

  constructor(interaction, { text, say }) {
    this.#interaction = interaction;
    this.#text = text;
    this.#say = say;
    this.#rows = [...interaction.querySelectorAll('.couple')].map(row => [...row.querySelectorAll('select')]);
    this.#rows.forEach((row, place) => row.forEach((select, end) =>
      select.setAttribute('aria-label', text(end ? 'associate.second' : 'associate.first', place + 1))));
  }

  get #selects() {
    return this.#rows.flat();
  }

  get partial() {
    return this.#rows.some(([one, other]) => (one.value === '') !== (other.value === ''));
  }

  response() {
    const pairs = this.#rows.map(row => row.map(select => select.value)).filter(ends => ends.every(Boolean));
    return pairs.length ? { [this.#interaction.dataset.response]: pairs.map(ends => ends.sort().join(' ')).sort() } : {};
  }

  show(response) {
    const pairs = response[this.#interaction.dataset.response] ?? [];
    // Rows that show these pairs already stay as the candidate has put them.
    if (JSON.stringify(this.response()) === JSON.stringify(response) && pairs.length) return;
    this.#rows.forEach((row, place) => {
      const ends = pairs[place]?.split(' ') ?? ['', ''];
      row.forEach((select, end) => (select.value = ends[end]));
    });
  }

  take(select) {
    const other = select.value && this.#selects.find(one => one !== select && one.value === select.value);
    if (!other) return;
    other.value = '';
    this.#say(this.#text('pair.moved', words(select.selectedOptions[0])));
  }

  refresh() {
    for (const select of this.#selects) select.classList.toggle('given', select.value !== '');
  }
}
