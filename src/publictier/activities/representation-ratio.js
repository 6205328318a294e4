// Representation ratio: two published shares become one number, and two numbers may, or may not, be
// compared.
import { allow, button, isAllowed, make } from "./kit/dom.js";
import { exhibit } from "./kit/exhibit.js";
import { ratioLine } from "./kit/ratioline.js";
import { ratioOf, verdictOf, warningOf, wordsOf } from "./kit/ratios.js";
import { verdictWords } from "./kit/replies.js";
import { dataTable } from "./kit/tables.js";

const PLACES = ["first", "second"];
const ANSWERS = ["may", "not"];

const sourceWords = (figure) => `About: ${figure.who}. Source: ${figure.source}. ${figure.date}.`;

// The list of figures to pick one from; each is shown with where it comes from.
function figureList(legend, figures, chosen, onChange) {
  const options = figures.map((figure) => {
    const name = figures[0].role;
    const field = make("input", { type: "radio", name, value: figure.fact, autocomplete: "off" });
    field.checked = figure === chosen;
    field.addEventListener("change", () => onChange(figure));
    const source = make("span", { class: "kit-figure-source" }, sourceWords(figure));
    const words = make("span", {}, figure.statement, source);
    return make("label", { class: "kit-check-option" }, field, words);
  });
  const list = make("fieldset", { class: "kit-figures" }, make("legend", {}, legend), ...options);
  return make("form", {}, list); // so that two on a page do not share their choice
}

const nameOf = ([study]) => `${study.group}, ${study.trials || "trials not named"}`;
const shownRatio = ([study, population]) => ratioOf(study, population).toFixed(2);

function rowOf(pair, words) {
  const [study, population] = pair;
  const shares = [`${study.shown} %`, `${population.shown} %`];
  return [nameOf(pair), ...shares, shownRatio(pair), wordsOf(ratioOf(study, population), words)];
}

const HEADERS = [
  "Group, trials",
  "Share in the trials",
  "Share in the population",
  "Ratio",
  "In words",
];

const onLine = (pair) => ({
  label: nameOf(pair),
  ratio: ratioOf(...pair),
  shown: shownRatio(pair),
});

function resultNodes(pair, { words, warnings }) {
  const [study, population] = pair;
  const sum = `${study.shown} % ÷ ${population.shown} % = ${shownRatio(pair)}`;
  const heading = make("p", { class: "kit-ratio-sum" }, sum);
  const warning = warningOf(study, population);
  if (warning) {
    const label = make("strong", { class: "kit-check-wrong" }, "⚠ No representation ratio. ");
    return [heading, make("p", { class: "kit-ratio-warning" }, label, warnings[warning])];
  }
  const caption = "The ratio of the two shares";
  return [
    heading,
    make("p", {}, `In words: ${wordsOf(ratioOf(study, population), words)}.`),
    ratioLine([onLine(pair)]),
    dataTable({ caption, headers: HEADERS, rows: [rowOf(pair, words)] }),
  ];
}

// What is kept may come from another hand: an unknown figure, or a pair that makes no ratio, falls
// back.
function stateOf(kept, figures) {
  const found = (role, fact) =>
    figures.find((figure) => figure.role === role && figure.fact === fact);
  const any = (role) => figures.find((figure) => figure.role === role);
  const pairOf = (facts) => {
    if (!Array.isArray(facts)) return null;
    const pair = [found("study", facts[0]), found("population", facts[1])];
    return pair.every(Boolean) && !warningOf(...pair) ? pair : null;
  };
  return {
    study: found("study", kept.study) ?? any("study"),
    population: found("population", kept.population) ?? any("population"),
    first: pairOf(kept.first),
    second: pairOf(kept.second),
    said: ANSWERS.includes(kept.said) ? kept.said : null,
  };
}

const factsOf = (pair) => pair && pair.map((figure) => figure.fact);

function remembered({ study, population, first, second, said }) {
  const [one, two] = [first, second].map(factsOf);
  return { study: study.fact, population: population.fact, first: one, second: two, said };
}

