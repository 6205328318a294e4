// Bars as SVG, drawn for the width there is, with the look of the book's other charts. SVG and not
// coloured boxes, because browsers leave out backgrounds when they print.
import { canvas, fittedDrawing, shape } from "./svg.js";

const ROW = 34;
const BAR = 22;
const LETTER = 8; // about the width of a letter at 13 pixels
const NARROW = 460;
const WIDEST_NAMES = 0.4;
const ROOM = 1.25; // for the number behind the longest bar

// The dashed box over the end of a bar: every true count that the number can stand for.
function band(x, y, range, scale) {
  const left = x + range[0] * scale;
  const width = Math.max((range[1] - range[0]) * scale, 3);
  return shape("rect", { class: "kit-band", x: left, y: y - 3, width, height: BAR + 6 });
}

function drawBars(rows, width, longestValue) {
  const longest = Math.max(...rows.map((row) => row.label.length)) * LETTER + 8;
  // names that would take too much of the width stand above their bars
  const stacked = width < NARROW || longest > width * WIDEST_NAMES;
  const left = stacked ? 0 : longest;
  const step = stacked ? ROW + 18 : ROW;
  const most = longestValue * ROOM;
  const scale = (width - left) / most;
  const svg = canvas(width, step * rows.length + 4);
  rows.forEach((row, i) => {
    const top = i * step + (stacked ? 20 : 4);
    const label = stacked
      ? { class: "kit-bar-label", x: 0, y: top - 6 }
      : { class: "kit-bar-label", x: left - 8, y: top + 16, "text-anchor": "end" };
    const size = { x: left, y: top, width: Math.max(row.value * scale, 0), height: BAR };
    svg.append(shape("text", label, row.label), shape("rect", { class: "kit-bar", ...size }));
    if (row.range) svg.append(band(left, top, row.range, scale));
    const end = left + Math.max(row.value, row.range?.[1] ?? 0) * scale + 6;
    svg.append(shape("text", { class: "kit-bar-label", x: end, y: top + 16 }, row.shown));
  });
  return svg;
}

const HIGH = 220;
const ABOVE = 22; // for the numbers over the columns
const WIDE = 46; // a column that has room for its number

function drawColumns(rows, width, most) {
  const step = width / rows.length;
  const every = Math.ceil((Math.max(...rows.map((row) => row.label.length)) * LETTER + 10) / step);
  const svg = canvas(width, HIGH + ABOVE + 26);
  rows.forEach((row, i) => {
    const height = (row.value / most) * HIGH;
    const x = i * step;
    const size = { x: x + 1, y: HIGH + ABOVE - height, width: Math.max(step - 2, 1), height };
    svg.append(shape("rect", { class: row.mark ? "kit-bar kit-bar-mark" : "kit-bar", ...size }));
    if (row.range) {
      const top = HIGH + ABOVE - (row.range[1] / most) * HIGH;
      const tall = Math.max(((row.range[1] - row.range[0]) / most) * HIGH, 3);
      const place = { class: "kit-band", x: x - 1, y: top, width: step + 2, height: tall };
      svg.append(shape("rect", place));
    }
    if (step >= WIDE) {
      const above = { class: "kit-bar-label", x: x + step / 2, y: size.y - 6 };
      svg.append(shape("text", { ...above, "text-anchor": "middle" }, row.shown));
    }
    if (i % every) return;
    const place = {
      class: "kit-bar-label",
      x: x + step / 2,
      y: HIGH + ABOVE + 18,
      "text-anchor": "middle",
    };
    svg.append(shape("text", place, row.label));
  });
  return svg;
}

// rows: [{label, value, shown, range?, mark?}]. The drawing is for the eye only; `alt` says what it
// shows, and a table with the same numbers belongs beside it.
// `most` is the value at the end of the scale, where several charts share one.
export function barChart(rows, { alt, axis, upright = false, most }) {
  const end = most ?? Math.max(...rows.map((row) => row.value), 1);
  const paint = (width) => (upright && width >= NARROW ? drawColumns : drawBars)(rows, width, end);
  return fittedDrawing({ className: "kit-bars", alt, axis, paint });
}
