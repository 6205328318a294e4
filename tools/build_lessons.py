"""Make notebooks/ and exercises/ again from book/ and exercises/solutions/.

With --check nothing is written: differences to the committed notebooks are listed, exit code 1.
With names (tiers/k12 …) only those lessons are made.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from lesson_head import ACTIVITIES, PAGES, STAGES, TRACKS
from lesson_job import ROOT, Job
from lesson_source import LessonError
from pair_job import PairJob
from pair_source import is_pair
from rosetta import RosettaJob
from spreadsheet_file import SpreadsheetJob


def jobs(names: list[str] | None = None, root: Path = ROOT) -> list[Job]:
    """List what there is to make in a working copy, in the order of stages and tracks."""
    found = []
    for stage in STAGES:
        for track in (*TRACKS, *PAGES):
            name = f"{stage}/{track}"
            lesson = root / "book" / f"{name}.md"
            practice = root / "exercises" / "solutions" / f"{name}.md"
            if lesson.is_file():
                found.append(_job(name, lesson, root / "notebooks", is_practice=False))
            if practice.is_file():
                found.append(_job(name, practice, root / "exercises", is_practice=True))
    for page in sorted((root / "book" / ACTIVITIES).glob("*.md")):
        if page.stem != "index":
            name = f"{ACTIVITIES}/{page.stem}"
            found.append(Job(name, page, root / "notebooks" / f"{name}.ipynb", False))
    return [job for job in found if not names or job.name in names]


def _job(name: str, source: Path, folder: Path, *, is_practice: bool) -> Job:
    if source.stem == "rosetta":
        return RosettaJob(name, source, folder / f"{name}.md", is_practice)
    if source.stem == "spreadsheet":
        return SpreadsheetJob(name, source, folder / f"{name}.ipynb", is_practice)
    if is_pair(source):
        return PairJob(name, source, folder / f"{name}-python.ipynb", is_practice)
    return Job(name, source, folder / f"{name}.ipynb", is_practice)


def stale(made: dict[Path, bytes]) -> list[Path]:
    """Name the committed files that are not, byte for byte, what was made."""
    return [path for path, data in made.items() if not path.is_file() or path.read_bytes() != data]


def write(job: Job) -> list[Path]:
    """Make the files of a job, each by way of a temporary file; name them."""
    made = job.files()
    for path, data in made.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_name(path.name + ".part")
        temporary.write_bytes(data)
        temporary.replace(path)
    return list(made)


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
    old, count = [], 0
    try:
        for job in todo:
            if options.check:
                old += stale(job.files())
                count += len(job.notebooks)
            else:
                for path in write(job):
                    print(f"made {path.relative_to(ROOT)}", flush=True)
    except LessonError as problem:
        print(problem, file=sys.stderr)
        return 1
    for path in old:
        print(f"{path.relative_to(ROOT)} is not what its source makes.", file=sys.stderr)
    print(f"{count} notebooks examined, {len(old)} files differ" if options.check else "done")
    return 1 if old else 0


if __name__ == "__main__":
    sys.exit(main())
