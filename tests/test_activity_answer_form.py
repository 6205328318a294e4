"""Forms before and after: answered by keyboard, saved without a name, scored from the file."""

from pathlib import Path

from playwright.sync_api import Browser, Locator, Page

from answer_files import read_sheets
from item_bank import LETTERS, form_items, read_items
from publictier.activities.answer_form import AnswerForm
from tests.activity_page import opened, press, start_over, tab_to, write_page
from tests.visit import RULES

ITEMS = form_items(read_items(), "ug", "pre")
ASKED = [{"question": one.question, "options": [o.text for o in one.options]} for one in ITEMS]
KEY = "".join(one.key for one in ITEMS)


def form() -> AnswerForm:
    """The form for undergraduates, before."""
    return AnswerForm("ug-pre", "Undergraduates, before", ASKED)


def choose(page: Page, root: Locator, letters: str) -> None:
    """Choose a letter for each question, with the keyboard alone."""
    for i, letter in enumerate(letters):
        tab_to(page, root.locator(f"input[name=q{i}]").first)
        page.keyboard.press("Space")
        for _ in range(LETTERS.index(letter)):
            page.keyboard.press("ArrowDown")


def test_from_the_keyboard_to_the_score(browser: Browser, tmp_path: Path) -> None:
    """Catch a file that scoring refuses, a name that is taken, answers lost on a reload."""
    with opened(browser, write_page(tmp_path, form()).as_uri()) as page:
        root = page.locator(".kit-act[data-act]")
        choose(page, root, KEY[:9])
        page.reload()
        assert root.locator("input:checked").count() == 9
        box = root.get_by_role("textbox")
        said = root.locator(".kit-act-said")
        for refused in ("Ada", "a@b.example", "K7", ""):
            box.fill(refused)
            press(page, root, "Save my answers")
            assert said.inner_text().startswith("Not saved. A code has"), refused
        box.fill("k07")
        with page.expect_download() as waiting:
            press(page, root, "Save my answers")
        assert waiting.value.suggested_filename == "ug-pre-K07.csv"
        assert "1 question has no answer." in said.inner_text()
        saved = tmp_path / "saved.csv"
        waiting.value.save_as(saved)
        [sheet] = read_sheets([saved], {"ug-pre": 10})
        assert (sheet.code, "".join(sheet.letters)) == ("K07", KEY[:9])
        assert "K07" not in page.evaluate("JSON.stringify(localStorage)")
        start_over(page, root)
        assert root.locator("input:checked").count() == 0
        assert page.evaluate("localStorage.length") == 0


def test_it_fits_a_phone_and_axe_finds_nothing(browser: Browser, tmp_path: Path, axe: str) -> None:
    """Catch sideways scrolling and missing names."""
    address = write_page(tmp_path, form()).as_uri()
    with opened(browser, address, width=320, bypass_csp=True) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        page.evaluate(axe)
        result = page.evaluate(
            "rules => axe.run(document, {runOnly: rules, preload: false})", RULES
        )
        assert result["passes"]
        assert [fault["id"] for fault in result["violations"]] == []


def test_on_paper_every_question_and_option_is_there(browser: Browser, tmp_path: Path) -> None:
    """Catch a sheet that cannot be filled in by hand."""
    with opened(browser, write_page(tmp_path, form()).as_uri()) as page:
        page.emulate_media(media="print")
        text = page.locator(".kit-act-paper").inner_text()
        assert page.locator(":is(button, input):visible").count() == 0
        for item in ITEMS:
            for option in item.options:
                assert option.text.replace("`", "") in text
        assert text.count("☐") == 40
