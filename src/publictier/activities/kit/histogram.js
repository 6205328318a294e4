// Columns for two conditions, one above the other on one scale, drawn for the width there is.
// For the eye only: words and a table with the same numbers stand beside it.
import { drawing, shape } from "./svg.js";

const HIGH = 110;
const PANEL = HIGH + 62; // its title, its columns, the labels below
const LETTER = 7.5;
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
    const place = { class: "kit-bar-label", x: (i + 0.5) * step, y, "text-anchor": "middle" };
    return [shape("text", place, label)];
  });
}

function paint({ labels, panels, mark }, width) {
  const step = width / labels.length;
  const most = Math.max(...panels.flatMap((panel) => panel.counts), 1);
  const scale = (HIGH - 16) / most;
  const size = { width, height: PANEL * panels.length, "aria-hidden": "true" };
  const svg = shape("svg", size);
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
  const host = drawing("kit-bars", alt);
  const below = document.createElement("p");
  below.className = "kit-bars-axis";
  below.textContent = axis;
  host.append(below);
  let drawn = 0;
  function draw(width) {
    if (width < 40 || Math.abs(width - drawn) < 2) return;
    drawn = width;
    host.replaceChildren(paint({ labels, panels, mark }, Math.floor(width)), below);
  }
  // the first drawing waits until the page knows how wide it is
  if (typeof ResizeObserver === "function") {
    new ResizeObserver(() => draw(host.clientWidth)).observe(host);
  }
  requestAnimationFrame(() => draw(host.clientWidth));
  return host;
}
