/**
 * Keeps the paper that is open on this computer, with what its page is made of, so that it can be loaded anew when the
 * server cannot be reached. The server goes first: what it says of this seat decides, and what it does not answer in
 * time or by itself the kept page answers. One paper is kept, that of the last seat; it is dropped when somebody signs
 * in or leaves here, when it is handed in, and when the server sends its candidate elsewhere.
 */

const PAPER = 'examhall-paper';
/** How long the server may take before the kept page is shown (ms). */
const PATIENCE = 4000;
/** No exam lasts longer, with all its breaks (ms). */
const LONGEST = 12 * 60 * 60 * 1000;
/** What stands for a server that is being started or cannot be reached behind its proxy. */
const NOT_THERE = status => status === 404 || status >= 500;

const scope = new URL(self.registration.scope).pathname;
const page = `${scope}paper.xhtml`;
/** Pictures and sounds of the paper. */
const media = `${scope}media/`;
const resources = `${scope.replace(/exam\/$/, '')}resources/`;

const drop = () => caches.delete(PAPER);

/** Keeps a page that shows a paper; anything else is none of ours. */
async function keep(reply) {
  const html = await reply.text();
  const script = html.match(/id="exam"[^>]*? data-script="([0-9a-z]{26})"/)?.[1];
  if (!script) return;
  const kept = (await current())?.headers.get('Examhall-Script');
  if (kept !== script) await drop();
  const headers = new Headers(reply.headers);
  // It is kept as text, not as it was packed for the journey.
  headers.delete('Content-Encoding');
  headers.delete('Content-Length');
  headers.set('Examhall-Script', script);
  headers.set('Examhall-Kept', String(Date.now()));
  await (await caches.open(PAPER)).put(page, new Response(html, { headers }));
}

/** The kept page, unless it is so old that its exam is over. */
async function current() {
  if (!(await caches.has(PAPER))) return undefined;
  const kept = await (await caches.open(PAPER)).match(page, { ignoreVary: true });
  if (kept && Math.abs(Date.now() - Number(kept.headers.get('Examhall-Kept'))) < LONGEST) return kept;
  await drop();
  return undefined;
}

async function paper(event) {
  const asked = fetch(event.request).catch(() => null);
  const reply = await Promise.race([asked, new Promise(done => setTimeout(done, PATIENCE))]);
  if (reply && !NOT_THERE(reply.status)) return heard(event, reply);
  const kept = await current();
  if (kept) return kept;
  const late = reply ?? (await asked);
  return late ? heard(event, late) : Response.error();
}

async function heard(event, reply) {
  if (reply.status === 200) event.waitUntil(keep(reply.clone()));
  // Sent elsewhere or turned away: the server does not let this seat see the paper.
  else if (!NOT_THERE(reply.status)) await drop();
  return reply;
}

/** Whether a page is made of what is at this address. */
const isPart = path => path.startsWith(resources) || path.startsWith(media);

async function resource(request) {
  if (await caches.has(PAPER)) {
    const kept = await (await caches.open(PAPER)).match(request, { ignoreVary: true });
    if (kept) return kept;
  }
  return fetch(request);
}

/** Fetches what a page is made of and this computer does not keep yet. */
async function complete({ script, assets, mayFetch }) {
  if (mayFetch && (await current())?.headers.get('Examhall-Script') !== script) {
    const reply = await fetch(page, { cache: 'no-store', redirect: 'manual' });
    if (reply.status === 200) await keep(reply);
  }
  if ((await current())?.headers.get('Examhall-Script') !== script) return;
  const paper = await caches.open(PAPER);
  await Promise.all(assets.filter(url => isPart(new URL(url, location.origin).pathname)).map(async url => {
    if (await paper.match(url)) return;
    const reply = await fetch(url);
    if (reply.status === 200) await paper.put(url, reply);
  }));
}

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', event => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin) return;
  if (request.mode === 'navigate') {
    if (request.method === 'GET' && pathname === page) event.respondWith(paper(event));
    // The forms beside the paper let somebody in or out, or are filled in before it is open.
    else if (request.method === 'POST') event.waitUntil(drop());
  } else if (request.method === 'GET' && isPart(pathname)) {
    event.respondWith(resource(request));
  }
});

self.addEventListener('message', event => {
  if (event.data.drop) event.waitUntil(drop());
  else event.waitUntil(complete(event.data).catch(() => {
    // The network failed; the page asks again.
  }));
});
