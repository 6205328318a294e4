// One Python of a page: Pyodide in a worker of its own, so that the page stays usable.
import { loadFiles } from "./loading.js";
import { ownLines } from "./outputs.js";

const CORE = [
  "pyodide.js",
  "pyodide.asm.js",
  "pyodide.asm.wasm",
  "pyodide-lock.json",
  "python_stdlib.zip",
];
const FILES = [...CORE, "site.zip", "publictier.zip", "unpack.py", "session.py", "worker.js"];
const SQL = ["sql-wasm-inline.js", "database.js"];

// Gives {run(code, writer), stop()}. run resolves to whether the cell went through; after stop all
// that the session knew is gone.
export async function startPython({ base, data, code, progress }) {
  const names = /\bsql\(/.test(code) ? [...FILES, ...SQL] : FILES;
  const files = await loadFiles(`${base}python/`, names, progress);
  const source = new Blob([files["worker.js"]], { type: "text/javascript" });
  const worker = new Worker(URL.createObjectURL(source));
  let waiting = null;
  const settle = (verb, value) => {
    const one = waiting;
    waiting = null;
    one?.[verb](value);
  };
  worker.onmessage = ({ data: { kind, name, text } }) => {
    const { writer } = waiting ?? {};
    if (kind === "done") settle("resolve", text === "true");
    else if (kind === "failed") settle("reject", new Error(text));
    else if (kind === "stream") writer?.stream(name, text);
    else if (kind === "display" || kind === "result") writer?.display(JSON.parse(text));
    else if (kind === "error") writer?.error(ownLines(JSON.parse(text).frames).join("\n"));
    else if (kind === "clear") writer?.clear();
  };
  worker.onerror = (event) => settle("reject", new Error(event.message || "Python has stopped."));
  const ask = (message, writer) =>
    new Promise((resolve, reject) => {
      waiting = { resolve, reject, writer };
      worker.postMessage(message);
    });
  await ask({ kind: "start", files, data });
  return {
    run: (code, writer) => ask({ kind: "run", code }, writer),
    stop() {
      worker.terminate();
      settle("resolve", null);
    },
  };
}
