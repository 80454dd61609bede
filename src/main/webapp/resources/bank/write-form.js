/**
 * The form on which an item is written: its fields are built for the type that is chosen, read as plain names and
 * values, and filled from them. What one type has no field for is kept, and comes back with a type that has.
 */
const build = new URL(import.meta.url).search;
const [{ TYPES, LONG, FIGURES, TICKS, LISTS, USUAL, ONLY }, { toolbar, insert }, { Areas }] =
  await Promise.all(['types', 'text', 'areas'].map(name => import(`./write-${name}.js${build}`)));

const YES = 'yes';
const PLACE = /\[\[(\d{1,2})]]/g;

function make(tag, name, ...content) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.append(...content);
  return made;
}

function button(name, label, run) {
  const made = make('button', `button quiet small ${name}`, label);
  made.type = 'button';
  made.addEventListener('click', run);
  return made;
}

const valueOf = field => (TICKS.includes(field.dataset.field) ? (field.checked ? YES : '') : field.value);

function put(field, value) {
  if (TICKS.includes(field.dataset.field)) field.checked = value === YES;
  else field.value = value;
}

export class WriteForm {
  #form;
  #parts;
  #text;
  #say;
  #changed;
  #upload;
  #address;
  #type;
  #kept = {};
  #keptRows = new WeakMap();
  #touched = new Set();
  #ids = 0;
  #areas = null;

