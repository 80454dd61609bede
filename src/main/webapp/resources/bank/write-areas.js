/**
 * The picture of an item and the areas on it. An area is drawn with a pointer, or its numbers are typed: the picture
 * only shows what stands in the rows.
 */

const SVG = 'http://www.w3.org/2000/svg';
const SMALLEST = 5;

function shape(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function outline(kind, coords) {
  if (kind === 'CIRCLE' && coords.length === 3) return shape('circle', { cx: coords[0], cy: coords[1], r: coords[2] });
  if (kind === 'POLY' && coords.length >= 6) return shape('polygon', { points: coords.join(' ') });
  if (coords.length !== 4) return null;
  const [left, top, right, bottom] = coords;
  return shape('rect', { x: left, y: top, width: Math.max(0, right - left), height: Math.max(0, bottom - top) });
}

const fieldOf = (row, name) => row.querySelector(`[data-field="${name}"]`);

export class Areas {
  #parts;
  #stage = document.createElement('div');
  #image = new Image();
  #lines = document.createElementNS(SVG, 'svg');
  #from = null;

  /**
   * `rows()` are those of the areas, `add(coords)` makes one more; `upload(file)` keeps a picture, to be seen at
   * `address(media)`; `changed()` hears of every change.
   */
  constructor(parts) {
    this.#parts = parts;
    this.box = document.createElement('div');
    this.box.className = 'field picture';
    const label = document.createElement('label');
    label.htmlFor = 'picture-file';
    label.textContent = parts.text('picture');
    const hint = document.createElement('span');
    hint.className = 'hint';
    hint.id = 'picture-hint';
    hint.textContent = parts.text('picture.hint');
    this.file = document.createElement('input');
    this.file.type = 'file';
    this.file.id = 'picture-file';
    this.file.accept = 'image/png,image/jpeg,image/gif,image/webp,image/svg+xml';
    this.file.setAttribute('aria-describedby', 'picture-hint');
    this.said = document.createElement('p');
    this.said.className = 'hint';
    this.said.setAttribute('role', 'status');
    this.#stage.className = 'picture-stage';
    this.#stage.hidden = true;
    this.#image.alt = '';
    this.#lines.setAttribute('aria-hidden', 'true');
    this.#stage.append(this.#image, this.#lines);
    this.box.append(label, hint, this.file, this.said, this.#stage);
    this.file.addEventListener('change', () => this.#take());
    this.#stage.addEventListener('pointerdown', event => this.#begin(event));
    this.#stage.addEventListener('pointermove', event => this.#go(event));
    this.#stage.addEventListener('pointerup', event => this.#end(event));
  }

  async #take() {
    const [file] = this.file.files;
    if (!file) return;
    const kept = await this.#parts.upload(file);
    this.said.textContent = kept.text ?? '';
    if (!kept.media) return;
    this.#set('media', kept.media);
    this.#set('width', kept.width);
    this.#set('height', kept.height);
    this.show();
    this.#parts.changed();
  }

  #field(name) {
    return this.box.querySelector(`:scope > [data-field="${name}"]`);
  }

  #set(name, value) {
    this.#field(name).value = value;
  }

  /** Shows the picture that the fields name. */
  show() {
    const media = this.#field('media').value;
    this.#stage.hidden = !media;
    if (!media) return;
    this.#image.src = this.#parts.address(media);
    this.#lines.setAttribute('viewBox', `0 0 ${this.#field('width').value} ${this.#field('height').value}`);
    this.draw();
  }

  /** Draws the areas that stand in the rows. */
  draw() {
    this.#lines.replaceChildren();
    this.#parts.rows().forEach((row, index) => {
      const coords = (fieldOf(row, 'coords')?.value.match(/\d+/g) ?? []).map(Number);
      const drawn = outline(fieldOf(row, 'shape')?.value, coords);
      if (!drawn) return;
      const number = shape('text', { x: coords[0] + 4, y: coords[1] + 16 });
      number.textContent = index + 1;
      this.#lines.append(drawn, number);
    });
  }

  // --- with a pointer ---

  #at({ clientX, clientY }) {
    const { left, top, width, height } = this.#lines.getBoundingClientRect();
    const within = (value, most) => Math.round(Math.min(Math.max(value, 0), most));
    const [across, down] = ['width', 'height'].map(name => Number(this.#field(name).value));
    return [within((clientX - left) / width * across, across), within((clientY - top) / height * down, down)];
  }

  #begin(event) {
    event.preventDefault();
    this.#stage.setPointerCapture(event.pointerId);
    this.#from = this.#at(event);
  }

  #between(event) {
    const [x, y] = this.#at(event);
    const [a, b] = this.#from;
    return [Math.min(a, x), Math.min(b, y), Math.max(a, x), Math.max(b, y)];
  }

  #go(event) {
    if (!this.#from) return;
    this.draw();
    const drawn = outline('RECT', this.#between(event));
    drawn.classList.add('fresh');
    this.#lines.append(drawn);
  }

  #end(event) {
    if (!this.#from) return;
    const coords = this.#between(event);
    this.#from = null;
    if (coords[2] - coords[0] >= SMALLEST && coords[3] - coords[1] >= SMALLEST) this.#keep(coords.join(', '));
    this.draw();
  }

  /** The first row without numbers gets them, or a new one. */
  #keep(coords) {
    const empty = this.#parts.rows().find(row => !fieldOf(row, 'coords').value.trim());
    const row = empty ?? this.#parts.add(coords);
    fieldOf(row, 'shape').value = 'RECT';
    fieldOf(row, 'coords').value = coords;
    fieldOf(row, 'label').focus();
    this.#parts.changed();
  }
}
