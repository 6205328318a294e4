// A number line on which intervals lie, one below the other, on one scale.
import { rangeWords } from "./rule.js";
import { drawing, shape } from "./svg.js";

const STEP = 58;
const EDGE = 12;

// rows: [{label, range: [low, high], truth?}]. Words under each line say the same as the drawing.
export function numberLines(rows, { width = 640, unit = "" } = {}) {
  const most = Math.max(...rows.map((row) => Math.max(row.range[1], row.truth ?? 0)), 1);
  const least = Math.min(0, ...rows.map((row) => row.range[0]));
  const at = (n) => EDGE + ((n - least) / (most - least)) * (width - 2 * EDGE);
  const size = { viewBox: `0 0 ${width} ${rows.length * STEP + 4}`, "aria-hidden": "true" };
  const svg = shape("svg", { class: "kit-lines", ...size });
  rows.forEach(({ label, range, truth }, i) => {
    const y = i * STEP + 36;
    const [left, right] = range.map(at);
    const text = { class: "kit-bar-label", x: EDGE, y: y - 19 };
    svg.append(shape("text", text, `${label}: ${rangeWords(range)}${unit}`));
    svg.append(shape("line", { class: "kit-line", x1: EDGE, x2: width - EDGE, y1: y, y2: y }));
    const bar = { x: left, y: y - 7, width: Math.max(right - left, 3), height: 14 };
    svg.append(shape("rect", { class: "kit-bar", ...bar }));
    if (truth !== undefined) {
      svg.append(shape("path", { class: "kit-truth", d: `M${at(truth)} ${y - 4}l5 -11h-10z` }));
    }
  });
  const words = rows.map(({ label, range }) => `${label}: ${rangeWords(range)}${unit}`).join(". ");
  const host = drawing("kit-lines-box", words);
  host.append(svg);
  return host;
}
