/** Check questions that answer on the spot. The server knows what is right; it keeps the answer for practice. */

export function begin({ answer, text }) {
  for (const form of document.querySelectorAll("form.check[data-check]")) {
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const button = form.querySelector("button");
      if (button.getAttribute("aria-disabled")) return;
      const given = [...form.querySelectorAll("input:checked")].map((input) => Number(input.value));
      if (given.length === 0) {
        show(form, "", text("check.none"));
        return;
      }
      // A disabled button would lose the focus.
      button.setAttribute("aria-disabled", "true");
      try {
        tell(form, await answer(form.dataset.check, given));
      } catch (trouble) {
        show(form, "", trouble.message);
      }
      button.removeAttribute("aria-disabled");
    });
    form.addEventListener("change", () => clear(form));
  }

  function tell(form, { right, options, text: words, explanation }) {
    clear(form);
    form.querySelectorAll(".option").forEach((option, place) => {
      const chosen = option.querySelector("input").checked;
      option.classList.toggle("right", options.includes(place));
      option.classList.toggle("wrong", chosen && !options.includes(place));
      if (options.includes(place)) option.append(chip("good", "option.right"));
      if (chosen) option.append(chip(options.includes(place) ? "" : "bad", "option.yours"));
    });
    const verdict = show(form, right ? "right" : "wrong", words);
    // Checked markup of the course, as it stands in the lesson itself.
    verdict.insertAdjacentHTML("beforeend", explanation);
  }

  /** Colour alone says nothing to many. */
  function chip(kind, key) {
    const made = document.createElement("span");
    made.className = `chip ${kind}`;
    made.textContent = text(key);
    return made;
  }

  function show(form, kind, words) {
    const verdict = form.querySelector(".verdict");
    const line = document.createElement("p");
    const strong = document.createElement("strong");
    strong.textContent = words;
    line.append(strong);
    verdict.className = `verdict ${kind}`;
    verdict.replaceChildren(line);
    return verdict;
  }

  function clear(form) {
    form.querySelector(".verdict").replaceChildren();
    form.querySelectorAll(".option > .chip").forEach((one) => one.remove());
    form.querySelectorAll(".option").forEach((option) => option.classList.remove("right", "wrong"));
  }
}
