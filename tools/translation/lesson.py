"""A lesson in another language: what a handout and the self-checks of it say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from publictier import charts
from publictier.words import speaking, t
from teach.lesson import Item, Lesson, Part, Question, Table
from teach.notes import Notes
from translation import catalogs
from translation.walk import put_into_chart, put_into_spec, put_into_table

PEOPLE = re.compile(r'<span class="kit-people">([^<]+)</span>')


@contextmanager
def in_language(language: str, *names: str) -> Iterator[None]:
    """Speak a language, with the words of the interface and of other catalogs."""
    with speaking(catalogs.words(language, "interface", *names)):
        yield


def put(lesson: Lesson, language: str) -> Lesson:
    """Give a lesson with the texts of handout and self-checks in the language that is spoken.

    Prose and code stay as they are, and so do the names of items; a chart's drawing is another one,
    so its name ends in the language.
    """
    parts = [
        Part(part.name, t(part.heading), part.minutes, [_item(one, language) for one in part.items])
        for part in lesson.parts
    ]
    objectives = [{k: t(v) for k, v in one.items()} for one in lesson.front["objectives"]]
    front = lesson.front | {"title": t(lesson.title), "objectives": objectives}
    return Lesson(lesson.stage, lesson.track, front, parts, lesson.closing)


def put_notes(notes: Notes, lesson: Lesson, language: str) -> Notes:
    """Give the notes of a lesson with what a handout takes from them."""
    charts = {one.name for one in lesson.items if isinstance(one, Table) and one.chart}
    chosen = [f"{name}-{language}" if name in charts else name for name in notes.given["handout"]]
    leave = notes.given["exit"]
    leave = leave | {"question": t(" ".join(leave["question"].split()))}
    return replace(notes, given=notes.given | {"handout": chosen, "exit": leave})


def _item(item: Item, language: str) -> Item:
    if isinstance(item, Question):
        return replace(item, spec=put_into_spec(item.spec, t))
    if isinstance(item, Table):
        return _chart(item, language) if item.chart else _table(item)
    return item


def _table(item: Table) -> Table:
    if item.is_answer:
        return item
    title = item.title or item.name
    return replace(item, html=put_into_table(item.html, t), title=t(title))


def _chart(item: Table, language: str) -> Table:
    chart: dict[str, Any] = put_into_chart(item.chart, t)
    name, alt = f"{item.name}-{language}", t(item.alt)
    people = PEOPLE.search(item.drawing)
    table = put_into_table(item.html, t)
    drawing = charts.figure(chart, name, alt, t(people[1]) if people else "")
    return replace(
        item, name=name, html=table, chart=chart, title=t(item.title), alt=alt,
        drawing=drawing + charts.in_words(alt, table),
    )  # fmt: skip
