/** Questions whose steps are put in order, step by step, with buttons. */

const build = new URL(import.meta.url).search;
const { button, icon, make, words } = await import(`./parts.js${build}`);

export class Ordering {
  clears = true;

  #interaction;
  #text;
  #say;
  #tell;
  #drawn;
  #confirmed = false;
  #settled;

  constructor(interaction, { text, say, tell }) {
    this.#interaction = interaction;
    this.#text = text;
    this.#say = say;
    this.#tell = tell;
    this.#drawn = this.#steps.map(step => step.dataset.value);
    this.#list.classList.add('steps');
    for (const step of this.#steps) this.#prepareMoves(step);
    this.first = button('confirm', 'check', text('order.confirm'));
    this.#settled = make('p', 'settled', icon('check'), text('order.settled'));
    interaction.append(this.first, this.#settled);
    this.first.addEventListener('click', () => {
      this.#confirmed = true;
      this.#tell();
      interaction.querySelector('.clear').focus();
      this.#say(this.#text('order.settled'));
    });
  }

  get #list() {
    return this.#interaction.querySelector('li[data-value]').parentElement;
  }

  get #steps() {
    return [...this.#interaction.querySelectorAll('li[data-value]')];
  }

  response() {
    return this.#confirmed ? { [this.#interaction.dataset.response]: this.#steps.map(step => step.dataset.value) } : {};
  }

  show(response) {
    const chosen = response[this.#interaction.dataset.response] ?? [];
    const places = chosen.length ? chosen : this.#drawn;
    this.#list.append(...this.#steps.sort((one, other) =>
      places.indexOf(one.dataset.value) - places.indexOf(other.dataset.value)));
    this.#confirmed = chosen.length > 0;
  }

  refresh(answered) {
    this.first.hidden = answered;
    this.#settled.hidden = !answered;
    this.#steps.forEach((step, place, all) => {
      step.querySelector('.up').setAttribute('aria-disabled', place === 0);
      step.querySelector('.down').setAttribute('aria-disabled', place === all.length - 1);
    });
  }

  #prepareMoves(step) {
    const name = words(step.querySelector('.text'));
    const moves = make('span', 'moves');
    for (const [way, by] of [['up', -1], ['down', 1]]) {
      const move = button(way, way);
      move.setAttribute('aria-label', this.#text(`move.${way}`, name));
      move.addEventListener('click', () => this.#move(step, by, name));
      moves.append(move);
    }
    step.append(moves);
  }

  #move(step, by, name) {
    const neighbour = by < 0 ? step.previousElementSibling : step.nextElementSibling;
    if (!neighbour) {
      this.#say(this.#text(by < 0 ? 'move.first' : 'move.last'));
      return;
    }
    // The neighbour is moved, not the step: what stays in the document keeps the focus.
    if (by < 0) step.after(neighbour);
    else step.before(neighbour);
    this.#confirmed = true;
    this.#tell();
    const place = this.#steps.indexOf(step) + 1;
    this.#say(this.#text('move.place', place, this.#steps.length, name));
  }
}
