// The teaching town: a small made-up town of its own, whose tables are protected by the same rule. For a
// teacher there is a switch that shows the exact truth, which never exists in real life.
import { button, make } from "../dom.js";
import { numberBox, tick } from "../inputs.js";
import { thousands } from "../numbers.js";
import { dataTable } from "../tables.js";
import { countsPanel, seriesPanel } from "./panel.js";
import { later, t } from "../words.js";

const TABLES = [
  ["conditions", later("Conditions")],
  ["conditions_by_sex", later("Conditions by sex")],
  ["conditions_by_age", later("Conditions by age")],
  ["drugs", later("Medicines")],
  ["domains", later("Who shared what")],
];
const LAST_SEED = 99999; // enough for every class, and short enough to write on a board
const IN_PYTHON = 'from publictier.town import Town; Town(seed=7).table("conditions").published()';
const TRUTH = later(
  "Teacher's key: made up, exact, for teaching; in real life nobody outside can ever see this",
);

// Loads the people's module beside this page's own, over http and from a folder alike.
export function townLoader() {
  let asked = false;
  let failed = false;
  const script = () => document.querySelector('script[src*="practice-browser.js"]');
  const module = () => window.KIT?.activities?.["teaching-town"];
  return {
    possible: () => !failed && Boolean(module() || script()),
    ready: () => Boolean(module() && window.KIT.data.town),
    load(then) {
      if (asked) return;
      asked = true;
      const node = make("script", { src: new URL("teaching-town.js", script().src).href });
      node.addEventListener("load", then);
      node.addEventListener("error", () => {
        failed = true;
        then();
      });
      document.head.append(node);
    },
    exact(seed) {
      const rates = window.KIT.data.town;
      return module().townTables(module().expandTown(rates, seed, rates.people), rates);
    },
  };
}

function readSeed(text, otherwise) {
  return /^\d{1,5}$/.test(text ?? "") ? Number(text) : otherwise;
}

// Published rows of a table; of another town than the first they are made from its exact counts here.
function publishedRows(exact, rule) {
  return exact
    .filter((row) => row.count)
    .map((row) => ({ ...row, count: rule.publicCount(row.count) }));
}

// A table by sex or age has two labels a row, the others one.
const secondOf = (key) => (key.endsWith("_sex") ? "sex" : key.endsWith("_age") ? "age" : null);
const firstOf = (row) => row.name ?? row.domain;

function tablePanel(key, title, rows, store, tools) {
  const second = secondOf(key);
  const names = [...new Set(rows.map(firstOf))];
  if (!second) {
    const read = rows.map((row) => ({ label: t(firstOf(row)), count: row.count }));
    return countsPanel({ title, first: t("What"), rows: read }, tools);
  }
  const count = (name, label) =>
    rows.find((row) => firstOf(row) === name && row[second] === label)?.count ?? 0;
  const labels = second === "sex" ? store.town.sexes : store.ages;
  const series = labels.map((label) => ({
    name: t(label),
    counts: names.map((name) => count(name, label)),
  }));
  const quiet = { ...tools, options: () => ({ ...tools.options(), charts: false }) };
  return seriesPanel(
    { title, first: t("Condition"), labels: names.map((name) => t(name)), series },
    quiet,
  );
}

function truthTable(key, exact, rule) {
  const second = secondOf(key);
  const rows = exact.map((row) => [
    second ? `${t(firstOf(row))}, ${t(row[second])}` : t(firstOf(row)),
    row.count ? rule.shown(rule.publicCount(row.count)) : t("no row"),
    String(row.count),
  ]);
  const headers = [t("What"), t("Published"), t("Exact truth")];
  return make("div", { class: "kit-truth-table" }, dataTable({ caption: t(TRUTH), headers, rows }));
}

function seedFields(seed, route, tools) {
  const box = numberBox(t("Town number"), seed, LAST_SEED, () => {});
  // whatever stands in the box goes along, so that a wrong number is answered and not passed over
  const typed = () => box.querySelector("input").value || t("nothing");
  const open = (to) => tools.go({ ...route, seed: String(to) }, "move");
  const random = () => crypto.getRandomValues(new Uint32Array(1))[0] % (LAST_SEED + 1);
  const buttons = [
    button(t("Open this town"), () => open(typed())),
    button(t("Draw a new town"), () => open(random())),
  ];
  return make("div", { class: "kit-act-fields kit-act-screen" }, box, ...buttons);
}

function keySwitch(tools) {
  const words = t("Teacher's key: show the exact truth of this town");
  const label = tick(words, tools.key.on, (on) => {
    tools.key.on = on;
    tools.redraw();
  });
  label.firstChild.dataset.key = "teachers-key";
  const note = t(
    "The people are made up, so there is a truth to show. In real life nobody outside can ever see it. A curious student can find this switch: for a quiz, draw a new town, and hand out the link for learners below, not the address of this page.",
  );
  return make("div", { class: "kit-key" }, label, make("p", {}, note));
}

function bodyOf(key, seed, store, tools) {
  const { town, rule } = tools;
  const first = seed === store.town.seed;
  const needed = !first || (tools.teacher && tools.key.on);
  if (needed && !town.possible()) {
    const words = t("Another town is opened in Python:");
    return [make("p", {}, words, " ", make("code", {}, IN_PYTHON))];
  }
  if (needed && !town.ready()) {
    town.load(tools.redraw);
    return [make("p", { role: "status" }, t("The town is being built …"))];
  }
  const exact = needed ? town.exact(seed)[key] : null;
  const rows = first ? store.town.tables[key] : publishedRows(exact, rule);
  const name = TABLES.find(([one]) => one === key)[1];
  const panel = tablePanel(
    key,
    t("Town {seed}: {table}", { seed, table: t(name).toLowerCase() }),
    rows,
    store,
    { ...tools, ...tools.madeUp },
  );
  return [panel, ...(tools.teacher && tools.key.on ? [truthTable(key, exact, rule)] : [])];
}

export function townView(store, route, tools) {
  const seed = readSeed(route.seed, store.town.seed);
  const key = TABLES.some(([one]) => one === route.by) ? route.by : TABLES[0][0];
  const wrong =
    route.seed && seed !== Number(route.seed)
      ? [
          make(
            "p",
            {},
            t(
              "There is no town number {asked}. Numbers go from 0 to {last}; this is town {seed}.",
              {
                asked: route.seed.slice(0, 20),
                last: LAST_SEED,
                seed,
              },
            ),
          ),
        ]
      : [];
  const words = t(
    "A town of {n} made-up people of its own, apart from all other tables here. The rule is the same. A name that is missing from a table stands for nobody.",
    { n: thousands(store.town.people) },
  );
  const nodes = [
    make("p", {}, words),
    ...wrong,
    seedFields(seed, route, tools),
    tools.wayButtons(TABLES, key, route),
    tools.switches({ hasShares: false }),
    ...bodyOf(key, seed, store, tools),
    ...(tools.teacher ? [keySwitch(tools)] : []),
  ];
  return { title: t("Teaching town {seed}", { seed }), nodes, limits: ["town"] };
}
