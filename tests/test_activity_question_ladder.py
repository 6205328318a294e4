"""The question ladder: a whole deck by keyboard, bad memories, rewordings, paper."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from publictier.activities import QuestionLadder
from tests import deck_page
from tests.activity_page import WAYS, opened, press, write_page


@pytest.mark.parametrize("way", WAYS)
def test_a_whole_deck_is_played_by_keyboard(browser: Browser, tmp_path: Path, way: str) -> None:
    """Catch a reply that is not the rung's own, a lost focus, a question that never comes back."""
    deck_page.play_whole_deck(browser, tmp_path, QuestionLadder(), way)


def test_a_memory_that_cannot_be_counts_up_to_its_first_fault(
    browser: Browser, tmp_path: Path
) -> None:
    """Catch an activity that trusts what it finds in the browser."""
    deck_page.memory_from_another_hand(browser, tmp_path, QuestionLadder())


def test_first_tries_are_counted_as_in_python() -> None:
    """Catch a score that counts a question twice, or forgets that it was wrong at first."""
    deck_page.same_counts_as_the_page(QuestionLadder())


def test_every_question_answers_every_rung() -> None:
    """Catch a missing or repeated reply, and an order that gives answers away."""
    deck_page.texts_hold(QuestionLadder())


def test_it_is_complete_on_paper() -> None:
    """Catch a plain version without answers."""
    deck_page.paper_is_complete(QuestionLadder())


def test_what_stands_high_is_brought_lower(browser: Browser, tmp_path: Path) -> None:
    """Catch a question that is left with no way down, and one of the lowest rung that has one."""
    widget = QuestionLadder()
    lowest, middle, survey, _ = [box["name"] for box in widget.deck["boxes"]]
    ways = [(card["box"], card["reword"]) for card in widget.deck["cards"]]
    assert all(reword is None for box, reword in ways if box == lowest)
    assert all(reword for box, reword in ways if box not in (lowest, survey))
    assert all("ublic" in reword for box, reword in ways if box == middle and reword)
    with opened(browser, write_page(tmp_path, widget).as_uri()) as page:
        root = deck_page.root_of(page, widget)
        card = widget.deck["cards"][0]
        press(page, root, card["wrong"][0]["box"])
        assert "On a lower rung" not in deck_page.reply_of(root)
        press(page, root, card["box"])
        assert f"On a lower rung: {card['reword']}" in deck_page.reply_of(root)
