"""Faults that a careless edit makes, planted one by one: the gate that is named must catch each.

A page is copied, and the fault put into the copy; the gates are those that every page passes.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pandas as pd
import pytest
from playwright.sync_api import Browser

import beside
from lesson_job import Job
from publictier import load
from tests import test_book, test_datasets, test_every_page, test_facts, test_wording
from tests.support import nbval
from tests.test_labels import parsed, unlabelled
from tests.test_lessons import praised
from tests.test_links import links, lost
from tests.test_notebooks import falsify
from tests.visit import Visit, visit_all

LESSON = "notebooks/tiers/ug.html"
Edit = Callable[[str], str]
CAUGHT: dict[str, str] = {}


def into(text: str) -> Edit:
    """Put a text at the end of a page's main part."""
    return lambda page: page.replace("</main>", f"{text}</main>", 1)


def planted(
    book: Path, folder: Path, edit: Edit, *, script: str = "", lesson: str = LESSON
) -> Path:
    """Copy a lesson's page with a fault in it; `script` is one of the kit's that breaks."""
    text = (book / lesson).read_text(encoding="utf-8")
    changed = edit(text)
    assert script or changed != text, "nothing was planted"
    page = folder / lesson
    page.parent.mkdir(parents=True)
    page.write_text(changed, encoding="utf-8")
    static, kit = folder / "_static", folder / "_static" / "kit"
    kit.mkdir(parents=True)
    for path in (book / "_static").iterdir():
        if path.name != "kit":
            (static / path.name).symlink_to(path)
    for path in (book / "_static" / "kit").iterdir():
        if path.name == script:
            (kit / path.name).write_text("throw new Error('planted');", encoding="utf-8")
        else:
            (kit / path.name).symlink_to(path)
    return page


@pytest.fixture
def visit(browser: Browser, book: Path, tmp_path: Path, axe: str) -> Callable[..., list[Visit]]:
    """Plant a fault into a page, and visit that page."""

    def look(edit: Edit, **more: str) -> list[Visit]:
        page = planted(book, tmp_path, edit, **more)
        return visit_all(browser, tmp_path, [page], axe, width=1280, scheme="light")

    return look


def caught(fault: str, gate: Callable[..., Any]) -> None:
    """Keep for the table which gate caught what."""
    CAUGHT[fault] = f"{gate.__module__.removeprefix('tests.')}.{gate.__name__}"


def test_a_changed_number_in_a_stored_output(tmp_path: Path) -> None:
    """The strict comparison of notebooks catches it."""
    beside.put(tmp_path)
    notebook = nbformat.read("notebooks/tiers/ug.ipynb", 4)
    falsify(notebook)
    nbformat.write(notebook, tmp_path / "ug.ipynb")
    assert "1 failed" in nbval(tmp_path / "ug.ipynb").stdout
    caught("a changed number in a stored output", nbval)


