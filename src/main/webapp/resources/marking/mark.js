/**
 * Sends a mark as soon as each criterion has one, and says in words where it is. While the focus is in the form, digits
 * give marks and go on to the next criterion, and n and p lead to the next and the previous answer.
 */
const form = document.getElementById('marks');
const state = document.getElementById('state');
const criteria = [...form.querySelectorAll('.criterion')];
const { saving, missing, lost } = form.dataset;
const PAUSE = 800;

let waiting;
let changed = false;
let sending = Promise.resolve();

function say(words, kind) {
  state.className = `marking-state ${kind}`;
  state.textContent = words;
}

const stepsOf = (criterion) => [...criterion.querySelectorAll('input')];
const hasMarks = (criterion) => stepsOf(criterion).some((step) => step.checked);

async function send() {
  clearTimeout(waiting);
  waiting = undefined;
  if (!criteria.every(hasMarks)) {
    say(missing, '');
    return;
  }
  const body = new URLSearchParams(new FormData(form));
  changed = false;
  say(saving, '');
  try {
    const reply = await fetch(form.action, {
      method: 'POST',
      body,
      cache: 'no-store',
      redirect: 'manual',
      signal: AbortSignal.timeout(20000),
    });
    const told = await reply.json();
    changed ||= !reply.ok;
    say(told.text, reply.ok ? 'good' : 'bad');
    if (reply.ok) {
      document.querySelector('.marking-steps [aria-current="page"]')?.classList.add('marked');
    }
  } catch {
    changed = true;
    say(lost, 'bad');
  }
}

/** One after the other, so that the last word is the one that was given last. */
function later(pause) {
  changed = true;
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    sending = sending.then(send);
  }, pause);
}

form.addEventListener('change', (event) => later(event.target.type === 'radio' ? 0 : PAUSE));
form.addEventListener('input', (event) => {
  if (event.target.type !== 'radio') {
    later(PAUSE);
  }
});
form.addEventListener('submit', (event) => {
  event.preventDefault();
  later(0);
});

function give(digit) {
  const here = document.activeElement.closest('.criterion');
  const at = here ? criteria.indexOf(here) : criteria.findIndex((criterion) => !hasMarks(criterion));
  const steps = at < 0 ? [] : stepsOf(criteria[at]);
  // Whole marks by their own digit; parts of a mark by their place in the row.
  const whole = steps.every((step) => Number.isInteger(Number(step.value)));
  const step = whole ? steps.find((one) => Number(one.value) === digit) : steps[digit];
  if (step) {
    step.checked = true;
    later(0);
    (criteria[at + 1] ? stepsOf(criteria[at + 1])[0] : step).focus();
  }
}

form.addEventListener('keydown', (event) => {
  const typing = event.target.matches('textarea, input:not([type="radio"], [type="checkbox"])');
  if (typing || event.ctrlKey || event.altKey || event.metaKey) {
    return;
  }
  if (/^\d$/.test(event.key)) {
    event.preventDefault();
    give(Number(event.key));
  } else if (event.key === 'n' || event.key === 'p') {
    document.getElementById(event.key === 'n' ? 'after' : 'before')?.click();
  }
});

/** Whoever goes on while something is on its way takes it along: the page waits for it. */
document.addEventListener('click', async (event) => {
  const link = event.target.closest('.marking-steps a, #before, #after');
  if (link && changed && criteria.every(hasMarks)) {
    event.preventDefault();
    clearTimeout(waiting);
    sending = sending.then(send);
    await sending;
    if (!changed) {
      window.location.assign(link.href);
    }
  }
});

window.addEventListener('beforeunload', (event) => {
  if (changed && criteria.every(hasMarks)) {
    event.preventDefault();
  }
});

const first = criteria.find((criterion) => !hasMarks(criterion)) ?? criteria[0];
(stepsOf(first).find((step) => step.checked) ?? stepsOf(first)[0]).focus({ preventScroll: true });
