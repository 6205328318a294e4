// The Practice Browser: tables of made-up people, in the manner of the real public Data Browser.
import { compareView, warningsOf, readSide } from "./kit/browser/compare.js";
import { conceptView } from "./kit/browser/concept.js";
import { domainView, frontView, searchView } from "./kit/browser/front.js";
import { csvOf, readRows } from "./kit/browser/panel.js";
import { readerOf } from "./kit/browser/reader.js";
import { formatRoute, parseRoute } from "./kit/browser/route.js";
import { didYouMean, indexOf, parse, search, vocabularyOf } from "./kit/browser/search.js";
import { mountShell } from "./kit/browser/shell.js";
import { storeOf } from "./kit/browser/store.js";
import { questionView, surveyView, variantView } from "./kit/browser/survey.js";
import { townView } from "./kit/browser/town.js";
import { ruleOf } from "./kit/rule.js";
import { speak } from "./kit/words.js";

const VIEWS = {
  front: frontView,
  search: searchView,
  domain: domainView,
  concept: conceptView,
  survey: surveyView,
  question: questionView,
  variant: variantView,
  compare: compareView,
  town: townView,
};

function openStore(data, classroom) {
  const store = storeOf(data, { classroom });
  store.index = indexOf([...store.concepts, ...store.questions, ...store.variants]);
  store.vocabulary = vocabularyOf(store.index);
  return store;
}

function render({ model, el }) {
  speak(model.get("words"));
  const spec = model.get("spec");
  const carried = model.get("data"); // in Jupyter; a page loads the tables beside this module
  const data = carried ?? window.KIT?.data?.practice;
  if (!data) throw new Error("the tables of the Practice Browser are not loaded");
  const onPage = spec.on_page && !carried;
  const asked = onPage ? new URLSearchParams(location.search).get("view") : "";
  const store = openStore(data, spec.classroom || asked === "classroom");
  const reader = readerOf(model, onPage);
  const teacher = asked === "teacher";
  const rule = ruleOf(store.base);
  mountShell(el, { spec, store, rule, reader, views: VIEWS, onPage, teacher });
}

const parts = {
  csvOf,
  didYouMean,
  formatRoute,
  openStore,
  parse,
  parseRoute,
  readRows,
  readSide,
  ruleOf,
  search,
  warningsOf,
};

export default { render, parts };
