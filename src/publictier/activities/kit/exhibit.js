// The frame of every activity: title, two sentences of instruction, the label of made-up data, the
// activity's own part, its tasks with the score, and a way to start again.
import { button, inline, make } from "./dom.js";
import { ruleOf } from "./rule.js";
import { taskList } from "./tasks.js";

const OVER = "Start all over";
const SURE = "Clear all of it";

// build(tools) gives the activity's own node. tools:
//   spec      what the activity is made from
//   rule      the disclosure rule, see rule.js
//   kept      what the learner has done before, {} at first; never trust its shape blindly
//   keep(x)   remembers more of it
//   score(right, of, tried)   for an activity that scores by itself, without tasks
//   say(text) tells what changed, to the eye and to a screen reader
//   status    where it is said: put it where the eye is; else it stands below the activity's part
// Where spec.sets holds several sets of tasks, "New numbers" goes to the next.
export function exhibit({ model, el }, build) {
  const spec = model.get("spec");
  const root = make("section", { class: "kit-act", "aria-label": spec.title, "data-act": spec.id });
  // In Jupyter, keys pressed here must not move the notebook's selection.
  root.setAttribute("data-lm-suppress-shortcuts", "true");
  el.append(root);

  const kept = () => model.get("kept") ?? {};
  // A copy, because Jupyter sends nothing when an object is changed and set again.
  function keep(change) {
    model.set("kept", { ...kept(), ...structuredClone(change) });
    model.save_changes();
  }
  function score(right, of, tried = right) {
    model.set("answered", tried > 0);
    model.set("correct", tried > 0 ? right === of : null);
    model.save_changes();
  }
  function renew(start) {
    const pressed = document.activeElement?.textContent.replace(SURE, OVER);
    model.set("kept", start);
    // new numbers leave what has been earned; starting all over clears it
    if (start.set === undefined) score(0, 1);
    else model.save_changes();
    draw();
    // the focus stays on the button that was pressed, though it is a new one
    [...root.querySelectorAll("button")].find((one) => one.textContent === pressed)?.focus();
  }
  function draw() {
    const status = make("p", { class: "kit-act-said", role: "status" });
    const say = (text) => (status.textContent = text);
    const tools = { spec, rule: ruleOf(spec.base), kept: kept(), keep, score, say, status };
    const own = build(tools);
    const parts = [headOf(spec), make("div", { class: "kit-act-own" }, own)];
    if (!own.contains(status)) parts.push(status);
    const sets = spec.sets ?? [];
    const set = sets.length ? (kept().set ?? 0) % sets.length : 0;
    if (sets.length) parts.push(tasksPart(sets[set], kept, tools));
    const buttons = make("div", { class: "kit-check-buttons" });
    if (sets.length > 1) buttons.append(button("New numbers", () => renew({ set: set + 1 })));
    buttons.append(startOver(() => renew({}), say));
    parts.push(buttons);
    root.replaceChildren(...parts);
  }
  draw();
}

// One slip of a finger must not clear the work of half an hour, so it takes two presses.
function startOver(clear, say) {
  const node = button(OVER, () => {
    if (node.textContent === SURE) return clear();
    node.textContent = SURE;
    say("This clears all that you have done here. Press the button again to go on.");
  });
  node.addEventListener("blur", () => (node.textContent = OVER));
  return node;
}

function headOf(spec) {
  const label = make("span", { class: "kit-people" }, spec.people);
  const title = make("p", { class: "kit-act-title" }, spec.title, " ", label);
  return make("div", {}, title, make("p", { class: "kit-act-how" }, ...inline(spec.how)));
}

function tasksPart(specs, kept, { keep, score }) {
  // read anew each time, because the same widget may be shown twice
  const known = () => {
    const found = kept().tasks;
    return found && typeof found === "object" ? found : {};
  };
  return taskList(specs, known, (memory, found) => {
    keep({ tasks: memory });
    score(found.right, found.of, found.tried);
  });
}
