// The page on which a teacher sees, on one device, what will work there and what to do otherwise.
import { button, make } from "./kit/dom.js";
import { opened, tryAll } from "./kit/run/device.js";
import { startPython } from "./kit/run/python.js";
import { startR } from "./kit/run/r.js";
import { dataTable } from "./kit/tables.js";

const ROWS = {
  keeps: [
    "It keeps where a learner is",
    "Finish a page in one go: closing it forgets the answers. A private window does the same.",
  ],
  workers: ["It can run code beside the page", "Read along, or work on paper: Run will not start."],
  compiles: ["It runs WebAssembly", "Read along, or work on paper: Run will not start."],
  memory: ["It has 4 GB of memory or more", "Use one language at a time, and close other tabs."],
  python: ["Python's files can be read", "Run R, or read along: every answer is on the page."],
  r: ["R's files can be read", "Run Python, or read along: every answer is on the page."],
};
const TRIALS = {
  Python: [startPython, "print(6 * 7)"],
  R: [startR, "6 * 7"],
};

function table(answers) {
  const rows = Object.entries(ROWS).map(([key, [what, otherwise]]) => {
    if (!(key in answers)) return [what, "not tried yet", ""];
    return answers[key] ? [what, "✓ yes", ""] : [what, "✗ no", otherwise];
  });
  const headers = ["On this device", "Works", "If not"];
  return dataTable({ caption: `This device; the book is opened ${opened()}`, headers, rows });
}

async function trial(name, base) {
  const [start, code] = TRIALS[name];
  const took = performance.now();
  const session = await start({ base, data: {}, code, progress() {} });
  let said = "";
  const writer = { stream: (_, text) => (said += text), display() {}, plot() {}, error() {} };
  await session.run(code, { ...writer, clear() {} });
  session.stop();
  const seconds = ((performance.now() - took) / 1000).toFixed(1);
  return said.includes("42") ? `${name} answered after ${seconds} s.` : `${name} gave no answer.`;
}

function render({ model, el }) {
  const { base } = model.get("spec");
  const answers = {};
  const out = make("div", {}, table(answers));
  const status = make("p", { class: "kit-act-said", role: "status" });
  const check = async () => {
    status.textContent = "Checking …";
    await tryAll(base, (key, works) => {
      answers[key] = works;
      out.replaceChildren(table(answers));
    });
    const bad = Object.values(answers).filter((works) => !works).length;
    status.textContent = bad
      ? `${bad} of ${Object.keys(answers).length} do not work here: see the last column.`
      : "All of it works here.";
  };
  const trials = Object.keys(TRIALS).map((name) =>
    button(`Start ${name} for a trial`, async () => {
      status.textContent = `Starting ${name} …`;
      status.textContent = await trial(name, base).catch((problem) => problem.message);
    }),
  );
  const buttons = make("div", { class: "kit-check-buttons" });
  buttons.append(button("Check this device", check), ...trials);
  el.append(
    make("section", { class: "kit-act", "aria-label": "Check this device" }, buttons, status, out),
  );
}

export default { render };
