// Runs the code of a lesson's page in the browser: one session for each language, started at the
// first Run, with nothing from anywhere but this site or folder.
import { button, make } from "./kit/dom.js";
import { CodeCell } from "./kit/run/cell.js";
import { pairCells } from "./kit/run/cells.js";
import { notebookOf, scriptOf, textsOf } from "./kit/run/export.js";
import { isFolder } from "./kit/run/loading.js";
import { startPython } from "./kit/run/python.js";
import { startR } from "./kit/run/r.js";
import { saveFile } from "./kit/tables.js";

const STARTERS = { python: startPython, r: startR };
const NAMES = { python: "Python", r: "R" };
const ENDINGS = { python: "py", r: "R" };
const PATIENCE_MS = 60_000;
const PATIENCE = "Still running after a minute. Stop ends it; your text is kept.";
const NOT_KEPT =
  "This browser does not keep your changes: its storage is full or forbidden. Save as notebook before you leave this page.";
const KEPT = "kit-kept"; // as in host.js

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

  // What another tab of this page has written, so that neither undoes the other.
  adopt(edits) {
    this.cells.forEach((cell, i) => {
      const text = edits[i] ?? cell.cell.source;
      if (text === cell.text) return;
      cell.put(text, { quiet: true });
      cell.say("Changed in another tab of this page.");
    });
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
    let patience = null;
    try {
      if (!this.session) await this.start(cell);
      const above = this.cells.slice(0, this.cells.indexOf(cell)).filter((one) => !one.ran);
      if (above.length) cell.say(`Running ${above.length} cells above first …`);
      for (const one of above) if ((await one.run(this.session, one.isEdited)) === null) return;
      cell.say("Running …");
      patience = setTimeout(() => cell.say(PATIENCE), PATIENCE_MS);
      const took = performance.now();
      const went = await cell.run(this.session, true);
      const seconds = ((performance.now() - took) / 1000).toFixed(1);
      if (went !== null)
        cell.say(went ? `Done in ${seconds} s.` : "Stopped at an error, see below.");
    } finally {
      clearTimeout(patience);
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

// The whole notebook in JupyterLite, in a window of its own: it needs a server.
function labLinks({ lab, root }) {
  const languages = Object.keys(lab);
  if (!languages.length) return [];
  if (isFolder()) {
    const why =
      "The lab (the whole notebook, in JupyterLite) works only from a server. This page was opened from a folder, so run the code here.";
    return [make("p", {}, why)];
  }
  const link = (language) => {
    const href = `${root}lab/notebooks/index.html?path=${lab[language]}`;
    return make("a", { href, target: "_blank" }, `Open in the lab: ${NAMES[language]}`);
  };
  const links = languages.flatMap((language, i) => [i ? " · " : "", link(language)]);
  const note =
    " (a new tab; what you write there is kept in this browser, and File, Download takes it along)." +
    " By keyboard, or with a screen reader, the boxes on this page are easier: they run the same code.";
  return [make("p", {}, ...links, note)];
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

// The edits of one page in what a browser keeps: another tab's writing, so anything may be there.
function editsIn(text, id) {
  try {
    return JSON.parse(text ?? "{}")[id]?.edits ?? {};
  } catch {
    return {};
  }
}

function render({ model, el }) {
  const spec = model.get("spec");
  const kept = model.get("kept") ?? {};
  const edits = structuredClone(kept.edits ?? {});
  let isKept = true;
  function keep(language, i, text) {
    const mine = (edits[language] ??= {});
    if (text === null) delete mine[i];
    else mine[i] = text;
    const some = Object.values(edits).some((one) => Object.keys(one).length);
    model.set("kept", some ? { edits: structuredClone(edits) } : {});
    isKept = model.save_changes();
    if (!isKept) runnerOf(language).cells[i].say(NOT_KEPT);
  }
  const notebooks = pairCells(document, structuredClone(spec.notebooks));
  const runners = Object.entries(notebooks)
    .filter(([language, cells]) => STARTERS[language] && cells.some((cell) => cell.block))
    .map(([language, cells]) => new Runner(language, cells, { spec, kept, keep }));
  const runnerOf = (wanted) => runners.find(({ language }) => language === wanted);
  if (!runners.length && !spec.missing.length) return;
  window.addEventListener("beforeunload", (event) => {
    if (!isKept) event.preventDefault(); // the browser asks whether to leave
  });
  window.addEventListener("storage", ({ key, newValue }) => {
    if (key !== KEPT) return;
    const found = editsIn(newValue, spec.id);
    for (const { language } of runners) edits[language] = found[language] ?? {};
    for (const runner of runners) runner.adopt(edits[runner.language]);
  });
  const about = `Press Run below a piece of code. The first time, the language starts from this site or folder (${spec.sizes.join(", ")}): that takes 2 to 20 seconds. Nothing is sent anywhere, and your changes stay in this browser.`;
  const label = make("p", { class: "kit-act-title" }, "The code on this page runs here");
  const bars = runners.map((runner) => barOf(runner, spec));
  const box = make("section", { class: "kit-act kit-run-box", "aria-label": "Run code" }, label);
  if (runners.length) box.append(make("p", {}, about), ...bars, ...labLinks(spec));
  for (const language of spec.missing) {
    const why = `${language} does not run on this page: ${spec.why} The page "R and Python basics" says how to run it on a computer.`;
    box.append(make("p", {}, why));
  }
  el.append(box);
}

export default { render };
