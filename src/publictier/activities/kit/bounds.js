// How far a small published table can be narrowed: the sharpest bounds that follow from all of its
// numbers together. The same algorithm as publictier/audit/teaching.py: people flow from the total
// to the rows, through the cells to the columns, and back; every number says how few and how many
// may pass. The most that one arc can carry, in whole people, is the largest possible count.
// A test holds the two together, cell by cell.
//
// A table is a grid of one row more than it has strata, and one column more: the last ones hold the
// totals. null stands where the release has no number; 0 is a row with nobody.

export class NoTableFits extends Error {}

const ALL_ROWS = "rows";
const ALL_COLUMNS = "columns";
const SPARE = "spare";
const NEED = "need";

class Network {
  room = new Map();

  from(node) {
    if (!this.room.has(node)) this.room.set(node, new Map());
    return this.room.get(node);
  }

  get(tail, head) {
    return this.from(tail).get(head) ?? 0;
  }

  set(tail, head, room) {
    this.from(tail).set(head, room);
  }

  add(tail, head, room) {
    this.set(tail, head, this.get(tail, head) + room);
    this.set(head, tail, this.get(head, tail));
  }

  // Sends as much as possible, up to the limit, from start to end; gives the amount.
  push(start, end, limit) {
    let sent = 0;
    while (sent < limit) {
      const path = this.path(start, end);
      if (!path) break;
      const amount = Math.min(limit - sent, ...path.map(([a, b]) => this.get(a, b)));
      for (const [a, b] of path) {
        this.set(a, b, this.get(a, b) - amount);
        this.set(b, a, this.get(b, a) + amount);
      }
      sent += amount;
    }
    return sent;
  }

  path(start, end) {
    const came = new Map([[start, start]]);
    const queue = [start];
    for (let next = 0; next < queue.length && !came.has(end); next += 1) {
      for (const [head, room] of this.from(queue[next])) {
        if (room <= 0 || came.has(head)) continue;
        came.set(head, queue[next]);
        queue.push(head);
      }
    }
    if (!came.has(end)) return null;
    const path = [];
    for (let node = end; node !== start; node = came.get(node)) path.push([came.get(node), node]);
    return path;
  }
}

// What each number of a release can stand for, as [smallest, largest].
// exact: "none", "total" (the grand total alone) or "totals"; oneWay: only the first column counts,
// and its total is the grand total.
export function rangesOf(rule, numbers, { exact = "none", place = "table", oneWay = false } = {}) {
  if (!["none", "total", "totals"].includes(exact)) throw new RangeError(`exact was ${exact}.`);
  const [lastRow, lastColumn] = [numbers.length - 1, numbers[0].length - 1];
  const isExact = (i, j) => {
    const parts = [i === lastRow, j === lastColumn || oneWay];
    if (exact === "none") return false;
    return exact === "total" || oneWay ? parts.every(Boolean) : parts.some(Boolean);
  };
  return numbers.map((row, i) =>
    row.map((n, j) => {
      if (n === null) return null;
      return isExact(i, j) ? [n, n] : rule.trueRange(n, place);
    }),
  );
}

// Of a cell that is not there, nobody is known to exist; of a total that is not there, nothing.
function limitsOf(ranges) {
  const widest = ranges.flat().reduce((sum, range) => sum + (range ? range[1] : 0), 0);
  const [lastRow, lastColumn] = [ranges.length - 1, ranges[0].length - 1];
  return ranges.map((row, i) =>
    row.map((range, j) => range ?? [0, i === lastRow || j === lastColumn ? widest : 0]),
  );
}

function arcOf(ranges, i, j) {
  const [row, column] = [`row ${i}`, `column ${j}`];
  if (i === ranges.length - 1) {
    return j === ranges[0].length - 1 ? [ALL_COLUMNS, ALL_ROWS] : [column, ALL_COLUMNS];
  }
  return j === ranges[0].length - 1 ? [ALL_ROWS, row] : [row, column];
}

// Finds one table of true counts that fits every number.
function balanced(ranges) {
  const network = new Network();
  let needed = 0;
  limitsOf(ranges).forEach((row, i) =>
    row.forEach(([low, high], j) => {
      if (low > high) throw new NoTableFits("A smallest count lies above its largest.");
      const [tail, head] = arcOf(ranges, i, j);
      network.add(tail, head, high - low);
      network.add(SPARE, head, low);
      network.add(tail, NEED, low);
      needed += low;
    }),
  );
  if (network.push(SPARE, NEED, needed) < needed) {
    throw new NoTableFits("No true counts fit this table: its numbers contradict each other.");
  }
  return network;
}

function rangeOf(network, ranges, i, j) {
  const [tail, head] = arcOf(ranges, i, j);
  const [low] = ranges[i][j];
  const [more, less] = [network.get(tail, head), network.get(head, tail)];
  network.set(tail, head, 0);
  network.set(head, tail, 0);
  const rise = network.push(head, tail, more);
  const fall = network.push(tail, head, less + rise);
  network.set(tail, head, more - rise + fall);
  network.set(head, tail, less + rise - fall);
  return [low + less + rise - fall, low + less + rise];
}

// The sharpest [smallest, largest] for every number of the release; null where there is none.
export function sharpest(ranges) {
  const network = balanced(ranges);
  return ranges.map((row, i) => row.map((range, j) => range && rangeOf(network, ranges, i, j)));
}

// One table of true counts that fits all numbers and has this value in one cell.
export function tableWith(ranges, i, j, value) {
  const forced = ranges.map((row) => [...row]);
  forced[i][j] = [value, value];
  const network = balanced(forced);
  return limitsOf(forced).map((row, r) =>
    row.map(([low], c) => {
      const [tail, head] = arcOf(forced, r, c);
      return low + network.get(head, tail);
    }),
  );
}
