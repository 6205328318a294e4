// One self-check as a form: question, answer, reply, hints, worked answer.
import { inline, make } from "./dom.js";
import { blanksField, choiceField, orderField, sortField, textField } from "./fields.js";
import {
  judgeBlanks,
  judgeMany,
  judgeNumber,
  judgeOne,
  judgeOrder,
  judgeShort,
  judgeSort,
} from "./judges.js";
import { hintLadder, verdictNodes, workedAnswer } from "./replies.js";
import { later, t } from "./words.js";

const KINDS = {
  choose_one: [choiceField, judgeOne],
  choose_many: [choiceField, judgeMany],
  number: [textField, judgeNumber],
  blanks: [blanksField, judgeBlanks],
  order: [orderField, judgeOrder],
  sort: [sortField, judgeSort],
  short: [textField, judgeShort],
};

const BEFORE = {
  right: later("You have answered this before: right."),
  tried: later("You have tried this."),
};

// What a check is made of: the parts that change, and the form that holds them.
function partsOf(spec, name) {
  const status = make("div", { class: "kit-check-reply", role: "status" });
  const announce = (text) => status.replaceChildren(make("p", {}, text));
  const [makeField, judge] = KINDS[spec.kind];
  const field = makeField(spec, announce);
  const hints = hintLadder(spec.hints);
  const worked = workedAnswer(spec);
  const ask = spec.kind === "short" ? t("Compare with a model answer") : t("Check my answer");
  const submit = make("button", { type: "submit", class: "kit-check-submit" }, ask);
  const again = make("button", { type: "button" }, t("Start again"));
  const title = make("span", { class: "kit-check-name" }, name);
  const legend = make(
    "legend",
    { class: "kit-check-question" },
    title,
    " ",
    ...inline(spec.question),
  );
  const help = make("div", { class: "kit-check-buttons" }, worked.button, again);
  if (spec.hints.length) help.prepend(hints.button);
  // The reply follows the button, so that the button does not jump away as the reply appears.
  const form = make("form", { novalidate: true }, make("fieldset", {}, legend, field.node), submit);
  form.append(status, help, ...(spec.hints.length ? [hints.list] : []), worked.panel);
  return { form, legend, field, judge, hints, worked, again, status, announce };
}

// tell(answered, correct) hears of each try; progress is what an earlier visit came to.
export function checkForm(spec, { name = t("Check yourself."), progress, tell }) {
  const part = partsOf(spec, name);
  part.form.addEventListener("submit", (event) => {
    event.preventDefault();
    const verdict = part.judge(spec, part.field.read());
    if (verdict.ask) return part.announce(verdict.ask);
    part.field.mark?.(verdict.places);
    part.worked.offer(true);
    if (spec.kind === "short") part.announce(t("Compare your answer with the model answer below."));
    else part.status.replaceChildren(...verdictNodes(verdict));
    tell(true, verdict.correct);
  });
  part.again.addEventListener("click", () => {
    part.form.reset();
    part.field.reset?.();
    part.field.mark?.([]);
    part.hints.reset();
    part.worked.offer(false);
    tell(false, null);
    part.announce(t("Ready for a new try."));
  });
  if (BEFORE[progress]) part.announce(t(BEFORE[progress]));
  const root = make("div", { class: "kit-check", "data-check": spec.id, "data-kind": spec.kind });
  // In Jupyter, keys pressed here must not move the notebook's selection.
  root.setAttribute("data-lm-suppress-shortcuts", "true");
  root.append(part.form);
  return { root, legend: part.legend };
}
