// Pin the cell: first attack a small table by subtraction, then defend it, and see what that costs.
import { rangesOf, sharpest } from "./kit/bounds.js";
import { cellName, fill, judge, narrowedTable, printed } from "./kit/attack.js";
import { judgeDefense, rangeText } from "./kit/defend.js";
import { OPEN, allDefenses, isOpen, release, valuesOf } from "./kit/defenses.js";
import { allow, button, inline, isAllowed, make } from "./kit/dom.js";
import { exhibit } from "./kit/exhibit.js";
import { choice, numberBox } from "./kit/inputs.js";
import { readPin } from "./kit/pin-state.js";
import { ruleOf } from "./kit/rule.js";
import { dataTable } from "./kit/tables.js";

const MOST = 999;
const EXACTNESS = { exact: "Total, exact", rounded: "Total, rounded up" };
const HIDING = [
  ["none", "printed"],
  ["small", "the small ones are left blank"],
  ["second", "the small ones are blank, and a second cell as well"],
];

// The release as a table; cellNode(i, j, text) gives what stands for a cell.
function releaseTable(rule, found, corner, caption, cellNode) {
  const { table, numbers, defense } = found;
  const side = table.columns.length;
  const total = EXACTNESS[defense.totals];
  const hasSide = total && !table.oneWay;
  const rows = numbers.map((row, i) => {
    const isTotal = i === table.rows.length;
    const cells = table.columns.map((_, j) => {
      const text = found.blank[i]?.[j] ? "blank" : printed(rule, found, i, j);
      return isTotal ? text : cellNode(i, j, text);
    });
    if (hasSide) cells.push(printed(rule, found, i, side));
    return [isTotal ? total : table.rows[i], ...cells];
  });
  const headers = [corner, ...table.columns, ...(hasSide ? [total] : [])];
  return dataTable({ caption, headers, rows: total ? rows : rows.slice(0, -1) });
}

function countsTable({ table }, corner, caption, counts) {
  const side = table.oneWay ? [] : ["Total"];
  const rows = counts.map((row, i) => {
    const shown = table.oneWay ? row.slice(0, -1) : row;
    return [table.rows[i] ?? "Total", ...shown.map(String)];
  });
  return dataTable({ caption, headers: [corner, ...table.columns, ...side], rows });
}

function startOf(round) {
  return { ...OPEN, totals: round.totals };
}

// The published table as buttons; chosen(i, j) hears which cell is attacked.
function cellButtons({ rule, round, found }, chosen) {
  const buttons = [];
  const press = (i, j) => {
    for (const one of buttons) {
      one.node.setAttribute("aria-pressed", String(one.i === i && one.j === j));
    }
  };
  const cellButton = (i, j, text) => {
    const attributes = {
      class: "kit-pin-cell",
      "aria-label": `${cellName(found.table, i, j)}: ${text}`,
    };
    const node = button(text, () => chosen(i, j), attributes);
    buttons.push({ node, i, j });
    return node;
  };
  const caption = `${round.name}: what is published. Choose a cell`;
  return { press, table: releaseTable(rule, found, round.corner, caption, cellButton) };
}

// The answer to an interval: what it is worth, and a table that speaks against it, if there is one.
function verdictNodes({ spec, round, found }, verdict) {
  const text = make("p", {}, ...inline(fill(spec.attack[verdict.kind], verdict.values)));
  if (!verdict.fits) return [text];
  const title = "One table of true counts that fits every published number";
  return [text, countsTable(found, round.corner, title, verdict.fits)];
}

// Two boxes for the smallest and the largest count; checked(ends) hears them as numbers.
function intervalForm(checked) {
  const boxes = ["Smallest true count", "Largest true count"].map((name) =>
    numberBox(name, "", MOST, () => {}),
  );
  const legend = make("legend", { class: "kit-check-question" });
  const fields = make("div", { class: "kit-act-fields" }, ...boxes);
  const submit = make("button", { type: "submit", class: "kit-pin-submit" }, "Check my interval");
  const form = make("form", { novalidate: true }, make("fieldset", {}, legend, fields), submit);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const read = ({ value }) => (/^\d{1,6}$/.test(value) ? Number(value) : NaN);
    checked(boxes.map((box) => read(box.querySelector("input"))));
  });
  return { form, legend };
}

