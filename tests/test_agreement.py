"""Python and R give the same numbers: every pair of cells that a lesson marks as such."""

import math
import re
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import nbformat
import pytest

import build_lessons
from pair_job import PairJob, shown_check
from pair_source import read_pair
from tests.support import ready_for_r, table_fields

R_INDEX = re.compile(r"^ *\[\d+\]", re.MULTILINE)
NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e[+-]\d+)?|\bNaN\b|\bNA\b")
MISSING = {"NaN", "NA", "<NA>", "None"}


def pair_jobs() -> list[PairJob]:
    """Lessons and practice sets in two languages."""
    return [job for job in build_lessons.jobs() if isinstance(job, PairJob)]


JOBS = [
    pytest.param(job, id=f"{'practice' if job.is_practice else 'lesson'} {job.name}")
    for job in pair_jobs()
]


PRACTICE = [one for one in JOBS if one.values[0].is_practice]
SOLVED = r"(\d+) of \1 right\.\n"
UNSOLVED = "The function gave nothing back.*"


def marked(notebook: Any) -> list[Any]:
    """The cells of a notebook that must agree with their twins."""
    return [cell for cell in notebook.cells if "agree" in cell.metadata.get("tags", [])]


def values(cell: Any) -> list[float | str]:
    """What a cell shows: the fields of its table, or else the numbers of its text."""
    for output in cell.outputs:
        fields = table_fields(output.get("data", {}).get("text/html", ""))
        if fields is not None:
            return [as_value(field) for field in fields]
    text = "".join(out.get("text") or out.get("data", {}).get("text/plain", "")
                   for out in cell.outputs)  # fmt: skip
    return [as_value(number) for number in NUMBER.findall(R_INDEX.sub("", text))]


def as_value(field: str) -> float | str:
    """A field as number where it is one; all languages' words for "missing" are the same."""
    if field in MISSING:
        return "missing"
    try:
        return float(field)
    except ValueError:
        return field


def same(one: float | str, other: float | str) -> bool:
    """Equal texts, or numbers equal to the seven digits that R prints."""
    if isinstance(one, float) and isinstance(other, float):
        return math.isclose(one, other, rel_tol=1e-6)
    return one == other


@cache
def solved(job: PairJob) -> dict[str, Any]:
    """Both notebooks of a practice set, run with the solutions in."""
    ready_for_r()
    return job.solved()


def notebooks(job: PairJob) -> list[Any]:
    """The Python and the R notebook; those of practice sets with their solutions."""
    if job.is_practice:
        return list(solved(job).values())
    return [nbformat.read(path, 4) for path in job.notebooks]


@pytest.mark.parametrize("job", JOBS)
def test_marked_cells_show_the_same_numbers(job: PairJob) -> None:
    """Catch a class that splits in two and gets two answers."""
    python, r = map(marked, notebooks(job))
    assert len(python) == len(r) >= 3
    count = 0
    for one, other in zip(python, r, strict=True):
        pair = (values(one), values(other))
        assert pair[0], one.source
        assert len(pair[0]) == len(pair[1]), (one.source, pair)
        assert all(map(same, *pair)), (one.source, pair)
        count += len(pair[0])
    print(f"{job.name}: {len(python)} pairs of cells with {count} values agree")


def rights(job: PairJob) -> dict[str, Any]:
    """The right spans of a practice set's number checks, by id."""
    cells = [c for c in solved(job)["python"].cells if "check" in c.metadata]
    specs = [shown_check(cell).spec for cell in cells]
    return {spec["id"]: spec["right"] for spec in specs if spec["kind"] == "number"}


@pytest.mark.parametrize("job", PRACTICE)
def test_a_solution_gives_the_answer_that_its_check_calls_right(job: PairJob) -> None:
    """Catch a worked solution that its own check would refuse, in either language."""
    asked, spans = 0, rights(job)
    for notebook in notebooks(job):
        shown: list[float | str] = []
        for cell in notebook.cells:
            if "check" in cell.metadata:
                right = spans.get(cell.metadata["check"]["id"])
                if right and len(shown) == 1:
                    assert right["from"] <= shown[0] <= right["to"], cell.metadata["check"]
                    asked += 1
                shown = []
            elif "agree" in cell.metadata.get("tags", []):
                shown = values(cell)
    print(f"{job.name}: {asked} solutions give the right answer")
    assert asked >= 4


