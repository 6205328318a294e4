// The tasks of an activity: self-checks one after the other, with the score in words.
import { allow, button, isAllowed, make, some } from "./dom.js";
import { checkForm } from "./form.js";

// done: {"<task id>": "right" | "tried"}
function scoreOf(specs, done) {
  const right = specs.filter((spec) => done[spec.id] === "right").length;
  const tried = specs.filter((spec) => done[spec.id]).length;
  return { right, tried, of: specs.length, all: right === specs.length };
}

export function scoreWords({ right, tried, of, all }) {
  if (all) return `All ${of} tasks are right.`;
  const open = tried > right ? ` ${some(tried - right, "more is", "more are")} tried.` : "";
  return `${right} of ${some(of, "task", "tasks")} right.${open}`;
}

// A short answer is compared, not judged: to have compared it is to have done it.
const outcome = (spec, correct) => (correct || spec.kind === "short" ? "right" : "tried");

// memory() gives {done, at}; remember(change, score) keeps it.
export function taskList(specs, memory, remember) {
  const doneNow = () => ({ ...memory().done });
  let at = specs[memory().at] ? memory().at : 0;
  const score = make("p", { class: "kit-act-score", role: "status" });
  const holder = make("div", {});
  const back = button("Task before", () => isAllowed(back) && go(at - 1));
  const next = button("Next task", () => isAllowed(next) && go(at + 1));
  const moves = make("div", { class: "kit-check-buttons" }, back, next);

  function told(spec, answered, correct) {
    const { [spec.id]: before, ...others } = doneNow();
    const result = before === "right" ? before : outcome(spec, correct);
    write(answered ? { ...others, [spec.id]: result } : others);
  }
  function write(done) {
    remember({ done, at }, scoreOf(specs, done));
    say();
  }
  function say() {
    score.textContent = scoreWords(scoreOf(specs, doneNow()));
  }
  function show() {
    const spec = specs[at];
    const name = `Task ${at + 1} of ${specs.length}.`;
    const tell = (answered, correct) => told(spec, answered, correct);
    const form = checkForm(spec, { name, progress: doneNow()[spec.id], tell });
    form.legend.tabIndex = -1;
    holder.replaceChildren(form.root);
    allow(back, at > 0);
    allow(next, at < specs.length - 1);
    return form.legend;
  }
  function go(place) {
    at = place;
    write(doneNow());
    show().focus();
  }
  show();
  say();
  return make("div", { class: "kit-act-tasks" }, holder, moves, score);
}
