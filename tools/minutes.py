"""Estimate how long each part of a lesson takes, from its words and tasks, beside its front matter.

It is arithmetic, and no observation: reading speed and minutes a task are set below, for pairs in a
room. Where the estimate and the front matter lie far apart, one of the two wants a second look.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path

import nbformat

from build_lessons import jobs
from lesson_job import ROOT, Job
from lesson_source import front_and_body
from pair_job import shown_check
from reading_level import plain

WORDS_A_MINUTE = {"k12": 130, "ug": 180, "cs": 140}
"""Reading and taking in, slower than reading for pleasure."""

# a pair in a room: read, decide, talk, try, read the reply, and often try again
TASK_MINUTES = {
    "choose_one": 2.0, "choose_many": 2.5, "number": 3.0, "blanks": 3.0, "sort": 4.0, "order": 3.0,
    "short": 5.0,
}  # fmt: skip
TABLE_MINUTES = 1.5  # a table or chart to look at and talk about
CODE_MINUTES = 2.5  # a cell of code to read, run and explain
ACTIVITY_MINUTES = {"sheet-maker": 20.0, "cohort-builder": 15.0, "pin-the-cell": 15.0}
OTHER_ACTIVITY = 10.0
ACTIVITY = re.compile(r'data-activity="([a-z-]+)"')


@dataclass
class Part:
    """One part of a lesson: words and tasks by kind."""

    words: int = 0
    minutes: float = 0.0


def estimate(job: Job) -> dict[str, float]:
    """Give minutes for each part of the front matter, by the first notebook of a lesson."""
    front, _ = front_and_body(job.source)
    names = list(front["minutes"])
    parts = {name: Part() for name in names}
    now = names[0]
    for cell in nbformat.read(job.notebooks[0], 4).cells[1:]:
        if cell.cell_type == "markdown":
            for piece in re.split(r"(?m)^(?=## )", cell.source):
                now = _part(piece, names) or now
                parts[now].words += len(plain(piece).split())
        else:
            parts[now].minutes += _task_minutes(cell)
    speed = WORDS_A_MINUTE[job.source.stem]
    return {name: part.words / speed + part.minutes for name, part in parts.items()}


def _part(piece: str, names: list[str]) -> str | None:
    """Say which part a heading opens; all after "Make" is the close."""
    heading = re.match(r"## (.+)", piece)
    if not heading:
        return None
    found = next((n for n in names if heading[1].lower().startswith(n)), None)
    return found or ("close" if heading[1].startswith("What this does not say") else None)


def _task_minutes(cell: nbformat.NotebookNode) -> float:
    tags = cell.metadata.get("tags", [])
    if "check" in tags:
        return TASK_MINUTES[shown_check(cell).kind]
    html = "".join("".join(out.get("data", {}).get("text/html", "")) for out in cell.outputs)
    named = ACTIVITY.search(html)
    if named:
        return ACTIVITY_MINUTES.get(named[1], OTHER_ACTIVITY)
    if "remove-cell" in tags:
        return 0.0
    return (0.0 if "remove-input" in tags else CODE_MINUTES) + (TABLE_MINUTES if html else 0.0)


def main(root: Path = ROOT) -> int:
    """Print front matter and estimate of every lesson, part by part."""
    lessons = [job for job in jobs() if job.is_lesson]
    for job in lessons:
        written = front_and_body(job.source)[0]["minutes"]
        found = estimate(job)
        parts = ", ".join(f"{name} {n} ({found[name]:.0f})" for name, n in written.items())
        print(f"{job.name}: {sum(written.values())} ({sum(found.values()):.0f}): {parts}")
    print(f"{len(lessons)} lessons examined; in brackets the estimate")
    return 0 if lessons else 1


if __name__ == "__main__":
    sys.exit(main())
