// Runs make_site.py in Pyodide under Node: make_site.mjs <pyodide> <wheels> <out>
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const [core, wheels, out] = process.argv.slice(2).map((name) => path.resolve(name));
const { loadPyodide } = await import(pathToFileURL(path.join(core, "pyodide.mjs")));
const python = await loadPyodide({ indexURL: core });
for (const [place, root] of Object.entries({ "/core": core, "/wheels": wheels, "/out": out })) {
  python.FS.mkdirTree(place);
  python.FS.mount(python.FS.filesystems.NODEFS, { root }, place);
}
const here = path.dirname(fileURLToPath(import.meta.url));
console.log(python.runPython(readFileSync(path.join(here, "make_site.py"), "utf8")));
