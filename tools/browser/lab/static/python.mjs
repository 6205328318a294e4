// Before a learner's first cell, Python gets the files beside the notebook, and a database where the
// notebook asks one in SQL.
import { filesIn } from "./files.mjs";

const DATABASE = "sql-wasm-inline.js";
const ASKS_SQL = /\bsql\(/;
const PLACE = new URL("../../../../_static/run/python/", import.meta.url).href;

async function textOf(name) {
  return (await fetch(PLACE + name)).text();
}

async function prepare(panel, contents) {
  const { sessionContext, path } = panel.context;
  const kernel = sessionContext.session?.kernel;
  if (kernel?.name !== "python") return;
  const cells = [...panel.context.model.cells];
  const asksSql = cells.some((cell) => ASKS_SQL.test(cell.sharedModel.source));
  const folder = path.split("/").slice(0, -1).join("/");
  const given = { files: await filesIn(contents, folder), scripts: [] };
  if (asksSql) given.scripts = await Promise.all([DATABASE, "database.js"].map(textOf));
  const code = `import kit_lab\nawait kit_lab.prepare(${JSON.stringify(JSON.stringify(given))})`;
  kernel.requestExecute({ code, silent: true, store_history: false });
}

export function prepareKernels(tracker, contents) {
  tracker.widgetAdded.connect((_, panel) => {
    const { sessionContext } = panel.context;
    const again = () => panel.context.ready.then(() => prepare(panel, contents));
    sessionContext.kernelChanged.connect((_, { newValue }) => newValue && again());
    sessionContext.statusChanged.connect((_, status) => status === "restarting" && again());
    if (sessionContext.session?.kernel) again();
  });
}
