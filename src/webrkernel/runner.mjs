// Puts one R session behind lines of JSON on standard input and output.
//   node runner.mjs <folder of webR> <folder of the notebook>

import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { RSession, isWebRError } from "./rsession.mjs";

const [dist, folder] = process.argv.slice(2);
const here = path.dirname(fileURLToPath(import.meta.url));
const send = (message) => process.stdout.write(JSON.stringify(message) + "\n");

// Standard output carries the messages: whatever else is logged goes to standard error.
console.log = console.info = console.warn = (...words) => console.error(...words);
// The interrupt key reaches the whole group of processes; the kernel passes it on by message.
process.on("SIGINT", () => {});

function end(reason) {
  process.stdout.write(JSON.stringify({ type: "closed", reason }) + "\n", () => process.exit(0));
}

function readR() {
  const names = fs.readdirSync(path.join(here, "r")).filter((name) => name.endsWith(".R"));
  return names
    .sort()
    .map((name) => fs.readFileSync(path.join(here, "r", name), "utf8"))
    .join("\n");
}

const { WebR } = createRequire(import.meta.url)(path.join(dist, "webr.cjs"));
const session = await RSession.start({
  WebR,
  baseUrl: path.join(dist, path.sep),
  code: readR(),
  files: { type: "NODEFS", options: { root: folder } },
  onClose: () => end("quit"),
});
send({ type: "ready", webr: session.webR.version, r: session.webR.versionR });

let finished = 0;

async function answer({ id, action, values }) {
  try {
    if (action === "execute") await session.execute(values.code, send);
    else send({ type: "answer", texts: await session.ask(action, values) });
  } catch (problem) {
    const evalue = String(problem.message ?? problem);
    if (problem.name === "ExitStatus") return end("quit");
    if (!isWebRError(problem)) return end(`${problem.name}: ${evalue}`);
    send({
      type: "error",
      ename: problem.name ?? "Error",
      evalue,
      head: `Error: ${evalue}`,
      calls: "",
    });
  }
  finished = id;
  send({ type: "done", id });
}

let queue = Promise.resolve();
createInterface({ input: process.stdin })
  .on("line", (line) => {
    const message = JSON.parse(line);
    if (message.action === "interrupt") {
      // One that comes too late must not hit the next cell.
      if (message.id > finished) session.interrupt();
    } else queue = queue.then(() => answer(message));
  })
  // The kernel is gone: nobody waits for an answer any more.
  .on("close", () => process.exit(0));
