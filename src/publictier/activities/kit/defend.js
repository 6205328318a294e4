// Words for a defense: does it hold, what does it cost, and what could be taken back?
import { cellName, totalName } from "./attack.js";
import { OPEN, countNumbers, isOpen, mostKept, narrowed, release } from "./defenses.js";
import { some } from "./dom.js";
import { rangeWords } from "./rule.js";

export const rangeText = (found, i, j) =>
  isOpen(found, i, j) ? "any number" : rangeWords(found.known[i][j]);

const PARTS = {
  rows: "the rows put together",
  columns: "the columns put together",
  hide: "the blanks",
  totals: "what you did to the totals",
};

// Parts of a defense that it would be safe without, with more numbers left in.
function needless(rule, table, defense, least, kept) {
  const start = { ...OPEN, totals: table.totals };
  return Object.keys(PARTS).filter((part) => {
    if (defense[part] === start[part]) return false;
    const less = release(rule, table, { ...defense, [part]: start[part] });
    return narrowed(less, least).under === 0 && countNumbers(less.numbers) >= kept;
  });
}

function unsafe(rule, table, found, { i, j }) {
  const { defense } = found;
  const start = { ...OPEN, totals: table.totals };
  const values = { cell: cellName(found.table, i, j), range: rangeText(found, i, j) };
  if (Object.keys(start).every((part) => defense[part] === start[part])) {
    return [table.totals === "rounded" ? "rounded" : "open", values];
  }
  if (defense.hide === "small") {
    const { rows, columns, oneWay } = found.table;
    const place = oneWay ? [rows.length, j] : [i, columns.length];
    return ["lone", { ...values, total: totalName(rule, found, place) }];
  }
  if (defense.hide === "second") return ["holes", values];
  return [defense.rows || defense.columns ? "merged" : "rounded", values];
}

// Gives {safe, best, kinds, values, summary}; kinds name the replies, in the order they are said.
export function judgeDefense(rule, table, defense, least) {
  const found = release(rule, table, defense);
  const all = countNumbers(release(rule, table, { ...OPEN, totals: table.totals }).numbers);
  const kept = countNumbers(found.numbers);
  const { small, known, under, worst } = narrowed(found, least);
  const summary = summaryOf(rule, found, {
    small,
    known,
    under,
    least,
    all,
    kept,
    was: table.totals,
  });
  if (under) {
    const [kind, values] = unsafe(rule, table, found, worst);
    return { found, safe: false, best: false, kinds: [kind], values, summary };
  }
  const most = mostKept(rule, table, least);
  const back = needless(rule, table, defense, least, kept);
  const { under: worse } = narrowed(release(rule, table, defense, true), least);
  const values = {
    least,
    part: PARTS[back[0]],
    more: some(most - kept, "more number", "more numbers"),
    worse: some(worse, "small cell", "small cells"),
  };
  const next = back.length ? "needless" : kept === most ? "best" : "better";
  const blanks = found.blank.flat().includes(true) ? [worse ? "told" : "holds"] : [];
  const kinds = [small ? "safe" : "gone", ...blanks, next];
  return { found, safe: true, best: kept === most, kinds, values, summary };
}

function summaryOf(rule, found, { small, known, under, least, all, kept, was }) {
  const people = `1 to ${rule.base} people`;
  const left = small
    ? `Of ${some(small, "cell", "cells")} with ${people}, ${known} can be known exactly, and ` +
      `${under} ${under === 1 ? "has" : "have"} fewer than ${least} possible values.`
    : `No cell has ${people}.`;
  const rounded = found.defense.totals === "rounded" && was === "exact";
  const also = rounded ? ", and sums no longer fit" : "";
  return [left, `The price: a reader loses ${all - kept} of ${all} numbers${also}.`];
}
