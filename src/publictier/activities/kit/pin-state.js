// Where a learner stands in Pin the cell. What a browser kept may have been edited by anybody, so
// each part is read only if it is one that the activity could have written.
import { OPEN, allDefenses } from "./defenses.js";

const one = (list, value, other) => (list.includes(value) ? value : other);
const isRecord = (value) => Boolean(value) && typeof value === "object" && !Array.isArray(value);

function readCell(cell, { rows, columns }) {
  const [i, j] = Array.isArray(cell) ? cell : [];
  const isPlace = (n, list) => Number.isInteger(n) && n >= 0 && n < list.length;
  return isPlace(i, rows) && isPlace(j, columns) ? [i, j] : [0, 0];
}

function readDefense(defense, round) {
  const start = { ...OPEN, totals: round.totals };
  if (!isRecord(defense)) return start;
  const wanted = JSON.stringify({ ...start, ...defense });
  const known = allDefenses(round).find(
    (found) => JSON.stringify({ ...start, ...found }) === wanted,
  );
  return known ? { ...start, ...known } : start;
}

function readRound(kept, round) {
  const found = isRecord(kept) ? kept : {};
  return {
    cell: readCell(found.cell, round),
    tried: found.tried === true,
    pinned: found.pinned === true,
    safe: one(["yes", "best"], found.safe, null),
    defense: readDefense(found.defense, round),
  };
}

// Gives {round, step, rounds: [{cell, tried, pinned, safe, defense}]}.
export function readPin(kept, rounds) {
  const found = isRecord(kept) ? kept : {};
  const each = Array.isArray(found.rounds) ? found.rounds : [];
  return {
    round: rounds[found.round] && Number.isInteger(found.round) ? found.round : 0,
    step: one(["attack", "defend"], found.step, "attack"),
    rounds: rounds.map((round, i) => readRound(each[i], round)),
  };
}
