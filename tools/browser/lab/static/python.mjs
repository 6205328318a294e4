// Before a learner's first cell, Python gets the files beside the notebook, and a database where the
// notebook asks one in SQL.
import { filesIn } from "./files.mjs";

const DATABASE = "sql-wasm-inline.js";
const ASKS_SQL = /\bsql\(/;
const PLACE = new URL("../../../../_static/run/python/", import.meta.url).href;

async function textOf(name) {
  return (await fetch(PLACE + name)).text();
}

// Read as soon as the notebook is open, so that it is there when its kernel is.
async function gather({ context }, contents) {
  await context.ready;
  const folder = context.path.split("/").slice(0, -1).join("/");
  const asksSql = [...context.model.cells].some((cell) => ASKS_SQL.test(cell.sharedModel.source));
  const scripts = asksSql ? [DATABASE, "database.js"].map(textOf) : [];
  const [files, ...texts] = await Promise.all([filesIn(contents, folder), ...scripts]);
  return JSON.stringify({ files, scripts: texts });
}

function prepare(kernel, given) {
  if (kernel?.name !== "python") return;
  const code = `import kit_lab\nawait kit_lab.prepare(${JSON.stringify(given)})`;
  kernel.requestExecute({ code, silent: true, store_history: false });
}

const given = new WeakMap();

export function prepareKernels(tracker, contents) {
  tracker.widgetAdded.connect((_, panel) => {
    const { sessionContext } = panel.context;
    const gathered = gather(panel, contents);
    given.set(sessionContext, gathered);
    const ready = () => gathered.then((text) => prepare(sessionContext.session?.kernel, text));
    sessionContext.kernelChanged.connect((_, { newValue }) => newValue && ready());
    sessionContext.statusChanged.connect((_, status) => status === "restarting" && ready());
    if (sessionContext.session?.kernel) ready();
  });
}

// JupyterLab's own way to run a cell, but never ahead of what readies its kernel.
export function inTurn(runCell) {
  return {
    runCell: async (asked) => {
      const { cell, sessionContext } = asked;
      if (cell.model.type === "code" && given.has(sessionContext)) {
        cell.setPrompt("*");
        await sessionContext.ready;
        await given.get(sessionContext).catch(() => {});
      }
      return runCell(asked);
    },
  };
}
