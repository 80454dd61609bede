/**
 * The page for a browser that has not shown what it is. Safe Exam Browser shows it from here, where its engine sends no
 * headers, and goes on at once; with the wrong settings it is told so. Any other browser is left with the explanation.
 */

const box = document.getElementById('safe-browser');
const { script, context = '', required } = box.dataset;
const checking = document.getElementById('safe-browser-checking');
const wrong = document.getElementById('safe-browser-wrong');

async function show() {
  const { proof } = await import(`./seb.js${new URL(import.meta.url).search}`);
  const reply = await fetch(`${context}/api/scripts/${encodeURIComponent(script)}/safe-browser`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...(await proof()) },
    body: '{}',
    cache: 'no-store',
  });
  return reply.ok;
}

const isSafeBrowser = window.SafeExamBrowser !== undefined || /\bSEB\b/.test(navigator.userAgent);
if (required === 'true' && isSafeBrowser) {
  checking.hidden = false;
  let accepted = false;
  try {
    accepted = await show();
  } catch {
    // No network: the explanation stays, and loading the page again asks again.
  }
  checking.hidden = true;
  if (accepted) location.replace(`${context}/exam/check-in.xhtml`);
  else wrong.hidden = false;
}
