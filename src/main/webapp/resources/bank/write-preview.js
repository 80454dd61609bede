/**
 * The frame in which an author sees the question as a candidate would, and can answer it. What it is told before it has
 * loaded is told when it has.
 */
export class Preview {
  #frame;
  #box;
  #question = null;
  #looks = {};
  #answered;

  /** `answered(response)` hears of every answer that is tried. */
  constructor(frame, box, answered) {
    this.#frame = frame;
    this.#box = box;
    this.#answered = answered;
    addEventListener('message', event => this.#hear(event));
    // The frame may have been ready before this was listening.
    this.#tell();
  }

  /** `{ html, type, language }`, or nothing if there is too little to show. */
  show(question) {
    if (question) this.#question = question;
    this.#box.hidden = !this.#question;
    this.#tell();
  }

  /** `{ colours, size, width, language }` */
  wear(looks) {
    this.#looks = looks;
    this.#box.classList.toggle('phone', looks.width === 'phone');
    this.#tell();
  }

  #tell() {
    const { colours, size, language: words } = this.#looks;
    if (colours) this.#send({ kind: 'wear', colours, size });
    if (this.#question && words) this.#send({ kind: 'show', words, ...this.#question });
  }

  #send(what) {
    this.#frame.contentWindow?.postMessage(what, location.origin);
  }

  #hear({ origin, source, data }) {
    if (origin !== location.origin || source !== this.#frame.contentWindow) return;
    if (data.kind === 'ready') this.#tell();
    if (data.kind === 'answer') this.#answered(data.response);
    if (data.kind === 'height') this.#frame.height = Math.max(240, data.height);
  }
}
