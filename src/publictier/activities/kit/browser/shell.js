// The frame around every view: search, ways to go, switches, limits, citation.
import { button, make } from "../dom.js";
import { tick } from "../inputs.js";
import { saveFile } from "../tables.js";
import { csvOf, fileName } from "./panel.js";
import { formatRoute } from "./route.js";
import { townLoader } from "./town.js";
import { later, t } from "../words.js";

const SWITCHES = [
  ["charts", later("charts")],
  ["percent", later("percentages in charts")],
  ["range", later("which true counts each number can stand for")],
  ["gaps", later("gaps filled, as on a chart")],
];

function routeTo(thing) {
  if (thing.groups) return { view: "variant", id: thing.id };
  return { view: thing.answers ? "question" : "concept", id: thing.id };
}

function searchForm(go) {
  const field = make("input", { type: "search", autocomplete: "off" });
  const name = make("span", {}, t("Search everything"));
  const label = make("label", { class: "kit-act-field" }, name, field);
  const submit = make("button", { type: "submit" }, t("Search"));
  const form = make("form", { role: "search", class: "kit-search" }, label, submit);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go({ view: "search", q: field.value });
  });
  return { form, field };
}

// What is switched on stays on from view to view.
function switchesOf(reader, redraw, hasShares) {
  const useful = SWITCHES.filter(([key]) => key !== "percent" || hasShares);
  const ticks = useful.map(([key, name]) => {
    const label = tick(t(name), reader.options[key], (on) => {
      reader.keep({ [key]: on });
      redraw();
    });
    label.firstChild.dataset.key = `switch-${key}`;
    return label;
  });
  return make("fieldset", { class: "kit-switches" }, make("legend", {}, t("Show")), ...ticks);
}

function notFound(link) {
  const words = t(
    "There is no such entry in these tables, or this view leaves it out. Search for it, or go to",
  );
  return {
    title: t("Not here"),
    nodes: [make("p", {}, words, " ", link({ view: "front" }, t("all data")), ".")],
  };
}

// What a view is given to build itself with.
function toolsOf({ rule, store, reader, teacher }, go, say, redraw) {
  const link = (to, text) => {
    const node = make("a", { href: formatRoute(to) }, text);
    node.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      go(to);
    });
    return node;
  };
  const wayButtons = (ways, by, at) => {
    const one = ([key, text]) => {
      const attributes = { "aria-pressed": String(key === by), "data-key": `way-${key}` };
      return button(t(text), () => go({ ...at, by: key }, "stay"), attributes);
    };
    const attributes = {
      class: "kit-check-buttons kit-ways",
      role: "group",
      "aria-label": t("Show"),
    };
    return make("div", attributes, ...ways.map(one));
  };
  const saver = (tier) => (title, headers, rows) =>
    button(t("Save this table as CSV"), () => {
      const file = fileName(title, tier);
      saveFile(file, csvOf(headers, rows, tier));
      say(t("{file} is saved.", { file }));
    });
  const whose = { whose: store.whose, saveTable: saver(store.tier) };
  // the town is made up, whosever the other tables are
  const madeUp = {
    whose: t("made-up people"),
    saveTable: saver({ made_up: true, label: "made-up" }),
  };
  const switches = ({ hasShares }) => switchesOf(reader, redraw, hasShares);
  const more = { teacher, key: { on: false }, town: townLoader(), options: () => reader.options };
  return { rule, go, say, redraw, link, routeTo, wayButtons, switches, madeUp, ...whose, ...more };
}

// A teacher's own address shows the switch of the key, so what is handed out has another.
function linkToView({ teacher, link }, route) {
  if (!teacher) return link(route, t("Link to this view"));
  const forClass = `${location.pathname}?view=classroom${formatRoute(route)}`;
  return make("a", { href: forClass }, t("Link for learners, without the key"));
}

// The town and the variants are made up, whosever the other tables are.
const isInvented = (route) =>
  ["town", "variant"].includes(route.view) || (route.view === "domain" && route.id === "variants");

function endOf(view, store, here, route) {
  const words = (view.limits ?? [])
    .map((key) => store.words.limits[key])
    .filter(Boolean)
    .join(" ");
  const name = make("strong", {}, t("What this does not say."), " ");
  const limits = words ? [make("p", { class: "kit-limits" }, name, words)] : [];
  const named = { view: view.title.replace(/[.?!]$/, ""), whose: store.whose };
  const cite =
    store.tier.own || isInvented(route)
      ? t(
          "Rounded to Twenty, Practice Browser: synthetic data about made-up people. View: {view}. Add the date on which you used it.",
          named,
        )
      : t(
          "Rounded to Twenty, Practice Browser: {whose}. View: {view}. Add the date on which you used it.",
          named,
        );
  const print = button(t("Print this view"), () => window.print());
  const buttons = make("div", { class: "kit-check-buttons kit-act-screen" }, ...here, print);
  return [...limits, make("p", { class: "kit-cite" }, cite), buttons];
}

function viewOf(views, route, store, tools) {
  const build = Object.hasOwn(views, route.view) ? views[route.view] : () => null;
  return build(store, route, tools) ?? notFound(tools.link);
}

// views: name -> (store, route, tools) => {title, nodes, limits?, back?, said?} or null
export function mountShell(el, setting) {
  const { spec, store, reader, views, onPage } = setting;
  const root = make("section", {
    class: "kit-act kit-browser",
    "aria-label": t("Practice Browser"),
  });
  root.setAttribute("data-lm-suppress-shortcuts", "true");
  const status = make("p", { class: "kit-act-said", role: "status" });
  const place = make("div", { class: "kit-view" });
  const { form, field } = searchForm((route) => go(route));
  const say = (text) => (status.textContent = text);
  const tools = toolsOf(setting, go, say, () => draw("stay"));

  // "stay" keeps the focus on the control that was used; else it goes to the new heading.
  function go(to, focus = "move") {
    reader.move(to);
    draw(focus);
  }
  function draw(focus) {
    const { route } = reader;
    const held = root.contains(document.activeElement) && document.activeElement.dataset.key;
    const view = viewOf(views, route, store, tools);
    const title = make("h2", { class: "kit-view-title", tabindex: -1 }, view.title);
    const back = view.back
      ? [make("p", { class: "kit-act-screen" }, tools.link(...view.back))]
      : [];
    const here = onPage ? [linkToView(tools, route)] : [];
    place.replaceChildren(title, ...back, ...view.nodes, ...endOf(view, store, here, route));
    label.textContent = t(isInvented(route) ? "Made-up people" : spec.people);
    field.value = route.view === "search" ? (route.q ?? "") : "";
    say(view.said ?? "");
    if (focus === "move") {
      title.focus({ preventScroll: true });
      title.scrollIntoView();
    } else if (held) root.querySelector(`[data-key="${CSS.escape(held)}"]`)?.focus();
  }

  const label = make("span", { class: "kit-people" }, t(spec.people));
  const ways = [
    tools.link({ view: "front" }, t("All data")),
    tools.link({ view: "compare" }, t("Compare two")),
  ];
  const left = t("Classroom view: {n} entries are left out.", { n: store.hidden });
  root.append(make("p", { class: "kit-act-title" }, t("Practice Browser"), " ", label));
  if (store.classroom) root.append(make("p", { class: "kit-classroom" }, left));
  root.append(form, make("p", { class: "kit-browser-nav" }, ...ways), status, place);
  el.append(root);
  draw("none");
  reader.onReturn(() => draw("move"));
}
