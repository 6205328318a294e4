"""Pages are in words that their readers know: the school grade of prose, questions and replies."""

import re
from pathlib import Path

import nbformat
import pytest

import build_lessons
from lesson_source import FRONT_MATTER
from pair_job import shown_check
from reading_level import grade, plain
from tests.test_lessons import HIGHEST_GRADE, LESSONS, PRACTICE

# for everybody; lists of sources and of columns are not prose
PAGES = sorted(
    path
    for path in [Path("book/index.md"), *Path("book").glob("*/*.md")]
    if path.stem not in (*HIGHEST_GRADE, "sources", "data-dictionary", "rule.template")
    and path.parent.name != "activities"
)


def checks_of(job: build_lessons.Job) -> str:
    """Questions, answers and replies of the self-checks, as sentences."""
    texts = []
    for cell in nbformat.read(job.notebooks[0], 4).cells:
        if "check" in cell.metadata.get("tags", []):
            check = shown_check(cell)
            texts += [check.spec["question"], *(reply.text for reply in check.replies)]
    return plain("\n\n".join(texts))


@pytest.mark.parametrize("job", [*LESSONS, *PRACTICE])
def test_questions_and_replies_fit_the_readers(job: build_lessons.Job) -> None:
    """Catch a reply that nobody reads to its end."""
    text = checks_of(job)
    found = grade(text)
    print(f"{job.name}: {len(text.split())} words in checks, grade {found:.1f}")
    assert len(text.split()) > 200
    assert found <= HIGHEST_GRADE[job.name.split("/")[1]]


@pytest.mark.parametrize("path", [pytest.param(path, id=str(path)) for path in PAGES])
def test_pages_for_everybody_stay_at_grade_eight(path: Path) -> None:
    """Catch a page that a guest of a library would put down."""
    text = FRONT_MATTER.sub("", path.read_text(encoding="utf-8"))
    text = plain(re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL))
    found = grade(text)  # of a page that is mostly a table, its few sentences
    print(f"{path}: {len(text.split())} words, grade {found:.1f}")
    assert found <= 8
