"""Code runs on the pages of the book: the answers of the notebooks, and nothing from elsewhere."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import nbformat
import pytest
from playwright.sync_api import Browser, Locator, Page

import build_lessons
from run_pages import cells_of, notebooks_of
from tests.activity_page import tab_to

CELL = re.compile(r"Cell In\[\d+\]|The cell above")
SECONDS = 120_000
BARS = ".kit-run-bar"
ANSWERS = """() => [...document.querySelectorAll(".kit-run-bar")].map((bar) => {
    const input = bar.closest(".cell_input") ?? bar;
    const answer = input.nextElementSibling;
    return answer?.matches(".cell_output, .kit-answer") ? answer.innerText : "";
})"""


TITLES = {"python": "Python", "r": "R"}


def pages_with_code() -> list[tuple[str, str]]:
    """Pages whose notebook shows code, as Sphinx names them, with each language they have."""
    found = []
    for job in build_lessons.jobs():
        if job.is_lesson or job.is_practice:
            page = f"{'exercises' if job.is_practice else 'notebooks'}/{job.name}"
            for language, path in notebooks_of(page).items():
                if any(not cell["hidden"] for cell in cells_of(path)):
                    found.append((page, language))
    return found


QUICK = {"notebooks/basics/ug", "exercises/basics/cs", "notebooks/tiers/ug"}
PAGES_WITH_CODE = [
    pytest.param(page, language, marks=() if page in QUICK else pytest.mark.soak)
    for page, language in pages_with_code()
]


@contextmanager
def opened(browser: Browser, address: str, home: str, ready: str = BARS) -> Iterator[Page]:
    """Open a page; afterwards fail on an error of a script or a request to elsewhere."""
    page = browser.new_page()
    page.set_default_timeout(10_000)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on(
        "request",
        lambda request: (
            None if request.url.startswith((home, "blob:", "data:")) else faults.append(request.url)
        ),
    )
    page.goto(address)
    page.wait_for_selector(ready)
    yield page
    page.close()
    assert faults == []


def run_all(page: Page, language: str) -> None:
    """Run all code of a page in one language, and wait until it has."""
    page.get_by_role("button", name=f"Run all {TITLES[language]}", exact=True).click()
    page.get_by_text("All code of this page has run.").wait_for(timeout=SECONDS)


def plain(text: str) -> str:
    """Take out of an answer what a page may write otherwise: spaces, labels, numbers of cells."""
    text = re.sub("(Python|R) answers:", "", text)
    # the browser's own system numbers its errors otherwise
    text = re.sub(r"\[Errno \d+\]", "[Errno]", text)
    return re.sub(r"\s+", "", CELL.sub("The cell", text))


def test_there_are_pages_with_code() -> None:
    """Catch a test that passes because no page has code."""
    found = [language for _, language in pages_with_code()]
    print(f"{found.count('python')} pages with Python, {found.count('r')} with R examined")
    assert found.count("python") >= 12 and found.count("r") == 6


def plots_of(path: Path) -> list[str]:
    """Pictures that a notebook holds, as texts of base64, in their order."""
    return [
        output.data["image/png"].replace("\n", "")
        for cell in nbformat.read(path, 4).cells
        for output in cell.get("outputs", [])
        if "image/png" in output.get("data", {})
    ]


@pytest.mark.parametrize(("name", "language"), PAGES_WITH_CODE)
def test_every_cell_answers_as_in_the_notebook(
    browser: Browser, site: str, name: str, language: str
) -> None:
    """Catch a library that the browser lacks, a number that differs there, a cell left out."""
    path = notebooks_of(name)[language]
    shown = [cell for cell in cells_of(path) if not cell["hidden"]]
    with opened(browser, f"{site}/{name}.html", site) as page:
        before = page.evaluate(ANSWERS)
        run_all(page, language)
        after = page.evaluate(ANSWERS)
        said = page.locator(".kit-run-status").evaluate_all("all => all.map(x => x.textContent)")
        drawn = page.locator("img.kit-plot[src^='data:']").evaluate_all(
            "all => all.map(x => x.src.split(',')[1])"
        )
    ran = [i for i, status in enumerate(said) if status]
    print(f"{name}: {len(ran)} cells of {TITLES[language]} ran, {len(drawn)} plots the same")
    assert len(ran) == len(shown)
    for i in ran:
        assert plain(after[i]) == plain(before[i]), (i, said[i])
    if language == "r":
        assert drawn == plots_of(path)


@pytest.mark.parametrize("language", ["python", "r"])
def test_both_languages_run_from_a_folder(
    browser: Browser, site: str, book: Path, language: str
) -> None:
    """Catch a book on a stick that needs a server."""
    address = (book / "exercises" / "basics" / "cs.html").as_uri()
    with opened(browser, address, book.as_uri()) as page:
        run_all(page, language)
        said = page.locator(".kit-run-status").evaluate_all("all => all.map(x => x.textContent)")
    ran = [status for status in said if status]
    print(f"{len(ran)} cells of {TITLES[language]} ran from a folder")
    assert ran and all("could not" not in status for status in ran)
    assert any(status.startswith("Done") for status in ran)


def test_it_runs_from_a_folder_and_keeps_what_was_written(
    browser: Browser, site: str, book: Path
) -> None:
    """Catch a page on a stick that needs a server, or loses an edit on a reload."""
    address = (book / "exercises" / "tiers" / "ug.html").as_uri()
    with opened(browser, address, book.as_uri()) as page:
        bar = page.locator(BARS).first
        bar.get_by_role("button", name=re.compile("^Edit")).click()
        editor = page.locator(".kit-run-editor").first
        editor.fill("print('made of', 6 * 7)")
        tab_to(page, bar.get_by_role("button", name=re.compile("^Run")))
        page.keyboard.press("Enter")
        page.locator(".kit-answer-text", has_text="made of 42").wait_for(timeout=SECONDS)
        page.reload()
        assert page.locator(".kit-run-editor").first.input_value() == "print('made of', 6 * 7)"
        bar.get_by_role("button", name=re.compile("^Reset")).click()
        assert "6 * 7" not in page.locator(".kit-run-editor").first.input_value()


def test_an_endless_loop_stops_and_an_endless_print_is_cut(browser: Browser, site: str) -> None:
    """Catch a page that freezes, and a session that does not come back."""
    with opened(browser, f"{site}/exercises/tiers/ug.html", site) as page:
        bar = page.locator(BARS).first
        bar.get_by_role("button", name=re.compile("^Edit")).click()
        editor, status = page.locator(".kit-run-editor").first, bar.locator(".kit-run-status")
        editor.fill("while True:\n    pass")
        bar.get_by_role("button", name=re.compile("^Run")).click()
        page.wait_for_function(
            "() => document.querySelector('.kit-run-status').textContent === 'Running …'",
            timeout=SECONDS,
        )
        bar.get_by_role("button", name=re.compile("^Stop")).click()
        assert status.inner_text().startswith("Stopped. Your text is kept")
        editor.fill("for n in range(50_000):\n    print('a line of text', n)")
        bar.get_by_role("button", name=re.compile("^Run")).click()
        page.get_by_text("… and more, which is not shown here.").wait_for(timeout=SECONDS)
        editor.fill("'back again'")
        page.wait_for_function(
            "() => document.querySelector('.kit-run-status').textContent.startsWith('Done')",
            timeout=SECONDS,
        )
        bar.get_by_role("button", name=re.compile("^Run")).click()
        page.locator(".kit-answer-text", has_text="back again").wait_for(timeout=SECONDS)


def test_the_code_can_be_taken_along_and_brought_back(
    browser: Browser, site: str, tmp_path: Path
) -> None:
    """Catch a notebook that Jupyter cannot open, or that lacks what a learner wrote."""
    with opened(browser, f"{site}/exercises/tiers/ug.html", site) as page:
        page.locator(BARS).first.get_by_role("button", name=re.compile("^Edit")).click()
        page.locator(".kit-run-editor").first.fill("answer = 42")
        saved: dict[str, Any] = {}
        for name in ("Save as .py", "Save as notebook"):
            with page.expect_download() as waiting:
                page.get_by_role("button", name=name).click()
            path = tmp_path / waiting.value.suggested_filename
            waiting.value.save_as(path)
            saved[path.suffix] = path
        assert "answer = 42" in saved[".py"].read_text("utf-8")
        notebook = nbformat.read(saved[".ipynb"], 4)
        nbformat.validate(notebook)
        assert any(cell.source == "answer = 42" for cell in notebook.cells)
        page.evaluate("localStorage.clear()")
        page.reload()
        field = page.get_by_label("Load a notebook in Python that you saved here")
        for bad, says in (
            (b"not json", "This file is no notebook."),
            (b'{"metadata": {"kernelspec": {"language": "R"}}}', "no notebook in python"),
            (b'{"metadata": {"kernelspec": {"language": "python"}}, "cells": []}', "another page"),
        ):
            field.set_input_files({"name": "a.ipynb", "mimeType": "text/plain", "buffer": bad})
            page.get_by_text(says).wait_for()
        field.set_input_files(saved[".ipynb"])
        page.get_by_text("Loaded: the page has the code of your notebook.").wait_for()
        assert page.locator(".kit-run-editor").first.input_value() == "answer = 42"


FULL = """() => {
    const real = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, value) {
        if (String(value).length > 200) throw new DOMException("full", "QuotaExceededError");
        real.call(this, key, value);
    };
}"""


def first_editor(page: Page) -> Locator:
    """Open the editor of the first piece of code."""
    page.locator(BARS).first.get_by_role("button", name=re.compile("^Edit")).click()
    return page.locator(".kit-run-editor").first


def test_a_full_storage_is_said_at_once_and_nothing_leaves_unasked(
    browser: Browser, site: str
) -> None:
    """Catch a learner's text that is gone after a reload, without a word before."""
    with opened(browser, f"{site}/exercises/tiers/ug.html", site) as page:
        page.evaluate(FULL)
        asked: list[str] = []
        page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
        editor = first_editor(page)
        editor.fill("answer = 1")
        editor.press_sequentially("x" * 250)
        said = page.locator(".kit-run-status").first.inner_text()
        assert "does not keep your changes" in said and "Save as notebook" in said
        page.reload()
        assert asked == ["beforeunload"]


