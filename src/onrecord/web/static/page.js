// What the pages do beyond links and forms; they work without it.
"use strict";

// A statement and its words light each other.
for (const side of document.querySelectorAll("[data-linked]")) {
  let lit = [];
  const light = (event) => {
    const at = event.target.closest("[data-e]");
    const wanted = at ? at.dataset.e.split(" ") : [];
    for (const one of lit) one.classList.remove("lit");
    lit = [];
    for (const number of wanted) {
      for (const one of document.querySelectorAll(`[data-e~="${CSS.escape(number)}"]`)) {
        one.classList.add("lit");
        lit.push(one);
      }
    }
    const other = lit.find((one) => !side.contains(one));
    const pane = other && other.closest(".side");
    // The list follows the text; the text stays where the reader has it.
    if (pane && pane.scrollHeight > pane.clientHeight) {
      const top = other.offsetTop - pane.clientHeight / 3;
      pane.scrollTo({ top, behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
    }
  };
  side.addEventListener("mouseover", light);
  side.addEventListener("focusin", light);
  side.addEventListener("mouseleave", light);
}

// Names of the record are offered while one types.
let lists = 0;
for (const input of document.querySelectorAll("input[data-suggest]")) {
  const list = document.createElement("datalist");
  list.id = `names-${lists++}`;
  input.after(list);
  input.setAttribute("list", list.id);
  let waiting = 0;
  let asked = "";
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const words = input.value.trim();
      if (words.length < 2 || words === asked) return;
      asked = words;
      try {
        const answer = await fetch(`${input.dataset.suggest}?words=${encodeURIComponent(words.slice(0, 80))}`);
        if (!answer.ok) return;
        const { names } = await answer.json();
        list.replaceChildren(
          ...names.map(({ name, kind }) => Object.assign(document.createElement("option"), { value: name, label: kind })),
        );
      } catch {
        // Without suggestions the words are sent as they are.
      }
    }, 150);
  });
}

// "/" goes to the question, as readers of code sites know it.
addEventListener("keydown", (event) => {
  const busy = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || busy || event.ctrlKey || event.metaKey || event.altKey) return;
  const input = document.querySelector("#ask, #f-words, #quick");
  if (input) {
    event.preventDefault();
    input.focus();
  }
});
