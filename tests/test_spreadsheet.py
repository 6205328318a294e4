"""The workbook: its formulas compute, in a program nobody here wrote, what pandas computes."""

import csv
import io
import re
import subprocess
import zipfile
from dataclasses import replace
from functools import cache
from pathlib import Path

import nbformat
import pandas as pd
import pytest

from publictier import disclosure, load
from publictier.errors import DisclosureError
from spreadsheet_file import NAME, workbook
from spreadsheet_tasks import TASKS, Tables
from tests.support import need

WORKBOOK = Path("notebooks/basics") / NAME
PAGE = Path("notebooks/basics/spreadsheet.ipynb")
AS_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
FORMULA_CELL = re.compile(r"<table:table-cell [^>]*table:formula=[^>]*><text:p>[^<]*")
STORED = re.compile(r'((?:office|calcext):value=")[^"]*|(?<=<text:p>).*')
STORED_TEXT = re.compile(r' (?:office|calcext):(?:string-value|value-type)="[^"]*"|(?<=<text:p>).*')
LAST_LETTER, LAST_ROW = "E", 731


@cache
def tables() -> Tables:
    """What the workbook is made from."""
    return Tables(load("conditions_by_age"), load("conditions"))


def computed(ods: bytes, folder: Path) -> dict[str, list[list[str]]]:
    """Open a workbook in LibreOffice, and give the rows of each sheet."""
    soffice = need("soffice")
    book = folder / "book.ods"
    book.write_bytes(ods)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        [soffice, profile, "--headless", "--convert-to", AS_CSV, "--outdir", folder, book],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    sheets = {}
    for path in folder.glob("book-*.csv"):
        rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"))))
        sheets[path.stem.removeprefix("book-")] = rows
    return sheets


def stale(cell: re.Match[str]) -> str:
    """A cell with a formula, and -1 in place of its stored answer, or none in place of a text."""
    if 'value-type="string"' in cell[0]:
        return STORED_TEXT.sub("", cell[0])  # a stored text is believed, whatever it says
    return STORED.sub(r"\g<1>-1", cell[0])


def with_wrong_answers(ods: bytes) -> bytes:
    """Replace the stored answer of each formula, so that only computing gives the right one."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(ods)) as old, zipfile.ZipFile(stream, "w") as new:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename == "content.xml":
                text, count = FORMULA_CELL.subn(stale, data.decode())
                assert count == len(TASKS)
                data = text.encode()
            new.writestr(entry, data)
    return stream.getvalue()


def test_every_formula_computes_what_pandas_computes(tmp_path: Path) -> None:
    """Catch a formula that answers another question, or does not compute at all."""
    rows = computed(with_wrong_answers(WORKBOOK.read_bytes()), tmp_path)["Tasks"][1:]
    answers = {row[0]: row[2] for row in rows}
    assert answers == {task.thing: str(task.answer(tables())) for task in TASKS}
    print(f"{len(answers)} formulas computed by LibreOffice")


def test_the_formulas_follow_the_table(tmp_path: Path) -> None:
    """Catch numbers that were typed in: with another table, other answers must come out."""
    changed = tables().table.copy()
    rows = (changed["name"] == "Asthma") & (changed["age"] == "60-69")
    changed.loc[rows, "count"] += 400
    other = replace(tables(), table=changed)
    found = computed(with_wrong_answers(workbook(other)), tmp_path)["Tasks"][1:]
    answers = {row[0]: row[2] for row in found}
    assert answers == {task.thing: str(task.answer(other)) for task in TASKS}
    different = [task for task in TASKS if task.answer(other) != task.answer(tables())]
    assert {task.thing for task in different} >= {"group-sum", "reshape-wide", "bounds"}


def test_the_workbook_holds_the_published_tables(tmp_path: Path) -> None:
    """Catch a workbook whose cells are not those of the CSV files; ages must stay texts."""
    sheets = computed(WORKBOOK.read_bytes(), tmp_path)
    for sheet, name in (("Table", "conditions_by_age"), ("Dictionary", "conditions")):
        path = Path("datasets/public_tier") / f"synthetic_{name}.csv"
        wanted = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"))))
        assert len(sheets[sheet]) == len(wanted) > 90
        for row, expected in zip(sheets[sheet], wanted, strict=True):
            assert row == expected or [float(a) for a in row if _is_number(a)] == [
                float(a) for a in expected if _is_number(a)
            ]
    ages = {row[2] for row in sheets["Table"][1:]}
    assert ages == set(tables().table["age"])
    counts = pd.Series([int(row[3]) for row in sheets["Table"][1:]], name="count")
    assert disclosure.check(counts, "count").passed


def _is_number(field: str) -> bool:
    return re.fullmatch(r"-?\d+(\.\d+)?", field) is not None


def test_the_workbook_says_that_people_are_made_up(tmp_path: Path) -> None:
    """Catch a file that travels without its label."""
    sheets = computed(WORKBOOK.read_bytes(), tmp_path)
    assert any("made-up" in cell for row in sheets["Read me"] for cell in row)
    assert all(row[4] == "made-up" for row in sheets["Table"][1:])


def test_a_table_that_is_not_rounded_is_refused() -> None:
    """Catch a count that reaches a file without the rule."""
    exact = tables().table.copy()
    exact.loc[0, "count"] = 37
    with pytest.raises(DisclosureError, match="not written"):
        workbook(replace(tables(), table=exact))


def test_the_same_tables_give_the_same_bytes() -> None:
    """Catch a clock in the file."""
    assert workbook(tables()) == WORKBOOK.read_bytes()


def test_the_page_says_the_formulas_and_answers_of_the_workbook() -> None:
    """Catch a page that tells another formula or number than the file holds."""
    cells = nbformat.read(PAGE, 4).cells
    page = "\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
    typed = 0
    for task in TASKS:
        answer = task.answer(tables())
        assert f"**{answer:,}**" in page if isinstance(answer, int) else f"**{answer}**" in page
        formula = task.formula.replace("Table!", "")
        if task.thing != "first-rows":
            assert f"`{formula}`" in page, formula
            typed += 1
    print(f"{typed} formulas and {len(TASKS)} answers are on the page")


def test_the_ranges_end_where_the_tables_end() -> None:
    """Catch a formula that misses the last rows after the tables have grown."""
    assert len(tables().table) + 1 == LAST_ROW
    for task in TASKS:
        for column, row in re.findall(r"Table!([A-Z])\d+:[A-Z](\d+)", task.formula):
            assert column <= LAST_LETTER
            assert int(row) in (1, LAST_ROW)
        for row in re.findall(r"Dictionary![A-Z]\d+:[A-Z](\d+)", task.formula):
            assert int(row) == len(tables().dictionary) + 1
