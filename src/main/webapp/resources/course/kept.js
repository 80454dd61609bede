/**
 * Courses on this device. On every page of the study it tells the worker who is signed in: another reader does not get
 * what the last one kept, and what was done without a network is sent.
 */

const build = new URL(import.meta.url).search;
const scope = new URL("../../course/", import.meta.url).href;
const { reader, away } = document.documentElement.dataset;

/** How the stores of kept courses are named; worker.js and house.js know it too. */
const STORE = "examhall-course.";

export const able = "serviceWorker" in navigator && "caches" in globalThis;

/** The worker that keeps courses, once it works. */
export async function worker() {
  await navigator.serviceWorker.register(new URL(`worker.js${build}`, import.meta.url), { scope });
  return (await navigator.serviceWorker.ready).active;
}

/** What is known of a kept course; nothing if it is not on this device. */
export async function kept(course) {
  return (await caches.match(`${scope}kept`, { cacheName: STORE + course }))?.json();
}

export const remove = (course) => caches.delete(STORE + course);

if (able && reader) {
  const names = await caches.keys();
  if (names.some((name) => name.startsWith(STORE))) {
    const tell = async () => (await worker()).postMessage({ signedIn: reader });
    if (!away) await tell();
    addEventListener("online", tell);
  }
}
