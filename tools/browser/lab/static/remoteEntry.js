// What the lab adds to JupyterLite, as a module that JupyterLab loads: no bundler is needed for it.
(() => {
  const here = document.currentScript.src;
  const load = (name) => import(new URL(name, here).href);
  let scope = null;

  // Another package's module, as JupyterLab itself uses it.
  async function shared(name) {
    const versions = Object.values(scope[name] ?? {});
    if (!versions.length)
      throw new Error(`The lab has no module ${name}; was its version changed?`);
    return (await versions[0].get())();
  }

  async function plugins() {
    const { BaseKernel, IKernelSpecs } = await shared("@jupyterlite/kernel");
    const notebook = await shared("@jupyterlab/notebook");
    const [{ registerR }, { prepareKernels, inTurn }, { showNote }] = await Promise.all(
      ["r.mjs", "python.mjs", "note.mjs"].map(load),
    );
    return [
      {
        id: "rounded-to-twenty:r",
        autoStart: true,
        requires: [IKernelSpecs],
        activate: (app, specs) => registerR(specs, BaseKernel, app.serviceManager.contents),
      },
      {
        id: "rounded-to-twenty:python",
        autoStart: true,
        requires: [notebook.INotebookTracker],
        activate: (app, tracker) => prepareKernels(tracker, app.serviceManager.contents),
      },
      {
        id: "rounded-to-twenty:cells",
        autoStart: true,
        provides: notebook.INotebookCellExecutor,
        activate: () => inTurn(notebook.runCell),
      },
      { id: "rounded-to-twenty:note", autoStart: true, activate: () => showNote() },
    ];
  }

  window._JUPYTERLAB = window._JUPYTERLAB || {};
  window._JUPYTERLAB["rounded-to-twenty"] = {
    init: async (given) => {
      scope = given;
    },
    get: async () => {
      const found = await plugins();
      return () => ({ __esModule: true, default: found });
    },
  };
})();
