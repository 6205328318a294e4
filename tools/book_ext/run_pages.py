"""Give pages with code what they need to run it: the cells of their notebooks, and their files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import nbformat

ROOT = Path(__file__).resolve().parents[2]
PYTHON = "run/python"
R = "run/r"
TITLES = {"python": "Python", "r": "R"}
HIDDEN = {"remove-input", "remove-cell"}
NOT_RUN = {"check"}  # alive on the page already
FOR_CHECKS = "from publictier import check"  # and nothing else needs its widgets
NOT_HAD = "the book was built where it could not be had."
TEXT_FILES = ("*.csv", "*.R")


def notebooks_of(pagename: str) -> dict[str, Path]:
    """Name the notebooks behind a page, by language; none for a page that people wrote."""
    one = ROOT / f"{pagename}.ipynb"
    if one.is_file():
        return {"python": one}
    two = {"python": ROOT / f"{pagename}-python.ipynb", "r": ROOT / f"{pagename}-r.ipynb"}
    return two if all(path.is_file() for path in two.values()) else {}


def cells_of(path: Path) -> list[dict[str, Any]]:
    """Give the code cells of a notebook, in order, without those that hold a self-check."""
    found = []
    for cell in nbformat.read(path, 4).cells:
        tags = set(cell.metadata.get("tags", []))
        needed = cell.source.strip() != FOR_CHECKS and not tags & NOT_RUN
        if cell.cell_type == "code" and needed:
            found.append({"source": cell.source, "hidden": bool(tags & HIDDEN)})
    return found


def lab_notebooks(paths: dict[str, Path], megabytes: dict[str, int]) -> dict[str, str]:
    """Name the page's notebooks as the lab knows them; none where there is no lab.

    >>> lab_notebooks({"r": ROOT / "notebooks" / "a-r.ipynb"}, {"python": 9, "r": 9})
    {'r': 'notebooks/a-r.ipynb'}
    """
    has_lab = "python" in megabytes  # tools/build_book.py
    return {key: path.relative_to(ROOT).as_posix() for key, path in paths.items() if has_lab}


def run_block(pagename: str, megabytes: dict[str, int]) -> str:
    """Write the block of data from which a page's code becomes alive; nothing if it shows none.

    Args:
        pagename: the page, as Sphinx names it.
        megabytes: language -> what a reader's browser loads at the first Run; a language that is
            not in it cannot run, and the page says so.
    """
    paths = notebooks_of(pagename)
    notebooks = {language: cells_of(path) for language, path in paths.items()}
    if all(cell["hidden"] for cells in notebooks.values() for cell in cells):
        return ""
    folder = next(iter(paths.values())).parent
    files = sorted(path for pattern in TEXT_FILES for path in folder.glob(pattern))
    spec = {
        "id": f"run-{pagename}",
        "title": pagename.split("/", 1)[1].replace("/", "-"),
        "base": "../" * pagename.count("/") + "_static/run/",
        "sizes": [
            f"{TITLES[language]} about {megabytes[language]} MB"
            for language in notebooks
            if language in megabytes
        ],
        "root": "../" * pagename.count("/"),
        "lab": lab_notebooks(paths, megabytes),
        "why": NOT_HAD,
        "missing": [TITLES[language] for language in notebooks if language not in megabytes],
        "notebooks": {key: cells for key, cells in notebooks.items() if key in megabytes},
        "data": {path.name: path.read_text(encoding="utf-8") for path in files},
    }
    state = {"id": spec["id"], "spec": spec, "answered": False, "correct": None}
    text = json.dumps(state, ensure_ascii=False).replace("<", "\\u003c")
    return (
        '<div class="kit-activity"><script type="application/json" data-activity="run">'
        f"{text}</script></div>"
    )
