// Mounts activities on a static page, without a kernel. Each activity's output holds its plain
// version and a JSON block <script type="application/json" data-activity="name">; the script of
// that name has registered window.KIT.activities[name]. If anything is missing, the plain version
// stays.
//
// What a learner has done is kept in this browser alone, under three localStorage keys:
// "kit-progress": {"<id>": "tried" | "right"}, "kit-kept": {"<id>": where an activity stands}, and
// "kit-read": {"<page>": "opened" | "read"}, read once the key points have been on the screen.
// Answers to self-checks are not kept.
(() => {
  "use strict";
  const PROGRESS = "kit-progress";
  const KEPT = "kit-kept";
  const READ = "kit-read";
  const KIT = (window.KIT = window.KIT || {});
  KIT.activities = KIT.activities || {};

  // Browsers may forbid storage, or hold something that is not ours: then nothing is remembered.
  function remembered(key) {
    try {
      const found = JSON.parse(localStorage.getItem(key) ?? "{}");
      return new Map(found && typeof found === "object" ? Object.entries(found) : []);
    } catch {
      return new Map();
    }
  }

  // Says whether it is kept. Where storage is forbidden or full, the activity works all the same.
  function write(key, all) {
    try {
      if (all.size) localStorage.setItem(key, JSON.stringify(Object.fromEntries(all)));
      else localStorage.removeItem(key);
      return true;
    } catch {
      return false;
    }
  }

  function remember(state) {
    const progress = remembered(PROGRESS);
    if (!state.answered) progress.delete(state.id);
    else if (progress.get(state.id) !== "right") {
      progress.set(state.id, state.correct ? "right" : "tried");
    }
    write(PROGRESS, progress);
    const kept = remembered(KEPT);
    if (Object.keys(state.kept ?? {}).length) kept.set(state.id, state.kept);
    else kept.delete(state.id);
    return write(KEPT, kept);
  }

  // The part of Jupyter's widget model that activities use.
  function modelOf(state) {
    const listeners = new Map();
    return {
      get: (name) => state[name],
      set(name, value) {
        if (state[name] === value) return;
        state[name] = value;
        for (const listener of listeners.get(`change:${name}`) ?? []) listener();
      },
      save_changes: () => remember(state),
      on: (event, listener) => listeners.set(event, [...(listeners.get(event) ?? []), listener]),
      off: (event, listener) =>
        listeners.set(
          event,
          (listeners.get(event) ?? []).filter((one) => one !== listener),
        ),
    };
  }

  // A page in another language brings the words of its activities, English -> its own.
  const catalogs = new Map();
  function wordsFor(block) {
    const language = block.closest("[lang]")?.lang;
    if (!catalogs.has(language)) {
      const found = [...document.querySelectorAll("script[data-words]")];
      const own = found.find((one) => one.dataset.words === language);
      catalogs.set(language, own ? JSON.parse(own.textContent) : {});
    }
    return catalogs.get(language);
  }

  // What is kept may come from an older version of the activity, or from somebody's own hand.
  function renderInto(el, activity, state) {
    const kept = remembered(KEPT).get(state.id);
    const progress = remembered(PROGRESS).get(state.id);
    const begin = (found) => {
      const fresh = { ...state, progress, kept: found, answered: Boolean(progress) };
      activity.render({ model: modelOf({ ...fresh, correct: progress === "right" }), el });
    };
    try {
      begin(kept && typeof kept === "object" ? kept : {});
    } catch (error) {
      if (!kept) throw error;
      console.warn(`Activity ${state.id}: what was kept cannot be read, so it starts anew.`);
      el.replaceChildren();
      begin({});
    }
  }

  function mountOne(block) {
    const activity = KIT.activities[block.dataset.activity];
    if (!activity || block.dataset.mounted) return;
    const el = document.createElement("div");
    el.className = "kit-live";
    renderInto(el, activity, { ...JSON.parse(block.textContent), words: wordsFor(block) });
    block.dataset.mounted = "yes";
    block.before(el);
    for (const plain of block.parentElement.querySelectorAll("[data-fallback]"))
      plain.hidden = true;
  }

  // Pages that add an output later call this again for the new part.
  KIT.mount = (root = document) => {
    for (const block of root.querySelectorAll("script[data-activity]")) {
      try {
        mountOne(block);
      } catch (error) {
        console.error(`Activity ${block.dataset.activity}: the plain version stays.`, error);
      }
    }
  };

  function watchReading() {
    const end = document.getElementById("key-points");
    const root = document.documentElement.dataset.content_root;
    if (!end || !root || !("IntersectionObserver" in window)) return;
    const { pathname } = new URL(root, location.href);
    const page = decodeURIComponent(location.pathname.slice(pathname.length)).replace(".html", "");
    const mark = (state) => {
      const pages = remembered(READ);
      if (pages.get(page) !== "read") write(READ, pages.set(page, state));
    };
    mark("opened");
    const watch = new IntersectionObserver((seen) => {
      if (seen.some(({ isIntersecting }) => isIntersecting)) mark("read");
    });
    watch.observe(end.querySelector("h2") ?? end);
  }

  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", () => KIT.mount());
    document.addEventListener("DOMContentLoaded", watchReading);
  } else {
    KIT.mount();
    watchReading();
  }
})();
