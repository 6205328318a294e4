"""What is made from one source of a lesson, practice set or page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import nbformat

import lesson_run
from lesson_head import TRACKS, head
from lesson_source import Source, read

ROOT = Path(__file__).resolve().parent.parent
BLANK = "# Write your code here."
SOLUTION = re.compile(r"^(?P<indent> *)# solution\n.*", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Job:
    """One source, and the notebook that is made from it."""

    name: str
    source: Path
    target: Path
    is_practice: bool

    @property
    def is_lesson(self) -> bool:
        """Whether it belongs to a track; other pages are made from data or hold an activity."""
        return self.source.stem in TRACKS and not self.is_practice

    @property
    def notebooks(self) -> tuple[Path, ...]:
        """The notebooks that are made."""
        return (self.target,)

    def files(self) -> dict[Path, bytes]:
        """Make everything that comes from the source.

        Raises:
            LessonError: the source is not well formed, or a cell fails.
        """
        source = read(self.source)
        if self.is_practice:
            for cell in source.notebook.cells:
                cell.source = without_solution(cell.source)
        add_setup(source)
        opening = nbformat.v4.new_markdown_cell(head(source.front, self.is_practice))
        source.notebook.cells.insert(0, opening)
        return {self.target: lesson_run.as_bytes(lesson_run.run(source, self.source.parent))}


def add_setup(source: Source) -> None:
    """Put the import that self-checks need first; learners of a no-code lesson never see it."""
    if source.checks:
        setup = nbformat.v4.new_code_cell(
            "from publictier import check", metadata={"tags": ["remove-cell"]}
        )
        source.notebook.cells.insert(0, setup)


def without_solution(code: str) -> str:
    r"""Cut a cell at its line `# solution`; learners write their own there.

    >>> print(without_solution("def double(n):\n    # solution\n    return 2 * n"))
    def double(n):
        # Write your code here.
    """
    return SOLUTION.sub(rf"\g<indent>{BLANK}", code)
