// One R of a page: webR in its own worker, driven by the session that the kit's R kernel uses.
import { isFolder, loadFiles, script } from "./loading.js";

// Runs in the worker before webR does: takes the files, and answers from them what webR asks for.
const STAND_IN = `
self.onmessage = ({ data: { kitFiles, kitBase } }) => {
  const found = (address) => kitFiles[String(address.url ?? address).split(kitBase)[1]];
  const type = (address) => (String(address).endsWith(".wasm") ? "application/wasm" : "text/plain");
  self.fetch = async (address) => {
    const file = found(address);
    if (!file) return new Response("", { status: 404 });
    return new Response(file, { headers: { "Content-Type": type(address) } });
  };
  self.XMLHttpRequest = class {
    open(method, address, async = true) { Object.assign(this, { address, async }); }
    setRequestHeader() {}
    overrideMimeType() {}
    getAllResponseHeaders() { return ""; }
    getResponseHeader(name) {
      return /length/i.test(name) ? String(found(this.address)?.byteLength ?? 0) : null;
    }
    send() {
      const file = found(this.address);
      this.status = file ? 200 : 404;
      this.readyState = 4;
      this.response = file && (this.responseType === "arraybuffer" ? file.slice(0) : new TextDecoder("latin1").decode(file));
      if (this.responseType !== "arraybuffer") this.responseText = this.response ?? "";
      const tell = () => (this.onload?.({}), this.onloadend?.({}));
      if (this.async) setTimeout(tell); else tell();
    }
  };
  const load = self.importScripts.bind(self);
  self.importScripts = (...addresses) => addresses.forEach((address) =>
    load(URL.createObjectURL(new Blob([found(address)], { type: "text/javascript" }))));
  self.importScripts(kitBase + "webr-worker.js");
};`;

// webR makes its worker itself, from an address that a page in a folder may not use.
function withWorkerFrom(files, place, make) {
  const Real = window.Worker;
  window.Worker = function StandIn() {
    const source = new Blob([STAND_IN], { type: "text/javascript" });
    const worker = new Real(URL.createObjectURL(source));
    worker.postMessage({ kitFiles: files, kitBase: place });
    return worker;
  };
  return make().finally(() => (window.Worker = Real));
}

function write(message, writer) {
  if (message.type === "stream") writer.stream(message.name, message.text);
  else if (message.type === "display") writer.display(message.data);
  else if (message.type === "plot") writer.plot(message);
  else if (message.type === "error") {
    const calls = message.calls ? `\nTraceback:\n${message.calls}` : "";
    writer.error(message.head + calls);
  }
}

// Gives {run(code, writer), stop()}, as startPython does.
export async function startR({ base, data, progress }) {
  const place = new URL(`${base}r/`, location.href).href;
  await script(`${place}session.js`, "session.js");
  const { WebR, RSession, code, files } = window.KIT.webr;
  let close = null;
  const closed = new Promise((resolve) => (close = () => resolve(null)));
  const options = { WebR, code, texts: data, onClose: close };
  const start = () => RSession.start({ ...options, baseUrl: place });
  const session = isFolder()
    ? await withWorkerFrom(await loadFiles(place, files, progress), place, start)
    : await start();
  return {
    async run(text, writer) {
      let went = true;
      const done = session.execute(text, (message) => {
        if (message.type === "error") went = false;
        write(message, writer);
      });
      return Promise.race([done.then(() => went), closed]);
    },
    stop() {
      session.webR.close();
      close();
    },
  };
}
