// Multiplying shares of made-up people. publictier/activities/unique_combination.py computes the
// same; a test holds the two together.
import { thousands, twoDecimals } from "./numbers.js";

export const expectedPeople = (everyone, facts) =>
  facts.reduce((people, fact) => (people * fact.count) / fact.of, everyone);

const whole = (x) => Math.floor(x + 0.5);

export const peopleWords = (x) => (x < 1 ? "less than 1" : thousands(whole(x)));

// The card itself is one person, so a table would never leave the row out.
export const printedFor = (rule, x) => rule.publicCount(Math.max(1, whole(x)));

export const shareWords = ({ count, of }) => `${twoDecimals((100 * count) / of)} %`;

export const pairExpected = ({ count, share }) => (count * share[0]) / share[1];

// An absent row of a table says nobody.
export function pairVerdict(rule, alike, pair) {
  const [low, high] = rule.trueRange(pair.published);
  const expected = pairExpected(pair);
  if (expected > high * alike) return "high";
  return expected * alike < low ? "low" : "right";
}

export const printedPair = (rule, pair) =>
  pair.published ? rule.shown(pair.published) : "no row: nobody";

// What a fact does to the number of people who match.
export const effectOf = (fact) => (fact.count < fact.of ? "fewer" : "same");
