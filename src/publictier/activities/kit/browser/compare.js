// Two concepts, or two groups, side by side: by count and by percentage, with what to mind.
import { make } from "../dom.js";
import { choice } from "../inputs.js";
import { countsPanel, gapWords } from "./panel.js";
import { byCount, groupsOf, hasShares } from "./store.js";
import { later, t } from "../words.js";

// "2000010037~Female" names a concept and a group of participants.
export function readSide(store, text, otherwise) {
  const [id, key = "everyone"] = (text ?? "").split("~");
  const concept = store.isConcept(store.find(id)) ? store.find(id) : otherwise;
  const groups = groupsOf(store);
  return { concept, group: groups.find((group) => group.key === key) ?? groups[0] };
}

const writeSide = ({ concept, group }) => `${concept.id}~${group.key}`;

// Clinical name and everyday name, where they differ.
function nameOf({ name, plain }) {
  return plain && plain.toLowerCase() !== name.toLowerCase() ? `${name} (${plain})` : name;
}

function sideFields(store, name, side, onChange) {
  const concepts = store.domains.map((domain) => {
    const options = byCount(store.conceptsOf(domain.key)).map((c) =>
      make("option", { value: c.id }, nameOf(c)),
    );
    return make("optgroup", { label: domain.title }, ...options);
  });
  const what = choice(t("What"), [], "", (id) => onChange({ ...side, concept: store.find(id) }));
  const select = what.querySelector("select");
  select.append(...concepts);
  select.value = side.concept.id;
  select.dataset.key = `${name}-what`;
  const groups = groupsOf(store);
  const who = choice(
    t("Among whom"),
    groups.map(({ key, text }) => [key, text]),
    side.group.key,
    (key) => onChange({ ...side, group: groups.find((group) => group.key === key) }),
  );
  who.querySelector("select").dataset.key = `${name}-who`;
  const fields = make("div", { class: "kit-act-fields" }, what, who);
  return make("fieldset", { class: "kit-side" }, make("legend", {}, t(name)), fields);
}

const shareOf = (store, rule, { concept, group }) =>
  hasShares(store.domain(concept.domain), group.by, rule);

const SIZES = later("Different denominators: the two groups are not of the same size.");
const NO_SHARE = later(
  "For one of the two no percentage is published, so only the counts can be compared, and they do not say which has the larger share.",
);

function differences(store, one, two) {
  const said = [];
  const sameGroup = one.group.key === two.group.key;
  if (!sameGroup && one.concept !== two.concept) {
    said.push(
      t("Two things differ at once, what is counted and among whom. Change one of them only."),
    );
  }
  if (one.concept.domain !== two.concept.domain) {
    const [first, second] = [one, two].map((side) => store.domain(side.concept.domain).title);
    said.push(
      t(
        "Different denominators: the percentages are of participants with any record under {first}, and under {second}.",
        { first, second },
      ),
    );
  }
  if (!sameGroup) said.push(t(SIZES));
  const above = (low, high) => store.ancestors(low.concept.id).includes(high.concept.id);
  if (above(one, two) || above(two, one)) {
    said.push(t("One of the two is a kind of the other, so the same people are in both."));
  }
  return said;
}

// What to mind before two numbers are compared; the last line says what can be compared.
export function warningsOf(store, rule, one, two) {
  if (one.group.key === two.group.key && one.concept === two.concept) {
    return [t("These are the same numbers twice. Change one side.")];
  }
  const said = differences(store, one, two);
  const sides = [one, two];
  if (sides.some((side) => side.group.read(side.concept) <= rule.base)) {
    const words = t(
      "Too small to compare: ≤ {base} can be one person, or {base}, and a gap is nobody.",
      rule,
    );
    return [...said, words];
  }
  if (!sides.every((side) => shareOf(store, rule, side))) return [...said, t(NO_SHARE)];
  if (one.group.key !== two.group.key) {
    return [...said, t("Compare the percentages, not the counts.")];
  }
  return said.length
    ? said
    : [t("Same denominator: these may be compared by count and by percentage.")];
}

export function compareView(store, route, tools) {
  const [first, second] = byCount(store.conceptsOf("conditions"));
  const one = readSide(store, route.a, first);
  const two = readSide(store, route.b, one.concept === second ? first : second);
  const go = (a, b) => tools.go({ ...route, a: writeSide(a), b: writeSide(b) }, "stay");
  const named = (side) => {
    const { concept, group } = side;
    return group.key === "everyone" ? concept.name : `${concept.name}, ${group.text}`;
  };
  const rows = [one, two].map((side) => ({
    label: named(side),
    count: side.group.read(side.concept),
    of: shareOf(store, tools.rule, side)
      ? side.group.read(store.domain(side.concept.domain))
      : null,
  }));
  const reading = {
    title: t("{first} and {second}", { first: rows[0].label, second: rows[1].label }),
    first: t("Compared"),
    rows,
    percentOf: t("its own denominator"),
  };
  const words = warningsOf(store, tools.rule, one, two).map((text) => make("li", {}, text));
  const sizeOf = ({ of }) =>
    of ? t("of {n}", { n: tools.rule.shown(of) }) : t("none is published");
  const below = rows.map((row) => `${row.label}: ${sizeOf(row)}`).join(". ");
  const nodes = [
    sideFields(store, later("First"), one, (side) => go(side, two)),
    sideFields(store, later("Second"), two, (side) => go(one, side)),
    tools.switches({ hasShares: true }),
    countsPanel(reading, tools),
    make("p", {}, `${t("Denominators.")} ${below}.`),
    make("p", {}, gapWords(rows, tools)),
    make("ul", { class: "kit-warnings" }, ...words),
  ];
  return { title: t("Compare two"), nodes, limits: ["compare"] };
}
