"""Build the lab: JupyterLite with every notebook of the kit, below `lab/` of the finished book.

Python is JupyterLite's own kernel, started from the files that the pages of the book use, too; R is
the kit's (tools/browser/lab). Nothing is fetched from elsewhere.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
from bs4 import BeautifulSoup, Tag

import browser_python
import page_policy

ROOT = Path(__file__).resolve().parent.parent
OWN = ROOT / "tools" / "browser"
LABEXTENSIONS = Path(sys.prefix) / "share" / "jupyter" / "labextensions"
EXTENSIONS = (
    "@jupyterlite/pyodide-kernel-extension", "@jupyter-widgets/jupyterlab-manager", "anywidget",
    "jupyterlab_pygments",
)  # fmt: skip
KERNEL_WHEELS = LABEXTENSIONS / EXTENSIONS[0] / "static" / "pypi"
WHEELS = ("ipykernel-", "piplite-", "pyodide_kernel-", "widgetsnbextension-4")
# the kernel asks for these names; all lie in two archives, which load faster than forty wheels
NAMES = (
    "micropip", "piplite", "ssl", "sqlite3", "ipykernel", "comm", "pyodide-kernel", "jedi",
    "ipython",
)  # fmt: skip
LOCK, KERNEL = "pyodide-lock.json", "lab-kernel.zip"
SETTINGS = {
    "@jupyterlite/pyodide-kernel-extension:kernel": {
        "pyodideUrl": "./../_static/run/python/pyodide.js",
        "disablePyPIFallback": True,
        "loadPyodideOptions": {"packages": [*NAMES, "pyodide_kernel"]},
    }
}
MARKDOWN_OPENS_READABLE = {
    "@jupyterlab/docmanager-extension:plugin": {"defaultViewers": {"markdown": "Markdown Preview"}}
}
CELLS = "@jupyterlab/notebook-extension:cell-executor"  # the lab's own runs cells in turn
FOLDERS = ("notebooks", "exercises")
KINDS = {".ipynb", ".csv", ".R", ".ods"}
BOOK_PAGE = re.compile(r"\]\((?:\.\./)+(book/[\w/-]+\.md)")
BROWSER_LINK = re.compile(
    r'<a\s+href=\\"((?:\.\./activities/)?practice-browser)\.html[^>]*?\\">(.*?)</a>', re.DOTALL
)
# pages in another language answer questions: they are for the book, and not for the lab
SPANISH_LINK = re.compile(r' ?<span lang=\\?"es\\?">[^<]*\]\([^)<]*\bes/[\w-]+\.md\)</span>')
SAME_DAY = "2026-01-01T00:00:00Z"
TIMES = re.compile(r'("(?:created|last_modified)": )"[^"]*"')


class LabError(Exception):
    """The lab could not be built; the message says why."""


def kernel_archive() -> bytes:
    """Pack what Python needs in the lab beside what the pages have, the same bytes each time."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as out:
        for wheel in sorted(KERNEL_WHEELS.glob("*.whl")):
            if wheel.name.startswith(WHEELS):
                with zipfile.ZipFile(wheel) as archive:
                    for name in sorted(archive.namelist()):
                        browser_python.add_to(out, name, archive.read(name))
        browser_python.add_to(out, "kit_lab.py", (OWN / "kit_lab.py").read_bytes())
    return packed.getvalue()


def lock_of(files: dict[str, bytes]) -> dict[str, Any]:
    """Write Pyodide's list of packages: local files alone, each with its hash.

    Args:
        files: name -> content: `site.zip`, `publictier.zip`, `pyodide-lock.json`, the kernel's.
    """

    def entry(name: str, file: str, depends: tuple[str, ...] = ()) -> dict[str, Any]:
        digest = hashlib.sha256(files[file]).hexdigest()
        return {
            "name": name, "version": "1.0", "file_name": file, "install_dir": "site",
            "sha256": digest, "package_type": "package", "imports": [], "depends": [*depends],
            "unvendored_tests": False,
        }  # fmt: skip

    packages = {name: entry(name, KERNEL, ("kit-site", "publictier")) for name in NAMES}
    packages["kit-site"] = entry("kit-site", "site.zip")
    packages["publictier"] = entry("publictier", "publictier.zip")
    lock: dict[str, Any] = json.loads(files[LOCK])
    return {**lock, "packages": packages}


def write_kernel(folder: Path) -> None:
    """Put the kernel beside the pages' Python, and into its list, which pages do not read."""
    names = ("site.zip", "publictier.zip", LOCK)
    files = {name: (folder / name).read_bytes() for name in names}
    files[KERNEL] = kernel_archive()
    (folder / KERNEL).write_bytes(files[KERNEL])
    (folder / LOCK).write_text(json.dumps(lock_of(files)), encoding="utf-8", newline="\n")


