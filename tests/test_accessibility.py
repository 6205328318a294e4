"""Every page can be used by everyone: axe finds nothing, and the keyboard reaches everything."""

from pathlib import Path
from typing import Any

import pytest

from tests.activity_page import show
from tests.test_book import pages

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# of what passes only the number is needed: the whole report is larger than the page
AUDIT = """async (rules) => {
    const report = await axe.run(document, { runOnly: rules, resultTypes: ["violations"] });
    const worded = ({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 120)}`;
    return { passed: report.passes.length, faults: report.violations.map(worded) };
}"""
VIEWS = [
    pytest.param(1280, "light", id="desktop, light"),
    pytest.param(360, "dark", id="phone, dark"),
]


@pytest.mark.parametrize(("width", "scheme"), VIEWS)
def test_axe_finds_no_violation_on_any_page(
    book: Path, browser: Any, axe: str, width: int, scheme: str
) -> None:
    """Catch missing names, weak contrast, lost headings and more, with all details open."""
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    found = []
    for path in pages(book):
        show(page, path)
        page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
        page.evaluate(axe)
        result = page.evaluate(AUDIT, RULES)
        assert result["passed"], f"axe examined nothing on {path}"
        found += [f"{path.relative_to(book)}: {fault}" for fault in result["faults"]]
    page.close()
    assert found == []


def test_the_keyboard_reaches_and_works_a_self_check(book: Path, browser: Any) -> None:
    """Catch a check that needs a mouse: choose, check and read the reply with keys alone."""
    page = browser.new_page()
    page.goto((book / "notebooks" / "tiers" / "k12.html").as_uri())
    page.wait_for_selector("input[type=radio]")
    seen = set()
    for _ in range(200):
        page.keyboard.press("Tab")
        kind = page.evaluate("document.activeElement.type || document.activeElement.tagName")
        seen.add(kind)
        if kind == "radio":
            break
    assert "radio" in seen
    page.keyboard.press("Space")
    while page.evaluate("document.activeElement.textContent") != "Check my answer":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    reply = page.locator("[role=status]").filter(has_text="Did the neighbor need a name?")
    reply.first.wait_for()
    page.close()


def test_focus_is_always_visible(book: Path, browser: Any) -> None:
    """Catch a control that takes the focus without showing it."""
    page = browser.new_page()
    page.goto((book / "notebooks" / "tiers" / "k12.html").as_uri())
    page.wait_for_selector("input[type=radio]")
    outline = """() => {
        const style = getComputedStyle(document.activeElement);
        return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
    }"""
    stops = 60
    for _ in range(stops):
        page.keyboard.press("Tab")
        assert page.evaluate(outline), page.evaluate("document.activeElement.outerHTML")[:200]
    print(f"{stops} stops of the Tab key examined")
    page.close()


def test_every_chart_is_drawn_named_and_has_its_table(book: Path, browser: Any) -> None:
    """Catch a chart that stays empty, has no text alternative, or no data to open."""
    examined = 0
    page = browser.new_page()
    for path in pages(book):
        show(page, path)
        if not page.locator("script[data-chart]").count():
            continue
        page.wait_for_selector("html[data-charts-drawn]")
        for figure in page.locator("figure.kit-chart").all():
            examined += 1
            assert figure.locator("svg").count() == 1, path
            assert len(figure.locator(".kit-drawing").get_attribute("aria-label")) > 30, path
            assert figure.locator(".kit-people").inner_text(), path
        tables = page.locator("details.kit-data table caption").count()
        assert tables == page.locator("figure.kit-chart").count(), path
    page.close()
    print(f"{examined} charts examined")
    assert examined >= 2


def test_without_javascript_the_lesson_is_complete(book: Path, browser: Any) -> None:
    """Catch a lesson whose checks or numbers exist only in a script."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((book / "notebooks" / "tiers" / "k12.html").as_uri())
    text = page.inner_text("main")
    for words in ("Can a neighbor still find out who it is?", "Answers and why", "as a table"):
        assert words in text
    context.close()
