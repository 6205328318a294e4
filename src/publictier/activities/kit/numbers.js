// Numbers as people write and read them.

// 1240, 1,240, 1 240, -0.5, 12 %. Anything else gives NaN.
export function readNumber(text) {
  // a unit behind the number, as in "40 people", is no mistake
  const plain = text
    .trim()
    .replace(/[\u2212\u2013]/g, "-")
    .replace(/\s*(%|\s[a-z ]+)$/i, "");
  if (/^[-+]?\d{1,3}([, \u00a0\u202f]\d{3})+(\.\d+)?$/.test(plain)) {
    return Number(plain.replace(/[, \u00a0\u202f]/g, ""));
  }
  return /^[-+]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : NaN;
}

// Not toLocaleString: the same page must say the same in every country.
export function thousands(n) {
  return String(n).replace(/^(-?\d+)/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ","));
}

// As Python's round(x, 2). Only a multiple of 1/8 lies exactly between two hundredths; it goes to
// the even one.
export function roundHundredth(x) {
  const eighths = x * 8;
  if (!Number.isInteger(eighths) || eighths % 2 === 0) return Number(x.toFixed(2));
  const low = Math.floor(x * 100);
  return (low % 2 === 0 ? low : low + 1) / 100;
}

export const twoDecimals = (x) => roundHundredth(x).toFixed(2);