def without_pages(text: str) -> str:
    r"""Turn links to the Practice Browser's page into links to its notebook, which the lab has.

    >>> without_pages(r'see <a href=\"../activities/practice-browser.html?view=a\">it</a>')
    'see [it](../activities/practice-browser.ipynb)'
    """
    return BROWSER_LINK.sub(r"[\2](\1.ipynb)", text)


def joined(notebook: str) -> str:
    """Write each text of a notebook as one string, as a Jupyter server does when it reads one."""
    return json.dumps(nbformat.reads(notebook, 4), ensure_ascii=False)


def contents() -> Iterator[tuple[str, bytes]]:
    """Give path and content of each file of the lab: notebooks, files beside them, linked pages.

    Solutions stay out, and so do the sources of lessons, which hold the answers.
    """
    pages: set[str] = set()
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix not in KINDS or "solutions" in path.parts:
                continue
            data = path.read_bytes()
            if path.suffix == ".ipynb":
                text = SPANISH_LINK.sub("", data.decode("utf-8"))
                pages.update(BOOK_PAGE.findall(text))
                data = joined(without_pages(text)).encode("utf-8")
            yield path.relative_to(ROOT).as_posix(), data
    for page in sorted(pages):
        text = (ROOT / page).read_text(encoding="utf-8")
        yield page, SPANISH_LINK.sub("", text).encode("utf-8")


def prepare(folder: Path) -> int:
    """Lay out what JupyterLite builds from; give how many notebooks there are."""
    count = 0
    for name, data in contents():
        path = folder / "contents" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        count += path.suffix == ".ipynb"
    settings = {
        "appName": "Rounded to Twenty: the lab",
        "exposeAppInBrowser": True,  # tests drive the lab through it
        "litePluginSettings": SETTINGS,
        "disabledExtensions": [CELLS],
    }
    lite = {"jupyter-lite-schema-version": 0, "jupyter-config-data": settings}
    (folder / "jupyter-lite.json").write_text(json.dumps(lite), encoding="utf-8")
    (folder / "overrides.json").write_text(json.dumps(MARKDOWN_OPENS_READABLE), encoding="utf-8")
    return count


def forget_times(lab: Path) -> None:
    """Give every file of the lab's lists the same day: when it was copied says nothing."""
    for path in (lab / "api" / "contents").rglob("all.json"):
        text = TIMES.sub(rf'\g<1>"{SAME_DAY}"', path.read_text(encoding="utf-8"))
        path.write_text(text, encoding="utf-8", newline="\n")


def mend_pages(folder: Path) -> None:
    """Say the language of the lab's pages (WCAG 3.1.1), and give each its policy."""
    for app in ("", "lab", "notebooks", "tree"):
        path = folder / app / "index.html"
        page = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        if isinstance(page.html, Tag):
            page.html["lang"] = "en"
        page_policy.put(page, page_policy.lab_policy_of(page))
        path.write_text(str(page), encoding="utf-8", newline="\n")


def build(book: Path) -> int:
    """Build the lab of a finished book; give how many notebooks it has.

    Raises:
        LabError: JupyterLite reported an error.
    """
    write_kernel(book / "_static" / "run" / "python")
    target = book / "lab"
    extensions = [*(LABEXTENSIONS / name for name in EXTENSIONS), OWN / "lab"]
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        count = prepare(folder)
        config = {
            "lite_dir": scratch, "output_dir": str(folder / "out"), "contents": ["contents"],
            "apps": ["lab", "notebooks", "tree"], "no_sourcemaps": True,
            "no_unused_shared_packages": True, "ignore_sys_prefix": ["federated_extensions"],
            "federated_extensions": [str(path) for path in extensions],
        }  # fmt: skip
        text = json.dumps({"LiteBuildConfig": config})
        (folder / "jupyter_lite_config.json").write_text(text, encoding="utf-8")
        done = subprocess.run(
            [sys.executable, "-m", "jupyterlite_core", "build"],
            cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False,
        )  # fmt: skip
        if done.returncode or not (folder / "out" / "lab" / "index.html").is_file():
            raise LabError(f"{done.stdout[-1500:]}\n{done.stderr[-1500:]}\nThe lab was not built.")
        forget_times(folder / "out")
        mend_pages(folder / "out")
        shutil.rmtree(target, ignore_errors=True)
        shutil.move(folder / "out", target)
    return count
