/**
 * The door of the room on the wall, as long as it helps somebody: the sitting is open and a candidate is expected. The
 * code and its picture are asked for once.
 */

const by = (name) => document.getElementById(`wall-door${name}`);

let asked = null;

async function fetchDoor(api) {
  const answer = await fetch(`${api}/door`, { headers: { Accept: "application/json" }, cache: "no-store" });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

export async function showDoor(api, room) {
  const open = room.sitting.state === "OPEN" && room.candidates.some((one) => one.state === "EXPECTED");
  if (!open) {
    by("").hidden = true;
    return;
  }
  asked ??= fetchDoor(api).catch(() => {
    // With the next news of the room it is asked for again.
    asked = null;
    return null;
  });
  const door = await asked;
  if (door === null) return;
  const picture = by("-picture");
  picture.setAttribute("viewBox", `0 0 ${door.size} ${door.size}`);
  picture.querySelector("path").setAttribute("d", door.path);
  by("-address").textContent = door.address;
  by("-code").textContent = door.code;
  by("").hidden = false;
}
