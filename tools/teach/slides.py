"""Write slides: objectives, words, one question a slide, key points; notes for the teacher."""

from __future__ import annotations

import re

from teach.asking import bullets, flat, lettered, right
from teach.handout import shown
from teach.lesson import Item, Lesson, Question, Table
from teach.notes import Notes
from teach.plan import meaning

MOST_ROWS, MOST_LETTERS = 5, 380
POINT = re.compile(r"(?m)^- ")
Slide = tuple[str, str, str]
"""Title, what learners see, and what the teacher may say."""


def slides(lesson: Lesson, notes: Notes) -> list[Slide]:
    """Make the slides of a lesson."""
    given = notes.given
    words = [f"**{one}**: {meaning(one)}" for one in lesson.front["words"]]
    made = [
        *_listed("You will be able to", [*lesson.entries("objectives").values()], given["idea"]),
        *_listed("Words", words),
    ]
    for part in lesson.parts:
        said = given["parts"][part.name]
        made.append((part.heading, flat(said["say"]), flat(said["do"])))
        chosen = [item for item in part.items if _is_chosen(item, given["handout"])]
        made += [slide for item in chosen for slide in _slides(item)]
    points = POINT.split(lesson.closing["Key points"])[1:]
    made += _listed("Key points", [flat(one) for one in points])
    question, answer = flat(given["exit"]["question"]), flat(given["exit"]["answer"])
    return [*made, ("Before you go", question, f"A good answer: {answer}")]


def _listed(title: str, rows: list[str], note: str = "") -> list[Slide]:
    """Spread a list over as many slides as it takes to be read from the last row."""
    slide: list[str] = []
    full = []
    for row in rows:
        if slide and (len(slide) == MOST_ROWS or sum(map(len, [*slide, row])) > MOST_LETTERS):
            full.append(slide)
            slide = []
        slide.append(row)
    full.append(slide)
    titles = [title, *[f"{title}, part {n}" for n in range(2, len(full) + 1)]]
    said = [flat(note), *[""] * (len(full) - 1)]
    return [
        (name, bullets(part), words) for name, part, words in zip(titles, full, said, strict=True)
    ]


def _is_chosen(item: Item, names: list[str]) -> bool:
    return (isinstance(item, Question) and item.id in names) or (
        isinstance(item, Table) and item.name in names
    )


def _slides(item: Item) -> list[Slide]:
    if isinstance(item, Question):
        return [_question(item)]
    assert isinstance(item, Table)
    if not item.chart:
        return [("Look at this", shown(item), "")]
    picture, _, numbers = shown(item).partition("\n\n| ")
    return [("Look at this", picture, ""), ("The numbers of this chart", f"| {numbers}", "")]


def _question(item: Question) -> Slide:
    spec = item.spec
    seen = flat(spec["question"])
    if spec["kind"].startswith("choose"):
        seen += "\n\n" + bullets(lettered(spec))
    elif spec["kind"] == "blanks":
        seen += "\n\n" + bullets(flat(one["label"]) for one in spec["blanks"])
    elif spec["kind"] == "sort":
        boxes = " / ".join(flat(box) for box in spec["boxes"])
        seen += f"\n\n*{boxes}*\n\n" + bullets(flat(one["text"]) for one in spec["cards"])
    answer = right(spec).replace("**", "") or "Open; the key has answers to compare with."
    return (f"Question {item.number}", seen, f"Right: {answer}")


def outline(made: list[Slide]) -> str:
    """Write slides as a page: each as a heading, with the teacher's words below it."""
    return "\n\n".join(
        f"## {number}. {title}\n\n{seen}" + (f"\n\n*Teacher: {note}*" if note else "")
        for number, (title, seen, note) in enumerate(made, 1)
    )


def deck(made: list[Slide], *, with_notes: bool) -> str:
    """Write slides for print or for a program that shows them, with notes where it has some."""
    return "\n\n".join(
        f"## {title}\n\n{seen}" + (f"\n\n::: notes\n{note}\n:::" if note and with_notes else "")
        for title, seen, note in made
    )
