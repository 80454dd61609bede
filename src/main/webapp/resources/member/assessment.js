// Keeps each answer as soon as it is chosen; without a script the buttons below the questions do.
const form = document.getElementById("questions");
const line = document.getElementById("saved");

async function keep() {
  const answers = new URLSearchParams(new FormData(form));
  answers.set("then", "stay");
  try {
    const response = await fetch(form.action, { method: "POST", body: answers, keepalive: true });
    line.textContent = response.status === 204 ? form.dataset.saved : form.dataset.lost;
  } catch {
    line.textContent = form.dataset.lost;
  }
}

form.addEventListener("change", keep);
