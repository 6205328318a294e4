// A number line on which intervals lie, one below the other, on one scale.
import { rangeWords } from "./rule.js";
import { canvas, fittedDrawing, shape } from "./svg.js";

const STEP = 58;
const EDGE = 12;
const WIDEST = 640;

function drawLines(rows, width) {
  const most = Math.max(...rows.map((row) => Math.max(row.range[1], row.truth ?? 0)), 1);
  const least = Math.min(0, ...rows.map((row) => row.range[0]));
  const at = (n) => EDGE + ((n - least) / (most - least)) * (width - 2 * EDGE);
  const svg = canvas(width, rows.length * STEP + 4);
  rows.forEach(({ label, range, truth }, i) => {
    const y = i * STEP + 36;
    const [left, right] = range.map(at);
    const text = { class: "kit-bar-label", x: EDGE, y: y - 19 };
    svg.append(shape("text", text, `${label}: ${rangeWords(range)}`));
    svg.append(shape("line", { class: "kit-line", x1: EDGE, x2: width - EDGE, y1: y, y2: y }));
    const bar = { x: left, y: y - 7, width: Math.max(right - left, 3), height: 14 };
    svg.append(shape("rect", { class: "kit-bar", ...bar }));
    if (truth !== undefined) {
      svg.append(shape("path", { class: "kit-truth", d: `M${at(truth)} ${y - 4}l5 -11h-10z` }));
    }
  });
  return svg;
}

// rows: [{label, range: [low, high], truth?}]. Words over each line say the same as the drawing.
export function numberLines(rows, axis) {
  const alt = rows.map(({ label, range }) => `${label}: ${rangeWords(range)}`).join(". ");
  const paint = (width) => drawLines(rows, Math.min(width, WIDEST));
  return fittedDrawing({ className: "kit-bars", alt, axis, paint });
}
