// One self-check. The same file runs as a widget in Jupyter and, made classic by
// tools/activities.py, on the static page; so it imports nothing.
// Texts from a lesson only ever become text nodes: never markup.

// --- texts
function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) node.setAttribute(name, "");
    else if (value !== false && value != null) node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
}

// The same pattern as in publictier/check/_markup.py.
const INLINE = /`([^`]+)`|\*\*([^*]+)\*\*|\*([^*\s](?:[^*]*[^*\s])?)\*/g;

function inline(text) {
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

function paragraphs(text) {
  const pieces = text.split(/\n\s*\n/).map((piece) => piece.trim()).filter(Boolean);
  return pieces.map((piece) => make("p", {}, ...inline(piece)));
}

// The same steps as in publictier/check/_forms.py.
const STEPS = [
  [/["'`\u2018\u2019\u201c\u201d]/g, ""],
  [/<=|=<|⩽|≦/g, "≤"],
  [/\s+/g, " "],
  [/^ | ?[.!?;,]? ?$/g, ""],
  [/(\d),(?=\d{3}(?!\d))/g, "$1"],
  [/(?:(?:less|fewer) than or equal to|at most|up to|(?:no|not) more than) (?=\d)/g, "≤"],
  [/(\d+) or (?:fewer|less|under|below)/g, "≤$1"],
  [/ ?≤ ?/g, "≤"],
  [/ %/g, "%"],
];

function normalise(text) {
  return STEPS.reduce(
    (form, [pattern, by]) => form.replace(pattern, by),
    text.normalize("NFKC").toLowerCase(),
  );
}

// A number as people write it: 1240, 1,240, 1 240, -0.5, 12 %. Anything else gives NaN.
function readNumber(text) {
  // a unit behind the number, as in "40 people", is no mistake
  const plain = text.trim().replace(/[\u2212\u2013]/g, "-").replace(/\s*(%|\s[a-z ]+)$/i, "");
  if (/^[-+]?\d{1,3}([, \u00a0\u202f]\d{3})+(\.\d+)?$/.test(plain)) {
    return Number(plain.replace(/[, \u00a0\u202f]/g, ""));
  }
  return /^[-+]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : NaN;
}

// --- judging
// Each judge takes the spec and the response, and gives {ask} when there is nothing to judge yet,
// else {correct, summary, items: [{right, label, reply, misconception}]}.

const item = (right, { reply, misconception }, label = "") => ({ right, label, reply, misconception });
const some = (n, one, many) => `${n} ${n === 1 ? one : many}`;

function judgeOne(spec, [ticked]) {
  if (ticked === undefined) return { ask: "Choose an answer first." };
  const answer = spec.answers[ticked];
  return { correct: answer.right, items: [item(answer.right, answer)] };
}

function judgeMany(spec, ticked) {
  if (!ticked.length) return { ask: "Tick at least one answer first." };
  const items = ticked.map((i) => spec.answers[i]).map((a) => item(a.right, a, a.text));
  const left = spec.answers.filter((answer, i) => answer.right && !ticked.includes(i));
  items.push(...left.filter((a) => a.missed).map((a) => item(false, { reply: a.missed })));
  const silent = left.filter((answer) => !answer.missed).length;
  if (silent) {
    const more = some(silent, "more answer belongs", "more answers belong");
    items.push(item(false, { reply: `${more} here. Look again at what you left out.` }));
  }
  return { correct: items.every((one) => one.right), items };
}

function judgeNumber(spec, text) {
  if (!text.trim()) return { ask: "Write a number first." };
  const x = readNumber(text);
  if (Number.isNaN(x)) return { ask: "Write a number in digits, such as 1240 or 0.5." };
  // Widened by a hair, because 0.1 + 0.2 is not exactly 0.3 in a computer.
  const hair = 1e-9 * Math.max(1, Math.abs(x));
  const within = (span) => span.from - hair <= x && x <= span.to + hair;
  if (within(spec.right)) return { correct: true, items: [item(true, spec.right)] };
  const wrong = spec.wrong.find(within) ?? { reply: spec.otherwise };
  return { correct: false, items: [item(false, wrong)] };
}

function judgeBlank(blank, text) {
  const form = normalise(text);
  const among = (forms) => forms.some((one) => normalise(one) === form);
  if (among(blank.accept)) return item(true, blank, blank.label);
  const wrong = blank.wrong.find((entry) => among(entry.when)) ?? { reply: blank.otherwise };
  return item(false, wrong, blank.label);
}