// How far every cell can be narrowed; offered once the learner has tried.
function narrowedPart({ rule, spec, say, round, found, mine }) {
  const shown = make("div", {});
  const all = button("Show how far each cell is narrowed", () => {
    if (!isAllowed(all)) return;
    const { headers, rows } = narrowedTable(rule, found, spec.least);
    const title = `${round.name}: how far each cell is narrowed. True counts: ${spec.teaching}`;
    shown.replaceChildren(dataTable({ caption: title, headers, rows }));
    say("The table below the button shows how far each cell is narrowed.");
  });
  allow(all, mine.tried);
  return { all, part: make("div", {}, make("div", { class: "kit-check-buttons" }, all), shown) };
}

// The attack: choose a cell, say the smallest and the largest count, read why it holds or not.
function attackPart(tools) {
  const { rule, spec, say, found, mine, remember } = tools;
  const reply = make("div", { class: "kit-check-reply", role: "status" });
  const { all, part } = narrowedPart(tools);
  const { press, table } = cellButtons(tools, (i, j) => {
    choose(i, j);
    remember();
    say(`${cellName(found.table, i, j)} is chosen. It says ${printed(rule, found, i, j)}.`);
  });
  const { form, legend } = intervalForm((ends) => {
    if (ends.some(Number.isNaN)) return reply.replaceChildren(make("p", {}, spec.attack.number));
    say("");
    const verdict = judge(rule, found, mine.cell, ends);
    reply.replaceChildren(...verdictNodes(tools, verdict));
    if (verdict.kind === "order") return;
    mine.tried = true;
    if (["pinned", "right"].includes(verdict.kind)) mine.pinned = true;
    allow(all, true);
    remember();
  });
  function choose(i, j) {
    press(i, j);
    mine.cell = [i, j];
    const says = printed(rule, found, i, j);
    legend.textContent = `${cellName(found.table, i, j)} says ${says}. What can it really be?`;
  }
  choose(...mine.cell);
  return make("div", {}, table, form, reply, part);
}

function pairChoices(list, pair) {
  const options = [["none", "kept apart"]];
  list.forEach((one, a) =>
    list
      .slice(a + 1)
      .forEach((other, k) =>
        options.push([`${a}-${a + 1 + k}`, `${one} and ${other} put together`]),
      ),
  );
  return [options, pair ? pair.join("-") : "none"];
}

const readPair = (key) => (key === "none" ? null : key.split("-").map(Number));

function defenseFields(round, mine, change) {
  const fields = [];
  if (!round.fixed) {
    const kinds = [
      ["rounded", "rounded up, too"],
      ["out", "left out"],
    ];
    if (round.totals === "exact") kinds.unshift(["exact", "exact, as now"]);
    fields.push(choice("Totals", kinds, mine.defense.totals, (totals) => change({ totals })));
  }
  for (const [name, part] of [
    ["Rows", "rows"],
    ["Columns", "columns"],
  ]) {
    if (round[part].length < 2) continue;
    const [options, value] = pairChoices(round[part], mine.defense[part]);
    fields.push(choice(name, options, value, (key) => change({ [part]: readPair(key) })));
  }
  fields.push(choice("Small cells", HIDING, mine.defense.hide, (hide) => change({ hide })));
  return make("div", { class: "kit-act-fields" }, ...fields);
}

const HEADERS = ["Cell", "Printed", "A reader can say", "Possible values", "In words"];

