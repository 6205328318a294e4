// Judging what a learner says about a cell: is every possible truth in the interval, and no more?
import { sharpest, tableWith } from "./bounds.js";
import { valuesOf } from "./defenses.js";
import { thousands } from "./numbers.js";
import { rangeWords } from "./rule.js";

export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

export function cellName({ rows, columns, oneWay }, i, j) {
  return oneWay ? rows[i] : `${rows[i]}, ${columns[j]}`;
}

// A number as it is printed; exact totals are no published counts, so the rule does not word them.
export function printed(rule, { numbers, defense }, i, j) {
  const n = numbers[i][j];
  const isTotal = i === numbers.length - 1 || j === numbers[0].length - 1;
  if (n === null) return "";
  if (isTotal && defense.totals === "exact") return thousands(n);
  return n === 0 ? "no row" : rule.shown(n);
}

export function totalName(rule, found, [i, j]) {
  const { rows, columns, oneWay } = found.table;
  const of = i < rows.length ? rows[i] : j < columns.length && !oneWay ? columns[j] : "all";
  return `the total of ${of} (${printed(rule, found, i, j)})`;
}

function totalsOf({ numbers }) {
  const [end, side] = [numbers.length - 1, numbers[0].length - 1];
  const places = [...numbers.keys()].map((i) => [i, side]);
  places.push(...[...numbers[0].keys()].slice(0, side).map((j) => [end, j]));
  return places.filter(([i, j]) => numbers[i][j] !== null);
}

function without(ranges, places) {
  const fewer = ranges.map((row) => [...row]);
  for (const [i, j] of places) fewer[i][j] = null;
  return fewer;
}

// Which totals say more about a cell than the interval does: one that does so alone, or else all
// whose absence would leave the cell wider.
function usefulTotals(found, i, j, [low, high]) {
  const totals = totalsOf(found);
  const width = (gone) => valuesOf(sharpest(without(found.ranges, gone))[i][j]);
  const alone = totals
    .map((one) => totals.filter((other) => other !== one))
    .map((gone) => {
      const [a, b] = sharpest(without(found.ranges, gone))[i][j];
      return Math.min(high, b) - Math.max(low, a) + 1;
    });
  const least = Math.min(...alone);
  if (least < high - low + 1) return [totals[alone.indexOf(least)]];
  const now = valuesOf(found.known[i][j]);
  const needed = totals.filter((one) => width([one]) > now);
  return needed.length ? needed : totals;
}

// Gives {kind, values, fits?}: which reply, what to fill in, and a table of true counts that
// contradicts the learner. The whole interval is weighed before either of its ends.
export function judge(rule, found, [i, j], [lo, hi]) {
  if (lo > hi) return { kind: "order", values: {} };
  const [low, high] = found.known[i][j];
  const [ownLow, ownHigh] = found.ranges[i][j];
  const values = {
    cell: cellName(found.table, i, j),
    low,
    high,
    lo,
    hi,
    values: valuesOf([low, high]),
    own: valuesOf([ownLow, ownHigh]),
    shown: printed(rule, found, i, j),
  };
  if (lo > low || hi < high) {
    const value = lo > low ? low : high;
    const kind = lo === hi && lo === found.numbers[i][j] ? "printed" : "narrow";
    return { kind, values: { ...values, value }, fits: tableWith(found.ranges, i, j, value) };
  }
  if (lo === low && hi === high) {
    const all = low === ownLow && high === ownHigh;
    return { kind: low === high ? "pinned" : all ? "open" : "right", values };
  }
  if (lo < ownLow) return { kind: lo === 0 ? "zero" : "under", values };
  if (hi > ownHigh) return { kind: "over", values };
  const totals = usefulTotals(found, i, j, [lo, hi]);
  const total = totals.map((one) => totalName(rule, found, one)).join(" and ");
  return { kind: totals.length > 1 ? "totals" : "total", values: { ...values, total } };
}

// How many values are left, in words.
function howKnown(values, own, least) {
  if (values === 1) return "known exactly";
  if (values < least) return `narrow: fewer than ${least} values`;
  return values < own ? "narrowed" : "as the rule promises";
}

const WORDS = ["Cell", "Published", "A reader can say", "Possible values", "In words"];

// One row a cell; with the truth only once the learner has tried.
export function narrowedTable(rule, found, least) {
  const rows = found.cells.map(({ i, j, truth }) => {
    const [known, own] = [found.known[i][j], valuesOf(found.ranges[i][j])];
    const values = valuesOf(known);
    const words = howKnown(values, own, least);
    const name = cellName(found.table, i, j);
    return [
      name,
      printed(rule, found, i, j),
      rangeWords(known),
      String(values),
      words,
      String(truth),
    ];
  });
  return { headers: [...WORDS, "True count"], rows };
}
