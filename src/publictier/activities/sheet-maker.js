// Sheet maker: the learner writes a poster or a brief; each part prints its label or its source.
import { button, make, paragraphs, some } from "./kit/dom.js";
import { exhibit } from "./kit/exhibit.js";
import { choice, textBox } from "./kit/inputs.js";
import { asText, lineOf, standing, stateOf } from "./kit/sheet.js";
import { saveFile } from "./kit/tables.js";

const PRINTING = "kit-sheet-printing";

// One part to fill in: its words, what its numbers are, and, where they are real, from where.
function partEditor({ name, ask }, part, kinds, onChange) {
  const set = (key) => (value) => {
    part[key] = value;
    origin.hidden = part.kind !== "real";
    onChange();
  };
  const source = textBox("Source: the site and its version, or the article", part.source, {
    onChange: set("source"),
  });
  const date = textBox("Read on (day)", part.date, { onChange: set("date") });
  const origin = make("div", { class: "kit-act-fields", hidden: part.kind !== "real" });
  origin.append(source, date);
  return make(
    "fieldset",
    { class: "kit-sheet-part" },
    make("legend", {}, name),
    textBox(ask, part.text, { rows: 4, onChange: set("text") }),
    choice("The numbers in it", Object.entries(kinds), part.kind, set("kind")),
    origin,
  );
}

// What prints.
function preview(sheet, written, found, words) {
  const parts = sheet.parts.map(({ name }, i) => {
    const line = lineOf(written.parts[i], i, found, words);
    const heading = make("p", { class: "kit-sheet-name" }, name);
    const label = line ? [make("p", { class: "kit-sheet-line" }, line)] : [];
    return make("section", {}, heading, ...paragraphs(written.parts[i].text), ...label);
  });
  const title = make("p", { class: "kit-sheet-title" }, written.title || "(no title yet)");
  const foot = found.real ? [make("p", { class: "kit-sheet-line" }, words.statement)] : [];
  const body = make("div", { class: "kit-sheet-parts", "data-sheet": sheet.key }, ...parts);
  return make("div", { class: "kit-sheet" }, title, body, ...foot);
}

function missingList(sheet, { missing }, words) {
  const where = (part) => (part === null ? "The sheet" : sheet.parts[part].name);
  const lines = missing.map(({ part, what }) =>
    make("li", {}, make("strong", {}, `${where(part)}: `), words.missing[what]),
  );
  return lines.length ? [make("ul", { class: "kit-sheet-missing" }, ...lines)] : [];
}

const verdict = ({ missing, practice }) => {
  if (missing.length)
    return `Not ready to share: ${some(missing.length, "thing", "things")} to do.`;
  if (practice) return "Ready as a practice sheet: every part says that its people are made up.";
  return "Ready to share.";
};

// A copy at the end of the page is all that prints, whatever page the maker stands on.
function printOnly(node) {
  const paper = make("div", { class: "kit-act kit-sheet-paper" }, node.cloneNode(true));
  const done = () => {
    document.body.classList.remove(PRINTING);
    paper.remove();
  };
  document.body.append(paper);
  document.body.classList.add(PRINTING);
  window.addEventListener("afterprint", done, { once: true });
  window.print();
}

function build({ spec, kept, keep, say }) {
  const state = stateOf(kept, spec);
  const [editor, out, todo] = [make("div", {}), make("div", {}), make("div", {})];
  const sheet = () => spec.sheets.find(({ key }) => key === state.sheet);
  const written = () => state.written[state.sheet];
  const found = () => standing(written().title, written().parts);
  function changed() {
    keep(state);
    out.replaceChildren(preview(sheet(), written(), found(), spec));
    todo.replaceChildren(...missingList(sheet(), found(), spec));
  }
  function edit() {
    const title = textBox("Title", written().title, {
      onChange: (text) => {
        written().title = text;
        changed();
      },
    });
    const parts = sheet().parts.map((part, i) =>
      partEditor(part, written().parts[i], spec.kinds, changed),
    );
    editor.replaceChildren(title, ...parts);
    out.replaceChildren(preview(sheet(), written(), found(), spec));
    todo.replaceChildren(...missingList(sheet(), found(), spec));
  }
  const names = spec.sheets.map(({ key, name }) => [key, name]);
  const which = choice("Make a", names, state.sheet, (key) => {
    state.sheet = key;
    keep(state);
    edit();
  });
  edit();
  const save = () => {
    saveFile(`${sheet().key}.txt`, asText(sheet(), written(), found(), spec), "text/plain");
    say("Saved as a text file, in the folder for downloads.");
  };
  const buttons = make("div", { class: "kit-check-buttons" });
  buttons.append(
    button("Is it ready?", () => say(verdict(found()))),
    button("Print this sheet", () => printOnly(out.firstChild)),
    button("Save as text", save),
  );
  const note = "Your words stay in this browser until you start all over. Write no names.";
  const heading = make("p", { class: "kit-ratio-part" }, "The sheet, as it prints");
  return make("div", {}, which, make("p", {}, note), editor, heading, out, todo, buttons);
}

function render(mount) {
  exhibit(mount, build);
}

export default { render, standing, lineOf, stateOf, asText };
