/**
 * A question brought to life: what its inputs hold is read as a response and a response is shown in its inputs;
 * steps can be moved, options struck out, an answer cleared. The markup is the server's.
 */

const SVG = 'http://www.w3.org/2000/svg';

/** A picture from the page's own sprite; words beside it or on its button carry the meaning. */
export function icon(name) {
  const picture = document.createElementNS(SVG, 'svg');
  picture.setAttribute('class', 'icon');
  picture.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(SVG, 'use');
  use.setAttribute('href', `#i-${name}`);
  picture.append(use);
  return picture;
}

export function make(tag, name, ...content) {
  const made = document.createElement(tag);
  made.className = name;
  made.append(...content);
  return made;
}

export function button(name, picture, label = '') {
  const made = make('button', name, ...(picture ? [icon(picture)] : []), label);
  made.type = 'button';
  return made;
}

const words = element => element.textContent.replace(/\s+/g, ' ').trim();

export class Question {
  #text;
  #say;
  #changed;
  #confirmed = false;
  #drawn = [];
  #struck;

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
    this.#text = text;
    this.#say = say;
    this.#changed = changed;
    this.#struck = new Set(struck);
    this.interaction = section.querySelector('.interaction');
    if (this.type === 'order') this.#prepareOrder();
    if (this.type === 'match') this.#prepareMatch();
    if (this.type === 'single' || this.type === 'multiple') this.#prepareChoice(strike);
    if (this.type === 'single' || this.type === 'order') this.#prepareClear();
    section.addEventListener('change', event => this.#answer(event.target));
    this.show({});
  }

  /** The response that the inputs hold, canonical; `{}` if there is none. */
  response() {
    const response = {};
    const name = this.interaction.dataset.response;
    const some = list => {
      if (list.length) response[name] = list;
    };
    if (this.type === 'order') some(this.#confirmed ? this.#steps.map(step => step.dataset.value) : []);
    else if (this.type === 'match') some(this.#filled.map(left => `${left.dataset.left} ${left.value}`).sort());
    else if (this.type === 'inline') for (const gap of this.#filled) response[gap.dataset.response] = [gap.value];
    else some(this.#inputs.filter(input => input.checked).map(input => input.value).sort());
    return response;
  }

  /** 'none', 'part' (some gaps or pairs are still empty) or 'whole'. */
  get progress() {
    if (Object.keys(this.response()).length === 0) return 'none';
    return this.#selects.length > this.#filled.length ? 'part' : 'whole';
  }

  show(response) {
    const chosen = response[this.interaction.dataset.response] ?? [];
    if (this.type === 'order') {
      const places = chosen.length ? chosen : this.#drawn;
      this.#list.append(...[...this.#steps].sort((one, other) =>
        places.indexOf(one.dataset.value) - places.indexOf(other.dataset.value)));
      this.#confirmed = chosen.length > 0;
    } else if (this.type === 'match') {
      const rights = new Map(chosen.map(pair => pair.split(' ')));
      for (const left of this.#selects) left.value = rights.get(left.dataset.left) ?? '';
    } else if (this.type === 'inline') {
      for (const gap of this.#selects) gap.value = response[gap.dataset.response]?.[0] ?? '';
    } else {
      for (const input of this.#inputs) input.checked = chosen.includes(input.value);
    }
    this.#refresh();
  }

  get #inputs() {
    return [...this.interaction.querySelectorAll('.option > input')];
  }

  get #selects() {
    return [...this.interaction.querySelectorAll('select')];
  }

  get #filled() {
    return this.#selects.filter(select => select.value !== '');
  }

  get #list() {
    return this.interaction.querySelector('li[data-value]').parentElement;
  }

  get #steps() {
    return [...this.interaction.querySelectorAll('li[data-value]')];
  }

  #answer(target) {
    if (this.type === 'multiple' && target.checked && this.#tooMany) {
      target.checked = false;
      this.#note(this.#text('choice.enough', Number(this.interaction.dataset.max)));
      return;
    }
    if (target.checked && this.#struck.has(target.value)) target.closest('.option').querySelector('.strike').click();
    this.#refresh();
    this.#changed(this);
  }

  #refresh() {
    const answered = this.progress !== 'none';
    if (this.clear) this.clear.hidden = !answered;
    if (this.type === 'multiple') this.#count();
    for (const select of this.#selects) {
      select.classList.toggle('given', select.value !== '');
      const chosen = select.parentElement.querySelector('.chosen');
      if (chosen) chosen.textContent = select.selectedOptions[0]?.text ?? '';
    }
    if (this.type !== 'order') return;
    this.confirm.hidden = answered;
    this.settled.hidden = !answered;
    this.#steps.forEach((step, place, all) => {
      step.querySelector('.up').setAttribute('aria-disabled', place === 0);
      step.querySelector('.down').setAttribute('aria-disabled', place === all.length - 1);
    });
  }

  #prepareClear() {
    this.clear = button('quiet clear', 'clear', this.#text('clear'));
    this.interaction.append(this.clear);
    this.clear.addEventListener('click', () => {
      this.show({});
      // The button goes away, so the focus goes to where a new answer is given.
      (this.confirm ?? this.#inputs[0]).focus();
      this.#say(this.#text('cleared'));
      this.#changed(this);
    });
  }

  // --- choice ---

  get #max() {
    return Number(this.interaction.dataset.max) || Infinity;
  }

  get #tooMany() {
    return this.#inputs.filter(input => input.checked).length > this.#max;
  }

  #prepareChoice(strike) {
    if (this.type === 'multiple') {
      this.counter = make('p', 'counter');
      this.interaction.append(this.counter);
    }
    for (const input of this.#inputs) {
      const option = input.closest('.option');
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

  restore() {
    this.#struck.clear();
    for (const option of this.interaction.querySelectorAll('.option.struck')) {
      option.classList.remove('struck');
      option.querySelector('.strike').setAttribute('aria-pressed', 'false');
    }
  }

  #count() {
    const chosen = this.#inputs.filter(input => input.checked).length;
    this.counter.classList.remove('told');
    this.counter.textContent = this.#max < Infinity ? this.#text('choice.count', chosen, this.#max) : '';
  }

  #note(line) {
    if (this.counter) {
      this.counter.classList.add('told');
      this.counter.replaceChildren(icon('info'), line);
    }
    this.#say(line);
  }

  // --- match ---

  #prepareMatch() {
    for (const select of this.#selects) {
      const chosen = make('p', 'chosen');
      chosen.setAttribute('aria-hidden', 'true');
      select.after(chosen);
    }
  }

  // --- order ---

  #prepareOrder() {
    this.#drawn = this.#steps.map(step => step.dataset.value);
    this.#list.classList.add('steps');
    for (const step of this.#steps) {
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
    this.confirm = button('confirm', 'check', this.#text('order.confirm'));
    this.settled = make('p', 'settled', icon('check'), this.#text('order.settled'));
    this.interaction.append(this.confirm, this.settled);
    this.confirm.addEventListener('click', () => {
      this.#confirmed = true;
      this.#refresh();
      this.clear.focus();
      this.#say(this.#text('order.settled'));
      this.#changed(this);
    });
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
    this.#refresh();
    const place = this.#steps.indexOf(step) + 1;
    this.#say(this.#text('move.place', place, this.#steps.length, name));
    this.#changed(this);
  }
}
