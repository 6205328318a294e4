"""Turn the self-checks of a lesson into questions that a learning system can mark.

Kinds: a choice of one, a choice of several, a short text with accepted forms, an open answer. What
has no such form stays on the page and on paper: putting lines in order, and numbers in a range.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from publictier.check._markup import paragraphs
from teach.asking import flat
from teach.lesson import Lesson, Question

ONE, SEVERAL, TEXT, OPEN = "one", "several", "text", "open"


@dataclass(frozen=True)
class Option:
    """An answer to choose: its text, whether it is right, what is said to it."""

    text: str
    right: bool
    reply: str


@dataclass(frozen=True)
class Item:
    """One question for a learning system; texts are Markdown in one line."""

    id: str
    kind: str
    question: str
    options: tuple[Option, ...] = ()
    accepted: tuple[str, ...] = ()
    right: str = ""
    otherwise: str = ""


def items(lesson: Lesson) -> list[Item]:
    """All questions of a lesson that can be marked, in their order."""
    return [item for question in lesson.questions for item in _items(question)]


def left_out(lesson: Lesson) -> list[int]:
    """Numbers of the questions that have no such form."""
    return [one.number for one in lesson.questions if not list(_items(one))]


def _items(question: Question) -> Iterator[Item]:
    spec, name = question.spec, question.id
    asked = flat(spec["question"])
    match spec["kind"]:
        case "choose_one" | "choose_many":
            options = tuple(
                Option(flat(one["text"]), one["right"], flat(one["reply"]))
                for one in spec["answers"]
            )
            yield Item(name, ONE if spec["kind"] == "choose_one" else SEVERAL, asked, options)
        case "number" if spec["right"]["from"] == spec["right"]["to"]:
            unit = f" ({spec['unit']})" if spec["unit"] else ""
            yield Item(
                name, TEXT, f"{asked}{unit}", accepted=forms(spec["right"]["shown"]),
                right=flat(spec["right"]["reply"]), otherwise=flat(spec["otherwise"]),
            )  # fmt: skip
        case "blanks":
            for n, one in enumerate(spec["blanks"], 1):
                yield Item(
                    f"{name}-{n}", TEXT, f"{asked} {flat(one['label'])}:",
                    accepted=tuple(form for text in one["accept"] for form in forms(text)),
                    right=flat(one["reply"]), otherwise=flat(one["otherwise"]),
                )  # fmt: skip
        case "sort":
            for n, card in enumerate(spec["cards"], 1):
                yield _sorted(f"{name}-{n}", asked, card, spec["boxes"])
        case "short":
            yield Item(
                name, OPEN, asked, right=f"One answer to compare with: {flat(spec['model'])}"
            )


def _sorted(name: str, asked: str, card: dict[str, Any], boxes: list[str]) -> Item:
    said = {one["box"]: one["reply"] for one in card["wrong"]} | {card["box"]: card["reply"]}
    options = tuple(
        Option(flat(box), box == card["box"], flat(said.get(box, card["otherwise"] or "")))
        for box in boxes
    )
    return Item(name, ONE, f"{asked} {flat(card['text'])}", options)


def forms(text: str) -> tuple[str, ...]:
    """Give the ways to type an answer.

    >>> forms("4,121"), forms("≤ 20")
    (('4,121', '4121'), ('≤ 20', '≤20', '<= 20', '<=20'))
    """
    plain = text.replace(",", "") if any(letter.isdigit() for letter in text) else text
    found = dict.fromkeys([text, plain])
    if "≤" in text:
        typed = text.replace("≤", "<=")
        found |= dict.fromkeys([text.replace(" ", ""), typed, typed.replace(" ", "")])
    return tuple(found)


def as_html(text: str) -> str:
    """Write a question's Markdown as HTML.

    >>> as_html("**Which** `count`?")
    '<p><strong>Which</strong> <code>count</code>?</p>'
    """
    return paragraphs(text)
