// What the Practice Browser knows: the published tables, and what classroom view leaves out.
import { t } from "../words.js";
import { spoken } from "./spoken.js";

export function storeOf(tables, { classroom = false } = {}) {
  const data = spoken(tables);
  const left = new Set(data.words.classroom.topics.flatMap((topic) => topic.entries));
  const hidden = classroom ? left : new Set();
  const concepts = data.concepts.filter((concept) => !hidden.has(concept.id));
  // a question that follows up a hidden one goes with it
  const questions = data.questions.filter((q) => !hidden.has(q.id) && !hidden.has(q.of));
  const all = new Map([...concepts, ...questions, ...data.variants].map((one) => [one.id, one]));
  const domains = new Map(data.domains.map((domain) => [domain.key, domain]));
  const surveys = new Map(data.surveys.map((survey) => [survey.id, survey]));
  const ancestors = (id) => {
    const above = all.get(id)?.parents ?? [];
    return [...above, ...above.flatMap(ancestors)];
  };
  const whose = t(data.tier.whose);
  const children = (id) => concepts.filter((concept) => concept.parents.includes(id));
  return {
    ...data,
    classroom,
    whose,
    concepts,
    questions,
    children,
    ancestors,
    hidden: data.questions.length - questions.length + data.concepts.length - concepts.length,
    find: (id) => all.get(id),
    domain: (key) => domains.get(key),
    survey: (id) => surveys.get(id),
    conceptsOf: (key) => byCount(concepts.filter((concept) => concept.domain === key)),
    questionsOf: (id) => questions.filter((question) => question.survey === id),
    isConcept: (one) => Boolean(one?.domain),
  };
}

export function byCount(things) {
  return [...things].sort((a, b) => (b.count ?? 0) - (a.count ?? 0) || (a.name < b.name ? -1 : 1));
}

// A share needs a number of people to stand below it that counts each of them once. Some domains count
// a person at every age at which they have a record, so that their ages add up to far too many.
export function hasShares(domain, by, rule) {
  if (by === "age") {
    const ages = domain.age.reduce((all, count) => all + count, 0);
    return ages <= domain.count + domain.age.length * rule.base;
  }
  return by === "sex";
}

// A group is everyone, one sex or one age; it exists for every concept and every domain.
export function groupsOf(store) {
  const group = (key, text, by, read) => ({ key, text, by, read });
  return [
    group("everyone", t("Everyone"), "sex", (thing) => thing.count),
    ...store.sexes.map((sex, i) => group(sex, store.sexNames[i], "sex", (thing) => thing.sex[i])),
    ...store.ages.map((age, i) =>
      group(age, t("Age {age}", { age }), "age", (thing) => thing.age[i]),
    ),
  ];
}
