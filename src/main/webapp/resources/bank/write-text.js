/**
 * Helps with the few signs that stand for markup in a plain field: buttons and shortcuts put them around what is
 * selected. The field stays plain text, so that undo, spelling and screen readers work as everywhere.
 */

const AROUND = { bold: '**', emphasis: '*', code: '`' };
const LINES = { bullets: () => '- ', numbers: index => `${index + 1}. ` };

/** Puts text in place of the selection, so that it can be undone. */
export function insert(field, text) {
  field.focus();
  if (!document.execCommand('insertText', false, text)) {
    field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
}

function around(field, sign) {
  const { selectionStart: from, selectionEnd: to, value } = field;
  insert(field, `${sign}${value.slice(from, to)}${sign}`);
  field.setSelectionRange(from + sign.length, to + sign.length);
}

function lines(field, begin) {
  const { value } = field;
  const from = value.lastIndexOf('\n', field.selectionStart - 1) + 1;
  const end = value.indexOf('\n', field.selectionEnd);
  field.setSelectionRange(from, end < 0 ? value.length : end);
  const chosen = value.slice(from, end < 0 ? value.length : end);
  insert(field, chosen.split('\n').map((line, index) => begin(index) + line).join('\n'));
}

function act(field, deed, text) {
  if (AROUND[deed]) around(field, AROUND[deed]);
  else if (LINES[deed]) lines(field, LINES[deed]);
  else insert(field, `\n\n${text('table.example')}\n\n`);
}

/** A toolbar above a field: one stop for Tab, and arrow keys inside it. `more` adds a button of the caller's own. */
export function toolbar(field, text, more = []) {
  const bar = document.createElement('div');
  bar.className = 'write-tools';
  bar.setAttribute('role', 'toolbar');
  bar.setAttribute('aria-label', text('tools', field.labels[0]?.textContent ?? ''));
  bar.setAttribute('aria-controls', field.id);
  const deeds = [...Object.keys(AROUND), ...Object.keys(LINES), 'table']
    .map(deed => ({ name: deed, label: text(`tool.${deed}`), run: () => act(field, deed, text) }));
  for (const { name, label, run } of [...deeds, ...more]) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = `tool tool-${name}`;
    button.textContent = label;
    button.tabIndex = bar.children.length ? -1 : 0;
    button.addEventListener('click', run);
    bar.append(button);
  }
  bar.addEventListener('keydown', event => {
    const way = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!way) return;
    event.preventDefault();
    const all = [...bar.children];
    const next = all[(all.indexOf(document.activeElement) + way + all.length) % all.length];
    for (const button of all) button.tabIndex = button === next ? 0 : -1;
    next.focus();
  });
  field.addEventListener('keydown', event => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    const deed = { b: 'bold', i: 'emphasis' }[event.key];
    if (deed) {
      event.preventDefault();
      act(field, deed, text);
    }
  });
  field.before(bar);
}
