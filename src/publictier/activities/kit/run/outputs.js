// Shows what a cell put out, in the same forms as the page.

const LEFT_OUT = "… (lines of the library's own code, left out here)";
const OWN_FRAME = "Cell In";
const MOST = 20000; // characters of one stream: more would freeze the page

const pre = (text, error) => {
  const node = document.createElement("pre");
  node.className = error ? "kit-answer-text kit-answer-error" : "kit-answer-text";
  node.tabIndex = 0;
  node.textContent = text;
  return node;
};

// Which number a cell had in the notebook says nothing on the page.
const nameless = (frame) => frame.replace(/Cell In\[\d+\]/, "The cell above");

// Of a Python traceback the learner's own cell and the last line, as in the notebooks.
export function ownLines(frames) {
  if (frames.length < 3) return frames;
  const own = frames.filter((frame) => frame.startsWith(OWN_FRAME)).map(nameless);
  const cut = frames.length - own.length > 3 ? [LEFT_OUT] : [];
  return [...own, ...cut, frames.at(-1)];
}

function fromHtml(text) {
  const node = document.createElement("div");
  node.innerHTML = text;
  for (const table of node.querySelectorAll("table.dataframe")) {
    table.className = "kit-table";
    for (const corner of table.querySelectorAll("thead th:empty")) {
      corner.replaceWith(document.createElement("td")); // an empty header is read out as "blank"
    }
  }
  for (const style of node.querySelectorAll("style")) style.remove();
  return node;
}

function picture({ png, alt, width, height }) {
  const node = new Image(width, height);
  node.className = "kit-plot";
  node.src = `data:image/png;base64,${png}`;
  node.alt = alt || "A plot drawn by the code above";
  return node;
}

// Puts outputs into the answer, one after the other; text of one stream stays together.
export function answerWriter(answer) {
  answer.replaceChildren();
  let last = null;
  let length = 0;
  const add = (node) => {
    last = null;
    answer.append(node);
    window.KIT?.mount?.(answer);
    window.KIT?.drawCharts?.(answer);
  };
  return {
    stream(name, text) {
      length += text.length;
      if (length > MOST) {
        if (length - text.length <= MOST) add(pre("… and more, which is not shown here.", false));
        return;
      }
      if (last?.dataset.stream === name) last.textContent += text;
      else {
        const node = pre(text, name === "stderr");
        node.dataset.stream = name;
        add(node);
        last = node;
      }
    },
    display(data) {
      if (data["text/html"]) add(fromHtml(data["text/html"]));
      else if (data["text/plain"]) add(pre(data["text/plain"], false));
    },
    plot: (found) => add(picture(found)),
    error: (text) => add(pre(text, true)),
    clear: () => answer.replaceChildren(),
  };
}
