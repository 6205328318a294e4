// A form before or after: questions without replies, and the answers as a file without a name.
import { answerFile, chosenOf, isCode, LETTERS } from "./kit/answers.js";
import { button, inline, make, some } from "./kit/dom.js";
import { exhibit } from "./kit/exhibit.js";
import { textBox } from "./kit/inputs.js";
import { saveFile } from "./kit/tables.js";

function questionField(item, i, chosen, onChange) {
  const options = item.options.map((text, n) => {
    const field = make("input", { type: "radio", name: `q${i}`, autocomplete: "off" });
    field.checked = chosen === n;
    field.addEventListener("change", () => onChange(n));
    const words = make("span", {}, `${LETTERS[n]}: `, ...inline(text));
    return make("label", { class: "kit-check-option" }, field, words);
  });
  const legend = make("legend", {}, `${i + 1}. `, ...inline(item.question));
  return make("fieldset", { class: "kit-sheet-part" }, legend, ...options);
}

function build({ spec, kept, keep, say }) {
  const chosen = chosenOf(kept, spec.items);
  let code = ""; // never kept: the next learner may use the same computer
  const questions = spec.items.map((item, i) =>
    questionField(item, i, chosen[i], (n) => {
      chosen[i] = n;
      keep({ chosen });
    }),
  );
  const box = textBox("Your code (not your name)", "", { onChange: (text) => (code = text) });
  function save() {
    if (!isCode(code, spec.code)) {
      return say(
        "Not saved. A code has up to two letters and then two to six digits, such as K07. Ask for yours.",
      );
    }
    const open = chosen.filter((n) => n === null).length;
    saveFile(`${spec.id}-${code.trim().toUpperCase()}.csv`, answerFile(spec.id, code, chosen));
    const rest = open ? ` ${some(open, "question has", "questions have")} no answer.` : "";
    say(`Saved in the folder for downloads. Hand over the file, then start all over.${rest}`);
  }
  const buttons = make("div", { class: "kit-check-buttons" }, button("Save my answers", save));
  const form = make("form", {}, ...questions, box, buttons);
  form.addEventListener("submit", (event) => event.preventDefault());
  return form;
}

function render(mount) {
  exhibit(mount, build);
}

export default { render, answerFile, chosenOf, isCode };
