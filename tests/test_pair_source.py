"""A lesson in two languages that is not one is refused, with the place and the reason."""

from pathlib import Path

import pytest

from lesson_source import LessonError
from pair_source import read_pair

HEAD = "---\ntitle: T\n---\n"
LOOK = HEAD + "Look.\n\n"
PYTHON = "```{python}\n:agree:\n1 + 1\n```\n\n"
R = "```{r}\n:agree:\n1 + 1\n```\n\n"
HIDDEN = "```{python}\n:hidden:\nn = 1\n```\n\n"


def read(folder: Path, text: str) -> list[str]:
    """Read a source; give its runs in short."""
    path = folder / "lesson.md"
    path.write_text(text, encoding="utf-8")
    return [
        " ".join(f"{block.kind}:{block.language}" for block in run)
        for run in read_pair(path).runs()
    ]


def test_neighbours_of_a_language_are_one_set_of_tabs(tmp_path: Path) -> None:
    """Catch tabs that split where nothing shared stands between, or join where it does."""
    text = f"{HEAD}Look.\n\n{PYTHON}:::{{python}}\nThen:\n:::\n\n{R}And more.\n\n{HIDDEN}"
    assert read(tmp_path, text) == [
        "prose:None",
        "code:python prose:python code:r",
        "prose:None",
        "code:python",
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("No head.", "begins without front matter"),
        (LOOK + PYTHON, "have nothing in r"),
        (LOOK + R, "have nothing in python"),
        (LOOK + PYTHON + R.replace(":agree:\n", ""), "do not pair their :agree: cells"),
        (
            LOOK + PYTHON.replace(":agree:", ":thing: a")
            + R.replace(":agree:", ":thing: b"),
            "do not pair their :thing: cells",
        ),
        (LOOK + PYTHON + R + PYTHON + R, "no prose stands before the python cell '1 + 1'"),
        (HEAD + ":::{python}\n## A\n:::\n\n:::{r}\nB\n:::\n", "hold a heading"),
        (HEAD + PYTHON.replace(":agree:", ":agre:") + R, "option 'agre'. Allowed: agree, thing"),
        (HEAD + "```{check}\nid: a\nlanguage: julia\n```\n", "language is 'julia', not python, r"),
        (HEAD + "```{check}\nkind: number\n```\n", "a check has no id"),
        (HEAD + "```{check}\n- a\n```\n", "expected 'key: value' lines"),
    ],
)  # fmt: skip
def test_what_is_no_lesson_in_two_languages_is_refused(
    tmp_path: Path, text: str, words: str
) -> None:
    """Catch a source that would make a page with an empty tab, or a cell nobody introduced."""
    with pytest.raises(LessonError) as refused:
        read(tmp_path, text)
    assert words in str(refused.value)
    assert "lesson.md" in str(refused.value)
