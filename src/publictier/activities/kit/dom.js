// Elements and texts. Texts of a lesson only ever become text nodes: never markup.

export function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) node.setAttribute(name, "");
    else if (value !== false && value != null) node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
}

export function button(text, onClick, attributes = {}) {
  const node = make("button", { type: "button", ...attributes }, text);
  node.addEventListener("click", onClick);
  return node;
}

// The same pattern as in publictier/check/_markup.py.
const INLINE = /`([^`]+)`|\*\*([^*]+)\*\*|\*([^*\s](?:[^*]*[^*\s])?)\*/g;

export function inline(text) {
  const nodes = [];
  let end = 0;
  for (const match of text.matchAll(INLINE)) {
    if (match.index > end) nodes.push(text.slice(end, match.index));
    const which = match[1] ? 1 : match[2] ? 2 : 3;
    nodes.push(make(["code", "strong", "em"][which - 1], {}, match[which]));
    end = match.index + match[0].length;
  }
  if (end < text.length) nodes.push(text.slice(end));
  return nodes;
}

export function paragraphs(text) {
  const pieces = text
    .split(/\n\s*\n/)
    .map((piece) => piece.trim())
    .filter(Boolean);
  return pieces.map((piece) => make("p", {}, ...inline(piece)));
}

// aria-disabled, not disabled: a disabled button would lose the focus that it has.
export const allow = (node, allowed) => node.setAttribute("aria-disabled", String(!allowed));
export const isAllowed = (node) => node.getAttribute("aria-disabled") !== "true";

export const some = (n, one, many) => `${n} ${n === 1 ? one : many}`;
