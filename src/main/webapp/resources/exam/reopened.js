/**
 * An exam that was closed by mistake is opened again by the invigilator: the receipt then leads back to the paper by
 * itself. It asks seldom, and not for ever, since most candidates have simply finished.
 */
const BETWEEN = 8000;
const LONGEST = 3 * 60 * 60000;

const { script, context = '' } = document.getElementById('kept').dataset;
const begun = performance.now();

async function watch() {
  try {
    const reply = await fetch(`${context}/api/scripts/${encodeURIComponent(script)}/pulse?seat=0&unsent=0`, {
      cache: 'no-store',
      redirect: 'manual',
      signal: AbortSignal.timeout(8000),
    });
    if (reply.status === 401 || reply.type === 'opaqueredirect') return;
    if (reply.ok && (await reply.json()).state === 'WRITING') {
      location.replace(`${context}/exam/paper.xhtml#reopened`);
      return;
    }
  } catch {
    // Asked again below.
  }
  if (performance.now() - begun < LONGEST) setTimeout(watch, BETWEEN + 4000 * Math.random());
}

setTimeout(watch, BETWEEN);
