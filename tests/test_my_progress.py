"""My progress: kept here alone, taken along as a file, and a file with a fault changes nothing."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

import progress_page
from teach.lesson import all_lessons
from tests.activity_page import press

PAGE = Path("book") / "learn" / "my-progress.html"
LESSON = Path("notebooks") / "tiers" / "k12.html"
ABOUT = progress_page.about(next(all_lessons()))
STORED = "JSON.stringify([localStorage['kit-progress'] ?? '', localStorage['kit-read'] ?? ''])"


def opened(browser: Browser, home: str, stored: dict[str, Any] | None = None) -> Page:
    """Open the page with something in its browser's memory; no request may leave."""
    page = browser.new_page()
    page.set_default_timeout(20_000)
    host = home.split("/book")[0]
    page.route("**/*", lambda route: (
        route.continue_() if route.request.url.startswith((host, "blob:", "data:"))
        else pytest.fail(route.request.url)
    ))  # fmt: skip
    page.goto(f"{home}/{PAGE.as_posix()}")
    if stored is not None:
        for key, value in stored.items():
            page.evaluate("([k, v]) => localStorage.setItem(k, v)", [key, json.dumps(value)])
        page.reload()
    return page


def all_right() -> dict[str, str]:
    """Every self-check of the first lesson right; open ones tried, as they are never judged."""
    open_ones = {name for part in ABOUT["objectives"] for name in part["open"]}
    return {name: "tried" if name in open_ones else "right" for name in ABOUT["checks"]}


def cells(page: Page, title: str) -> list[str]:
    """The row of one lesson."""
    return page.locator("tr", has_text=title).first.locator("td").all_inner_texts()


def test_every_lesson_stands_on_the_page_with_all_its_checks() -> None:
    """Catch a lesson, an objective or a practice set that the record leaves out."""
    found = [progress_page.about(lesson) for lesson in all_lessons()]
    checks = sum(len(one["checks"]) for one in found)
    practice = sum(len(one["practice"]) for one in found)
    print(f"{len(found)} lessons, {checks} self-checks, {practice} exercises examined")
    assert len(found) == 15
    for one in found:
        assert len(one["checks"]) >= 5 and len(one["practice"]) >= 6, one["title"]
        assert all(part["checks"] for part in one["objectives"]), one["title"]


def test_reading_a_lesson_and_answering_shows_on_the_page(browser: Browser, site: str) -> None:
    """Catch a lesson read to its end, and a right answer, of which the page says nothing."""
    page = browser.new_page()
    page.goto(f"{site}/{LESSON.as_posix()}")
    page.get_by_role("radio", name="Yes. One card fits").check()
    page.get_by_role("button", name="Check my answer").first.click()
    page.locator("#key-points h2").scroll_into_view_if_needed()
    page.wait_for_function(
        "() => JSON.parse(localStorage['kit-read'] ?? '{}')['notebooks/tiers/k12'] === 'read'"
    )
    page.goto(f"{site}/{PAGE.as_posix()}")
    read, checked, practised, objectives = cells(page, "Count me, don't find me")
    assert read == "to the key points"
    assert checked == f"1 of {len(ABOUT['checks'])}"
    assert practised.startswith("0 of") and objectives.startswith("0 of")
    page.evaluate("localStorage.clear()")
    page.close()


def test_objectives_are_met_by_right_answers_and_stand_on_the_record(
    browser: Browser, site: str
) -> None:
    """Catch a record that gives too much, or too little."""
    page = opened(browser, site, {"kit-progress": all_right(), "kit-read": {ABOUT["page"]: "read"}})
    assert cells(page, ABOUT["title"])[3] == "3 of 3"
    box = page.get_by_role("region", name="Record of completion")
    for part in ABOUT["objectives"]:
        assert part["text"] in box.inner_text()
    assert "Nobody else has checked it" in box.inner_text()
    one_short = {**all_right(), ABOUT["objectives"][1]["checks"][0]: "tried"}
    page.evaluate("v => localStorage.setItem('kit-progress', v)", json.dumps(one_short))
    page.reload()
    assert cells(page, ABOUT["title"])[3] == "2 of 3"
    page.evaluate("localStorage.clear()")
    page.close()


def test_a_file_takes_it_to_another_computer_by_keyboard(
    browser: Browser, site: str, tmp_path: Path
) -> None:
    """Catch a file that loses something on the way, or undoes what is there."""
    page = opened(browser, site, {"kit-progress": all_right(), "kit-read": {}})
    root = page.locator(".kit-progress")
    with page.expect_download() as waiting:
        press(page, root, "Save as a file")
    waiting.value.save_as(tmp_path / "mine.json")
    there = {"k12-tiers-name": "tried", "cs-tiers-open": "right"}
    page.evaluate("v => localStorage.setItem('kit-progress', v)", json.dumps(there))
    page.reload()
    page.get_by_label("Load a file").set_input_files(tmp_path / "mine.json")
    page.get_by_text("Loaded").wait_for()
    kept = json.loads(page.evaluate("localStorage['kit-progress']"))
    assert kept == {**there, **all_right()}
    page.evaluate("localStorage.clear()")
    page.close()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("not json", "It is no JSON"),
        ('{"kit": "another"}', "was not saved by this page"),
        ('{"kit": "rounded-to-twenty", "version": 1, "done": []}', "A part of it is missing"),
        ('{"kit": "rounded-to-twenty", "version": 1, "done": {"a": "best"}, "read": {}}',
         "allowed are the words tried and right"),
        ('{"kit": "rounded-to-twenty", "version": 1, "read": {}, '
         '"done": {"<img src=x onerror=alert(1)>": "right"}}', "It holds"),
    ],
)  # fmt: skip
def test_a_file_with_a_fault_changes_nothing(
    browser: Browser, site: str, tmp_path: Path, text: str, said: str
) -> None:
    """Catch a record that is lost, or a page that runs what a file says."""
    page = opened(browser, site, {"kit-progress": all_right(), "kit-read": {}})
    before = page.evaluate(STORED)
    (tmp_path / "faulty.json").write_text(text, encoding="utf-8")
    page.get_by_label("Load a file").set_input_files(tmp_path / "faulty.json")
    answer = page.get_by_text("faulty.json was not loaded, and nothing has changed.")
    answer.wait_for()
    assert said in answer.inner_text()
    assert page.evaluate(STORED) == before
    assert page.locator("img[src=x]").count() == 0
    page.evaluate("localStorage.clear()")
    page.close()


def test_a_browser_that_keeps_nothing_is_told_so(browser: Browser, site: str) -> None:
    """Catch a page that breaks where storage is forbidden."""
    page = browser.new_page()
    page.add_init_script("Object.defineProperty(window, 'localStorage', "
                         "{ get() { throw new Error('forbidden'); } });")  # fmt: skip
    page.goto(f"{site}/{PAGE.as_posix()}")
    page.get_by_text("This browser keeps nothing for this page").wait_for()
    page.close()


def test_without_scripts_it_is_a_list_to_tick_by_hand(book: Path) -> None:
    """Catch a page that is empty on paper."""
    text = (book / PAGE).read_text(encoding="utf-8")
    boxes = text.split("data-fallback")[1].split("<script")[0].count("☐")
    print(f"{boxes} objectives to tick")
    assert boxes == sum(len(one.front["objectives"]) for one in all_lessons())
