/** The small parts that the exam's pages are made of. */

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

/** The words of an element as they are read out. */
export const words = element => element.textContent.replace(/\s+/g, ' ').trim();
