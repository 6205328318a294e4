// Cohort builder: who is included, who is left out, and what each step would publish. The town is
// expanded here from a seed; nobody's row is in the page, and no exact count is shown.
import { barChart } from "./kit/bars.js";
import { groupsEditor } from "./kit/cohort-editor.js";
import { AMONG, MOST, attrition, cohortWords, readGroups } from "./kit/cohort.js";
import { make } from "./kit/dom.js";
import { exhibit } from "./kit/exhibit.js";
import { choice } from "./kit/inputs.js";
import { twoDecimals } from "./kit/numbers.js";
import { rangeWords } from "./kit/rule.js";
import { dataTable } from "./kit/tables.js";
import { expandTown } from "./kit/town.js";

const START = {
  include: [[{ kind: "record", value: "", how: "" }]],
  exclude: [],
  among: "everyone",
};
const DENOMINATORS = [
  ["everyone", "everyone in the town"],
  ["record", "people who shared a record"],
  ["survey", "people who took the survey"],
];
const WHY = {
  everyone:
    "Everyone counts here, also people who shared no record. What they have is not known, and they " +
    "count as if they had no record of it.",
  record:
    "Only people who shared a record can have a record of a condition or a medicine. So they are " +
    "the fair denominator for a question about records.",
  survey:
    "Only people who took the survey could answer. So they are the fair denominator for a question " +
    "about answers.",
};
const ABOUT = {
  condition: "record",
  drug: "record",
  record: "record",
  told: "survey",
  sleep: "survey",
  survey: "survey",
};
const NO_SHARE =
  "“No share” stands where somebody in the step is outside the denominator. A part must lie inside " +
  "its whole.";

// What the choice of denominator means for this cohort.
function whyWords({ include, exclude, among }) {
  const asked = new Set([...include, ...exclude].flat().map(({ kind }) => ABOUT[kind]));
  if (asked.has("record") && asked.has("survey")) {
    const both =
      "This cohort asks about records and about answers: only people with both can be fully";
    return `${WHY[among]} ${both} known, so no single choice here is fair.`;
  }
  const fits = asked.has("record") ? "record" : asked.has("survey") ? "survey" : among;
  const asks = fits === "record" ? "records" : "answers";
  const ask = fits === among ? "" : ` This cohort asks about ${asks}. Which denominator fits that?`;
  return WHY[among] + ask;
}

function readState(parameters, kept) {
  const include = readGroups(parameters, kept.include, MOST.include, START.include);
  const exclude = readGroups(parameters, kept.exclude, MOST.exclude, START.exclude);
  const among = Object.hasOwn(AMONG, kept.among) ? kept.among : START.among;
  return { include, exclude, among };
}

function rowOf(rule, { step, published, percent }) {
  if (!published) return [step, "no row", "0", "no row"];
  const least = published === rule.base ? "≤ " : "";
  const share = percent === null ? "no share" : `${least}${twoDecimals(percent)} %`;
  return [step, rule.shown(published), rangeWords(rule.trueRange(published)), share];
}

const shortName = (step) => step.split(":")[0].replace(" in the town", "");

function barOf(rule, { step, published }) {
  const label = shortName(step);
  if (!published) return { label, value: 0, shown: "no row" };
  return {
    label,
    value: published,
    shown: rule.shown(published),
    range: rule.trueRange(published),
  };
}

function resultNodes({ parameters, rule, steps, state }) {
  const denominator = DENOMINATORS.find(([key]) => key === state.among)[1];
  const rows = steps.map((step) => rowOf(rule, step));
  const headers = ["Step", "Published", "It can stand for", `Percent of ${denominator}`];
  const caption = "People who remain after each step (made-up people)";
  const each = rows.map(([step, shown]) => `${shortName(step)}: ${shown}`).join("; ");
  const alt = `${each}. The table has all numbers.`;
  const axis =
    "Published number of people. The dashed box covers the true counts it can stand for.";
  const nodes = [
    make("p", { class: "kit-cohort-words" }, cohortWords(parameters, state)),
    dataTable({ caption, headers, rows }),
    make("p", {}, whyWords(state)),
  ];
  if (steps.some(({ published, percent }) => published && percent === null)) {
    nodes.push(make("p", {}, NO_SHARE));
  }
  nodes.push(
    barChart(
      steps.map((step) => barOf(rule, step)),
      { alt, axis },
    ),
  );
  return nodes;
}

function build({ spec, rule, kept, keep, say }) {
  const parameters = spec.town;
  const people = expandTown(parameters, spec.seed, spec.size);
  const state = readState(parameters, kept);
  const out = make("div", { class: "kit-cohort-result" });
  const stepsNow = () => attrition({ parameters, rule, people, cohort: state, among: state.among });
  function change(part, said = "") {
    Object.assign(state, part);
    keep({ ...state });
    const steps = show();
    const [, count, , share] = rowOf(rule, steps.at(-1));
    const result = count === share ? count : `published ${count}, percent ${share}`;
    say(`${said} After the last step: ${result}.`.trim());
  }
  function show() {
    const steps = stepsNow();
    out.replaceChildren(...resultNodes({ parameters, rule, steps, state }));
    return steps;
  }
  const editor = (part) => {
    const changed = (groups, said) => change({ [part]: groups }, said);
    return groupsEditor({ parameters, part, groups: state[part], changed, say });
  };
  const among = choice("Percent of", DENOMINATORS, state.among, (chosen) =>
    change({ among: chosen }),
  );
  show();
  const below = make("div", { class: "kit-act-fields" }, among);
  return make("div", { class: "kit-cohort" }, editor("include"), editor("exclude"), below, out);
}

function render(mount) {
  exhibit(mount, build);
}

export default { render, readState, whyWords };
