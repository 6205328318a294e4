"""Time a page's Run and the lab beside a stock JupyterLite, in one run: first visit and second.

The stock one is JupyterLite as its documentation builds it, with the same versions of everything in
Pyodide's usual form: one wheel for each package, not compiled. Prints figures and demands nothing;
machines differ, so read the ratios. Needs Chromium and a built book (`python3 tools/kit.py book`).
"""

from __future__ import annotations

import hashlib
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import nbformat
import psutil
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))

import assets  # noqa: E402
import browser_python  # noqa: E402
import lab  # noqa: E402
import serve  # noqa: E402

BOOK = ROOT / "_build" / "html"
PAGE = "exercises/tiers/ug.html"
NOTEBOOK = "exercises/tiers/ug.ipynb"
ROUNDS = 2
SECONDS = 180_000
STARTED = "() => window.jupyterapp?.started.then(() => true)"
FIRST_ANSWER = """async ([path, code]) => {
    const doc = await jupyterapp.commands.execute("docmanager:open", { path });
    await doc.context.ready;
    await doc.context.sessionContext.ready;
    doc.content.activeCellIndex = doc.content.widgets.findIndex((one) => one.model.type === "code");
    const { model } = doc.content.activeCell;
    model.sharedModel.setSource(code);
    await jupyterapp.commands.execute("notebook:run-cell");
    if (!model.outputs.toJSON().some((one) => one.data)) throw new Error("no answer");
}"""
WRITE = """(code) => {
    const bar = document.querySelector(".kit-run-bar");
    const [run, edit] = bar.querySelectorAll("button");
    if (!edit.hidden) edit.click();
    const editor = document.querySelector(".kit-run-editor");
    editor.value = code;
    editor.dispatchEvent(new Event("input"));
    window.kitRun = run;
    window.kitSaid = bar.querySelector("[role=status]");
}"""
CODE = "import pandas as pd\nimport altair as alt\nalt.Chart(pd.DataFrame({'a': [1]})).mark_bar()"


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on this computer; give its address."""
    with serve.open_server(folder, serve.FIRST_PORT) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def wheels_into(folder: Path) -> None:
    """Gather every wheel as its maker packed it."""
    name, data = browser_python.numpy_wheel()
    (folder / name).write_bytes(data)
    browser_python.download_wheels(folder)
    browser_python.plain_markupsafe(folder)
    (folder / "markupsafe-plain.whl").rename(folder / "markupsafe.zip")
    for wheel in lab.KERNEL_WHEELS.glob("*.whl"):
        if wheel.name.startswith(lab.WHEELS):
            shutil.copyfile(wheel, folder / wheel.name)


def stock_lock(folder: Path, core: Path) -> list[str]:
    """Write Pyodide's list of packages for a folder of wheels; give their names."""
    packages: dict[str, Any] = {}
    for path in sorted([*folder.glob("*.whl"), *folder.glob("*.zip")]):
        name = path.name.split("-")[0].removesuffix(".zip").replace("_", "-").lower()
        packages[name] = {
            "name": name, "version": "1.0", "file_name": path.name, "install_dir": "site",
            "sha256": hashlib.sha256(path.read_bytes()).hexdigest(), "package_type": "package",
            "imports": [], "depends": [], "unvendored_tests": False,
        }  # fmt: skip
    with zipfile.ZipFile(folder / "nothing.zip", "w"):
        pass
    for name in {"ssl", "sqlite3", "jedi"}:
        digest = hashlib.sha256((folder / "nothing.zip").read_bytes()).hexdigest()
        packages[name] = {
            **packages["markupsafe"], "name": name, "file_name": "nothing.zip", "sha256": digest,
        }  # fmt: skip
    lock = json.loads((core / "pyodide-lock.json").read_text(encoding="utf-8"))
    (folder / "pyodide-lock.json").write_text(json.dumps({**lock, "packages": packages}))
    for file in (*browser_python.CORE, "python_stdlib.zip"):
        shutil.copyfile(core / file, folder / file)
    return [*packages, "pyodide_kernel"]


