"""Find the lessons that a tier cannot carry, and put a page that says why in their places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
import yaml

from build_lessons import jobs
from lesson_head import STAGES, TRACKS
from lesson_job import Job
from lesson_source import FRONT_MATTER
from roles import Role, Tier, Unfilled, render, roles_in
from roles.resolve import FILE, Filled, preferred, read

TITLE = re.compile(r"^title: *(.+)$", re.MULTILINE)
NOT_OF_LESSONS = ("index", "glossary", "practice-browser")
SPANISH = """\
# <span lang="es">Esta página no está en este libro</span>

<div lang="es">

Este libro usa otras tablas, y las preguntas en español hablan de las tablas propias del material.
Siguen aquí el [glosario](glossary.md) y el [Navegador de Práctica](practice-browser.md).

</div>
"""
WITH_LESSON = "Its lesson is left out."


@dataclass(frozen=True)
class LeftOut:
    """A lesson, practice set or page that the tier cannot carry.

    Attributes:
        job: what would make it.
        title: as its readers would see it.
        why: in a sentence.
    """

    job: Job
    title: str
    why: str


def left_out(root: Path, filled: Filled, tier: Tier) -> list[LeftOut]:
    """Say which sources of a copy of the kit the tier cannot carry, and why.

    Args:
        root: the copy, whose `jobs` these are.
        filled: what the tier has for each role.
        tier: the tier; tables of real figures are always there.
    """
    found: dict[str, LeftOut] = {}
    standing = stand_ins(filled)
    for job in jobs(root=root):
        front = front_matter(job, standing, tier)
        lesson = found.get(job.name)
        why = WITH_LESSON if lesson else _why(job, front, filled, tier)
        if why:
            key = f"{job.name} (practice)" if job.is_practice else job.name
            found[key] = LeftOut(job, title_of(job), why)
    return list(found.values())


def stand_ins(filled: Filled) -> dict[str, Role]:
    """Give each role a condition: where nothing fills it, the one that it prefers."""
    written = read(FILE)["roles"]
    return {
        key: one if isinstance(one, Role) else preferred(key, written[key])
        for key, one in filled.items()
    }


def front_matter(job: Job, standing: Mapping[str, Role], tier: Tier) -> dict[str, Any]:
    """Read the front matter of a source, whether or not the tier can carry it."""
    text = render(job.source.read_text(encoding="utf-8"), standing, tier)
    head = FRONT_MATTER.match(text)
    return dict(yaml.safe_load(head[1])) if head else {}


def title_of(job: Job) -> str:
    """Give the title of what a source makes, as it is written there."""
    title = TITLE.search(job.source.read_text(encoding="utf-8"))
    return title[1].strip("\"'") if title else job.name


def _why(job: Job, front: Mapping[str, Any], filled: Filled, tier: Tier) -> str:
    if "own-only" in front and not tier.is_own:
        return str(front["own-only"])
    missing = [name for name in front.get("tables", []) if name not in tier.tables]
    if missing:
        return f"It reads the table {' and the table '.join(missing)}, and there is none."
    used = roles_in(job.source.read_text(encoding="utf-8"))
    unfilled = [one for key in sorted(used) if isinstance(one := filled[key], Unfilled)]
    return " ".join(f"It needs {one.looks_for}. There is none: {one.why}." for one in unfilled)


def put_note(root: Path, lost: LeftOut) -> None:
    """Take the source out of a copy of the kit, and let each page made from it say why."""
    job = lost.job
    job.source.unlink()
    track = job.source.stem
    notes = job.source.with_name(f"{track}-teaching.yml")
    notes.unlink(missing_ok=True)
    folder = job.target.parent
    for path in sorted(folder.glob(f"{track}*")):
        if path.suffix in (".ipynb", ".md") and re.sub(r"-(python|r)$", "", path.stem) == track:
            _write_note(path, lost)
        elif path.stem.startswith(f"{track}-"):
            path.unlink()
    if not job.is_practice and track in TRACKS:
        stage = folder.name
        for path in sorted((root / "book" / "teach" / "lessons").glob(f"{stage}-{track}-*.md")):
            _write_note(path, lost)


def _write_note(path: Path, lost: LeftOut) -> None:
    text = note(lost)
    if path.suffix == ".md":
        path.write_text(text, encoding="utf-8", newline="\n")
        return
    cell = nbformat.v4.new_markdown_cell(text, id="note")
    notebook = nbformat.v4.new_notebook(cells=[cell])
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3"}
    path.write_text(f"{nbformat.writes(notebook)}\n", encoding="utf-8", newline="\n")


def note(lost: LeftOut) -> str:
    """Write the page that stands where a lesson would."""
    kind = "Practice: " if lost.job.is_practice else ""
    return (
        f"# {kind}{lost.title} (left out)\n\n"
        "This book teaches with other tables than the kit's own, and this page needs something "
        f"that they do not have. {lost.why}\n\n"
        "The kit's own book has it. What is in this book, and what is not, stands under "
        "[the tables of this book](/book/teach/this-tier.md).\n"
    )


def mark_links(root: Path, lost: list[LeftOut]) -> None:
    """Let the pages that list lessons, or files made from them, say which are left out."""
    pages = [root / "book" / "index.md", *(root / "book").glob("*/index.md")]
    pages.append(root / "book" / "teach" / "lms.md")
    for path in sorted(pages):
        text = path.read_text(encoding="utf-8")
        for one in lost:
            folder = "exercises" if one.job.is_practice else "notebooks"
            link = rf"(\]\([./]*{folder}/{re.escape(one.job.name)}\.(?:ipynb|md)\))"
            text = re.sub(link, r"\1 (left out)", text)
            printed = rf'<a href="[./]*print/{one.job.name.replace("/", "-")}-[^"]*"[^>]*>(.*?)</a>'
            text = re.sub(printed, r"\1 (left out)", text)
        path.write_text(text, encoding="utf-8", newline="\n")


def put_spanish_notes(root: Path) -> None:
    """Let the Spanish pages of lessons say that they are left out: they name other conditions."""
    for path in sorted((root / "book" / "es").glob("*.md")):
        if path.stem not in NOT_OF_LESSONS:
            path.write_text(SPANISH, encoding="utf-8", newline="\n")


def stages(lost: list[LeftOut]) -> Iterator[tuple[str, list[LeftOut]]]:
    """Group what is left out by stage, in their order; pages of activities come last."""
    titles = {**STAGES, "activities": "Activities"}
    for stage, title in titles.items():
        rows = [one for one in lost if one.job.name.split("/")[0] == stage]
        if rows:
            yield title, rows
