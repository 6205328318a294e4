"""Write pages of the book: plan, key, handout and slides of each lesson, and the page of all."""

from __future__ import annotations

import html
import re
from pathlib import Path

from lesson_head import STAGES, TRANSLATED
from publictier.tables import tier
from routes_page import AUDIENCES
from teach import notes as teaching
from teach.documents import TITLES, editable
from teach.handout import cards, handout
from teach.key import key
from teach.lesson import ROOT, Lesson, Table, all_lessons, source_of_page
from teach.notes import Notes
from teach.plan import plan, substitute, unplugged, word_list
from teach.slides import outline, slides

TEACH = ROOT / "book" / "teach"
FOLDER = TEACH / "lessons"
PRINT, BESIDE = "../../../print", "../../print"  # on the finished site, from FOLDER and from TEACH
FORMS = {"pdf": "PDF", "docx": "Word", "pptx": "PowerPoint"}
MADE = (
    "<!-- Made by `python3 tools/kit.py lessons` from lesson and teacher's notes; do not edit. -->"
)
RAW = re.compile(r"```\{=(?:typst|openxml)\}\n.*?\n```\n*", re.DOTALL)
HTML = re.compile(r"```\{=html\}\n(.*?)\n```", re.DOTALL)
IMAGE = re.compile(r"^!\[.*\]\(([\w-]+)\.svg\)$", re.MULTILINE)
ON_PAGE = {
    "plan": ("plan", "substitute", "unplugged"),
    "key": ("key",),
    "handout": ("handout", "cards"),
    "slides": ("slides",),
}
"""Which documents are printed from which page."""
INDEX = """# Teach a lesson

{made}

Open it on Sunday, teach it on Monday. Each lesson has a plan with three lengths, a key, a handout
of two pages with no answers, slides, a sheet for a substitute, cards, and a way to teach it with no
devices. All are made from the lesson itself, so that they agree. PDF prints in black and white, and
is tagged for screen readers. Word and PowerPoint files are for your own changes.

How long do you have? See [I have so much time](routes.md). Before you start, open
[the device check](device-check.md) on one student device.

{tables}
"""


def made() -> dict[Path, str]:
    """Make all pages.

    Raises:
        YamlError: a teacher's notes are not as they should be.
    """
    pages: dict[Path, str] = {}
    for lesson in all_lessons():
        notes = teaching.read(lesson)
        for kind, body in bodies(lesson, notes).items():
            pages[FOLDER / f"{lesson.name}-{kind}.md"] = page(lesson, kind, body)
    return {TEACH / "index.md": index()} | pages


def bodies(lesson: Lesson, notes: Notes) -> dict[str, str]:
    """Give the text of each page of a lesson."""
    return {
        "plan": (
            f"{plan(lesson, notes)}\n\n## For a substitute\n\n{substitute(lesson, notes)}\n\n"
            f"## With no devices\n\n{lowered(unplugged(lesson, notes))}"
        ),
        "key": key(lesson, notes),
        "handout": (
            f"{handout(lesson, notes)}\n\n## Words to know\n\n{word_list(lesson)}\n\n"
            f"## Cards for a room with no devices\n\n{lowered(cards(lesson))}"
        ),
        "slides": outline(slides(lesson, notes)),
    }


def lowered(text: str) -> str:
    r"""Put headings one level down, below a heading of their own.

    >>> lowered("## Card 1\n\n### Part")
    '### Card 1\n\n#### Part'
    """
    return re.sub(r"(?m)^(#+ )", r"#\1", text)


def page(lesson: Lesson, kind: str, body: str) -> str:
    """Write one page: title, what to print, the other pages, the text."""
    title = f"# {TITLES[kind]}: {lesson.title}"
    return f"{title}\n\n{MADE}\n\n{links(lesson, kind)}\n\n{for_page(lesson, body)}\n"


def links(lesson: Lesson, kind: str) -> str:
    """Link the files to print and to change, the lesson, and its other pages."""
    rows = [f"- {TITLES[one]}: {files(lesson, one, PRINT)}" for one in ON_PAGE[kind]]
    others = [f"[{TITLES[one]}]({lesson.name}-{one}.md)" for one in ON_PAGE if one != kind]
    others.append(f"[the lesson](../../../{source_of_page(lesson)})")
    if kind == "handout" and lesson.track in TRANSLATED and tier()["own"]:
        others.append(f'<span lang="es">[en español](../../es/{lesson.name}.md)</span>')
    return "\n".join(rows) + f"\n- See also: {', '.join(others)}"


def files(lesson: Lesson, kind: str, folder: str) -> str:
    """Link one document in both forms."""
    return " ".join(file(lesson, kind, end, folder, FORMS[end]) for end in ("pdf", editable(kind)))


def file(lesson: Lesson, kind: str, ending: str, folder: str, shown: str) -> str:
    """Link one file; its name says what opens."""
    what = "" if shown == FORMS[ending] else f"{shown}: "
    named = html.escape(f"{what}{TITLES[kind]}, {lesson.title}, {FORMS[ending]}")
    return f'<a href="{folder}/{lesson.name}-{kind}.{ending}" aria-label="{named}">{shown}</a>'


def for_page(lesson: Lesson, text: str) -> str:
    """Turn what only paper has into what pages have."""
    charts = {
        item.name: item.drawing
        for part in lesson.parts
        for item in part.items
        if isinstance(item, Table) and item.chart
    }
    shown: set[str] = set()

    def drawing(image: re.Match[str]) -> str:
        if image[1] in shown:  # a page draws each chart once
            return "*The chart stands above; here is its table.*"
        shown.add(image[1])
        return f"```{{raw}} html\n{charts[image[1]]}\n```"

    text = RAW.sub("", text)
    return IMAGE.sub(drawing, HTML.sub(r"```{raw} html\n\1\n```", text))


def index() -> str:
    """Write the page of all lessons and their documents, by audience."""
    tables = "\n\n".join(f"## {AUDIENCES[track]}\n\n{lesson_table(track)}" for track in AUDIENCES)
    return INDEX.format(made=MADE, tables=tables)


def lesson_table(track: str) -> str:
    """Write a track's lessons: pages, and files to print and to change."""
    head = ["Lesson", "On screen", "To print (PDF)", "To change (Word, PowerPoint)"]
    rows = [row(lesson) for lesson in all_lessons() if lesson.track == track]
    return "\n".join(["| " + " | ".join(head) + " |", "| --- " * len(head) + "|", *rows])


def row(lesson: Lesson) -> str:
    """Write one lesson's row."""
    number = list(STAGES).index(lesson.stage) + 1
    cells = [
        f"{number}. {lesson.title}",
        ", ".join(f"[{TITLES[one].lower()}](lessons/{lesson.name}-{one}.md)" for one in ON_PAGE),
        ", ".join(file(lesson, one, "pdf", BESIDE, TITLES[one].lower()) for one in TITLES),
        ", ".join(file(lesson, one, editable(one), BESIDE, TITLES[one].lower()) for one in TITLES),
    ]
    return "| " + " | ".join(cells) + " |"
