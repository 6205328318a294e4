// Judging answers to a self-check.
// Each judge takes the spec and the response, and gives {ask} when there is nothing to judge yet,
// else {correct, summary, items: [{right, label, reply, misconception}]}.
import { normalise } from "./forms.js";
import { readNumber } from "./numbers.js";
import { later, t, tn } from "./words.js";

const item = (right, { reply, misconception }, label = "") => ({
  right,
  label,
  reply,
  misconception,
});

export function judgeOne(spec, [ticked]) {
  if (ticked === undefined) return { ask: t("Choose an answer first.") };
  const answer = spec.answers[ticked];
  return { correct: answer.right, items: [item(answer.right, answer)] };
}

export function judgeMany(spec, ticked) {
  if (!ticked.length) return { ask: t("Tick at least one answer first.") };
  const items = ticked.map((i) => spec.answers[i]).map((a) => item(a.right, a, a.text));
  const left = spec.answers.filter((answer, i) => answer.right && !ticked.includes(i));
  const missed = new Set(left.map((answer) => answer.missed).filter(Boolean));
  items.push(...[...missed].map((reply) => item(false, { reply })));
  const silent = left.filter((answer) => !answer.missed).length;
  if (silent) {
    const more = tn(silent, "{n} more answer belongs here.", "{n} more answers belong here.");
    const look = t("Look again at what you left out.");
    items.push(item(false, { reply: `${more} ${look}` }));
  }
  return { correct: items.every((one) => one.right), items };
}

export function judgeNumber(spec, text) {
  if (!text.trim()) return { ask: t("Write a number first.") };
  const x = readNumber(text);
  if (Number.isNaN(x)) return { ask: t("Write a number in digits, such as 1240 or 0.5.") };
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

export function judgeBlanks(spec, texts) {
  if (texts.every((text) => !text.trim())) return { ask: t("Fill in at least one box first.") };
  const places = spec.blanks.map((blank, i) => texts[i].trim() && judgeBlank(blank, texts[i]));
  return tally(
    places,
    later("{right} of {n} box is right."),
    later("{right} of {n} boxes are right."),
  );
}

function tally(places, one, many) {
  const items = places.filter(Boolean);
  const right = items.filter((entry) => entry.right).length;
  const empty = places.length - items.length;
  const waiting = empty ? ` ${tn(empty, "{n} still waits.", "{n} still wait.")}` : "";
  const summary = `${tn(places.length, one, many, { right })}${waiting}`;
  return { correct: right === places.length, summary, items, places };
}

export function judgeSort(spec, boxes) {
  if (boxes.every((box) => box === null))
    return { ask: t("Put at least one card into a box first.") };
  const places = spec.cards.map((card, i) => {
    if (boxes[i] === null) return null;
    if (boxes[i] === card.box) return item(true, card, card.text);
    const wrong = card.wrong.find((entry) => entry.box === boxes[i]) ?? { reply: card.otherwise };
    return item(false, wrong, card.text);
  });
  const verdict = tally(
    places,
    later("{right} of {n} card is in its box."),
    later("{right} of {n} cards are in their boxes."),
  );
  const wrong = verdict.items.filter((entry) => !entry.right);
  // A few at a time: twelve replies at once help nobody.
  return wrong.length ? { ...verdict, items: wrong.slice(0, 3) } : verdict;
}

export function judgeOrder(spec, order) {
  const at = order.findIndex((line, i) => spec.lines[line].key !== spec.lines[i].key);
  if (at < 0) return { correct: true, items: [item(true, spec)] };
  const line = spec.lines[order[at]];
  const before = at && `${tn(at, "Line 1 is right.", "Lines 1 to {n} are right.")} `;
  const reply = line.reply ?? t("What must come before it?");
  const label = spec.code ? "" : line.text.trim();
  const early = t("Line {n} comes too early.", { n: at + 1 });
  const summary = before ? `${before}${early}` : early;
  return { correct: false, summary, items: [item(false, { ...line, reply }, label)] };
}

export const judgeShort = (spec, text) =>
  text.trim() ? { correct: null } : { ask: t("Write your own answer first, then compare.") };
