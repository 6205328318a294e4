"""Read a catalogue CSV and name file, row and remedy for every fault in it."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from publictier.errors import SourceError


@dataclass(frozen=True)
class Row:
    """One line of a catalogue file, which knows where it stands.

    Attributes:
        path: the file.
        line: line number in the file, counted from 1 (the header).
        cells: column name to text.
    """

    path: Path
    line: int
    cells: dict[str, str]

    def fault(self, found: str, remedy: str) -> SourceError:
        """Make (not raise) the error that names file, line, what was found and what to do.

        Example:
            >>> print(Row(Path("drugs.csv"), 3, {}).fault("an age of -1", "write 0 to 120"))
            drugs.csv, line 3: an age of -1. write 0 to 120.
        """
        return SourceError(f"{self.path.name}, line {self.line}: {found}. {remedy}.")

    def text(self, column: str) -> str:
        """Give the trimmed text of a column that must not be empty.

        Raises:
            SourceError: the cell is empty.
        """
        value = self.cells[column].strip()
        if not value:
            raise self.fault(f"nothing in column {column!r}", "Fill it in")
        return value

    def optional(self, column: str) -> str:
        """Give the trimmed text of a column, "" where the file has no such column."""
        return self.cells.get(column, "").strip()

    def number(self, column: str, low: float = -1e12, high: float = 1e12) -> float:
        """Give a number between `low` and `high`, both included.

        Raises:
            SourceError: empty, not a number, or outside the limits.

        Example:
            >>> Row(Path("drugs.csv"), 3, {"share": "0.25"}).number("share", 0, 1)
            0.25
        """
        text = self.text(column)
        try:
            value = float(text)
        except ValueError:
            raise self.fault(f"{column} is {text!r}", "Write a plain number") from None
        if not low <= value <= high:
            raise self.fault(f"{column} is {text}", f"It must lie between {low:g} and {high:g}")
        return value

    def number_or(self, column: str, default: float, low: float, high: float) -> float:
        """Give the number of a column, or `default` where the cell is empty or absent."""
        return self.number(column, low, high) if self.optional(column) else default

    def integer(self, column: str, low: int = 0, high: int = 2**31 - 1) -> int:
        """Give a whole number between `low` and `high`, both included.

        Raises:
            SourceError: empty, not whole, or outside the limits.
        """
        value = self.number(column, low, high)
        if value != int(value):
            raise self.fault(f"{column} is {value}", "Write a whole number")
        return int(value)

    def items(self, column: str) -> tuple[str, ...]:
        """Split a `|`-joined cell; an empty or absent cell gives no items.

        Example:
            >>> Row(Path("drugs.csv"), 3, {"brands": "Zestril| Prinivil"}).items("brands")
            ('Zestril', 'Prinivil')
        """
        return tuple(part.strip() for part in self.optional(column).split("|") if part.strip())

    def identifiers(self, column: str) -> tuple[int, ...]:
        """Split a `|`-joined cell of concept ids.

        Raises:
            SourceError: an item is not a whole number.
        """
        items = self.items(column)
        wrong = [item for item in items if not item.isdigit()]
        if wrong:
            raise self.fault(f"{column} holds {wrong[0]!r}", "Write concept ids joined by |")
        return tuple(int(item) for item in items)


def read_rows(path: Path, columns: Sequence[str]) -> list[Row]:
    """Read a UTF-8 CSV with a header and check that the needed columns are there.

    Args:
        path: the file.
        columns: names of columns that must exist; others are allowed.

    Returns:
        The lines in file order.

    Raises:
        SourceError: no such file, no such column, no line, or a line of another length.
    """
    if not path.is_file():
        raise SourceError(
            f"The catalogue needs the file {path.name}; the folder {path.parent.name} has none. "
            "Copy it from the catalogue that comes with the library, or write it."
        )
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(_lines(path, csv.reader(file, strict=True)))
    missing = [column for column in columns if rows and column not in rows[0].cells]
    if missing:
        raise rows[0].fault(f"no column {missing[0]!r}", f"The header needs {', '.join(columns)}")
    if not rows:
        raise SourceError(f"{path.name}: no line below the header. Write at least one.")
    return rows


def _lines(path: Path, reader: Iterator[list[str]]) -> Iterator[Row]:
    header = next(reader, [])
    for line, cells in enumerate(reader, start=2):
        row = Row(path, line, dict(zip(header, cells, strict=False)))
        if len(cells) != len(header):
            raise row.fault(
                f"{len(cells)} cells where the header has {len(header)}",
                "Put quotes around texts with commas",
            )
        yield row
