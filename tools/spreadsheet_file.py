"""The workbook that can be downloaded: the one table, the dictionary, and tasks that compute.

odfdo writes the file (maintained, plain Python and lxml; odfpy has had no release since 2020, and
pandas' writer knows no formulas). It stamps the time into the archive, which is taken out here.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import odfdo
import pandas as pd

from lesson_job import Job
from publictier import disclosure
from publictier.errors import DisclosureError
from publictier.markup import in_brackets
from publictier.tables import tier
from spreadsheet_tasks import Tables, tasks, taught

NAME = "conditions-by-age.ods"
LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first date that an archive can hold
HEAD, WRAPPED = "head", "wrapped"
WIDTHS: dict[str, Sequence[str]] = {
    "Read me": ("24cm",),
    "Tasks": ("3cm", "9cm", "3cm", "16cm"),
}
COLUMN_WIDTHS = {
    "concept_id": "2.8cm", "concept_code": "2.8cm", "name": "9cm", "plain_name": "9cm",
    "age": "2cm", "count": "2cm", "own_count": "2.4cm", "percent": "2cm", "people": "2.4cm",
}  # fmt: skip

Row = Sequence[odfdo.Cell]


@dataclass(frozen=True)
class SpreadsheetJob(Job):
    """The page about spreadsheets, and the workbook to download beside it."""

    def files(self) -> dict[Path, bytes]:
        """Make the page's notebook and the workbook."""
        return {**super().files(), self.target.with_name(NAME): workbook(taught())}


def workbook(tables: Tables) -> bytes:
    """Write the workbook; the same bytes for the same tables.

    Raises:
        DisclosureError: a count in a table is not rounded.
    """
    for table in (tables.table, tables.dictionary):
        found = disclosure.check(table, "count")
        if not found.passed:
            raise DisclosureError(f"The workbook was not written. {found.sentence}")
    document = odfdo.Document("spreadsheet")
    document.meta.language = "en-US"
    document.body.clear()
    widths = _widths(tables)
    _add_styles(document, widths)
    read_me = [
        [_cell(text, HEAD if i == 0 else WRAPPED)] for i, text in enumerate(_read_me(tables))
    ]
    sheets: dict[str, Sequence[Row]] = {
        "Read me": read_me,
        "Table": _rows(tables.table),
        "Dictionary": _rows(tables.dictionary),
        "Tasks": _task_rows(tables),
    }
    for name, rows in sheets.items():
        _add_sheet(document, name, rows, widths[name])
    stream = io.BytesIO()
    document.save(stream)
    return _without_clock(stream.getvalue())


def _read_me(tables: Tables) -> Sequence[str]:
    whose = tier()
    plain = "plain_name" in tables.dictionary
    return (
        f"Conditions by age: {in_brackets(whose['people'])}",
        "A practice workbook of Rounded to Twenty. "
        + ("Nobody in it is real." if whose["made_up"] else "It holds counts of real people."),
        "Every count of people is rounded up to a multiple of 20. A 20 stands for 1 to 20 people.",
        "A row that is not there stands for nobody.",
        "Sheet Table: one row for each condition and age group, as in the CSV file.",
        "Sheet Dictionary: one row for each condition, with its total"
        + (" and its name in plain words." if plain else "."),
        "Sheet Tasks: questions, and formulas that answer them. Change them.",
        ("License: CC BY 4.0. " if whose["own"] else "License of the tasks: CC BY 4.0. ")
        + "Independent work, not endorsed by the National Institutes of Health.",
    )


def _widths(tables: Tables) -> dict[str, Sequence[str]]:
    both = {"Table": tables.table, "Dictionary": tables.dictionary}
    return WIDTHS | {name: [COLUMN_WIDTHS[str(one)] for one in both[name]] for name in both}


def _add_styles(document: odfdo.Document, widths: dict[str, Sequence[str]]) -> None:
    bold = odfdo.Style("table-cell", name=HEAD, area="text", bold=True)
    # a line below, so that the head is told apart without colour
    bold.set_properties({"fo:border-bottom": "0.06pt solid #000000"}, area="table-cell")
    wrapped = odfdo.Style("table-cell", name=WRAPPED, area="table-cell")
    wrapped.set_properties({"fo:wrap-option": "wrap"}, area="table-cell")
    for style in (bold, wrapped):
        document.insert_style(style, automatic=True)
    for width in sorted({width for each in widths.values() for width in each}):
        style = odfdo.Style("table-column", name=_column_style(width), width=width)
        document.insert_style(style, automatic=True)


def _column_style(width: str) -> str:
    return "wide-" + width.replace(".", "-")


def _add_sheet(
    document: odfdo.Document, name: str, rows: Sequence[Row], widths: Sequence[str]
) -> None:
    sheet = odfdo.Table(name)
    for cells in rows:
        row = odfdo.Row()
        row.extend_cells(cells)
        sheet.append_row(row)
    for number, width in enumerate(widths):
        column = sheet.get_column(number)
        column.style = _column_style(width)
        sheet.set_column(number, column)
    document.body.append(sheet)


def _cell(value: object, style: str | None = None, formula: str | None = None) -> odfdo.Cell:
    if value is pd.NA:  # such as no participant with the condition's own code
        return odfdo.Cell(style=style)
    plain = value if isinstance(value, str | float) else int(str(value))
    return odfdo.Cell(plain, formula=formula, style=style)


def _rows(table: pd.DataFrame) -> list[Row]:
    head = [_cell(str(name), HEAD) for name in table.columns]
    return [head, *([_cell(value) for value in row] for row in table.itertuples(index=False))]


def _task_rows(tables: Tables) -> list[Row]:
    rows: list[Row] = [
        [_cell(text, HEAD) for text in ("Task", "Question", "Answer", "The formula, as typed")]
    ]
    for task in tasks(tables):
        answer = _cell(task.answer(tables), formula=task.open_formula)
        rows.append([_cell(task.thing), _cell(task.question, WRAPPED), answer, _cell(task.formula)])
    return rows


def _without_clock(archive: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(stream, "w") as new:
        for entry in old.infolist():
            fresh = zipfile.ZipInfo(entry.filename, LONG_AGO)
            fresh.compress_type = entry.compress_type
            new.writestr(fresh, old.read(entry))
    return stream.getvalue()
