// What a learner has read, checked and practised, as this browser remembers it: to look at, to take
// to another computer as a file, and to print as a record. Nothing is sent anywhere.
import { button, make, some } from "./kit/dom.js";
import { kept, merged, parsed, savedText, write } from "./kit/progress.js";
import { dataTable, saveFile } from "./kit/tables.js";

const EVERYONE = "all";
const FILE = "my-progress.json";
const NO_STORE = "This browser keeps nothing for this page, so there is nothing to show.";

const right = (ids, done) => ids.filter((id) => done[id] === "right").length;
const met = ({ checks, open }, done) =>
  checks.every((id) => done[id] === "right" || (open.includes(id) && done[id]));

function row(lesson, { done, read }) {
  const objectives = lesson.objectives.filter((one) => met(one, done));
  return [
    make("a", { href: lesson.link }, lesson.title),
    { read: "to the key points", opened: "opened" }[read[lesson.page]] ?? "not yet",
    `${right(lesson.checks, done)} of ${lesson.checks.length}`,
    `${right(lesson.practice, done)} of ${lesson.practice.length}`,
    `${objectives.length} of ${lesson.objectives.length}`,
  ];
}

function table(lessons, found) {
  const headers = ["Lesson", "Read", "Self-checks right", "Practice right", "Objectives met"];
  const rows = lessons.map((lesson) => row(lesson, found));
  return dataTable({ caption: "What this browser remembers", headers, rows });
}

function record(lessons, { done, read }) {
  const box = make("section", { class: "kit-record", "aria-label": "Record of completion" });
  box.append(
    make("h2", {}, "Record of completion"),
    make("p", {}, "Name: ", gap(), " Date: ", gap()),
  );
  const finished = lessons
    .map((one) => [one, one.objectives.filter((objective) => met(objective, done))])
    .filter(([one, objectives]) => objectives.length || read[one.page]);
  for (const [lesson, objectives] of finished) {
    const state = read[lesson.page] === "read" ? "read to the key points" : "begun";
    box.append(
      make("h3", {}, lesson.title),
      make(
        "p",
        {},
        `${lesson.whom}; ${state}; ${right(lesson.checks, done)} of ` +
          `${lesson.checks.length} self-checks right. Objectives met:`,
      ),
      make(
        "ul",
        {},
        ...(objectives.length
          ? objectives.map(({ text }) => make("li", {}, text))
          : [make("li", {}, "none yet")]),
      ),
    );
  }
  if (!finished.length) box.append(make("p", {}, "Nothing is remembered here yet."));
  box.append(make("p", {}, "Kept by the learner's own browser. Nobody else has checked it."));
  return box;
}

const gap = () => make("span", { class: "kit-check-space" }, "______________");

function chooser(whom, onChange) {
  const select = make("select", {}, make("option", { value: EVERYONE }, "everyone"));
  for (const [track, name] of Object.entries(whom)) {
    select.append(make("option", { value: track }, name));
  }
  select.addEventListener("change", () => onChange(select.value));
  return make("label", {}, "Show lessons for ", select);
}

function loader(say, after) {
  const input = make("input", { type: "file", accept: ".json,application/json" });
  input.addEventListener("change", async () => {
    const [file] = input.files;
    if (!file) return;
    try {
      const loaded = parsed(await file.text());
      if (!write(merged(kept(), loaded))) throw new Error("This browser does not keep anything.");
      say(
        `Loaded ${some(Object.keys(loaded.done).length, "answer", "answers")}. What was here stays.`,
      );
      after();
    } catch (problem) {
      say(`${file.name} was not loaded, and nothing has changed. ${problem.message}`);
    }
    input.value = "";
  });
  return make("label", {}, "Load a file ", input);
}

function render({ model, el }) {
  const { lessons, whom } = model.get("spec");
  const status = make("p", { class: "kit-act-said", role: "status" });
  const out = make("div", {});
  let track = EVERYONE;
  const say = (text) => (status.textContent = text);
  const show = () => {
    const found = kept();
    const shown = lessons.filter((one) => track === EVERYONE || one.track === track);
    out.replaceChildren(table(shown, found), record(shown, found));
    if (!found.works) say(NO_STORE);
  };
  const choose = chooser(whom, (value) => {
    track = value;
    show();
  });
  const save = button("Save as a file", () => {
    saveFile(FILE, savedText(kept()), "application/json");
    say(`Saved as ${FILE}, in the folder for downloads.`);
  });
  const print = button("Print the record", () => window.print());
  const buttons = make("p", { class: "kit-act-buttons" }, save, " ", print);
  const controls = [make("p", {}, choose), buttons, make("p", {}, loader(say, show)), status];
  el.append(make("div", { class: "kit-act kit-progress" }, ...controls, out));
  show();
}

export default { render };
