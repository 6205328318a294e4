"""Scoring: right numbers, clear errors, and nothing about a person."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import score_forms
from answer_files import AnswerFileError, read_sheets
from item_bank import FORMS, form_items, read_items

ITEMS = read_items()
KEY = {form: [one.key for one in form_items(ITEMS, "k12", form)] for form in FORMS}
HEAD = "code,form," + ",".join(f"q{n}" for n in range(1, 11))
QUESTIONS = {"k12-pre": 10, "k12-post": 10}


def row(code: str, form: str, right: int) -> str:
    """A learner who has the first questions right and leaves the rest empty."""
    letters = [key if n < right else "" for n, key in enumerate(KEY[form])]
    return ",".join([code, f"k12-{form}", *letters])


def write(folder: Path, *rows: str, head: str = HEAD, name: str = "answers.csv") -> Path:
    """Write a file of answers."""
    path = folder / name
    path.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    return path


def test_results_by_objective_are_counted_among_the_right_learners(tmp_path: Path) -> None:
    """Catch a change that compares different people, or a share of the wrong number."""
    path = write(tmp_path, row("K01", "pre", 0), row("K02", "pre", 5), row("K01", "post", 10))
    objectives, _ = score_forms.score([path])
    first, last = objectives.iloc[0], objectives.iloc[9]
    assert (first["pre_learners"], first["pre_percent"]) == (2, 50.0)
    assert (first["post_learners"], first["post_percent"]) == (1, 100.0)
    # only K01 answered both: from wrong to right
    assert (first["both_learners"], first["change"]) == (1, 100.0)
    assert (last["pre_percent"], last["change"]) == (0.0, 100.0)
    assert first["objective"].startswith("Say the smallest and the largest true number")


def test_difficulty_and_discrimination_are_those_of_the_textbook(tmp_path: Path) -> None:
    """Catch another formula: the corrected point-biserial, computed here by its definition."""
    rights = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 10, 3]
    path = write(tmp_path, *(row(f"K{n:02}", "pre", right) for n, right in enumerate(rights)))
    questions = score_forms.score([path])[1].set_index("question")
    assert questions.loc[1, "difficulty"] == 1.0
    assert pd.isna(questions.loc[1, "discrimination"])  # all right: it tells nobody apart
    item = np.array([right >= 5 for right in rights], dtype=float)
    rest = np.array(rights) - item
    n1, n0 = item.sum(), (1 - item).sum()
    spread = rest.std()
    apart = (rest[item == 1].mean() - rest[item == 0].mean()) / spread
    expected = apart * np.sqrt(n1 * n0) / len(rights)
    assert questions.loc[5, "difficulty"] == round(n1 / len(rights), 2)
    assert questions.loc[5, "discrimination"] == pytest.approx(expected, abs=0.005)
    assert questions.loc[5, "no_answer"] == n0


def test_the_most_chosen_distractor_is_named_with_its_misconception(tmp_path: Path) -> None:
    """Catch a report that says how many were wrong, and not about what."""
    item = form_items(ITEMS, "k12", "pre")[0]
    nearest = next(n for n, one in enumerate(item.options) if one.misconception == "nearest")
    letters = ["ABCD"[nearest], *[""] * 9]
    path = write(tmp_path, *(f"K0{n},k12-pre,{','.join(letters)}" for n in range(3)))
    found = score_forms.score([path])[1].iloc[0]
    assert (found["often_chosen"], found["misconception"]) == ("ABCD"[nearest], "nearest")
    assert pd.isna(found["discrimination"])  # fewer than ten learners


def test_files_of_single_learners_and_of_a_spreadsheet_may_be_mixed(tmp_path: Path) -> None:
    """Catch a mark at the start of the file, semicolons, or small letters that stop everything."""
    one = write(tmp_path, row("k11", "pre", 3), name="one.csv")
    other = tmp_path / "other.csv"
    text = "\n".join([HEAD, row("K12", "post", 4)]).replace(",", ";").lower()
    other.write_bytes(b"\xef\xbb\xbf" + text.encode() + b"\r\n\r\n")
    sheets = read_sheets([one, other], QUESTIONS)
    assert [(sheet.code, sheet.form) for sheet in sheets] == [
        ("K11", "k12-pre"),
        ("K12", "k12-post"),
    ]
    assert sheets[1].letters[:4] == tuple(KEY["post"][:4])


PERSON = "Ada Example"  # nobody: an example of what must be refused


@pytest.mark.parametrize(
    ("head", "rows", "says"),
    [
        (
            HEAD + ",name",
            [row("K01", "pre", 3) + f",{PERSON}"],
            "look like something about a person",
        ),
        (HEAD + ",E-Mail", [row("K01", "pre", 3) + ",a@b.example"], "Delete these columns"),
        (HEAD, [row(PERSON, "pre", 3)], "the code is not one"),
        (HEAD, [row("a@b.example", "pre", 3)], "the code is not one"),
        (HEAD, [row("K01", "pre", 3) + ",A"], "line 2: 13 cells, and 12 columns"),
        (HEAD, [row("K01", "pre", 3).rsplit(",", 1)[0]], "line 2: 11 cells, and 12 columns"),
        (HEAD, [row("K01", "pre", 3), row("k01", "pre", 4)], "twice; first in answers.csv, line 2"),
        (HEAD, ["K01,quiz,A,A,A,A,A,A,A,A,A,A"], "Forms are: k12-pre, k12-post"),
        (HEAD, ["K01,k12-pre,E,A,A,A,A,A,A,A,A,5"], "q1, q10 must be one of A, B, C, D, or empty"),
        ("code,form,q1,q2", ["K01,k12-pre,A,A"], "Not in the file: q10, q3"),
        (HEAD + ",q11", [row("K01", "pre", 3) + ",B"], "Answered and not in the form: q11"),
        (HEAD + ",score", [row("K01", "pre", 3) + ",3"], "Unknown: score"),
        (HEAD.replace("code,", ""), ["k12-pre,A,A,A,A,A,A,A,A,A,A"], "Missing: code"),
        (HEAD, [], "no row of answers"),
    ],
)
def test_a_foreign_or_ragged_file_is_refused_in_words(
    tmp_path: Path, head: str, rows: list[str], says: str
) -> None:
    """Catch a guess in place of an error; and a name that an error message repeats."""
    with pytest.raises(AnswerFileError) as caught:
        read_sheets([write(tmp_path, *rows, head=head)], QUESTIONS)
    assert says in str(caught.value)
    assert PERSON not in str(caught.value) and "a@b" not in str(caught.value)


@pytest.mark.parametrize(
    ("content", "says"), [(None, "There is no file"), (b"\xff\xfe\x00q", "no CSV file in UTF-8")]
)
def test_a_file_that_cannot_be_read_is_named(
    tmp_path: Path, content: bytes | None, says: str
) -> None:
    """Catch a traceback where a path is wrong, or a spreadsheet was not saved as CSV."""
    path = tmp_path / "answers.csv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(AnswerFileError, match=says):
        read_sheets([path], QUESTIONS)


def test_the_program_writes_two_tables_or_nothing(tmp_path: Path) -> None:
    """Catch a half-written result, and a result without its warning."""
    tool = Path(score_forms.__file__)
    bad = write(tmp_path, "K01,quiz,A")
    command = [sys.executable, str(tool)]
    failed = subprocess.run([*command, str(bad)], capture_output=True, text=True, check=False)
    assert failed.returncode == 1
    assert failed.stderr.startswith("Nothing was scored.")
    assert not (tmp_path / "scores").exists()
    good = write(tmp_path, row("K01", "pre", 3), row("K01", "post", 6))
    done = subprocess.run([*command, str(good)], capture_output=True, text=True, check=True)
    assert "publish none" in done.stdout
    assert sorted(path.name for path in (tmp_path / "scores").iterdir()) == [
        "objectives.csv",
        "questions.csv",
    ]
    assert len(pd.read_csv(tmp_path / "scores" / "objectives.csv")) == 10
