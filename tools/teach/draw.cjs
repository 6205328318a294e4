// Draws charts for paper, in black and white: Vega-Lite by name on standard input, SVG by name out.
// The two arguments are the files of Vega and Vega-Lite that the pages use, too.
const { readFileSync } = require("node:fs");
const { runInThisContext } = require("node:vm");
for (const file of process.argv.slice(2)) runInThisContext(readFileSync(file, "utf8"), file);
const { vega, vegaLite } = globalThis;

const WIDTH = 420; // pixels, where a page would say how wide it is
const PAPER = {
  background: "white",
  font: "Libertinus Serif",
  mark: { color: "#595959" },
  range: { category: ["#262626", "#8c8c8c", "#595959", "#bfbfbf"] },
  axis: { labelFontSize: 12, titleFontSize: 12, labelLimit: 260 },
};

async function drawn(spec) {
  const config = { ...spec.config, ...PAPER };
  const width = Number(spec.width) || WIDTH;
  const { spec: compiled } = vegaLite.compile({ ...spec, width, config });
  return new vega.View(vega.parse(compiled), { renderer: "none" }).toSVG();
}

async function main() {
  let text = "";
  for await (const piece of process.stdin) text += piece;
  const found = {};
  for (const [name, spec] of Object.entries(JSON.parse(text))) found[name] = await drawn(spec);
  process.stdout.write(JSON.stringify(found));
}

main();