function judgeBlanks(spec, texts) {
  if (texts.every((text) => !text.trim())) return { ask: "Fill in at least one box first." };
  const places = spec.blanks.map((blank, i) => texts[i].trim() && judgeBlank(blank, texts[i]));
  return tally(places, "box is right", "boxes are right");
}

function tally(places, one, many) {
  const items = places.filter(Boolean);
  const right = items.filter((entry) => entry.right).length;
  const empty = places.length - items.length;
  const waiting = empty ? ` ${empty} still ${empty === 1 ? "waits" : "wait"}.` : "";
  const summary = `${right} of ${some(places.length, one, many)}.${waiting}`;
  return { correct: right === places.length, summary, items, places };
}

function judgeSort(spec, boxes) {
  if (boxes.every((box) => box === null)) return { ask: "Put at least one card into a box first." };
  const places = spec.cards.map((card, i) => {
    if (boxes[i] === null) return null;
    if (boxes[i] === card.box) return item(true, card, card.text);
    const wrong = card.wrong.find((entry) => entry.box === boxes[i]) ?? { reply: card.otherwise };
    return item(false, wrong, card.text);
  });
  const verdict = tally(places, "card is in its box", "cards are in their boxes");
  const wrong = verdict.items.filter((entry) => !entry.right);
  // A few at a time: twelve replies at once help nobody.
  return wrong.length ? { ...verdict, items: wrong.slice(0, 3) } : verdict;
}

function judgeOrder(spec, order) {
  const at = order.findIndex((line, i) => spec.lines[line].key !== spec.lines[i].key);
  if (at < 0) return { correct: true, items: [item(true, spec)] };
  const line = spec.lines[order[at]];
  const fine = at === 0 ? "" : at === 1 ? "Line 1 is right. " : `Lines 1 to ${at} are right. `;
  const reply = line.reply ?? "What must come before it?";
  const label = spec.code ? "" : line.text.trim();
  const summary = `${fine}Line ${at + 1} comes too early.`;
  return { correct: false, summary, items: [item(false, { ...line, reply }, label)] };
}

const judgeShort = (spec, text) =>
  text.trim() ? { correct: null } : { ask: "Write your own answer first, then compare." };

// --- answer fields
// Each gives {node, read()}; where there are several places also mark(places), to write each
// verdict beside its place; and reset() where the form's own reset is not enough.

function box(type, name, text) {
  const input = make("input", { type, name, autocomplete: "off" });
  const words = make("span", {}, ...inline(text));
  return [input, make("label", { class: "kit-check-option" }, input, words)];
}

function choiceField(spec) {
  const type = spec.kind === "choose_one" ? "radio" : "checkbox";
  const made = spec.answers.map((answer) => box(type, "answer", answer.text));
  const inputs = made.map(([input]) => input);
  const read = () => inputs.flatMap((input, i) => (input.checked ? [i] : []));
  return { node: make("div", {}, ...made.map(([, label]) => label)), read };
}

function textField(spec) {
  const long = spec.kind === "short";
  const unit = spec.unit ? [" (", ...inline(spec.unit), ")"] : [];
  // Some phones' number pads have no minus.
  const pad = spec.right?.from < 0 ? "text" : "decimal";
  const mode = { type: "text", inputmode: pad, autocomplete: "off" };
  const input = long ? make("textarea", { autocomplete: "off", rows: 4 }) : make("input", mode);
  const name = make("span", {}, "Your answer", ...unit);
  const node = make("div", {}, make("label", { class: "kit-check-field" }, name, input));
  const note = "Your words stay here: they are not judged, kept or sent.";
  if (long) node.append(make("p", { class: "kit-check-note" }, note));
  return { node, read: () => input.value };
}

function marks(count) {
  const nodes = Array.from({ length: count }, () => make("span", { class: "kit-check-mark" }));
  const words = (place) => (place ? verdictWords(place.right) : []);
  const mark = (places) => nodes.forEach((node, i) => node.replaceChildren(...words(places[i])));
  return [nodes, mark];
}

function blanksField(spec) {
  const [nodes, mark] = marks(spec.blanks.length);
  const inputs = spec.blanks.map(() => make("input", { type: "text", autocomplete: "off" }));
  const rows = spec.blanks.map((blank, i) => {
    const name = make("span", {}, ...inline(blank.label));
    const label = make("label", { class: "kit-check-field" }, name, inputs[i]);
    return make("div", { class: "kit-check-blank" }, label, nodes[i]);
  });
  return { node: make("div", {}, ...rows), read: () => inputs.map((input) => input.value), mark };
}

