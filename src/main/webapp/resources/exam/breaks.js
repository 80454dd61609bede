/**
 * Rest breaks by arrangement: the candidate's own button, what is left, and going on. The clock is the server's, where
 * a break that is used up ends by itself; this page knows until when, and so does not have to be told.
 */

const MINUTE = 60000;
const $ = id => document.getElementById(id);

export class Breaks {
  #link;
  #clock;
  #text;
  #span;
  #say;
  /** What the server said last: `{left, until}`; null for who has no rest breaks. */
  #rest = null;
  /** When the clock stopped for the break that lasts. */
  #since = null;
  #warned = false;
  #asking = false;

  constructor({ link, clock, text, span, say }) {
    [this.#link, this.#clock, this.#text, this.#span, this.#say] = [link, clock, text, span, say];
    $('break-open').addEventListener('click', () => {
      $('break-words').textContent = text('break.words', span(this.#left()));
      $('break').showModal();
    });
    $('break-no').addEventListener('click', () => $('break').close());
    $('break-yes').addEventListener('click', () => this.#ask('begin'));
    $('break-end').addEventListener('click', () => this.#ask('end'));
  }

  /**
   * Takes the server's word on the clock and answers it as it is: some replies do not speak of breaks, and one that was
   * decided just before a break was closed still says that the clock stands.
   */
  read(body) {
    if (body.rest) {
      this.#rest = { ...body.rest };
      this.#since = body.rest.until === null ? null : body.pausedAt;
    } else if (this.#rest && !(body.paused && body.pausedAt === this.#since)) {
      this.#rest.until = this.#since = null;
    }
    this.draw();
    if (!this.spent || !body.paused) return body;
    return { ...body, paused: false, pausedAt: null, endsAt: body.endsAt + this.#rest.until - body.pausedAt };
  }

  get #until() {
    return this.#clock.known ? (this.#rest?.until ?? null) : null;
  }

  /** Whether the candidate rests just now. */
  get on() {
    return this.#until !== null && this.#clock.now() < this.#until;
  }

  /** Whether the break is used up, and the clock runs on since. */
  get spent() {
    return this.#until !== null && this.#clock.now() >= this.#until;
  }

  #left() {
    if (this.#rest === null) return 0;
    return this.#until === null ? this.#rest.left : Math.max(0, this.#until - this.#clock.now());
  }

  /** The button, and on what covers the paper how long the break may still last. */
  draw() {
    const open = $('break-open');
    const left = this.#left();
    open.hidden = this.#rest === null;
    if (open.hidden) return;
    const words = left < 1000 ? this.#text('break.none') : this.#text('break.open', this.#span(left, 'short'));
    if ($('break-open-words').textContent !== words) $('break-open-words').textContent = words;
    open.disabled = left < 1000;
    const on = this.on;
    $('break-end').hidden = $('break-left').hidden = !on;
    if (!on) {
      this.#warned = false;
      return;
    }
    if ($('break').open) $('break').close();
    const rest = this.#text('break.left', this.#span(left));
    if ($('break-left').textContent !== rest) $('break-left').textContent = rest;
    if (left <= MINUTE && !this.#warned) {
      this.#warned = true;
      this.#say(rest, true);
    }
  }

  async #ask(what) {
    if (this.#asking) return;
    this.#asking = true;
    const { status, body } = await this.#link.call('POST', `break/${what}`, {});
    this.#asking = false;
    $('break').close();
    if (status !== 200) this.#say(status === 409 && body?.text ? body.text : this.#text(`break.${what}.failed`), true);
  }
}
