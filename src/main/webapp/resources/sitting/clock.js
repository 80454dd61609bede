/**
 * The clock for the projector: the time of day in the venue's zone, and when the last candidate's clock ends. It shows
 * nothing about any one candidate, since the whole room sees it.
 */
// The address carries the build, so that a new release is never mixed with an old module from the browser's cache.
const build = new URL(import.meta.url).search;
const { ServerClock, speaker, zoneTimes } = await import(`./room.js${build}`);
const { follow } = await import(`./live.js${build}`);
const { showDoor } = await import(`./door.js${build}`);

const wall = document.getElementById("wall");
const by = (name) => document.getElementById(`wall-${name}`);
const say = speaker(document.getElementById("board-texts"));
const times = zoneTimes(wall.dataset.zone, document.documentElement.lang);
const clock = new ServerClock();

let room = null;
let heardAt = null;
let silent = null;

function put(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

function words(now) {
  const { sitting, candidates } = room;
  const writing = candidates.filter((one) => one.state === "WRITING" || one.state === "CALLED");
  const running = writing.filter((one) => !one.paused && one.endsAt !== null);
  if (sitting.state === "CLOSED") return say("wall.over");
  if (sitting.evacuation !== null || (writing.length > 0 && writing.every((one) => one.paused))) return say("wall.paused");
  if (running.length > 0) return say("wall.ends", times.minute(Math.max(...running.map((one) => one.endsAt))));
  if (writing.length > 0) return "";
  if (candidates.some((one) => one.state === "HANDED_IN")) return say("wall.over");
  return now < sitting.scheduledAt ? say("wall.planned", times.minute(sitting.scheduledAt)) : say("wall.soon");
}

function show() {
  const now = clock.now();
  if (now !== null) {
    put(by("time"), times.second(now));
    put(by("zone"), say("zone", times.city, times.offset(now)));
    const sentence = words(now);
    put(by("words"), sentence);
    wall.toggleAttribute("data-paused", sentence === say("wall.paused"));
  }
  let old = "";
  if (silent === "signedOut") old = say("wall.signedOut");
  else if (silent !== null) old = heardAt === null ? say("wall.never") : say("wall.old", times.minute(heardAt));
  put(by("old"), old);
}

follow(
  wall.dataset.api,
  wall.dataset.live,
  clock,
  (snapshot) => {
    room = snapshot;
    showDoor(wall.dataset.api, room);
    show();
  },
  (trouble) => {
    silent = trouble;
    if (trouble === null) heardAt = clock.now();
    show();
  },
);
setInterval(show, 250);

if (document.fullscreenEnabled) {
  by("full").hidden = false;
  by("full").addEventListener("click", () => document.documentElement.requestFullscreen());
  document.addEventListener("fullscreenchange", () => {
    by("full").hidden = document.fullscreenElement !== null;
  });
}

// A projector that goes dark in the middle of an exam helps nobody. The lock is lost whenever the page is hidden.
async function stayAwake() {
  if (document.hidden || !("wakeLock" in navigator)) return;
  try {
    await navigator.wakeLock.request("screen");
  } catch {
    // The computer decides; on a low battery it may refuse.
  }
}
document.addEventListener("visibilitychange", stayAwake);
stayAwake();
