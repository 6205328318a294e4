// The file of one learner's answers: a code, the form, and a letter for each question.
import { csvText } from "./tables.js";

export const LETTERS = "ABCD";

export const isCode = (text, pattern) => new RegExp(`^(?:${pattern})$`).test(text.trim());

// chosen: for each question the number of the option, or null
export function answerFile(form, code, chosen) {
  const headers = ["code", "form", ...chosen.map((_, i) => `q${i + 1}`)];
  const letters = chosen.map((option) => (option === null ? "" : LETTERS[option]));
  return csvText(headers, [[code.trim().toUpperCase(), form, ...letters]]);
}

// What a browser kept may come from another form or hand.
export function chosenOf(kept, items) {
  const found = Array.isArray(kept?.chosen) ? kept.chosen : [];
  const fits = (n, i) => Number.isInteger(n) && n >= 0 && n < items[i].options.length;
  return items.map((_, i) => (fits(found[i], i) ? found[i] : null));
}
