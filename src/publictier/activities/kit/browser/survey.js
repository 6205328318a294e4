// A survey, one of its questions with the answers, and an invented variant.
import { make } from "../dom.js";
import { thousands, twoDecimals } from "../numbers.js";
import { dataTable } from "../tables.js";
import { countsPanel, seriesPanel } from "./panel.js";
import { later, t } from "../words.js";

const WAYS = [
  ["answers", later("Answers")],
  ["sex", later("By sex")],
  ["age", later("By age")],
];

export function surveyView(store, route, tools) {
  const survey = store.survey(route.id);
  if (!survey) return null;
  const rows = store
    .questionsOf(survey.id)
    .map((question) => [
      tools.link(tools.routeTo(question), question.name),
      tools.rule.shown(question.count),
      question.of ? t("asked after “{answer}”", { answer: answerName(store, question) }) : "",
    ]);
  const headers = [t("Question"), t("Participants asked"), t("When")];
  const caption = t("{name}: questions ({whose})", { name: survey.name, whose: store.whose });
  const words = t("{n} participants took this survey.", { n: tools.rule.shown(survey.count) });
  return {
    title: survey.name,
    nodes: [make("p", {}, words), dataTable({ caption, headers, rows })],
    limits: ["surveys"],
  };
}

function answerName(store, question) {
  const asked = store.find(question.of);
  return (
    asked?.answers.find((answer) => answer.id === question.after)?.name ?? t("another question")
  );
}

// A question that follows another one is put to some people only; they are its denominator.
function answersPanel(store, question, tools) {
  const of = question.of ? question.count : store.survey(question.survey).count;
  const rows = question.answers.map(({ name, count }) => ({ label: name, count, of }));
  const percentOf = question.of
    ? t("those who were asked this; the file of the table divides by all who took the survey")
    : t("those who took the survey");
  const reading = { title: question.name, first: t("Answer"), rows, percentOf };
  const nodes = [countsPanel(reading, tools), make("p", {}, addedWords(question, tools))];
  const follow = store.questions.filter((one) => one.of === question.id);
  if (follow.length) nodes.push(followUps(store, follow, tools));
  return nodes;
}

function addedWords({ answers, count }, { rule }) {
  const sum = answers.reduce((all, answer) => all + answer.count, 0);
  const words = t("The answers add up to {sum}; {count} were asked.", {
    sum: thousands(sum),
    count: thousands(count),
  });
  if (sum > count + answers.length * rule.base)
    return `${words} ${t("People could choose more than one answer.")}`;
  if (sum >= count) return `${words} ${t("Each was rounded up by itself.")}`;
  return `${words} ${t("The others have no answer in these tables.")}`;
}

function followUps(store, questions, tools) {
  const items = questions.map((one) =>
    make(
      "li",
      {},
      t("After “{answer}”:", { answer: answerName(store, one) }),
      " ",
      tools.link(tools.routeTo(one), one.name),
    ),
  );
  return make("div", {}, make("h3", {}, t("Questions that follow")), make("ul", {}, ...items));
}

function byPanel(store, question, by, tools) {
  const labels = by === "sex" ? store.sexNames : store.ages;
  const series = question.answers.map((answer) => ({ name: answer.name, counts: answer[by] }));
  const reading = {
    title: by === "sex" ? t("{name}, by sex", question) : t("{name}, by age", question),
    first: by === "sex" ? t("Sex") : t("Age"),
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
  const asked = t("{n} participants were asked. From the survey {survey}.", {
    n: tools.rule.shown(question.count),
    survey: survey.name,
  });
  const when = t("Asked after “{answer}”.", { answer: answerName(store, question) });
  const words = question.of ? `${asked} ${when}` : asked;
  const panel =
    by === "answers" ? answersPanel(store, question, tools) : byPanel(store, question, by, tools);
  const nodes = [
    make("p", {}, words),
    tools.wayButtons(WAYS, by, route),
    tools.switches({ hasShares: by === "answers" }),
    ...panel,
  ];
  const back = [{ view: "survey", id: question.survey }, t("All questions of {name}", survey)];
  const limits = ["surveys", ...(by === "answers" ? [] : [by])];
  const [, way] = WAYS.find(([key]) => key === by);
  const said = t("Shown: {way}.", { way: t(way).toLowerCase() });
  return { title: question.name, nodes, limits, back, said };
}

export function variantView(store, route, tools) {
  const variant = store.find(route.id);
  if (!variant?.groups) return null;
  const rows = variant.groups.map(([group, count, number, frequency, homozygotes]) => [
    group === "Total" ? t("All groups") : t("Group {group}", { group }),
    thousands(count),
    thousands(number),
    String(frequency),
    `${twoDecimals(100 * frequency)} %`,
    thousands(homozygotes),
  ]);
  const headers = [
    t("Group"),
    t("Allele count"),
    t("Allele number"),
    t("Allele frequency"),
    t("As percent"),
    t("Homozygotes"),
  ];
  const caption = t("{id} by numbered group (made-up people; exact counts)", variant);
  const words = t(
    "{kind}, {variant_type}, {consequence}. Allele frequency is the allele count over the allele number. A homozygote is a person with two copies.",
    variant,
  );
  return {
    title: t("{id}, an invented variant", variant),
    limits: ["variants"],
    nodes: [
      make("p", {}, words),
      dataTable({ caption, headers, rows }),
      tools.saveTable(variant.id, headers, rows),
    ],
    back: [{ view: "domain", id: "variants" }, t("All invented variants")],
  };
}
