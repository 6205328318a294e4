// Where the reader is, as a text that can be a link: #/concept/2000010037?by=age
// Whatever stands there may have been typed by hand, so nothing of it is trusted.

const KEYS = ["q", "by", "unit", "a", "b", "seed", "all"];

export function parseRoute(text) {
  const [path, asked = ""] = text.replace(/^#?\/?/, "").split("?");
  const [view, id = ""] = path.split("/");
  const options = {};
  for (const [key, value] of new URLSearchParams(asked)) {
    if (KEYS.includes(key)) options[key] = value.slice(0, 300);
  }
  return { view: view || "front", id: safe(id), ...options };
}

function safe(id) {
  try {
    return [...decodeURIComponent(id)].slice(0, 80).join("");
  } catch {
    return "";
  }
}

export function formatRoute({ view, id, ...options }) {
  const asked = new URLSearchParams(KEYS.filter((k) => options[k]).map((k) => [k, options[k]]));
  const text = asked.toString();
  return `#/${view}${id ? `/${encodeURIComponent(id)}` : ""}${text ? `?${text}` : ""}`;
}
