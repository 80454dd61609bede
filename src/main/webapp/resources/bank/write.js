/**
 * The page on which an author writes an item. While it is typed, the server looks at the form and says what is missing,
 * what the craft advises and what a candidate would see; this computer keeps every change until the server has it.
 */
const build = new URL(import.meta.url).search;
const [{ WriteForm }, { Preview }] =
  await Promise.all(['form', 'preview'].map(name => import(`./write-${name}.js${build}`)));

const PAUSE = 500;
const PATIENCE = 20000;

const $ = id => document.getElementById(id);
const page = $('write');
// An application at the root has no context, and then the attribute is not there at all.
const { context = '', author } = page.dataset;
const lines = new Map([...$('texts').content.children].map(line => [line.dataset.t.replace('write.js.', ''), line.textContent]));
const asked = new URLSearchParams(location.search);

function text(key, ...values) {
  return lines.get(key)?.replaceAll("''", "'").replace(/\{(\d)\}/g, (_, place) => values[place]);
}

function say(words) {
  $('say').textContent = words;
}

async function call(method, path, body) {
  const plain = body && !(body instanceof Blob);
  try {
    const reply = await fetch(`${context}/api/writing${path}`, {
      method,
      headers: body ? { 'Content-Type': plain ? 'application/json' : 'application/octet-stream' } : {},
      body: plain ? JSON.stringify(body) : body,
      cache: 'no-store',
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE),
    });
    const told = await reply.json().catch(() => ({}));
    return { ok: reply.ok, status: reply.status, ...told };
  } catch {
    return { ok: false, status: 0 };
  }
}

// --- what this computer keeps ---

const work = { item: asked.get('item'), edition: 0, sketch: asked.get('sketch') };
const shelf = () => `examhall.write.${author}.${work.item ?? work.sketch ?? 'new'}`;
let shelved = shelf();
let saved = '';

function keep() {
  try {
    localStorage.setItem(shelved, JSON.stringify({ at: Date.now(), form: form.read() }));
  } catch {
    // Without storage the text lasts as long as the page; the server's copy is still to be had by saving.
  }
}

function kept() {
  try {
    return JSON.parse(localStorage.getItem(shelved));
  } catch {
    return null;
  }
}

function forget() {
  try {
    localStorage.removeItem(shelved);
  } catch {
    // Nothing was kept either.
  }
}

/** Offers what was typed and not saved, unless it is what is here anyway. */
function offer() {
  const found = kept();
  if (!found || JSON.stringify(found.form) === JSON.stringify(form.read())) return;
  $('found-words').textContent = text('found', new Date(found.at).toLocaleString(document.documentElement.lang));
  $('found').hidden = false;
  $('found-take').addEventListener('click', () => {
    form.fill(found.form);
    choosePlaces();
    settle();
    $('found').hidden = true;
    $('title').focus();
    change();
  });
  $('found-drop').addEventListener('click', () => {
    forget();
    $('found').hidden = true;
    $('type').focus();
  });
}

// --- looking ---

let timer;
let seed = 1;
let tried = {};
let asking = 0;
let all = false;

function change() {
  // What was found is not written over before the author has decided about it.
  if ($('found').hidden) keep();
  settle();
  state(text('unsaved'));
  clearTimeout(timer);
  timer = setTimeout(look, PAUSE);
}

function state(words) {
  if ($('state').textContent !== words) $('state').textContent = words;
}

async function look() {
  const mine = asking += 1;
  const typed = form.read();
  const told = await call('POST', '/look', { form: typed, seed, response: tried });
  if (mine !== asking) return;
  if (!told.ok) {
    state(trouble(told));
    return;
  }
  preview.show(told.html ? { html: told.html, type: told.type, language: typed.language } : null);
  $('too-little').hidden = Boolean(told.html) || !$('frame-box').hidden;
  $('mark').textContent = told.mark ?? '';
  list('missing', form.mark(told.defects, all));
  list('craft', told.warnings.map(({ place, text: words }) => ({ label: place === 'prompt' ? '' : place, text: words, field: place === 'prompt' ? $('prompt') : null })));
}

function list(name, entries) {
  const items = entries.map(({ label, text: words, field }) => {
    const item = document.createElement('li');
    const target = field?.matches('input, select, textarea') ? field : field?.querySelector('[data-field], button');
    const line = [label, words].filter(Boolean).join(': ');
    if (!target) {
      item.textContent = line;
      return item;
    }
    const go = document.createElement('button');
    go.type = 'button';
    go.className = 'as-link';
    go.textContent = line;
    go.addEventListener('click', () => target.focus());
    item.append(go);
    return item;
  });
  $(name).replaceChildren(...items);
  $(`${name}-none`).hidden = items.length > 0;
}

function trouble({ status, text: words }) {
  if (status === 401) return text('signed-out');
  return words ?? text('unreachable');
}

// --- saving ---

