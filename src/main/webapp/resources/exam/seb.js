/**
 * What Safe Exam Browser tells a page in JavaScript: hashes of its keys, made for the address of this page. Engines that
 * cannot add headers to requests have it only so, and the page sends it along.
 */

/** The browser fills in its keys when it has time (ms). */
const PATIENCE = 5000;

/** Headers that show what this browser is; none if it is not Safe Exam Browser, or an old one, which sends its own. */
export async function proof() {
  const security = window.SafeExamBrowser?.security;
  if (!security) return {};
  if (!security.configKey && typeof security.updateKeys === 'function') {
    await Promise.race([
      new Promise(done => security.updateKeys(done)),
      new Promise(done => setTimeout(done, PATIENCE)),
    ]);
  }
  const headers = { 'X-Examhall-Page': location.href.split('#')[0] };
  if (security.configKey) headers['X-Examhall-Config-Key'] = security.configKey;
  if (security.browserExamKey) headers['X-Examhall-Exam-Key'] = security.browserExamKey;
  return headers;
}
