"""The tier sorter: a whole deck by keyboard, bad memories, bad content, paper."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from publictier.activities import TierSorter, content
from publictier.activities.deck import deck_of
from publictier.errors import CheckError
from tests import deck_page
from tests.activity_page import WAYS


@pytest.mark.parametrize("way", WAYS)
def test_a_whole_deck_is_played_by_keyboard(browser: Browser, tmp_path: Path, way: str) -> None:
    """Catch a reply that is not the box's own, a lost focus, a card that never comes back."""
    deck_page.play_whole_deck(browser, tmp_path, TierSorter(), way)


def test_a_memory_that_cannot_be_counts_up_to_its_first_fault(
    browser: Browser, tmp_path: Path
) -> None:
    """Catch an activity that trusts what it finds in the browser."""
    deck_page.memory_from_another_hand(browser, tmp_path, TierSorter())


def test_first_tries_are_counted_as_in_python() -> None:
    """Catch a score that counts a card twice, or forgets that it was wrong at first."""
    deck_page.same_counts_as_the_page(TierSorter())


def test_every_card_answers_every_tier() -> None:
    """Catch a missing or repeated reply, and an order that gives answers away."""
    deck_page.texts_hold(TierSorter())


def test_it_is_complete_on_paper() -> None:
    """Catch a plain version without a card, a box to tick or a reply."""
    deck_page.paper_is_complete(TierSorter())


def without_a_reply(found: dict[str, Any]) -> None:
    """Take one reply away."""
    found["cards"][3]["wrong"].pop()
    found["cards"][3]["otherwise"] = "Which tier holds counts?"


def with_an_unknown_box(found: dict[str, Any]) -> None:
    """Name a tier that does not exist."""
    found["cards"][0]["box"] = "Secret"


def with_a_card_twice(found: dict[str, Any]) -> None:
    """Deal one card twice."""
    found["cards"][1]["text"] = found["cards"][0]["text"]


def without_its_note(found: dict[str, Any]) -> None:
    """Take the note on the source away."""
    del found["note"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (without_a_reply, "1 wrong boxes have a reply"),
        (with_an_unknown_box, "no box 'Secret'"),
        (with_a_card_twice, "are both"),
        (without_its_note, "note is missing"),
    ],
)
def test_a_deck_that_is_not_well_formed_is_refused(change: Any, message: str) -> None:
    """Catch a card without a reply, before a learner finds it."""
    found = content.read("tier-sorter")
    change(found)
    with pytest.raises(CheckError, match=message):
        deck_of(found, "tier-sorter")
