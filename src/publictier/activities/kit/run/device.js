// What a device must be able to do so that the pages work, each tried for real.
import { isFolder, loadFiles, script } from "./loading.js";

const KEY = "kit-device-check";
const SMALLEST_WASM = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);
const WAIT = 4000;

async function keeps() {
  localStorage.setItem(KEY, "1");
  const found = localStorage.getItem(KEY) === "1";
  localStorage.removeItem(KEY);
  return found;
}

function hasWorkers() {
  return new Promise((resolve) => {
    const address = URL.createObjectURL(new Blob(["postMessage(1)"], { type: "text/javascript" }));
    const worker = new Worker(address);
    const end = (answer) => {
      worker.terminate();
      resolve(answer);
    };
    worker.onmessage = () => end(true);
    worker.onerror = () => end(false);
    setTimeout(() => end(false), WAIT);
  });
}

const compiles = async () => Boolean(await WebAssembly.compile(SMALLEST_WASM));

async function readsPython(base) {
  const files = await loadFiles(`${base}python/`, ["session.py"], () => {});
  return files["session.py"].byteLength > 0;
}

async function readsR(base) {
  await script(`${base}r/session.js`, "session.js");
  return Boolean(window.KIT.webr);
}

// Chromium alone says how much memory there is, rounded, and never more than 8 GB.
const remembersEnough = async () => (navigator.deviceMemory ?? 4) >= 4;

// Each: {key, check}; check resolves to whether it works. One that throws does not work.
export const CHECKS = [
  { key: "keeps", check: keeps },
  { key: "workers", check: hasWorkers },
  { key: "compiles", check: compiles },
  { key: "memory", check: remembersEnough },
  { key: "python", check: readsPython },
  { key: "r", check: readsR },
];

export const opened = () => (isFolder() ? "from a folder" : `from ${location.host}`);

export async function tryAll(base, tell) {
  const answers = {};
  for (const { key, check } of CHECKS) {
    answers[key] = await check(base).catch(() => false);
    tell(key, answers[key]);
  }
  return answers;
}
