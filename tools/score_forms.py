"""Score the forms before and after: results by objective, and how each question did.

    python3 tools/kit.py score answers.csv more.csv …

It reads files with the columns code, form (such as k12-pre), q1, q2 …, and writes two tables into
the folder `scores` beside the first file. Codes only, never names.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from answer_files import AnswerFileError, Sheet, read_sheets
from item_bank import FORMS, LETTERS, Item, entries, form_items, read_items
from lesson_head import TRACKS

FEWEST = 10
"""Learners below which a discrimination says more about chance than about a question."""


def marked(sheets: list[Sheet], items: list[Item]) -> pd.DataFrame:
    """Mark every answer.

    Returns:
        One row an answer: code, track, form, question, pair, letter, right, objective. A question
        without an answer is not right.
    """
    rows = []
    for sheet in sheets:
        track, form = sheet.form.rsplit("-", 1)
        for n, (letter, item) in enumerate(
            zip(sheet.letters, form_items(items, track, form), strict=True), 1
        ):
            rows.append(
                {
                    "code": sheet.code, "track": track, "form": form, "question": n,
                    "pair": item.pair, "letter": letter, "right": letter == item.key,
                    "objective": entries(item.stage, track, "objectives")[item.objective],
                }
            )  # fmt: skip
    return pd.DataFrame(rows)


def by_objective(answers: pd.DataFrame) -> pd.DataFrame:
    """Give the share of right answers to each objective, before and after.

    Returns:
        track, question, objective (its sentence), pre_learners, pre_percent, post_learners,
        post_percent, both_learners and change: percentage points among those who answered both
        forms, empty if nobody did.
    """
    rows = []
    for (track, n), part in answers.groupby(["track", "question"], sort=False):
        wide = part.pivot(index="code", columns="form", values="right").reindex(columns=list(FORMS))
        both = wide.dropna()
        row = {"track": track, "question": n, "objective": part["objective"].iat[0]}
        for form in FORMS:
            given = wide[form].dropna()
            row[f"{form}_learners"] = len(given)
            row[f"{form}_percent"] = _percent(given)
        change = (both["post"].astype(int) - both["pre"].astype(int)).mean() if len(both) else None
        row["both_learners"] = len(both)
        row["change"] = None if change is None else round(100 * change, 1)
        rows.append(row)
    return pd.DataFrame(rows).sort_values(["track", "question"], ignore_index=True)


def _percent(right: pd.Series[Any]) -> float | None:
    return round(100 * float(right.astype(int).mean()), 1) if len(right) else None


def by_item(answers: pd.DataFrame, items: list[Item]) -> pd.DataFrame:
    """Give difficulty and discrimination of each question.

    Difficulty is the share of right answers, so a high number is an easy question. Discrimination
    is the correlation of this question (0 or 1) with the number right among the *other* questions
    of the form; it is left empty below 10 learners, and where all or none are right.

    Returns:
        form, question, learners, difficulty, discrimination, no_answer, often_chosen (the letter
        of the distractor chosen most, if any) and misconception (which one it catches).
    """
    known = {(one.track, one.form, one.pair): one for one in items}
    rows = []
    for (track, form), part in answers.groupby(["track", "form"], sort=False):
        right = part.pivot(index="code", columns="question", values="right").astype(int)
        for n in right:
            mine = part[part["question"] == n]
            item = known[str(track), str(form), str(mine["pair"].iat[0])]
            letter, misconception = _often_chosen(mine["letter"], item)
            rows.append(
                {
                    "form": f"{track}-{form}", "question": n, "learners": len(mine),
                    "difficulty": round(float(right[n].mean()), 2),
                    "discrimination": discrimination(right[n], right.drop(columns=n).sum(axis=1)),
                    "no_answer": int((mine["letter"] == "").sum()),
                    "often_chosen": letter, "misconception": misconception,
                }
            )  # fmt: skip
    return pd.DataFrame(rows)


def discrimination(item: pd.Series[int], rest: pd.Series[int]) -> float | None:
    """Correlate one question with the rest of the form (corrected point-biserial).

    >>> discrimination(pd.Series([0, 1] * 5), pd.Series([2, 8] * 5))
    1.0
    >>> discrimination(pd.Series([1] * 10), pd.Series(range(10))) is None
    True
    """
    if len(item) < FEWEST or item.nunique() < 2 or rest.nunique() < 2:
        return None
    return round(float(np.corrcoef(item, rest)[0, 1]), 2)


def _often_chosen(letters: pd.Series[str], item: Item) -> tuple[str, str]:
    wrong = letters[(letters != "") & (letters != item.key)]
    if wrong.empty:
        return "", ""
    letter = str(wrong.mode().iat[0])  # of several, the first in the alphabet
    return letter, str(item.options[LETTERS.index(letter)].misconception)


def score(paths: list[Path]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Read the files; give results by objective and by question.

    Raises:
        AnswerFileError: a file cannot be used; nothing is written.
    """
    items = read_items()
    questions = {
        f"{track}-{form}": len(form_items(items, track, form)) for track in TRACKS for form in FORMS
    }
    answers = marked(read_sheets(paths, questions), items)
    return by_objective(answers), by_item(answers, items)


def write(tables: dict[str, pd.DataFrame], folder: Path) -> None:
    """Write tables as CSV; each is there whole, or as it was."""
    folder.mkdir(exist_ok=True)
    for name, table in tables.items():
        temporary = folder / f"{name}.csv.part"
        try:
            table.to_csv(temporary, index=False, lineterminator="\n", encoding="utf-8")
            temporary.replace(folder / f"{name}.csv")
        finally:
            temporary.unlink(missing_ok=True)


def main() -> int:
    """Score the files named; write and print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("files", nargs="+", type=Path)
    options = parser.parse_args()
    try:
        objectives, questions = score(options.files)
    except AnswerFileError as problem:
        print(f"Nothing was scored.\n{problem}", file=sys.stderr)
        return 1
    folder = options.files[0].resolve().parent / "scores"
    tables = {"objectives": objectives, "questions": questions}
    try:
        write(tables, folder)
    except OSError as problem:
        print(
            f"The scores cannot be written into {folder} ({problem.strerror}). Copy the files of "
            "answers to a folder where you may write, with some space, and score them there.",
            file=sys.stderr,
        )
        return 1
    for name, table in tables.items():
        print(f"\n{name}\n{table.to_string(index=False, na_rep='', max_colwidth=60)}")
    print(
        f"\nWritten into {folder.name}/. These are results of a small group: keep them in the room,"
        " and publish none. A change is no effect without a group to compare with."
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
