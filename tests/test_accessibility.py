"""Lessons can be used by everyone: keyboard, focus, no script. Axe: test_every_page.py."""

from pathlib import Path
from typing import Any


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


def test_without_javascript_the_lesson_is_complete(book: Path, browser: Any) -> None:
    """Catch a lesson whose checks or numbers exist only in a script."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((book / "notebooks" / "tiers" / "k12.html").as_uri())
    text = page.inner_text("main")
    for words in ("Can a neighbor still find out who it is?", "Answers and why", "as a table"):
        assert words in text
    context.close()
