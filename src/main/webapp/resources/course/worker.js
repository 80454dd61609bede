/**
 * Keeps courses on this device, so that they can be read without a network. The server goes first; what it does not
 * answer in time is answered from what was kept. A course goes when its reader signs out, when somebody else signs in,
 * when the server says that it is not open to them any more, and when the server has not been heard of for long. Where a
 * reader is and what they finish meanwhile is sent later.
 */

const STORE = "examhall-course.";
/** What is to be sent; no course is named like this. */
const LATER = `${STORE}.later`;
/** How long the server may take before a kept page is shown (ms). */
const PATIENCE = 4000;
const DAY = 24 * 60 * 60 * 1000;
/** How long a course is kept of which the server has not been heard (ms). */
const LONGEST = 30 * DAY;
/** So many pages are fetched side by side. */
const SIDE_BY_SIDE = 4;

const scope = new URL(self.registration.scope).pathname;
const root = scope.replace(/course\/$/, "");
const FACTS = `${scope}kept`;

/** What a page, a style or a script is made of, as far as it names it. */
const NAMED = /(?:href|src)="([^"]*\/resources\/[^"]+|media\/[^"]+)"|url\("(\.[^"]+)"\)|["'`](\.{1,2}\/[\w/.-]+\.js)(\$\{build\})?/g;

const stores = async () => (await caches.keys()).filter((name) => name.startsWith(STORE) && name !== LATER);

/** Nothing if there is no such store; asking for it does not make one. */
async function facts(store) {
  return (await caches.match(FACTS, { cacheName: store }))?.json();
}

/** Whose a kept course is, when the server was last heard of, and, once it is whole, how many bytes it has. */
const note = async (store, known) => (await caches.open(store)).put(FACTS, new Response(JSON.stringify(known)));

/** Something kept, with the store in which it lies. */
async function find(url) {
  for (const store of await stores()) {
    const reply = await caches.match(url, { cacheName: store, ignoreVary: true });
    if (reply) return { store, reply };
  }
  return undefined;
}

/* ---- keeping ---- */

/** Keeps what is at an address and all that it names. */
async function take(store, url) {
  if (await store.match(url, { ignoreVary: true })) return 0;
  const reply = await fetch(url);
  // Who is sent on is not let in.
  if (!reply.ok || reply.redirected) throw new Error(`${reply.status} ${url}`);
  await store.put(url, reply.clone());
  return size(store, url, reply);
}

/** Keeps the parts of what has come, and says how many bytes all that is. */
async function size(store, url, reply) {
  const bytes = await reply.arrayBuffer();
  if (!/\.(xhtml|css|js)(\?|$)/.test(url)) return bytes.byteLength;
  const named = [...new TextDecoder().decode(bytes).matchAll(NAMED)].map(([, link, style, script, build]) =>
    new URL((link ?? style ?? script) + (build ? new URL(url, location.origin).search : ""), new URL(url, location.origin)).href);
  const parts = await Promise.all(named.map((part) => take(store, part)));
  return parts.reduce((sum, one) => sum + one, bytes.byteLength);
}

async function keep({ keep: course, reader, pages }, port) {
  const name = STORE + course;
  const known = { reader, heard: Date.now(), page: pages.find((url) => url.includes("/lesson.xhtml")) };
  await caches.delete(name);
  try {
    await note(name, known);
    const store = await caches.open(name);
    const waiting = [...pages];
    let bytes = 0;
    let done = 0;
    const fetchOn = async () => {
      for (let url = waiting.shift(); url; url = waiting.shift()) {
        const more = await take(store, url);
        bytes += more;
        done += 1;
        port.postMessage({ done });
      }
    };
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, fetchOn));
    await note(name, { ...known, bytes });
    port.postMessage({ ended: true });
  } catch {
    await caches.delete(name);
    port.postMessage({ ended: false });
  }
}

/* ---- answering ---- */

/** A kept page, which says of itself that it is one. */
async function shown(reply) {
  const headers = new Headers(reply.headers);
  // It is sent as text, not as it was packed for the journey.
  headers.delete("Content-Encoding");
  headers.delete("Content-Length");
  return new Response((await reply.text()).replace("<html", '<html data-away="true"'), { headers });
}

async function page(event) {
  const asked = fetch(event.request).catch(() => null);
  const reply = await Promise.race([asked, new Promise((done) => setTimeout(done, PATIENCE))]);
  if (reply && reply.status < 500) return heard(event, reply);
  await dropOld();
  const kept = await find(event.request.url);
  if (kept) return shown(kept.reply);
  const late = reply ?? (await asked);
  if (late) return heard(event, late);
  const instead = await find(`${scope}away.xhtml`);
  return instead ? shown(instead.reply) : Response.error();
}

