"""Markup that somebody slips in stays text: in every field, address and file that a page reads."""

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page

from tests.test_book import pages

SLIPPED = '"\'><img src=slipped onerror="window.slipped=1"><script>window.slipped=1</script>'
FIELDS = "input[type=text], input[type=search], input:not([type]), textarea"
FILL = """([fields, text]) => {
    const found = [...document.querySelectorAll(fields)];
    for (const field of found) {
        field.value = text;
        for (const name of ["input", "change"])
            field.dispatchEvent(new Event(name, { bubbles: true }));
        if (field.form && !field.form.action.includes("search.html")) field.form.requestSubmit?.();
    }
    for (const button of document.querySelectorAll(".kit-live button"))
        if (!/save|print|forget/i.test(button.textContent)) button.click();
    return found.length;
}"""
BECAME = "() => [window.slipped ?? 0, document.querySelectorAll('img[src=slipped]').length]"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that shows no dialog."""
    context = browser.new_context(accept_downloads=False)
    opened = context.new_page()
    opened.on("dialog", lambda dialog: pytest.fail(f"A dialog came: {dialog.message}"))
    yield opened
    context.close()


def assert_still_text(page: Page, where: str) -> None:
    """Nothing that was slipped in ran, and none of it became an element."""
    page.wait_for_timeout(30)  # an image that cannot be loaded says so a moment later
    assert page.evaluate(BECAME) == [0, 0], where


def test_every_field_of_every_page(book: Path, page: Page) -> None:
    """Catch a field whose text becomes markup, now or when it is kept and shown again."""
    fields = 0
    for path in pages(book):
        if "<input" not in (text := path.read_text("utf-8")) and "data-activity" not in text:
            continue
        page.goto(path.as_uri())
        page.wait_for_load_state("load")
        fields += page.evaluate(FILL, [FIELDS, SLIPPED])
        assert_still_text(page, path.name)
    print(f"{fields} fields filled")
    assert fields > 300


@pytest.mark.parametrize(
    "address",
    [
        "search.html?q={}",
        "notebooks/activities/practice-browser.html#/search?q={}",
        "notebooks/activities/practice-browser.html#/concept/{}",
        "notebooks/activities/practice-browser.html#/compare?a={}&b={}",
        "notebooks/activities/practice-browser.html#/town?seed={}",
        "notebooks/activities/practice-browser.html#{}",
        "notebooks/activities/practice-browser.html?view={}",
        "book/es/practice-browser.html#/search?q={}",
        "notebooks/tiers/k12.html#{}",
        "book/learn/my-progress.html?{}#{}",
    ],
)
def test_an_address_stays_text(book: Path, page: Page, address: str) -> None:
    """Catch a page that writes a part of its address into itself."""
    page.goto(f"{book.as_uri()}/{address.replace('{}', quote(SLIPPED))}")
    page.wait_for_load_state("load")
    page.wait_for_timeout(300)  # the search writes its results as they come
    assert_still_text(page, address)


def test_a_file_of_progress_stays_text(book: Path, page: Page, tmp_path: Path) -> None:
    """Catch a loaded file whose names and values become markup."""
    file = tmp_path / "progress.json"
    said = {SLIPPED: SLIPPED, "done": {SLIPPED: SLIPPED}, "read": {SLIPPED: "read"}}
    page.goto((book / "book" / "learn" / "my-progress.html").as_uri())
    for text in (json.dumps(said), SLIPPED, json.dumps({"kit": SLIPPED, "version": 1, **said})):
        file.write_text(text, encoding="utf-8")
        page.locator("input[type=file]").set_input_files(file)
        page.wait_for_timeout(100)
        assert_still_text(page, text)


def test_a_loaded_notebook_stays_text(book: Path, page: Page, tmp_path: Path) -> None:
    """Catch a notebook whose cells or outputs become markup when a page loads them."""
    output = {"output_type": "display_data", "data": {"text/html": SLIPPED}, "metadata": {}}
    cell = {"cell_type": "code", "source": SLIPPED, "outputs": [output], "metadata": {},
            "execution_count": None, "id": SLIPPED}  # fmt: skip
    mine = {"cells": [cell] * 30, "metadata": {"kernelspec": {"name": SLIPPED}}, "nbformat": 4}
    page.goto((book / "notebooks" / "tiers" / "ug.html").as_uri())
    loader = page.locator("input[type=file]").first
    loader.wait_for(state="attached")
    file = tmp_path / "mine.ipynb"
    for text in (json.dumps(mine), SLIPPED):
        file.write_text(text, encoding="utf-8")
        loader.set_input_files(file)
        page.wait_for_timeout(200)
        assert_still_text(page, text[:40])


def test_the_policy_stops_what_would_get_through(book: Path, page: Page, tmp_path: Path) -> None:
    """Plant a hole in a copy of a page, and see the browser refuse what comes through it."""
    said: list[str] = []
    page.on("console", lambda line: said.append(line.text))
    page.goto((book / "notebooks" / "tiers" / "k12.html").as_uri())
    page.evaluate(
        """() => {
            const hole = document.createElement('div');
            hole.innerHTML = '<img src="missing.png" onerror="window.slipped=1">';
            document.body.append(hole);
            const script = document.createElement('script');
            script.textContent = 'window.slipped = 1';
            document.body.append(script);
            setTimeout('window.slipped = 1', 0);
            fetch('https://example.org/').catch(() => {});
            new Image().src = 'https://example.org/x.png';
        }"""
    )
    page.wait_for_timeout(300)
    assert page.evaluate("window.slipped ?? 0") == 0
    refused = [line for line in said if "Content Security Policy" in line]
    print(f"{len(refused)} things refused")
    assert len(refused) >= 5
