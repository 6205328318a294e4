// One reading of the tables: a chart, the same numbers as a table, what they can stand for, a file.
import { barChart } from "../bars.js";
import { make } from "../dom.js";
import { thousands, twoDecimals } from "../numbers.js";
import { rangeWords } from "../rule.js";
import { csvText, dataTable } from "../tables.js";

// rows: [{label, count, of?}]; a count of 0 is a row that the table leaves out, filled as on a chart.
// Gives each row as it is shown.
export function readRows(rows, rule, { percent, range }) {
  return rows.map(({ label, count, of }) => {
    const filled = count || rule.base;
    const share = of ? rule.percentage(filled, Math.max(of, filled)) : null;
    const span = rule.trueRange(count, "chart");
    const cells = [label, rule.shown(filled)];
    if (of !== undefined) cells.push(share === null ? "" : twoDecimals(share));
    if (range) cells.push(rangeWords(span));
    const value = percent && share !== null ? share : filled;
    const shown = percent && share !== null ? `${twoDecimals(share)} %` : rule.shown(filled);
    return { label, value, shown, cells, range: range && !percent ? span : undefined };
  });
}

export function fileName(title) {
  const short = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_|_$/g, "")
    .slice(0, 60);
  return `synthetic_${short}.csv`;
}

// Exactly what is shown, and whose data it is.
export function csvOf(headers, rows) {
  return csvText(
    [...headers, "people"],
    rows.map((row) => [...row, "made-up"]),
  );
}

const listed = (rows) => rows.map((row) => `${row.label} ${row.shown}`).join(", ");

// reading: {title, first, rows, percentOf?, axis?, upright?}
export function countsPanel(reading, { rule, options: switched, saveTable }) {
  const options = switched();
  const percent = options.percent && Boolean(reading.percentOf);
  const rows = readRows(reading.rows, rule, { percent, range: options.range });
  const headers = [reading.first, "Participants"];
  if (reading.percentOf) headers.push("Percent");
  if (options.range) headers.push("Can stand for");
  const axis = percent
    ? `Percent of ${reading.percentOf}, rounded count over rounded count`
    : `Participants, rounded up to ${rule.base}`;
  const alt = `Bar chart, made-up people. ${reading.title}: ${listed(rows)}.`;
  const caption = `${reading.title} (made-up people)`;
  const cells = rows.map((row) => row.cells);
  const parts = [dataTable({ caption, headers, rows: cells })];
  if (reading.percentOf) parts.push(make("p", {}, `Percent: of ${reading.percentOf}.`));
  parts.push(saveTable(reading.title, headers, cells));
  if (options.charts) parts.unshift(barChart(rows, { alt, axis, upright: reading.upright }));
  return make("div", { class: "kit-panel" }, ...parts);
}

// Several series over the same labels: a chart for each, and one table for all.
// reading: {title, first, labels, series: [{name, counts}], upright?}
export function seriesPanel(reading, { rule, options: switched, saveTable }) {
  const options = switched();
  const shown = reading.series.map(({ name, counts }) => ({
    name,
    rows: readRows(
      reading.labels.map((label, i) => ({ label, count: counts[i] })),
      rule,
      options,
    ),
  }));
  const headers = [reading.first, ...shown.map(({ name }) => name)];
  const cells = reading.labels.map((label, i) => [
    label,
    ...shown.map(({ rows }) =>
      options.range ? rows[i].cells.slice(1).join(" · ") : rows[i].shown,
    ),
  ]);
  // one scale for all, so that lengths can be compared from chart to chart
  const most = Math.max(...shown.flatMap(({ rows }) => rows.map((row) => row.value)));
  const draw = ({ name, rows }) => chartOf(reading, name, rows, most, rule);
  const charts = options.charts ? shown.map(draw) : [];
  const note = options.charts ? ["All charts here have one scale."] : [];
  if (options.range) note.push("Each cell: the published number, then what it can stand for.");
  const caption = `${reading.title} (made-up people)`;
  return make(
    "div",
    { class: "kit-panel" },
    ...charts,
    ...note.map((text) => make("p", {}, text)),
    dataTable({ caption, headers, rows: cells }),
    saveTable(reading.title, headers, cells),
  );
}

function chartOf(reading, name, rows, most, rule) {
  const alt = `Bar chart, made-up people. ${reading.title}, ${name}: ${listed(rows)}.`;
  const axis = `${name}. Participants, rounded up to ${rule.base}`;
  return make(
    "div",
    {},
    make("p", { class: "kit-panel-name" }, name),
    barChart(rows, { alt, axis, upright: reading.upright, most }),
  );
}

// Why the bars do not add up, in the numbers that are on the screen.
export function sumWords(rows, total, rule, { ages = false } = {}) {
  const sum = rows.reduce((all, row) => all + (row.count || rule.base), 0);
  const over = sum - total;
  const words = `The bars add up to ${thousands(sum)}. The total says ${thousands(total)}.`;
  if (!over) return `${words} Here they agree by chance: each was rounded up by itself.`;
  if (over > 0)
    return `${words} Each was rounded up by itself, so together they are ${thousands(over)} more.`;
  const less = thousands(-over);
  return ages
    ? `${words} ${less} fewer, although each was rounded up: people whose first record is from before age 18 have no bar.`
    : `${words} ${less} fewer: not everyone has one of these labels.`;
}

export function gapWords(rows, rule) {
  const gaps = rows.filter((row) => !row.count).map((row) => row.label);
  if (!gaps.length) return "";
  return `${gaps.join(", ")}: the table has no row, which says nobody. A chart fills the gap with ≤ ${rule.base}, so here it stands for 0 to ${rule.base}.`;
}
