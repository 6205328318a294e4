"""What holds for every activity: page and notebook, keyboard, memory, narrow screens, replies."""

import re
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser

from publictier import activities
from publictier.activities import Exhibit
from tests.activity_page import (
    WAYS,
    address_of,
    opened,
    press,
    solve_tasks,
    start_over,
    write_as_jupyter,
    write_page,
)
from tests.visit import RULES

ACTIVITIES = [pytest.param(kind, id=kind.activity) for kind in activities.ALL]
# the others score by themselves, and their own tests play them
WITH_TASKS = [pytest.param(kind, id=kind.activity) for kind in activities.ALL if kind().sets]
SENTENCE_END = re.compile(r"[.!?](?=\s|$)")


def root_of(page: Any, widget: Exhibit) -> Any:
    """Find the live version of an activity."""
    return page.locator(f".kit-act[data-act='{widget.id}']")


@pytest.mark.parametrize("kind", ACTIVITIES)
def test_it_says_what_to_do_in_two_sentences(kind: type[Exhibit]) -> None:
    """Catch instructions that nobody reads to the end."""
    assert kind.title
    assert len(SENTENCE_END.findall(kind.how)) == 2, kind.how
    assert len(kind.how) < 260


@pytest.mark.parametrize("kind", ACTIVITIES)
def test_its_stored_output_is_the_same_every_time(kind: type[Exhibit]) -> None:
    """Catch random ids, addresses, or a learner's work in a committed notebook."""
    first, second = kind(), kind()
    first.kept, first.answered = {"tasks": {"at": 1}}, True
    assert first.static_html() == second.static_html()
    assert repr(first) == repr(second)
    assert first._repr_mimebundle_()[0]["text/html"] == second.static_html()


@pytest.mark.parametrize("kind", WITH_TASKS)
def test_every_wrong_answer_has_a_reply_that_helps(kind: type[Exhibit]) -> None:
    """Catch 'wrong' without more."""
    replies = [reply for tasks in kind().sets for task in tasks for reply in task.replies]
    print(f"{kind.activity}: {len(replies)} replies examined")
    for reply in replies:
        assert len(reply.text.split()) >= (4 if reply.right is False else 2), reply


@pytest.mark.parametrize("kind", WITH_TASKS)
@pytest.mark.parametrize("way", WAYS)
def test_its_tasks_are_solved_by_keyboard_and_survive_a_reload(
    browser: Browser, tmp_path: Path, kind: type[Exhibit], way: str
) -> None:
    """Catch a mouse that is needed, a score that is lost, an outside request, a script error."""
    widget = kind()
    page_file = write_page(tmp_path, widget)
    specs = [task.spec for task in widget.sets[0]]
    with address_of(page_file, way) as address, opened(browser, address) as page:
        root = root_of(page, widget)
        solve_tasks(page, root, specs)
        done = f"All {len(specs)} tasks are right."
        assert root.locator(".kit-act-score").inner_text() == done
        page.reload()
        assert root.locator(".kit-act-score").inner_text() == done
        assert f'"{widget.id}":"right"' in page.evaluate("localStorage['kit-progress']")
        start_over(page, root)
        assert root.locator(".kit-act-score").inner_text().startswith("0 of")
        assert page.evaluate("localStorage.length") == 0


def test_in_jupyter_every_move_reaches_the_kernel(browser: Browser, tmp_path: Path) -> None:
    """Catch an object that is changed and set again: Jupyter takes it for the old one."""
    widget = activities.TierSorter()
    boxes = [box["name"] for box in widget.deck["boxes"]]
    with opened(browser, write_as_jupyter(tmp_path, widget).as_uri()) as page:
        for i, box in enumerate(boxes, 1):  # one of the three is right, the others are kept too
            page.get_by_role("button", name=box, exact=True).click()
            if page.get_by_role("button", name="Next card").is_visible():
                break
            assert page.evaluate("window.changes") == i
        assert page.evaluate("window.changes") == i
        moves = page.evaluate("kept().moves.length")
        page.get_by_role("button", name="Next card").click()
        page.get_by_role("button", name=boxes[0], exact=True).click()
        assert page.evaluate("window.changes") > i
        assert page.evaluate("kept().moves.length") > moves


def test_new_numbers_leave_what_was_earned(browser: Browser, tmp_path: Path) -> None:
    """Catch a score that is lost by going on."""
    widget = activities.RoundingLab()
    with opened(browser, write_page(tmp_path, widget).as_uri()) as page:
        root = root_of(page, widget)
        solve_tasks(page, root, [task.spec for task in widget.sets[0]])
        press(page, root, "New numbers")
        assert root.locator(".kit-act-score").inner_text().startswith("0 of")
        assert f'"{widget.id}":"right"' in page.evaluate("localStorage['kit-progress']")


def test_shown_twice_it_keeps_the_work_of_both(browser: Browser, tmp_path: Path) -> None:
    """Catch two views of one widget that overwrite each other."""
    widget = activities.RepresentationRatio()
    with opened(browser, write_page(tmp_path, widget, widget).as_uri()) as page:
        first, second = root_of(page, widget).all()
        first.locator("input[type=radio]").nth(1).check()
        second.locator("input[type=radio]").nth(2).check()
        assert first.locator("input[type=radio]").nth(1).is_checked()


