"""Pages are in words that their readers know: the school grade of prose, questions and replies."""

import re
from pathlib import Path

import nbformat
import pytest

import build_lessons
from lesson_source import FRONT_MATTER
from pair_job import shown_check
from reading_level import grade, perspicuity, plain
from tests.test_lessons import HIGHEST_GRADE, LESSONS, PRACTICE
from translation import catalogs, messages
from translation.catalogs import LANGUAGES

# for everybody; lists of sources and of columns are not prose
PAGES = sorted(
    path
    for path in [Path("book/index.md"), *Path("book").glob("*/*.md")]
    if path.stem not in (*HIGHEST_GRADE, "sources", "data-dictionary", "rule.template", "carta")
    and path.parent.name not in ("activities", *LANGUAGES)
)
RATHER_EASY = 65


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


@pytest.mark.parametrize("name", ["glossary", *(lesson.name for lesson in messages.lessons())])
def test_spanish_is_rather_easy_to_read(name: str) -> None:
    """Catch Spanish that is harder to read than the English."""
    said = "\n\n".join(catalogs.words("es", name).values())
    text = plain(said)
    found = perspicuity(text)
    print(f"{name}: {len(text.split())} words, perspicuity {found:.0f}")
    assert len(text.split()) > 200
    assert found >= RATHER_EASY


def test_the_letter_in_spanish_is_rather_easy_to_read() -> None:
    """Catch a letter that only the school can read."""
    text = plain(re.sub(r"<!--.*?-->", "", Path("book/teach/carta.md").read_text("utf-8")))
    found = perspicuity(text)
    print(f"{len(text.split())} words, perspicuity {found:.0f}")
    assert found >= RATHER_EASY
