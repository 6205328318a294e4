// Results of many people under two conditions: how they spread, and whom one setting serves.
// Nobody is tested: the results are supplied, and words and a table say all that the drawing shows.
import { button, make } from "./dom.js";
import { choice, slider } from "./inputs.js";
import { histogram } from "./histogram.js";
import { ruleOf } from "./rule.js";
import { dataTable } from "./tables.js";

const OF_TEN = 9;
const CLEAR = 5; // a rise of fewer people than this is chance, not a hump

export function grouped(counts, width) {
  const bars = [];
  for (let start = 0; start < counts.length; start += width) {
    bars.push(counts.slice(start, start + width).reduce((sum, n) => sum + n, 0));
  }
  return bars;
}

// As on a chart, where an empty bar reads the same as the smallest.
export const onChart = (rule, counts) => counts.map((n) => rule.publicCount(n) ?? rule.base);

export function running(counts) {
  let sum = 0;
  return counts.map((n) => (sum += n));
}

export function servedBy(values, counts, setting) {
  return counts.reduce((sum, n, i) => (values[i] <= setting ? sum + n : sum), 0);
}

const servesEnough = (served, people) => 10 * served >= OF_TEN * people;

// The smallest setting that serves at least nine of ten.
export function neededFor(values, counts) {
  const people = running(counts).at(-1);
  return values.find((value) => servesEnough(servedBy(values, counts, value), people));
}

// Tops and dips in turn, each by its place; a change smaller than `clear` is none.
export function turningPoints(counts, clear) {
  const points = [];
  let at = 0;
  let up = true;
  const beyond = (i) => (up ? counts[i] >= counts[at] : counts[i] <= counts[at]);
  counts.forEach((n, i) => {
    if (beyond(i)) {
      // a flat top or dip is named by its first bar
      if (n !== counts[at]) at = i;
    } else if (Math.abs(n - counts[at]) >= clear) {
      points.push(at);
      up = !up;
      at = i;
    }
  });
  if (up) points.push(at);
  return points;
}

function shapeWords(counts, labels, shown, clear) {
  const parts = turningPoints(counts, clear).map((i, k) => {
    const verb = k % 2 ? "fall" : "rise";
    return `${verb} to ${shown(counts[i])} people at ${labels[i]}`;
  });
  return `the bars ${parts.join(", ")}, and fall after that`;
}

function spanOf(values, counts) {
  const held = values.filter((_, i) => counts[i]);
  return [held[0], held.at(-1)];
}

// Which reply a setting gets; the second condition is the harder one.
export function verdictOf(spec, setting) {
  const { values, exact } = spec;
  const needed = neededFor(values, exact[1]);
  if (setting === needed) return "right";
  if (setting > needed) return "more";
  return setting >= neededFor(values, exact[0]) ? "first_only" : "low";
}

const sentence = (text) => text[0].toUpperCase() + text.slice(1);

function barsOf({ spec, rule }, state) {
  const width = state.wide ? spec.wide : 1;
  const starts = spec.values.filter((_, i) => i % width === 0);
  const last = (i) => spec.values[Math.min((i + 1) * width, spec.values.length) - 1];
  const labels = starts.map((value, i) => (width > 1 ? `${value} to ${last(i)}` : String(value)));
  const exact = spec.exact.map((counts) => grouped(counts, width));
  const open = state.show === "exact";
  const counts = open ? exact : exact.map((one) => onChart(rule, one));
  const shown = open ? String : rule.shown;
  return { labels, counts, shown, open, clear: open ? CLEAR : rule.base };
}

function resultsTable(spec, { labels, counts, shown, open }) {
  const value = `${spec.measure} (${spec.unit[0]})`;
  const sums = counts.map(running);
  const names = spec.names.map(sentence);
  const headers = open
    ? [value, names[0], "This or less", names[1], "This or less"]
    : [value, ...names];
  const rows = labels.map((label, i) => {
    const cells = counts.map((one) => shown(one[i]));
    if (!open) return [label, ...cells];
    return [label, cells[0], String(sums[0][i]), cells[1], String(sums[1][i])];
  });
  const totals = sums.map((one) => String(one.at(-1)));
  if (!open) rows.push(["All bars added up", ...totals]);
  const how = open ? spec.label : "made-up people, every bar rounded up";
  return dataTable({ caption: `How many people have each result (${how})`, headers, rows });
}

function shapesOf(spec, { labels, counts, shown, clear }) {
  const units = labels.map((label) => `${label} ${spec.unit[0]}`);
  return spec.names.map((name, i) => {
    const shape = shapeWords(counts[i], units, shown, clear);
    return `${sentence(name)}, ${shape}.`;
  });
}

function spansOf(spec) {
  const spans = spec.exact.map((one) => spanOf(spec.values, one));
  const [low, high] = [Math.max(...spans.map((s) => s[0])), Math.min(...spans.map((s) => s[1]))];
  const where = spec.names.map((name, i) => `${name} from ${spans[i].join(" to ")}`);
  const both = `Both have people from ${low} to ${high} ${spec.unit[0]}.`;
  return `The results lie ${where.join(", ")} ${spec.unit[0]}. ${both}`;
}

function panelsOf(spec, { counts, shown }) {
  return spec.names.map((name, i) => ({
    title: sentence(name),
    counts: counts[i],
    shown: counts[i].map(shown),
  }));
}

