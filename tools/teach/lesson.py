"""Read a lesson as it was tested: its parts, and in them prose, questions, tables and code."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import nbformat

from lesson_head import STAGES, TRACKS
from lesson_source import front_and_body
from pair_job import shown_check
from publictier.words import t

ROOT = Path(__file__).resolve().parent.parent.parent
ANSWER = "cell-"  # how the ids of cells begin
CLOSE = "What this does not say"
HEADING = re.compile(r"(?m)^(?=## )")
LINK = re.compile(r"\[([^\]]+)\]\([^)]+\)|<a [^>]*>(.*?)</a>", re.DOTALL)
FIGURE = re.compile(r'<figure class="kit-chart" id="chart-([^"]+)">.*?</figure>', re.DOTALL)
DRAWN = re.compile(r'data-chart="[^"]+">(.*?)</script>', re.DOTALL)
TABLE = re.compile(r"<table.*?</table>", re.DOTALL)
CAPTION = re.compile(r"<caption>(.*?)</caption>", re.DOTALL)
ACTIVITY = re.compile(r'data-activity="([a-z-]+)"')


@dataclass(frozen=True)
class Question:
    """A self-check as it was shown: its number in the lesson, its objective and its data."""

    number: int
    objective: str
    spec: dict[str, Any]

    @property
    def id(self) -> str:
        """Name of the self-check."""
        return str(self.spec["id"])


@dataclass(frozen=True)
class Table:
    """A table, or a chart with the table that belongs to it, as HTML; charts with what draws them.

    `name` is a chart's id or a table's caption; `drawing` is a chart as the page has it.
    """

    name: str
    html: str
    chart: dict[str, Any] | None = None
    title: str = ""
    alt: str = ""
    drawing: str = ""

    @property
    def is_answer(self) -> bool:
        """Whether it is what code put out, with names that code uses."""
        return self.name.startswith(ANSWER)


@dataclass(frozen=True)
class Activity:
    """An activity: its name, and its page without a script."""

    name: str
    html: str


@dataclass(frozen=True)
class Code:
    """A cell of code that learners see, and what it put out: text, or tables as HTML."""

    language: str
    source: str
    answer: str
    tables: tuple[str, ...] = ()


Item = Question | Table | Activity | Code


@dataclass
class Part:
    """One timed part of a lesson, under the name that the front matter gives it."""

    name: str
    heading: str
    minutes: int
    items: list[Item] = field(default_factory=list)

    @property
    def questions(self) -> list[Question]:
        """The questions of the part, in order."""
        return [item for item in self.items if isinstance(item, Question)]


@dataclass
class Lesson:
    """A lesson: front matter, timed parts, and the text of each closing section."""

    stage: str
    track: str
    front: dict[str, Any]
    parts: list[Part]
    closing: dict[str, str]

    @property
    def name(self) -> str:
        """Name of the lesson's documents, such as `tiers-k12`."""
        return f"{self.stage}-{self.track}"

    @property
    def title(self) -> str:
        """Title of the lesson."""
        return str(self.front["title"])

    @property
    def audience(self) -> str:
        """Stage and track in words."""
        return f"{t(STAGES[self.stage])}, {t(TRACKS[self.track])}"

    @property
    def page(self) -> str:
        """Path of the lesson's page below the finished book, without its ending."""
        return f"notebooks/{self.stage}/{self.track}"

    @property
    def items(self) -> list[Item]:
        """All that its parts hold, in order."""
        return [item for part in self.parts for item in part.items]

    @property
    def questions(self) -> list[Question]:
        """All questions, in order."""
        return [one for part in self.parts for one in part.questions]

    @property
    def charts(self) -> dict[str, dict[str, Any]]:
        """What draws each chart, by its name."""
        tables = [item for item in self.items if isinstance(item, Table)]
        return {one.name: one.chart for one in tables if one.chart}

    def entries(self, key: str) -> dict[str, str]:
        """A list of the front matter, such as objectives or misconceptions, by id."""
        return {name: text for one in self.front[key] for name, text in one.items()}


def notebooks(stage: str, track: str) -> list[Path]:
    """The notebooks of a lesson; where there are two, Python comes first."""
    folder = ROOT / "notebooks" / stage
    both = [folder / f"{track}-{language}.ipynb" for language in ("python", "r")]
    return both if both[0].is_file() else [folder / f"{track}.ipynb"]


def source_of_page(lesson: Lesson) -> str:
    """Path, from the root, of what the lesson's page is made from; in two languages, the tabs.

    >>> source_of_page(read("tiers", "k12")), source_of_page(read("basics", "k12"))
    ('notebooks/tiers/k12.ipynb', 'notebooks/basics/k12.md')
    """
    path = notebooks(lesson.stage, lesson.track)[0].relative_to(ROOT)
    return path.as_posix().replace("-python.ipynb", ".md")


