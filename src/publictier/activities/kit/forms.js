// Short answers in one form, so that "<= 20" and "≤ 20." are the same answer.
// The same steps as in publictier/check/_forms.py.
const STEPS = [
  [/["'`\u2018\u2019\u201c\u201d\u00ab\u00bb]/g, ""],
  [/<=|=<|⩽|≦/g, "≤"],
  [/\s+/g, " "],
  [/^ | ?[.!?;,]? ?$/g, ""],
  [/(\d),(?=\d{3}(?!\d))/g, "$1"],
  [/(?:(?:less|fewer) than or equal to|at most|up to|(?:no|not) more than) (?=\d)/g, "≤"],
  [/(?:como máximo|a lo más|hasta|no más de) (?=\d)/g, "≤"],
  [/(\d+) (?:or (?:fewer|less|under|below)|o menos)/g, "≤$1"],
  [/ ?≤ ?/g, "≤"],
  [/ %/g, "%"],
];

export function normalise(text) {
  return STEPS.reduce(
    (form, [pattern, by]) => form.replace(pattern, by),
    text.normalize("NFKC").toLowerCase(),
  );
}
