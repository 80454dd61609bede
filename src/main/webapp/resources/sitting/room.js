/**
 * What the board and the projector's clock share: the texts, the server's time, and following the room.
 */

/** How often the room is asked for, in milliseconds, and how long to wait after each failure in a row. */
const BETWEEN = 1500;
const BACK_OFF = [1000, 2000, 4000, 8000, 15000];
/** A request that has had no answer by then has failed. */
const PATIENCE = 8000;
/** An unchanged room says nothing of the time; so at least this often it is asked for whole. */
const WHOLE_EVERY = 60000;

/** The texts of a page: `say("key", first, second)`; `key.one` is taken where the first number is one. */
export function speaker(template) {
  const texts = JSON.parse(template.content.textContent);
  return (key, ...values) => {
    const pattern = (values[0] === 1 && texts[`board.${key}.one`]) || texts[`board.${key}`] || key;
    return pattern.replace(/\{(\d)\}/g, (_, n) => values[n] ?? "");
  };
}

/**
 * The server's time. It is counted from `performance.now()`, since this computer's own clock may be wrong or be put
 * right in the middle of an exam.
 */
export class ServerClock {
  #offset = null;
  #trip = Infinity;

  /** Learns from an answer: the sample that travelled least is the best. */
  learn(serverNow, sent, received) {
    const trip = received - sent;
    if (trip <= this.#trip) {
      this.#trip = trip;
      this.#offset = serverNow - (sent + received) / 2;
    }
  }

  /** After sleep the count may have stood still: any new sample is better than the old one. */
  doubt() {
    this.#trip = Infinity;
  }

  get known() {
    return this.#offset !== null;
  }

  /** Epoch milliseconds of the server, or null before the first answer. */
  now() {
    return this.#offset === null ? null : performance.now() + this.#offset;
  }
}

/** Times of day in the venue's zone, in the language of the page. */
export function zoneTimes(zone, language) {
  const locale = language === "en" ? "en-GB" : language;
  const format = (options) => new Intl.DateTimeFormat(locale, { timeZone: zone, hourCycle: "h23", ...options });
  const minute = format({ hour: "2-digit", minute: "2-digit" });
  const second = format({ hour: "2-digit", minute: "2-digit", second: "2-digit" });
  const date = format({ year: "numeric", month: "2-digit", day: "2-digit" });
  const day = format({ weekday: "long", day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" });
  const offset = format({ timeZoneName: "shortOffset" });
  let known = { at: null, name: "" };
  const dotless = (text) => text.replace(/(\d)\.(?=\d)/g, "$1:");
  return {
    minute: (ms) => dotless(minute.format(ms)),
    second: (ms) => dotless(second.format(ms)),
    date: (ms) => date.format(ms),
    day: (ms) => day.format(ms),
    offset: (ms) => {
      // Asked for each second, dear to work out, and the same for months: kept for a minute at a time.
      const at = Math.floor(ms / 60000);
      if (known.at !== at) known = { at, name: offset.formatToParts(ms).find((part) => part.type === "timeZoneName").value };
      return known.name;
    },
    city: zone.split("/").pop().replaceAll("_", " "),
    collator: new Intl.Collator(locale, { sensitivity: "base", numeric: true }),
  };
}

/**
 * Follows the room for as long as the page is open. It never gives up; only a person who is signed out has to act,
 * and even then the following goes on by itself as soon as the sign-in is renewed.
 *
 * @param api     address of the sitting's board
 * @param clock   the server clock to teach
 * @param heard   called with each snapshot that differs from the last
 * @param trouble called with "silent", "signedOut", "forbidden" or "unknown", and with null when all is well again
 */
export function follow(api, clock, heard, trouble) {
  let tag = null;
  let wholeAt = 0;
  let failures = 0;
  let timer = 0;
  let running = false;
  let again = false;

  async function ask() {
    if (running) {
      again = true;
      return;
    }
    running = true;
    clearTimeout(timer);
    let wait = BETWEEN;
    try {
      const sent = performance.now();
      const headers = { Accept: "application/json" };
      if (tag !== null && sent - wholeAt < WHOLE_EVERY) headers["If-None-Match"] = tag;
      const answer = await fetch(api, { headers, cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
      if (answer.status !== 304) {
        const refusal = refusalOf(answer);
        if (refusal !== null) throw new Trouble(refusal);
        const received = performance.now();
        const room = await answer.json();
        clock.learn(room.now, sent, received);
        tag = answer.headers.get("ETag");
        wholeAt = sent;
        heard(room);
      }
      failures = 0;
      trouble(null);
    } catch (reason) {
      wait = BACK_OFF[Math.min(failures, BACK_OFF.length - 1)] * (0.9 + Math.random() * 0.2);
      failures += 1;
      // One lost request is no news; a refusal is.
      if (reason instanceof Trouble) trouble(reason.message);
      else if (failures > 1) trouble("silent");
      if (!(reason instanceof Trouble || reason instanceof TypeError || reason instanceof DOMException)) {
        console.error(reason);
      }
    } finally {
      running = false;
      timer = setTimeout(ask, again ? 0 : wait);
      again = false;
    }
  }

  addEventListener("online", ask);
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) ask();
  });

  // After sleep the two clocks of this computer have drifted apart, and the offset to the server is worth nothing.
  let drift = Date.now() - performance.now();
  setInterval(() => {
    const seen = Date.now() - performance.now();
    if (Math.abs(seen - drift) > 2000) {
      clock.doubt();
      tag = null;
      ask();
    }
    drift = seen;
  }, 5000);

  ask();
  return ask;
}

/** A sign-in page in place of an answer is a refusal too. */
export function refusalOf(answer) {
  if (answer.status === 401 || answer.redirected) return "signedOut";
  if (answer.status === 403) return "forbidden";
  if (answer.status === 404) return "unknown";
  const json = (answer.headers.get("Content-Type") ?? "").includes("json");
  if (answer.ok && !json) return "signedOut";
  return answer.ok ? null : "silent";
}

class Trouble extends Error {}
