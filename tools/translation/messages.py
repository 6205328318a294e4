"""Gather every text that is put into another language, by catalog, with where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from babel.messages.extract import extract_from_file

import glossary
from lesson_head import STAGES, TRACKS, TRANSLATED
from publictier import tables
from publictier.activities.practice_data import practice_data
from publictier.markup import MADE_UP
from publictier.town import TABLES, Town
from teach import notes as teaching
from teach.lesson import ROOT, Lesson, Table, all_lessons
from translation.walk import cells_of, chart_texts, spec_texts

LETTER = re.compile(r"[^\W\d_]")
KEYWORDS: dict[str, tuple[int, ...] | None] = {"t": None, "later": None, "tn": (2, 3)}
INTERFACE = {
    "python": (
        "src/publictier/charts.py",
        "src/publictier/check/_plain.py",
        "src/publictier/activities/practice_browser.py",
        "tools/teach/asking.py",
        "tools/teach/handout.py",
        "tools/translation/documents.py",
        "tools/translation/pages.py",
    ),
    "javascript": (
        "src/publictier/activities/kit/[fijr]*.js",
        "src/publictier/activities/kit/browser/*.js",
    ),
}
"""Code that speaks in the words of a catalog."""


@dataclass(frozen=True)
class Message:
    """One English text, with its plural where it has one, and where it was found."""

    text: str
    place: str
    plural: str = ""


def catalogs() -> dict[str, list[Message]]:
    """Give all messages by the name of their catalog, each once, in the order they are met."""
    found = {
        "interface": once([*spoken_by_code(), *labels()]),
        "tables": once(table_words()),
        "glossary": once(glossary_words()),
    }
    known = {message.text for message in found["interface"]}
    for lesson in lessons():
        own = once(lesson_words(lesson))
        found[lesson.name] = [message for message in own if message.text not in known]
    return found


def lessons() -> Iterator[Lesson]:
    """The lessons that are put into other languages: those that name the kit's own conditions."""
    if not tables.tier()["own"]:
        return iter(())
    return (lesson for lesson in all_lessons() if lesson.track in TRANSLATED)


def once(messages: Iterable[Message]) -> list[Message]:
    """Keep the first of messages with one text, and none that has no word in it.

    >>> [one.text for one in once([Message("40", "a"), Message("No", "b"), Message("No", "c")])]
    ['No']
    """
    found: dict[str, Message] = {}
    for message in messages:
        if LETTER.search(message.text):
            found.setdefault(message.text, message)
    return list(found.values())


def spoken_by_code() -> Iterator[Message]:
    """Read the texts that code marks with `t`, `tn` and `later`."""
    for language, patterns in INTERFACE.items():
        for path in sorted(path for one in patterns for path in ROOT.glob(one)):
            place = path.relative_to(ROOT).as_posix()
            # ES modules: babel's reader of JavaScript wants to know of template strings
            options = {"parse_template_string": True} if language == "javascript" else {}
            for _, text, *_ in extract_from_file(language, path, KEYWORDS, options=options):
                one, many = text if isinstance(text, tuple) else (text, "")
                yield Message(one, place, many)


def labels() -> Iterator[Message]:
    """Words of data that stand in the interface: stages, kinds of data, sexes, limits."""
    data = practice_data()
    place = "src/publictier/activities/practice_data.py"
    said = [MADE_UP, *data["sexes"]]
    said += [one[key] for one in data["domains"] for key in ("group", "title")]
    said += [one["name"] for one in data["surveys"]]
    yield from (Message(text, place) for text in said)
    for name in TABLES:
        rows = Town().table(name).published().to_dict("records")
        names = (row.get("name") or row["domain"] for row in rows)
        yield from (Message(text, "src/publictier/town.py") for text in names)
    limits = "src/publictier/activities/content/practice-browser.toml"
    yield from (Message(text, limits) for text in data["words"]["limits"].values())
    heads = [*STAGES.values(), *TRACKS.values()]
    yield from (Message(text, "tools/lesson_head.py") for text in heads)


def table_words() -> Iterator[Message]:
    """Everyday names of concepts, and questions of surveys with their answers."""
    data = practice_data()
    for one in data["concepts"]:
        yield Message(one["plain"], f"concept {one['id']}, {one['name']}")
    for one in data["questions"]:
        yield Message(one["name"], f"question {one['id']}")
        for answer in one["answers"]:
            yield Message(answer["name"], f"an answer to question {one['id']}")


def glossary_words() -> Iterator[Message]:
    """Each word of the glossary, and what it means."""
    for word, meaning in glossary.entries():
        yield Message(word, "book/reference/glossary.md")
        yield Message(meaning, f"book/reference/glossary.md, {word}")


def lesson_words(lesson: Lesson) -> Iterator[Message]:
    """What a handout and the self-checks of a lesson say."""
    page = lesson.page
    given = teaching.read(lesson).given
    yield Message(lesson.title, page)
    yield from (Message(text, page) for text in lesson.entries("objectives").values())
    for part in lesson.parts:
        yield Message(part.heading, page)
        for item in part.items:
            yield from _item_words(item, page, given["handout"])
    yield Message(" ".join(given["exit"]["question"].split()), f"{page}, exit ticket")


def _item_words(item: Any, page: str, chosen: list[str]) -> Iterator[Message]:
    if hasattr(item, "spec"):
        yield from (Message(text, f"{page}, {item.id}") for text in spec_texts(item.spec))
    elif isinstance(item, Table) and item.name in chosen and not item.is_answer:
        texts = [*cells_of(item.html), *(chart_texts(item.chart) if item.chart else [])]
        yield from (Message(text, f"{page}, a table") for text in texts)