function sortField(spec) {
  const [nodes, mark] = marks(spec.cards.length);
  const all = [];
  const cards = spec.cards.map((card, i) => {
    const made = spec.boxes.map((name) => box("radio", `card-${i}`, name));
    all.push(made.map(([input]) => input));
    const legend = make("legend", {}, ...inline(card.text));
    const labels = made.map(([, label]) => label);
    const row = make("div", { class: "kit-check-boxes" }, ...labels, nodes[i]);
    return make("fieldset", { class: "kit-check-card" }, legend, row);
  });
  const read = () => all.map((row) => spec.boxes[row.findIndex((input) => input.checked)] ?? null);
  return { node: make("div", {}, ...cards), read, mark };
}

const lineNodes = (spec, text) => (spec.code ? [make("code", {}, text)] : inline(text.trim()));

function orderField(spec, announce) {
  const list = make("ol", { class: "kit-check-lines" });
  const buttons = [];
  const rows = spec.lines.map((line, i) => {
    const shown = make("span", { class: "kit-check-line" }, ...lineNodes(spec, line.text));
    const name = shown.textContent.trim();
    const row = make("li", { "data-line": i }, shown);
    const moves = [["Up", -1], ["Down", 1]].map(([word, step]) => {
      const button = make("button", { type: "button", "aria-label": `${word}: ${name}` }, word);
      button.addEventListener("click", () => move(row, step, button));
      return button;
    });
    buttons.push(moves);
    row.append(make("span", { class: "kit-check-moves" }, ...moves));
    return row;
  });
  const order = () => [...list.children].map((row) => Number(row.dataset.line));
  // aria-disabled, not disabled: a disabled button would lose the focus at the end of the list.
  const ends = () =>
    order().forEach((line, place, lines) => {
      buttons[line][0].setAttribute("aria-disabled", String(place === 0));
      buttons[line][1].setAttribute("aria-disabled", String(place === lines.length - 1));
    });
  function move(row, step, button) {
    const place = [...list.children].indexOf(row) + step;
    if (place < 0 || place >= rows.length) return;
    if (step < 0) row.previousElementSibling.before(row);
    else row.nextElementSibling.after(row);
    ends();
    button.focus();
    announce(`Moved to line ${place + 1} of ${rows.length}.`);
  }
  const reset = () => {
    list.replaceChildren(...spec.start.map((i) => rows[i]));
    ends();
  };
  reset();
  return { node: list, read: order, reset };
}

const KINDS = {
  choose_one: [choiceField, judgeOne],
  choose_many: [choiceField, judgeMany],
  number: [textField, judgeNumber],
  blanks: [blanksField, judgeBlanks],
  order: [orderField, judgeOrder],
  sort: [sortField, judgeSort],
  short: [textField, judgeShort],
};

// --- replies, hints, worked answer
// Words and a symbol, so that nothing hangs on colour.
function verdictWords(right) {
  const [name, symbol, words] = right ? ["right", "✓ ", "Right."] : ["wrong", "✗ ", "Not yet."];
  const shown = make("span", { "aria-hidden": "true" }, symbol);
  return [make("strong", { class: `kit-check-${name}` }, shown, words)];
}

function replyNode(tag, entry) {
  const label = entry.label ? [" ", make("em", {}, ...inline(entry.label)), ":"] : [];
  const attributes = { "data-misconception": entry.misconception };
  return make(tag, attributes, ...verdictWords(entry.right), ...label, " ", ...inline(entry.reply));
}

function verdictNodes(verdict) {
  const summary = verdict.summary ? [make("p", {}, verdict.summary)] : [];
  const [only, ...more] = verdict.items;
  if (!more.length) return [...summary, replyNode("p", only)];
  return [...summary, make("ul", {}, ...verdict.items.map((entry) => replyNode("li", entry)))];
}

