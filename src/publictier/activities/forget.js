// Clears what the kit has kept in this browser: for a shared computer, after a guest has left.
import { button, make } from "./kit/dom.js";

const KEYS = ["kit-progress", "kit-kept"]; // as in host.js

function render({ el }) {
  const status = make("p", { class: "kit-act-said", role: "status" });
  const clear = button("Forget everything on this computer", () => {
    try {
      for (const key of KEYS) localStorage.removeItem(key);
      status.textContent = "Done. No answers, scores or places are kept here any more.";
    } catch {
      status.textContent =
        "This browser keeps nothing for this page, so there is nothing to forget.";
    }
  });
  el.append(make("div", { class: "kit-act kit-forget" }, clear, status));
}

export default { render };
