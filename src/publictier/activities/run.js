// Runs the code of a lesson's page in the browser: one session for each language, started at the
// first Run, with nothing from anywhere but this site or folder.
import { button, make } from "./kit/dom.js";
import { CodeCell } from "./kit/run/cell.js";
import { pairCells } from "./kit/run/cells.js";
import { notebookOf, scriptOf, textsOf } from "./kit/run/export.js";
import { startPython } from "./kit/run/python.js";
import { startR } from "./kit/run/r.js";
import { saveFile } from "./kit/tables.js";

const STARTERS = { python: startPython, r: startR };
const NAMES = { python: "Python", r: "R" };
const ENDINGS = { python: "py", r: "R" };

class Runner {
  constructor(language, cells, { spec, kept, keep, say }) {
    Object.assign(this, { language, spec, say, queue: Promise.resolve(), session: null });
    const edits = kept.edits?.[language] ?? {};
    const shown = cells.filter((cell) => cell.block).length;
    let number = 0;
    this.cells = cells.map((cell, i) => {
      if (cell.block) number += 1;
      const name = `${NAMES[language]} code ${number} of ${shown}`;
      const onEdit = (text) => keep(language, i, text);
      const order = (one) => this.order(one);
      return new CodeCell(cell, { name, kept: edits[i], order, stop: () => this.stop(), onEdit });
    });
  }

  async start(cell) {
    const { base, data } = this.spec;
    const progress = (done, of) => cell.say(`Starting ${NAMES[this.language]}: ${done} of ${of} …`);
    progress(0, 1);
    const code = this.cells.map((one) => one.text).join("\n");
    this.session = await STARTERS[this.language]({ base, data, code, progress });
  }

  order(cell) {
    this.queue = this.queue
      .then(() => this.runWithAbove(cell))
      .catch((problem) => {
        cell.say(`It could not run. ${problem.message}`);
        this.forget();
      });
    return this.queue;
  }

  async runWithAbove(cell) {
    cell.mark(true);
    try {
      if (!this.session) await this.start(cell);
      const above = this.cells.slice(0, this.cells.indexOf(cell)).filter((one) => !one.ran);
      if (above.length) cell.say(`Running ${above.length} cells above first …`);
      for (const one of above) if ((await one.run(this.session, one.isEdited)) === null) return;
      cell.say("Running …");
      const took = performance.now();
      const went = await cell.run(this.session, true);
      const seconds = ((performance.now() - took) / 1000).toFixed(1);
      if (went !== null)
        cell.say(went ? `Done in ${seconds} s.` : "Stopped at an error, see below.");
    } finally {
      cell.mark(false);
    }
  }

  // There is no gentle way to stop a worker: it ends, and what it knew is gone.
  stop() {
    const running = this.cells.find((cell) => cell.running);
    this.session?.stop();
    this.forget();
    running?.say("Stopped. Your text is kept; what the code had made is gone.");
  }

  forget() {
    this.session = null;
    for (const cell of this.cells) cell.ran = false;
  }

  async runAll() {
    for (const cell of this.cells.filter((one) => one.cell.block)) await this.order(cell);
  }
}

function downloads(runner, title) {
  const texts = () => runner.cells.map((cell) => ({ text: cell.text, hidden: !cell.cell.block }));
  const { language } = runner;
  const ending = ENDINGS[language];
  return [
    button(`Save as .${ending}`, () =>
      saveFile(`${title}.${ending}`, scriptOf(texts()), "text/plain"),
    ),
    button("Save as notebook", () =>
      saveFile(`${title}.ipynb`, notebookOf(language, texts()), "application/json"),
    ),
  ];
}

// A notebook that was saved on this page, perhaps on another computer.
function loader(runner, say) {
  const field = make("input", { type: "file", accept: ".ipynb" });
  field.addEventListener("change", async () => {
    const [file] = field.files;
    if (!file) return;
    try {
      const texts = textsOf(await file.text(), runner.language, runner.cells.length);
      texts.forEach((text, i) => runner.cells[i].put(text));
      say("Loaded: the page has the code of your notebook.");
    } catch (problem) {
      say(problem.message);
    }
    field.value = "";
  });
  const name = make("span", {}, `Load a notebook in ${NAMES[runner.language]} that you saved here`);
  return make("label", { class: "kit-act-field" }, name, field);
}

function barOf(runner, spec) {
  const status = make("p", { class: "kit-act-said", role: "status" });
  const all = button(`Run all ${NAMES[runner.language]}`, async () => {
    await runner.runAll();
    status.textContent = "All code of this page has run.";
  });
  const buttons = make(
    "div",
    { class: "kit-check-buttons" },
    all,
    ...downloads(runner, spec.title),
  );
  const load = loader(runner, (text) => (status.textContent = text));
  return make("div", {}, buttons, load, status);
}

function render({ model, el }) {
  const spec = model.get("spec");
  const kept = model.get("kept") ?? {};
  const edits = structuredClone(kept.edits ?? {});
  function keep(language, i, text) {
    const mine = (edits[language] ??= {});
    if (text === null) delete mine[i];
    else mine[i] = text;
    model.set("kept", Object.keys(mine).length ? { edits: structuredClone(edits) } : {});
    model.save_changes();
  }
  const notebooks = pairCells(document, structuredClone(spec.notebooks));
  const runners = Object.entries(notebooks)
    .filter(([language, cells]) => STARTERS[language] && cells.some((cell) => cell.block))
    .map(([language, cells]) => new Runner(language, cells, { spec, kept, keep }));
  if (!runners.length && !spec.missing.length) return;
  const about = `Press Run below a piece of code. The first time, the language starts from this site or folder (${spec.sizes.join(", ")}): that takes 2 to 20 seconds. Nothing is sent anywhere, and your changes stay in this browser.`;
  const label = make("p", { class: "kit-act-title" }, "The code on this page runs here");
  const bars = runners.map((runner) => barOf(runner, spec));
  const box = make("section", { class: "kit-act kit-run-box", "aria-label": "Run code" }, label);
  if (runners.length) box.append(make("p", {}, about), ...bars);
  for (const language of spec.missing) {
    const why = `${language} does not run on this page: the book was built where it could not be had. The page "R and Python basics" says how to run it on a computer.`;
    box.append(make("p", {}, why));
  }
  el.append(box);
}

export default { render };
