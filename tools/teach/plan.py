"""Write the lesson plan, and from it the sheet for a substitute and the way with no devices."""

from __future__ import annotations

from functools import cache
from typing import Any

from glossary import entries
from standards_page import crosswalk
from teach.asking import bullets, flat, right, table
from teach.lesson import Activity, Lesson, Part, Table
from teach.notes import VERSIONS, Notes, Version

EXTRA = {
    "welcome": "Welcome and a look around",
    "pause": "A pause",
    "practice": "Exercises of the practice set",
    "activity": "One more activity",
    "share": "Pairs show each other what they made",
    "go further": "The box Go further, read together",
    "questions": "Questions to the room",
}
VERSION_NAMES = {"short": "Short", "normal": "Normal", "long": "Long"}


def plan(lesson: Lesson, notes: Notes) -> str:
    """Write the plan."""
    given = notes.given
    parts = "\n\n".join(_part(part, given["parts"][part.name]) for part in lesson.parts)
    return "\n\n".join([
        opening(lesson, given),
        f"## Minutes\n\n{minutes(lesson, notes)}",
        f"## Before the lesson\n\n{bullets(given['before'])}",
        f"## Part by part\n\n{parts}",
        f"## Misconceptions\n\n{misconceptions(lesson, given)}",
        f"## For everyone\n\n{differentiation(lesson, given)}",
        f"## Words and sentences\n\n{words(lesson, given)}",
        f"## Exit ticket\n\n{exit_ticket(given)}",
        f"## Standards\n\n{standards(lesson)}",
    ])  # fmt: skip


def opening(lesson: Lesson, given: dict[str, Any]) -> str:
    """Write what learners take home, the objectives and the needs."""
    objectives = bullets(lesson.entries("objectives").values())
    return (
        f"*{lesson.audience}*\n\n"
        f"**In short.** {flat(given['idea'])}\n\n"
        f"**Learners will be able to**\n\n{objectives}\n\n"
        f"**You need** {flat(str(lesson.front['needs']))}."
    )


def minutes(lesson: Lesson, notes: Notes) -> str:
    """Write the three lengths side by side, and how to teach each."""
    names = [part.name for part in lesson.parts]
    extra = [name for one in notes.versions.values() for name in one.minutes]
    every = [*names, *dict.fromkeys(name for name in extra if name not in names)]
    rows = [[_called(lesson, name), *(_cell(notes.versions[v], name) for v in VERSIONS)]
            for name in every]  # fmt: skip
    rows.append(["**All**", *(f"**{notes.versions[v].total}**" for v in VERSIONS)])
    head = ["Part", *(f"{VERSION_NAMES[v]}, minutes" for v in VERSIONS)]
    how = bullets(f"**{VERSION_NAMES[v]}.** {flat(notes.versions[v].how)}" for v in VERSIONS)
    return f"{table(head, rows, 'lrrr')}\n\n{how}"


def _called(lesson: Lesson, name: str) -> str:
    return next((part.heading for part in lesson.parts if part.name == name), EXTRA.get(name, name))


def _cell(version: Version, name: str) -> str:
    return str(version.minutes.get(name, "none"))


def _part(part: Part, said: dict[str, str]) -> str:
    rows = [
        f"### {part.heading}, {part.minutes} minutes",
        f"**Do.** {flat(said['do'])}",
        f"**Say.** “{flat(said['say'])}”",
        f"**Watch for.** {flat(said['watch'])}",
    ]
    if part.questions:
        asked = bullets(
            f"Question {one.number}. {flat(one.spec['question'])} *{_answer(one.spec)}*"
            for one in part.questions
        )
        rows.insert(3, f"**Ask.**\n\n{asked}")
    return "\n\n".join(rows)


def _answer(spec: dict[str, Any]) -> str:
    if spec["kind"] == "short":
        return "Open; the key has a strong and a weak answer."
    if spec["kind"] == "order":
        return "The order stands in the key."
    return f"Right: {right(spec).replace('**', '')}"


