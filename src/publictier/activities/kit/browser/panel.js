// One reading of the tables: a chart, the same numbers as a table, what they can stand for, a file.
import { barChart } from "../bars.js";
import { make } from "../dom.js";
import { thousands, twoDecimals } from "../numbers.js";
import { rangeWords } from "../rule.js";
import { csvText, dataTable } from "../tables.js";
import { later, t } from "../words.js";

// The smallest number stands for 1 person as well, so its share is "at most" too.
export function shareText(share, count, rule) {
  return count <= rule.base ? `≤ ${twoDecimals(share)}` : twoDecimals(share);
}

// rows: [{label, count, of?}]; a count of 0 is a row that the published table leaves out. A chart
// fills such gaps, and so do the numbers that belong to it; the reader can switch that off.
export function readRows(rows, rule, { percent, range, gaps }) {
  return rows.map(({ label, count, of }) => {
    const filled = count || (gaps ? rule.base : 0);
    const words = filled ? rule.shown(filled) : t("no row");
    const share = of && count ? rule.percentage(count, Math.max(of, count)) : null;
    const shareWords = share === null ? "" : shareText(share, count, rule);
    const span = rule.trueRange(count, gaps ? "chart" : "table");
    const cells = [label, words];
    if (of !== undefined) cells.push(shareWords);
    if (range) cells.push(rangeWords(span));
    if (!percent)
      return { label, value: filled, shown: words, cells, range: range ? span : undefined };
    return {
      label,
      value: share ?? 0,
      shown: share === null ? t("no percentage") : `${shareWords} %`,
      cells,
    };
  });
}

export function fileName(title, { made_up }) {
  const short = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_|_$/g, "")
    .slice(0, 60);
  return `${made_up ? "synthetic_" : ""}${short}.csv`;
}

// Exactly what is shown, and whose data it is. A spreadsheet wants numbers without a comma.
export function csvOf(headers, rows, { label }) {
  const plain = (cell) => (/^\d{1,3}(,\d{3})+$/.test(cell) ? cell.replaceAll(",", "") : cell);
  return csvText(
    [...headers, "people"],
    rows.map((row) => [...row.map(plain), label]),
  );
}

const listed = (rows) => rows.map((row) => `${row.label} ${row.shown}`).join(", ");

// reading: {title, first, rows, percentOf?, axis?, upright?}
export function countsPanel(reading, { rule, options: switched, saveTable, whose }) {
  const options = switched();
  const percent = options.percent && Boolean(reading.percentOf);
  const rows = readRows(reading.rows, rule, { ...options, percent });
  const headers = [reading.first, t("Participants")];
  if (reading.percentOf) headers.push(t("Percent"));
  if (options.range) headers.push(t("Can stand for"));
  const axis = percent
    ? t("Percent of {whom}, rounded count over rounded count", { whom: reading.percentOf })
    : t("Participants, rounded up to {base}", rule);
  const kind = t("Bar chart, {whose}.", { whose });
  const alt = `${kind} ${reading.title}: ${listed(rows)}.`;
  const caption = t("{title} ({whose})", { title: reading.title, whose });
  const cells = rows.map((row) => row.cells);
  const parts = [dataTable({ caption, headers, rows: cells })];
  if (reading.percentOf)
    parts.push(make("p", {}, t("Percent: of {whom}.", { whom: reading.percentOf })));
  parts.push(saveTable(reading.title, headers, cells));
  if (options.charts) parts.unshift(barChart(rows, { alt, axis, upright: reading.upright }));
  return make("div", { class: "kit-panel" }, ...parts);
}

