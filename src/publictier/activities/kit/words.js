// Words of an activity in the language of its page. English stands in the code; a page in another
// language brings a catalog, {"English": "its own"}, and what the catalog lacks stays English.
let catalog = {};

export function speak(words) {
  catalog = words ?? {};
}

// "{n} people" with {n: 3} is "3 people".
export function t(text, values = {}) {
  const said = Object.hasOwn(catalog, text) ? catalog[text] : text;
  return said.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
}

// One or many: tn(2, "{n} entry", "{n} entries").
export const tn = (n, one, many, values = {}) => t(n === 1 ? one : many, { n, ...values });

// Marks a constant that is put into words where it is shown.
export const later = (text) => text;
