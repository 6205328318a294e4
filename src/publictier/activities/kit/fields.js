// Fields to answer a self-check in.
// Each gives {node, read()}; where there are several places also mark(places), to write each
// verdict beside its place; and reset() where the form's own reset is not enough.
import { allow, inline, make } from "./dom.js";
import { lineNodes, verdictWords } from "./replies.js";
import { t } from "./words.js";

function box(type, name, text) {
  const input = make("input", { type, name, autocomplete: "off" });
  const words = make("span", {}, ...inline(text));
  return [input, make("label", { class: "kit-check-option" }, input, words)];
}

export function choiceField(spec) {
  const type = spec.kind === "choose_one" ? "radio" : "checkbox";
  const made = spec.answers.map((answer) => box(type, "answer", answer.text));
  const inputs = made.map(([input]) => input);
  const read = () => inputs.flatMap((input, i) => (input.checked ? [i] : []));
  return { node: make("div", {}, ...made.map(([, label]) => label)), read };
}

export function textField(spec) {
  const long = spec.kind === "short";
  const unit = spec.unit ? [" (", ...inline(spec.unit), ")"] : [];
  // Some phones' number pads have no minus.
  const pad = spec.right?.from < 0 ? "text" : "decimal";
  const mode = { type: "text", inputmode: pad, autocomplete: "off" };
  const input = long ? make("textarea", { autocomplete: "off", rows: 4 }) : make("input", mode);
  const name = make("span", {}, t("Your answer"), ...unit);
  const node = make("div", {}, make("label", { class: "kit-check-field" }, name, input));
  const note = t("Your words stay here: they are not judged, kept or sent.");
  if (long) node.append(make("p", { class: "kit-check-note" }, note));
  return { node, read: () => input.value };
}

function marks(count) {
  const nodes = Array.from({ length: count }, () => make("span", { class: "kit-check-mark" }));
  const words = (place) => (place ? verdictWords(place.right) : []);
  const mark = (places) => nodes.forEach((node, i) => node.replaceChildren(...words(places[i])));
  return [nodes, mark];
}

export function blanksField(spec) {
  const [nodes, mark] = marks(spec.blanks.length);
  const inputs = spec.blanks.map(() => make("input", { type: "text", autocomplete: "off" }));
  const rows = spec.blanks.map((blank, i) => {
    const name = make("span", {}, ...inline(blank.label));
    const label = make("label", { class: "kit-check-field" }, name, inputs[i]);
    return make("div", { class: "kit-check-blank" }, label, nodes[i]);
  });
  return { node: make("div", {}, ...rows), read: () => inputs.map((input) => input.value), mark };
}

export function sortField(spec) {
  const [nodes, mark] = marks(spec.cards.length);
  const all = [];
  const cards = spec.cards.map((card, i) => {
    const made = spec.boxes.map((name) => box("radio", `card-${i}`, name));
    all.push(made.map(([input]) => input));
    const legend = make("legend", {}, ...inline(card.text));
    const labels = made.map(([, label]) => label);
    const row = make("div", { class: "kit-check-boxes" }, ...labels, nodes[i]);
    return make("fieldset", { class: "kit-check-card" }, legend, row);
  });
  const read = () => all.map((row) => spec.boxes[row.findIndex((input) => input.checked)] ?? null);
  return { node: make("div", {}, ...cards), read, mark };
}

export function orderField(spec, announce) {
  const list = make("ol", { class: "kit-check-lines" });
  const buttons = [];
  const rows = spec.lines.map((line, i) => {
    const shown = make("span", { class: "kit-check-line" }, ...lineNodes(spec, line.text));
    const name = shown.textContent.trim();
    const row = make("li", { "data-line": i }, shown);
    const moves = [
      [t("Up"), -1],
      [t("Down"), 1],
    ].map(([word, step]) => {
      const button = make("button", { type: "button", "aria-label": `${word}: ${name}` }, word);
      button.addEventListener("click", () => move(row, step, button));
      return button;
    });
    buttons.push(moves);
    row.append(make("span", { class: "kit-check-moves" }, ...moves));
    return row;
  });
  const order = () => [...list.children].map((row) => Number(row.dataset.line));
  const ends = () =>
    order().forEach((line, place, lines) => {
      allow(buttons[line][0], place > 0);
      allow(buttons[line][1], place < lines.length - 1);
    });
  function move(row, step, button) {
    const place = [...list.children].indexOf(row) + step;
    if (place < 0 || place >= rows.length) return;
    if (step < 0) row.previousElementSibling.before(row);
    else row.nextElementSibling.after(row);
    ends();
    button.focus();
    announce(t("Moved to line {n} of {all}.", { n: place + 1, all: rows.length }));
  }
  const reset = () => {
    list.replaceChildren(...spec.start.map((i) => rows[i]));
    ends();
  };
  reset();
  return { node: list, read: order, reset };
}
