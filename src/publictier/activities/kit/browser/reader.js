// Where the reader is, and what they have switched on. On the browser's own page the place stands in the
// address, so that it can be linked and the back button works. In Jupyter the address belongs to the
// notebook, and the place is kept with the widget.
import { formatRoute, parseRoute } from "./route.js";

const OURS = /^#\//; // other addresses on the page lead to its own headings

export function readerOf(model, onPage) {
  const spec = model.get("spec");
  const kept = () => model.get("kept") ?? {};
  const here = () => (OURS.test(location.hash) ? location.hash : "");
  let route = parseRoute(String((onPage ? here() : kept().view) || spec.view || ""));

  function keep(change) {
    model.set("kept", { ...kept(), ...change });
    model.save_changes();
  }
  return {
    get route() {
      return route;
    },
    get options() {
      return {
        charts: kept().charts !== false,
        range: kept().range === true,
        gaps: kept().gaps !== false,
        percent: kept().percent === true,
      };
    },
    keep,
    move(to) {
      const text = formatRoute(to);
      route = parseRoute(text);
      if (!onPage) keep({ view: text });
      else if (location.hash !== text) history.pushState(null, "", text);
    },
    // Calls back when the reader goes back or forward, or types another address.
    onReturn(callback) {
      if (!onPage) return;
      window.addEventListener("popstate", () => {
        if (location.hash && !OURS.test(location.hash)) return;
        route = parseRoute(location.hash);
        callback();
      });
    },
  };
}
