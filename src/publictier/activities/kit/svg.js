// Shapes of drawings. Every drawing is for the eye only: words and a table stand beside it.
const SVG = "http://www.w3.org/2000/svg";

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