def test_two_tabs_of_a_page_do_not_undo_each_other(browser: Browser, site: str) -> None:
    """Catch an edit that the other tab's next save throws away."""
    context = browser.new_context()
    one, two = context.new_page(), context.new_page()
    for page in (one, two):
        page.goto(f"{site}/exercises/tiers/ug.html")
        page.wait_for_selector(BARS)
    first_editor(one).fill("first = 1")
    two.wait_for_function("() => document.querySelector('.kit-run-editor')?.value === 'first = 1'")
    assert "another tab" in two.locator(".kit-run-status").first.inner_text()
    two.locator(".kit-run-editor").nth(1).fill("second = 2")
    two.reload()
    two.wait_for_selector(BARS)
    texts = [two.locator(".kit-run-editor").nth(i).input_value() for i in range(2)]
    assert texts == ["first = 1", "second = 2"]
    context.close()


def test_a_reload_while_code_runs_loses_no_text(browser: Browser, site: str) -> None:
    """Catch a page that only keeps a text once it has run."""
    with opened(browser, f"{site}/exercises/tiers/ug.html", site) as page:
        first_editor(page).fill("while True:\n    pass")
        page.locator(BARS).first.get_by_role("button", name=re.compile("^Run")).click()
        page.get_by_text("Running …", exact=True).wait_for(timeout=SECONDS)
        page.reload()
        assert page.locator(".kit-run-editor").first.input_value() == "while True:\n    pass"


