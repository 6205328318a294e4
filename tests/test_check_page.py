"""Self-checks on the static page: opened from a folder, by keyboard, under a strict policy."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page

from publictier import check
from publictier.check._forms import normalise
from publictier.linking import FOLDER, classic
from tests.check_examples import EXAMPLES, example
from tests.test_check import hostile

#: No inline script or style, no eval, and nothing but the page's own folder.
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; form-action 'none'"
PAGE = """<!doctype html>
<html lang="en"{theme}><head><meta charset="utf-8"><title>A lesson</title>
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<link rel="stylesheet" href="check.css">
<script defer src="check.classic.js"></script><script defer src="host.js"></script>
</head><body><main><h1>A lesson</h1>
{body}
</main></body></html>
"""


def write_page(folder: Path, *found: dict[str, object], theme: str = "") -> str:
    """Write a page with some self-checks, as the book holds them; give its address."""
    (folder / "check.classic.js").write_text(classic(FOLDER / "check.js", "check"), "utf-8")
    for name in ("check.css", "host.js"):
        shutil.copyfile(FOLDER / name, folder / name)
    body = "\n".join(check.from_mapping(one).static_html() for one in found)
    page = folder / "lesson.html"
    page.write_text(PAGE.format(policy=POLICY, body=body, theme=theme), encoding="utf-8")
    return page.as_uri()


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """Open the examples; fail on any complaint of the browser and any request to elsewhere."""
    context = browser.new_context(viewport={"width": 320, "height": 900})
    opened = context.new_page()
    complaints: list[str] = []
    requests: list[str] = []
    opened.on("console", lambda message: complaints.append(message.text))
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("request", lambda request: requests.append(request.url))
    opened.goto(write_page(tmp_path, *EXAMPLES.values()))
    yield opened
    context.close()
    assert complaints == []
    assert len(requests) >= 4
    assert {url for url in requests if not url.startswith(tmp_path.as_uri())} == set()


def live(page: Page, kind: str) -> Locator:
    """Find the live version of one example."""
    return page.locator(f".kit-check[data-kind={kind}]")


def reply(page: Page, kind: str) -> str:
    """Read what the check last said."""
    return live(page, kind).get_by_role("status").inner_text()


def focus_on(page: Page, kind: str, selector: str) -> None:
    """Reach an element with the Tab key alone."""
    target = live(page, kind).locator(selector).first
    for _ in range(120):
        if target.evaluate("node => node === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"{selector} of {kind} is not reached with Tab")


def focused(page: Page) -> str:
    """Name the element that has the focus."""
    return str(
        page.evaluate("document.activeElement.ariaLabel ?? document.activeElement.innerText")
    )


def test_by_keyboard_a_wrong_answer_gets_its_own_reply_then_hints_then_right(page: Page) -> None:
    """Catch a check that needs a mouse, gives the wrong reply, or moves the focus."""
    focus_on(page, "number", "input")
    page.keyboard.type("20")
    page.keyboard.press("Enter")
    assert "Not yet. You rounded to the nearest." in reply(page, "number")
    assert live(page, "number").locator("[data-misconception=nearest]").count() == 1
    assert page.evaluate("document.activeElement.tagName") == "INPUT"
    focus_on(page, "number", ".kit-check-buttons button")
    for hint in ("Up or down?", "Count in steps of 20.", "20, then ..."):
        assert hint not in live(page, "number").locator(".kit-check-hints").inner_text()
        page.keyboard.press("Enter")
        assert hint in live(page, "number").locator(".kit-check-hints").inner_text()
    assert focused(page) == "All hints are shown"
    live(page, "number").locator("input").fill("40")
    page.keyboard.press("Enter")
    assert "Right. The rule always goes up." in reply(page, "number")


@pytest.mark.parametrize(
    ("answer", "part"),
    [
        ("", "Write a number first."),
        ("about 40", "Write a number in digits"),
        ("25", "Only multiples of 20"),
        ("1,240", "Count in steps of 20"),
        ("40 %", "Right."),
        ("40.0", "Right."),
    ],
)
def test_numbers_are_read_as_people_write_them(page: Page, answer: str, part: str) -> None:
    """Catch a right number refused for its form, or an unforeseen one left without help."""
    live(page, "number").locator("input").fill(answer)
    page.keyboard.press("Enter")
    assert part in reply(page, "number")


def test_a_choice_is_made_with_the_arrow_keys(page: Page) -> None:
    """Catch radio buttons that are not a group."""
    focus_on(page, "choose_one", "input")
    page.keyboard.press("Enter")
    assert reply(page, "choose_one") == "Choose an answer first."
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert "Not yet. On a chart you would be right." in reply(page, "choose_one")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    assert "Right. Right for a table." in reply(page, "choose_one")


def test_every_answer_ticked_or_left_out_gets_its_reply(page: Page) -> None:
    """Catch a choice of many that only says how many are right."""
    ticks = live(page, "choose_many").locator("input")
    ticks.nth(1).check()
    press = live(page, "choose_many").get_by_role("button", name="Check my answer").click
    press()
    said = reply(page, "choose_many")
    assert "One person's row" in said and "One count is missing." in said
    assert "1 more answer belongs here." in said
    ticks.nth(1).uncheck()
    ticks.nth(0).check()
    ticks.nth(2).check()
    press()
    assert "Not yet" not in reply(page, "choose_many")


def test_each_box_has_its_own_reply(page: Page) -> None:
    """Catch replies that go to the wrong box, and an empty box called wrong."""
    boxes = live(page, "blanks").locator("input")
    boxes.nth(0).fill("0")
    boxes.nth(1).fill("<= 20")
    page.keyboard.press("Enter")
    said = reply(page, "blanks")
    assert "0 of 3 boxes are right. 1 still waits." in said
    assert "9 students have a dog: Nine students are there." in said
    assert "On a chart you would be right." in said and "maths" not in said
    for i, answer in enumerate(["20 or fewer", "No row.", "40"]):
        boxes.nth(i).fill(answer)
    page.keyboard.press("Enter")
    assert "3 of 3 boxes are right." in reply(page, "blanks")
    marks = live(page, "blanks").locator(".kit-check-mark")
    assert marks.all_inner_texts() == ["✓ Right."] * 3
    live(page, "blanks").get_by_role("button", name="Start again").click()
    assert marks.all_inner_texts() == [""] * 3 and boxes.nth(0).input_value() == ""


def test_lines_are_moved_by_keyboard_and_keep_the_focus(page: Page) -> None:
    """Catch a Parsons problem that needs dragging, loses its place or refuses a right order."""
    rows = live(page, "order").locator("li[data-line]")
    press = live(page, "order").get_by_role("button", name="Check my answer").click
    press()
    assert "comes too early." in reply(page, "order")
    # The two lines of one group may stand in either order, so the last but one goes first.
    for goal, line in enumerate([0, 2, 1, 3, 4]):
        button = live(page, "order").locator(f"li[data-line='{line}'] button").first
        while rows.nth(goal).get_attribute("data-line") != str(line):
            button.focus()
            page.keyboard.press("Enter")
            assert re.fullmatch(r"Moved to line \d of 5\.", reply(page, "order"))
            assert button.evaluate("node => node === document.activeElement")
    press()
    assert "Right. Read, then go through, then print." in reply(page, "order")
    assert rows.nth(4).locator("code").text_content() == "    print(rule(row))"


def test_cards_are_sorted_without_dragging(page: Page) -> None:
    """Catch a card that cannot be put into a box by keyboard, or a reply for another card."""
    focus_on(page, "sort", "input")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    said = reply(page, "sort")
    assert "0 of 3 cards are in their boxes. 2 still wait." in said
    assert "No single person is in it. Who may see it?" in said
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    said = reply(page, "sort")
    assert "1 of 3 cards are in their boxes. 2 still wait." in said
    assert "Right. Count of people with asthma: A rounded count of many people." in said
    for i, box in enumerate([0, 1, 2]):
        live(page, "sort").locator(".kit-check-card").nth(i).locator("input").nth(box).check()
    page.keyboard.press("Enter")
    assert "3 of 3 cards are in their boxes." in reply(page, "sort")


def test_a_short_answer_is_compared_and_never_judged_or_kept(page: Page) -> None:
    """Catch a model answer shown before a try, a verdict, or words that are stored."""
    model = live(page, "short").get_by_text("Three people in a small group")
    assert not model.is_visible()
    live(page, "short").locator("textarea").fill("My own words")
    live(page, "short").get_by_role("button", name="Compare").click()
    assert model.is_visible()
    assert "ight" not in reply(page, "short") and "Not yet" not in reply(page, "short")
    kept = page.evaluate("JSON.stringify({...localStorage})")
    assert json.loads(json.loads(kept)["kit-progress"]) == {"explain-rule": "tried"}


def test_the_worked_answer_waits_for_a_try_and_start_again_clears_all(page: Page) -> None:
    """Catch an answer given away, or a trace left on a shared computer."""
    one = live(page, "choose_one")
    worked = one.get_by_role("button", name="Show a worked answer")
    assert not worked.is_visible()
    one.locator("input").nth(0).check()
    page.keyboard.press("Enter")
    worked.click()
    assert "1 and 20 both become 20." in one.locator(".kit-check-worked").inner_text()
    one.get_by_role("button", name="Check my answer").click()
    assert one.locator(".kit-check-worked").is_visible()
    assert "bar-of-20" in page.evaluate("localStorage.getItem('kit-progress')")
    page.reload()
    assert "answered this before: right" in reply(page, "choose_one")
    one.get_by_role("button", name="Show a hint").click()
    one.get_by_role("button", name="Start again").click()
    assert one.locator("input:checked").count() == 0 and not worked.is_visible()
    assert one.locator(".kit-check-hints").inner_text() == ""
    assert one.get_by_role("button", name="Show a hint (1 of 3").is_visible()
    assert page.evaluate("localStorage.length") == 0
    assert focused(page) == "Start again"


def test_the_page_compares_short_answers_as_python_does(page: Page) -> None:
    """Catch the two normalisers drifting apart."""
    forms = [
        "<=20",
        " ≤  20 ",
        "20 or fewer.",
        "At most 1,240",
        "“No row”",
        "12 %",
        "No more than 5",
    ]
    forms += [
        "fewer than or equal to 20",
        "1,23",
        "=<20",
        "⩽ 20",
        "twenty;",
        "20 o menos",
        "Como máximo 20.",
        "«sin fila»",
    ]
    found = page.evaluate("forms => forms.map(window.KIT.activities.check.normalise)", forms)
    assert found == [normalise(form) for form in forms]


def test_targets_are_large_and_nothing_is_wider_than_a_phone(page: Page) -> None:
    """Catch small buttons (WCAG 2.2, 2.5.8) and sideways scrolling at 320 pixels (1.4.10)."""
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    targets = page.locator(".kit-check:visible").locator("button:visible, label, textarea")
    sizes = [box for i in range(targets.count()) if (box := targets.nth(i).bounding_box())]
    assert len(sizes) > 30
    assert min(min(size["width"], size["height"]) for size in sizes) >= 44


def test_print_shows_the_question_and_hides_what_gives_it_away(page: Page) -> None:
    """Catch replies, hints or buttons on paper."""
    live(page, "number").locator("input").fill("20")
    page.keyboard.press("Enter")
    page.emulate_media(media="print")
    assert live(page, "number").locator("legend").is_visible()
    assert live(page, "number").locator("input").is_visible()
    assert page.locator("button:visible, [role=status]:visible, details:visible").count() == 0


def test_nothing_a_lesson_writes_becomes_markup(browser: Browser, tmp_path: Path) -> None:
    """Catch script injection through any text of any kind."""
    opened = browser.new_page()
    dialogs: list[str] = []
    opened.on("dialog", lambda dialog: dialogs.append(dialog.message))
    opened.goto(write_page(tmp_path, *(hostile(example(kind)) for kind in EXAMPLES)))
    assert opened.locator(".kit-check[data-check]").count() == len(EXAMPLES)
    for kind in EXAMPLES:
        one = live(opened, kind)
        for entry in one.locator("input[type=text], textarea").all():
            entry.fill("5")
        for entry in one.locator("input[type=checkbox], fieldset input[type=radio]").all():
            entry.check()
        one.locator("[type=submit]").click()
        assert "</script><img src=x onerror=alert(1)>" in one.inner_text()
    assert opened.locator("img").count() == 0 and dialogs == []
    opened.close()


def test_without_javascript_the_answers_open_natively(browser: Browser, tmp_path: Path) -> None:
    """Catch a page that is empty, or hides its answers, without JavaScript."""
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(write_page(tmp_path, example("blanks")))
    answer = opened.get_by_text("Nine students are there.")
    assert opened.get_by_text("what is published for each?").is_visible()
    assert not answer.is_visible()
    opened.get_by_text("Answers and why").click()
    assert answer.is_visible()
    context.close()


def test_the_plain_version_gives_way_only_to_a_working_one(
    browser: Browser, tmp_path: Path
) -> None:
    """Catch a page that shows nothing because a script is missing or breaks."""
    address = write_page(tmp_path, example("number"))
    opened = browser.new_page()
    opened.goto(address)
    assert not opened.locator(".kit-check-plain").is_visible()
    (tmp_path / "check.classic.js").unlink()
    opened.reload()
    assert opened.locator(".kit-check-plain").is_visible()
    opened.close()
