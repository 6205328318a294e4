"""Committed notebooks: made from their sources, really compared, and any changed number caught."""

import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from functools import cache
from pathlib import Path
from typing import Any

import nbformat
import pytest

import beside
import build_lessons
from lesson_job import Job
from pair_job import PairJob
from tests.support import ready_for_r

NEVER_COMPARED = {"application/vnd.jupyter.widget-view+json", "image/png", "image/jpeg"}
LEAST_COMPARED = 0.8
LARGEST = 300_000


def notebooks() -> list[Path]:
    """Every committed notebook of lessons and exercises."""
    found = [path for job in build_lessons.jobs() for path in job.notebooks]
    print(f"{len(found)} notebooks examined")
    assert found
    return found


JOBS = [
    pytest.param(job, id=f"{'practice' if job.is_practice else 'page'} {job.name}")
    for job in build_lessons.jobs()
]


@cache
def made_by(job: Job) -> dict[Path, bytes]:
    """Everything that a source makes, made once for all tests."""
    if isinstance(job, PairJob):
        ready_for_r()
    return job.files()


@pytest.mark.parametrize("job", JOBS)
def test_notebooks_are_what_their_sources_make(job: Job) -> None:
    """Catch a notebook that was edited, or a source that was not run."""
    made = made_by(job)
    print(f"{len(made)} files made again")
    assert set(job.notebooks) <= set(made)
    assert [str(path) for path in build_lessons.stale(made)] == []


def test_no_notebook_lies_around_without_a_source() -> None:
    """Catch a lesson that nothing keeps true."""
    made = set(notebooks())
    kept = {
        *Path("notebooks").resolve().rglob("*.ipynb"),
        *Path("exercises").resolve().rglob("*.ipynb"),
    }
    assert kept == made


def test_no_other_made_file_lies_around_without_a_source() -> None:
    """Catch a table, a page or a plot beside the notebooks that nothing makes any more."""
    folders = [Path("notebooks/basics").resolve(), Path("exercises/basics").resolve()]
    kept = {path for folder in folders for path in folder.rglob("*") if path.is_file()}
    jobs = [job for job in build_lessons.jobs() if job.name.startswith("basics/")]
    made = {path for job in jobs for path in made_by(job)}
    print(f"{len(made)} made files")
    assert kept == made


def test_enough_outputs_are_really_compared() -> None:
    """Catch a test run that passes because there is nothing to compare."""
    compared, left_out = 0, []
    for path in notebooks():
        for cell in nbformat.read(path, 4).cells:
            if cell.cell_type != "code" or not cell.outputs:
                continue
            kinds = {kind for output in cell.outputs for kind in output.get("data", ["text"])}
            ignored = {"nbval-ignore-output", "nbval-skip"} & set(cell.metadata.get("tags", []))
            if kinds <= NEVER_COMPARED or ignored:
                left_out.append(f"{path}: {cell.id}")
            else:
                compared += 1
    print(f"{compared} output cells compared, left out: {left_out}")
    assert compared > 50
    assert compared / (compared + len(left_out)) >= LEAST_COMPARED


def test_notebooks_are_small_and_carry_no_traces() -> None:
    """Catch widget state, addresses, times and paths in what is committed."""
    for path in notebooks():
        text = path.read_text(encoding="utf-8")
        assert len(text) < LARGEST, path
        assert not re.search(r"0x[0-9a-f]{6,}|widget-view|/home/|site-packages", text), path
        assert "widgets" not in json.loads(text)["metadata"], path


@pytest.mark.parametrize(
    ("language", "step"),
    [
        ("python", 6),
        ("r", 2),
        *(pytest.param(one, 1, marks=pytest.mark.soak) for one in ("python", "r")),
    ],
)
def test_one_changed_number_in_each_notebook_is_caught(
    language: str, step: int, tmp_path: Path
) -> None:
    """Catch a gate that does not look: strict nbval must fail on every falsified notebook."""
    if language == "r":
        ready_for_r()
    beside.put(tmp_path)
    chosen = [path for path in notebooks() if path.stem.endswith("-r") == (language == "r")]
    assert len(chosen) >= 6
    chosen = chosen[::step]  # `soak` takes all of them
    probes = []
    for index, path in enumerate(chosen):
        for checks in path.parent.glob("*-checks.R"):
            (tmp_path / checks.name).write_bytes(checks.read_bytes())
        notebook = nbformat.read(path, 4)
        falsify(notebook)
        probe = tmp_path / f"probe_{index}.ipynb"
        nbformat.write(notebook, probe)
        probes.append(probe)
    report = tmp_path / "report.xml"
    subprocess.run(
        [sys.executable, "-m", "pytest", "--nbval", "-p", "no:cacheprovider", "-q",
         "-c", "/dev/null", f"--rootdir={tmp_path}", f"--junitxml={report}", str(tmp_path)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    failed = {
        case.get("classname", "").split(".")[0] + case.get("file", "")
        for case in ElementTree.parse(report).iter("testcase")
        if case.find("failure") is not None
    }
    caught = [probe for probe in probes if any(probe.stem in name for name in failed)]
    print(f"{len(caught)} of {len(probes)} falsified notebooks were caught")
    assert caught == probes


def falsify(notebook: Any) -> None:
    """Change one digit in the first stored output that has one."""
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            for kind in ("text/html", "text/plain"):
                text = output.get("data", {}).get(kind, "")
                digit = re.search(r"(?<=[> ])\d(?=[\d,<])", text)
                if digit:
                    other = str((int(digit[0]) + 1) % 10)
                    output["data"][kind] = text[: digit.start()] + other + text[digit.end() :]
                    return
    raise AssertionError("the notebook has no output with a number")