@pytest.mark.parametrize("language", ["python", "r"])
def test_a_killed_worker_leaves_the_text_and_a_way_on(
    browser: Browser, site: str, language: str
) -> None:
    """Catch a page that waits for ever for a worker that the browser has ended."""
    name = TITLES[language]
    page = browser.new_page()
    page.add_init_script(
        "const Real = Worker; window.Worker = function (...all) "
        "{ const made = new Real(...all); (window.made ??= []).push(made); return made; };"
    )
    page.goto(f"{site}/exercises/basics/cs.html")
    bar = page.locator(BARS).filter(has=page.locator(f"[aria-label*='{name} code']")).first
    run = bar.get_by_role("button", name=re.compile("^(Run|Stop)"), include_hidden=True)
    said = bar.locator(".kit-run-status")

    def press_until(text: str) -> None:  # R's code may stand in a tab that is not shown
        run.dispatch_event("click")
        said.filter(has_text=text).wait_for(state="attached", timeout=SECONDS)

    press_until("Done in")
    page.evaluate("made.forEach((worker) => worker.terminate())")
    press_until("Running …")
    press_until("Stopped. Your text is kept")
    press_until("Done in")
    page.close()


def test_a_worker_that_cannot_start_is_said(browser: Browser, book: Path, site: str) -> None:
    """Catch a silent page where a file is missing."""
    page = browser.new_page()
    page.route("**/site.zip", lambda route: route.fulfill(status=404, body=""))
    page.goto(f"{site}/notebooks/tiers/ug.html")
    page.locator(f"{BARS} button").first.click()
    said = page.locator(".kit-run-status").first
    page.wait_for_function(
        "() => document.querySelector('.kit-run-status').textContent.includes('could not')"
    )
    assert "The file site.zip could not be read" in said.inner_text()
    page.close()