@pytest.mark.parametrize("kind", ACTIVITIES)
def test_what_was_kept_by_another_hand_does_no_harm(
    browser: Browser, tmp_path: Path, kind: type[Exhibit]
) -> None:
    """Catch an activity that stays empty because of what it finds in the browser's memory."""
    widget = kind()
    address = write_page(tmp_path, widget).as_uri()
    with opened(browser, address, expected="starts anew") as page:
        for bad in ('{"tasks":5,"set":-3}', "[]", '{"tasks":{"at":99,"done":null}}', "7", '"x"'):
            page.evaluate(
                "([id, bad]) => localStorage.setItem('kit-kept', `{\"${id}\":${bad}}`)",
                [widget.id, bad],
            )
            page.reload()
            assert root_of(page, widget).locator(".kit-act-how").is_visible(), bad


@pytest.mark.parametrize("kind", ACTIVITIES)
@pytest.mark.parametrize(
    ("width", "scheme"),
    [pytest.param(320, "dark", id="phone"), pytest.param(1280, "light", id="desk")],
)
def test_it_fits_and_axe_finds_nothing(
    browser: Browser, tmp_path: Path, kind: type[Exhibit], width: int, scheme: str, axe: str
) -> None:
    """Catch sideways scrolling (320 px is 1280 at 400 %), small targets, missing names.

    An activity with tasks is looked at in use: with all its replies and its score on the page.
    """
    widget = kind()
    theme = ' data-theme="dark"' if scheme == "dark" else ""
    page_file = write_page(tmp_path, widget, theme=theme)
    with opened(browser, page_file.as_uri(), width=width, bypass_csp=True) as page:
        if widget.sets:
            solve_tasks(page, root_of(page, widget), [task.spec for task in widget.sets[0]])
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.evaluate(axe)
        result = page.evaluate(
            "rules => axe.run(document, {runOnly: rules, preload: false})", RULES
        )
        assert result["passes"]
        assert [
            (fault["id"], fault["nodes"][0]["html"][:150]) for fault in result["violations"]
        ] == []
        boxes = root_of(page, widget).locator("button:visible, select:visible, label:visible").all()
        sizes = [box for one in boxes if (box := one.bounding_box())]
        assert sizes
        assert min(min(size["width"], size["height"]) for size in sizes) >= 24


@pytest.mark.parametrize("kind", ACTIVITIES)
def test_without_javascript_it_is_complete(
    browser: Browser, tmp_path: Path, kind: type[Exhibit]
) -> None:
    """Catch an activity that is an empty box without scripts, or hides its answers for good."""
    widget = kind()
    with opened(browser, write_page(tmp_path, widget).as_uri(), java_script_enabled=False) as page:
        assert page.get_by_text(kind.title).first.is_visible()
        shown = re.sub(r"\s+", "", page.locator(".kit-act-plain").inner_text())
        part = BeautifulSoup(widget.plain_part(), "html.parser")
        for folded in part.select("details > :not(summary)"):
            folded.decompose()
        texts = [re.sub(r"\s+", "", one.text) for one in part.select("p, li, th, td, caption")]
        assert len(texts) > 3
        assert [text for text in texts if text not in shown] == []


@pytest.mark.parametrize("kind", ACTIVITIES)
def test_on_paper_it_is_whole_and_gives_no_answer_away(
    browser: Browser, tmp_path: Path, kind: type[Exhibit]
) -> None:
    """Catch a print of one screen only, one with the answers open, or one with buttons."""
    widget = kind()
    with opened(browser, write_page(tmp_path, widget).as_uri()) as page:
        paper = page.locator(".kit-act-paper")
        assert root_of(page, widget).is_visible() and not paper.is_visible()
        page.emulate_media(media="print")
        assert paper.is_visible() and not root_of(page, widget).is_visible()
        assert page.locator(":is(button, select, input):visible").count() == 0
        text = paper.inner_text()
        for task in widget.sets[0] if widget.sets else []:
            assert re.sub(r"[*`]", "", task.spec["question"])[:40] in re.sub(r"\s+", " ", text)
        answers = paper.locator("details:not(.kit-act-answers) :is(p, li, table):visible")
        assert answers.count() == 0
        led = paper.locator(".kit-act-answers")
        if led.count():
            assert led.locator("table").first.is_visible()
            assert led.evaluate("node => getComputedStyle(node).breakBefore") == "page"


def test_the_list_of_activities_is_not_empty() -> None:
    """Catch tests that pass because there is nothing to test."""
    names = [kind.activity for kind in activities.ALL]
    print(f"{len(names)} activities examined")
    assert names
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("kind", ACTIVITIES)
def test_a_reader_finds_it_from_the_list_and_the_menu(kind: type[Exhibit]) -> None:
    """Catch an activity that exists and that nobody can reach."""
    page = f"notebooks/activities/{kind.activity}"
    assert f"- file: {page}\n" in Path("_toc.yml").read_text("utf-8")
    assert f"({'../../' + page}.ipynb)" in Path("book/activities/index.md").read_text("utf-8")
    source = Path(f"book/activities/{kind.activity}.md").read_text("utf-8")
    assert f"activities.{kind.__name__}()" in source
    assert "## With a group" in source and "## What this does not say" in source


def test_a_changed_number_in_a_widget_s_first_view_is_what_the_probe_changes() -> None:
    """Catch a first view that strict nbval does not compare, because it is only in widget state."""
    import copy

    import nbformat

    from tests.test_notebooks import falsify

    examined = 0
    for kind in activities.ALL:
        notebook: Any = nbformat.read(f"notebooks/activities/{kind.activity}.ipynb", 4)
        before = copy.deepcopy(notebook)
        falsify(notebook)
        for old, new in zip(before.cells, notebook.cells, strict=True):
            if old != new:
                html = old.outputs[0]["data"]["text/html"]
                assert f'data-activity="{kind.activity}"' in html
                assert new.outputs[0]["data"]["text/html"] != html
                examined += 1
    print(f"{examined} first views examined")
    assert examined == len(activities.ALL)
