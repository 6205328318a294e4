// Replies, hints and worked answers of a self-check.
import { allow, inline, make, paragraphs } from "./dom.js";
import { later, t } from "./words.js";

export const lineNodes = (spec, text) =>
  spec.code ? [make("code", {}, text)] : inline(text.trim());

// Words and a symbol, so that nothing hangs on colour.
export function verdictWords(right) {
  const [name, symbol, words] = right
    ? ["right", "✓ ", t("Right.")]
    : ["wrong", "✗ ", t("Not yet.")];
  const shown = make("span", { "aria-hidden": "true" }, symbol);
  return [make("strong", { class: `kit-check-${name}` }, shown, words)];
}

function replyNode(tag, entry) {
  const label = entry.label ? [" ", make("em", {}, ...inline(entry.label)), ":"] : [];
  const attributes = { "data-misconception": entry.misconception };
  return make(tag, attributes, ...verdictWords(entry.right), ...label, " ", ...inline(entry.reply));
}

export function verdictNodes(verdict) {
  const summary = verdict.summary ? [make("p", {}, verdict.summary)] : [];
  const [only, ...more] = verdict.items;
  if (!more.length) return [...summary, replyNode("p", only)];
  return [...summary, make("ul", {}, ...verdict.items.map((entry) => replyNode("li", entry)))];
}

function workedNodes(spec) {
  const row = (nodes, reply) => make("li", {}, make("strong", {}, ...nodes), " ", ...inline(reply));
  const chosen = () => spec.answers.filter((a) => a.right).map((a) => row(inline(a.text), a.reply));
  const rows = {
    choose_one: chosen,
    choose_many: chosen,
    number: () => [row([spec.right.shown, " ", ...inline(spec.unit ?? "")], spec.right.reply)],
    blanks: () => spec.blanks.map((b) => row([...inline(b.label), ": ", b.accept[0]], b.reply)),
    order: () => spec.lines.map((line) => make("li", {}, ...lineNodes(spec, line.text))),
    sort: () => spec.cards.map((c) => row([...inline(c.text), " → ", ...inline(c.box)], c.reply)),
    short: () => spec.look_for.map((point) => make("li", {}, ...inline(point))),
  }[spec.kind]();
  const list = make(spec.kind === "order" ? "ol" : "ul", {}, ...rows);
  const worked = paragraphs(spec.worked ?? "");
  if (spec.kind !== "short") return [list, ...worked];
  const look = rows.length ? [make("p", {}, t("Look in your answer for this:")), list] : [];
  return [...paragraphs(spec.model), ...look, ...worked];
}

const HINT_NAMES = [later("a nudge"), later("the method"), later("the first line")];

export function hintLadder(hints) {
  const list = make("ol", { class: "kit-check-hints", "aria-live": "polite" });
  const button = make("button", { type: "button" });
  const name = () => {
    const next = list.children.length;
    const done = next === hints.length;
    const which = { n: next + 1, all: hints.length, name: done ? null : t(HINT_NAMES[next]) };
    button.textContent = done
      ? t("All hints are shown")
      : t("Show a hint ({n} of {all}: {name})", which);
    allow(button, !done);
  };
  button.addEventListener("click", () => {
    const next = list.children.length;
    if (next < hints.length) list.append(make("li", {}, ...inline(hints[next])));
    name();
  });
  const reset = () => {
    list.replaceChildren();
    name();
  };
  reset();
  return { button, list, reset };
}

export function workedAnswer(spec) {
  const short = spec.kind === "short";
  const panel = make("div", { class: "kit-check-worked" }, ...workedNodes(spec));
  const button = make("button", { type: "button" });
  const names = short
    ? [t("Show the model answer"), t("Hide the model answer")]
    : [t("Show a worked answer"), t("Hide the worked answer")];
  const show = (open) => {
    panel.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
    button.textContent = names[Number(open)];
  };
  button.addEventListener("click", () => show(panel.hidden));
  const offer = (allowed) => {
    if (button.hidden !== allowed && !short) return; // a new try leaves an open panel open
    button.hidden = !allowed;
    show(allowed && short);
  };
  offer(false);
  return { button, panel, offer };
}