def practice_notebook(lesson: Lesson) -> Path:
    """The notebook of a lesson's practice set; where there are two, the one in Python."""
    folder = ROOT / "exercises" / lesson.stage
    path = folder / f"{lesson.track}-python.ipynb"
    return path if path.is_file() else folder / f"{lesson.track}.ipynb"


@cache
def read(stage: str, track: str) -> Lesson:
    """Read one lesson.

    Raises:
        OSError: there is no such lesson.
        LessonError: its front matter cannot be read.
    """
    front, _ = front_and_body(ROOT / "book" / stage / f"{track}.md")
    paths = notebooks(stage, track)
    lesson = _walk(stage, track, front, nbformat.read(paths[0], 4))
    for path in paths[1:]:
        other = _walk(stage, track, front, nbformat.read(path, 4))
        for part, same in zip(lesson.parts, other.parts, strict=True):
            part.items += [item for item in same.items if isinstance(item, Code)]
    return lesson


def all_lessons() -> Iterator[Lesson]:
    """Every lesson that is there, in the order of stages and tracks.

    The book of another tier may lack some.
    """
    for stage in STAGES:
        for track in TRACKS:
            if (ROOT / "book" / stage / f"{track}.md").is_file():
                yield read(stage, track)


def _walk(stage: str, track: str, front: dict[str, Any], notebook: nbformat.NotebookNode) -> Lesson:
    parts = [Part(name, name.capitalize(), n) for name, n in front["minutes"].items()]
    lesson = Lesson(stage, track, front, parts, {})
    part, number = parts[0], 0
    language = "r" if notebook.metadata.kernelspec.language == "R" else "python"
    for cell in notebook.cells[1:]:
        if cell.cell_type == "markdown":
            for piece in HEADING.split(cell.source):
                part = _opened(lesson, piece) or part
        elif "check" in cell.metadata:
            number += 1
            spec = {"id": cell.metadata["check"]["id"]}
            if language == "python":
                spec = shown_check(cell).spec
            part.items.append(Question(number, cell.metadata["check"].get("objective", ""), spec))
        else:
            part.items += _shown(cell, language)
    return lesson


def _opened(lesson: Lesson, piece: str) -> Part | None:
    """Give the part that a heading opens, and keep the text of a closing section."""
    heading = re.match(r"## (.+)\n?", piece)
    if not heading:
        return None
    for part in lesson.parts:
        if heading[1].lower().startswith(part.name):
            part.heading = heading[1]
            return part
    text = piece[heading.end() :].split("<details>")[0]
    lesson.closing[heading[1]] = without_links(text).strip()
    return lesson.parts[-1] if heading[1] == CLOSE else None


def _shown(cell: nbformat.NotebookNode, language: str) -> Iterator[Item]:
    tags = set(cell.metadata.get("tags", []))
    if "remove-cell" in tags:
        return
    html = "".join("".join(out.get("data", {}).get("text/html", "")) for out in cell.outputs)
    figure, tables = FIGURE.search(html), TABLE.findall(html)
    if "remove-input" not in tags:
        answer = "" if tables else _text(cell)
        yield Code(language, cell.source, answer, () if figure else tuple(tables))
    if named := ACTIVITY.search(html):
        yield Activity(named[1], html)
    elif figure:
        yield _chart(figure, html)
    else:
        for i, table in enumerate(tables):
            caption = CAPTION.search(table)
            yield Table(caption[1] if caption else f"{cell.id}-{i}", table)


def _chart(figure: re.Match[str], html: str) -> Table:
    drawn = DRAWN.search(figure[0])
    table = TABLE.search(html, figure.end())
    if drawn is None or table is None:
        raise ValueError(f"Chart {figure[1]} has no drawing, or no table beside it.")
    spec = json.loads(drawn[1])
    caption = CAPTION.search(table[0])
    title = caption[1] if caption else ""
    drawing = html[figure.start() : html.index("</details>", figure.end()) + len("</details>")]
    return Table(figure[1], table[0], spec, title, spec["description"], drawing)


def _text(cell: nbformat.NotebookNode) -> str:
    said = []
    for out in cell.outputs:
        if out.output_type == "stream":
            said.append(out.text)
        elif out.output_type == "error":
            said.append(f"{out.ename}: {out.evalue}\n")
        elif "text/plain" in out.get("data", {}) and "image/png" not in out.data:
            said.append("".join(out.data["text/plain"]) + "\n")
    return "".join(said).rstrip()


def without_links(text: str) -> str:
    """Keep the words of links: on paper nobody can follow them.

    >>> without_links("a [count](../x.md#count) and <a href='y'>more</a>")
    'a count and more'
    """
    return LINK.sub(lambda link: link[1] or link[2], text)
