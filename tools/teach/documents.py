"""The documents of the teaching kit: for each lesson a plan, a key, a handout and so on."""

from __future__ import annotations

from dataclasses import dataclass

from teach import notes as teaching
from teach.handout import cards, handout
from teach.key import key
from teach.lesson import Lesson, all_lessons
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
LONGEST = {"handout": 2, "substitute": 1}
"""Most pages on paper: two sides of a sheet, and one."""


@dataclass(frozen=True)
class Document:
    """One document: its lesson's name, its kind, title and audience, its text in Markdown."""

    lesson: str
    kind: str
    title: str
    audience: str
    text: str
    slides: tuple[Slide, ...] = ()

    @property
    def name(self) -> str:
        """Name of the file, without its ending."""
        return f"{self.lesson}-{self.kind}"


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
            lesson.name, kind, f"{TITLES[kind]}: {lesson.title}", lesson.audience, text,
            tuple(shown) if kind == "slides" else (),
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
    """Every document of every lesson."""
    return [one for lesson in all_lessons() for one in documents(lesson)]
