"""Sheet maker: no number leaves without its label or its source, on screen and on paper."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from publictier.activities import SheetMaker
from publictier.linking import FOLDER, esm
from tests.activity_page import opened, press, tab_to, write_page
from tests.support import run_module

SPEC = SheetMaker().spec
ASK = """
const { standing, lineOf } = found;
return given.cases.map(([title, parts]) => {
  const all = standing(title, parts);
  return { ...all, lines: parts.map((part, i) => lineOf(part, i, all, given.words)) };
});
"""


def part(text: str, kind: str = "none", source: str = "", date: str = "") -> dict[str, str]:
    """One part as the maker keeps it."""
    return {"text": text, "kind": kind, "source": source, "date": date}


def judged(*cases: tuple[str, list[dict[str, str]]]) -> list[dict[str, Any]]:
    """What the maker says of each sheet."""
    module = esm(FOLDER / "sheet-maker.js")
    found: list[dict[str, Any]] = run_module(module, ASK, {"cases": cases, "words": SPEC})
    return found


@pytest.mark.parametrize(
    ("one", "what"),
    [
        (part("  "), "empty"),
        (part("We saw 40 of 260."), "number"),
        (part("We saw 40.", "real", date="3 May 2027"), "source"),
        (part("We saw 40.", "real", source="Data Browser, v9", date=" "), "date"),
    ],
)
def test_a_part_that_says_too_little_is_not_ready(one: dict[str, str], what: str) -> None:
    """Catch a number without a label, or a real one without source or day."""
    [found] = judged(("Title", [one]))
    assert found["missing"] == [{"part": 0, "what": what}]
    assert found["lines"][0].startswith(SPEC["not_ready"])
    assert SPEC["missing"][what] in found["lines"][0]


def test_one_made_up_part_labels_every_part() -> None:
    """Catch a panel that can be cut out and taken for real."""
    [found] = judged(("Title", [part("40 people", "made-up"), part("Nobody knows why.")]))
    assert found["missing"] == []
    assert found["lines"] == [SPEC["practice"]] * 2


def test_made_up_and_real_never_stand_on_one_sheet() -> None:
    """Catch a sheet that mixes them; and one without a title."""
    real = part("40 people", "real", "Data Browser, v9", "3 May 2027")
    mixed, bare = judged(("Title", [part("40", "made-up"), real]), ("", [real]))
    assert mixed["missing"] == [{"part": None, "what": "mixed"}]
    assert bare["missing"] == [{"part": None, "what": "title"}]
    assert bare["lines"] == ["Source: Data Browser, v9. Read on: 3 May 2027."]
    assert bare["real"]


def test_an_unknown_sheet_is_refused() -> None:
    """Catch a misspelt sheet that opens another one."""
    with pytest.raises(KeyError, match="Sheets are: poster, brief"):
        SheetMaker("leaflet")


def write_part(page: Page, name: str, text: str, kind: str, **origin: str) -> None:
    """Fill in one part with the keyboard alone."""
    box = page.get_by_role("group", name=name)
    tab_to(page, box.locator("textarea"))
    page.keyboard.type(text)
    tab_to(page, box.locator("select"))
    page.keyboard.type(SPEC["kinds"][kind][:6])
    for label, value in origin.items():
        tab_to(page, box.get_by_role("textbox", name=label))
        page.keyboard.type(value)


def test_a_poster_is_made_by_keyboard_and_prints_alone(browser: Browser, tmp_path: Path) -> None:
    """Catch a poster that needs a mouse, prints its buttons, or is lost on a reload."""
    widget = SheetMaker()
    names = [one["name"] for one in widget.spec["sheets"][0]["parts"]]
    with opened(browser, write_page(tmp_path, widget).as_uri()) as page:
        root = page.locator(".kit-act[data-act]")
        press(page, root, "Is it ready?")
        said = root.locator(".kit-act-said")
        assert said.inner_text() == "Not ready to share: 5 things to do."
        tab_to(page, page.get_by_label("Title"))
        page.keyboard.type("Who answers surveys?")
        for name in names[:2]:
            write_part(page, name, "Words alone.", "none")
        source = {"Source": "Data Browser, v9", "Read on": "3 May 2027"}
        write_part(page, names[2], "640 of 1,260 people.", "real", **source)
        write_part(page, names[3], "Nobody knows why.", "none")
        press(page, root, "Is it ready?")
        assert said.inner_text() == "Ready to share."
        page.reload()
        assert page.get_by_label("Title").input_value() == "Who answers surveys?"
        page.evaluate("window.print = () => {}")
        press(page, root, "Print this sheet")
        page.emulate_media(media="print")
        paper = page.locator(".kit-sheet-paper")
        assert not root.is_visible() and not page.locator(".kit-act-plain").is_visible()
        assert "Source: Data Browser, v9. Read on: 3 May 2027." in paper.inner_text()
        assert SPEC["statement"] in paper.inner_text()
        assert page.locator(":is(button, select, input, textarea):visible").count() == 0
        page.evaluate("window.dispatchEvent(new Event('afterprint'))")
        page.emulate_media(media="screen")
        assert root.is_visible() and paper.count() == 0


def test_a_brief_is_saved_as_text(browser: Browser, tmp_path: Path) -> None:
    """Catch a file without the label that the screen shows."""
    widget = SheetMaker("brief")
    with opened(browser, write_page(tmp_path, widget).as_uri()) as page:
        page.get_by_label("Title").fill("Sleep in our valley")
        box = page.get_by_role("group", name="What the numbers say")
        box.locator("textarea").fill("40 of 260 sleep badly.")
        box.locator("select").select_option("made-up")
        with page.expect_download() as waiting:
            page.get_by_role("button", name="Save as text").click()
        text = Path(waiting.value.path()).read_text("utf-8")
        assert waiting.value.suggested_filename == "brief.txt"
        assert text.startswith("Sleep in our valley\n")
        assert f"40 of 260 sleep badly.\n{SPEC['practice']}\n" in text
        assert text.count(SPEC["practice"]) == 5
        assert text.count(SPEC["not_ready"]) == 4
