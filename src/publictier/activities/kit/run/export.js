// The code of a page, as the learner has it now, in files that other programs open; and back again.

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

// Gives the texts of a notebook that was saved here, in their order.
// Throws an Error with a sentence for the learner where it is not one, or of another page.
export function textsOf(file, language, count) {
  let notebook = null;
  try {
    notebook = JSON.parse(file);
  } catch {
    throw new Error("This file is no notebook. Choose one that was saved on this page.");
  }
  const found = notebook?.metadata?.kernelspec?.language;
  if (found !== KERNELS[language].language) {
    throw new Error(`This is no notebook in ${KERNELS[language].language}. Nothing was changed.`);
  }
  const cells = (notebook.cells ?? []).filter((cell) => cell.cell_type === "code");
  if (cells.length !== count) {
    throw new Error(
      `This notebook has ${cells.length} pieces of code, and this page ${count}: it is of another page. Nothing was changed.`,
    );
  }
  return cells.map((cell) => [cell.source ?? ""].flat().join(""));
}
