"""Every page of the book, opened once on a narrow dark screen."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.test_book import pages
from tests.visit import Visit, visit_all


@pytest.fixture(scope="module")
def visits(book: Path, browser: Browser, axe: str) -> list[Visit]:
    """One visit to every page; 320 pixels are also a wide screen at 400 percent."""
    return visit_all(browser, book, pages(book), axe, width=320, scheme="dark")


def test_axe_finds_no_violation(visits: list[Visit]) -> None:
    """Catch what only the dark colours or the narrow layout do."""
    print(f"{len(visits)} pages, {sum(visit.passed for visit in visits)} rules passed")
    assert [visit.page for visit in visits if visit.passed < 10] == []
    assert [(visit.page, fault) for visit in visits for fault in visit.axe] == []


def test_no_page_scrolls_sideways(visits: list[Visit]) -> None:
    """Catch text or tables that a phone cannot show (WCAG 1.4.10, reflow)."""
    print(f"{len(visits)} pages measured")
    assert [visit.page for visit in visits if visit.state["over"] > 0] == []


def test_no_page_shows_an_error(visits: list[Visit]) -> None:
    """Catch a script that only fails where there is little room."""
    print(f"{len(visits)} pages, {sum(len(visit.requests) for visit in visits)} requests")
    assert [(visit.page, fault) for visit in visits for fault in visit.faults] == []
