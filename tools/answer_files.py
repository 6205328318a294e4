"""Read files of answers: a code, a form and letters, and nothing about a person."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from pathlib import Path

from publictier.activities.answer_form import CODE, LETTERS

PERSONAL = re.compile(
    r"name|mail|surname|first|last|student|pupil|phone|address|street|birth|dob|age\b|gender|\bsex\b|race|ethnic",
    re.IGNORECASE,
)
CODE_WORDS = "up to two letters and then two to six digits, such as K07"
LONGEST, MOST = 40, 10  # letters of a name, and names, that a message repeats
QUESTION = re.compile(r"q[1-9][0-9]?")


class AnswerFileError(Exception):
    """A file of answers cannot be used; the message says where, what is allowed, what to do."""


@dataclass(frozen=True)
class Sheet:
    """One learner's answers to one form; letters as written, empty where nothing was chosen."""

    code: str
    form: str
    letters: tuple[str, ...]


def read_sheets(paths: list[Path], questions: dict[str, int]) -> list[Sheet]:
    """Read answers from one or more CSV files.

    Args:
        paths: files with the columns code, form, q1, q2 …; one row a learner and form.
        questions: form -> its number of questions.

    Raises:
        AnswerFileError: a file is missing or no CSV, a column is unknown or looks like something
            about a person, a row is ragged, or a code, form or letter is not allowed. Nothing of
            a cell that may hold a name is repeated in the message.
    """
    sheets: dict[tuple[str, str], tuple[Sheet, str]] = {}
    for path in paths:
        for line, row in _rows(path):
            where = f"{path.name}, line {line}"
            sheet = _sheet(row, where, questions)
            key = (sheet.code, sheet.form)
            if key in sheets:
                raise AnswerFileError(
                    f"{where}: code {sheet.code} has answered {sheet.form} twice; first in "
                    f"{sheets[key][1]}. Give one of the two another code, or delete a row."
                )
            sheets[key] = (sheet, where)
    if not sheets:
        raise AnswerFileError("There is no row of answers in these files.")
    return [sheet for sheet, _ in sheets.values()]


def _rows(path: Path) -> list[tuple[int, dict[str, str]]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise AnswerFileError(f"There is no file {path.name}. Check the path.") from None
    except (UnicodeDecodeError, OSError):
        raise AnswerFileError(
            f"{path.name} is no CSV file in UTF-8. In a spreadsheet, save it as CSV (UTF-8)."
        ) from None
    lines = text.splitlines()
    head = lines[0] if lines else ""
    # spreadsheets in many countries write semicolons
    separator = max(",;\t", key=head.count)
    try:
        table = [[cell.strip() for cell in row] for row in csv.reader(lines, delimiter=separator)]
    except csv.Error as problem:
        raise AnswerFileError(
            f"{path.name} is no CSV file ({problem}). In a spreadsheet, save it as CSV (UTF-8)."
        ) from None
    columns = [name.lower() for name in table[0]] if table else []
    _check_columns(columns, path.name)
    rows = []
    for line, row in enumerate(table[1:], 2):
        if not any(row):
            continue
        if len(row) != len(columns):
            raise AnswerFileError(
                f"{path.name}, line {line}: {len(row)} cells, and {len(columns)} columns. Each row "
                "needs a cell for each column; a question without an answer is an empty cell."
            )
        rows.append((line, dict(zip(columns, row, strict=True))))
    return rows


def short(text: str) -> str:
    """Cut a long text, so that a message stays readable.

    >>> short("q1"), short("A" * 100)
    ('q1', 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA…')
    """
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def listed(names: list[str]) -> str:
    """List the first names, or say that there is none.

    >>> listed([]), listed(["q1", "q2"])
    ('none', 'q1, q2')
    """
    more = f" and {len(names) - MOST} more" if len(names) > MOST else ""
    return ", ".join(map(short, names[:MOST])) + more or "none"


def _check_columns(columns: list[str], name: str) -> None:
    personal = [column for column in columns if PERSONAL.search(column)]
    if personal:
        raise AnswerFileError(
            f"{name} has columns that look like something about a person: {listed(personal)}. "
            "Scoring takes codes, and never names. Delete these columns, and try again."
        )
    unknown = [
        one for one in columns if one not in ("code", "form") and not QUESTION.fullmatch(one)
    ]
    missing = [one for one in ("code", "form", "q1") if one not in columns]
    twice = sorted({one for one in columns if columns.count(one) > 1})
    if unknown or missing or twice:
        raise AnswerFileError(
            f"{name}: allowed are the columns code, form, q1, q2 …, each once. "
            f"Unknown: {listed(unknown)}. Missing: {', '.join(missing) or 'none'}. "
            f"Twice: {listed(twice)}."
        )


def _sheet(row: dict[str, str], where: str, questions: dict[str, int]) -> Sheet:
    if not re.fullmatch(CODE, row["code"]):
        raise AnswerFileError(
            f"{where}: the code is not one. A code has {CODE_WORDS}; a name or an e-mail address "
            "is refused. Give this learner a code."
        )
    form = row["form"].lower()
    if form not in questions:
        raise AnswerFileError(
            f"{where}: no form is called {short(form)!r}. Forms are: {', '.join(questions)}."
        )
    names = [f"q{n}" for n in range(1, questions[form] + 1)]
    more = [name for name in row if name.startswith("q") and name not in names and row[name]]
    if more or not set(names) <= set(row):
        raise AnswerFileError(
            f"{where}: form {form} has the questions q1 to {names[-1]}. "
            f"Not in the file: {', '.join(sorted(set(names) - set(row))) or 'none'}. "
            f"Answered and not in the form: {', '.join(more) or 'none'}."
        )
    letters = tuple(row[name].upper() for name in names)
    wrong = [
        name for name, letter in zip(names, letters, strict=True) if letter not in ("", *LETTERS)
    ]
    if wrong:
        raise AnswerFileError(
            f"{where}: {', '.join(wrong)} must be one of {', '.join(LETTERS)}, or empty."
        )
    return Sheet(row["code"].upper(), form, letters)
