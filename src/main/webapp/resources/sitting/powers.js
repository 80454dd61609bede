/**
 * What an invigilator may do, and with whom. The server decides; this only spares the invigilator a refusal, so it has to
 * say the same. A table of all powers in all states is tested against both.
 */

/** Who may be the object of an action, in the order in which actions are offered. */
export const MAY = {
  admit: (one) => one.state === "READY",
  refuse: (one) => ["EXPECTED", "PRESENT", "READY", "ADMITTED"].includes(one.state) && one.refusedAt === null,
  start: (one) => one.state === "ADMITTED",
  pause: (one, now) => one.state === "WRITING" && !one.paused && now <= one.endsAt,
  resume: (one) => one.paused && one.state !== "HANDED_IN",
  addTime: (one) => one.state !== "HANDED_IN",
  beginBreak: (one, now) => one.state === "WRITING" && !one.paused && one.time.breakLeft > 0 && now <= one.endsAt,
  giveBack: (one) => one.state === "WRITING" && one.time.silences.some((each) => each.state === "PROPOSED"),
  message: (one) => one.state === "CALLED" || one.state === "WRITING",
  move: (one) => ["READY", "ADMITTED", "CALLED", "WRITING"].includes(one.state),
  remark: () => true,
  note: () => true,
  unlock: (one) => one.lockedAt !== null,
  waive: (one) => one.lockedAt !== null,
  reopen: (one) => one.state === "HANDED_IN",
  end: (one) => one.state === "CALLED" || one.state === "WRITING",
};

/** What has to wait until an evacuation is over. */
const RUNS = ["start", "resume", "beginBreak", "reopen"];

/** @param now the time by the server's clock, in milliseconds */
export function mayDo(act, one, sitting, now) {
  return sitting.state === "OPEN" && !(sitting.evacuation !== null && RUNS.includes(act)) && MAY[act](one, now);
}
