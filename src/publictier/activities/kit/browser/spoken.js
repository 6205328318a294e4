// The tables' own words in the language of the page. Ids, keys and clinical names stay as they are, and
// the English words are still found by a search.
import { t } from "../words.js";

function also(thing, words) {
  const english = words.filter((word) => word && t(word) !== word);
  return english.length ? [...(thing.synonyms ?? []), ...english] : thing.synonyms;
}

const concept = (one) => ({ ...one, plain: t(one.plain), synonyms: also(one, [one.plain]) });

function question(one) {
  const answers = one.answers.map((answer) => ({ ...answer, name: t(answer.name) }));
  return { ...one, name: t(one.name), synonyms: also(one, [one.name]), answers };
}

export function spoken(data) {
  const limits = Object.entries(data.words.limits).map(([key, text]) => [key, t(text)]);
  return {
    ...data,
    sexNames: data.sexes.map((sex) => t(sex)),
    domains: data.domains.map((one) => ({ ...one, title: t(one.title), group: t(one.group) })),
    concepts: data.concepts.map(concept),
    surveys: data.surveys.map((one) => ({ ...one, name: t(one.name) })),
    questions: data.questions.map(question),
    words: { ...data.words, limits: Object.fromEntries(limits) },
  };
}