  /**
   * `text(key, …)` finds a text or nothing; `changed()` hears of every change; `upload(file)` keeps a picture and gives
   * `{ media, width, height }` or the words `{ text }` why not; `address(media)` is where it is to be seen.
   */
  constructor(form, { text, say, changed, upload, address }) {
    this.#form = form;
    this.#parts = form.querySelector('#parts');
    this.#text = text;
    this.#say = say;
    this.#changed = changed;
    this.#upload = upload;
    this.#address = address;
    for (const field of form.querySelectorAll('[data-rich]')) toolbar(field, (...key) => this.#words(...key));
    form.addEventListener('input', event => this.#hear(event));
    form.addEventListener('change', event => this.#hear(event));
    form.addEventListener('focusout', ({ target }) => this.#touched.add(target));
  }

  #words(key, ...values) {
    return this.#text(key, ...values) ?? key;
  }

  #hear({ type, target }) {
    if (type === 'change' && target.dataset.field === 'type') this.setType(target.value);
    if (type === 'change' && target.dataset.alone && target.checked) this.#onlyKey(target);
    if (type === 'change' && target.closest('.row')) this.#only(target.closest('.row'));
    this.#areas?.draw();
    this.#changed();
  }

  // --- what is in it ---

  /** Names and values, as the server reads them. */
  read() {
    const form = { ...this.#kept, ...this.#fieldsIn(this.#form) };
    form.rows = this.#rowsIn(this.#parts, 'rows');
    form.spares = this.#rowsIn(this.#parts, 'spares');
    return form;
  }

  #fieldsIn(place) {
    const within = place.closest('.row');
    const fields = [...place.querySelectorAll('[data-field]')].filter(field => field.closest('.row') === within);
    return Object.fromEntries(fields.map(field => [field.dataset.field, valueOf(field)]));
  }

  #list(place, name) {
    const within = place.closest('.row');
    return [...place.querySelectorAll(`.rows[data-list="${name}"]`)].find(list => list.closest('.row') === within);
  }

  #rowsIn(place, name) {
    return [...(this.#list(place, name)?.children ?? [])].map(row => {
      const read = { ...this.#keptRows.get(row), ...this.#fieldsIn(row) };
      if (this.#list(row, 'options')) read.options = this.#rowsIn(row, 'options');
      return read;
    });
  }

  /** Fills the form, and builds what the type of the item needs. */
  fill(form) {
    const { rows = [], spares = [], ...fields } = form;
    this.#kept = fields;
    for (const field of this.#form.querySelectorAll('[data-field]')) {
      if (!field.closest('#parts')) put(field, fields[field.dataset.field] ?? (field.tagName === 'SELECT' ? field.value : ''));
    }
    this.#type = this.#form.elements.type.value;
    this.#buildParts(fields, rows, spares);
  }

  /** Another type: whatever has a place there stays. */
  setType(type) {
    const { rows, spares, ...fields } = this.read();
    this.#type = type;
    this.#kept = fields;
    this.#buildParts(fields, rows.filter(row => Object.entries(row).some(([name, value]) => value.length && name !== 'id' && USUAL[name] !== value)), spares);
  }

  // --- building ---

  #label(name) {
    return this.#text(`${name}.${this.#type}`) ?? this.#words(name);
  }

  #buildParts(fields, rows, spares) {
    const spec = TYPES[this.#type];
    this.#areas = null;
    this.#parts.replaceChildren();
    this.#form.querySelector('#type-how').textContent = this.#words(`how.${this.#type}`);
    const given = name => fields[name] ?? USUAL[name] ?? '';
    if (spec.picture) this.#buildPicture(given);
    if (spec.text) this.#buildText(given('text'));
    if (spec.row) this.#buildList(this.#parts, 'rows', spec.row, rows, spec.begin);
    if (spec.spare) this.#buildList(this.#parts, 'spares', spec.spare, spares, 0);
    for (const name of spec.fields ?? []) this.#parts.append(this.#field(name, given(name)));
    for (const name of spec.ticks ?? []) this.#parts.append(this.#field(name, given(name)));
    this.#areas?.draw();
  }

  #field(name, value, alone = false) {
    const id = `f${this.#ids += 1}`;
    const hint = this.#text(`${name}.${this.#type}.hint`) ?? this.#text(`${name}.hint`);
    let input;
    if (LISTS[name]) {
      input = make('select', '', ...LISTS[name].map(one => new Option(this.#words(`${name}.${one}`), one)));
    } else if (LONG.includes(name)) {
      input = make('textarea');
      input.rows = name === 'why' ? 2 : 4;
    } else {
      input = make('input');
      input.type = TICKS.includes(name) ? 'checkbox' : 'text';
      if (FIGURES.includes(name)) input.inputMode = 'decimal';
    }
    if (alone) input.dataset.alone = YES;
    input.id = id;
    input.dataset.field = name;
    put(input, value);
    const label = make('label', '', this.#label(name));
    label.htmlFor = id;
    const box = TICKS.includes(name) ? make('div', 'tick', input, label) : make('div', 'field', label, input);
    if (hint) {
      const words = make('span', 'hint', hint);
      words.id = `${id}-hint`;
      input.setAttribute('aria-describedby', words.id);
      if (TICKS.includes(name)) label.append(words);
      else label.after(words);
    }
    return box;
  }

  #buildText(value) {
    const id = `f${this.#ids += 1}`;
    const label = make('label', '', this.#words('passage'));
    label.htmlFor = id;
    const hint = make('span', 'hint', this.#label('passage.hint'));
    hint.id = `${id}-hint`;
    const field = make('textarea');
    field.id = id;
    field.setAttribute('aria-describedby', hint.id);
    field.dataset.field = 'text';
    field.value = value;
    field.rows = 6;
    this.#parts.append(make('div', 'field', label, hint, field));
    toolbar(field, (...key) => this.#words(...key), [
      { name: 'place', label: this.#label('tool.place'), run: () => this.#addPlace(field) },
    ]);
  }

  /** A new place in the text where the cursor is, with a row of its own; chosen words become what can be chosen. */
  #addPlace(field) {
    const chosen = field.value.slice(field.selectionStart, field.selectionEnd);
    const list = this.#list(this.#parts, 'rows');
    insert(field, `[[${list.children.length + 1}]]`);
    const given = this.#type === 'HOTTEXT' ? { text: chosen } : { partner: chosen, accepted: chosen };
    this.#addRow(list, 'rows', TYPES[this.#type].row, given);
    this.#say(this.#words('row.added', this.#nameOf(list.lastElementChild)));
  }

  #buildList(place, name, fields, rows, begin) {
    const list = make('div', 'rows');
    list.dataset.list = name;
    const label = this.#label(`add.${name}`);
    const add = button('add', label, () => {
      this.#addRow(list, name, fields, {});
      list.lastElementChild.querySelector('[data-field], button').focus();
      this.#changed();
    });
    const box = make('div', `list ${name}`, list, add);
    if (name === 'spares') box.prepend(make('h3', '', this.#label('spares')));
    // A place without its row would be a place of nothing; here rows come with their places in the text.
    if (name === 'rows' && TYPES[this.#type].text) add.hidden = true;
    place.append(box);
    for (const row of rows) this.#addRow(list, name, fields, row);
    while (list.children.length < begin) this.#addRow(list, name, fields, {});
  }

  #addRow(list, name, fields, row) {
    const { options = [], ...given } = row;
    const legend = make('legend', '', '');
    const box = make('fieldset', `row ${name}`, legend);
    this.#keptRows.set(box, given);
    const alone = TYPES[this.#type].one || name === 'options';
    for (const field of fields) {
      const value = given[field] ?? USUAL[field] ?? '';
      box.append(this.#field(field, value, field === 'key' && alone));
    }
    list.append(box);
    if (name === 'rows' && TYPES[this.#type].options) this.#buildList(box, 'options', TYPES[this.#type].options, options, 3);
    box.append(this.#deeds(box, name));
    this.#only(box);
    this.#number(list, name);
    this.#areas?.draw();
  }

  #deeds(box, name) {
    const deeds = make('div', 'row-deeds');
    if (!TYPES[this.#type].text || name !== 'rows') {
      deeds.append(
        button('up', this.#words('row.up'), event => this.#move(box, -1, event.target)),
        button('down', this.#words('row.down'), event => this.#move(box, 1, event.target)));
    }
    deeds.append(button('remove', this.#words('row.remove'), () => this.#remove(box, name)));
    return deeds;
  }

  #nameOf(row) {
    return row.querySelector('legend').textContent;
  }

  /** Says which row each is, also on its buttons. */
  #number(list, name) {
    [...list.children].forEach((row, index, all) => {
      const words = this.#text(`row.${name}.${this.#type}`, index + 1) ?? this.#words(`row.${name}`, index + 1);
      row.querySelector('legend').textContent = words;
      for (const deed of [...row.children].at(-1).children) deed.setAttribute('aria-label', `${deed.textContent}: ${words}`);
      const [up, down] = ['up', 'down'].map(way => [...row.children].at(-1).querySelector(`.${way}`));
      up?.setAttribute('aria-disabled', index === 0);
      down?.setAttribute('aria-disabled', index === all.length - 1);
    });
  }

  #move(row, by, pressed) {
    const neighbour = by < 0 ? row.previousElementSibling : row.nextElementSibling;
    if (!neighbour) return;
    // The neighbour is moved, not the row: what stays in the document keeps the focus.
    if (by < 0) row.after(neighbour);
    else row.before(neighbour);
    this.#number(row.parentElement, row.parentElement.dataset.list);
    pressed.focus();
    this.#say(this.#nameOf(row));
    this.#areas?.draw();
    this.#changed();
  }

  #remove(row, name) {
    const list = row.parentElement;
    const index = [...list.children].indexOf(row);
    const words = this.#nameOf(row);
    if (name === 'rows' && TYPES[this.#type].text) this.#forgetPlace(index + 1, row);
    const next = row.nextElementSibling ?? row.previousElementSibling;
    row.remove();
    this.#number(list, name);
    (next?.querySelector('.remove') ?? this.#form.querySelector('#parts [data-field]')).focus();
    this.#say(this.#words('row.removed', words));
    this.#areas?.draw();
    this.#changed();
  }

  /** Takes a place out of the text, and counts the later ones anew; words that could be chosen stay as words. */
  #forgetPlace(number, row) {
    const field = this.#parts.querySelector('textarea[data-field="text"]');
    const left = this.#type === 'HOTTEXT' ? row.querySelector('[data-field="text"]').value : '';
    field.value = field.value.replace(PLACE, (place, digits) => {
      const found = Number(digits);
      if (found === number) return left;
      return found > number ? `[[${found - 1}]]` : place;
    });
  }

  /** One right answer takes the place of another. Boxes, because Tab would pass by all but one of a group of radios. */
  #onlyKey(key) {
    for (const row of key.closest('.rows').children) {
      const other = [...row.children].map(box => box.querySelector(':scope > [data-field="key"]')).find(Boolean);
      if (other && other !== key) other.checked = false;
    }
  }

  #only(row) {
    for (const field of row.querySelectorAll('[data-field]')) {
      const [other, value] = ONLY[field.dataset.field] ?? [];
      if (other) field.closest('.field, .tick').hidden = row.querySelector(`[data-field="${other}"]`).value !== value;
    }
  }

  // --- a picture ---

  #buildPicture(given) {
    this.#areas = new Areas({
      text: (...key) => this.#words(...key),
      upload: this.#upload,
      address: this.#address,
      rows: () => [...(this.#list(this.#parts, 'rows')?.children ?? [])],
      add: coords => {
        const list = this.#list(this.#parts, 'rows');
        this.#addRow(list, 'rows', TYPES[this.#type].row, { shape: 'RECT', coords });
        this.#say(this.#words('row.added', this.#nameOf(list.lastElementChild)));
        return list.lastElementChild;
      },
      changed: () => this.#changed(),
    });
    this.#parts.append(this.#areas.box, this.#field('alt', given('alt')));
    for (const name of ['media', 'width', 'height']) {
      const hidden = make('input');
      hidden.type = 'hidden';
      hidden.dataset.field = name;
      hidden.value = given(name);
      this.#areas.box.append(hidden);
    }
    this.#areas.show();
  }

  // --- what is wrong ---

  /**
   * Shows each defect at its field; those of fields that nobody has been at only when asked for all. Gives the defects
   * with what each belongs to.
   */
  mark(defects, all) {
    for (const error of this.#form.querySelectorAll('.error')) error.remove();
    for (const field of this.#form.querySelectorAll('[aria-invalid]')) {
      field.removeAttribute('aria-invalid');
      field.setAttribute('aria-describedby', (field.getAttribute('aria-describedby') ?? '').replace(/ ?\S+-error/, '').trim());
      if (!field.getAttribute('aria-describedby')) field.removeAttribute('aria-describedby');
    }
    return defects.map(defect => {
      const field = this.#find(defect.field);
      if (field?.matches('input, select, textarea') && (all || this.#touched.has(field))) this.#error(field, defect.text);
      return { ...defect, field, label: this.#labelOf(field) };
    });
  }

  #error(field, words) {
    if (field.getAttribute('aria-invalid') === 'true') return;
    field.id ||= `f${this.#ids += 1}`;
    const error = make('p', 'error', words);
    error.id = `${field.id}-error`;
    field.setAttribute('aria-invalid', 'true');
    field.setAttribute('aria-describedby', `${field.getAttribute('aria-describedby') ?? ''} ${error.id}`.trim());
    (field.closest('.field, .tick') ?? field.parentElement).append(error);
  }

  /** The field, row or list that a path names. */
  #find(path) {
    let place = this.#form;
    const [...names] = path.split('.');
    while (names.length) {
      const name = names.shift();
      const list = ['rows', 'spares', 'options'].includes(name) ? this.#list(place === this.#form ? this.#parts : place, name) : null;
      if (list) {
        if (!names.length) return list;
        place = list.children[Number(names.shift())];
        if (!place) return list;
      } else if (['outcome', 'process'].includes(name)) {
        return this.#form.querySelector('#place');
      } else if (['media', 'width', 'height'].includes(name)) {
        return this.#form.querySelector('#picture-file');
      } else {
        const within = place === this.#form ? null : place;
        return [...place.querySelectorAll(`[data-field="${name}"]`)].find(field => field.closest('.row') === within) ?? null;
      }
    }
    return place;
  }

  #labelOf(field) {
    const row = field?.closest('.row');
    const own = field?.labels?.[0]?.firstChild?.textContent.trim();
    const outer = row?.parentElement.closest('.row');
    return [outer && this.#nameOf(outer), row && this.#nameOf(row), field === row ? '' : own].filter(Boolean).join(' · ');
  }
}
