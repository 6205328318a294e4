// Cohorts of the made-up town, without a page: criteria joined by OR inside a group, include groups
// joined by AND, then exclude groups taken out. The same as publictier.cohort; a test compares them.
import { codesOf, hasAny } from "./town.js";

export const HOWS = { age: ["is", "at_least", "at_most"], condition: ["descendants", "own"] };
export const AMONG = { everyone: "", record: "has_record", survey: "took_survey" };
const FLAGS = { record: "has_record", survey: "took_survey", tracker: "wears_tracker" };
const PLAIN = {
  record: "shared a health record",
  survey: "took the survey",
  tracker: "wear a tracker",
};
// So many fit on a screen, and nobody needs more for a question about a town.
export const MOST = { criteria: 4, include: 4, exclude: 3 };

// What a criterion of a kind may name: [value, label] pairs; undefined where there is no such kind.
export function valuesOf(parameters, kind) {
  const { sexes, ages, conditions, drugs, sleep } = parameters;
  const labels = (part) => part.map(({ label }) => [label, label]);
  const long = ({ name, say }) =>
    name.toLowerCase().includes(say) || say === "osteoarthritis" ? name : `${name} (${say})`;
  const yes = [["", ""]];
  const known = {
    sex: labels(sexes),
    age: labels(ages),
    condition: conditions.map((one) => [one.key, long(one)]),
    drug: drugs.map(({ key, name }) => [key, name]),
    told: [
      ["yes", "yes"],
      ["no", "no"],
    ],
    sleep: labels(sleep.answers),
    record: yes,
    survey: yes,
    tracker: yes,
  };
  return Object.hasOwn(known, kind) ? known[kind] : undefined;
}

const hasTypes = (parameters, key) => parameters.conditions.some((one) => one.parent === key);

// The hows that a criterion may choose from; codes matter only where a condition has types.
export function howsOf(parameters, { kind, value }) {
  const open = kind === "age" || (kind === "condition" && hasTypes(parameters, value));
  return open ? HOWS[kind] : [];
}

// A criterion of a kind, as it starts.
export function firstOf(parameters, kind) {
  return { kind, value: valuesOf(parameters, kind)[0][0], how: HOWS[kind]?.[0] ?? "" };
}

function isCriterion(parameters, one) {
  if (!one || typeof one !== "object" || typeof one.kind !== "string") return false;
  const values = valuesOf(parameters, one.kind);
  if (!values) return false;
  return (
    values.some(([value]) => value === one.value) && (HOWS[one.kind] ?? [""]).includes(one.how)
  );
}

// What was kept, if all of it can be used; else what to begin with. Only known fields are taken.
export function readGroups(parameters, found, most, start) {
  const fine = (group) =>
    Array.isArray(group) &&
    group.length > 0 &&
    group.length <= MOST.criteria &&
    group.every((one) => isCriterion(parameters, one));
  if (!Array.isArray(found) || found.length > most || !found.every(fine)) return start;
  return found.map((group) => group.map(({ kind, value, how }) => ({ kind, value, how })));
}

function holds(parameters, { kind, value, how }) {
  if (FLAGS[kind]) return (person) => person[FLAGS[kind]];
  if (kind === "drug") return (person) => person[value];
  if (kind === "condition") {
    const keys = codesOf(parameters, value, how === "descendants");
    return (person) => hasAny(person, keys);
  }
  if (kind === "age") {
    const { low, high } = parameters.ages.find(({ label }) => label === value);
    return ({ age }) => (how === "at_most" || age >= low) && (how === "at_least" || age <= high);
  }
  const column = kind === "sex" ? "sex" : parameters[kind].key;
  return (person) => person[column] === value;
}

function groupHolds(parameters, group) {
  const tests = group.map((criterion) => holds(parameters, criterion));
  return (person) => tests.some((test) => test(person));
}

function ageWords(parameters, { value, how }) {
  const { low, high } = parameters.ages.find(({ label }) => label === value);
  if (how === "at_least") return `are ${low} or older`;
  return how === "at_most" ? `are ${high} or younger` : `are ${low} to ${high} years old`;
}

// Said as what follows "people who".
function criterionWords(parameters, criterion) {
  const { kind, value, how } = criterion;
  const say = (part) => parameters[part].find(({ key }) => key === value).say;
  if (PLAIN[kind]) return PLAIN[kind];
  if (kind === "age") return ageWords(parameters, criterion);
  if (kind === "sex") return `are listed as ${value}`;
  if (kind === "drug") return `have a record of ${say("drugs")}`;
  if (kind === "told") return `said ${value} to high blood pressure in the survey`;
  if (kind === "sleep") return `said ${value} of sleep in the survey`;
  const codes = how === "own" ? " by its own code alone" : " or one of its types";
  return `have a record of ${say("conditions")}${hasTypes(parameters, value) ? codes : ""}`;
}

export const groupWords = (parameters, group) =>
  group.map((criterion) => criterionWords(parameters, criterion)).join(" or ");

// The cohort in one sentence.
export function cohortWords(parameters, { include, exclude }) {
  const words = (groups) => groups.map((group) => groupWords(parameters, group));
  let text = "Everyone in the town";
  if (include.length) text = `People who ${words(include).join(", and who ")}`;
  if (exclude.length)
    text += `; but not people who ${words(exclude).join(", and not people who ")}`;
  return `${text}.`;
}

// Each step with who remains after it: everyone, each include group, each exclude group.
function stepsOf(parameters, people, { include, exclude }) {
  const steps = [{ step: "Everyone in the town", left: people }];
  const add = (verb, groups, keeps) =>
    groups.forEach((group, i) => {
      const test = groupHolds(parameters, group);
      const left = steps.at(-1).left.filter((person) => test(person) === keeps);
      steps.push({ step: `${verb} ${i + 1}: ${groupWords(parameters, group)}`, left });
    });
  add("Include", include, true);
  add("Leave out", exclude, false);
  return steps;
}

// step, remaining (exact: not for showing), published (null where nobody remains), percent (null
// where somebody is not in the denominator, because that would be no share).
export function attrition({ parameters, rule, people, cohort, among = "everyone" }) {
  const column = AMONG[among];
  const inside = (person) => !column || person[column];
  const total = people.filter(inside).length;
  return stepsOf(parameters, people, cohort).map(({ step, left }) => {
    const share = total && left.every(inside);
    return {
      step,
      remaining: left.length,
      published: rule.publicCount(left.length),
      percent: share ? rule.percentage(left.length, total) : null,
    };
  });
}
