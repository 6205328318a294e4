// Representation ratios: the share of a group in a study over its share in the population.
// publictier/activities/representation_ratio.py does the same; a test holds the two together.
import { roundHundredth } from "./numbers.js";

export const ratioOf = (study, population) => roundHundredth(study.value / population.value);

// How many of the group are in the study where ten, or a hundred, would match the population. Ten
// only where a whole number says it well.
export function wordsOf(ratio, words) {
  const hundred = Math.round(ratio * 100);
  const rest = hundred % 10;
  const tens = Math.floor(hundred / 10) + (rest > 2 ? 1 : 0);
  const form = tens > 0 && (rest <= 2 || rest >= 8) ? words.tens : words.hundred;
  return form.replace("{tens}", tens).replace("{hundred}", hundred);
}

// Why the two shares make no representation ratio; empty where they do.
export function warningOf(study, population) {
  if (study.group !== population.group) return "group";
  return population.later ? "later" : "";
}

// Whether two ratios may be compared, and which reason decides. Each is [study, population].
export function verdictOf(one, two) {
  const [a, b] = [one[0], two[0]];
  if (a.fact === b.fact) return "twice";
  if (!a.trials || !b.trials) return "not-said";
  if (a.trials === b.trials) return "same-trials";
  return a.group === b.group ? "one-group" : "other-trials";
}
