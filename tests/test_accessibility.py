"""Everyone can use it: keyboard, focus, own colours, no motion, no script; axe: test_every_page."""

from pathlib import Path
from typing import Any

import pytest

from tests.activity_page import show


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


SEEN_IN_FORCED_COLOURS = """() => {
    const shown = [...document.querySelectorAll(
        "button, input:not([type=file]), select, textarea, .kit-check")];
    const visible = shown.filter((one) => one.checkVisibility());
    const bare = visible.filter((one) => {
        const style = getComputedStyle(one);
        const drawn = style.appearance !== "none" && style.appearance !== "";
        return !drawn && parseFloat(style.borderTopWidth) === 0 && !one.textContent.trim()
            && !one.querySelector("svg, img");
    });
    return [visible.length, bare.map((one) => one.outerHTML.slice(0, 120))];
}"""
LINE = """() => {
    const style = getComputedStyle(document.activeElement);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1;
}"""
PAGES_IN_USE = (
    "book/index.html",
    "notebooks/tiers/k12.html",
    "notebooks/basics/cs.html",
    "notebooks/activities/practice-browser.html",
    "notebooks/activities/tier-sorter.html",
    "book/learn/my-progress.html",
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES_IN_USE)
def test_with_a_readers_own_colours_all_stays_seen(
    book: Path, browser: Any, path: str, scheme: str
) -> None:
    """Catch a control without an edge, and a focus drawn as a shadow, which is then left out."""
    context = browser.new_context(forced_colors="active", color_scheme=scheme)
    page = context.new_page()
    show(page, book / path)
    controls, bare = page.evaluate(SEEN_IN_FORCED_COLOURS)
    for _ in range(25):
        page.keyboard.press("Tab")
        assert page.evaluate(LINE), page.evaluate("document.activeElement.outerHTML")[:200]
    context.close()
    print(f"{controls} controls and 25 stops examined")
    assert controls and bare == []


MOVING = """() => [...document.querySelectorAll("*")].filter((one) => {
    const style = getComputedStyle(one);
    const seconds = `${style.transitionDuration}, ${style.animationDuration}`.split(",");
    return seconds.some((one) => parseFloat(one) > 0) || style.scrollBehavior === "smooth";
}).map((one) => one.outerHTML.slice(0, 80))"""


def test_nothing_moves_for_those_who_asked_for_that(book: Path, browser: Any) -> None:
    """Catch a transition that makes somebody ill; and a search for them that finds none at all."""
    found = {}
    for motion in ("reduce", "no-preference"):
        context = browser.new_context(reduced_motion=motion)
        page = context.new_page()
        found[motion] = 0
        for path in PAGES_IN_USE:
            show(page, book / path)
            moving = page.evaluate(MOVING)
            assert motion != "reduce" or moving == [], path
            found[motion] += len(moving)
        context.close()
    print(f"{len(PAGES_IN_USE)} pages; {found['no-preference']} parts move for others")
    assert found["no-preference"] > 0


REACHED = """() => {
    const found = [...document.querySelectorAll(
        "a[href], button, input, select, textarea, summary, [tabindex], [onclick], [role=button]"
    )].filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.disabled
        && one.getAttribute("tabindex") !== "-1" && !one.closest("[inert]"));
    window.kitStops = new Set(found.filter((one) => {
        if (one.type !== "radio") return true;
        const group = found.filter((other) => other.name === one.name && other.form === one.form);
        return one === (group.find((other) => other.checked) ?? group[0]);
    }));
    return kitStops.size;
}"""
LEAVE = """() => {
    const here = document.activeElement;
    for (const one of kitStops)
        if (one === here || (one.type === "radio" && one.name === here.name
            && one.form === here.form)) kitStops.delete(one);
    return kitStops.size;
}"""


@pytest.mark.parametrize("path", PAGES_IN_USE)
def test_the_tab_key_reaches_everything(book: Path, browser: Any, path: str) -> None:
    """Catch a control that only a mouse finds, and a place from which no key leads away."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    show(page, book / path)
    page.locator("body").evaluate("() => document.activeElement.blur()")
    stops = page.evaluate(REACHED)
    left = stops
    for _ in range(2 * stops):
        page.keyboard.press("Tab")
        if not (left := page.evaluate(LEAVE)):
            break
    missed = page.evaluate("() => [...kitStops].map((one) => one.outerHTML.slice(0, 120))")
    context.close()
    print(f"{stops} stops on {path}")
    assert stops > 20 and left == 0, missed
