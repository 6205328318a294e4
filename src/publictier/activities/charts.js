// Draws each chart of a book page from the description beside it, with the vendored Vega.
// No compiling of code (vega-interpreter), no network; the table below the chart has the data.
(() => {
  "use strict";
  const isDark = () => document.documentElement.dataset.theme === "dark";

  function colours() {
    const ink = isDark() ? "#e6e6e6" : "#1a1a1a";
    const line = isDark() ? "#8a8f98" : "#6b7078";
    const bar = isDark() ? "#6cb6ff" : "#0b5c9e";
    return {
      background: null,
      font: "system-ui, sans-serif",
      title: { color: ink, fontSize: 0 },
      axis: {
        labelColor: ink,
        titleColor: ink,
        domainColor: line,
        tickColor: line,
        gridColor: isDark() ? "#3a3f47" : "#dcdfe3",
        labelFontSize: 13,
        titleFontSize: 13,
      },
      legend: { labelColor: ink, titleColor: ink, labelFontSize: 13, titleFontSize: 13 },
      header: { labelColor: ink, titleColor: ink },
      text: { color: ink, fontSize: 13 },
      rule: { color: ink },
      bar: { color: bar },
      line: { color: bar },
      point: { color: bar },
      view: { stroke: null },
    };
  }

  async function draw(source) {
    const drawing = source.parentElement.querySelector(".kit-drawing");
    const spec = JSON.parse(source.textContent);
    delete spec.title; // the caption says it, as text
    const { spec: compiled } = vegaLite.compile(spec, { config: { ...spec.config, ...colours() } });
    const view = new vega.View(vega.parse(compiled, null, { ast: true }), {
      expr: vega.expressionInterpreter,
      renderer: "svg",
      container: drawing,
      hover: true,
      logLevel: vega.Error,
    });
    await view.runAsync();
    return view;
  }

  async function drawAll() {
    const sources = [...document.querySelectorAll("script[data-chart]")];
    let views = await Promise.all(sources.map(draw));
    new MutationObserver(async () => {
      views.forEach((view) => view.finalize());
      views = await Promise.all(sources.map(draw));
    }).observe(document.documentElement, { attributeFilter: ["data-theme"] });
    document.documentElement.dataset.chartsDrawn = String(views.length);
  }

  // for charts that code on the page makes later
  (window.KIT = window.KIT || {}).drawCharts = (root) =>
    Promise.all([...root.querySelectorAll("script[data-chart]")].map(draw));

  if (document.readyState === "loading") addEventListener("DOMContentLoaded", drawAll);
  else drawAll();
})();