function afterTable({ rule, spec, round }, found) {
  const rows = found.cells.map(({ i, j, truth }) => {
    const open = isOpen(found, i, j);
    const values = valuesOf(found.known[i][j]);
    const small = found.isSmall(truth);
    const safe = open || values >= spec.least;
    const words =
      values === 1 && !open ? "known exactly" : safe ? "hidden well enough" : "too narrow";
    return [
      cellName(found.table, i, j),
      found.blank[i][j] ? "blank" : printed(rule, found, i, j),
      rangeText(found, i, j),
      open ? "any number" : String(values),
      small ? `small cell, ${words}` : "not a small cell",
    ];
  });
  const caption = `${round.name}: what an attacker can still say`;
  return dataTable({ caption, headers: HEADERS, rows });
}

// The defense: every change is audited at once.
function defendPart(tools) {
  const { rule, spec, round, mine, remember } = tools;
  const reply = make("div", { class: "kit-check-reply", role: "status" });
  const out = make("div", {});
  function change(part) {
    Object.assign(mine.defense, part);
    show();
    remember();
  }
  function show() {
    const verdict = judgeDefense(rule, round, mine.defense, spec.least);
    const said = verdict.kinds.map((kind) => fill(spec.defend[kind], verdict.values)).join(" ");
    reply.replaceChildren(make("p", {}, said));
    if (verdict.safe) mine.safe = mine.safe === "best" || verdict.best ? "best" : "yes";
    const caption = `${round.name}: what would be published now`;
    const plain = (i, j, text) => text;
    out.replaceChildren(
      ...verdict.summary.map((text) => make("p", {}, text)),
      releaseTable(rule, verdict.found, round.corner, caption, plain),
      afterTable(tools, verdict.found),
    );
  }
  show();
  return make("div", {}, defenseFields(round, mine, change), reply, out);
}

function scoreWords(rounds) {
  const of = rounds.length;
  const pinned = rounds.filter((one) => one.pinned).length;
  const safe = rounds.filter((one) => one.safe).length;
  const best = rounds.filter((one) => one.safe === "best").length;
  return (
    `Attack: ${pinned} of ${of} tables won (one right interval wins a table). Defense: ${safe} of ${of} tables safe, ` +
    `${best} with as many numbers as can stay.`
  );
}

function build({ spec, rule, kept, keep, say }) {
  const state = readPin(kept.pin, spec.rounds);
  const score = make("p", { class: "kit-pin-score" });
  const story = make("p", {});
  const view = make("div", {});
  const tabs = [
    ["attack", "1. Attack"],
    ["defend", "2. Defend"],
  ].map(([step, text]) => {
    const node = button(text, () => go({ step }, `${text.slice(3)} is open.`));
    return { step, node };
  });
  const options = spec.rounds.map(({ name }, i) => [String(i), `${i + 1}. ${name}`]);
  const pick = choice("Table", options, String(state.round), (key) => {
    go({ round: Number(key) }, `Table ${Number(key) + 1} is open.`);
  });
  function remember() {
    score.textContent = scoreWords(state.rounds);
    keep({ pin: state });
  }
  function go(part, words) {
    Object.assign(state, part);
    show();
    remember();
    say(words);
  }
  function show() {
    const round = spec.rounds[state.round];
    const mine = state.rounds[state.round];
    const found = release(rule, round, startOf(round));
    for (const { step, node } of tabs)
      node.setAttribute("aria-pressed", String(step === state.step));
    story.replaceChildren(...inline(round.story));
    const tools = { rule, spec, say, round, found, mine, remember };
    view.replaceChildren(state.step === "attack" ? attackPart(tools) : defendPart(tools));
    score.textContent = scoreWords(state.rounds);
  }
  show();
  const steps = make("div", { class: "kit-check-buttons" }, ...tabs.map(({ node }) => node));
  const head = make("div", { class: "kit-act-fields" }, pick, steps);
  return make("div", {}, head, story, view, score);
}

function render(mount) {
  exhibit(mount, build);
}

// all but `render` is for the tests
export default {
  render,
  ruleOf,
  rangesOf,
  sharpest,
  release,
  fill,
  judge,
  allDefenses,
  judgeDefense,
  readPin,
};