def test_a_table_cell_of_27(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rule, asked of every published cell, catches it."""

    def with_27(name: str) -> pd.DataFrame:
        table = load(name)
        if name == "conditions_by_sex":
            table.loc[3, "count"] = 27
        return table

    monkeypatch.setattr(test_datasets, "load", with_27)
    gate = test_datasets.test_every_published_count_obeys_the_rule
    with pytest.raises(AssertionError, match=r"conditions_by_sex: .*27"):
        gate()
    caught("a table cell of 27", gate)


def test_an_exercise_whose_checker_accepts_everything(tmp_path: Path) -> None:
    """What a blank is told catches it."""
    source = Path("exercises/solutions/tiers/ug.md").read_text(encoding="utf-8")
    accepts = re.sub(
        r"practice\.try_out\(\n    \w+,", "practice.try_out(\n    Anything(),", source, count=1
    )
    accepts = accepts.replace(
        "from publictier import audit, disclosure, load, practice",
        "from publictier import audit, disclosure, load, practice\n"
        "right = iter([20, 20, 1])\n"
        "class Anything:\n    def __call__(self, *given):\n        return next(right)",
    )
    assert "Anything()," in accepts
    path = tmp_path / "ug.md"
    path.write_text(accepts, encoding="utf-8")
    target = tmp_path / "ug.ipynb"
    blank = Job("tiers/ug", path, target, is_practice=True).files()[target]
    assert praised(nbformat.reads(blank.decode(), 4)) == ["3 of 3 right.\n"]
    caught("an exercise whose checker accepts everything", praised)


def test_a_chart_without_alt_text(visit: Callable[..., list[Visit]]) -> None:
    """The visit to every page catches it."""
    # the page has it twice: for readers without scripts, and in what is drawn
    alt = re.compile(r' aria-label="[^"]*"(?=[^>]*kit-drawing)|"description": "[^"]*", ?')
    gate = test_every_page.faulty_charts
    assert gate(visit(lambda page: alt.sub("", page), lesson="notebooks/basics/k12.html")) != []
    caught("a chart without alt text", gate)


def test_a_lesson_left_out_of_the_contents() -> None:
    """The table of contents, held against the notebooks, catches it."""
    contents = Path("_toc.yml").read_text(encoding="utf-8")
    gate = test_book.left_out
    assert gate(contents) == []
    assert gate(
        contents.replace("- file: notebooks/tiers/ug\n", "- file: notebooks/tiers/k12\n")
    ) == ["notebooks/tiers/ug"]
    caught("a lesson left out of _toc.yml", gate)


def test_a_broken_link(book: Path, tmp_path: Path) -> None:
    """The links, each followed, catch it."""
    page = planted(book, tmp_path, into('<a href="no-such-page.html">there</a>'))
    found = [one for one in links(page)[0] if "://" not in one and lost(book / LESSON, one)]
    assert found == ["no-such-page.html"]
    caught("a broken link", lost)


@pytest.mark.parametrize("script", ["check.js", "pin-the-cell.js"])
def test_a_widget_that_raises(visit: Callable[..., list[Visit]], script: str) -> None:
    """The visit to every page catches it."""
    gate = test_every_page.test_no_page_asks_another_place_or_shows_an_error
    with pytest.raises(AssertionError, match="planted"):
        gate(visit(lambda page: page, script=script))
    caught("a widget that raises", gate)


def test_a_table_of_made_up_people_without_its_label(book: Path) -> None:
    """The labels, looked for at each table, catch it."""
    page = (book / LESSON).read_text(encoding="utf-8")
    table = "<div class='cell_output'><table><tr><th>Asthma</th><td>2,020</td></tr></table></div>"
    assert unlabelled(parsed(page)) == []
    assert unlabelled(parsed(into(table)(page))) == ["Asthma 2,020"]
    caught("an unlabelled synthetic table", unlabelled)


def test_a_secret_outside_request(visit: Callable[..., list[Visit]]) -> None:
    """The visit to every page catches it, and the page's policy stops it."""
    gate = test_every_page.test_no_page_asks_another_place_or_shows_an_error
    with pytest.raises(AssertionError, match=r"example\.org"):
        gate(visit(into('<img alt="" src="https://example.org/count.gif">')))
    caught("a secret outside request", gate)


def test_a_key_that_no_page_tells_of(visit: Callable[..., list[Visit]]) -> None:
    """What a page keeps, held against the page on privacy, catches it."""
    gate = test_every_page.test_what_is_kept_in_the_browser_is_documented
    visits = visit(into(" "))
    visits[0].state["kept"].append("who-reads-this")
    with pytest.raises(AssertionError, match="who-reads-this"):
        gate(visits)
    caught("a key that no page tells of", gate)


def test_a_button_without_a_name(visit: Callable[..., list[Visit]]) -> None:
    """Axe, on every page, catches it."""
    with pytest.raises(AssertionError, match="button-name"):
        test_every_page.test_axe_finds_no_violation(visit(into("<button></button>")))
    caught("a button without a name", test_every_page.test_axe_finds_no_violation)


def test_a_table_wider_than_its_page(visit: Callable[..., list[Visit]]) -> None:
    """The measure of every page catches it."""
    gate = test_every_page.test_no_page_scrolls_sideways
    # at the end of the body, where nothing scrolls in its own box
    wide = '<div class="kit-wide">' + "0" * 4000 + "</div></body>"
    with pytest.raises(AssertionError):
        gate(visit(lambda page: page.replace("</body>", wide, 1)))
    caught("something wider than its page", gate)


def test_a_word_that_makes_a_person_into_an_illness(tmp_path: Path) -> None:
    """The list of words catches it."""
    page = tmp_path / "page.html"
    page.write_text("<main><p>Many diabetics took part.</p></main>", encoding="utf-8")
    hits = [one for term in test_wording.TERMS
            for one in test_wording.found(term, test_wording.said(page))]  # fmt: skip
    assert len(hits) == 1
    caught("a word that makes a person into an illness", test_wording.found)


def test_a_real_figure_that_was_mistyped(monkeypatch: pytest.MonkeyPatch) -> None:
    """The facts, each held against the form in which it was printed, catch it."""
    rows = test_facts.all_facts()
    number = next(row for row in rows if row["unit"] == "people" and row["value"])
    number["value"] = str(int(float(number["value"])) + 1)
    monkeypatch.setattr(test_facts, "all_facts", lambda: rows)
    gate = test_facts.test_every_value_is_the_number_that_was_printed_and_stated
    with pytest.raises(AssertionError, match=re.escape(number["fact"])):
        gate()
    caught("a real figure that was mistyped", gate)


def test_all_that_was_planted_was_caught() -> None:
    """Show the table; this test stands last in its file, whose tests run in their order."""
    planted_here = [name for name in globals() if name.startswith("test_a")]
    for fault, gate in CAUGHT.items():
        print(f"{fault}: caught by {gate}")
    print(f"{len(CAUGHT)} of {len(planted_here) - 1} kinds of faults caught")
    assert len(CAUGHT) == len(planted_here) - 1
