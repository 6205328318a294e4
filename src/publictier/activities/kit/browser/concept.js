// One concept: total, by sex, by age, both, values, tree, source codes.
import { make } from "../dom.js";
import { choice } from "../inputs.js";
import { thousands } from "../numbers.js";
import { dataTable } from "../tables.js";
import { countsPanel, gapWords, seriesPanel, shareText, sumWords } from "./panel.js";
import { hasShares } from "./store.js";
import { later, t } from "../words.js";

const WAYS = [
  ["sex", later("By sex")],
  ["age", later("By age")],
  ["cross", later("By age and sex")],
  ["values", later("Values")],
  ["tree", later("Wider and narrower")],
  ["codes", later("Source codes")],
];

function waysOf(store, concept) {
  const has = {
    values: concept.spread.length,
    tree: concept.parents.length + store.children(concept.id).length,
    codes: concept.codes.length,
  };
  return WAYS.filter(([key]) => has[key] ?? 1);
}

// By age there is mostly no percentage. The published numbers of people by age count a person at each age
// at which they have a record, and the concept counts them once: a share of the two says nothing.
const NO_SHARE = {
  age: later(
    "There is no percentage by age: the published numbers of people by age count a person at every age at which they have a record, so they are too large to stand below these counts.",
  ),
  cross: later(
    "There is no percentage here: how many people of each age and sex have any record is not published.",
  ),
};

// title, name of the rows, what percentages are of
const STRATUM = {
  sex: [
    later("{name}, by sex"),
    later("Sex"),
    later("participants of that sex with any record under {domain}"),
  ],
  age: [
    later("{name}, by age"),
    later("Age"),
    later("participants of that age with any record under {domain}"),
  ],
};

const notesOf = (texts) => texts.filter(Boolean).map((text) => make("p", {}, text));

function stratumPanel(store, concept, by, tools) {
  const labels = by === "sex" ? store.sexNames : store.ages;
  const domain = store.domain(concept.domain);
  const hasShare = hasShares(domain, by, tools.rule);
  const below = hasShare ? domain[by] : [];
  const rows = labels.map((label, i) => ({ label, count: concept[by][i], of: below[i] }));
  const [title, first, shares] = STRATUM[by].map((words) =>
    t(words, { name: concept.name, domain: domain.title }),
  );
  const reading = { title, first, rows, percentOf: hasShare ? shares : "" };
  const sum = sumWords(rows, concept.count, { ...tools, ages: by === "age" });
  return [
    countsPanel(reading, tools),
    ...notesOf([hasShare ? "" : t(NO_SHARE[by]), sum, gapWords(rows, tools)]),
  ];
}

function crossPanel(store, concept, tools) {
  const series = store.sexNames.map((name, s) => ({
    name,
    counts: store.ages.map((_, a) => concept.cross[a * store.sexes.length + s]),
  }));
  const rows = series.flatMap(({ counts }) => counts.map((count) => ({ label: "", count })));
  const title = t("{name}, by age and sex", concept);
  const sum = sumWords(rows, concept.count, { ...tools, ages: true });
  return [
    seriesPanel({ title, first: t("Age"), labels: store.ages, series }, tools),
    ...notesOf([t(NO_SHARE.cross), sum]),
  ];
}

function unitChoice(units, unit, onChange) {
  const label = choice(
    t("Unit"),
    units.map((one) => [one, one]),
    unit,
    onChange,
  );
  label.querySelector("select").dataset.key = "unit";
  return label;
}

function valuesPanel(store, concept, route, tools) {
  const units = concept.spread.map(({ unit }) => unit);
  const spread = concept.spread.find(({ unit }) => unit === route.unit) ?? concept.spread[0];
  const labels = spread.labels.map((label) => label.replace(">=", "≥"));
  const series = store.sexNames.map((name, s) => ({ name, counts: spread.counts[s] }));
  const title = t("{name} in {unit}", { name: concept.name, unit: spread.unit });
  const notes = [
    concept.domain === "measurements"
      ? t("A person can be in several bars: tests are repeated.")
      : t("A person is in one bar: all are measured once."),
    units.length > 1
      ? t("Values are not converted between units. Each unit has its own chart.")
      : "",
  ];
  const choose =
    units.length > 1
      ? [unitChoice(units, spread.unit, (unit) => tools.go({ ...route, unit }, "stay"))]
      : [];
  return [
    ...choose,
    seriesPanel({ title, first: t("Value, {unit}", spread), labels, series, upright: true }, tools),
    ...notesOf(notes),
  ];
}

