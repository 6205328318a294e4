// The disclosure rule for activities; publictier/disclosure.py states it, and gives the base.
// A test holds the two together, number by number.
import { roundHundredth, thousands } from "./numbers.js";
import { t } from "./words.js";

function whole(n) {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`${n} is not a whole number of people.`);
  return n;
}

export function ruleOf(base) {
  const publicCount = (n) => (whole(n) ? Math.ceil(n / base) * base : null);
  function published(n) {
    if (whole(n) % base) throw new RangeError(`${n} is not a published count.`);
    return n;
  }
  const shown = (n) => (published(n) === base ? `≤ ${base}` : thousands(n));
  // A chart fills what a table leaves out, so there the lowest number stands for nobody as well.
  function trueRange(count, place = "table") {
    const n = published(count ?? 0);
    if (place === "chart" && n <= base) return [0, base];
    return n ? [n - base + 1, n] : [0, 0];
  }
  function percentage(count, total) {
    if (!total || count > total)
      throw new RangeError(`${count} of ${total} is no share of people.`);
    return roundHundredth((100 * (publicCount(count) ?? 0)) / publicCount(total));
  }
  function percentageRange(count, total, place = "table") {
    const [low, high] = trueRange(count, place);
    const [totalLow, totalHigh] = trueRange(total);
    return [(100 * low) / totalHigh, Math.min(100, (100 * high) / totalLow)];
  }
  return { base, publicCount, shown, trueRange, percentage, percentageRange };
}

export function rangeWords([low, high]) {
  return low === high
    ? thousands(low)
    : t("{low} to {high}", { low: thousands(low), high: thousands(high) });
}

// What is known of a sum and of a difference, from two intervals.
export const addRanges = ([a, b], [c, d]) => [a + c, b + d];
export const subtractRanges = ([a, b], [c, d]) => [a - d, b - c];
export const widthOf = ([low, high]) => high - low + 1;
