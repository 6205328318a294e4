// Shapes of drawings. Every drawing is for the eye only: words and a table stand beside it.
const SVG = "http://www.w3.org/2000/svg";
const NARROWEST = 40; // pixels; a hidden part has no width at all

export function shape(name, attributes, text) {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  if (text !== undefined) node.textContent = text;
  return node;
}

// The view box lets paper shrink what was drawn for a wider screen.
export function canvas(width, height) {
  const size = { width, height, viewBox: `0 0 ${width} ${height}` };
  return shape("svg", { ...size, "aria-hidden": "true" });
}

// A box whose words say what the drawing in it shows.
export function drawing(className, alt) {
  const host = document.createElement("div");
  host.className = className;
  host.setAttribute("role", "img");
  host.setAttribute("aria-label", alt);
  return host;
}

// A drawing that is painted for the width there is, and anew when that changes.
// paint(width) gives an svg; `axis` is printed below it.
export function fittedDrawing({ className, alt, axis, paint }) {
  const host = drawing(className, alt);
  const below = document.createElement("p");
  below.className = `${className}-axis`;
  below.textContent = axis;
  host.append(below);
  let drawn = 0;
  function draw(width) {
    if (width < NARROWEST || Math.abs(width - drawn) < 2) return;
    drawn = width;
    host.replaceChildren(paint(Math.floor(width)), below);
  }
  // the first drawing waits until the page knows how wide it is
  if (typeof ResizeObserver === "function") {
    new ResizeObserver(() => draw(host.clientWidth)).observe(host);
  }
  requestAnimationFrame(() => draw(host.clientWidth));
  return host;
}