async function save(event) {
  event.preventDefault();
  all = true;
  state(text('saving'));
  $('save').disabled = true;
  const typed = form.read();
  const told = await call('POST', '/save', { form: typed, ...work });
  $('save').disabled = false;
  $('save').focus();
  if (!told.ok) {
    state(trouble(told));
    return;
  }
  forget();
  Object.assign(work, { item: told.item, edition: told.edition, sketch: told.sketch });
  shelved = shelf();
  saved = JSON.stringify(typed);
  const here = new URL(location);
  here.search = new URLSearchParams(work.item ? { item: work.item } : { sketch: work.sketch });
  history.replaceState(null, '', here);
  settle();
  await look();
  state(told.text);
}

/** What depends on what is chosen. */
function settle() {
  $('own-stimulus').hidden = $('stimulus').value !== 'own';
  $('identifier').readOnly = Boolean(work.item);
  $('bank').disabled = Boolean(work.item);
  const drafted = Boolean(work.item) && !work.sketch;
  $('review').hidden = !drafted;
  if (drafted) $('review').href = `${context}/bank/item.xhtml?item=${encodeURIComponent(work.item)}`;
}

// --- where it belongs ---

function choosePlaces() {
  const bank = $('bank').value;
  const chosen = form.read();
  const groups = new Map();
  for (const place of $('places').content.querySelectorAll('p')) {
    if (place.dataset.bank !== bank) continue;
    const { group, outcome, process } = place.dataset;
    if (!groups.has(group)) groups.set(group, []);
    groups.get(group).push(new Option(place.textContent, `${outcome} ${process}`));
  }
  const options = [...groups].map(([label, entries]) => {
    const group = document.createElement('optgroup');
    group.label = label;
    group.append(...entries);
    return group;
  });
  $('place').replaceChildren(new Option(text('place.choose'), ''), ...options);
  $('place').value = chosen.process ? `${chosen.outcome} ${chosen.process}` : '';
}

function place() {
  const [outcome, process] = $('place').value.split(' ');
  document.querySelector('[data-field="outcome"]').value = outcome ?? '';
  document.querySelector('[data-field="process"]').value = process ?? '';
}

async function chooseStimuli() {
  const chosen = form.read().stimulus ?? '';
  const told = await call('GET', `/stimuli?bank=${encodeURIComponent($('bank').value)}`);
  for (const old of $('stimulus').querySelectorAll('[data-shared]')) old.remove();
  for (const { identifier, title } of told.stimuli ?? []) {
    const option = new Option(title, identifier);
    option.dataset.shared = 'yes';
    $('stimulus').append(option);
  }
  $('stimulus').value = chosen;
  if ($('stimulus').selectedIndex < 0) $('stimulus').value = '';
}

// --- the page ---

const address = media => `${context}/bank/media/${media}`;

/** Keeps a picture; the browser knows best how large it is. */
async function upload(file) {
  const told = await call('POST', `/media?name=${encodeURIComponent(file.name)}`, file);
  if (!told.ok) return { text: trouble(told) };
  const image = new Image();
  image.src = address(told.media);
  try {
    await image.decode();
  } catch {
    return { text: text('picture.broken') };
  }
  return { media: told.media, width: image.naturalWidth, height: image.naturalHeight };
}

const form = new WriteForm($('form'), { text, say, changed: change, upload, address });
const preview = new Preview($('frame'), $('frame-box'), response => {
  tried = response;
  look();
});

function wear() {
  preview.wear(Object.fromEntries([...$('looks').querySelectorAll('select')].map(list => [list.dataset.look, list.value])));
}

async function open() {
  let first = { language: document.documentElement.lang.slice(0, 2) === 'nb' ? 'nb' : 'en' };
  if (work.item || work.sketch) {
    const told = await call('GET', `?${asked}`);
    if (!told.ok) {
      page.hidden = true;
      $('found').hidden = false;
      $('found-words').textContent = trouble(told);
      $('found').querySelector('.actions').hidden = true;
      return;
    }
    first = told.form;
    Object.assign(work, { item: told.item, edition: told.edition, sketch: told.sketch });
  }
  page.hidden = false;
  const { stimulus } = first;
  form.fill(first);
  if (first.bank) $('bank').value = first.bank;
  await chooseStimuli();
  $('stimulus').value = stimulus ?? '';
  choosePlaces();
  settle();
  saved = JSON.stringify(form.read());
  offer();
  wear();
  look();
}

$('looks').addEventListener('change', wear);
$('shuffle').addEventListener('click', () => {
  seed += 1;
  tried = {};
  look();
});
$('place').addEventListener('change', () => {
  place();
  change();
});
$('bank').addEventListener('change', async () => {
  await chooseStimuli();
  choosePlaces();
  place();
  change();
});
$('form').addEventListener('submit', save);
for (const discard of document.querySelectorAll('.discard')) {
  discard.addEventListener('click', async () => {
    const line = discard.closest('li');
    if (!confirm(text('discard.sure'))) return;
    const told = await call('POST', '/discard', { sketch: line.dataset.sketch });
    if (told.ok) line.remove();
    else state(trouble(told));
  });
}
addEventListener('beforeunload', event => {
  if (JSON.stringify(form.read()) !== saved && !kept()) event.preventDefault();
});
await open();
