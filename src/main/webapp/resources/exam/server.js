/**
 * Everything between this window and the server: the link, the server's clock, what is kept on this computer, and
 * what has still to be sent. Nothing here touches the page.
 */

const BACK_OFF = [1000, 2000, 4000, 8000, 15000];
/** Most answers in one request: the server takes no more. */
const MOST = 100;
/** Where the time is kept, beside the positions of the answers. */
const TIME = -1;
/** A request that has not come back by then has failed (ms). */
const PATIENCE = 10000;
/** The browser's limit for a request that outlives its page is 64 KiB. */
const KEEPALIVE_MOST = 60000;

/** How long to wait after the nth failure in a row (ms), never the same for two candidates. */
export const backOff = attempt => BACK_OFF[Math.min(attempt, BACK_OFF.length - 1)] * (0.8 + 0.4 * Math.random());

const pause = time => new Promise(done => setTimeout(done, time));

/** The one way to write a response, so that two of them can be compared. */
export const canonical = response => JSON.stringify(response, Object.keys(response).sort());

/**
 * Time as the server counts it. The computer's own clock may be wrong, or be set while the exam runs, so only its
 * steady counter is used. A reply stamped `now` was written at some moment between sending and receiving: that gives
 * an interval for the difference between the two clocks, and the narrowest one is the best.
 */
export class Clock {
  #best = null;
  /** False while the time is only reckoned: it was kept from an earlier page, or the computer has slept. */
  proven = true;

  /** Takes a sample; all in ms, `sent` and `received` by performance.now(). */
  hear(sent, received, now) {
    const fresh = { low: now - received, high: now - sent, taken: received };
    const best = this.#best;
    // Two intervals that do not meet mean that the counter stood still while the computer slept.
    const apart = best && (fresh.low > best.high + 100 || fresh.high < best.low - 100);
    const old = best && received - best.taken > 300000;
    const stands = this.proven;
    this.proven = true;
    if (!best || !stands || apart || old || fresh.high - fresh.low <= best.high - best.low) this.#best = fresh;
  }

  get known() {
    return this.#best !== null;
  }

  /** No sample can be had: until there is one, it is this time now (epoch ms). */
  reckon(now) {
    const difference = now - performance.now();
    this.#best = { low: difference, high: difference, taken: performance.now() };
    this.proven = false;
  }

  /** The server's time now (epoch ms). */
  now() {
    return performance.now() + (this.#best.low + this.#best.high) / 2;
  }
}

/** The way to the server for one script, or for a computer at a rehearsal; `heard` hears every reply. */
export class Link {
  #root;

  constructor(context, script, clock, calls = 'scripts') {
    this.#root = `${context}/api/${calls}/${encodeURIComponent(script)}/`;
    this.clock = clock;
    this.heard = () => {};
    /** Hears the samples that the server signs. */
    this.witness = null;
    /** Headers that show what browser this is, where its engine does not send them itself. */
    this.proof = {};
    /** When a reply last arrived, by performance.now(). */
    this.lastHeard = performance.now();
  }

  /** Answers `{status, body}`; status 0 is a network that did not carry it, 401 also any detour to a sign-in page. */
  async call(method, path, content, keepalive = false) {
    const sent = performance.now();
    try {
      const body = content === undefined ? undefined : JSON.stringify(content);
      const reply = await fetch(this.#root + path, {
        method,
        body,
        headers: { ...this.proof, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
        cache: 'no-store',
        redirect: 'manual',
        keepalive: keepalive && new Blob([body]).size < KEEPALIVE_MOST,
        signal: AbortSignal.timeout(PATIENCE),
      });
      const received = performance.now();
      if (reply.type === 'opaqueredirect') return { status: 401, body: null };
      const told = await reply.json().catch(() => null);
      // Our server always answers a call in JSON. A hotel's welcome page may well say 200, and a server that is being
      // started again says 404 for a while: neither knows anything about this window.
      if (!told) return { status: reply.status < 500 ? 0 : reply.status, body: null };
      if (Number.isFinite(told.now)) this.clock.hear(sent, received, told.now);
      this.witness?.hear(reply.headers.get('Examhall-Clock'), sent, received);
      this.lastHeard = received;
      this.heard(told, reply.status);
      return { status: reply.status, body: told };
    } catch {
      return { status: 0, body: null };
    }
  }
}

/** The answers kept on this computer, in IndexedDB; where there is none, `safe` is false. */
export class Keep {
  #base;
  #script;

