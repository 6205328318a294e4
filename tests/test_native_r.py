"""R notebooks elsewhere: on R itself (IRkernel, written by others), and where there is no R."""

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import nbformat
import pytest

import build_lessons
from tests.native_r import run_on_native_r, shown
from tests.support import need
from tests.test_webrkernel_notebook import nbval

PAGE = Path("book/reference/r.md")
NOTEBOOKS = [
    pytest.param(path, id=f"{path.parent.parent.name} {path.stem}")
    for job in build_lessons.jobs()
    for path in job.notebooks
    if path.stem.endswith("-r")
]

Pair = tuple[Any, Any]


def frames_differ(webr: Any, native: Any) -> bool:
    """Both show a data frame, in another layout."""
    pairs = zip(webr.outputs, native.outputs, strict=False)
    tables = [(a["data"].get("text/html"), b["data"].get("text/html")) for a, b in pairs
              if "data" in a and "data" in b]  # fmt: skip
    return any(a and b and "<table" in a and a != b for a, b in tables)


def errors_differ(webr: Any, native: Any) -> bool:
    """Both give an error, and list the calls that led to it in another way."""
    found = [[out.traceback for out in cell.outputs if out.output_type == "error"]
             for cell in (webr, native)]  # fmt: skip
    return all(found) and found[0] != found[1]


def warnings_differ(webr: Any, native: Any) -> bool:
    """Both warn, and introduce the warning in another way."""
    found = [[out.text for out in cell.outputs if out.get("name") == "stderr"]
             for cell in (webr, native)]  # fmt: skip
    return all(found) and found[0] != found[1]


def plots_differ(webr: Any, native: Any) -> bool:
    """Both draw, with other fonts."""
    found = [[out.data["image/png"] for out in cell.outputs if "image/png" in out.get("data", {})]
             for cell in (webr, native)]  # fmt: skip
    return all(found) and found[0] != found[1]


# what the comparison passes over, and the words in which the book says so
DIFFERENCES = {
    "data frames in their own layouts": frames_differ,
    "list of calls that led to it is laid out differently": errors_differ,
    "introduces a warning in other words": warnings_differ,
    "same functions with other fonts": plots_differ,
}


@cache
def _cells(path: Path, folder: Path) -> list[Pair]:
    native = run_on_native_r(path, folder / path.parent.parent.name / path.stem)
    return [
        (one, other)
        for one, other in zip(nbformat.read(path, 4).cells, native.cells, strict=True)
        if one.cell_type == "code"
    ]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A place for copies; IRkernel with a locale that knows all letters."""
    need("irkernel")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LC_ALL", "C.UTF-8")
        yield tmp_path_factory.mktemp("native")


@pytest.mark.parametrize("path", NOTEBOOKS)
def test_native_r_shows_what_webr_showed(path: Path, folder: Path) -> None:
    """Catch a lesson that is true on our R only."""
    cells = _cells(path, folder)
    outputs = 0
    for webr, native in cells:
        assert shown(webr) == shown(native), webr.source
        outputs += len(webr.outputs)
    print(f"{path.parent.parent.name} {path.stem}: {len(cells)} cells, {outputs} outputs compared")
    assert outputs > 10


@pytest.mark.parametrize("words", DIFFERENCES)
def test_each_known_difference_is_explained_and_still_there(words: str, folder: Path) -> None:
    """Catch a difference that is passed over and not told, or told and no longer there."""
    differs = DIFFERENCES[words]
    assert words in " ".join(PAGE.read_text(encoding="utf-8").split())
    paths = [param.values[0] for param in NOTEBOOKS]
    pairs = [p for path in paths for p in _cells(path, folder)]
    found = sum(differs(webr, native) for webr, native in pairs)
    print(f"{words}: {found} cells")
    assert found


@pytest.mark.parametrize("path", NOTEBOOKS)
def test_r_notebooks_pass_where_there_is_no_r_and_no_node(webr_kernel: str, path: Path) -> None:
    """Catch a lesson that leans on the computer's R, Node, language or time zone."""
    bare = {"LANG": "C", "LC_ALL": "C", "TZ": "America/New_York"}
    if os.name == "posix":
        bare["PATH"] = ""
    done = nbval(path, **bare)
    cells = sum(cell.cell_type == "code" for cell in nbformat.read(path, 4).cells)
    assert f"{cells} passed" in done.stdout, done.stdout
    print(f"{path.parent.parent.name} {path.stem}: {cells} cells pass strict nbval")
