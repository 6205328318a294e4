"""A learner who plays a deck of cards with the keyboard alone, and the same play in Python."""

import random
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Locator, Page

from publictier.activities.deck import Deck
from publictier.linking import FOLDER, esm
from tests.activity_page import address_of, opened, press, start_over, write_page
from tests.support import run_module

NEXT = -1


def root_of(page: Page, widget: Deck) -> Locator:
    """Find the live version."""
    return page.locator(f".kit-act[data-act='{widget.id}']")


def reply_of(root: Locator) -> str:
    """Read the reply to the last press."""
    return root.locator(".kit-deck-live .kit-check-reply").inner_text()


def focused(page: Page) -> str:
    """Read what has the focus."""
    text = page.evaluate("document.activeElement.textContent")
    return str(text)


def wrong_boxes(widget: Deck, card: dict[str, Any]) -> list[str]:
    """List the boxes that a card does not belong in."""
    return [box["name"] for box in widget.deck["boxes"] if box["name"] != card["box"]]


def place(page: Page, root: Locator, card: dict[str, Any], last: bool, one: str) -> None:
    """Put a card where it belongs, read why, go on."""
    press(page, root, card["box"])
    assert card["reply"] in reply_of(root)
    press(page, root, "See them all" if last else f"Next {one}")


def play_whole_deck(browser: Browser, folder: Path, widget: Deck, way: str) -> None:
    """Play a deck: every box wrong for the first card, reloads on the way, the end, again."""
    deck = widget.deck
    cards, one, title = deck["cards"], deck["one"], deck["title"]
    first, count = cards[0], len(cards)
    page_file = write_page(folder, widget)
    with address_of(page_file, way) as address, opened(browser, address) as page:
        root = root_of(page, widget)
        legend = root.locator("legend")
        assert legend.inner_text().startswith(f"{title} 1 of {count}.")
        replies = []
        for name in wrong_boxes(widget, first):
            press(page, root, name)
            replies.append(reply_of(root))
            assert "Not yet" in replies[-1]
            assert next(w["reply"] for w in first["wrong"] if w["box"] == name) in replies[-1]
            assert focused(page).startswith(name)
        assert len(set(replies)) == len(replies) >= 2
        assert not root.locator(".kit-deck-next").is_visible()
        page.reload()
        assert reply_of(root) == replies[-1]
        place(page, root, first, last=False, one=one)
        assert page.evaluate("document.activeElement.tagName") == "LEGEND"
        for i, card in enumerate(cards[1:], 1):
            assert legend.inner_text().startswith(f"{title} {i + 1} of {count}.")
            assert card["text"] in legend.inner_text()
            place(page, root, card, last=False, one=one)
            if i == count // 2:
                page.reload()
                said = f"Right at the first try: {i} of {i + 1} {deck['many']}. 1 comes back"
                assert root.locator(".kit-act-said").inner_text().startswith(said)
        assert legend.inner_text().startswith(f"{title} 1 of {count}, back again.")
        place(page, root, first, last=True, one=one)
        check_end(page, root, widget)
        page.reload()
        assert root.locator(".kit-table").is_visible()
        assert f'"{widget.id}":"right"' in page.evaluate("localStorage['kit-progress']")
        start_over(page, root)
        assert focused(page) == "Start all over"
        assert legend.inner_text().startswith(f"{title} 1 of {count}.")
        assert page.evaluate("localStorage.length") == 0


def check_end(page: Page, root: Locator, widget: Deck) -> None:
    """See that the last table says of every card where it belongs and why."""
    cards = widget.deck["cards"]
    first_tries = f"{len(cards) - 1} of {len(cards)} were right at the first try."
    assert first_tries in focused(page)
    rows = root.locator(".kit-table tbody tr")
    assert rows.count() == len(cards)
    for i, card in enumerate(cards):
        text = rows.nth(i).inner_text()
        for part in (card["text"], card["box"], card["reply"], card["reword"] or ""):
            assert part in text
        assert ("✗ not yet" if i == 0 else "✓ right") in text


