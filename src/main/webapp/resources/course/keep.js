// Keeps the course whose contents are shown on this device, and says how far that is and how to remove it.

const build = new URL(import.meta.url).search;
const { able, worker, kept, remove } = await import(`./kept.js${build}`);

const panel = document.getElementById("kept");
const { course } = panel.dataset;
const { reader, away } = document.documentElement.dataset;
const part = (name) => document.getElementById(`kept-${name}`);
const texts = new Map([...part("texts").content.children].map((one) => [one.dataset.t, one.textContent]));

function say(key, ...values) {
  part("says").textContent = texts.get(key).replace(/\{(\d)\}/g, (_, place) => values[place]);
}

/** Hides some parts; if one of them had the focus, the first that can has it then. */
function swap(shown, hidden) {
  const lost = hidden.includes(document.activeElement);
  for (const one of shown) one.hidden = false;
  for (const one of hidden) one.hidden = true;
  if (lost) shown.find((one) => one.matches("button"))?.focus();
}

async function show() {
  const known = await kept(course);
  const whole = Boolean(known?.bytes);
  const [without, within] = [[part("how"), part("keep")], [part("again"), part("remove")]];
  swap(whole ? within : without, whole ? without : within);
  part("far").hidden = true;
  if (whole) say("done", new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 1 }).format(known.bytes / 1e6));
}

/** All that the contents link to and the worker can answer, and the contents themselves. */
function pages() {
  const links = [...document.querySelectorAll("main a[href]")].map(({ href }) => href.replace(/#.*/, ""));
  const beside = ["courses.xhtml", "away.xhtml"].map((page) => new URL(page, location.href).href);
  const wanted = links.filter((href) => /\/course\/(lesson|glossary|template)\.xhtml\?/.test(href));
  return [...new Set([location.href.replace(/#.*/, ""), ...beside, ...wanted])];
}

/** Buttons that must wait say so and keep the focus. */
const busy = (now) => ["keep", "again", "remove"].forEach((name) => part(name).setAttribute("aria-disabled", now));
const isBusy = () => part("keep").getAttribute("aria-disabled") === "true";

async function keep() {
  if (isBusy()) return;
  const all = pages();
  const { port1, port2 } = new MessageChannel();
  busy(true);
  Object.assign(part("far"), { hidden: false, max: all.length, value: 0 });
  say("working", 0, all.length);
  const end = new Promise((ended) => {
    port1.onmessage = ({ data }) => {
      if ("ended" in data) ended(data.ended);
      else {
        part("far").value = data.done;
        say("working", data.done, all.length);
      }
    };
  });
  (await worker()).postMessage({ keep: course, reader, pages: all }, [port2]);
  const well = await end;
  busy(false);
  await show();
  if (!well) say("failed");
}

if (able && !away) {
  panel.hidden = false;
  part("keep").addEventListener("click", keep);
  part("again").addEventListener("click", keep);
  part("remove").addEventListener("click", async () => {
    if (isBusy()) return;
    await remove(course);
    await show();
    say("gone");
  });
  await show();
}
