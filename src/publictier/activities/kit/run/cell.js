// The controls of one piece of code on a page: run, stop, edit, reset, copy.
import { button, make } from "../dom.js";
import { answerWriter } from "./outputs.js";

const TO_WRITE = /^\s*# Write your code here/m;
const SILENT = { stream() {}, display() {}, plot() {}, error() {}, clear() {} };

function editorOf(text, label, { onInput, onRun }) {
  const field = make("textarea", { class: "kit-run-editor", "aria-label": label, rows: 1 });
  for (const [name, value] of [
    ["spellcheck", "false"],
    ["autocapitalize", "off"],
    ["autocomplete", "off"],
  ]) {
    field.setAttribute(name, value);
  }
  field.value = text;
  field.addEventListener("input", () => {
    fit(field);
    onInput(field.value);
  });
  // Tab leaves the field, as everywhere: code is indented with spaces.
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey || event.shiftKey)) return;
    event.preventDefault();
    onRun();
  });
  fit(field);
  return field;
}

function fit(field) {
  field.rows = Math.max(2, field.value.split("\n").length);
}

// cell: {source, block, answer}; kept: the learner's text of an earlier visit; order(cell) runs it,
// and onEdit(text or null) hears of changes.
export class CodeCell {
  constructor(cell, { name, kept, order, stop, onEdit }) {
    Object.assign(this, { cell, name, order, stop, onEdit, ran: false });
    this.text = typeof kept === "string" ? kept : cell.source;
    if (cell.block) this.build();
  }

  get isEdited() {
    return this.text !== this.cell.source;
  }

  build() {
    this.status = make("span", { class: "kit-run-status", role: "status" });
    this.runButton = button("Run", () => (this.running ? this.stop() : this.order(this)));
    this.editButton = button("Edit", () => this.edit(true));
    this.resetButton = button("Reset", () => this.reset());
    const copy = button("Copy", () => this.copy());
    const buttons = [this.runButton, this.editButton, this.resetButton, copy];
    const bar = make("div", { class: "kit-act kit-run-bar" }, ...buttons, this.status);
    for (const one of buttons) one.setAttribute("aria-label", `${one.textContent}: ${this.name}`);
    this.cell.block.after(bar);
    this.resetButton.hidden = !this.isEdited;
    if (this.isEdited || TO_WRITE.test(this.text)) this.edit(false);
  }

  edit(focus) {
    if (!this.editor) {
      this.editor = editorOf(this.text, `Code to edit: ${this.name}`, {
        onInput: (text) => this.change(text),
        onRun: () => this.order(this),
      });
      this.cell.block.before(this.editor);
      this.cell.block.classList.add("kit-run-replaced");
      this.editButton.hidden = true;
    }
    if (focus) this.editor.focus();
  }

  change(text, { quiet = false } = {}) {
    this.text = text;
    if (this.resetButton) this.resetButton.hidden = !this.isEdited;
    if (!quiet) this.onEdit(this.isEdited ? text : null);
  }

  // Puts a text in, as if the learner had written it; quiet: nobody is told.
  put(text, how) {
    this.change(text, how);
    if (!this.cell.block) return;
    if (this.isEdited) this.edit(false);
    if (!this.editor) return;
    this.editor.value = text;
    fit(this.editor);
  }

  reset() {
    this.put(this.cell.source);
    this.editor.focus();
    this.say("The code is as the lesson wrote it.");
  }

  async copy() {
    try {
      await navigator.clipboard.writeText(this.text);
      this.say("Copied.");
    } catch {
      this.edit(true);
      this.editor.select();
      this.say("Press Ctrl+C to copy what is marked.");
    }
  }

  say(text) {
    if (this.status) this.status.textContent = text;
  }

  mark(running) {
    this.running = running;
    if (!this.runButton) return;
    this.runButton.textContent = running ? "Stop" : "Run";
    this.runButton.setAttribute("aria-label", `${running ? "Stop" : "Run"}: ${this.name}`);
  }

  // Shown, it replaces the answer on the page; unshown, only what it defines is wanted.
  async run(session, shown) {
    const writer = shown && this.cell.answer ? answerWriter(this.cell.answer) : SILENT;
    const went = await session.run(this.text, writer);
    this.ran = went !== null;
    return went;
  }
}
