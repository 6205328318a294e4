// A made-up town, expanded from a seed and rates. The same people, draw by draw, as publictier.town
// expands; a test compares them one by one. No row about a person is stored anywhere.

const LAST_SEED = 2147483647;
const MOST_PEOPLE = 20000;

// splitmix32: whole numbers from 0 to 2**32 - 1.
function drawsFrom(seed) {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  };
}

function refuse(value, name, least, most) {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  throw new RangeError(`${name} was ${value}. Allowed: a whole number from ${least} to ${most}.`);
}

const pick = (drawn, options) => options.findIndex((option) => drawn < option.below);

// Each draw is taken even where it changes nothing.
function personFrom(number, draw, rates) {
  const age = pick(draw(), rates.ages);
  const { low, high, label } = rates.ages[age];
  // at most 2**32 * 12, so that the division is exact
  const years = low + Math.floor((draw() * (high - low + 1)) / 4294967296);
  const sex = pick(draw(), rates.sexes);
  const person = { number, age: years, age_group: label, sex: rates.sexes[sex].label };
  for (const flag of rates.flags) person[flag.key] = draw() < flag.below[age][sex];
  for (const condition of rates.conditions) {
    const has = draw() < condition.below[age][sex];
    person[condition.key] = has && person.has_record;
  }
  for (const drug of rates.drugs) {
    const gets = draw() < (person[drug.for] ? drug.with : drug.without);
    person[drug.key] = gets && person.has_record;
  }
  return answered(person, age, draw, rates);
}

function answered(person, age, draw, { told, sleep }) {
  const known = person[told.for] ? told.with : told.without;
  const yes = draw() < (person.has_record ? known : told.unknown[age]);
  const hours = sleep.answers[pick(draw(), sleep.answers)].label;
  const took = person.took_survey;
  return {
    ...person,
    [told.key]: took ? (yes ? "yes" : "no") : "",
    [sleep.key]: took ? hours : "",
  };
}

// parameters: what tools/town_parameters.py writes. Gives one object a person.
export function expandTown(parameters, seed, people = 1200) {
  refuse(seed, "seed", 0, LAST_SEED);
  refuse(people, "people", 1, MOST_PEOPLE);
  const draw = drawsFrom(seed);
  return Array.from({ length: people }, (_, i) => personFrom(i + 1, draw, parameters));
}

// The columns that stand for a condition: its own, and with descendants those of its types.
export function codesOf(parameters, key, descendants = true) {
  const among = (one) => one.key === key || (descendants && one.parent === key);
  return parameters.conditions.filter(among).map((one) => one.key);
}

export const hasAny = (person, keys) => keys.some((key) => person[key]);

// Exact counts, in tables like the published ones; for teaching, never shown unprotected.
export function townTables(people, parameters) {
  const count = (test) => people.filter(test).length;
  const plain = (part) => part.map(({ key, name }) => ({ name, count: count((one) => one[key]) }));
  const { conditions, drugs, sexes, ages } = parameters;
  const by = (column, header, options) =>
    conditions.flatMap(({ key, name }) => {
      const keys = codesOf(parameters, key);
      return options.map(({ label }) => {
        const among = (one) => one[column] === label && hasAny(one, keys);
        return { name, [header]: label, count: count(among) };
      });
    });
  const rolled = conditions.map(({ key, name }) => {
    const keys = codesOf(parameters, key);
    return { name, count: count((one) => hasAny(one, keys)) };
  });
  return {
    domains: [
      { domain: "Health records", count: count((one) => one.has_record) },
      { domain: "Survey", count: count((one) => one.took_survey) },
      { domain: "Tracker", count: count((one) => one.wears_tracker) },
    ],
    conditions: rolled,
    conditions_own_code: plain(conditions),
    conditions_by_sex: by("sex", "sex", sexes),
    conditions_by_age: by("age_group", "age", ages),
    drugs: plain(drugs),
  };
}
