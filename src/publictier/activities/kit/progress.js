// What host.js keeps in this browser of a learner's way: read here, taken along as a file, merged.
const DONE = "kit-progress"; // {"<id of a check>": "tried" | "right"}
const READ = "kit-read"; // {"<page>": "opened" | "read"}
const KIT = "rounded-to-twenty";
const ORDER = { tried: 1, right: 2, opened: 1, read: 2 };
const ALLOWED = { done: ["tried", "right"], read: ["opened", "read"] };
const LONGEST = 2_000_000; // letters: all answers of the kit take far fewer

function one(key) {
  const found = JSON.parse(localStorage.getItem(key) ?? "{}");
  return found && typeof found === "object" ? found : {};
}

export function kept() {
  try {
    return { done: one(DONE), read: one(READ), works: true };
  } catch {
    return { done: {}, read: {}, works: false };
  }
}

export function savedText({ done, read }) {
  return `${JSON.stringify({ kit: KIT, version: 1, done, read }, null, 1)}\n`;
}

// Reads a saved file; an error says what was found, and what is allowed.
export function parsed(text) {
  if (text.length > LONGEST) throw new Error("It is far too large to be a file of this page.");
  let found;
  try {
    found = JSON.parse(text);
  } catch {
    throw new Error("It is no JSON. Choose the file my-progress.json that this page has saved.");
  }
  if (found?.kit !== KIT || found.version !== 1) {
    throw new Error("It was not saved by this page. Choose the file my-progress.json.");
  }
  return { done: clean(found.done, ALLOWED.done), read: clean(found.read, ALLOWED.read) };
}

function clean(part, allowed) {
  if (!part || typeof part !== "object" || Array.isArray(part)) {
    throw new Error("A part of it is missing. Save it again on the other computer.");
  }
  for (const [id, state] of Object.entries(part)) {
    if (!/^[\w/.-]{1,120}$/.test(id) || !allowed.includes(state)) {
      const said = JSON.stringify({ [id]: state }).slice(0, 80);
      throw new Error(`It holds ${said}; allowed are the words ${allowed.join(" and ")}.`);
    }
  }
  return part;
}

// Of two states of one thing, the one that went further stays.
export function merged(here, loaded) {
  const join = (a, b) => {
    const all = { ...a };
    for (const [id, state] of Object.entries(b)) {
      if ((ORDER[all[id]] ?? 0) < ORDER[state]) all[id] = state;
    }
    return all;
  };
  return { done: join(here.done, loaded.done), read: join(here.read, loaded.read) };
}

export function write({ done, read }) {
  try {
    localStorage.setItem(DONE, JSON.stringify(done));
    localStorage.setItem(READ, JSON.stringify(read));
    return true;
  } catch {
    return false;
  }
}
