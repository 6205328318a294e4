// A survey, one of its questions with the answers, and an invented variant.
import { make } from "../dom.js";
import { thousands, twoDecimals } from "../numbers.js";
import { dataTable } from "../tables.js";
import { countsPanel, gapWords, seriesPanel } from "./panel.js";

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
  const headers = ["Question", "Participants who answered", "When"];
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

function answersPanel(store, question, tools) {
  const survey = store.survey(question.survey);
  const rows = question.answers.map(({ name, count }) => ({
    label: name,
    count,
    of: survey.count,
  }));
  const reading = {
    title: question.name,
    first: "Answer",
    rows,
    percentOf: "those who took the survey",
  };
  const sum = question.answers.reduce((all, answer) => all + answer.count, 0);
  const many =
    sum > question.count + question.answers.length * tools.rule.base
      ? "People could choose more than one answer, so the percentages add up to more than 100."
      : "";
  const nodes = [
    countsPanel(reading, tools),
    ...[many].filter(Boolean).map((text) => make("p", {}, text)),
  ];
  const follow = store.questions.filter((one) => one.of === question.id);
  if (follow.length) nodes.push(followUps(store, follow, tools));
  return nodes;
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
  const rows = series.flatMap(({ counts }) =>
    counts.map((count, i) => ({ label: labels[i], count })),
  );
  const gaps = gapWords(
    rows.filter((row, i) => i === rows.findIndex((o) => o.label === row.label && !o.count)),
    tools.rule,
  );
  return [
    seriesPanel(reading, tools),
    ...[gaps].filter(Boolean).map((text) => make("p", {}, text)),
  ];
}

export function questionView(store, route, tools) {
  const question = store.find(route.id);
  if (!question?.answers) return null;
  const by = WAYS.some(([key]) => key === route.by) ? route.by : "answers";
  const survey = store.survey(question.survey);
  const when = question.of ? ` Asked after “${answerName(store, question)}”.` : "";
  const words = `${tools.rule.shown(question.count)} participants answered. From the survey ${survey.name}.${when}`;
  const panel =
    by === "answers" ? answersPanel(store, question, tools) : byPanel(store, question, by, tools);
  const nodes = [
    make("p", {}, words),
    tools.wayButtons(WAYS, by, route),
    tools.switches(),
    ...panel,
  ];
  const back = [{ view: "survey", id: question.survey }, `All questions of ${survey.name}`];
  const limits = ["surveys", ...(by === "answers" ? [] : [by])];
  return { title: question.name, nodes, limits, back };
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
