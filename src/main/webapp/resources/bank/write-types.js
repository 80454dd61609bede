/**
 * What the form of each type of item consists of: a text with numbered places, a picture, rows with their fields,
 * spare texts, fields of the whole, boxes to tick. The server reads the same names.
 */
export const TYPES = {
  SINGLE: { row: ['text', 'key', 'why'], begin: 4, one: true, ticks: ['shuffle'] },
  MULTIPLE: { row: ['text', 'key', 'why'], begin: 5, ticks: ['shuffle', 'partial'] },
  ORDER: { row: ['text'], begin: 4, fields: ['why'] },
  MATCH: { row: ['text', 'partner', 'why'], begin: 3, spare: ['text', 'why'], ticks: ['shuffle', 'again', 'partial'] },
  INLINE: { text: true, row: [], options: ['text', 'key', 'why'], begin: 0, ticks: ['shuffle'] },
  ASSOCIATE: { row: ['text', 'partner'], begin: 3, spare: ['text'], fields: ['why'], ticks: ['shuffle', 'partial'] },
  GAP_MATCH: { text: true, row: ['partner', 'why'], begin: 0, spare: ['text', 'why'], ticks: ['shuffle', 'again', 'partial'] },
  TEXT_ENTRY: { text: true, row: ['kind', 'accepted', 'caseCounts', 'number', 'tolerance', 'length', 'why'], begin: 0 },
  HOTTEXT: { text: true, row: ['text', 'key', 'why'], begin: 0, ticks: ['partial'] },
  HOTSPOT: { picture: true, row: ['label', 'shape', 'coords', 'key', 'why'], begin: 2, ticks: ['partial'] },
  GRAPHIC_GAP_MATCH: { picture: true, row: ['label', 'shape', 'coords', 'partner', 'why'], begin: 2, spare: ['text', 'why'], ticks: ['shuffle', 'again', 'partial'] },
  SLIDER: { fields: ['lower', 'upper', 'step', 'right', 'tolerance', 'why'] },
  EXTENDED: { fields: ['lines', 'most', 'model', 'why'] },
};

/** Fields that are more than one line of text. */
export const LONG = ['why', 'accepted', 'model'];

/** Fields with a number in them. */
export const FIGURES = ['number', 'tolerance', 'length', 'lower', 'upper', 'step', 'right', 'lines', 'most'];

/** Fields that are ticked. */
export const TICKS = ['key', 'caseCounts', 'shuffle', 'again', 'partial'];

/** Fields with a list to choose from. */
export const LISTS = { kind: ['TEXT', 'NUMBER'], shape: ['RECT', 'CIRCLE', 'POLY'] };

/** What stands in a field that nobody has touched. */
export const USUAL = { shuffle: 'yes', kind: 'TEXT', shape: 'RECT', lines: '10', most: '2000', lower: '0', upper: '10', step: '1' };

/** Fields of a row that are needed only while another has a certain value. */
export const ONLY = { accepted: ['kind', 'TEXT'], caseCounts: ['kind', 'TEXT'], number: ['kind', 'NUMBER'], tolerance: ['kind', 'NUMBER'] };
