"""Write the answer key: right answers and why, wrong ones and what to say, open ones compared."""

from __future__ import annotations

from typing import Any

import nbformat

from pair_job import shown_check
from publictier.check import Check
from teach.asking import bullets, flat, reasons, right, right_lines, table, wrong
from teach.handout import activity
from teach.lesson import Activity, Lesson, Question, practice_notebook
from teach.notes import Notes
from teach.plan import exit_ticket


def key(lesson: Lesson, notes: Notes) -> str:
    """Write the key of a lesson and of its practice set."""
    parts = [
        f"*{lesson.audience}. For the teacher.*",
        "This key is public, as all of the kit is: a curious learner can find it. Questions have "
        "the numbers that they have on the handout.",
    ]
    for part in lesson.parts:
        if part.questions:
            parts.append(f"## {part.heading}")
            parts += [_answered(one, notes.given["answers"]) for one in part.questions]
        parts += [
            f"### Activity: {item.name.replace('-', ' ')}\n\n{activity(item, answers=True)}"
            for item in part.items
            if isinstance(item, Activity)
        ]
    parts.append(f"## Exit ticket\n\n{exit_ticket(notes.given)}")
    parts.append(f"## Practice set\n\n{practice(lesson)}")
    return "\n\n".join(parts)


def _answered(question: Question, answers: dict[str, Any]) -> str:
    spec = question.spec
    rows = [f"### Question {question.number}", flat(spec["question"])]
    if spec["kind"] == "short":
        return "\n\n".join([*rows, _open(spec, answers[question.id])])
    rows.append(f"**Right:** {right(spec)}")
    if lines := right_lines(spec):
        rows.append(lines)
    rows.append(f"**Why.** {' '.join(reasons(spec))}")
    foreseen = [list(pair) for pair in wrong(spec, Check(spec=spec).replies)]
    rows.append(table(["If a learner says", "The kit replies"], foreseen))
    return "\n\n".join(rows)


def _open(spec: dict[str, Any], given: dict[str, str]) -> str:
    look = f"**Look for**\n\n{bullets([flat(one) for one in spec['look_for']])}"
    return (
        f"**A strong answer.** {flat(spec['model'])}\n\n"
        f"**A weak answer.** {flat(given['weak'])}\n\n"
        f"**Ask next.** {flat(given['next'])}\n\n{look}"
    )


def practice(lesson: Lesson) -> str:
    """Write the right answers of the practice set, in its order."""
    path = practice_notebook(lesson)
    rows = []
    for cell in nbformat.read(path, 4).cells:
        if "check" in cell.metadata:
            spec = shown_check(cell).spec
            answer = right(spec) or f"A model answer: {flat(spec['model'])}"
            if lines := right_lines(spec):
                answer = "The order: " + " → ".join(lines.splitlines())
            rows.append(f"{flat(spec['question'])} **Right:** {answer}")
    code = " Tasks that ask for code have a worked answer there, too." if path.stem.endswith(
        "-python") or lesson.track == "ug" else ""  # fmt: skip
    return (
        f"The practice set replies to each answer by itself, and shows a worked one after a try."
        f"{code}\n\n{bullets(rows)}"
    )