// Several series over the same labels: a chart for each, and one table for all.
// reading: {title, first, labels, series: [{name, counts}], upright?}
export function seriesPanel(reading, { rule, options: switched, saveTable, whose }) {
  const options = switched();
  const shown = reading.series.map(({ name, counts }) => ({
    name,
    rows: readRows(
      reading.labels.map((label, i) => ({ label, count: counts[i] })),
      rule,
      { ...options, percent: false },
    ),
  }));
  const more = options.range ? [t("can stand for")] : [];
  const headers = [
    reading.first,
    ...shown.flatMap(({ name }) => [name, ...more.map((word) => `${name}: ${word}`)]),
  ];
  const cells = reading.labels.map((label, i) => [
    label,
    ...shown.flatMap(({ rows }) => rows[i].cells.slice(1)),
  ]);
  // one scale for all, so that lengths can be compared from chart to chart
  const most = Math.max(...shown.flatMap(({ rows }) => rows.map((row) => row.value)));
  const draw = ({ name, rows }) => chartOf(reading, name, rows, { most, rule, whose });
  const charts = options.charts ? shown.map(draw) : [];
  const note = options.charts ? [t("All charts here have one scale.")] : [];
  const all = reading.series.flatMap(({ counts }) => counts);
  note.push(...cellGaps(all, { rule, options: switched }));
  const caption = t("{title} ({whose})", { title: reading.title, whose });
  return make(
    "div",
    { class: "kit-panel" },
    ...charts,
    dataTable({ caption, headers, rows: cells }),
    ...note.map((text) => make("p", {}, text)),
    saveTable(reading.title, headers, cells),
  );
}

function chartOf(reading, name, rows, { most, rule, whose }) {
  const kind = t("Bar chart, {whose}.", { whose });
  const alt = `${kind} ${reading.title}, ${name}: ${listed(rows)}.`;
  const axis = `${name}. ${t("Participants, rounded up to {base}", rule)}`;
  return make(
    "div",
    {},
    make("p", { class: "kit-panel-name" }, name),
    barChart(rows, { alt, axis, upright: reading.upright, most }),
  );
}

const FILLED_SUM = later(
  "These numbers add up to {sum}, of which {gaps} only fill gaps where nobody is.",
);
const FEWER = later("They are {n} fewer, although each was rounded up:");
const FEWER_FILLED = later("Without the gaps they are {n} fewer, although each was rounded up:");
const TOO_YOUNG = later("people whose first record is from before age 18 have no age here.");
const NO_LABEL = later("not everyone has one of these labels.");
const GAP = later("{names}: no row, which says nobody. A chart would fill the gap with ≤ {base}.");
const GAP_FILLED = later(
  "{names}: the published table has no row, which says nobody. A chart fills the gap with ≤ {base}, and so do the numbers here; on a chart it stands for 0 to {base}.",
);

const tooMany = (n) =>
  n > 0 ? [t("Each was rounded up by itself: that makes {n} more.", { n: thousands(n) })] : [];

// Why the numbers do not add up, in those that are on the screen.
export function sumWords(rows, total, { rule, options, ages = false }) {
  const known = rows.reduce((all, row) => all + row.count, 0);
  const gaps = options().gaps ? rows.filter((row) => !row.count).length * rule.base : 0;
  const numbers = { sum: thousands(known + gaps), gaps: thousands(gaps), total: thousands(total) };
  const sum = gaps ? t(FILLED_SUM, numbers) : t("These numbers add up to {sum}.", numbers);
  const words = [sum, t("The total says {total}.", numbers)];
  const over = known - total;
  if (over >= 0) return [...words, ...tooMany(over)].join(" ");
  const few = gaps ? FEWER_FILLED : FEWER;
  return [...words, t(few, { n: thousands(-over) }), t(ages ? TOO_YOUNG : NO_LABEL)].join(" ");
}

export function gapWords(rows, { rule, options }) {
  const gaps = rows.filter((row) => !row.count).map((row) => row.label);
  if (!gaps.length) return "";
  const names = gaps.join(", ");
  return options().gaps
    ? t(GAP_FILLED, { names, base: rule.base })
    : t(GAP, { names, base: rule.base });
}

// The same for a table of many cells, where names would be a list too long to read.
function cellGaps(counts, { rule, options }) {
  const gaps = counts.filter((count) => !count).length;
  if (!gaps) return [];
  const words = t("{gaps} of {all} cells have no row in the published table, which says nobody.", {
    gaps,
    all: counts.length,
  });
  const filled = t(
    "Here they are filled with ≤ {base}, as on a chart; the switch “gaps filled” shows which.",
    rule,
  );
  return [options().gaps ? `${words} ${filled}` : words];
}
