// The code of a page, as the learner has it now, in files that other programs open.

const KERNELS = {
  python: { name: "python3", display_name: "Python 3", language: "python" },
  r: { name: "webr", display_name: "R (webR)", language: "R" },
};

// texts: [{text, hidden}]; hidden ones prepare something that later code needs.
export function scriptOf(texts) {
  return texts.map(({ text }) => text.trimEnd()).join("\n\n") + "\n";
}

export function notebookOf(language, texts) {
  const cells = texts.map(({ text, hidden }, i) => ({
    id: `cell-${String(i).padStart(3, "0")}`,
    cell_type: "code",
    execution_count: null,
    metadata: hidden ? { jupyter: { source_hidden: true } } : {},
    outputs: [],
    source: text,
  }));
  const metadata = { kernelspec: KERNELS[language] };
  return JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 }, null, 1) + "\n";
}
