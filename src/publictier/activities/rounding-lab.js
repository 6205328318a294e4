// Rounding lab: the learner sets the truth and sees what the rule lets out, alone and in sums.
import { make } from "./kit/dom.js";
import { exhibit } from "./kit/exhibit.js";
import { choice, numberBox } from "./kit/inputs.js";
import { numberLines } from "./kit/lines.js";
import { twoDecimals } from "./kit/numbers.js";
import { addRanges, rangeWords, subtractRanges, widthOf } from "./kit/rule.js";
import { dataTable } from "./kit/tables.js";

const MODES = [
  ["one", "one number"],
  ["sum", "a sum, A and B"],
  ["difference", "a difference, A minus B"],
  ["percent", "a percentage, A out of B"],
];
const MOST = 400;
const HEADERS = [
  "Number",
  "True, stays in the room",
  "Published",
  "A reader can say",
  "Possible values",
];

function countRow(rule, label, n) {
  const published = rule.publicCount(n);
  const range = rule.trueRange(published);
  return {
    label,
    range,
    truth: n,
    cells: [
      label,
      String(n),
      published ? rule.shown(published) : "no row",
      rangeWords(range),
      String(widthOf(range)),
    ],
  };
}

const JOINED = {
  sum: ["A and B", (a, b) => a + b, addRanges],
  difference: ["A minus B", (a, b) => a - b, subtractRanges],
};

function joinedRow(mode, [one, two]) {
  const [label, join, joinRanges] = JOINED[mode];
  const range = joinRanges(one.range, two.range);
  const truth = join(one.truth, two.truth);
  const values = String(widthOf(range));
  return { label, range, truth, cells: [label, String(truth), "", rangeWords(range), values] };
}

function percentRow(rule, [one, two]) {
  const label = "A out of B";
  const why = two.truth ? "A must not be more than B" : "B must not be nobody";
  if (one.truth > two.truth || !two.truth) return { cells: [label, why, "", "", ""], said: why };
  const [a, b] = [one, two].map((row) => rule.publicCount(row.truth));
  const [low, high] = rule.percentageRange(a, b);
  const truth = twoDecimals((100 * one.truth) / two.truth);
  const printed = twoDecimals(rule.percentage(one.truth, two.truth));
  const words = `${twoDecimals(low)} % to ${twoDecimals(high)} %`;
  return { cells: [label, `${truth} %`, `${printed} %`, words, "many"] };
}

function rowsOf(rule, mode, a, b) {
  const rows = [countRow(rule, "A", a)];
  if (mode === "one") return rows;
  rows.push(countRow(rule, "B", b));
  rows.push(mode === "percent" ? percentRow(rule, rows) : joinedRow(mode, rows));
  return rows;
}

function build({ rule, kept, keep, say }) {
  const state = { mode: kept.mode ?? "one", a: kept.a ?? 21, b: kept.b ?? 3 };
  const out = make("div", {});
  const second = numberBox("True count B", state.b, MOST, (b) => change({ b }));
  const first = numberBox("True count A", state.a, MOST, (a) => change({ a }));
  const mode = choice("Look at", MODES, state.mode, (chosen) => change({ mode: chosen }));
  function change(part) {
    Object.assign(state, part);
    keep(state);
    show();
    const { cells, said } = rowsOf(rule, state.mode, state.a, state.b).at(-1);
    say(said ? `${said}.` : `${cells[0]}: a reader can say ${cells[3]}.`);
  }
  function show() {
    second.hidden = state.mode === "one";
    const rows = rowsOf(rule, state.mode, state.a, state.b);
    const caption = "What the rule lets out of the room";
    const table = dataTable({ caption, headers: HEADERS, rows: rows.map((row) => row.cells) });
    const key = "A bar covers every count that is possible for a reader. The pointer is the truth.";
    const lines = numberLines(
      rows.filter((row) => row.range),
      key,
    );
    out.replaceChildren(table, lines);
  }
  show();
  const fields = make("div", { class: "kit-act-fields" }, mode, first, second);
  return make("div", {}, fields, out);
}

function render(mount) {
  exhibit(mount, build);
}

export default { render, rowsOf };