def misconceptions(lesson: Lesson, given: dict[str, Any]) -> str:
    """Write what learners may think, and what helps."""
    rows = [
        [f"“{flat(text).rstrip('.')}”", flat(given["misconceptions"][name])]
        for name, text in lesson.entries("misconceptions").items()
    ]
    return table(["Some think", "What helps"], rows)


def differentiation(lesson: Lesson, given: dict[str, Any]) -> str:
    """Say what is there for those who are stuck, on the way, or done."""
    return bullets([
        f"**Stuck.** {flat(given['help'])} Exercises marked A of the practice set start with most "
        "of the work done.",
        "**On the way.** Exercises marked B give less of a start. Each has hints: a nudge, the "
        "method, the first line.",
        f"**Done early.** {flat(given['further'])} Exercises marked C start with a blank page.",
    ])  # fmt: skip


def words(lesson: Lesson, given: dict[str, Any]) -> str:
    """Write the word wall and the sentence frames."""
    return f"{word_list(lesson)}\n\n**Sentences to complete**\n\n{bullets(given['frames'])}"


def word_list(lesson: Lesson) -> str:
    """Write the words of the lesson for the wall or the back of the handout."""
    return table(["Word", "In short"], [[word, meaning(word)] for word in lesson.front["words"]])


@cache
def glossary() -> dict[str, str]:
    """Definitions by word in small letters."""
    return {word.lower(): flat(meaning) for word, meaning in entries()}


def meaning(word: str) -> str:
    """Give the glossary's definition of a word.

    Raises:
        KeyError: the glossary has no such word.

    >>> meaning("aggregate data")[:30]
    'Numbers that sum up many peopl'
    """
    return glossary()[word.lower()]


def exit_ticket(given: dict[str, Any]) -> str:
    """Write the question to end with, and its answer."""
    return (
        f"{flat(given['exit']['question'])}\n\n**A good answer.** {flat(given['exit']['answer'])}"
    )


def standards(lesson: Lesson) -> str:
    """Write the lesson's standards in our own words."""
    about = crosswalk()["standards"]
    return bullets(f"**{code}.** {about[code]}" for code in lesson.front["standards"])


def substitute(lesson: Lesson, notes: Notes) -> str:
    """Write one sheet from which somebody can teach who does not know the subject."""
    given = notes.given
    rows = [
        [f"{part.heading}, {part.minutes} min", flat(given["parts"][part.name]["do"]),
         flat(given["parts"][part.name]["say"])]
        for part in lesson.parts
    ]  # fmt: skip
    return "\n\n".join([
        f"*{lesson.audience}. For a substitute.*",
        "You need not know the subject. Learners work in pairs from the handout or the lesson's "
        "page, which answers each answer. The key has all answers. Nobody is asked about their "
        "own health, body or family; if somebody tells, thank them, and go back to the lesson.",
        f"**You need** {flat(str(lesson.front['needs']))}.",
        f"**In short.** {flat(given['idea'])}",
        table(["Part", "The class does", "You can say"], rows),
        f"**If time is short**, leave out {' and '.join(map(str, lesson.front['cut-first']))}. "
        "**If devices fail**, use the handout and the cards. "
        f"**At the end ask:** {flat(given['exit']['question'])}",
    ])  # fmt: skip


def unplugged(lesson: Lesson, notes: Notes) -> str:
    """Write how to teach the lesson with no devices."""
    given = notes.given
    parts = "\n\n".join(
        f"## {part.heading}, {part.minutes} minutes\n\n"
        f"{flat(given['parts'][part.name].get('paper') or given['parts'][part.name]['do'])}"
        for part in lesson.parts
    )
    return (
        f"*{lesson.audience}. With no devices.*\n\n"
        "**Print for each pair:** the handout. **For each table of four:** one set of the cards"
        f"{_cards_named(lesson)}. Answers are in the key.\n\n{parts}"
    )


def _cards_named(lesson: Lesson) -> str:
    shown = sum(isinstance(item, Table) for item in lesson.items)
    played = [item.name.replace("-", " ") for item in lesson.items if isinstance(item, Activity)]
    named = [f"{shown} tables and charts"] if shown else []
    named += [f"the activity {name}" for name in dict.fromkeys(played)]
    return f" ({', '.join(named)})" if named else ""
