"""The head of a lesson, made from its front matter."""

from __future__ import annotations

from typing import Any

from publictier import tables

STAGES = {
    "tiers": "Stage 1 · Tiers",
    "precision-medicine": "Stage 2 · Precision medicine",
    "cohort-questions": "Stage 3 · Cohort questions",
    "basics": "Stage 4 · R and Python basics",
    "investigate": "Stage 5 · Investigate and share",
}
TRACKS = {
    "k12": "for school, grades 8 to 12",
    "ug": "for undergraduates",
    "cs": "for community scientists",
}
TRANSLATED = ("k12", "cs")  # tracks whose questions and handouts are there in Spanish
PAGES = ("cards", "spreadsheet", "rosetta", "share")  # other pages of a stage, made from data
ACTIVITIES = "activities"  # the folder of pages that hold one activity each
GLOSSARY = "../../book/reference/glossary.md"
IN_SPANISH = (
    '\n\n<span lang="es">En español: '
    "[preguntas y hoja de trabajo](../../book/es/{stage}-{track}.md)</span>"
)


def head(front: dict[str, Any], is_practice: bool) -> str:
    """Write the head that fits: a practice set, a lesson, or another page."""
    if is_practice:
        return practice_head(front)
    return lesson_head(front) if "track" in front else f"# {front['title']}"


def lesson_head(front: dict[str, Any]) -> str:
    """Write title, track, minutes, needs, objectives and words of a lesson as Markdown."""
    minutes = front["minutes"]
    parts = " · ".join(f"{part} {n}" for part, n in minutes.items())
    cut = " and ".join(str(part) for part in front["cut-first"])
    objectives = "\n".join(f"- {text}" for one in front["objectives"] for text in one.values())
    is_translated = front["track"] in TRANSLATED and tables.tier()["own"]
    spanish = IN_SPANISH.format_map(front) if is_translated else ""
    words = ", ".join(f"[{word}]({GLOSSARY}#{anchor(word)})" for word in front["words"])
    return (
        f"# {front['title']}\n\n"
        f"*{STAGES[front['stage']]}, {TRACKS[front['track']]}*\n\n"
        f"**Time:** {sum(minutes.values())} minutes ({parts}). Short of time? Cut {cut} first.\n\n"
        f"**You need:** {front['needs']}\n\n"
        f"**You will be able to:**\n\n{objectives}\n\n"
        f"**Words to know:** {words}.{spanish}"
    )


def practice_head(front: dict[str, Any]) -> str:
    """Write the head of a practice set."""
    return (
        f"# Practice: {front['title']}\n\n"
        f"*{STAGES[front['stage']]}, {TRACKS[front['track']]}*\n\n"
        "Exercises marked **A** give you most of the way, **B** some of it, and **C** a blank "
        "page. On screen, each has hints, a reply to your answer, and a worked answer after a try."
    )


def anchor(word: str) -> str:
    """Give the glossary's anchor of a word, as headings get it.

    >>> anchor("aggregate data")
    'aggregate-data'
    """
    return word.lower().replace(" ", "-")