function sideBySide(state, words) {
  const kept = PLACES.map((place) => state[place]).filter(Boolean);
  const nothing = "Nothing is kept yet. Keep a first ratio, then a second.";
  if (!kept.length) return [make("p", {}, nothing)];
  const rows = PLACES.map((place) => {
    const label = place === "first" ? "First" : "Second";
    if (!state[place]) return [label, "nothing kept yet", "", "", "", ""];
    return [label, ...rowOf(state[place], words)];
  });
  const headers = ["Kept", ...HEADERS];
  const table = dataTable({ caption: "Two ratios side by side", headers, rows });
  return [table, ratioLine(kept.map((pair) => onLine(pair)))];
}

function replyTo(state, verdicts) {
  if (!state.first || !state.second) return [];
  const key = verdictOf(state.first, state.second);
  const verdict = verdicts[key];
  if (key === "twice") return [make("p", {}, verdict.right)];
  if (!state.said) return [];
  const right = (state.said === "may") === verdict.may;
  return [make("p", {}, ...verdictWords(right), " ", right ? verdict.right : verdict.wrong)];
}

// The second part: two kept ratios, and the learner says whether they may be compared.
function compareSection(state, spec, onSaid) {
  const rows = make("div", {});
  const reply = make("div", { class: "kit-check-reply", role: "status" });
  const ask = make("p", {}, "May these two be compared?");
  const buttons = ["Yes, they may", "No, not as they are"].map((text, i) =>
    button(text, () => onSaid(ANSWERS[i])),
  );
  const answers = make("div", {}, ask, make("div", { class: "kit-check-buttons" }, ...buttons));
  const heading = make("p", { class: "kit-ratio-part" }, "2. Keep two ratios side by side");
  function show() {
    rows.replaceChildren(...sideBySide(state, spec.words));
    const both = state.first && state.second;
    answers.hidden = !both || verdictOf(state.first, state.second) === "twice";
    const pressed = (i) => String(state.said === ANSWERS[i]);
    buttons.forEach((one, i) => one.setAttribute("aria-pressed", pressed(i)));
    reply.replaceChildren(...replyTo(state, spec.verdicts));
  }
  return { node: make("div", {}, heading, rows, answers, reply), show };
}

function build({ spec, kept, keep, say }) {
  const state = stateOf(kept, spec.figures);
  const out = make("div", {});
  const keepers = PLACES.map((place) => button(`Keep as ${place}`, () => keepAs(place)));
  const compare = compareSection(state, spec, (said) => {
    change({ said });
    say(""); // the reply speaks for itself
  });
  function change(part) {
    Object.assign(state, part);
    keep(remembered(state));
    show();
  }
  function picked(part) {
    change(part);
    const warning = warningOf(state.study, state.population);
    const ratio = shownRatio([state.study, state.population]);
    // why stands right below the lists
    say(warning ? "These two shares make no representation ratio." : `The ratio is ${ratio}.`);
  }
  function keepAs(place) {
    const allowed = isAllowed(keepers[0]);
    if (allowed) change({ [place]: [state.study, state.population], said: null });
    say(allowed ? `Kept as ${place}.` : "Not kept: these two shares make no representation ratio.");
  }
  function show() {
    out.replaceChildren(...resultNodes([state.study, state.population], spec));
    for (const one of keepers) allow(one, !warningOf(state.study, state.population));
    compare.show();
  }
  show();
  const of = (role) => spec.figures.filter((figure) => figure.role === role);
  const studies = figureList("Share in the study", of("study"), state.study, (study) =>
    picked({ study }),
  );
  const populations = figureList(
    "Share in the population",
    of("population"),
    state.population,
    (population) => picked({ population }),
  );
  const keeping = make("div", { class: "kit-check-buttons" }, ...keepers);
  return make(
    "div",
    {},
    make("p", { class: "kit-figure-source" }, spec.note),
    make("p", { class: "kit-ratio-part" }, "1. Divide one share by another"),
    make("div", { class: "kit-figure-lists" }, studies, populations),
    out,
    keeping,
    compare.node,
  );
}

function render(mount) {
  exhibit(mount, build);
}

export default { render, stateOf, ratioOf, wordsOf, warningOf, verdictOf };
