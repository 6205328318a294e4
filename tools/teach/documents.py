"""The documents of the teaching kit: for each lesson a plan, a key, a handout and so on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from teach import notes as teaching
from teach.handout import TAG, cards, handout
from teach.key import key
from teach.lesson import ROOT, Lesson, all_lessons, without_links
from teach.plan import plan, substitute, unplugged
from teach.slides import Slide, deck, slides

TITLES = {
    "plan": "Plan",
    "handout": "Handout",
    "key": "Answer key",
    "substitute": "For a substitute",
    "slides": "Slides",
    "cards": "Cards",
    "unplugged": "With no devices",
}
LONGEST = {"handout": 2, "substitute": 1, "letter": 1}
"""Most pages on paper: two sides of a sheet, or one."""

TEACH = ROOT / "book" / "teach"
WRITTEN = {
    "workshop/run-sheets.md": ("workshop-run-sheets", "run-sheet", "en"),
    "workshop/helpers.md": ("workshop-helpers", "helper-cards", "en"),
    "workshop/forms.md": ("workshop-forms", "forms", "en"),
    "workshop/train.md": ("workshop-train", "session", "en"),
    "letter.md": ("letter", "letter", "en"),
    "carta.md": ("carta", "letter", "es"),
}
"""Pages that are printed as they stand: path -> name of the files, kind, language."""
ON_SCREEN = re.compile(r"(?ms)^<!-- on screen -->.*?^<!-- end -->\n*")


@dataclass(frozen=True)
class Document:
    """One document: file name without ending, kind, title, audience, text in Markdown, language.

    `charts` has what draws each chart that the text may name.
    """

    name: str
    kind: str
    title: str
    audience: str
    text: str
    slides: tuple[Slide, ...] = ()
    language: str = "en"
    charts: Mapping[str, Any] = field(default_factory=dict)


def documents(lesson: Lesson) -> list[Document]:
    """Write the documents of a lesson.

    Raises:
        YamlError: the teacher's notes are not as they should be.
    """
    notes = teaching.read(lesson)
    shown = slides(lesson, notes)
    texts = {
        "plan": plan(lesson, notes),
        "handout": handout(lesson, notes),
        "key": key(lesson, notes),
        "substitute": substitute(lesson, notes),
        "slides": deck(shown, with_notes=False),
        "cards": cards(lesson),
        "unplugged": unplugged(lesson, notes),
    }
    return [
        Document(
            f"{lesson.name}-{kind}", kind, f"{TITLES[kind]}: {lesson.title}", lesson.audience, text,
            tuple(shown) if kind == "slides" else (), charts=lesson.charts,
        )
        for kind, text in texts.items()
    ]  # fmt: skip


def with_notes(document: Document) -> str:
    """Write slides with the teacher's notes, for programs that keep them apart."""
    return deck([*document.slides], with_notes=True)


def editable(kind: str) -> str:
    """Which form can be changed.

    >>> editable("slides"), editable("plan")
    ('pptx', 'docx')
    """
    return "pptx" if kind == "slides" else "docx"


def all_documents() -> list[Document]:
    """Every document of every lesson, and the pages that people wrote to be printed."""
    return [*(one for lesson in all_lessons() for one in documents(lesson)), *written()]


def written() -> list[Document]:
    """Give the pages of `WRITTEN` as documents, without what only a screen has."""
    made = []
    for place, (name, kind, language) in WRITTEN.items():
        text = ON_SCREEN.sub("", (TEACH / place).read_text(encoding="utf-8"))
        title, body = text.lstrip("# ").split("\n", 1)
        shown = without_links(TAG.sub("", body)).replace("<", "&lt;").strip()
        made.append(Document(name, kind, TAG.sub("", title), "", shown, language=language))
    return made
