/**
 * What a window of the exam does so that it can be without the server: it keeps its page for a reload, keeps the time,
 * remembers when each answer was given and by which samples of the server's clock that can be shown, and seals answers
 * into a file when no network carries them.
 */

const build = new URL(import.meta.url).search;
const root = new URL('../../', import.meta.url);

/** Keeps the page. Without service workers (no secure context) there is nothing here, and only a reload needs it. */
export class Shelter {
  #script;
  #worker;
  #held = 0;

  /** @param script whose paper is open in this page, or nothing on pages on which there is none */
  constructor(script) {
    this.#script = script;
    const workers = navigator.serviceWorker;
    this.#worker = workers?.register(new URL(`worker.js${build}`, import.meta.url), { scope: new URL('exam/', root) })
      .then(() => workers.ready)
      .catch(() => null) ?? Promise.resolve(null);
  }

  async #post(message) {
    (await this.#worker)?.active.postMessage(message);
  }

  /** What the server has said last: 200 means that this seat may see the paper. */
  hear(status) {
    if (status === 401 || status === 403 || status === 404) {
      this.#held = 0;
      this.drop();
    } else if (status === 200 && performance.now() - this.#held > 60000) {
      // The page itself was kept as it came by; if not, a room does not ask for its papers again all at once.
      const again = this.#held > 0;
      this.#held = performance.now() || 1;
      this.#keep(false);
      setTimeout(() => this.#keep(true), again ? 0 : 5000 + 20000 * Math.random());
    }
  }

  #keep(mayFetch) {
    if (!this.#held) return;
    const loaded = performance.getEntriesByType('resource').map(one => one.name)
      .filter(url => url.includes('/resources/'));
    const shown = [...document.querySelectorAll('[src^="media/"]')].map(one => one.src);
    const assets = [...loaded, ...shown];
    this.#post({ script: this.#script, assets: [...new Set(assets)], mayFetch });
  }

  /** The paper is closed, or not open yet. */
  drop() {
    this.#held = 0;
    return Promise.race([globalThis.caches?.delete('examhall-paper').catch(() => false),
      new Promise(done => setTimeout(done, 500))]);
  }
}

/** The time that was kept in an earlier page, as it must be now: never less of it has passed than can be shown. */
export const reckoned = ({ seen, date }) => seen + Math.max(0, Date.now() - date);

/** Remembers samples of the server's clock; see Timeliness on the server for what they show. */
export class Witness {
  /** The steady counter starts anew with each page, so its readings are only compared within one. */
  #page = `${Date.now()}-${Math.random()}`;
  #last = null;

  /** A reply carried `stamp`; both moments by performance.now(). */
  hear(stamp, sent, received) {
    const [now, signature] = (stamp ?? '').split(' ');
    if (signature) this.#last = { now: Number(now), signature, sent: Math.floor(sent), received: Math.ceil(received) };
  }

  /** What there is to say of an answer that is given at this moment. */
  claim() {
    return { page: this.#page, given: Math.ceil(performance.now()), said: Date.now(), before: this.#last };
  }

  /** Whether the server has been heard since all these answers were given in this page. */
  knows(answers) {
    return answers.every(([, { claim }]) => claim?.page !== this.#page || claim.given <= (this.#last?.received ?? 0));
  }

  /** The answers, each with what shows when it was given. */
  tell(answers) {
    return answers.map(([position, { revision, response, claim }]) => {
      if (!claim) return { position, revision, response };
      const { page, given, said, before } = claim;
      // A sample from before the answer says nothing about what came after.
      const after = page === this.#page && this.#last?.received >= given ? this.#last : null;
      return { position, revision, response, given, said, before, after };
    });
  }
}

// --- the sealed file ---

const FORM = 'sealed answers 1';
const bytes = text => Uint8Array.from(atob(text), sign => sign.charCodeAt(0));
const text = buffer => {
  let signs = '';
  for (const byte of new Uint8Array(buffer)) signs += String.fromCharCode(byte);
  return btoa(signs);
};

/** Browsers encrypt in secure contexts only. */
export const canSeal = () => Boolean(globalThis.crypto?.subtle);

/** A message, encrypted so that only the server to which the key belongs can read it. */
export async function seal(key, message) {
  const subtle = crypto.subtle;
  const spki = bytes(key);
  const lock = await subtle.importKey('spki', spki, { name: 'RSA-OAEP', hash: 'SHA-256' }, false, ['encrypt']);
  const secret = await subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt']);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const words = new TextEncoder();
  const data = await subtle.encrypt({ name: 'AES-GCM', iv, additionalData: words.encode(FORM) }, secret,
    words.encode(JSON.stringify(message)));
  const digest = new Uint8Array(await subtle.digest('SHA-256', spki));
  return JSON.stringify({
    examhall: FORM,
    key: [...digest.subarray(0, 8)].map(byte => byte.toString(16).padStart(2, '0')).join(''),
    wrapped: text(await subtle.encrypt({ name: 'RSA-OAEP' }, lock, await subtle.exportKey('raw', secret))),
    iv: text(iv),
    data: text(data),
  });
}

/**
 * Offers what has not been sent as a file, and saves it. `page` has the data attributes `script`, `number` and `seal`;
 * `answers` is what server.js keeps. Answers the file's name.
 */
export async function carry({ script, number, seal: key }, answers, witness) {
  const file = await seal(key, { script, answers: witness.tell(answers.owed) });
  const way = document.createElement('a');
  const time = new Date().toISOString().slice(0, 19).replace(/[-:]/g, '');
  way.download = `examhall-${number}-${time}.sealed`;
  way.href = URL.createObjectURL(new Blob([file], { type: 'application/octet-stream' }));
  way.click();
  setTimeout(() => URL.revokeObjectURL(way.href), 60000);
  return way.download;
}