/** Keeps a page as it is now, and drops a course that is not open any more. */
function heard(event, reply) {
  const { url } = event.request;
  if (reply.status === 403) {
    const course = new URL(url).search.match(/[?&](?:course|lesson|template)=([a-z0-9-]+)/)?.[1];
    event.waitUntil(caches.delete(STORE + course));
  } else if (reply.status === 200) {
    const copy = reply.clone();
    event.waitUntil(renew(url, copy).catch(() => {
      // The network failed half-way: the page stays as it was.
    }));
  }
  return reply;
}

async function renew(url, reply) {
  const kept = await find(url);
  if (!kept) return;
  const store = await caches.open(kept.store);
  await size(store, url, reply.clone());
  await store.put(url, reply);
}

async function part(request) {
  const kept = await find(request.url);
  return kept ? kept.reply : fetch(request);
}

/* ---- what is sent later ---- */

/** Sends a call, or keeps it if its lesson is kept here; the answer is then what `otherwise` makes of the lesson. */
async function sendOrKeep(request, lesson, otherwise) {
  const copy = request.clone();
  try {
    return await fetch(request);
  } catch {
    const kept = await find(`${scope}lesson.xhtml?lesson=${lesson}`);
    if (!kept) return Response.error();
    const later = await caches.open(LATER);
    const { reader } = await facts(kept.store);
    const headers = { "Content-Type": copy.headers.get("Content-Type") ?? "", "Examhall-Method": copy.method, "Examhall-Reader": reader };
    await later.put(copy.url, new Response(await copy.text(), { headers }));
    return otherwise(kept.reply);
  }
}

async function onward(lesson) {
  const next = (await lesson.text()).match(/rel="next" href="([^"]+)"/)?.[1];
  return Response.redirect(new URL(next ?? `${scope}courses.xhtml`, location.origin), 303);
}

async function send(reader) {
  if (!(await caches.has(LATER))) return;
  const later = await caches.open(LATER);
  for (const { url } of await later.keys()) {
    const kept = await later.match(url);
    if (kept.headers.get("Examhall-Reader") !== reader) {
      await later.delete(url);
      continue;
    }
    const reply = await fetch(url, {
      method: kept.headers.get("Examhall-Method"),
      headers: { "Content-Type": kept.headers.get("Content-Type") },
      body: await kept.text(),
    });
    // It waits until the server is there and knows the reader again.
    if (reply.status === 401 || reply.status >= 500 || reply.url.includes("/sign-in.xhtml")) return;
    await later.delete(url);
  }
}

/* ---- whose it is ---- */

/** Drops what another reader has kept, asks once a day whether a course is still open, and sends what waits. */
async function signedIn(reader) {
  for (const store of await stores()) {
    const known = await facts(store);
    if (known?.reader !== reader) {
      await caches.delete(store);
    } else if (Date.now() - known.heard > DAY) {
      const { status } = await fetch(known.page, { redirect: "manual" });
      if (status === 403) await caches.delete(store);
      if (status === 200) await note(store, { ...known, heard: Date.now() });
    }
  }
  await send(reader);
}

async function dropOld() {
  for (const store of await stores()) {
    const known = await facts(store);
    if (known && Date.now() - known.heard > LONGEST) await caches.delete(store);
  }
}

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(Promise.all([self.clients.claim(), dropOld()])));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin) return;
  const lesson = pathname.match(/\/(?:lessons|done)\/([a-z0-9.-]+)(?:\/place)?$/)?.[1];
  if (request.method === "GET" && (request.mode === "navigate" || pathname.startsWith(`${scope}media/`))) {
    event.respondWith(page(event));
  } else if (request.method === "GET" && pathname.startsWith(`${root}resources/`)) {
    event.respondWith(part(request));
  } else if (request.method === "POST" && pathname.startsWith(`${scope}done/`)) {
    event.respondWith(sendOrKeep(request, lesson, onward));
  } else if (request.method === "PUT" && pathname.endsWith("/place")) {
    event.respondWith(sendOrKeep(request, lesson, () => new Response(null, { status: 204 })));
  }
});

self.addEventListener("message", (event) => {
  const { data, ports } = event;
  if (data.keep) event.waitUntil(keep(data, ports[0]));
  if (data.signedIn) {
    event.waitUntil(signedIn(data.signedIn).catch(() => {
      // The network failed; the next page asks again.
    }));
  }
});
