// Ratios on one line, with 1 marked: there the study would match the population.
import { drawing, shape } from "./svg.js";

const WIDTH = 300;
const EDGE = 14;
const STEP = 56;
const BELOW = 40;

function axis(svg, at, most, bottom) {
  for (let tick = 0; tick <= most; tick += 0.5) {
    const x = at(tick);
    const mark = { class: "kit-line", x1: x, x2: x, y1: bottom - 5, y2: bottom + 5 };
    svg.append(shape("line", mark));
    const text = { class: "kit-bar-label", x, y: bottom + 19, "text-anchor": "middle" };
    svg.append(shape("text", text, String(tick)));
  }
  const ends = { x1: EDGE, x2: WIDTH - EDGE, y1: bottom, y2: bottom };
  svg.append(shape("line", { class: "kit-line", ...ends }));
  const name = { class: "kit-bar-label", x: at(1), y: bottom + 36, "text-anchor": "middle" };
  svg.append(shape("text", name, "1: as in the population"));
}

// rows: [{label, ratio, shown}]. Words and a table stand beside it.
export function ratioLine(rows) {
  const most = Math.max(1.5, ...rows.map((row) => Math.ceil(row.ratio * 2) / 2));
  const at = (n) => EDGE + (n / most) * (WIDTH - 2 * EDGE);
  const bottom = rows.length * STEP;
  const size = { viewBox: `0 0 ${WIDTH} ${bottom + BELOW}`, "aria-hidden": "true" };
  const svg = shape("svg", { class: "kit-ratios", ...size });
  axis(svg, at, most, bottom);
  rows.forEach(({ label, ratio, shown }, i) => {
    const y = i * STEP + 14;
    svg.append(shape("text", { class: "kit-bar-label", x: EDGE, y }, `${label}: ${shown}`));
    const bar = { x: EDGE, y: y + 8, width: at(ratio) - EDGE, height: 16 };
    svg.append(shape("rect", { class: "kit-bar", ...bar }));
    // 1 is marked at each bar and not through the words between them
    const one = { class: "kit-ratio-one", x1: at(1), x2: at(1), y1: y + 6, y2: y + 36 };
    svg.append(shape("line", one));
  });
  const words = rows.map(({ label, shown }) => `${label}: ${shown}`).join(". ");
  const host = drawing("kit-lines-box", `A line from 0 to ${most}, with 1 marked. ${words}.`);
  host.append(svg);
  return host;
}