// Why the narrower ones do not add up to this one: two things pull in each direction.
function treeWords(concept, children) {
  if (!children.length)
    return t("“Own code only” counts people whose record has this code itself.");
  const sum = children.reduce((all, one) => all + one.count, 0);
  const words = t("The narrower ones add up to {sum}, and this one says {count}.", {
    sum: thousands(sum),
    count: thousands(concept.count),
  });
  const more = t(
    "A person can have several narrower ones, and each number was rounded up: that adds.",
  );
  const less = t("Some people have only this entry's own code: that takes away.");
  return [words, more, ...(concept.own ? [less] : [])].join(" ");
}

function treePanel(store, concept, tools) {
  const line = (role, one) => [
    role,
    tools.link(tools.routeTo(one), one.name),
    tools.rule.shown(one.count),
    one.own ? tools.rule.shown(one.own) : t("no row"),
  ];
  const parents = concept.parents.map((id) => store.find(id)).filter(Boolean);
  const children = store.children(concept.id);
  const rows = [
    ...parents.map((one) => line(t("wider"), one)),
    line(t("this one"), concept),
    ...children.map((one) => line(t("narrower"), one)),
  ];
  const headers = [t("Place"), t("Name"), t("With everything narrower"), t("Own code only")];
  const caption = t("{name} and its neighbors in the tree ({whose})", {
    name: concept.name,
    whose: store.whose,
  });
  const words = treeWords(concept, children);
  return [dataTable({ caption, headers, rows }), make("p", {}, words)];
}

function codesPanel(concept, tools) {
  const rows = concept.codes.map(([label, count]) => ({ label, count }));
  const reading = {
    title: t("{name}, by source code", concept),
    first: t("Code in the record"),
    rows,
  };
  const words =
    concept.count > concept.own
      ? t("Only the code of this entry itself. The other people carry a code of a narrower entry.")
      : t("Source codes are what the record itself says. One person can have several.");
  return [countsPanel(reading, tools), make("p", {}, words)];
}

function factsOf(store, concept, tools) {
  const domain = store.domain(concept.domain);
  const percent = shareText(concept.percent, concept.count, tools.rule);
  const share = t("{percent} % of the {n} participants with any record under {domain}.", {
    percent,
    n: tools.rule.shown(domain.count),
    domain: domain.title,
  });
  const [low, high] = tools.rule.trueRange(concept.count);
  const truth = t("It stands for {low} to {high} people.", {
    low: thousands(low),
    high: thousands(high),
  });
  const named = [
    [t("In everyday words"), concept.plain],
    [t("Also called"), concept.synonyms?.join(", ")],
    [t("Brands"), concept.brands?.join(", ")],
    [t("Used for"), concept.treats?.join(", ")],
    [store.tier.own ? t("The kit's code") : t("Code of this entry"), concept.code],
  ].filter(([, text]) => text);
  const list = named.map(([name, text]) =>
    make("div", {}, make("dt", {}, name), make("dd", {}, text)),
  );
  return [
    make(
      "p",
      { class: "kit-total" },
      make("strong", {}, tools.rule.shown(concept.count)),
      " ",
      t("participants"),
    ),
    make("p", {}, `${share} ${truth}`),
    make("dl", { class: "kit-facts" }, ...list),
  ];
}

export function conceptView(store, route, tools) {
  const concept = store.find(route.id);
  if (!store.isConcept(concept)) return null;
  const ways = waysOf(store, concept);
  const by = ways.some(([key]) => key === route.by) ? route.by : ways[0][0];
  const panels = {
    sex: () => stratumPanel(store, concept, "sex", tools),
    age: () => stratumPanel(store, concept, "age", tools),
    cross: () => crossPanel(store, concept, tools),
    values: () => valuesPanel(store, concept, route, tools),
    tree: () => treePanel(store, concept, tools),
    codes: () => codesPanel(concept, tools),
  };
  const compare = { view: "compare", a: `${concept.id}~everyone` };
  const nodes = [
    ...factsOf(store, concept, tools),
    make("p", { class: "kit-act-screen" }, tools.link(compare, t("Compare with another"))),
    tools.wayButtons(ways, by, route),
    ...(by === "tree"
      ? []
      : [tools.switches({ hasShares: hasShares(store.domain(concept.domain), by, tools.rule) })]),
    ...panels[by](),
  ];
  const back = [
    { view: "domain", id: concept.domain },
    t("All under {title}", store.domain(concept.domain)),
  ];
  const [, way] = ways.find(([key]) => key === by);
  const said = t("Shown: {way}.", { way: t(way).toLowerCase() });
  return { title: concept.name, nodes, limits: [concept.domain, by], back, said };
}
