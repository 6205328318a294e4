// What a sheet must carry before it is shared, decided from what stands in its parts.

export const KINDS = ["none", "made-up", "real"];

const filled = (text) => Boolean(text.trim());

// Which of a part's own needs is not met; nothing if all are.
function missingIn(part) {
  if (!filled(part.text)) return "empty";
  if (part.kind === "none" && /\d/.test(part.text)) return "number";
  if (part.kind === "real" && !filled(part.source)) return "source";
  if (part.kind === "real" && !filled(part.date)) return "date";
  return null;
}

// title: text; parts: [{text, kind, source, date}]. Gives
//   missing   [{part, what}]: what is not there yet; part is null for the sheet as a whole
//   practice  some number is made up, so every part says so
//   real      some number is real, so the sheet carries the statement
export function standing(title, parts) {
  const missing = filled(title) ? [] : [{ part: null, what: "title" }];
  parts.forEach((part, i) => {
    const what = missingIn(part);
    if (what) missing.push({ part: i, what });
  });
  const has = (kind) => parts.some((part) => part.kind === kind && filled(part.text));
  const [practice, real] = [has("made-up"), has("real")];
  if (practice && real) missing.push({ part: null, what: "mixed" });
  return { missing, practice, real };
}

// The line below one part, as it prints. It fails closed: what is not ready says so on paper, too.
export function lineOf(part, i, { missing, practice }, words) {
  const lines = practice ? [words.practice] : [];
  const own = missing.find((one) => one.part === i);
  if (own) lines.push(`${words.not_ready}: ${words.missing[own.what]}`);
  else if (part.kind === "real") lines.push(`Source: ${part.source}. Read on: ${part.date}.`);
  return lines.join(" ");
}

// What a browser kept may come from an older version or another hand.
export function stateOf(kept, { sheets, first }) {
  const text = (value) => (typeof value === "string" ? value : "");
  const found = kept && typeof kept === "object" ? kept : {};
  const partOf = (old) => ({
    text: text(old?.text),
    kind: KINDS.includes(old?.kind) ? old.kind : "none",
    source: text(old?.source),
    date: text(old?.date),
  });
  const written = {};
  for (const { key, parts } of sheets) {
    const old = found.written?.[key];
    written[key] = {
      title: text(old?.title),
      parts: parts.map((_, i) => partOf(old?.parts?.[i])),
    };
  }
  const sheet = sheets.some(({ key }) => key === found.sheet) ? found.sheet : first;
  return { sheet, written };
}

// The sheet as plain text, for a learner to take along.
export function asText(sheet, { title, parts }, found, words) {
  const body = sheet.parts.map((part, i) =>
    [part.name, parts[i].text, lineOf(parts[i], i, found, words)].filter(Boolean).join("\n"),
  );
  return [title, ...body, found.real ? words.statement : ""].filter(Boolean).join("\n\n") + "\n";
}
