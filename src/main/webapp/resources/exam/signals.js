/**
 * What this window notices while the paper is open: that it was covered, lost the keyboard or left the full screen, that
 * something was to be copied, pasted or printed, that there is a second screen. Noticed are kind, time and duration,
 * never content. It goes to the invigilator as a signal, with the pulse that is sent anyway; without a network it waits.
 */

/** A blink of another window is no news (ms). */
const BLINK = 1000;
/** Most signals in one pulse, so that its address stays short. */
const BATCH = 20;
/** Kept at most while there is no network. */
const KEPT = 400;

const random = () => Array.from(crypto.getRandomValues(new Uint8Array(10)), byte => '0123456789abcdefghjkmnpqrstvwxyz'[byte % 32]).join('');

export class Signals {
  #shelf;
  #clock;
  #name = random();
  #count = 0;
  #list;
  #sending = 0;
  #away = null;

  /** `shelf` keeps what is not sent yet, `clock` knows the server's time; `say(key)` tells the candidate. */
  constructor(shelf, clock, say, asks) {
    this.#shelf = shelf;
    this.#clock = clock;
    this.#list = shelf.all.signals ?? [];
    this.#watch(say);
    if (asks) this.#ask();
  }

  /** What the next pulse carries, as a part of its address; empty if there is nothing. */
  get waiting() {
    const batch = this.#list.slice(0, BATCH);
    this.#sending = batch.length;
    return batch.length === 0 ? '' : `&signals=${batch.join(',')}`;
  }

  /** The server has what the last pulse carried. */
  sent() {
    if (this.#sending === 0) return;
    this.#list = this.#list.slice(this.#sending);
    this.#sending = 0;
    this.#keep();
  }

  /** `from` and `now` by the steady counter: the computer's own clock may be wrong, and be set meanwhile. */
  #notice(kind, from = performance.now(), now = performance.now()) {
    if (!this.#clock.known || this.#list.length >= KEPT) return;
    const at = Math.max(0, Math.round(this.#clock.now() - (performance.now() - from)));
    this.#list.push(`${this.#name}-${(this.#count += 1)}.${kind}.${at}.${Math.max(0, Math.round(now - from))}`);
    this.#keep();
  }

  #keep() {
    this.#shelf.put({ signals: this.#list.length > 0 ? this.#list : undefined });
  }

  #watch(say) {
    addEventListener('blur', () => (this.#away ??= { kind: 'focus', from: performance.now() }));
    addEventListener('focus', () => this.#back());
    document.addEventListener('visibilitychange', () => {
      if (document.hidden) this.#away = { kind: 'hidden', from: this.#away?.from ?? performance.now() };
      else if (document.hasFocus()) this.#back();
    });
    addEventListener('pagehide', () => this.#back());
    document.addEventListener('fullscreenchange', () => {
      // Escape closes dialogs; held down it still leaves the full screen.
      if (document.fullscreenElement) navigator.keyboard?.lock?.(['Escape']).catch(() => {});
      // Noted at once: who does not come back has left it all the same.
      else this.#notice('screen');
    });
    for (const kind of ['copy', 'cut', 'paste']) {
      document.addEventListener(kind, event => {
        event.preventDefault();
        this.#notice(kind);
        say('signal.copy');
      });
    }
    document.addEventListener('dragstart', event => event.preventDefault());
    addEventListener('keydown', event => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== 'p') return;
      event.preventDefault();
      this.#notice('print');
      say('signal.print');
    });
    addEventListener('beforeprint', () => this.#notice('print'));
    if (screen.isExtended) this.#notice('second');
    screen.addEventListener?.('change', () => screen.isExtended && this.#notice('second'));
  }

  #back() {
    const away = this.#away;
    this.#away = null;
    if (away && performance.now() - away.from >= BLINK) this.#notice(away.kind, away.from);
  }

  /** Asks for the full screen, which only a hand on a button can turn on. Whoever declines has done nothing wrong. */
  #ask() {
    const box = document.getElementById('full-screen');
    const root = document.documentElement;
    if (!box || !document.fullscreenEnabled || !root.requestFullscreen) return;
    let declined = this.#shelf.all.window === true;
    const show = () => (box.hidden = declined || document.fullscreenElement !== null);
    document.getElementById('full-screen-on').addEventListener('click', () => {
      root.requestFullscreen({ navigationUI: 'hide' }).catch(() => {});
      document.querySelector('.question.here h2')?.focus();
    });
    document.getElementById('full-screen-not').addEventListener('click', () => {
      declined = true;
      this.#shelf.put({ window: true });
      show();
      document.querySelector('.question.here h2')?.focus();
    });
    document.addEventListener('fullscreenchange', show);
    show();
  }
}
