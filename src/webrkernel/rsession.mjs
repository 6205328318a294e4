// One R session on webR. Knows nothing of Node, so that a page can use it as well.

const PLAIN = {
  captureStreams: false,
  captureConditions: false,
  captureGraphics: false,
  withAutoprint: false,
  withHandlers: false,
};
// The same on every computer: without these R takes language and time zone from outside.
const SURROUNDINGS = {
  R_HOME: "/usr/lib/R",
  FONTCONFIG_PATH: "/etc/fonts",
  R_ENABLE_JIT: "0",
  LANG: "C.UTF-8",
  LC_ALL: "C.UTF-8",
  TZ: "UTC",
};
const FOLDER = "/notebook";
const BEGIN = `local({
  kernel <- new.env(parent = .BaseNamespaceEnv)
  eval(parse(text = code, keep.source = FALSE), kernel)
  kernel$begin(mark)
  setwd(folder)
})`;
const START_MARK = "\u0001learner's code";
const END_MARK = "\u0001end of output";
const GATHER_MS = 50;
const INTERRUPT_TEXT = "The cell was interrupted. What ran before is kept.";
const INTERRUPTED = ["error", "Interrupt", INTERRUPT_TEXT, INTERRUPT_TEXT, ""];

/** Whether R can go on: any other error is WebAssembly failing, or R jumping out of its frame. */
export const isWebRError = (problem) => String(problem?.name).startsWith("WebR");

/** Where R's output goes: whole lines as they come, the last unfinished one at the end mark. */
class Streams {
  constructor() {
    this.emit = () => {};
    this.pending = { name: "", text: "" };
    this.timer = null;
    this.ends = { stdout: 0, stderr: 0 };
    this.changed = () => {};
    this.started = () => {};
  }

  line(name, text) {
    if (text === START_MARK) this.started();
    else if (text.endsWith(END_MARK)) {
      this.add(name, text.slice(0, -END_MARK.length));
      this.ends[name] += 1;
      this.changed();
    } else this.add(name, text + "\n");
  }

  add(name, text) {
    if (!text) return;
    if (this.pending.name !== name) this.flush();
    this.pending = { name, text: this.pending.text + text };
    this.timer ??= setTimeout(() => this.flush(), GATHER_MS);
  }

  flush() {
    clearTimeout(this.timer);
    this.timer = null;
    const { name, text } = this.pending;
    this.pending = { name: "", text: "" };
    if (text) this.emit({ type: "stream", name, text });
  }

  /** Resolves when as many end marks have come on each stream. */
  until(ends) {
    return new Promise((resolve) => {
      this.changed = () => {
        if (Object.keys(ends).every((name) => this.ends[name] >= ends[name])) resolve();
      };
      this.changed();
    });
  }
}

export class RSession {
  /**
   * Start R. `code` is the text of the files in r/; `files` gives the folder of the notebook to R:
   * { type, options } of webR's file systems; `texts` gives it files by name, where there is none.
   */
  static async start({ WebR, baseUrl, code, files, texts, onClose }) {
    const session = new RSession();
    session.interruptWanted = false;
    session.inLearnerCode = false;
    const webR = new WebR({
      baseUrl,
      interactive: false,
      RArgs: ["--quiet", "--no-save"],
      REnv: SURROUNDINGS,
    });
    session.webR = webR;
    session.streams = new Streams();
    session.streams.started = () => session.enterLearnerCode();
    await webR.init();
    await webR.flush();
    await webR.FS.mkdir(FOLDER);
    if (files) await webR.FS.mount(files.type, files.options, FOLDER);
    for (const [name, text] of Object.entries(texts ?? {})) {
      await webR.FS.writeFile(`${FOLDER}/${name}`, new TextEncoder().encode(text));
    }
    session.shelter = await new webR.Shelter();
    session.listen(onClose);
    await session.call(BEGIN + "; character()", { code, folder: FOLDER, mark: START_MARK });
    return session;
  }

