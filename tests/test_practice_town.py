"""The teaching town and the teacher's key: protected until a teacher asks, and then true."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from publictier import disclosure
from publictier.activities.practice_data import practice_data
from publictier.town import TABLES, Town
from tests.activity_page import served

KEY = "Teacher's key"
LAZY = "teaching-town.js"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that fails on any script error."""
    context = browser.new_context()
    here = context.new_page()
    here.set_default_timeout(5000)
    faults: list[str] = []
    here.on("pageerror", lambda error: faults.append(str(error)))
    yield here
    context.close()
    assert faults == []


def visit(page: Page, book: Path, view: str) -> list[str]:
    """Open a view from a folder; give the files it asks for, as the list grows."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    address = (book / "notebooks" / "activities" / "practice-browser.html").as_uri()
    page.goto("about:blank")
    page.goto(address + view)
    page.wait_for_selector(".kit-view-title")
    return asked


def cells(page: Page, selector: str) -> list[list[str]]:
    """Read the rows of a table."""
    script = "rows => rows.map(row => [...row.children].map(cell => cell.textContent))"
    page.wait_for_selector(f"{selector} tbody tr")
    found: list[list[str]] = page.eval_on_selector_all(f"{selector} tbody tr", script)
    return found


def test_a_learner_sees_protected_tables_and_no_switch(page: Page, book: Path) -> None:
    """Catch a key that learners stumble on, and people who are there before anyone asked."""
    for view in ("#/town", "?view=classroom#/town", "#/town?by=conditions_by_age"):
        asked = visit(page, book, view)
        assert page.get_by_text(KEY).count() == 0
        assert not [url for url in asked if LAZY in url], view
    assert page.get_by_text("Exact truth").count() == 0


def test_the_tables_before_the_key_are_protected_and_have_no_exact_number() -> None:
    """Catch an unprotected count in what every page carries."""
    examined = 0
    for name, rows in practice_data()["town"]["tables"].items():
        published = Town().table(name).published()["count"].tolist()
        assert [row["count"] for row in rows] == published
        assert disclosure.check(Town().table(name).published()).status == "pass"
        examined += len(rows)
    print(f"{examined} counts examined")
    assert examined > 50


@pytest.mark.parametrize("name", [name for name in TABLES if name != "conditions_own_code"])
def test_the_key_shows_the_truth_of_the_first_town(page: Page, book: Path, name: str) -> None:
    """Catch a key that differs from the library's teaching tables."""
    asked = visit(page, book, f"?view=teacher#/town?by={name}")
    assert not [url for url in asked if LAZY in url]
    page.get_by_role("checkbox", name=KEY).check()
    shown = cells(page, ".kit-truth-table")
    assert [url for url in asked if LAZY in url]
    truth = Town().table(name).exact["count"].tolist()
    assert [int(row[2]) for row in shown] == truth
    words = [disclosure.shown(p) if (p := disclosure.public_count(n)) else "no row" for n in truth]
    assert [row[1] for row in shown] == words
    assert (
        "in real life nobody outside can ever see this"
        in page.locator(".kit-truth-table caption").inner_text()
    )
    page.reload()
    assert not page.get_by_role("checkbox", name=KEY).is_checked()


@pytest.mark.parametrize("seed", [0, 7, 99_999])
def test_another_town_has_other_people_and_the_same_rule(page: Page, book: Path, seed: int) -> None:
    """Catch last year's answers that still fit, or a town that Python and the page build apart."""
    visit(page, book, f"#/town?seed={seed}")
    shown = cells(page, ".kit-panel")
    published = Town(seed).table("conditions").published()
    assert shown == [
        [n, disclosure.shown(c)] for n, c in zip(published["name"], published["count"], strict=True)
    ]
    assert page.get_by_text(KEY).count() == 0
    assert not published.equals(Town().table("conditions").published())


def test_a_town_is_drawn_by_keyboard_and_its_link_reopens_it(page: Page, book: Path) -> None:
    """Catch a town that a teacher cannot hand out."""
    visit(page, book, "#/town")
    box = page.get_by_role("spinbutton", name="Town number")
    box.fill("4711")
    page.get_by_role("button", name="Open this town").press("Enter")
    first = cells(page, ".kit-panel")
    assert page.locator(".kit-view-title").inner_text() == "Teaching town 4711"
    link: Any = page.get_by_role("link", name="Link to this view").get_attribute("href")
    assert link == "#/town?seed=4711"
    visit(page, book, link)
    assert cells(page, ".kit-panel") == first
    drawn = set()
    for _ in range(3):
        page.get_by_role("button", name="Draw a new town").press("Enter")
        drawn.add(page.locator(".kit-view-title").inner_text())
    assert len(drawn) > 1


def test_a_teacher_hands_out_a_link_without_the_key(page: Page, book: Path) -> None:
    """Catch a link for learners that shows them the switch."""
    visit(page, book, "?view=teacher#/town?seed=4711")
    page.get_by_role("checkbox", name=KEY).check()
    link = page.get_by_role("link", name="Link for learners")
    link.click()
    page.wait_for_url(lambda url: "view=classroom" in url)
    assert page.locator(".kit-view-title").inner_text() == "Teaching town 4711"
    assert page.get_by_text(KEY).count() == 0


def test_a_town_whose_script_is_missing_says_what_to_do(page: Page, book: Path) -> None:
    """Catch a page that waits for ever."""
    page.route(f"**/{LAZY}", lambda route: route.abort())
    visit(page, book, "#/town?seed=7")
    page.get_by_text("Another town is opened in Python").wait_for()


@pytest.mark.parametrize("seed", ["-1", "1.5", "abc", "123456", "<img src=x>", "1e3"])
def test_a_town_that_does_not_exist_is_named(page: Page, book: Path, seed: str) -> None:
    """Catch an empty page, or another town than asked for without a word."""
    visit(page, book, f"#/town?seed={seed}")
    assert "There is no town number" in page.locator(".kit-view").inner_text()
    assert page.locator(".kit-browser img").count() == 0
    assert page.locator(".kit-view-title").inner_text() == f"Teaching town {Town().seed}"


def test_over_a_server_the_town_is_built_as_from_a_folder(page: Page, book: Path) -> None:
    """Catch a script that is found from a folder only."""
    with served(book) as home:
        page.goto(f"{home}/notebooks/activities/practice-browser.html#/town?seed=7")
        shown = cells(page, ".kit-panel")
    published = Town(7).table("conditions").published()
    assert [row[0] for row in shown] == published["name"].tolist()
