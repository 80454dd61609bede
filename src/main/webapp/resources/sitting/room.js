/**
 * What the board and the projector's clock share: the texts and the server's time.
 */

/** What comes unasked says nothing of its way; of all that came in this time, in milliseconds, the fastest counts. */
const SAMPLES = 60000;

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
  #best = -Infinity;
  #since = -Infinity;
  #doubted = true;

  /** Learns from an answer: the sample that travelled least is the best. */
  learn(serverNow, sent, received) {
    const trip = received - sent;
    if (trip <= this.#trip) {
      this.#trip = trip;
      this.#doubted = false;
      this.#offset = serverNow - (sent + received) / 2;
    }
  }

  /** Learns from what the server has sent unasked: it was sent before it came, so the latest time of all is nearest. */
  hear(serverNow, received) {
    const offset = serverNow - received;
    if (this.#doubted || received - this.#since > SAMPLES) {
      // One that was long on its way says less than the minute before it.
      if (this.#doubted || Math.abs(offset - this.#offset) < 1000) this.#offset = offset;
      this.#best = offset;
      this.#since = received;
      this.#doubted = false;
    } else if (offset > this.#best) {
      this.#best = offset;
      this.#offset = offset;
    }
  }

  /** After sleep the count may have stood still: any new sample is better than the old one. */
  doubt() {
    this.#trip = Infinity;
    this.#doubted = true;
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

/** A sign-in page in place of an answer is a refusal too. */
export function refusalOf(answer) {
  if (answer.status === 401 || answer.redirected) return "signedOut";
  if (answer.status === 403) return "forbidden";
  if (answer.status === 404) return "unknown";
  const json = (answer.headers.get("Content-Type") ?? "").includes("json");
  if (answer.ok && !json) return "signedOut";
  return answer.ok ? null : "silent";
}
