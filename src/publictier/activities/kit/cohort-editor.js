// The form of a cohort: groups of criteria, all by keyboard. A control that has the focus is never
// drawn again; where one goes, the focus moves to its neighbor.
import { MOST, firstOf, howsOf, valuesOf } from "./cohort.js";
import { allow, button, isAllowed, make } from "./dom.js";
import { choice } from "./inputs.js";

const KINDS = [
  ["condition", "have a record of a condition"],
  ["drug", "have a record of a medicine"],
  ["sex", "are listed with a sex"],
  ["age", "are in an age group"],
  ["record", "shared a health record"],
  ["survey", "took the survey"],
  ["told", "said yes or no to high blood pressure"],
  ["sleep", "said how long they sleep"],
  ["tracker", "wear a tracker"],
];
const VALUE_NAMES = {
  condition: "Condition",
  drug: "Medicine",
  sex: "Sex, as listed",
  age: "Age group",
  told: "Told of high blood pressure",
  sleep: "Hours of sleep",
};
const HOW_NAMES = { age: "Which way", condition: "Codes" };
const HOW_WORDS = {
  is: "in this group",
  at_least: "this group or older",
  at_most: "this group or younger",
  descendants: "with descendants (its types)",
  own: "own code alone",
};
export const PARTS = {
  include: {
    legend: "Include people who …",
    name: "include group",
    between: "and",
    addGroup: "Add an include group (AND)",
    empty: "No group: everyone is in.",
  },
  exclude: {
    legend: "And leave out people who …",
    name: "leave-out group",
    between: "and also",
    addGroup: "Add a leave-out group",
    empty: "Nobody is left out.",
  },
};

// One criterion. Only the fields to the right of a changed one are drawn again.
function criterionRow(parameters, start, name, { change, remove }) {
  let criterion = start;
  const value = make("div", { class: "kit-act-fields" });
  const how = make("div", { class: "kit-act-fields" });
  function showHow() {
    const hows = howsOf(parameters, criterion).map((key) => [key, HOW_WORDS[key]]);
    const field = () =>
      choice(HOW_NAMES[criterion.kind], hows, criterion.how, (chosen) => set({ how: chosen }));
    how.replaceChildren(...(hows.length ? [field()] : []));
  }
  function showValue() {
    const { kind } = criterion;
    const options = valuesOf(parameters, kind);
    const field = () => choice(VALUE_NAMES[kind], options, criterion.value, takeValue);
    value.replaceChildren(...(options.length > 1 ? [field()] : []));
    showHow();
  }
  function takeValue(chosen) {
    // codes are asked anew for each condition; a way through the ages stays
    const how =
      criterion.kind === "condition" ? firstOf(parameters, "condition").how : criterion.how;
    set({ value: chosen, how });
    showHow();
  }
  function set(part) {
    criterion = { ...criterion, ...part };
    change(criterion);
  }
  const kind = choice("People who", KINDS, criterion.kind, (chosen) => {
    set(firstOf(parameters, chosen));
    showValue();
  });
  const away = button("Remove", remove, { "aria-label": `Remove ${name}` });
  const row = make("div", { class: "kit-cohort-row", role: "group", "aria-label": name });
  row.append(kind, value, how, away);
  showValue();
  return row;
}

const replaced = (list, at, one) => list.map((old, i) => (i === at ? one : old));
const without = (list, at) => list.filter((_, i) => i !== at);

// What removing a criterion leaves, and which criterion gets the focus; null for none.
function removed(groups, g, c) {
  const group = without(groups[g], c);
  if (group.length) {
    return { left: replaced(groups, g, group), at: [g, Math.min(c, group.length - 1)], more: "" };
  }
  const left = without(groups, g);
  const at = left.length ? [Math.min(g, left.length - 1), 0] : null;
  return { left, at, more: " The group is gone as well." };
}

const joinWord = (text) => make("p", { class: "kit-cohort-join" }, text);

// One group of criteria joined by OR. edit: {change(c, criterion), remove(c), add()}
function groupBox(parameters, group, { label, before, say }, edit) {
  const box = make("div", { class: "kit-cohort-group", role: "group", "aria-label": label });
  if (before) box.append(joinWord(before));
  group.forEach((criterion, c) => {
    if (c) box.append(joinWord("or"));
    const change = (one) => edit.change(c, one);
    const moves = { change, remove: () => edit.remove(c) };
    box.append(criterionRow(parameters, criterion, `criterion ${c + 1} of ${label}`, moves));
  });
  const attributes = { "aria-label": `Add a criterion (OR) to ${label}` };
  const or = button(
    "Add a criterion (OR)",
    () => {
      if (isAllowed(or)) edit.add();
      else say(`A group takes ${MOST.criteria} criteria at most.`);
    },
    attributes,
  );
  allow(or, group.length < MOST.criteria);
  box.append(or);
  return box;
}

// part: "include" or "exclude". changed(groups, said) hears of each change, with what went or came
// in words; say(text) tells what did not work.
export function groupsEditor({ parameters, part, groups: start, changed, say }) {
  const { legend, name, between, addGroup, empty } = PARTS[part];
  const fresh = () => firstOf(parameters, "condition");
  let groups = start;
  const list = make("div", {});
  const add = button(addGroup, () => {
    if (!isAllowed(add))
      return say(`There are ${MOST[part]} groups already, and that is the most.`);
    renew([...groups, [fresh()]], [groups.length, 0], `Added ${name} ${groups.length + 1}.`);
  });

  function take(found, said = "") {
    groups = found;
    changed(groups, said);
  }
  // at: the group and the criterion that get the focus; without one, the button that adds a group
  function renew(found, at, said) {
    take(found, said);
    show();
    const row = at && list.children[at[0]].querySelectorAll(".kit-cohort-row")[at[1]];
    (row ? row.querySelector("select") : add).focus();
  }
  function boxOf(group, g) {
    const label = `${name} ${g + 1}`;
    const edit = {
      change: (c, one) => take(replaced(groups, g, replaced(groups[g], c, one))),
      remove(c) {
        const { left, at, more } = removed(groups, g, c);
        renew(left, at, `Removed criterion ${c + 1} of ${label}.${more}`);
      },
      add() {
        const place = groups[g].length;
        const said = `Added criterion ${place + 1} of ${label}.`;
        renew(replaced(groups, g, [...groups[g], fresh()]), [g, place], said);
      },
    };
    return groupBox(parameters, group, { label, before: g ? between : "", say }, edit);
  }
  function show() {
    const none = () => [make("p", {}, empty)];
    list.replaceChildren(...(groups.length ? groups.map(boxOf) : none()));
    allow(add, groups.length < MOST[part]);
  }
  show();
  return make("fieldset", { class: "kit-cohort-part" }, make("legend", {}, legend), list, add);
}
