/** The calls of a lesson's page. A refusal is thrown as an error whose message can be shown. */

// An empty path is not written as an attribute.
const { lesson, context = "" } = document.getElementById("reader").dataset;

const texts = new Map(
  [...document.getElementById("lesson-texts").content.children].map((one) => [one.dataset.t, one.textContent]),
);

export const text = (key) => texts.get(key);

const line = document.getElementById("say");

/** Says something to who hears the page; the same words once more are only heard if they were gone meanwhile. */
export function say(words) {
  line.textContent = "";
  setTimeout(() => (line.textContent = words), 50);
}

async function call(method, path, body, keepalive = false) {
  let response;
  try {
    response = await fetch(`${context}/api/study/${path}`, {
      method,
      keepalive,
      headers: { "Content-Type": "application/json", "Accept-Language": document.documentElement.lang },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch {
    throw new Error(text("trouble"));
  }
  if (response.status === 204) return undefined;
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(answer.text ?? text("trouble"));
  return answer;
}

export const stopAt = (place) => call("PUT", `lessons/${lesson}/place`, { place }, true);
export const answer = (check, given) => call("POST", `checks/${check}`, { given });
export const notes = () => call("GET", `lessons/${lesson}/notes`);
export const write = (note) => call("POST", `lessons/${lesson}/notes`, note);
export const rewrite = (id, words) => call("PUT", `notes/${id}`, { words });
export const remove = (id) => call("POST", `notes/${id}/removed`, {});
