"""Reading counts and reporting on them: what `publictier.disclosure` needs beside the rule."""

from __future__ import annotations

import math
import numbers
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from publictier.errors import BadCountError, DisclosureError

Counts = np.ndarray[tuple[int], np.dtype[np.int64]]


@dataclass(frozen=True, eq=False)
class Findings:
    """What a check of a table found.

    Attributes:
        status: ``"pass"`` or ``"fail"``.
        sentence: the finding in one sentence for people.
        examined: number of cells looked at; a check of no cell fails.
        mask: one row and column per examined cell, True where the cell offends.
    """

    status: Literal["pass", "fail"]
    sentence: str
    examined: int
    mask: pd.DataFrame

    @property
    def passed(self) -> bool:
        """Whether the table may be published under the rule that was checked."""
        return self.status == "pass"

    def __str__(self) -> str:
        return f"{self.status}: {self.sentence}"


def ceil(exact: Counts, base: int) -> Counts:
    """Round whole numbers up to multiples of the base."""
    return (exact + base - 1) // base * base


def bad_count(column: str, row: Hashable, value: object, found: str) -> BadCountError:
    """Word the refusal of one count: where, what, what is allowed, what to do."""
    if row is None:  # a number by itself, not one of a column
        return BadCountError(
            f"The {column} is {value!r}, which is {found}. Give one whole number of people, 0 or "
            'more; of a text such as "≤ …", the number after the sign.'
        )
    return BadCountError(
        f"Column {column!r}, row {row!r}: {value!r} is {found}. A count of people is a whole "
        "number, 0 or more, stored as integer. Correct the value, or drop the row, and try again."
    )


def refuse_larger(part: int | None, whole_count: int) -> None:
    """Refuse a numerator above its denominator, which are usually swapped."""
    total = whole(whole_count, "total")
    if part is not None and total and whole(part, "count") > total:
        raise BadCountError(
            f"The count {part} is larger than the total {whole_count}, and it counts some of the "
            "same people. Give the count first and the total second."
        )


def fault(value: object) -> str | None:
    """Name what is wrong with one count, or None."""
    if isinstance(value, (bool, np.bool_)):
        return "a truth value"
    if value is None or value is pd.NA or value is pd.NaT:
        return "missing"
    if isinstance(value, numbers.Integral):
        return "negative" if value < 0 else None
    if isinstance(value, (float, np.floating)):
        if not math.isfinite(value):
            return "missing" if math.isnan(value) else "not finite"
        return "fractional" if value % 1 else "a fraction type, not an integer"
    return "not a number"


def whole(value: object, name: str, row: Hashable = None) -> int:
    """Give one count as int, or raise BadCountError."""
    found = fault(value)
    if found is not None or not isinstance(value, numbers.Integral):
        raise bad_count(name, row, value, found or "not a number")
    return int(value)


def whole_series(
    counts: pd.Series[int], name: str, base: int
) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Give a column of counts as int64, or raise BadCountError at the first bad row."""
    limit = np.iinfo(np.int64).max - base
    values: list[int] = []
    for row, value in counts.items():
        count = whole(value, name, row)
        if count > limit:
            raise bad_count(name, row, value, "too large for a count of people")
        values.append(count)
    return np.array(values, dtype=np.int64)


def column_names(table: pd.DataFrame, columns: str | Sequence[str]) -> list[str]:
    """Give the named columns as a list, or say which are not there."""
    names = [columns] if isinstance(columns, str) else list(columns)
    missing = [name for name in names if name not in table.columns]
    if missing or not names:
        raise DisclosureError(
            f"Columns of counts asked for: {names}; not in the table: {missing}. "
            f"The table has {list(map(str, table.columns))}. Name the columns that hold counts."
        )
    return names


def count_cells(table: pd.DataFrame | pd.Series[int], columns: str | Sequence[str]) -> pd.DataFrame:
    """Take the cells that hold counts, as objects, so that nothing is converted unseen."""
    if isinstance(table, pd.Series):
        return pd.DataFrame({str(table.name or "count"): table.astype(object)})
    return table[column_names(table, columns)].astype(object)


def published_number(value: object, base: int) -> float | None:
    """Read one cell: None if absent, NaN if it cannot be a count.

    Text counts only in the form readers see: "≤ " before the base alone, commas in thousands.
    """
    if value is None or value is pd.NA or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, str):
        digits = value.removeprefix("≤ ").replace(",", "")
        if not (digits.isdecimal() and digits.isascii()):
            return math.nan
        number = int(digits)
        form = f"≤ {base}" if number == base else f"{number:,}"
        return float(number) if value == form else math.nan
    if isinstance(value, (bool, np.bool_)) or not isinstance(value, numbers.Real):
        return math.nan
    return float(value) if math.isfinite(value) else math.nan


def not_multiples(cells: pd.DataFrame, base: int) -> pd.DataFrame:
    """Mark cells that are no multiple of the base, and rows that say nothing but "nobody"."""

    def read(cell: object) -> float:
        number = published_number(cell, base)
        return -math.inf if number is None else number

    numbers_read = cells.map(read).astype(float)
    present = numbers_read != -math.inf
    is_multiple = (numbers_read >= 0) & (numbers_read.where(present, 0) % base == 0)
    nobody_else = ~(numbers_read > 0).any(axis=1)
    return (present & ~is_multiple) | (numbers_read == 0).mul(nobody_else, axis=0)


def small_counts(cells: pd.DataFrame, base: int) -> pd.DataFrame:
    """Mark cells that are a count of 1 to the base, or no count at all."""

    def offends(cell: object) -> bool:
        number = published_number(cell, base)
        if number is None or number == 0 or cell == f"≤ {base}":
            return False
        return not (number > base and number % 1 == 0)

    return cells.map(offends)


def report(mask: pd.DataFrame, cells: pd.DataFrame, wanted: str) -> Findings:
    """Turn a mask of offending cells into findings; a check of no cell fails."""
    mask = mask.astype(bool)
    examined, bad = int(cells.size), int(mask.to_numpy().sum())
    if not examined:
        return Findings("fail", "No cell was examined, so nothing is shown.", 0, mask)
    if not bad:
        sentence = f"Each of {examined:,} cells examined is {wanted}, or absent."
        return Findings("pass", sentence, examined, mask)
    row, column = np.argwhere(mask.to_numpy())[0]
    sentence = (
        f"{bad:,} of {examined:,} cells examined {'is' if bad == 1 else 'are'} not {wanted}; "
        f"first: row {mask.index[row]!r}, column {mask.columns[column]!r}."
    )
    return Findings("fail", sentence, examined, mask)
