"""Make notebooks/ and exercises/ again from book/ and exercises/solutions/.

With --check nothing is written: differences to the committed notebooks are listed, exit code 1.
With names (tiers/k12 …) only those lessons are made.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import nbformat

import lesson_run
from lesson_head import ACTIVITIES, PAGES, STAGES, TRACKS, head
from lesson_source import LessonError, Source, read

ROOT = Path(__file__).resolve().parent.parent
BLANK = "# Write your code here."
SOLUTION = re.compile(r"^(?P<indent> *)# solution\n.*", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Job:
    """One notebook to be made: where its source is, where it goes."""

    name: str
    source: Path
    target: Path
    is_practice: bool

    @property
    def is_lesson(self) -> bool:
        """Whether it belongs to a track; other pages are made from data or hold an activity."""
        return self.source.stem in TRACKS

    def make(self) -> nbformat.NotebookNode:
        """Make the notebook: head, cells, outputs."""
        source = read(self.source)
        if self.is_practice:
            for cell in source.notebook.cells:
                cell.source = without_solution(cell.source)
        add_setup(source)
        opening = nbformat.v4.new_markdown_cell(head(source.front, self.is_practice))
        source.notebook.cells.insert(0, opening)
        return lesson_run.run(source, self.source.parent)


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


def jobs(names: list[str] | None = None) -> list[Job]:
    """List what there is to make, in the order of stages and tracks."""
    found = []
    for stage in STAGES:
        for track in (*TRACKS, *PAGES):
            name = f"{stage}/{track}"
            lesson = ROOT / "book" / f"{name}.md"
            practice = ROOT / "exercises" / "solutions" / f"{name}.md"
            if lesson.is_file():
                found.append(Job(name, lesson, ROOT / "notebooks" / f"{name}.ipynb", False))
            if practice.is_file():
                found.append(Job(name, practice, ROOT / "exercises" / f"{name}.ipynb", True))
    for page in sorted((ROOT / "book" / ACTIVITIES).glob("*.md")):
        if page.stem != "index":
            name = f"{ACTIVITIES}/{page.stem}"
            found.append(Job(name, page, ROOT / "notebooks" / f"{name}.ipynb", False))
    return [job for job in found if not names or job.name in names]


def differs(job: Job) -> bool:
    """Whether the committed notebook is not, byte for byte, what its source makes."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "made.ipynb"
        lesson_run.write(job.make(), made)
        return not job.target.is_file() or made.read_bytes() != job.target.read_bytes()


def main() -> int:
    """Make or check the notebooks; say how many."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    todo = jobs(options.names)
    if not todo:
        print("No lesson source was found.", file=sys.stderr)
        return 1
    stale = []
    try:
        for job in todo:
            if options.check:
                stale += [job.target] if differs(job) else []
            else:
                lesson_run.write(job.make(), job.target)
                print(f"made {job.target.relative_to(ROOT)}", flush=True)
    except LessonError as problem:
        print(problem, file=sys.stderr)
        return 1
    for path in stale:
        print(f"{path.relative_to(ROOT)} is not what its source makes.", file=sys.stderr)
    print(f"{len(todo)} notebooks examined, {len(stale)} differ" if options.check else "done")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
