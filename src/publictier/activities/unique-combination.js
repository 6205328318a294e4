// Your unique combination: how fast multiplied facts make a made-up person rare, and where
// multiplying goes wrong.
import { cardView } from "./kit/combination-cards.js";
import { pairView } from "./kit/combination-pairs.js";
import {
  expectedPeople,
  pairExpected,
  pairVerdict,
  peopleWords,
  printedFor,
  shareWords,
} from "./kit/combination.js";
import { make } from "./kit/dom.js";
import { exhibit } from "./kit/exhibit.js";
import { choice } from "./kit/inputs.js";
import { ruleOf } from "./kit/rule.js";

const VIEWS = [
  ["cards", "a character card"],
  ["pairs", "where multiplying goes wrong"],
];
const computed = {
  ruleOf,
  expectedPeople,
  pairExpected,
  pairVerdict,
  peopleWords,
  printedFor,
  shareWords,
};

function build(tools) {
  const { spec, kept, keep, say } = tools;
  const known = VIEWS.map(([key]) => key);
  const views = { cards: cardView(tools), pairs: pairView(tools) };
  function show(view) {
    for (const key of known) views[key].hidden = key !== view;
  }
  const first = known.includes(kept.view) ? kept.view : known[0];
  const view = choice("Look at", VIEWS, first, (chosen) => {
    keep({ view: chosen });
    show(chosen);
    say(`Now you look at ${VIEWS.find(([key]) => key === chosen)[1]}.`);
  });
  show(first);
  const notice = make("p", {}, spec.words.notice);
  const fields = make("div", { class: "kit-act-fields" }, view);
  return make("div", {}, notice, fields, tools.status, ...Object.values(views));
}

function render(mount) {
  exhibit(mount, build);
}

export default { render, computed };
