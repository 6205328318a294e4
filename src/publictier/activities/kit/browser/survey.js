// A survey, one of its questions with the answers, and an invented variant.
import { make } from "../dom.js";
import { thousands, twoDecimals } from "../numbers.js";
import { dataTable } from "../tables.js";
import { countsPanel, seriesPanel } from "./panel.js";

const WAYS = [
  ["answers", "Answers"],
  ["sex", "By sex"],
  ["age", "By age"],
];

export function surveyView(store, route, tools) {
  const survey = store.survey(route.id);
  if (!survey) return null;
  const rows = store
    .questionsOf(survey.id)
    .map((question) => [
      tools.link(tools.routeTo(question), question.name),
      tools.rule.shown(question.count),
      question.of ? `asked after “${answerName(store, question)}”` : "",
    ]);
  const headers = ["Question", "Participants asked", "When"];
  const caption = `${survey.name}: questions (made-up people)`;
  const words = `${tools.rule.shown(survey.count)} participants took this survey.`;
  return {
    title: survey.name,
    nodes: [make("p", {}, words), dataTable({ caption, headers, rows })],
    limits: ["surveys"],
  };
}

function answerName(store, question) {
  const asked = store.find(question.of);
  return asked?.answers.find((answer) => answer.id === question.after)?.name ?? "another question";
}

// A question that follows another one is put to some people only; they are its denominator.
function answersPanel(store, question, tools) {
  const of = question.of ? question.count : store.survey(question.survey).count;
  const rows = question.answers.map(({ name, count }) => ({ label: name, count, of }));
  const percentOf = question.of
    ? "those who were asked this; the file of the table divides by all who took the survey"
    : "those who took the survey";
  const reading = { title: question.name, first: "Answer", rows, percentOf };
  const nodes = [countsPanel(reading, tools), make("p", {}, addedWords(question, tools))];
  const follow = store.questions.filter((one) => one.of === question.id);
  if (follow.length) nodes.push(followUps(store, follow, tools));
  return nodes;
}

function addedWords({ answers, count }, { rule }) {
  const sum = answers.reduce((all, answer) => all + answer.count, 0);
  const words = `The answers add up to ${thousands(sum)}; ${thousands(count)} were asked.`;
  if (sum > count + answers.length * rule.base)
    return `${words} People could choose more than one answer.`;
  if (sum >= count) return `${words} Each was rounded up by itself.`;
  return `${words} The others have no answer in these tables.`;
}

function followUps(store, questions, tools) {
  const items = questions.map((one) =>
    make("li", {}, `After “${answerName(store, one)}”: `, tools.link(tools.routeTo(one), one.name)),
  );
  return make("div", {}, make("h3", {}, "Questions that follow"), make("ul", {}, ...items));
}

function byPanel(store, question, by, tools) {
  const labels = by === "sex" ? store.sexes : store.ages;
  const series = question.answers.map((answer) => ({ name: answer.name, counts: answer[by] }));
  const reading = {
    title: `${question.name}, by ${by}`,
    first: by === "sex" ? "Sex" : "Age",
    labels,
    series,
  };
  return [seriesPanel(reading, tools)];
}

export function questionView(store, route, tools) {
  const question = store.find(route.id);
  if (!question?.answers) return null;
  const by = WAYS.some(([key]) => key === route.by) ? route.by : "answers";
  const survey = store.survey(question.survey);
  const when = question.of ? ` Asked after “${answerName(store, question)}”.` : "";
  const words = `${tools.rule.shown(question.count)} participants were asked. From the survey ${survey.name}.${when}`;
  const panel =
    by === "answers" ? answersPanel(store, question, tools) : byPanel(store, question, by, tools);
  const nodes = [
    make("p", {}, words),
    tools.wayButtons(WAYS, by, route),
    tools.switches({ hasShares: by === "answers" }),
    ...panel,
  ];
  const back = [{ view: "survey", id: question.survey }, `All questions of ${survey.name}`];
  const limits = ["surveys", ...(by === "answers" ? [] : [by])];
  const said = `Shown: ${WAYS.find(([key]) => key === by)[1].toLowerCase()}.`;
  return { title: question.name, nodes, limits, back, said };
}

export function variantView(store, route, tools) {
  const variant = store.find(route.id);
  if (!variant?.groups) return null;
  const rows = variant.groups.map(([group, count, number, frequency, homozygotes]) => [
    group === "Total" ? "All groups" : `Group ${group}`,
    thousands(count),
    thousands(number),
    String(frequency),
    `${twoDecimals(100 * frequency)} %`,
    thousands(homozygotes),
  ]);
  const headers = [
    "Group",
    "Allele count",
    "Allele number",
    "Allele frequency",
    "As percent",
    "Homozygotes",
  ];
  const caption = `${variant.id} by numbered group (made-up people; exact counts)`;
  const words = `${variant.kind}, ${variant.variant_type}, ${variant.consequence}. Allele frequency is the allele count over the allele number. A homozygote is a person with two copies.`;
  return {
    title: `${variant.id}, an invented variant`,
    limits: ["variants"],
    nodes: [
      make("p", {}, words),
      dataTable({ caption, headers, rows }),
      tools.saveTable(variant.id, headers, rows),
    ],
    back: [{ view: "domain", id: "variants" }, "All invented variants"],
  };
}
