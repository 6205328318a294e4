// Clears what the kit has kept in this browser: for a shared computer, after a guest has left.
import { button, make } from "./kit/dom.js";

const KEYS = ["kit-progress", "kit-kept", "kit-read", "rounded-to-twenty-lab-note"]; // host.js, the lab's note
const GONE = "Done. No answers, scores, places or notebooks of the lab are kept here any more.";

// JupyterLite names its store by the lab's path; none is made by asking for one to be deleted.
function forgetLab() {
  const root = document.documentElement.dataset.content_root ?? "./";
  const { pathname } = new URL(`${root}lab/`, location.href);
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(`JupyterLite Storage - ${pathname}`);
    request.onsuccess = resolve;
    request.onerror = reject;
  });
}

function render({ el }) {
  const status = make("p", { class: "kit-act-said", role: "status" });
  const clear = button("Forget everything on this computer", async () => {
    try {
      for (const key of KEYS) localStorage.removeItem(key);
      await forgetLab();
      status.textContent = GONE;
    } catch {
      status.textContent =
        "This browser keeps nothing for this page, so there is nothing to forget.";
    }
  });
  el.append(make("div", { class: "kit-act kit-forget" }, clear, status));
}

export default { render };
