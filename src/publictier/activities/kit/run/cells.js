// Finds the code of a lesson's page, and pairs it with the cells of its notebook.

const LANGUAGES = { python: "python", ipython3: "python", r: "r" };
const ENDS = /\s+$/;
const same = (one, other) => one.replace(ENDS, "") === other.replace(ENDS, "");

function languageOf(block) {
  const name = [...block.classList].find((one) => one.startsWith("highlight-"));
  return LANGUAGES[name?.slice("highlight-".length)];
}

// Where the answer to a piece of code stands on the page; made if the code gave none.
function answerOf(block) {
  const input = block.closest(".cell_input");
  const before = input ?? block;
  const after = before.nextElementSibling;
  if (after?.matches(".cell_output, .kit-answer")) return after;
  const made = document.createElement("div");
  made.className = input ? "cell_output" : "kit-answer";
  before.after(made);
  return made;
}

// notebooks: language -> [{source, hidden}], the code cells in their order, checks left out. Gives
// the same lists; those that the page shows have {block, answer} too.
export function pairCells(root, notebooks) {
  const next = Object.fromEntries(Object.keys(notebooks).map((language) => [language, 0]));
  for (const block of root.querySelectorAll("[class*='highlight-']")) {
    const cells = notebooks[languageOf(block)];
    const pre = block.querySelector("pre");
    if (!cells || !pre) continue;
    const from = next[languageOf(block)];
    const found = cells.findIndex((cell, i) => i >= from && same(cell.source, pre.textContent));
    if (found < 0) continue; // code to read, not to run
    next[languageOf(block)] = found + 1;
    Object.assign(cells[found], { block, answer: answerOf(block) });
  }
  return notebooks;
}
