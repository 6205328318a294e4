// The front with its tiles, the list of a domain, and the results of a search.
import { make } from "../dom.js";
import { thousands } from "../numbers.js";
import { dataTable } from "../tables.js";
import { shareText } from "./panel.js";
import { didYouMean, search } from "./search.js";
import { t, tn } from "../words.js";

const ROWS = 50;

function tile(link, route, title, lines) {
  const words = lines.map((line) => make("span", {}, line));
  return make("li", { class: "kit-tile" }, link(route, make("strong", {}, title)), ...words);
}

function tilesOf(store, tools) {
  const { link, rule } = tools;
  const people = (n) => t("{n} participants", { n: rule.shown(n) });
  const groups = new Map();
  const add = (group, node) => groups.set(group, [...(groups.get(group) ?? []), node]);
  for (const { key, title, group, count } of store.domains) {
    const size = tn(store.conceptsOf(key).length, "{n} entry", "{n} entries");
    add(group, tile(link, { view: "domain", id: key }, title, [size, people(count)]));
  }
  for (const { id, name, count } of store.surveys) {
    const size = tn(store.questionsOf(id).length, "{n} question", "{n} questions");
    add(t("Surveys"), tile(link, { view: "survey", id }, name, [size, people(count)]));
  }
  if (store.variants.length) {
    const invented = tn(store.variants.length, "{n} variant", "{n} variants");
    const label = t("exact counts, numbered groups");
    const route = { view: "domain", id: "variants" };
    add(t("Genes"), tile(link, route, t("Invented variants"), [invented, label]));
  }
  const town = [t("a small town with new people on request"), t("teaching tables")];
  add(t("For practice"), tile(link, { view: "town" }, t("Teaching town"), town));
  return groups;
}

export function frontView(store, route, tools) {
  const parts = [...tilesOf(store, tools)].map(([group, tiles]) =>
    make("div", {}, make("h3", {}, group), make("ul", { class: "kit-tiles" }, ...tiles)),
  );
  const n = tools.rule.shown(store.people);
  const words = store.tier.made_up
    ? t("Data of {n} made-up participants, each number rounded up by itself.", { n })
    : t("Data of {n} participants, each number rounded up by itself.", { n });
  const title = t("All data");
  return { title, nodes: [make("p", {}, words), ...parts] };
}

// A table of things with links; more rows on request, so that a long list opens at once.
function thingTable(things, { caption, of, all, more }, tools) {
  const shown = all ? things : things.slice(0, ROWS);
  const hasPlain = things.some((thing) => thing.plain);
  const rows = shown.map((thing) => {
    const said = thing.plain && thing.plain.toLowerCase() !== thing.name.toLowerCase();
    return [
      tools.link(tools.routeTo(thing), thing.name),
      tools.rule.shown(thing.count),
      shareText(thing.percent, thing.count, tools.rule),
      ...(hasPlain ? [said ? thing.plain : ""] : []),
    ];
  });
  const headers = [t("Name"), t("Participants"), of, ...(hasPlain ? [t("In everyday words")] : [])];
  const table = dataTable({ caption, headers, rows });
  const rest = things.length - shown.length;
  if (rest <= 0) return [table];
  return [table, make("p", {}, tools.link(more, t("Show all {n}", { n: things.length })))];
}

const nameOf = (thing) => (thing.groups ? `${thing.id}, ${thing.consequence}` : thing.name);

export function domainView(store, route, tools) {
  if (route.id === "variants") return variantList(store, route, tools);
  const domain = store.domain(route.id);
  if (!domain) return null;
  const things = store.conceptsOf(domain.key);
  const people = { n: tools.rule.shown(domain.count) };
  const of = t("% of {n}", people);
  const caption = t("{title}, most participants first ({whose})", {
    title: domain.title,
    whose: store.whose,
  });
  const more = { ...route, all: "yes" };
  const words = t(
    "{n} participants have any record here. They are the lower number of every percentage below.",
    people,
  );
  const table = thingTable(things, { caption, of, all: route.all, more }, tools);
  return { title: domain.title, nodes: [make("p", {}, words), ...table], limits: [domain.key] };
}