def build_stock(folder: Path) -> None:
    """Build a stock JupyterLite with one notebook into `folder`/lab."""
    distribution = folder / "lite" / "static" / "pyodide"
    distribution.mkdir(parents=True)
    wheels_into(distribution)
    names = stock_lock(distribution, assets.fetch(assets.read_list()["pyodide"]))
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(CODE, id="first")])
    notebook.metadata["kernelspec"] = {"name": "python", "display_name": "Python"}
    (folder / "lite" / "contents").mkdir()
    nbformat.write(notebook, folder / "lite" / "contents" / "first.ipynb")
    options = {
        "pyodideUrl": "./static/pyodide/pyodide.js", "disablePyPIFallback": True,
        "loadPyodideOptions": {"packages": names},
    }  # fmt: skip
    data = {
        "exposeAppInBrowser": True,
        "litePluginSettings": {"@jupyterlite/pyodide-kernel-extension:kernel": options},
    }
    lite = {"jupyter-lite-schema-version": 0, "jupyter-config-data": data}
    (folder / "lite" / "jupyter-lite.json").write_text(json.dumps(lite))
    config = {
        "contents": ["contents"], "output_dir": str(folder / "lab"), "no_sourcemaps": True,
        "ignore_sys_prefix": ["federated_extensions"],
        "federated_extensions": [str(lab.LABEXTENSIONS / name) for name in lab.EXTENSIONS],
    }  # fmt: skip
    (folder / "lite" / "jupyter_lite_config.json").write_text(
        json.dumps({"LiteBuildConfig": config})
    )
    command = [sys.executable, "-m", "jupyterlite_core", "build"]
    subprocess.run(command, cwd=folder / "lite", check=True, capture_output=True)


def page_run(page: Page, home: str) -> float:
    """Seconds from the press of Run to the answer, on a page that is open."""
    page.goto(f"{home}/{PAGE}")
    page.locator(".kit-run-bar").first.wait_for(state="attached")
    page.evaluate(WRITE, CODE)
    start = time.monotonic()
    page.evaluate("kitRun.click()")
    page.wait_for_function("kitSaid.textContent.startsWith('Done')")
    return time.monotonic() - start


def lab_run(path: str) -> Callable[[Page, str], float]:
    """Make a measure: seconds from the address of a lab to the answer of a notebook's cell."""

    def measure(page: Page, home: str) -> float:
        start = time.monotonic()
        page.goto(f"{home}/lab/lab/index.html")
        page.wait_for_function(STARTED)
        page.evaluate(FIRST_ANSWER, [path, CODE])
        return time.monotonic() - start

    return measure


def memory_of(browser: Browser) -> float:
    """Megabytes of the largest process that draws a page."""
    mine = psutil.Process().children(recursive=True)
    return (
        float(max(one.memory_info().rss for one in mine if "--type=renderer" in one.cmdline()))
        / 1e6
    )


def visits(browser: Browser, home: str, measure: Callable[[Page, str], float]) -> tuple[float, ...]:
    """Measure a first and a second visit, and the memory afterwards; medians of some rounds."""
    rounds = []
    for _ in range(ROUNDS):
        context: BrowserContext = browser.new_context()
        page = context.new_page()
        page.set_default_timeout(SECONDS)
        rounds.append((measure(page, home), measure(page, home), memory_of(browser)))
        context.close()
    return tuple(statistics.median(values) for values in zip(*rounds, strict=True))


def main() -> int:
    """Measure, and print a line for each way, with its ratio to the stock one."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if not chromium or not (BOOK / "lab" / "index.html").is_file():
        print("This needs Chromium, and a built book with its lab: python3 tools/kit.py book")
        return 1
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        build_stock(Path(scratch))
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        ways = {
            "stock JupyterLite": (Path(scratch), lab_run("first.ipynb")),
            "the lab": (BOOK, lab_run(NOTEBOOK)),
            "Run on a page": (BOOK, page_run),
        }
        stock: tuple[float, ...] = ()
        for name, (folder, measure) in ways.items():
            with served(folder) as home:
                found = visits(browser, home, measure)
            stock = stock or found
            first, second, memory = found
            print(
                f"{name}: first {first:.1f} s ({first / stock[0]:.2f}), second {second:.1f} s "
                f"({second / stock[1]:.2f}), {memory:.0f} MB in the page's process",
                flush=True,
            )
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