function readingView(tools, state) {
  const { spec } = tools;
  const bars = barsOf(tools, state);
  const shapes = shapesOf(spec, bars);
  const words = [...shapes, bars.open ? spansOf(spec) : spec.words.rounding];
  const axis = `${spec.measure} in ${spec.unit[0]}, from left to right; up: people`;
  const drawing = histogram({
    labels: bars.labels,
    panels: panelsOf(spec, bars),
    axis,
    alt: shapes.join(" "),
  });
  const said = words.map((text) => make("p", {}, text));
  return [drawing, ...said, resultsTable(spec, bars)];
}

function servedWords({ exact, values, names }, setting) {
  const people = running(exact[0]).at(-1);
  const parts = exact.map((counts, i) => {
    const served = servedBy(values, counts, setting);
    return `${sentence(names[i])}, it serves ${served} of ${people}; ${people - served} are left out.`;
  });
  return parts.join(" ");
}

export function sizeWords(spec, setting) {
  const cost = `${spec.costs.label}: ${spec.costs.shown[spec.values.indexOf(setting)]}.`;
  return `${setting} ${spec.unit[0]} for everybody. ${servedWords(spec, setting)} ${cost}`;
}

function sizeRow({ spec, rule }, i, setting) {
  const people = running(spec.exact[i]).at(-1);
  const served = servedBy(spec.values, spec.exact[i], setting);
  const rest = people - served;
  const printed = [served, rest].map((n) => (n ? rule.shown(rule.publicCount(n)) : "no row"));
  const enough = servesEnough(served, people) ? "yes" : "no";
  return [sentence(spec.names[i]), String(served), String(rest), enough, ...printed];
}

function sizeView(tools, state) {
  const { spec } = tools;
  const bars = barsOf(tools, { show: "exact", wide: false });
  const words = sizeWords(spec, state.setting);
  const drawing = histogram({
    labels: bars.labels,
    panels: panelsOf(spec, bars),
    alt: words,
    axis: spec.words.key,
    mark: spec.values.indexOf(state.setting),
  });
  const table = dataTable({
    caption: `What ${state.setting} ${spec.unit[0]} for everybody does (${spec.label})`,
    headers: [
      "Condition",
      "Served",
      "Left out",
      "At least 9 of 10 served?",
      "Served, as published",
      "Left out, as published",
    ],
    rows: [0, 1].map((i) => sizeRow(tools, i, state.setting)),
  });
  return [drawing, make("p", {}, words), table];
}

const SHOWS = ["published", "exact"];
const VIEWS = ["read", "size"];

// What is kept may have been changed by somebody's own hand.
function stateOf({ spec, kept }) {
  const known = (value, all) => (all.includes(value) ? value : all[0]);
  return {
    view: known(kept.view, VIEWS),
    show: known(kept.show, SHOWS),
    wide: kept.wide === true,
    setting: spec.values.includes(kept.setting) ? kept.setting : spec.start,
  };
}

function readControls(spec, state, change) {
  const versions = [
    ["published", "as published, rounded up"],
    ["exact", spec.label],
  ];
  const show = choice("Version", versions, state.show, (chosen) => change({ show: chosen }));
  const widths = [
    ["one", "one value each"],
    ["wide", `${spec.wide} values each`],
  ];
  const width = choice("Bars", widths, state.wide ? "wide" : "one", (chosen) =>
    change({ wide: chosen === "wide" }),
  );
  return make("div", { class: "kit-act-fields" }, show, width);
}

function readWords(spec, { show, wide }) {
  const version = show === "exact" ? spec.label : "as published, rounded up";
  return `Now shown: ${version}, ${wide ? `${spec.wide} values` : "one value"} for each bar.`;
}

function sizeControls(spec, state, change) {
  const limits = { value: state.setting, least: spec.values[0], most: spec.values.at(-1) };
  const step = spec.values[1] - spec.values[0];
  const words = (n) => `${n} ${spec.unit[0]}`;
  const name = `${spec.measure} for everybody`;
  return slider(name, { ...limits, step, words }, (n) => change({ setting: n }));
}

// The whole part: build(tools) for exhibit.js.
export function spreadPart(tools) {
  const { spec, keep, say } = tools;
  const { words } = spec;
  const state = stateOf(tools);
  const [read, size] = [make("div", {}), make("div", {})];
  const [readOut, sizeOut] = [make("div", {}), make("div", {})];
  function show() {
    read.hidden = state.view !== "read";
    size.hidden = state.view !== "size";
    if (read.hidden) sizeOut.replaceChildren(...sizeView(tools, state));
    else readOut.replaceChildren(...readingView(tools, state));
  }
  function change(part) {
    Object.assign(state, part);
    keep(part);
    show();
    say(state.view === "size" ? servedWords(spec, state.setting) : readWords(spec, state));
  }
  const check = () => {
    const reply = words.replies[verdictOf(spec, state.setting)];
    say(`${servedWords(spec, state.setting)} ${reply}`);
  };
  const paragraph = (text) => make("p", {}, text);
  const views = [
    ["read", "the results"],
    ["size", "one size for everybody"],
  ];
  const view = choice("Look at", views, state.view, (chosen) => change({ view: chosen }));
  read.append(paragraph(words.reading), readControls(spec, state, change), readOut);
  size.append(paragraph(words.size), sizeControls(spec, state, change), sizeOut);
  const row = make("div", { class: "kit-spread-check" }, button("Check this setting", check));
  size.append(paragraph(words.task), row);
  show();
  const intro = [paragraph(words.notice), paragraph(words.meaning)];
  return make("div", {}, ...intro, make("div", { class: "kit-act-fields" }, view), read, size);
}

// What tests compare with the library.
export const judged = {
  ruleOf,
  grouped,
  neededFor,
  onChart,
  servedBy,
  sizeWords,
  turningPoints,
  verdictOf,
};
