"""Every page of the book, opened once on a large light screen: the gates that hold for all."""

import re
import statistics
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.test_book import pages
from tests.visit import Visit, visit_all

WEIGHT_LIMIT = 500_000  # bytes, packed, of a lesson's first view
KEPT_TABLE = re.compile(r"^\| `([^`]+)` \|", re.MULTILINE)


@pytest.fixture(scope="module")
def visits(book: Path, browser: Browser, axe: str) -> list[Visit]:
    """One visit to every page."""
    return visit_all(browser, book, pages(book), axe, width=1280, scheme="light")


def documented_keys() -> list[str]:
    """What may be kept in a browser: the keys in the table of the page on privacy."""
    return KEPT_TABLE.findall(Path("book/teach/privacy.md").read_text(encoding="utf-8"))


def test_axe_finds_no_violation(visits: list[Visit]) -> None:
    """Catch missing names, weak contrast, lost headings and more, with all details open."""
    print(f"{len(visits)} pages, {sum(visit.passed for visit in visits)} rules passed")
    assert [visit.page for visit in visits if visit.passed < 10] == []
    assert [(visit.page, fault) for visit in visits for fault in visit.axe] == []


def test_no_page_asks_another_place_or_shows_an_error(visits: list[Visit]) -> None:
    """Catch late requests, script errors, missing files, cookies, what the policy stopped."""
    print(f"{len(visits)} pages, {sum(len(visit.requests) for visit in visits)} requests")
    assert all(visit.requests for visit in visits)
    assert [(visit.page, url) for visit in visits for url in visit.outside] == []
    assert [(visit.page, fault) for visit in visits for fault in visit.faults] == []
    assert [visit.page for visit in visits if visit.state["cookie"]] == []


def test_every_page_has_a_policy(visits: list[Visit]) -> None:
    """Catch a page that would run what somebody slips in."""
    scripts = sum(visit.state["scripts"] for visit in visits)
    print(f"{len(visits)} pages, {scripts} scripts")
    without = [visit.page for visit in visits if visit.state["policy"] != 1]
    assert scripts > 1000 and without == []


def test_no_sign_is_of_a_font_that_is_not_there(visits: list[Visit]) -> None:
    """Catch an icon of the theme's that shows as an empty box, because its font is left out."""
    print(f"{len(visits)} pages examined")
    assert [(visit.page, one) for visit in visits for one in visit.state["signs"]] == []


def test_what_is_kept_in_the_browser_is_documented(visits: list[Visit]) -> None:
    """Catch a key that no page tells of."""
    kept = {key for visit in visits for key in visit.state["kept"]}
    print(f"{len(visits)} pages, keys kept: {sorted(kept)}")
    assert kept and kept <= set(documented_keys())


def test_what_a_reader_leaves_by_acting_is_documented(book: Path, browser: Browser) -> None:
    """Catch a key that is written only when somebody answers, chooses a tab, a theme or a word."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    kept: set[str] = set()

    def look() -> None:
        script = "[...Object.keys(localStorage), ...Object.keys(sessionStorage)]"
        kept.update(page.evaluate(script))

    page.goto((book / "notebooks" / "basics" / "k12.html").as_uri())
    page.locator(".sd-tab-set > label", has_text="R").first.click()
    page.locator("button.theme-switch-button").first.click()
    check = page.locator(".kit-check form:has(input[type=radio])").first
    check.locator("input[type=radio]").first.check()
    check.locator(".kit-check-submit").click()
    look()
    page.goto(f"{(book / 'search.html').as_uri()}?q=rounding")
    page.locator("#search-results li a").first.wait_for()
    look()
    context.close()
    print(f"keys kept: {sorted(kept)}")
    assert {"sphinx-design-tab-id-lang", "mode", "kit-progress"} <= kept <= set(documented_keys())


def test_no_page_scrolls_sideways(visits: list[Visit]) -> None:
    """Catch what is wider than its page."""
    print(f"{len(visits)} pages measured")
    assert [visit.page for visit in visits if visit.state["over"] > 0] == []


def faulty_charts(visits: list[Visit]) -> list[tuple[str, object]]:
    """Charts that are not drawn once, or lack a text alternative, a label or a table."""
    charts = [(visit.page, chart) for visit in visits for chart in visit.state["charts"]]
    return [
        (page, chart)
        for page, chart in charts
        if chart["drawn"] != 1
        or len(chart["alt"]) <= 30
        or not (chart["people"] and chart["table"])
    ]


def test_every_chart_is_drawn_named_labelled_and_has_its_table(visits: list[Visit]) -> None:
    """Catch a chart that stays empty, has no text alternative, or no data to open."""
    charts = [(visit.page, chart) for visit in visits for chart in visit.state["charts"]]
    print(f"{len(charts)} charts examined")
    assert len(charts) > 20
    assert faulty_charts(visits) == []


def test_the_first_view_of_a_lesson_is_light(visits: list[Visit]) -> None:
    """Catch a page that a slow line waits for: all that it loads before anything is run."""
    sizes = {visit.page: visit.packed for visit in visits}
    worst = sorted(sizes, key=lambda page: -sizes[page])[:3]
    print(
        f"{len(sizes)} pages, median {statistics.median(sizes.values()) / 1000:.0f} kB packed, "
        f"largest {', '.join(f'{page} {sizes[page] / 1000:.0f} kB' for page in worst)}"
    )
    lessons = {page: n for page, n in sizes.items() if re.search(r"/(k12|ug|cs)\.html$", page)}
    assert len(lessons) == 30
    assert {page: n for page, n in lessons.items() if n > WEIGHT_LIMIT} == {}
