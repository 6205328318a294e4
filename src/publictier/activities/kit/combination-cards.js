// The character cards: a prediction before each fact, then how many are expected to match.
import { barChart } from "./bars.js";
import {
  effectOf,
  expectedPeople,
  pairVerdict,
  peopleWords,
  printedFor,
  shareWords,
} from "./combination.js";
import { allow, button, isAllowed, make, some } from "./dom.js";
import { choice } from "./inputs.js";
import { thousands } from "./numbers.js";
import { dataTable } from "./tables.js";

const GUESSES = { more: "more people", fewer: "fewer people", same: "as many people" };
const HEADERS = [
  "Fact",
  "Share",
  "You said",
  "People expected to match so far",
  "A public table prints",
];

// What is kept may have been changed by somebody's own hand.
function guessesOf({ spec, kept }) {
  const found = kept.guesses && typeof kept.guesses === "object" ? kept.guesses : {};
  const good = (list) => {
    if (!Array.isArray(list)) return [];
    const end = list.findIndex((one) => !Object.hasOwn(GUESSES, one));
    return end < 0 ? list : list.slice(0, end);
  };
  return Object.fromEntries(
    spec.cards.map((card) => [card.id, good(found[card.id]).slice(0, card.facts.length)]),
  );
}

function rowsOf({ spec, rule }, card, guesses) {
  const facts = card.facts.map((name) => spec.facts[name]);
  const all = { label: "Everyone", matches: spec.everyone, cells: ["Everyone", "100 %", ""] };
  const rows = facts.map((fact, i) => {
    const label = `${i + 1} of ${facts.length}`;
    if (i >= guesses.length) return { label, cells: [label, "not yet", "", "", ""] };
    const right = guesses[i] === effectOf(fact);
    const said = `${GUESSES[guesses[i]]} ${right ? "✓ right" : "✗ not so"}`;
    const counts = `${thousands(fact.count)} of ${thousands(fact.of)}`;
    const share = `${shareWords(fact)} (${counts}, ${fact.among})`;
    const matches = expectedPeople(spec.everyone, facts.slice(0, i + 1));
    return { label, matches, cells: [`${i + 1}. ${fact.text}`, share, said] };
  });
  return [all, ...rows].map((row) => {
    if (row.matches === undefined) return row;
    const printed = rule.shown(printedFor(rule, row.matches));
    return { ...row, cells: [...row.cells, peopleWords(row.matches), printed] };
  });
}

function matchWords({ spec, rule }, card, known) {
  const facts = card.facts.slice(0, known).map((name) => spec.facts[name]);
  const matches = expectedPeople(spec.everyone, facts);
  const of = `Of ${thousands(spec.everyone)} made-up people,`;
  if (!known) return `${of} all match: no fact is known yet.`;
  const people = matches < 1 ? "less than one person is" : `about ${peopleWords(matches)} are`;
  const parts = [`${of} ${people} expected to match ${some(known, "fact", "facts")}.`];
  if (matches < 1) parts.push(spec.words.below_one);
  else if (matches <= rule.base) parts.push(spec.words.below_twenty);
  return parts.join(" ");
}

function linkedWords({ spec, rule }, card, known) {
  const facts = card.facts.slice(0, known);
  const pairs = spec.pairs.filter((pair) => {
    const both = pair.facts.length && pair.facts.every((name) => facts.includes(name));
    return both && pairVerdict(rule, spec.alike, pair) !== "right";
  });
  return pairs.map((pair) => `${spec.words.linked} ${pair.first}, and ${pair.second}. ${pair.why}`);
}

function picture(rows, words) {
  const bars = rows.map(({ label, matches }) => {
    const known = matches !== undefined;
    return { label, value: known ? matches : 0, shown: known ? peopleWords(matches) : "not yet" };
  });
  const axis = "Facts known; made-up people expected to match them all";
  // on a phone, the longest bar needs more room for its number
  return barChart(bars, { alt: words, axis, most: rows[0].matches * 1.15 });
}

function replyTo(spec, fact, guess) {
  const effect = effectOf(fact);
  const { replies } = spec.words;
  return replies[guess === effect ? `${guess}_right` : guess];
}

// Which card lies open, and what has been guessed of each; kept from change to change.
function cardState({ spec, kept, keep }, guesses) {
  const ids = spec.cards.map((card) => card.id);
  let at = ids.includes(kept.card) ? kept.card : ids[0];
  const write = (list) => {
    guesses[at] = list;
    keep({ guesses: { ...guesses } });
  };
  return {
    card: () => spec.cards.find((one) => one.id === at),
    guesses: () => guesses[at],
    next: () => spec.facts[spec.cards.find((one) => one.id === at).facts[guesses[at].length]],
    guess: (key) => write([...guesses[at], key]),
    anew: () => write([]),
    open(id) {
      at = id;
      keep({ card: id });
    },
  };
}

function shownParts(tools, state) {
  const card = state.card();
  const known = state.guesses().length;
  const rows = rowsOf(tools, card, state.guesses());
  const words = [matchWords(tools, card, known), ...linkedWords(tools, card, known)];
  const caption = `${card.name}: how many match`;
  const table = dataTable({ caption, headers: HEADERS, rows: rows.map((row) => row.cells) });
  return [...words.map((text) => make("p", {}, text)), table, picture(rows, words.join(" "))];
}

function questionWords({ spec }, state) {
  const next = state.next();
  if (!next) return spec.words.done;
  return `Next fact of ${state.card().name}: ${next.text}. When it is added, how many people match?`;
}

export function cardView(tools) {
  const { spec, say } = tools;
  const state = cardState(tools, guessesOf(tools));
  const out = make("div", {});
  const question = make("p", { class: "kit-combination-next" });
  const buttons = Object.entries(GUESSES).map(([key, text]) =>
    button(text[0].toUpperCase() + text.slice(1), (event) => guess(key, event.currentTarget)),
  );
  const matching = () => matchWords(tools, state.card(), state.guesses().length);

  function show(words) {
    out.replaceChildren(...shownParts(tools, state));
    question.textContent = questionWords(tools, state);
    buttons.forEach((one) => allow(one, Boolean(state.next())));
    if (words) say(words);
  }
  function guess(key, pressed) {
    if (!isAllowed(pressed)) return;
    const fact = state.next();
    state.guess(key);
    show(`${replyTo(spec, fact, key)} ${matching()}`);
  }
  const anew = button("This card again", () => {
    state.anew();
    show(`${state.card().name} starts again.`);
  });
  const options = spec.cards.map(({ id, name }) => [id, name]);
  const select = choice("Card", options, state.card().id, (chosen) => {
    state.open(chosen);
    show(`${state.card().name}. ${matching()}`);
  });
  show();
  const fields = make("div", { class: "kit-act-fields" }, select);
  const row = make("div", { class: "kit-check-buttons" }, ...buttons, anew);
  const note = make("p", {}, spec.words.guess);
  return make("div", { class: "kit-combination" }, note, fields, question, row, out);
}
