"""A deck of cards that go into boxes one by one: what a tier is, what a question needs."""

from __future__ import annotations

import html
from collections.abc import Mapping
from typing import Any

from publictier import check
from publictier.activities import content
from publictier.activities.exhibit import Exhibit
from publictier.activity import styles
from publictier.errors import CheckError

_WORDS = ("title", "one", "many", "place", "note")


class Deck(Exhibit):
    """An activity made of cards; its texts stand in ``content/<activity>.toml``.

    A subclass sets ``activity``, ``title``, ``how`` and ``_esm``.
    """

    _css = styles("check", "activity")

    def __init__(self, id: str | None = None):
        """Read the cards.

        Raises:
            CheckError: A card, a box or a reply is missing or stands twice.
        """
        super().__init__(id=id, deck=deck_of(content.read(self.activity), self.activity))

    @property
    def deck(self) -> dict[str, Any]:
        """Boxes and cards, in the order in which the cards are first shown."""
        found: dict[str, Any] = self.spec["deck"]
        return found

    def plain_part(self) -> str:
        """Give the boxes, and each card with boxes to tick; answers and reasons to open."""
        abouts = "".join(
            f"<li><strong>{html.escape(box['name'])}:</strong> {html.escape(box['about'])}</li>"
            for box in self.deck["boxes"]
        )
        cards = "\n".join(self._plain_card(card) for card in self.deck["cards"])
        note = html.escape(self.deck["note"])
        return f"<ul>{abouts}</ul>\n<p>{note}</p>\n<ol>\n{cards}\n</ol>"

    def _plain_card(self, card: Mapping[str, Any]) -> str:
        ticks = " ".join(
            f'<span class="kit-deck-tick">☐ {html.escape(box["name"])}</span>'
            for box in self.deck["boxes"]
        )
        lines = [(f"✓ {card['box']}:", card["reply"])]
        lines += [(f"✗ {wrong['box']}:", wrong["reply"]) for wrong in card["wrong"]]
        if card["reword"]:
            lines.append((f"{self.deck['reword']}:", card["reword"]))
        replies = "".join(
            f"<li><strong>{html.escape(name)}</strong> {html.escape(reply)}</li>"
            for name, reply in lines
        )
        return (
            f"<li>{html.escape(card['text'])}<br>{ticks}\n"
            f"<details><summary>Answer and why</summary><ul>{replies}</ul></details></li>"
        )

    def __repr__(self) -> str:
        """Name the activity and its cards, so that stored outputs stay the same."""
        return f"{type(self).__name__}({self.id!r}, {len(self.deck['cards'])} cards)"


def _box(box: Mapping[str, Any], name: str) -> dict[str, str]:
    if not {"name", "about"} <= set(box):
        raise CheckError(
            f"deck {name!r}: a box has {', '.join(box)}. Allowed: name and about, two texts. "
            "Write both."
        )
    return {"name": str(box["name"]), "about": str(box["about"])}


def deck_of(found: Mapping[str, Any], name: str) -> dict[str, Any]:
    """Read a deck: its words, its boxes, its cards with a reply for every box.

    Args:
        found: What people wrote: ``title``, ``one``, ``many``, ``place``, ``note``, ``boxes``
            and ``cards``; ``reword`` names what a card's own ``reword`` is.
        name: The activity's name, for messages.

    Returns:
        JSON values, as ``kit/deck.js`` wants them.

    Raises:
        CheckError: Something is missing, empty, unknown or stands twice.

    Example:
        >>> deck_of({"title": "Card", "one": "card", "many": "cards"}, "demo")
        Traceback (most recent call last):
        ...
        publictier.errors.CheckError: deck 'demo': place is missing. Allowed: a text. Write it.
    """
    for word in _WORDS:
        if not isinstance(found.get(word), str):
            raise CheckError(f"deck {name!r}: {word} is missing. Allowed: a text. Write it.")
    boxes = [_box(box, name) for box in found.get("boxes", [])]
    plain = [{k: v for k, v in card.items() if k != "reword"} for card in found.get("cards", [])]
    # a deck is a sort check that deals its cards one by one, and is held to the same rules
    spec = check.from_mapping(
        {
            "id": name, "kind": "sort", "question": name,
            "boxes": [box["name"] for box in boxes], "cards": plain,
        }
    ).spec  # fmt: skip
    for card in spec["cards"]:
        if len(card["wrong"]) != len(boxes) - 1:
            raise CheckError(
                f"deck {name!r}, card {card['text']!r}: {len(card['wrong'])} wrong boxes have a "
                f"reply. Allowed: {len(boxes) - 1}, one for each. Write what is missing."
            )
    cards = [
        {**card, "reword": written.get("reword")}
        for card, written in zip(spec["cards"], found["cards"], strict=True)
    ]
    return {
        **{word: found[word] for word in _WORDS},
        "reword": found.get("reword"), "boxes": boxes, "cards": cards,
    }  # fmt: skip