@pytest.mark.parametrize("job", PRACTICE)
def test_functions_pass_their_cases_when_solved_and_ask_for_work_when_blank(job: PairJob) -> None:
    """Catch a worked function that fails its cases, and a blank that passes them."""
    for notebook, path in zip(notebooks(job), job.notebooks, strict=True):
        for cells, wanted in ((notebook.cells, SOLVED), (nbformat.read(path, 4).cells, UNSOLVED)):
            for cell in cells:
                if "try_out(" in cell.source:
                    assert re.fullmatch(wanted, cell.outputs[0].text, re.DOTALL), cell.source
        assert "# solution" not in path.read_text(encoding="utf-8")


def test_every_kind_of_output_is_compared() -> None:
    """Catch a comparison that sees nothing in tables, vectors or single numbers."""

    def cell(**output: Any) -> Any:
        return nbformat.from_dict({"outputs": [output]})

    table = "<table><tbody><tr><th>0</th><td>Gout &amp; co</td><td>NaN</td></tr></tbody></table>"
    assert values(cell(data={"text/html": table})) == ["Gout & co", "missing"]
    assert values(cell(text="[1]  241 NA\n[3] 1e+05\n")) == [241.0, "missing", 100000.0]
    assert values(cell(data={"text/plain": "[241, nan, 7.5]"})) != values(cell(text="[1] 241 7"))
    assert not same(1.0, 1.001)


def test_all_pairs_are_counted() -> None:
    """Catch marks that were lost on the way from the source to the notebooks."""
    written, found = 0, 0
    for job in pair_jobs():
        written += sum("agree" in block.options for block in read_pair(job.source).blocks)
        found += sum(len(marked(nbformat.read(path, 4))) for path in job.notebooks)
    print(f"{found // 2} pairs of check cells in {len(pair_jobs())} sources")
    assert found == written > 70


@pytest.mark.parametrize("job", JOBS)
def test_both_notebooks_read_the_same_files(job: PairJob) -> None:
    """Catch a copy beside the notebooks that is not the published table."""
    published = Path("datasets/public_tier")
    copies = [path for path in job.target.parent.glob("*.csv") if (published / path.name).exists()]
    assert len(copies) == 2
    for path in copies:
        assert path.read_bytes() == (published / path.name).read_bytes()


@pytest.mark.parametrize("job", JOBS)
def test_the_page_shows_what_the_notebooks_hold(job: PairJob) -> None:
    """Catch a page that leaves out a cell, or shows code of another run."""
    page = job.page.read_text(encoding="utf-8")
    shown = 0
    for path in job.notebooks:
        for cell in nbformat.read(path, 4).cells:
            tags = cell.metadata.get("tags", [])
            if cell.cell_type == "code" and not {"remove-cell", "check"} & set(tags):
                assert f"\n{cell.source}\n" in page
                shown += 1
    print(f"{job.name}: {shown} cells on the page")
    assert shown > 6


@pytest.mark.parametrize("job", JOBS)
def test_prose_stands_before_every_cell_in_both_languages(job: PairJob) -> None:
    """Catch code that nobody introduced, in the notebook of one language."""
    for path in job.notebooks:
        kinds = [
            cell.cell_type
            for cell in nbformat.read(path, 4).cells
            if not {"check", "remove-cell"} & set(cell.metadata.get("tags", []))
        ]
        assert kinds.count("code") > 3
        assert ("code", "code") not in pairwise(kinds), path.name


def test_each_lesson_mends_three_messages_in_each_language() -> None:
    """Catch a lesson that promises real messages and shows fewer."""
    for job in (job for job in pair_jobs() if not job.is_practice):
        for path in job.notebooks:
            cells = nbformat.read(path, 4).cells
            said = [out for c in cells for out in c.get("outputs", [])
                    if out.output_type == "error" or out.get("name") == "stderr"]  # fmt: skip
            assert len(said) >= 3, path.name
