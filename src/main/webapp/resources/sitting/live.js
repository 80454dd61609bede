/**
 * Following a room: the server sends what changes, over one connection. Where such a connection cannot be had, the room
 * is asked for every few seconds instead, and the connection is tried again from time to time.
 */
// The address carries the build, so that a new release is never mixed with an old module from the browser's cache.
const { refusalOf } = await import(`./room.js${new URL(import.meta.url).search}`);

/** The server says something every few seconds; after so long a silence the connection is dead. */
const SILENCE = 11000;
/** How long the first word may take: the server may be busy with a room that starts. */
const FIRST = 15000;
/** A stream that lasts no longer than this is not worth more than asking. */
const SHORTEST = 5000;
/** How long to wait after each failure in a row, in milliseconds. */
const BACK_OFF = [500, 1500, 3000, 6000, 12000];
/** Asking instead: how often, how long an answer may take, and after how long the connection is tried again. */
const BETWEEN = 1500;
const PATIENCE = 8000;
const TRY_AGAIN = 20000;

/**
 * Follows the room for as long as the page is open. It never gives up; only a person who is signed out has to act, and
 * even then the following goes on by itself as soon as the sign-in is renewed.
 *
 * @param api      address of the sitting's board
 * @param stream   address of its stream
 * @param clock    the server clock to teach
 * @param heard    called with the room whenever something in it has changed; what is as it was is the same object
 * @param trouble  called with "silent", "signedOut", "forbidden" or "unknown", and with null when all is well
 * @return asks for news at once; where the server sends them it does so by itself
 */
export function follow(api, stream, clock, heard, trouble) {
  let room = null;
  let tag = null;
  let failures = 0;
  let current = null;
  let wake = () => {};

  const sleep = (ms) =>
    new Promise((done) => {
      const timer = setTimeout(done, ms);
      wake = () => {
        clearTimeout(timer);
        done();
      };
    });

  function take(next) {
    room = next;
    tag = null;
    heard(room);
  }

  /** Makes the room that was into the room that is; rows and parts that nothing was said of stay what they were. */
  function patched(change) {
    const gone = new Set(change.gone ?? []);
    const told = new Map(change.candidates.map((patch) => [patch.script, patch]));
    const candidates = [];
    for (const one of room.candidates) {
      if (gone.has(one.script)) continue;
      const patch = told.get(one.script);
      told.delete(one.script);
      candidates.push(patch === undefined ? one : { ...one, ...patch });
    }
    const { gone: _, ...parts } = change;
    return { ...room, ...parts, candidates: [...candidates, ...told.values()] };
  }

  function event(name, data) {
    const received = performance.now();
    const said = JSON.parse(data);
    clock.hear(said.now, received);
    if (name === "whole") take(said);
    else if (name === "change" && room !== null) take(patched(said));
    trouble(null);
  }

  /** Listens until the server ends the stream in good order; throws if it breaks off. */
  async function listen() {
    const control = new AbortController();
    current = control;
    let watch = setTimeout(() => control.abort(), FIRST);
    let whole = false;
    try {
      const answer = await fetch(stream, {
        headers: { Accept: "text/event-stream" },
        cache: "no-store",
        signal: control.signal,
      });
      const type = answer.headers.get("Content-Type") ?? "";
      if (!answer.ok || answer.redirected) throw new Trouble(refusalOf(answer) ?? "silent");
      if (!type.startsWith("text/event-stream")) throw new Trouble("signedOut");
      const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
      let rest = "";
      for (;;) {
        const { done, value } = await reader.read();
        if (done) {
          if (!whole) throw new TypeError("the stream ended before it began");
          return;
        }
        clearTimeout(watch);
        watch = setTimeout(() => control.abort(), SILENCE);
        const events = (rest + value).split("\n\n");
        rest = events.pop();
        for (const one of events) {
          const [, name, data] = /^event: (\w+)\ndata: (.*)$/.exec(one);
          event(name, data);
          whole = true;
          failures = 0;
        }
      }
    } finally {
      clearTimeout(watch);
      control.abort();
      current = null;
    }
  }

  /** Asks once for the room, as it is. */
  async function ask() {
    const sent = performance.now();
    const headers = { Accept: "application/json" };
    if (tag !== null) headers["If-None-Match"] = tag;
    const answer = await fetch(api, { headers, cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
    if (answer.status !== 304) {
      const refusal = refusalOf(answer);
      if (refusal !== null) throw new Trouble(refusal);
      const received = performance.now();
      const next = await answer.json();
      clock.learn(next.now, sent, received);
      take(next);
      tag = answer.headers.get("ETag");
    }
    trouble(null);
  }

  /** Asks for a while, or until asking fails too. */
  async function askForAWhile() {
    const until = performance.now() + TRY_AGAIN;
    do {
      await ask();
      await sleep(BETWEEN);
    } while (performance.now() < until);
  }

  async function attempt(how) {
    try {
      await how();
      return true;
    } catch (reason) {
      failures += 1;
      // One lost connection is no news; a refusal is.
      if (reason instanceof Trouble) trouble(reason.message);
      else if (failures > 2) trouble("silent");
      if (!(reason instanceof Trouble || reason instanceof TypeError || reason instanceof DOMException)) {
        console.error(reason);
      }
      return false;
    }
  }

  async function run() {
    for (;;) {
      const since = performance.now();
      if (await attempt(listen)) {
        // Ended in good order, to be begun anew: at once, unless somebody on the way lets no stream last.
        if (performance.now() - since < SHORTEST) await sleep(BETWEEN);
        continue;
      }
      const wait = BACK_OFF[Math.min(failures - 1, BACK_OFF.length - 1)];
      await sleep(wait * (0.5 + Math.random()));
      if (failures > 1) await attempt(askForAWhile);
    }
  }

  const again = () => {
    wake();
  };
  addEventListener("online", again);
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) again();
  });

  // After sleep the two clocks of this computer have drifted apart: the offset to the server is worth nothing, and the
  // connection, if it seems to be there, is most likely not.
  let drift = Date.now() - performance.now();
  setInterval(() => {
    const seen = Date.now() - performance.now();
    if (Math.abs(seen - drift) > 2000) {
      clock.doubt();
      tag = null;
      current?.abort();
      again();
    }
    drift = seen;
  }, 5000);

  run();
  return again;
}

class Trouble extends Error {}
