"""Read what a teacher needs beside a lesson, and hold it against the lesson.

The file is `<track>-teaching.yml` beside the lesson's source. Minutes of the versions must come to
what the curriculum promises each audience.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import checked_yaml
from lesson_source import for_this_tier
from teach.lesson import ROOT, Lesson

SCHEMA = ROOT / "tools" / "teach" / "notes.schema.json"
SHORT = {"k12": 25, "ug": 45, "cs": 60}
UNIT = {"k12": 45, "ug": 75, "cs": 60}
"""Minutes of a sitting: one lesson period, one class, one evening's core."""
NORMAL_EVENING, LONG_EVENING = 90, 120
VERSIONS = ("short", "normal", "long")


@dataclass(frozen=True)
class Version:
    """One length of a lesson: minutes by part, and how to teach it."""

    minutes: dict[str, int]
    how: str

    @property
    def total(self) -> int:
        """All minutes."""
        return sum(self.minutes.values())


@dataclass(frozen=True)
class Notes:
    """What stands in the file, and the three versions by name."""

    given: dict[str, Any]
    versions: dict[str, Version]


def read(lesson: Lesson) -> Notes:
    """Read the notes of a lesson.

    Raises:
        YamlError: the file is not as its schema says, or does not agree with the lesson; the
            message says which part.
    """
    path = ROOT / "book" / lesson.stage / f"{lesson.track}-teaching.yml"
    given = checked_yaml.read(path, SCHEMA, for_this_tier)
    notes = Notes(given, versions(lesson, given))
    fault = next(iter(faults(lesson, notes)), None)
    if fault:
        raise checked_yaml.YamlError(f"{path.name} of {lesson.stage}: {fault}")
    return notes


def versions(lesson: Lesson, given: dict[str, Any]) -> dict[str, Version]:
    """The three lengths; one of them is the lesson as it stands."""
    cut = " and ".join(map(str, lesson.front["cut-first"]))
    itself = Version(
        {part.name: part.minutes for part in lesson.parts},
        f"The lesson as it stands. Late? Cut {cut} first.",
    )
    found = {own(lesson.track): itself}
    found |= {name: Version(**one) for name, one in given["versions"].items()}
    return {name: found[name] for name in VERSIONS if name in found}


def own(track: str) -> str:
    """Which version the lesson itself is: an evening needs time around it.

    >>> own("k12"), own("cs")
    ('normal', 'short')
    """
    return "short" if track == "cs" else "normal"


def promised(lesson: Lesson) -> dict[str, int]:
    """Minutes of each version, by the curriculum; more sittings, more minutes."""
    whole = sum(part.minutes for part in lesson.parts)
    if lesson.track == "cs":
        return {"short": SHORT["cs"], "normal": NORMAL_EVENING, "long": LONG_EVENING}
    return {
        "short": SHORT[lesson.track], "normal": whole, "long": whole + UNIT[lesson.track],
    }  # fmt: skip


def faults(lesson: Lesson, notes: Notes) -> list[str]:
    """Say where notes and lesson disagree."""
    parts = {part.name for part in lesson.parts}
    opened = {one.id for one in lesson.questions if one.spec["kind"] == "short"}
    found = [
        f"{what}: found {sorted(given)}, and the lesson has {sorted(wanted)}."
        for what, given, wanted in (
            ("parts", set(notes.given["parts"]), parts),
            ("misconceptions", set(notes.given["misconceptions"]),
             set(lesson.entries("misconceptions"))),
            ("answers", set(notes.given["answers"]), opened),
        )
        if given != wanted
    ]  # fmt: skip
    totals = {name: one.total for name, one in notes.versions.items()}
    if totals != promised(lesson):
        found.append(f"minutes: found {totals}, and the curriculum says {promised(lesson)}.")
    if notes.given["exit"]["objective"] not in lesson.entries("objectives"):
        found.append(f"exit: no objective {notes.given['exit']['objective']!r} in the lesson.")
    return found + handout_faults(lesson, notes)


def handout_faults(lesson: Lesson, notes: Notes) -> list[str]:
    """Say what is wrong with the choice for the handout: an unknown name, an objective left out."""
    names = {getattr(item, "id", None) or getattr(item, "name", None) for item in lesson.items}
    chosen = set(notes.given["handout"])
    found = [f"handout: the lesson has no {name!r}." for name in sorted(chosen - names)]
    practised = {one.objective for one in lesson.questions if one.id in chosen}
    missing = set(lesson.entries("objectives")) - practised
    return found + [f"handout: no question for the objective {one!r}." for one in sorted(missing)]
