// A table of made-up exact counts as an office would release it under some defense, and what a
// reader who knows the rule can still say about its cells.
//
// A table is {rows, columns, counts, oneWay}. A defense is
//   totals  "exact", "rounded" or "out"
//   rows    null, or the two rows that are put together; columns likewise
//   hide    "none", "small" (blank every cell of 1 to 20), "second" (and a second cell in each line)
//
// A blank cell is not in the release, but readers see that it exists. It is taken to hold 0 people
// or more, and at most what the totals of its row, its column and the table allow. A `knowing`
// reader has been told why cells are blank: that each holds somebody, and, where no second cell is
// blank, at most the base. The verdict says what such a reader could do, too.
import { sharpest } from "./bounds.js";

export const OPEN = { totals: "exact", rows: null, columns: null, hide: "none" };
const NO_LIMIT = 100000; // for a blank where no total is published

function joined(list, pair, join) {
  if (!pair) return list;
  const [a, b] = pair;
  return list.map((one, i) => (i === a ? join(one, list[b]) : one)).filter((_, i) => i !== b);
}

const addUp = (one, other) => one.map((n, i) => n + other[i]);
const names = (one, other) => `${one} and ${other}`;

function collapsed(table, { rows, columns }) {
  const byRow = joined(table.counts, rows, addUp);
  return {
    ...table,
    rows: joined(table.rows, rows, names),
    columns: joined(table.columns, columns, names),
    counts: byRow.map((row) => joined(row, columns, (a, b) => a + b)),
  };
}

const sum = (list) => list.reduce((total, n) => total + n, 0);

// Exact counts with their totals; null for the totals that a one-way table does not have.
function withTotals({ counts, oneWay }) {
  const rows = counts.map((row) => [...row, oneWay ? null : sum(row)]);
  const last = counts[0].map((_, j) => sum(counts.map((row) => row[j])));
  return [...rows, [...last, oneWay ? null : sum(last)]];
}

const isTotal = (grid, i, j) => i === grid.length - 1 || j === grid[0].length - 1;

function linesOf({ rows, columns, oneWay }) {
  const down = columns.map((_, j) => rows.map((__, i) => [i, j]));
  return oneWay ? down : [...rows.map((_, i) => columns.map((__, j) => [i, j])), ...down];
}

// While a row or a column has a single blank, its smallest other cell is blanked as well.
function addSecond(blank, table) {
  let found = true;
  while (found) {
    found = false;
    for (const line of linesOf(table)) {
      const others = line.filter(([i, j]) => !blank[i][j] && table.counts[i][j] > 0);
      if (others.length === line.length || line.length - others.length !== 1) continue;
      if (!others.length) continue;
      const [i, j] = others.sort((a, b) => table.counts[a[0]][a[1]] - table.counts[b[0]][b[1]])[0];
      blank[i][j] = true;
      found = true;
    }
  }
}

function blanksOf(table, isSmall, { hide, totals }) {
  const blank = table.counts.map((row) => row.map((n) => hide !== "none" && isSmall(n)));
  if (hide === "second" && totals !== "out") addSecond(blank, table);
  return blank;
}

function rangesFor(numbers, blank, rule, { totals, hide }, knowing) {
  const seen = numbers.map((row, i) =>
    row.map((n, j) => {
      if (n === null) return null;
      return isTotal(numbers, i, j) && totals === "exact" ? [n, n] : rule.trueRange(n);
    }),
  );
  const [end, side] = [numbers.length - 1, numbers[0].length - 1];
  const most = (i, j) => {
    const above = [seen[i][side], seen[end][j], seen[end][side]].filter(Boolean);
    return Math.min(NO_LIMIT, ...above.map((range) => range[1]));
  };
  const least = knowing ? 1 : 0;
  const cap = knowing && hide === "small" ? rule.base : NO_LIMIT;
  const range = (i, j) => [least, Math.max(least, Math.min(cap, most(i, j)))];
  blank.forEach((row, i) => row.forEach((is, j) => is && (seen[i][j] = range(i, j))));
  return seen;
}

// Everything about a table under a defense. numbers: what is printed, null where nothing is;
// truth: the exact counts; ranges: what a number says by itself; known: what all say together.
export function release(rule, original, defense, knowing = false) {
  const table = collapsed(original, defense);
  const truth = withTotals(table);
  const isSmall = (n) => n >= 1 && n <= rule.base;
  const blank = blanksOf(table, isSmall, defense);
  const printed = (n, i, j) => {
    if (n === null || blank[i]?.[j]) return null;
    if (!isTotal(truth, i, j)) return rule.publicCount(n) ?? 0;
    if (defense.totals === "out") return null;
    return defense.totals === "exact" ? n : (rule.publicCount(n) ?? 0);
  };
  const numbers = truth.map((row, i) => row.map((n, j) => printed(n, i, j)));
  const ranges = rangesFor(numbers, blank, rule, defense, knowing);
  const cells = table.counts.flatMap((row, i) => row.map((n, j) => ({ i, j, truth: n })));
  return { table, defense, numbers, truth, blank, ranges, known: sharpest(ranges), cells, isSmall };
}

export const isOpen = ({ blank, defense }, i, j) =>
  Boolean(blank[i]?.[j]) && defense.totals === "out";
export const valuesOf = ([low, high]) => high - low + 1;
export const countNumbers = (numbers) => numbers.flat().filter((n) => n !== null).length;

// The measure of the lesson: of the cells that hold 1 to 20 people, how many are known, and how
// many have fewer possible values left than `least`; and the narrowest of them.
export function narrowed(found, least) {
  const small = found.cells.filter(({ truth }) => found.isSmall(truth));
  const left = small.map((cell) => ({ ...cell, values: valuesOf(found.known[cell.i][cell.j]) }));
  const worst = [...left].sort((a, b) => a.values - b.values)[0] ?? null;
  const known = left.filter(({ values }) => values === 1).length;
  return { small: small.length, known, under: left.filter((c) => c.values < least).length, worst };
}

function pairs(list) {
  const found = [null];
  for (let a = 0; a < list.length; a += 1) {
    for (let b = a + 1; b < list.length; b += 1) found.push([a, b]);
  }
  return found;
}

// Every defense that a table allows.
export function allDefenses({ rows, columns, totals, fixed }) {
  const kinds = fixed
    ? [totals]
    : totals === "exact"
      ? ["exact", "rounded", "out"]
      : ["rounded", "out"];
  const found = [];
  for (const kind of kinds) {
    for (const two of pairs(rows)) {
      for (const both of pairs(columns)) {
        for (const hide of ["none", "small", "second"]) {
          found.push({ totals: kind, rows: two, columns: both, hide });
        }
      }
    }
  }
  return found;
}

// The most numbers that a safe defense leaves in; -1 if none is safe.
export function mostKept(rule, table, least) {
  const safe = allDefenses(table)
    .map((defense) => release(rule, table, defense))
    .filter((found) => narrowed(found, least).under === 0);
  return Math.max(-1, ...safe.map(({ numbers }) => countNumbers(numbers)));
}
