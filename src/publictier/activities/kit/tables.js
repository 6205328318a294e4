// Tables that everyone can read, and the same rows as a file.
import { make } from "./dom.js";

// The first column names the rows. `extra` gives attributes for a row, by its number.
export function dataTable({ caption, headers, rows, extra = () => ({}) }) {
  const head = headers.map((name) => make("th", { scope: "col" }, name));
  const body = rows.map((row, i) => {
    const [first, ...rest] = row;
    const cells = rest.map((cell) => make("td", {}, cell));
    return make("tr", extra(i), make("th", { scope: "row" }, first), ...cells);
  });
  const table = make("table", { class: "kit-table" }, make("caption", {}, caption));
  table.append(make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...body));
  // a wide table scrolls by itself, with the keyboard too, so that the page never does
  const attributes = { class: "kit-scroll", tabindex: 0, role: "region", "aria-label": caption };
  return make("div", attributes, table);
}

function field(value) {
  const text = String(value);
  return /[",\n\r]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

export function csvText(headers, rows) {
  return [headers, ...rows].map((row) => `${row.map(field).join(",")}\n`).join("");
}

// Offers a text as a file. Nothing leaves the page: the browser writes it to this computer.
export function saveFile(name, text, kind = "text/csv") {
  const url = URL.createObjectURL(new Blob([text], { type: `${kind};charset=utf-8` }));
  const link = make("a", { href: url, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
