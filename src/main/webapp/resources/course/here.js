/** Times of day as they are where the reader is; without a script they stand there in UTC, and say so. */
const tongue = document.documentElement.lang;
const clock = { hour: "2-digit", minute: "2-digit", timeZoneName: "short" };
const ofDay = new Intl.DateTimeFormat(tongue, clock);
const whole = new Intl.DateTimeFormat(tongue, { day: "numeric", month: "short", year: "numeric", ...clock });

for (const one of document.querySelectorAll("time[data-zone=UTC]")) {
  const at = new Date(one.dateTime);
  if (!Number.isNaN(at.getTime())) one.textContent = (one.dataset.only === "time" ? ofDay : whole).format(at);
}
