// Fields of activities, each with its name above it.
import { make } from "./dom.js";
import { thousands } from "./numbers.js";
import { t } from "./words.js";

function named(name, ...fields) {
  return make("label", { class: "kit-act-field" }, make("span", {}, name), ...fields);
}

export function choice(name, options, value, onChange) {
  const entries = options.map(([key, text]) => make("option", { value: key }, text));
  const field = make("select", { autocomplete: "off" }, ...entries);
  field.value = value;
  field.addEventListener("change", () => onChange(field.value));
  return named(name, field);
}

// A whole number from least to most, typed or with the arrow keys. Anything else is named, and left
// alone until it is one.
export function numberBox(name, value, most, onChange, least = 0) {
  const limits = { type: "number", min: least, max: most, step: 1, inputmode: "numeric" };
  const field = make("input", { ...limits, autocomplete: "off", value });
  const fault = make("span", { class: "kit-field-fault", role: "status" });
  field.addEventListener("input", () => {
    const n = Number(field.value);
    const fits = field.value !== "" && Number.isInteger(n) && n >= least && n <= most;
    field.setAttribute("aria-invalid", String(!fits));
    fault.textContent = fits
      ? ""
      : t("Write a whole number from {least} to {most}.", { least, most: thousands(most) });
    if (fits) onChange(n);
  });
  return make(
    "div",
    { class: "kit-act-field" },
    named(t("{name} ({least} to {most})", { name, least, most }), field),
    fault,
  );
}

export function slider(name, { value, least, most, step = 1, words }, onChange) {
  const limits = { type: "range", min: least, max: most, step, autocomplete: "off", value };
  const field = make("input", { ...limits, "aria-valuetext": words(value) });
  const shown = make("output", {}, words(value));
  field.addEventListener("input", () => {
    const n = Number(field.value);
    field.setAttribute("aria-valuetext", words(n));
    shown.textContent = words(n);
    onChange(n);
  });
  return named(name, field, shown);
}

export function tick(name, value, onChange) {
  const field = make("input", { type: "checkbox", autocomplete: "off" });
  field.checked = value;
  field.addEventListener("change", () => onChange(field.checked));
  return make("label", { class: "kit-check-option" }, field, make("span", {}, name));
}

// Words: one line, or several where rows says so.
export function textBox(name, value, { rows, onChange }) {
  const field = make(rows ? "textarea" : "input", { rows, type: rows ? null : "text" });
  field.setAttribute("autocomplete", "off");
  field.value = value;
  field.addEventListener("input", () => onChange(field.value));
  return named(name, field);
}
