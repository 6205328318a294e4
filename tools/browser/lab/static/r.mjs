// R in the lab: the session that the kit's kernel and the pages of the book use, too.
import { filesIn } from "./files.mjs";

const PLACE = new URL("../../../../_static/run/r/", import.meta.url).href;
const SPEC = { name: "webr", display_name: "R (webR)", language: "R", argv: [], resources: {} };

function script(address) {
  return new Promise((resolve, reject) => {
    const node = document.createElement("script");
    node.src = address;
    node.onload = resolve;
    node.onerror = () => reject(new Error(`R could not be read from ${address}.`));
    document.head.append(node);
  });
}

function linesOf({ head, calls }) {
  return [...head.split("\n"), ...(calls ? ["Traceback:", ...calls.split("\n")] : [])];
}

// As the kit's kernel words it; the text form holds the size alone, because tests compare it.
function plotContent({ png, alt, width, height }) {
  const text = `Plot, ${width} by ${height} pixels`;
  const size = alt ? { width, height, alt } : { width, height };
  return { data: { "image/png": png, "text/plain": text }, metadata: { "image/png": size } };
}

function kernelClass(BaseKernel, contents) {
  return class RKernel extends BaseKernel {
    constructor(options) {
      super(options);
      this.starting = this.begin();
      this.starting.catch(() => {}); // said at the first cell
    }

    get ready() {
      return Promise.resolve();
    }

    async begin() {
      await script(`${PLACE}session.js`);
      const { WebR, RSession, code } = window.KIT.webr;
      const texts = await filesIn(contents, this.location ?? "");
      return RSession.start({ WebR, code, texts, baseUrl: PLACE });
    }

    async kernelInfoRequest() {
      const language_info = {
        name: "R",
        version: "4.5.1",
        mimetype: "text/x-rsrc",
        file_extension: ".r",
        codemirror_mode: "r",
      };
      return {
        status: "ok",
        protocol_version: "5.3",
        implementation: "webrkernel",
        implementation_version: "0.1.0",
        language_info,
        banner: "R (webR)",
        help_links: [],
      };
    }

    async executeRequest({ code }) {
      let failure = null;
      try {
        const session = await this.starting;
        await session.execute(code, (message) => {
          if (message.type === "error") failure = message;
          else this.show(message);
        });
      } catch (problem) {
        failure = { ename: "Error", evalue: problem.message, head: problem.message, calls: "" };
      }
      const count = { execution_count: this.executionCount };
      if (!failure) return { status: "ok", ...count, user_expressions: {} };
      const { ename, evalue } = failure;
      const error = { ename, evalue, traceback: linesOf(failure) };
      this.publishExecuteError(error);
      return { status: "error", ...count, ...error };
    }

    show(message) {
      if (message.type === "stream") this.stream({ name: message.name, text: message.text });
      else if (message.type === "plot") this.displayData(plotContent(message));
      else this.displayData({ data: message.data, metadata: {} });
    }

    async completeRequest({ code, cursor_pos: cursor }) {
      const start = code.lastIndexOf("\n", cursor - 1) + 1;
      const [line] = code.slice(start).split("\n");
      const session = await this.starting;
      const texts = await session.ask("complete_line", { line, end: cursor - start });
      const begin = texts.length ? start + Number(texts[0]) : cursor;
      const found = { matches: texts.slice(1), cursor_start: begin, cursor_end: cursor };
      return { status: "ok", metadata: {}, ...found };
    }

    async inspectRequest() {
      return { status: "ok", found: false, data: {}, metadata: {} };
    }

    async isCompleteRequest({ code }) {
      const session = await this.starting;
      const [status] = await session.ask("completeness", { code });
      return { status: status ?? "unknown", indent: "  " };
    }

    async commInfoRequest() {
      return { status: "ok", comms: {} };
    }

    inputReply() {}
    async commOpen() {}
    async commMsg() {}
    async commClose() {}

    dispose() {
      if (!this.isDisposed) this.starting.then(({ webR }) => webR.close()).catch(() => {});
      super.dispose();
    }
  };
}

export function registerR(specs, BaseKernel, contents) {
  const RKernel = kernelClass(BaseKernel, contents);
  specs.register({ spec: SPEC, create: async (options) => new RKernel(options) });
}
