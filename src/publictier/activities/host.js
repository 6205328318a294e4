// Mounts activities on a static page, without a kernel. Each activity's output holds its plain
// version and a JSON block <script type="application/json" data-activity="name">; the script of
// that name has registered window.KIT.activities[name]. If anything is missing, the plain version
// stays.
//
// What a learner has done is kept in this browser alone, under the one localStorage key
// "kit-progress": {"<id of the activity>": "tried" | "right"}. Answers are not kept.
(() => {
  "use strict";
  const KEY = "kit-progress";
  const KIT = (window.KIT = window.KIT || {});
  KIT.activities = KIT.activities || {};

  // Browsers may forbid storage, or hold something that is not ours: then nothing is remembered.
  function remembered() {
    try {
      const found = JSON.parse(localStorage.getItem(KEY) ?? "{}");
      return new Map(found && typeof found === "object" ? Object.entries(found) : []);
    } catch {
      return new Map();
    }
  }

  function remember(state) {
    const all = remembered();
    if (!state.answered) all.delete(state.id);
    else if (all.get(state.id) !== "right") all.set(state.id, state.correct ? "right" : "tried");
    try {
      if (all.size) localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(all)));
      else localStorage.removeItem(KEY);
    } catch {
      // Forbidden or full: the activity works all the same.
    }
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
        listeners.set(event, (listeners.get(event) ?? []).filter((one) => one !== listener)),
    };
  }

  function mountOne(block) {
    const activity = KIT.activities[block.dataset.activity];
    if (!activity || block.dataset.mounted) return;
    const state = JSON.parse(block.textContent);
    const el = document.createElement("div");
    activity.render({ model: modelOf({ ...state, progress: remembered().get(state.id) }), el });
    block.dataset.mounted = "yes";
    block.before(el);
    for (const plain of block.parentElement.querySelectorAll("[data-fallback]")) plain.hidden = true;
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

  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", () => KIT.mount());
  } else {
    KIT.mount();
  }
})();
