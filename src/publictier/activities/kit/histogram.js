// Columns for two conditions, one above the other on one scale, drawn for the width there is.
// For the eye only: words and a table with the same numbers stand beside it.
import { canvas, fittedDrawing, shape } from "./svg.js";

const HIGH = 110;
const PANEL = HIGH + 62; // its title, its columns, the labels below
const LETTER = 8;
const FOR_NUMBERS = 26; // a narrower column has no room for its number

function column(panel, i, { step, scale, top, mark }) {
  const height = panel.counts[i] * scale;
  const left = mark !== undefined && i > mark;
  const size = { x: i * step + 2, width: Math.max(step - 4, 1), y: top + HIGH - height, height };
  const nodes = [shape("rect", { class: left ? "kit-spread-out" : "kit-bar", ...size })];
  if (step >= FOR_NUMBERS && panel.counts[i]) {
    const place = { x: (i + 0.5) * step, y: top + HIGH - height - 4, "text-anchor": "middle" };
    nodes.push(shape("text", { class: "kit-bar-label", ...place }, panel.shown[i]));
  }
  return nodes;
}

function labelsBelow(labels, step, y) {
  const longest = Math.max(...labels.map((label) => label.length));
  const every = Math.ceil((longest * LETTER + 8) / step);
  return labels.flatMap((label, i) => {
    if (i % every) return [];
    // the outermost labels stay inside the drawing
    const half = (label.length * LETTER) / 2;
    const x = Math.min(Math.max((i + 0.5) * step, half), labels.length * step - half);
    return [shape("text", { class: "kit-bar-label", x, y, "text-anchor": "middle" }, label)];
  });
}

function paint({ labels, panels, mark }, width) {
  const step = width / labels.length;
  const most = Math.max(...panels.flatMap((panel) => panel.counts), 1);
  const scale = (HIGH - 16) / most;
  const svg = canvas(width, PANEL * panels.length);
  panels.forEach((panel, k) => {
    const top = k * PANEL + 24;
    const floor = top + HIGH;
    svg.append(
      shape("text", { class: "kit-bar-label kit-spread-title", x: 2, y: top - 8 }, panel.title),
    );
    panel.counts.forEach((_, i) => svg.append(...column(panel, i, { step, scale, top, mark })));
    svg.append(shape("line", { class: "kit-line", x1: 0, x2: width, y1: floor, y2: floor }));
    svg.append(...labelsBelow(labels, step, floor + 18));
    if (mark === undefined) return;
    const x = (mark + 1) * step;
    svg.append(shape("line", { class: "kit-spread-line", x1: x, x2: x, y1: top, y2: floor + 6 }));
  });
  return svg;
}

// panels: [{title, counts, shown}]; columns after number `mark` are only outlined.
export function histogram({ labels, panels, alt, axis, mark }) {
  const painted = (width) => paint({ labels, panels, mark }, width);
  return fittedDrawing({ className: "kit-bars", alt, axis, paint: painted });
}