def memory_from_another_hand(browser: Browser, folder: Path, widget: Deck) -> None:
    """Open the page with memories that nobody could have played."""
    names = [box["name"] for box in widget.deck["boxes"]]
    right = names.index(widget.deck["cards"][0]["box"])
    bad = {
        "5": 1, '"x"': 1, "null": 1, '{"length":3}': 1, "[-1,-1]": 1, '[99,"0",null,0.5]': 1,
        f"[{right},-1,77]": 2, f"[{right},{right},-1]": 1, f"[{right},-1,-1,-1]": 2,
    }  # fmt: skip
    with opened(browser, write_page(folder, widget).as_uri(), expected="starts anew") as page:
        for moves, card in bad.items():
            kept = f'{{"{widget.id}":{{"moves":{moves}}}}}'
            page.evaluate("kept => localStorage.setItem('kit-kept', kept)", kept)
            page.reload()
            legend = root_of(page, widget).locator("legend").inner_text()
            assert legend.startswith(f"{widget.deck['title']} {card} of"), moves


def games(widget: Deck, how_many: int) -> tuple[list[list[int]], list[dict[str, int]]]:
    """Play decks in Python, badly and well; give the moves, and what the counts must be."""
    names = [box["name"] for box in widget.deck["boxes"]]
    cards = widget.deck["cards"]
    all_moves, expected = [], []
    for seed in range(how_many):
        dice = random.Random(seed)
        skill = dice.random()
        pile, moves = list(range(len(cards))), list[int]()
        first: dict[int, bool] = {}
        while pile:
            top = pile.pop(0)
            right = names.index(cards[top]["box"])
            wrong = [i for i in range(len(names)) if i != right]
            tries = [] if dice.random() < skill + 0.1 else dice.sample(wrong, dice.randint(1, 2))
            first.setdefault(top, not tries)
            moves += [*tries, right, NEXT]
            pile += [top] if tries else []
        all_moves.append(moves)
        right_first = sum(first.values())
        count = len(cards)
        expected.append(
            {"of": count, "met": count, "right": right_first, "settled": count, "back": 0}
        )
    return all_moves, expected


def same_counts_as_the_page(widget: Deck, how_many: int = 300) -> None:
    """Compare the page's counts with those of games played in Python."""
    module = esm(FOLDER / f"{widget.activity}.js")
    code = """
    return given.games.map((moves) => {
        const pile = found.replay(moves, given.deck);
        return { ...found.counts(pile, given.deck), moves: pile.moves.length };
    });
    """
    moves, expected = games(widget, how_many)
    found = run_module(module, code, {"games": moves, "deck": widget.deck})
    assert found == [{**e, "moves": len(m)} for e, m in zip(expected, moves, strict=True)]
    assert len({e["right"] for e in expected}) > 8  # good and bad players
    right = [box["name"] for box in widget.deck["boxes"]].index(widget.deck["cards"][0]["box"])
    wrong = (right + 1) % len(widget.deck["boxes"])
    bad = [[right, wrong, NEXT], [wrong, wrong, right], [NEXT], [wrong, NEXT, right], [right, "0"]]
    left = run_module(module, code, {"games": bad, "deck": widget.deck})
    assert [game["moves"] for game in left] == [1, 1, 0, 1, 1]
    print(f"{widget.activity}: {how_many} games compared, {sum(map(len, moves))} moves")


def texts_hold(widget: Deck) -> None:
    """See that a card answers every box with a text of its own, in a mixed order."""
    names = [box["name"] for box in widget.deck["boxes"]]
    cards = widget.deck["cards"]
    assert len(cards) == 12
    right = [card["box"] for card in cards]
    assert {right.count(name) for name in names} == {12 // len(names)}
    assert all(len(set(right[i : i + 3])) > 1 for i in range(10))
    for step in (2, 3, 4):  # no pattern that gives the next answer away
        assert right[step:] != right[:-step]
    replies = [card["reply"] for card in cards]
    for card in cards:
        assert sorted(w["box"] for w in card["wrong"]) == sorted(wrong_boxes(widget, card))
        for wrong in card["wrong"]:
            assert "?" in wrong["reply"] or "Look" in wrong["reply"], wrong["reply"]
            replies.append(wrong["reply"])
    assert len(set(replies)) == len(replies) == 12 * len(names)
    assert not any(mark in text for text in replies for mark in "*`!")
    print(f"{widget.activity}: {len(replies)} replies examined")


def paper_is_complete(widget: Deck) -> None:
    """See that the plain version has every card, every box to tick and every reply."""
    plain = widget.plain_html().replace("&quot;", '"').replace("&#x27;", "'")
    for card in widget.deck["cards"]:
        assert card["text"] in plain
        for reply in (card["reply"], card["reword"] or "", *(w["reply"] for w in card["wrong"])):
            assert reply in plain
    ticks = len(widget.deck["boxes"]) * len(widget.deck["cards"])
    assert plain.count("☐") == ticks
    assert plain.count("<details>") == len(widget.deck["cards"])
