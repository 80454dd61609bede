/**
 * While a rehearsal is open, what the room shows is fetched anew every three seconds: the server's own markup takes the
 * place of the old where it differs, so that nobody has to reload while walking from computer to computer.
 */
const EVERY = 3000;

async function look() {
  const room = document.getElementById("room");
  if (room?.dataset.open !== "true") return;
  try {
    const reply = await fetch(location.href, { cache: "no-store", redirect: "manual", signal: AbortSignal.timeout(10000) });
    if (reply.ok) {
      const page = new DOMParser().parseFromString(await reply.text(), "text/html");
      const fresh = page.getElementById("room");
      if (fresh && fresh.innerHTML !== room.innerHTML) room.replaceChildren(...fresh.childNodes);
    }
  } catch {
    // The next look may come through; what is shown stays.
  }
  setTimeout(look, EVERY);
}

setTimeout(look, EVERY);