function variantList(store, route, tools) {
  const rows = store.variants.map((variant) => {
    const [, count, number, frequency, homozygotes] = variant.groups.at(-1);
    const numbers = [
      thousands(count),
      thousands(number),
      String(frequency),
      thousands(homozygotes),
    ];
    return [
      tools.link(tools.routeTo(variant), variant.id),
      variant.variant_type,
      variant.consequence,
      ...numbers,
    ];
  });
  const headers = [
    t("Variant"),
    t("Type"),
    t("Consequence"),
    t("Allele count"),
    t("Allele number"),
    t("Allele frequency"),
    t("Homozygotes"),
  ];
  const caption = t("Invented variants, all groups together (made-up people; exact counts)");
  return {
    title: t("Invented variants"),
    nodes: [dataTable({ caption, headers, rows })],
    limits: ["variants"],
  };
}

function groupWords(store, results) {
  const counts = new Map();
  for (const { thing } of results) {
    const title = thing.domain
      ? store.domain(thing.domain).title
      : thing.survey
        ? t("Surveys")
        : t("Invented variants");
    counts.set(title, (counts.get(title) ?? 0) + 1);
  }
  return [...counts].map(([title, n]) => `${title} ${n}`).join(", ");
}

function nothingFound(store, terms, tools) {
  if (!terms.length)
    return [make("p", {}, t("Type at least one letter or digit, such as asthma or J45."))];
  const several = terms.length > 1 || terms[0].words.length > 1;
  const words = several
    ? t("No entry has all of these words. Try fewer words, or leave out quotation marks.")
    : t(
        "No entry here has this word. The kit holds a few hundred entries, not everything that a doctor knows.",
      );
  const mended = didYouMean(store.index, store.vocabulary, terms);
  if (!mended) return [make("p", {}, words)];
  const again = tools.link({ view: "search", q: mended }, mended);
  const ask = make("p", { class: "kit-mended" }, t("Did you mean"), " ", again, "?");
  return [ask, make("p", {}, words)];
}

const placeOf = (store, thing) => {
  if (thing.domain) return store.domain(thing.domain).title;
  return thing.survey ? store.survey(thing.survey).name : t("Invented variants");
};

// A question was put to people; a concept is on their record. The two are not the same count.
function countWords(thing, rule) {
  if (!thing.count) return t("exact counts inside");
  return thing.survey ? t("{n} asked", { n: rule.shown(thing.count) }) : rule.shown(thing.count);
}

export function searchView(store, route, tools) {
  const query = route.q ?? "";
  const { terms, cut, results } = search(store.index, query);
  const shortened = `${query.slice(0, 60)}${query.length > 60 ? "…" : ""}`;
  const title = t("Results for “{query}”", { query: shortened });
  const short = cut
    ? [make("p", {}, t("Your text was long: only its first 200 characters were searched."))]
    : [];
  if (!results.length) {
    const said = t("Nothing found.");
    return { title, nodes: [...short, ...nothingFound(store, terms, tools)], said };
  }
  const said = `${tn(results.length, "{n} result", "{n} results")}: ${groupWords(store, results)}.`;
  const shown = route.all ? results : results.slice(0, ROWS);
  const rows = shown.map(({ thing, reason }) => [
    tools.link(tools.routeTo(thing), nameOf(thing)),
    countWords(thing, tools.rule),
    reason ? `${t(reason.kind)}: ${reason.text}` : "",
    placeOf(store, thing),
  ]);
  const headers = [t("Name"), t("Participants"), t("Found by"), t("Where")];
  const nodes = [
    ...short,
    dataTable({ caption: t("Most participants first ({whose})", store), headers, rows }),
  ];
  if (shown.length < results.length) {
    nodes.push(
      make("p", {}, tools.link({ ...route, all: "yes" }, t("Show all {n}", { n: results.length }))),
    );
  }
  return { title, nodes, said };
}
