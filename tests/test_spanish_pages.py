"""The pages in Spanish: every question answers in Spanish, and the Practice Browser speaks it."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from publictier.activities.practice_data import practice_data
from tests.test_walk import Words, specs_on, try_all
from translation import catalogs, messages

LESSONS = [lesson.name for lesson in messages.lessons()]
SPANISH = Words("Empezar de nuevo", "Compara tu respuesta", "Correcto", "Todavía no")
VISIBLE = """() => [...document.querySelectorAll('[lang=es]')]
    .filter((part) => !part.parentElement.closest('[lang=es]'))
    .map((part) => {
        const copy = part.cloneNode(true);
        copy.querySelectorAll('[lang=en], script, pre, code, [data-fallback][hidden]')
            .forEach((one) => one.remove());
        return copy.textContent + [...part.querySelectorAll('[aria-label]')]
            .map((one) => ` ${one.getAttribute('aria-label')}`).join('');
    }).join(' ')"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that must show no error."""
    opened = browser.new_page()
    opened.set_default_timeout(5000)
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    opened.close()
    assert errors == []


def english() -> list[str]:
    """What the interface says in English, of more than two words; clinical names stay English."""
    clinical = {one["name"] for one in practice_data()["concepts"]}
    return [
        text
        for text, own in catalogs.words("es", "interface").items()
        if text != own and len(text.split()) > 2 and "{" not in text and text not in clinical
    ]


@pytest.mark.parametrize("name", LESSONS)
def test_every_question_answers_in_spanish(name: str, book: Path, page: Page) -> None:
    """Catch a question that calls its right answer wrong in Spanish, or replies in English."""
    page.goto((book / "book" / "es" / f"{name}.html").as_uri())
    page.wait_for_selector(".kit-check form", state="attached")
    specs = specs_on(page)
    tried: Counter[str] = Counter()
    for spec in specs:
        tried += try_all(page, spec, SPANISH)
    print(f"{len(specs)} checks, answers tried: {dict(tried)}")
    assert len(specs) >= 10 and tried["right"] and tried["wrong"] > len(specs) / 2


@pytest.mark.parametrize("name", [*LESSONS, "practice-browser", "index", "glossary"])
def test_no_english_of_the_interface_is_left(name: str, book: Path, page: Page) -> None:
    """Catch a text that is not marked, or whose translation does not reach the page."""
    page.goto((book / "book" / "es" / f"{name}.html").as_uri())
    page.wait_for_load_state("load")
    shown = " ".join(page.evaluate(VISIBLE).split())
    looked_for = english()
    print(f"{len(looked_for)} English texts looked for in {len(shown.split())} words")
    assert len(looked_for) > 100 and len(shown.split()) > 80
    assert [one for one in looked_for if one in shown] == []


VIEWS = ("#/domain/conditions", "#/concept/2000010037?by=sex", "#/concept/2000010037?by=age",
         "#/concept/2000010037?by=cross", "#/concept/2000010037?by=tree", "#/compare", "#/town",
         "#/survey/2000050001", "#/question/2000051101?by=answers", "#/domain/variants",
         "#/nothing", "#/search?q=diabetes")  # fmt: skip


def test_every_view_of_the_practice_browser_speaks_spanish(book: Path, page: Page) -> None:
    """Catch a view with English words between the Spanish ones."""
    page.goto((book / "book" / "es" / "practice-browser.html").as_uri())
    page.wait_for_selector(".kit-view-title")
    for view in VIEWS:
        page.evaluate("view => { location.hash = view; }", view)
        page.wait_for_function("view => location.hash === view", arg=view)
        shown = " ".join(page.evaluate(VISIBLE).split())
        assert [one for one in english() if one in shown] == [], view
    print(f"{len(VIEWS)} views examined")


def test_asma_finds_asthma_by_keyboard(book: Path, page: Page) -> None:
    """Catch a search that knows only the English words of a thing, or forgets them."""
    page.goto((book / "book" / "es" / "practice-browser.html").as_uri())
    page.get_by_label("Buscar en todo").focus()
    page.keyboard.type("asma")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Resultados de «asma»").wait_for()
    page.get_by_role("link", name="Asthma", exact=True).focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Asthma", exact=True).wait_for()
    assert "Participantes" in page.inner_text(".kit-browser")
    for english_words in ("hay fever", "Hay fever"):
        page.get_by_label("Buscar en todo").fill(english_words)
        page.keyboard.press("Enter")
        page.get_by_role("link", name="Allergic rhinitis", exact=True).wait_for()


def test_without_a_script_the_replies_are_there_in_spanish(book: Path, browser: Browser) -> None:
    """Catch a page whose Spanish lives in a script alone."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((book / "book" / "es" / "tiers-k12.html").as_uri())
    text = page.inner_text("main")
    for said in (
        "Comprueba lo que sabes.",
        "Las respuestas y su porqué",
        "Pista 1: un empujoncito",
    ):
        assert said in text
    context.close()


def test_a_page_in_english_is_not_touched(book: Path, page: Page) -> None:
    """Catch words of one language on pages of the other."""
    page.goto((book / "notebooks" / "tiers" / "k12.html").as_uri())
    page.wait_for_selector(".kit-check form", state="attached")
    assert page.get_by_role("button", name="Check my answer").count() >= 5
    assert page.locator("script[data-words]").count() == 0
    page.get_by_role("link", name="preguntas y hoja de trabajo").click()
    page.get_by_role("heading", name="Preguntas y hoja de trabajo: Cuéntame").wait_for()