  async listen(onClose) {
    for await (const message of this.webR.stream()) {
      if (message.type === "stdout" || message.type === "stderr") {
        this.streams.line(message.type, message.data);
      } else if (message.type === "closed") {
        this.streams.flush();
        onClose?.();
        return;
      }
    }
  }

  /** Evaluate R code that gives a character vector. */
  async call(code, env = {}) {
    const captured = this.shelter.captureR(code, { ...PLAIN, env });
    const { result } = await captured.finally(() => {
      this.inLearnerCode = false;
    });
    return result.toArray();
  }

  /** Run one cell. `emit` gets its outputs in order; the error, if any, comes last. */
  async execute(code, emit) {
    this.streams.emit = emit;
    const parsed = await this.call(".webrkernel$parse_cell(code)", { code });
    const count = parsed[0] === "ok" ? Number(parsed[1]) : 0;
    let failure = parsed[0] === "error" ? parsed : null;
    for (let number = 1; number <= count && !failure; number += 1) {
      const answer = await this.callLearner(`.webrkernel$run_expression(${number}L)`);
      await this.settle();
      if (answer[0] === "display") emit(display(answer.slice(1)));
      if (answer[0] === "error") failure = answer;
    }
    for (const plot of await this.plots()) emit(plot);
    await this.shelter.purge();
    this.interruptWanted = false;
    if (failure) emit(asError(failure));
  }

  /**
   * Stop the learner's code, at once or as soon as it starts. webR must not be interrupted at any
   * other time: it would lose the request that it has not yet taken, and never answer again.
   */
  interrupt() {
    this.interruptWanted = true;
    if (this.inLearnerCode) this.webR.interrupt();
  }

  /** R says by a mark that it has taken the request. */
  enterLearnerCode() {
    this.inLearnerCode = true;
    if (this.interruptWanted) this.webR.interrupt();
  }

  async callLearner(code, values) {
    if (this.interruptWanted) return INTERRUPTED;
    const answer = await this.call(code, values);
    if (this.interruptWanted) await this.call(".webrkernel$absorb_interrupt()");
    return answer;
  }

  /** Wait until everything that R wrote has arrived. */
  async settle() {
    const [out, err] = await this.call(".webrkernel$mark_end(mark)", { mark: END_MARK });
    const { stdout, stderr } = this.marked ?? { stdout: 0, stderr: 0 };
    this.marked = { stdout: stdout + (out === "TRUE"), stderr: stderr + (err === "TRUE") };
    await this.streams.until(this.marked);
    this.streams.flush();
  }

  async plots() {
    const answer = await this.call(".webrkernel$finish_plots()");
    const half = answer.length / 2;
    const found = [];
    for (let index = 0; index < half; index += 1) {
      const png = await this.webR.FS.readFile(answer[index]);
      await this.webR.FS.unlink(answer[index]);
      found.push({ type: "plot", png: base64(png), alt: answer[half + index], ...size(png) });
    }
    return found;
  }

  /** Run `name` of the R functions on arguments, all text or numbers; gives texts. */
  async ask(name, values) {
    const names = Object.keys(values);
    const code = `as.character(.webrkernel$${name}(${names.join(", ")}))`;
    const isLearners = name === "value_text";
    const answer = await (isLearners ? this.callLearner(code, values) : this.call(code, values));
    this.interruptWanted = false;
    await this.settle();
    await this.shelter.purge();
    return answer;
  }
}

function display(pairs) {
  const data = {};
  for (let index = 0; index < pairs.length; index += 2) data[pairs[index]] = pairs[index + 1];
  return { type: "display", data };
}

function asError([, ename, evalue, head, calls]) {
  return { type: "error", ename, evalue, head, calls };
}

/** Width and height stand at fixed places in every PNG file. */
function size(png) {
  const view = new DataView(png.buffer, png.byteOffset);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

function base64(bytes) {
  let text = "";
  for (let index = 0; index < bytes.length; index += 32768) {
    text += String.fromCharCode(...bytes.subarray(index, index + 32768));
  }
  return btoa(text);
}
