// Runs Pyodide in a worker from files that the page hands over: nothing is fetched from anywhere.
"use strict";
const BASE = "https://kit.invalid/"; // never asked: every name below it is one of the files
const PACKAGES = "/lib/python3.12/site-packages";
const FOLDER = "/home/pyodide";

const say = (kind, name, text) => self.postMessage({ kind, name, text });
const nameOf = (address) =>
  String(address.url ?? address)
    .split("/")
    .pop()
    .split("?")[0];
const TYPES = { wasm: "application/wasm", json: "application/json" };

// Pyodide asks for its files by fetch and importScripts: both are answered from what is here.
function answerFrom(files) {
  self.fetch = async (address) => {
    const name = nameOf(address);
    if (!(name in files)) return new Response("", { status: 404 });
    const type = TYPES[name.split(".").pop()] ?? "application/octet-stream";
    return new Response(files[name], { headers: { "Content-Type": type } });
  };
  const load = self.importScripts.bind(self);
  self.importScripts = (...addresses) => {
    for (const address of addresses) {
      const blob = new Blob([files[nameOf(address)]], { type: "text/javascript" });
      load(URL.createObjectURL(blob));
    }
  };
}

async function start({ files, data }) {
  answerFrom(files);
  if (files["database.js"]) {
    self.importScripts(`${BASE}sql-wasm-inline.js`, `${BASE}database.js`);
    await self.kitOpenDatabase();
  }
  self.importScripts(`${BASE}pyodide.js`);
  const python = await self.loadPyodide({
    indexURL: BASE,
    lockFileURL: `${BASE}pyodide-lock.json`,
    env: { HOME: FOLDER, TZ: "UTC" },
  });
  python.runPython(new TextDecoder().decode(files["unpack.py"]));
  const unpack = python.globals.get("unpack");
  for (const name of ["site.zip", "publictier.zip"]) {
    const packed = python.toPy(new Uint8Array(files[name]));
    unpack(packed, PACKAGES);
    packed.destroy(); // else Python keeps all of it
  }
  python.FS.writeFile(`${PACKAGES}/kit_session.py`, new Uint8Array(files["session.py"]));
  for (const [name, text] of Object.entries(data)) python.FS.writeFile(`${FOLDER}/${name}`, text);
  const session = python.pyimport("kit_session");
  session.start(say);
  self.run = (code) => session.run(code);
}

self.onmessage = async ({ data }) => {
  try {
    if (data.kind === "start") await start(data);
    const went = data.kind === "run" ? self.run(data.code) : true;
    say("done", "", String(went));
  } catch (problem) {
    say("failed", "", String(problem?.message ?? problem));
  }
};
