"""Write the page that finds a lesson for a time and an audience, and plans weeks, from lessons.

Minutes come from each lesson's front matter, and places to stop from its text, so that the page
cannot promise what a lesson does not hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat

from glossary import lessons
from lesson_head import STAGES

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "book" / "teach" / "routes.md"
HEADING = re.compile(r"^#{2,3} (.+)$")
STOP = re.compile(r"^\*\*Stop here\*\* if you have (\d+) minutes\.")
SHORTEST = 15  # minutes: before that, a lesson has only warmed up
PERIOD = {"k12": 45, "ug": 75, "cs": 60}
AUDIENCES = {
    "k12": "School, grades 8 to 12",
    "ug": "Undergraduates",
    "cs": "Community scientists",
}
PLANS = {"k12": (("one week", 5), ("three weeks", 15)), "ug": (("two weeks", 4), ("four weeks", 8)),
         "cs": (("an evening", 1), ("a series of five evenings", 5))}  # fmt: skip
UNSEEN = {"remove-input", "remove-cell", "check"}
HEAD = """# I have so much time

<!-- Made by `python3 tools/kit.py lessons` from the lessons; do not edit. -->

Choose who comes and how long you have. Each lesson has places to stop, and what came before such a
place stands by itself. An [activity](../activities/index.md) fills ten to twenty-five minutes, with
any audience and no code.

Minutes are planned, and not yet measured with a class. With people who do not know each other, or
devices that start slowly, take the next shorter row.

"""


@dataclass(frozen=True)
class Route:
    """One way to fill some minutes: a lesson, as far as a place to stop, or whole."""

    minutes: int
    stage: int
    link: str
    until: str
    code: str


def code_of(front: dict[str, Any]) -> str:
    """Say how much code a lesson shows.

    >>> code_of({"stage": "tiers", "track": "cs"}), code_of({"stage": "basics", "track": "cs"})
    ('none', 'Python or R, or read along')
    """
    if front["stage"] == "basics":
        return "Python or R, or read along"
    path = ROOT / "notebooks" / front["stage"] / f"{front['track']}.ipynb"
    cells = [cell for cell in nbformat.read(path, 4).cells if cell.cell_type == "code"]
    shown = [cell for cell in cells if not UNSEEN & set(cell.metadata.get("tags", []))]
    return "a little Python, or read along" if shown else "none"


def stops(body: str) -> Iterator[tuple[int, str]]:
    r"""Give minutes and the part that ends there, for each place to stop.

    >>> list(stops("## Run\n\n**Stop here** if you have 20 minutes.\n"))
    [(20, 'Run')]
    """
    part = ""
    for line in body.splitlines():
        if heading := HEADING.match(line):
            part = heading[1]
        elif stop := STOP.match(line):
            yield int(stop[1]), part


def routes(track: str) -> list[Route]:
    """Every way to fill some minutes with a track, the shortest first."""
    found = []
    for front, body, link in lessons():
        if front["track"] != track:
            continue
        stage, code = list(STAGES).index(front["stage"]) + 1, code_of(front)
        whole = sum(front["minutes"].values())
        places = [(minutes, f"to the end of *{part}*") for minutes, part in stops(body)]
        for minutes, until in [*places, (whole, "**whole**")]:
            if SHORTEST <= minutes <= whole:
                found.append(Route(minutes, stage, link, until, code))
    return sorted(found, key=lambda one: (one.minutes, one.stage))


def table(found: list[Route]) -> str:
    """Write routes as a table."""
    rows = [
        f"| {one.minutes} minutes | {one.link} | {one.until} | {one.stage} | {one.code} |"
        for one in found
    ]
    head = ["| You have at least | Lesson | As far as | Stage | Code |", "| --- " * 5 + "|"]
    return "\n".join([*head, *rows])


def plan(found: list[Route], name: str, count: int, track: str) -> str:
    """Say which whole lessons fit into a number of periods, in the order of the stages."""
    period, left, taken = PERIOD[track], count, []
    whole = sorted((one for one in found if one.until == "**whole**"), key=lambda one: one.stage)
    for one in whole:
        needed = -(-one.minutes // period)
        if needed > left:
            break
        left -= needed
        taken.append(f"{one.link} ({needed})")
    spare = f" {left} to spare: [activities](../activities/index.md)." if left else ""
    return f"- **{name.capitalize()}** ({count} × {period} minutes): {', '.join(taken)}.{spare}"


def semester(found: list[Route], track: str) -> str:
    """Write a term, a period each week: forms, each lesson in its sittings, its practice set."""
    period, weeks = (
        PERIOD[track],
        [f"[Form before](../assess/{track}-pre.md), and a first activity"],
    )
    whole = sorted((one for one in found if one.until == "**whole**"), key=lambda one: one.stage)
    for one in whole:
        needed = -(-one.minutes // period)
        parts = [f", sitting {n}" for n in range(1, needed + 1)] if needed > 1 else [""]
        weeks += [f"{one.link}{part}" for part in parts]
        stage = list(STAGES)[one.stage - 1]
        page = "md" if stage == "basics" else "ipynb"
        weeks.append(f"[Practice set](../../exercises/{stage}/{track}.{page}) of stage {one.stage}")
    weeks.append(f"[Form after](../assess/{track}-post.md), and what is still open")
    rows = [f"| {n} | {what} |" for n, what in enumerate(weeks, 1)]
    return "\n".join([
        f"**A semester** ({len(weeks)} weeks, {period} minutes each):", "",
        "| Week | What |", "| ---: | --- |", *rows,
    ])  # fmt: skip


def made() -> dict[Path, str]:
    """Make the page."""
    parts = [HEAD]
    for track, audience in AUDIENCES.items():
        found = routes(track)
        plans = [plan(found, name, count, track) for name, count in PLANS[track]]
        parts.append(f"## {audience}\n\n{table(found)}\n\n" + "\n".join(plans) + "\n\n")
        parts.append(semester(found, track) + "\n\n")
    parts.append(
        "In brackets stands how many periods, classes or evenings a lesson takes. Plans, keys and "
        "handouts are on [Teach a lesson](index.md).\n"
    )
    return {PAGE: "".join(parts)}
