"""Firefox: code runs on pages and in the lab, from a folder and a server, and nothing leaves."""

from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest

from tests import firefox
from tests.activity_page import served
from tests.support import need

ROOT = Path(__file__).resolve().parent.parent
PAGE = "exercises/basics/cs.html"
NOTEBOOKS = {"Python": "cs-python.ipynb", "R": "cs-r.ipynb"}
RUN_ALL = """new Promise((done) => {{
    const all = () => [...document.querySelectorAll("button")];
    all().find((one) => one.textContent === "Run all {}").click();
    const wait = setInterval(() => {{
        if (!document.body.textContent.includes("All code of this page has run.")) return;
        clearInterval(wait);
        const said = [...document.querySelectorAll(".kit-run-status")];
        done(said.map((one) => one.textContent).filter(Boolean));
    }}, 100);
}})"""
IN_THE_LAB = """(async () => {{
    while (!window.jupyterapp) await new Promise((done) => setTimeout(done, 100));
    await jupyterapp.started;
    const doc = await jupyterapp.commands.execute("docmanager:open", {{ path: "{}" }});
    await doc.context.ready;
    await doc.context.sessionContext.ready;
    await jupyterapp.commands.execute("notebook:run-all-cells");
    const cells = [...doc.content.model.cells].filter((one) => one.type === "code");
    return cells.map((one) => one.executionCount);
}})()"""


@pytest.fixture(scope="module")
def fox() -> Iterator[firefox.Firefox]:
    """A Firefox for all tests of this file."""
    need("browser_python")
    with firefox.running(need("firefox")) as running:
        yield running


def errors_in(name: str) -> int:
    """Cells of a notebook that are meant to fail."""
    cells = nbformat.read(ROOT / "exercises" / "basics" / name, 4).cells
    outputs = [one for cell in cells for one in cell.get("outputs", [])]
    return sum(one.output_type == "error" for one in outputs)


@pytest.mark.parametrize("language", ["Python", "R"])
@pytest.mark.parametrize("way", ["folder", "server"])
def test_code_runs_on_a_page(fox: firefox.Firefox, book: Path, way: str, language: str) -> None:
    """Catch what only Chromium allows a page from a folder, or a worker."""
    with served(book) as home:
        fox.open(f"{home}/{PAGE}" if way == "server" else (book / PAGE).as_uri())
        said = fox.run(RUN_ALL.format(language))
    done = [one for one in said if one.startswith("Done")]
    print(f"{len(said)} cells of {language} ran from a {way} in Firefox")
    assert len(done) >= 5
    assert len(said) - len(done) == errors_in(NOTEBOOKS[language])


@pytest.mark.soak
@pytest.mark.parametrize("path", ["exercises/tiers/k12.ipynb", "exercises/tiers/ug.ipynb"])
def test_a_notebook_runs_in_the_lab(fox: firefox.Firefox, book: Path, path: str) -> None:
    """Catch a lab for one browser."""
    with served(book) as home:
        fox.open(f"{home}/lab/lab/index.html")
        counts = fox.run(IN_THE_LAB.format(path))
    print(f"{len(counts)} cells of {path} ran in the lab in Firefox")
    assert counts and None not in counts


def test_nothing_was_asked_elsewhere(fox: firefox.Firefox) -> None:
    """Catch a request that only Firefox makes."""
    here = ("http://127.0.0.1:", "file:", "blob:", "data:", "about:", "moz-")
    print(f"{len(fox.requests)} requests examined")
    assert len(fox.requests) > 50
    assert [one for one in fox.requests if not one.startswith(here)] == []