  constructor(base, script) {
    this.#base = base;
    this.#script = script;
    this.safe = base !== null;
  }

  static async open(script) {
    const base = await new Promise(done => {
      // A browser may also neither open the store nor refuse it.
      setTimeout(() => done(null), 2000);
      try {
        const request = indexedDB.open('examhall', 1);
        request.onupgradeneeded = () => request.result.createObjectStore('answers', { keyPath: ['script', 'position'] });
        request.onsuccess = () => done(request.result);
        request.onerror = request.onblocked = () => done(null);
      } catch {
        done(null);
      }
    });
    if (base) base.onversionchange = () => base.close();
    return new Keep(base, script);
  }

  get #range() {
    return IDBKeyRange.bound([this.#script, 0], [this.#script, Infinity]);
  }

  #run(mode, deed) {
    if (!this.#base) return Promise.resolve(undefined);
    return new Promise(done => {
      const lost = () => {
        this.safe = false;
        done(undefined);
      };
      try {
        const work = this.#base.transaction('answers', mode, { durability: 'strict' });
        const request = deed(work.objectStore('answers'));
        work.oncomplete = () => done(request.result);
        work.onerror = work.onabort = lost;
      } catch {
        lost();
      }
    });
  }

  async all() {
    return (await this.#run('readonly', store => store.getAll(this.#range))) ?? [];
  }

  put(position, { response, revision, acked, base, claim }) {
    return this.#run('readwrite', store =>
      store.put({ script: this.#script, position, response, revision, acked, base, claim }));
  }

  clear() {
    return this.#run('readwrite', store => {
      store.delete([this.#script, TIME]);
      return store.delete(this.#range);
    });
  }

  /** The time as it stood when this computer last knew, or undefined. */
  time() {
    return this.#run('readonly', store => store.get([this.#script, TIME]));
  }

  putTime(time) {
    return this.#run('readwrite', store => store.put({ script: this.#script, position: TIME, ...time }));
  }
}

/**
 * The answers of one script, from the click to the acknowledgement. In `entries`, by position: `acked` is the newest
 * revision the server has acknowledged, `base` the one our unsent change was made upon, `mine` a change made in this
 * window.
 */
export class Answers {
  entries = new Map();
  /** The seat this window took, 0 while it has none. */
  seat = 0;
  /** Status of the last failure while it lasts: 0 no network, 401, 503 ...; null when all is well. */
  trouble = null;

  #link;
  #keep;
  #tell;
  #timer = 0;
  #flight = null;
  #failures = 0;
  #most = MOST;
  #closing = false;
  #hurry = () => {};

  /** `tell(what, position)`: 'changed'; 'ours' or 'theirs' when an answer from elsewhere was in the way. */
  constructor(link, keep, tell) {
    this.#link = link;
    this.#keep = keep;
    this.#tell = tell;
  }

  async load() {
    for (const { position, response, revision, acked, base, claim } of await this.#keep.all()) {
      this.entries.set(position, { response, revision, acked, base: base ?? acked, claim, since: performance.now() });
    }
  }

  response(position) {
    return this.entries.get(position)?.response ?? {};
  }

  #isUnsent(entry) {
    return entry.revision > entry.acked && !entry.refused;
  }

  get unsent() {
    return [...this.entries].filter(([, entry]) => this.#isUnsent(entry));
  }

  /** What the server does not have, or has held without hearing when it was given. */
  get owed() {
    return [...this.entries].filter(([, entry]) => this.#isUnsent(entry) || (entry.held && !entry.explained));
  }

  get refused() {
    return [...this.entries].filter(([, entry]) => entry.refused).map(([position]) => position);
  }

  get held() {
    return [...this.entries.values()].some(entry => entry.held);
  }

  get safe() {
    return this.#keep.safe;
  }

  /** How long the oldest unsent answer has been waiting (ms). */
  get waiting() {
    return Math.max(0, ...this.unsent.map(([, entry]) => performance.now() - entry.since));
  }

  /** The candidate has answered: kept here first, then sent after `delay` ms. */
  give(position, response, delay) {
    const before = this.entries.get(position) ?? { response: {}, revision: 0, acked: 0 };
    if (canonical(before.response) === canonical(response) && !before.refused) return;
    this.#set(position, {
      response,
      revision: before.revision + 1,
      acked: before.acked,
      base: this.#isUnsent(before) ? before.base : before.acked,
      mine: true,
      claim: this.#link.witness?.claim(),
      since: this.#isUnsent(before) ? before.since : performance.now(),
    });
    // A server that is not answering is not asked more often because the candidate goes on working.
    if (this.#failures === 0) this.#schedule(delay);
    this.#tell('changed', position);
  }

  #set(position, entry) {
    entry.kept = this.#keep.put(position, entry);
    this.entries.set(position, entry);
  }

  /**
   * Lays the server's answers beside ours when a seat is taken. The rule, position by position:
   * - nothing of ours is unsent: the newer revision stands, and where the server lacks what it once acknowledged
   *   (it came back from a backup) ours is sent again;
   * - ours is unsent and newer: it is kept and sent;
   * - the server's is as new or newer and differs, so the candidate also answered elsewhere: ours stands if it was
   *   made in this window, or if it was made upon the answer just before the server's, so that the two are siblings
   *   and this computer's is the one in front of the candidate; else the server's stands. Both are told in words.
   */
  meet(theirs) {
    const seen = new Set();
    for (const { position, revision, response } of theirs) {
      seen.add(position);
      const ours = this.entries.get(position);
      if (ours && canonical(ours.response) === canonical(response)) {
        const level = Math.max(ours.revision, revision);
        this.#set(position, { ...ours, revision: level, acked: level, refused: undefined });
      } else if (ours && ours.revision > revision) {
        this.#set(position, { ...ours, acked: Math.min(ours.acked, revision) });
      } else if (ours && ours.revision > ours.acked && (ours.mine || ours.base === revision - 1)) {
        this.#set(position, { ...ours, revision: revision + 1, acked: revision, base: revision });
        this.#tell('ours', position);
      } else {
        const lost = ours && ours.revision > ours.acked;
        this.#set(position, { response, revision, acked: revision, base: revision, since: 0 });
        if (lost) this.#tell('theirs', position);
      }
    }
    for (const [position, ours] of this.entries) {
      if (!seen.has(position) && ours.acked > 0) this.#set(position, { ...ours, acked: 0, base: 0 });
    }
    this.#schedule(0);
    this.#tell('changed');
  }

  #schedule(delay) {
    clearTimeout(this.#timer);
    if (!this.#closing) this.#timer = setTimeout(() => this.#send(), delay);
  }

  /** Tries at once: the network is back, or the window is about to stop. */
  retry() {
    this.#hurry();
    if (this.unsent.length) this.#schedule(0);
  }

  /** The page may be gone in a moment: sent in a way that outlives it, even beside a request that is on its way. */
  flush() {
    const batch = this.unsent.slice(0, MOST);
    if (!this.seat || batch.length === 0) return;
    this.#link.call('PUT', 'answers', this.#message(batch), true).then(reply => this.#digest(reply, batch));
  }

  #message(batch) {
    const answers = batch.map(([position, { revision, response }]) => ({ position, revision, response }));
    return { seat: this.seat, answers };
  }

  async #send() {
    const batch = this.unsent.slice(0, this.#most);
    if (this.#flight || !this.seat || this.#closing || batch.length === 0) return;
    this.#flight = this.#deliver(batch);
    const well = await this.#flight;
    this.#flight = null;
    if (this.unsent.length) this.#schedule(well ? 0 : backOff(this.#failures++));
    this.#tell('changed');
  }

  async #deliver(batch) {
    // Kept first, but a disk that hangs must not hold back the network.
    await Promise.race([Promise.all(batch.map(([, entry]) => entry.kept)), pause(1000)]);
    const reply = await this.#link.call('PUT', 'answers', this.#message(batch));
    const well = this.#digest(reply, batch);
    // What came too late is held now; what shows that it was given in time follows at once.
    if (reply.body?.held?.length) await this.#explain();
    return well;
  }

  /** Sends what is owed after the end, each with what shows when it was given; true if the server dealt with it. */
  async #explain() {
    const batch = this.owed.slice(0, this.#most);
    if (!this.#link.witness.knows(batch)) await this.#link.call('GET', `pulse?unsent=${this.unsent.length}`);
    const reply = await this.#link.call('POST', 'late', { answers: this.#link.witness.tell(batch) });
    const well = this.#digest(reply, batch);
    if (reply.status === 200 || reply.status === 409) {
      for (const [position] of batch) this.#set(position, { ...this.entries.get(position), explained: true });
    }
    return well;
  }

  /** Books a reply to `batch`; true if the server dealt with it. */
  #digest({ status, body }, batch) {
    if (body && (status === 200 || (status === 409 && body.refused))) {
      this.trouble = null;
      this.#failures = 0;
      this.#most = MOST;
      for (const { position, revision } of body.saved ?? []) this.#acknowledge(position, revision, false);
      for (const { position, revision } of body.held ?? []) this.#acknowledge(position, revision, true);
      for (const refusal of body.refused ?? []) this.#resolve(refusal, batch);
      this.#tell('changed');
      return true;
    }
    if ((status === 400 || status === 413) && batch.length > 0) {
      // One answer that cannot be read must not hold back the others: they go singly.
      if (batch.length > 1) this.#most = 1;
      else this.#refuse(batch[0][0], body?.reason ?? String(status));
      return true;
    }
    this.trouble = status;
    this.#tell('changed');
    return false;
  }

  #acknowledge(position, revision, held) {
    const entry = this.entries.get(position);
    if (!entry || revision < entry.acked || (revision === entry.acked && held === Boolean(entry.held))) return;
    // Only up to what was acknowledged: a change made meanwhile stays unsent.
    const acked = Math.min(revision, entry.revision);
    this.#set(position, { ...entry, acked, base: acked, held, since: performance.now() });
  }

  #refuse(position, reason) {
    this.#set(position, { ...this.entries.get(position), refused: reason });
  }

  #resolve({ position, reason, revision, response }, batch) {
    const ours = this.entries.get(position);
    const sent = batch.find(([its]) => its === position)?.[1];
    if (!ours) return;
    if (reason !== 'stale' || !Number.isInteger(revision)) {
      // A change made since may be acceptable.
      if (ours.revision === sent?.revision) this.#refuse(position, reason);
    } else if (canonical(ours.response) === canonical(response ?? {})) {
      this.#set(position, { ...ours, revision, acked: revision, base: revision });
    } else if (ours.revision > revision) {
      this.#set(position, { ...ours, acked: revision, base: revision });
    } else if (ours.mine && !this.superseded) {
      this.#set(position, { ...ours, revision: revision + 1, acked: revision, base: revision });
      this.#tell('ours', position);
    } else {
      this.#set(position, { response: response ?? {}, revision, acked: revision, base: revision, since: 0 });
      this.#tell('theirs', position);
    }
  }

  /**
   * Hands in, with whatever is unsent, again and again until the server acknowledges it: answers its reply, or null
   * once `wanted()` says no.
   */
  async handIn(wanted) {
    this.#closing = true;
    clearTimeout(this.#timer);
    await this.#flight;
    for (let attempt = 0; await wanted(); attempt++) {
      const settled = this.seat > 0 && (await this.#handOver());
      if (settled.state) return settled;
      await this.#wait(settled ? 200 : backOff(attempt));
    }
    this.#closing = false;
    this.#schedule(0);
    return null;
  }

  /** So long, or until somebody says that there is hope. */
  #wait(time) {
    return Promise.race([new Promise(done => (this.#hurry = done)), pause(time)]);
  }

  /** One attempt to hand in: the server's reply, or whether it at least dealt with the answers. */
  async #handOver() {
    const batch = this.unsent.slice(0, this.#most);
    if (this.unsent.length > batch.length) return this.#deliver(batch);
    const reply = await this.#link.call('POST', 'hand-in', this.#message(batch));
    const settled = this.#digest(reply, batch);
    if (reply.body?.state !== 'HANDED_IN') return settled;
    if (reply.status === 200) for (const [position, { revision }] of batch) this.#acknowledge(position, revision, false);
    if (this.unsent.length === 0) await this.#keep.clear();
    return reply.body;
  }

  /**
   * The script is closed: what is unsent is still sent, again and again until the server has it, so that it counts if
   * it was given in time, and is held for review otherwise. A server that will never take it (401, 404) ends this too; the answers then stay on this computer.
   */
  async leave() {
    this.#closing = true;
    clearTimeout(this.#timer);
    await this.#flight;
    for (let attempt = 0; this.owed.length > 0; attempt++) {
      if (await this.#explain()) continue;
      if (this.trouble >= 400 && this.trouble < 500) break;
      this.#tell('changed');
      await this.#wait(backOff(attempt));
    }
    if (this.unsent.length === 0) await this.#keep.clear();
  }
}
