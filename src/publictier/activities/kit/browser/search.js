// Search as the real Data Browser does it: every word must match, quotes hold a phrase together, other
// words for a thing and drug brands are found too. A word still being typed matches its beginning.
import { later } from "../words.js";

const LONGEST_QUERY = 200;
const LONGEST_WORD = 30;
const QUOTES = /[\u201c\u201d\u201e\u00ab\u00bb]/g;

export function tokens(text) {
  const plain = text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/['\u2019]/g, "");
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

// A quotation mark that is never closed holds the rest together.
export function parse(query) {
  const text = query.slice(0, LONGEST_QUERY).replace(QUOTES, '"');
  const terms = [...text.matchAll(/"([^"]*)"?|[^\s"]+/g)].map((found) => ({
    exact: found[0].startsWith('"'),
    words: tokens(found[1] ?? found[0]).map((word) => word.slice(0, LONGEST_WORD)),
  }));
  return { terms: terms.filter((term) => term.words.length), cut: query.length > LONGEST_QUERY };
}

const FIELDS = [
  [later("name"), (thing) => [thing.name]],
  [later("plain name"), (thing) => [thing.plain]],
  [later("also called"), (thing) => thing.synonyms],
  [later("brand"), (thing) => thing.brands],
  [later("used for"), (thing) => thing.treats],
  [later("code"), (thing) => [thing.code, thing.id, ...(thing.codes ?? []).map(([code]) => code)]],
  [later("answer"), (thing) => (thing.answers ?? []).map((answer) => answer.name)],
  [later("kind"), (thing) => [thing.kind, thing.variant_type, thing.consequence]],
];

export function indexOf(things) {
  return things.map((thing) => ({
    thing,
    fields: FIELDS.flatMap(([kind, read]) =>
      (read(thing) ?? []).filter(Boolean).map((text) => ({ kind, text, words: tokens(text) })),
    ),
  }));
}

// A code is matched whole: the 2 of "type 2" is not the beginning of a number.
function standsIn({ kind, words }, term) {
  const open = term.exact || kind === "code" ? -1 : term.words.length - 1;
  const fits = (word, i) => (i === open ? word?.startsWith(term.words[i]) : word === term.words[i]);
  return words.some((_, start) => term.words.every((word, i) => fits(words[start + i], i)));
}

// The first field that holds a term says why the thing was found.
function matchOf(entry, terms) {
  const found = terms.map((term) => entry.fields.find((field) => standsIn(field, term)));
  if (found.some((field) => !field)) return null;
  const reason = found.find((field) => field.kind !== "name");
  return { thing: entry.thing, reason };
}

export function search(index, query) {
  const { terms, cut } = parse(query);
  if (!terms.length) return { terms, cut, results: [] };
  const results = index.map((entry) => matchOf(entry, terms)).filter(Boolean);
  results.sort((a, b) => (b.thing.count ?? 0) - (a.thing.count ?? 0));
  return { terms, cut, results };
}

// Letters changed, left out, added or swapped with the next (optimal string alignment).
function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let [older, old] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min(old[j] + 1, row[j - 1] + 1, old[j - 1] + same);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) row[j] = Math.min(row[j], older[j - 2] + 1);
    }
    [older, old] = [old, row];
  }
  return old[b.length];
}

// Only names of things are proposed: a "week" in an answer is no better guess for "weed".
export function vocabularyOf(index) {
  const counts = new Map();
  for (const { thing, fields } of index.filter((entry) => entry.thing.domain)) {
    for (const word of fields.flatMap((field) => field.words)) {
      counts.set(word, Math.max(counts.get(word) ?? 0, thing.count ?? 0));
    }
  }
  return counts;
}

function closest(word, vocabulary) {
  const most = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
  let best = null;
  for (const [known, count] of vocabulary) {
    if (known.startsWith(word)) return word;
    const away = distance(word, known, most);
    const better = !best || away < best.away || (away === best.away && count > best.count);
    if (away <= most && better) best = { known, away, count };
  }
  return best?.known ?? null;
}

// For a query without a result: the same query with each unknown word mended, if that finds something.
export function didYouMean(index, vocabulary, terms) {
  const mended = terms.map((term) => term.words.map((word) => closest(word, vocabulary)));
  if (mended.flat().includes(null)) return null;
  const text = mended.map((words, i) =>
    terms[i].exact ? `"${words.join(" ")}"` : words.join(" "),
  );
  const query = text.join(" ");
  const before = terms.map((term) => term.words.join(" ")).join(" ");
  const changed = query.replace(/"/g, "") !== before;
  return changed && search(index, query).results.length ? query : null;
}
