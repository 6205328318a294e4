"""The page that sets ten things side by side: the same cells as in the lessons, Python and R."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode

import pair_page
from lesson_job import Job
from lesson_source import LessonError, front_and_body
from pair_page import TITLES, directive


@dataclass(frozen=True)
class RosettaJob(Job):
    """A page made from the executed cells of lessons; it has no notebook of its own.

    Its source lists the things: `id` as cells name it, `title`, and `lesson`, the track that
    explains it.
    """

    @property
    def notebooks(self) -> tuple[Path, ...]:
        """None: the cells are run in their lessons."""
        return ()

    def files(self) -> dict[Path, bytes]:
        """Make the page and its pictures.

        Raises:
            LessonError: a thing is missing from its lesson, or a lesson's thing from the list.
        """
        front, body = front_and_body(self.source)
        cells = self._cells({thing["lesson"] for thing in front["things"]})
        page = pair_page.Page()
        parts = [
            f"% Made by tools/build_lessons.py from {self.source.name} and lessons: change those.",
            f"# {front['title']}",
            body.strip(),
        ]
        for number, thing in enumerate(front["things"], start=1):
            parts.append(f"({thing['id']})=\n## {number}. {thing['title']}")
            parts.append(self._side_by_side(page, thing, cells))
        left_over = sorted({name for _, name in cells} - {t["id"] for t in front["things"]})
        if left_over:
            raise LessonError(f"{self.source}: lessons have things not listed here: {left_over}.")
        made = {self.target: ("\n\n".join(parts) + "\n").encode()}
        return made | {self.target.parent / name: data for name, data in page.plots.items()}

    def _cells(self, tracks: set[str]) -> dict[tuple[str, str], NotebookNode]:
        found = {}
        for track in sorted(tracks):
            for language in TITLES:
                path = self.target.with_name(f"{track}-{language}.ipynb")
                for cell in nbformat.read(path, 4).cells:
                    if "thing" in cell.metadata:
                        found[language, cell.metadata["thing"]] = cell
        return found

    def _side_by_side(
        self,
        page: pair_page.Page,
        thing: dict[str, str],
        cells: dict[tuple[str, str], NotebookNode],
    ) -> str:
        items = []
        for language, title in TITLES.items():
            cell = cells.get((language, thing["id"]))
            if cell is None:
                raise LessonError(
                    f"{self.source}: no {title} cell of the {thing['lesson']} lesson says "
                    f"':thing: {thing['id']}'."
                )
            shown = pair_page.code_and_answer(page, self.source.stem, language, cell)
            items.append(directive("grid-item", "", f"**{title}**\n\n{shown}"))
        explained = f"Explained in [the lesson]({thing['lesson']}.md)."
        grid = directive("grid", "1 1 2 2", "\n\n".join(items), {"gutter": "3"})
        return f"{thing['about']} {explained}\n\n{grid}"
