// Pairs of facts for which a published table knows how many people have both.
import { barChart } from "./bars.js";
import { pairExpected, pairVerdict, peopleWords, printedPair, shareWords } from "./combination.js";
import { allow, button, inline, isAllowed, make } from "./dom.js";
import { choice } from "./inputs.js";
import { thousands } from "./numbers.js";
import { dataTable } from "./tables.js";

const GUESSES = { high: "Too high", right: "About right", low: "Too low" };
const HEADERS = [
  "Two facts",
  "Share of each",
  "The product expects",
  "The table prints",
  "The product is",
];

function guessesOf({ spec, kept }) {
  const found = kept.pairs && typeof kept.pairs === "object" ? kept.pairs : {};
  const good = spec.pairs.filter(({ id }) => Object.hasOwn(GUESSES, found[id] ?? "-"));
  return Object.fromEntries(good.map(({ id }) => [id, found[id]]));
}

const nameOf = (pair) => `${pair.first}, and ${pair.second}`;

function sharesOf(pair) {
  const [count, of] = pair.share;
  return `${shareWords(pair)} and ${shareWords({ count, of })}`;
}

function rowOf({ spec, rule }, pair, guess) {
  const cells = [nameOf(pair), sharesOf(pair)];
  if (!guess) return [...cells, "not yet", "not yet", ""];
  const verdict = GUESSES[pairVerdict(rule, spec.alike, pair)].toLowerCase();
  return [...cells, peopleWords(pairExpected(pair)), printedPair(rule, pair), verdict];
}

function pairWords({ rule }, pair) {
  const of = `Of ${thousands(pair.of)} made-up people with a condition record`;
  const expected = peopleWords(pairExpected(pair));
  const printed = printedPair(rule, pair);
  const both = `${of}, the product expects ${expected} with both facts.`;
  return `${both} The table prints ${printed}. ${pair.why}`;
}

function picture({ rule }, pair) {
  const expected = pairExpected(pair);
  const range = pair.published ? rule.trueRange(pair.published) : undefined;
  const bars = [
    { label: "The product expects", value: expected, shown: peopleWords(expected) },
    { label: "The table prints", value: pair.published, shown: printedPair(rule, pair), range },
  ];
  return barChart(bars, { alt: pairWords({ rule }, pair), axis: "Made-up people with both facts" });
}

export function pairView(tools) {
  const { spec, rule, kept, keep, say } = tools;
  const guesses = guessesOf(tools);
  const ids = spec.pairs.map((pair) => pair.id);
  let at = ids.includes(kept.pair) ? kept.pair : ids[0];
  const pair = () => spec.pairs.find((one) => one.id === at);
  const [tableOut, out] = [make("div", {}), make("div", {})];
  const question = make("p", { class: "kit-combination-next" });
  const buttons = Object.entries(GUESSES).map(([key, text]) =>
    button(text, (event) => guess(key, event.currentTarget)),
  );

  function show() {
    const known = Boolean(guesses[at]);
    const rows = spec.pairs.map((one) => rowOf(tools, one, guesses[one.id]));
    const caption = "Two facts: the product of their shares, and the published count";
    tableOut.replaceChildren(dataTable({ caption, headers: HEADERS, rows }));
    const words = make("p", {}, pairWords(tools, pair()));
    out.replaceChildren(...(known ? [picture(tools, pair()), words] : []));
    question.textContent = `${nameOf(pair())}: ${spec.words.pair_question}`;
    buttons.forEach((one) => allow(one, !known));
  }
  function guess(key, pressed) {
    if (!isAllowed(pressed)) return;
    guesses[at] = key;
    keep({ pairs: { ...guesses } });
    show();
    const right = key === pairVerdict(rule, spec.alike, pair());
    const replies = spec.words.pair_replies;
    const expected = peopleWords(pairExpected(pair()));
    const numbers = `The product expects ${expected}, the table prints ${printedPair(rule, pair())}.`;
    say(`${replies[right ? `${key}_right` : key]} ${numbers}`);
  }
  const options = spec.pairs.map((one) => [one.id, nameOf(one)]);
  const select = choice("Two facts", options, at, (chosen) => {
    at = chosen;
    keep({ pair: chosen });
    show();
    say(question.textContent);
  });
  show();
  const texts = [spec.words.pairs, spec.words.together].map((text) =>
    make("p", {}, ...inline(text)),
  );
  const fields = make("div", { class: "kit-act-fields" }, select);
  const row = make("div", { class: "kit-check-buttons" }, ...buttons);
  return make("div", { class: "kit-combination" }, ...texts, tableOut, fields, out, question, row);
}
