"""A page in two languages as its readers use it: by keyboard, by link, on paper."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.visit import RULES

PAGES = ("notebooks/basics/k12", "notebooks/basics/ug", "notebooks/basics/cs",
         "exercises/basics/k12")  # fmt: skip
SHOWN = """() => [...document.querySelectorAll(".sd-tab-set")].map((tabs) =>
  [...tabs.querySelectorAll(":scope > .sd-tab-label")]
    .filter((label) => label.nextElementSibling.checkVisibility())
    .map((label) => label.dataset.syncId).join(" "))"""

OUTLINE = """() =>
  getComputedStyle(document.querySelector(".sd-tab-set > input:checked + label")).outlineStyle"""


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """An empty page of a fresh reader."""
    context = browser.new_context(viewport={"width": 1100, "height": 900})
    yield context.new_page()
    context.close()


def shown(page: Any) -> set[str]:
    """Which languages the tabs of the page show."""
    found: list[str] = page.evaluate(SHOWN)
    assert len(found) > 3
    return set(found)


@pytest.mark.parametrize("name", PAGES)
def test_all_tabs_follow_the_keyboard(page: Any, book: Path, name: str) -> None:
    """Catch tabs that a keyboard cannot reach, or that go their own ways."""
    page.goto((book / f"{name}.html").as_uri())
    assert shown(page) == {"python"}
    page.locator(".sd-tab-set > input").first.focus()
    page.keyboard.press("ArrowRight")
    assert shown(page) == {"r"}
    assert page.evaluate(OUTLINE) == "solid"
    page.keyboard.press("ArrowLeft")
    assert shown(page) == {"python"}


def test_a_choice_is_kept_on_the_next_page(page: Any, book: Path) -> None:
    """Catch a reader of R who must choose again on each page."""
    page.goto((book / f"{PAGES[0]}.html").as_uri())
    page.locator(".sd-tab-label[data-sync-id=r]").first.click()
    page.goto((book / f"{PAGES[3]}.html").as_uri())
    assert shown(page) == {"r"}


def test_a_link_can_name_the_language(page: Any, book: Path) -> None:
    """Catch half a class that is sent to R and lands in Python."""
    page.goto((book / f"{PAGES[2]}.html").as_uri() + "?lang=r")
    assert shown(page) == {"r"}


def test_paper_shows_both_languages(page: Any, book: Path) -> None:
    """Catch a printed lesson that lost one half."""
    page.goto((book / f"{PAGES[1]}.html").as_uri())
    page.emulate_media(media="print")
    assert shown(page) == {"python r"}


def test_without_scripts_each_set_still_switches(browser: Any, book: Path) -> None:
    """Catch tabs that are dead where a school blocks scripts."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((book / f"{PAGES[0]}.html").as_uri())
    tabs = page.locator(".sd-tab-set").nth(1)
    tabs.locator("label", has_text="R").click()
    assert tabs.get_by_text("read.csv(").is_visible()
    assert not tabs.get_by_text("pd.read_csv(").is_visible()
    context.close()


def test_downloads_of_a_lesson_are_there(page: Any, book: Path) -> None:
    """Catch a lesson whose notebooks or tables a reader cannot take along."""
    place = book / f"{PAGES[0]}.html"
    page.goto(place.as_uri())
    links = page.evaluate(
        "() => [...document.querySelectorAll('a.download')].map((a) => a.getAttribute('href'))"
    )
    names = {Path(link).name for link in links}
    assert names >= {"k12-python.ipynb", "k12-r.ipynb", "publictier.R", "k12-checks.R"}
    assert all((place.parent / link).is_file() for link in links)
    print(f"{len(links)} downloads")


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_in_the_tabs_for_r(page: Any, book: Path, axe: str, name: str) -> None:
    """Catch faults in the half that a page hides at first."""
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto((book / f"{name}.html").as_uri() + "?lang=r")
    assert shown(page) == {"r"}
    page.evaluate(axe)
    result = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
    assert result["passes"]
    assert [fault["id"] for fault in result["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