function workedNodes(spec) {
  const row = (nodes, reply) => make("li", {}, make("strong", {}, ...nodes), " ", ...inline(reply));
  const chosen = () => spec.answers.filter((a) => a.right).map((a) => row(inline(a.text), a.reply));
  const rows = {
    choose_one: chosen, choose_many: chosen,
    number: () => [row([spec.right.shown, " ", ...inline(spec.unit ?? "")], spec.right.reply)],
    blanks: () => spec.blanks.map((b) => row([...inline(b.label), ": ", b.accept[0]], b.reply)),
    order: () => spec.lines.map((line) => make("li", {}, ...lineNodes(spec, line.text))),
    sort: () => spec.cards.map((c) => row([...inline(c.text), " → ", ...inline(c.box)], c.reply)),
    short: () => spec.look_for.map((point) => make("li", {}, ...inline(point))),
  }[spec.kind]();
  const list = make(spec.kind === "order" ? "ol" : "ul", {}, ...rows);
  const worked = paragraphs(spec.worked ?? "");
  if (spec.kind !== "short") return [list, ...worked];
  const look = rows.length ? [make("p", {}, "Look in your answer for this:"), list] : [];
  return [...paragraphs(spec.model), ...look, ...worked];
}

const HINT_NAMES = ["a nudge", "the method", "the first line"];

function hintLadder(hints) {
  const list = make("ol", { class: "kit-check-hints", "aria-live": "polite" });
  const button = make("button", { type: "button" });
  const name = () => {
    const next = list.children.length;
    const done = next === hints.length;
    const which = `${next + 1} of ${hints.length}: ${HINT_NAMES[next]}`;
    button.textContent = done ? "All hints are shown" : `Show a hint (${which})`;
    button.setAttribute("aria-disabled", String(done));
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

function workedAnswer(spec) {
  const short = spec.kind === "short";
  const panel = make("div", { class: "kit-check-worked" }, ...workedNodes(spec));
  const button = make("button", { type: "button" });
  const what = `${short ? "model" : "worked"} answer`;
  const show = (open) => {
    panel.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
    button.textContent = `${open ? "Hide the" : short ? "Show the" : "Show a"} ${what}`;
  };
  button.addEventListener("click", () => show(panel.hidden));
  const allow = (allowed) => {
    if (button.hidden !== allowed && !short) return; // a new try leaves an open panel open
    button.hidden = !allowed;
    show(allowed && short);
  };
  allow(false);
  return { button, panel, allow };
}

// --- the whole
function render({ model, el }) {
  const spec = model.get("spec");
  const status = make("div", { class: "kit-check-reply", role: "status" });
  const announce = (text) => status.replaceChildren(make("p", {}, text));
  const [makeField, judge] = KINDS[spec.kind];
  const field = makeField(spec, announce);
  const hints = hintLadder(spec.hints);
  const worked = workedAnswer(spec);
  const ask = spec.kind === "short" ? "Compare with a model answer" : "Check my answer";
  const submit = make("button", { type: "submit", class: "kit-check-submit" }, ask);
  const again = make("button", { type: "button" }, "Start again");
  const name = make("span", { class: "kit-check-name" }, "Check yourself.");
  const legend = make("legend", { class: "kit-check-question" }, name, " ", ...inline(spec.question));
  const help = make("div", { class: "kit-check-buttons" }, worked.button, again);
  if (spec.hints.length) help.prepend(hints.button);
  // The reply follows the button, so that the button does not jump away as the reply appears.
  const form = make("form", { novalidate: true }, make("fieldset", {}, legend, field.node), submit);
  form.append(status, help, ...(spec.hints.length ? [hints.list] : []), worked.panel);

  function tell(answered, correct) {
    model.set("answered", answered);
    model.set("correct", correct);
    model.save_changes();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const verdict = judge(spec, field.read());
    if (verdict.ask) return announce(verdict.ask);
    field.mark?.(verdict.places);
    worked.allow(true);
    if (spec.kind === "short") announce("Compare your answer with the model answer below.");
    else status.replaceChildren(...verdictNodes(verdict));
    tell(true, verdict.correct);
  });
  again.addEventListener("click", () => {
    form.reset();
    field.reset?.();
    field.mark?.([]);
    hints.reset();
    worked.allow(false);
    tell(false, null);
    announce("Ready for a new try.");
  });

  // Only the static page's host remembers earlier visits.
  const before = { right: "You have answered this before: right.", tried: "You have tried this." };
  if (before[model.get("progress")]) announce(before[model.get("progress")]);
  const root = make("div", { class: "kit-check", "data-check": spec.id, "data-kind": spec.kind }, form);
  // In Jupyter, keys pressed here must not move the notebook's selection.
  root.setAttribute("data-lm-suppress-shortcuts", "true");
  el.append(root);
}

export default { render, normalise };
