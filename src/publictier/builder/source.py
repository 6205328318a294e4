"""Open an OMOP source: one DuckDB connection in which every table has normal names and types.

The table ``person`` of a source is read as ``omop_person``, and so on. Text and numbers in the
wrong type are converted; what cannot be converted is refused with its place and number of rows.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from publictier.builder.engines import Engine
from publictier.builder.engines.local import DuckDB, connect
from publictier.builder.files import (
    Origin,
    database_origins,
    folder_origins,
    identifier,
    read_error,
)
from publictier.builder.options import BuildOptions
from publictier.builder.schema import COLUMNS, Column
from publictier.errors import SourceError

SHOWN = 40  # characters of a bad value that a message repeats

_INTEGERS = {"TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER"}
_DUCKDB_TYPES = {"id": "BIGINT", "int": "BIGINT", "date": "DATE", "number": "DOUBLE"}
_EXPECTED = {"id": "a whole number", "int": "a whole number", "date": "a date such as 2010-01-31"}


@dataclass(frozen=True)
class Source:
    """An opened source.

    Attributes:
        engine: what counts; it knows each table present as ``omop_<table>``.
        name: what messages call the source.
        labels: name of the file behind each table present.
        headers: for each table present, OMOP column name -> name of the column in the file.
        missing: names of OMOP tables that were looked for and are not there, sorted.
    """

    engine: Engine
    name: str
    labels: dict[str, str]
    headers: dict[str, dict[str, str]]
    missing: tuple[str, ...]

    def has(self, table: str) -> bool:
        """Say whether the source has a table."""
        return table in self.labels


def _converted(column: Column, raw: str, kind: str) -> str:
    """Give SQL that converts one column; NULL where that fails."""
    if column.kind == "text":
        return f"CAST({raw} AS VARCHAR)"
    if column.kind == "date":
        if kind == "DATE" or kind.startswith("TIMESTAMP"):
            return f"CAST({raw} AS DATE)"
        text = f"TRIM(CAST({raw} AS VARCHAR))"
        return (
            f"COALESCE(TRY_CAST({text} AS DATE), CAST(TRY_CAST({text} AS TIMESTAMP) AS DATE), "
            f"CAST(TRY_STRPTIME({text}, '%Y%m%d') AS DATE))"
        )
    number = f"TRY_CAST({raw} AS DOUBLE)"
    if column.kind == "number":
        return f"CASE WHEN ISFINITE({number}) THEN {number} END"
    if kind in _INTEGERS:
        return f"CAST({raw} AS BIGINT)"
    # Some exports write ids as 8507.0; 8507.5 is no id and must not be rounded into one.
    whole = f"ISFINITE({number}) AND {number} = FLOOR({number})"
    return f"CASE WHEN {whole} THEN TRY_CAST({raw} AS BIGINT) END"


def _is_filled(raw: str, kind: str) -> str:
    if kind in {"FLOAT", "DOUBLE"}:  # pandas writes a missing number as NaN
        return f"({raw} IS NOT NULL AND NOT ISNAN({raw}))"
    if kind == "VARCHAR":
        return f"(TRIM({raw}) <> '')"
    return f"({raw} IS NOT NULL)"


def _locate(table: str, origin: Origin) -> dict[str, tuple[str, str]]:
    """Match the OMOP columns of a table with those of the file; refuse if one is missing."""
    located: dict[str, tuple[str, str]] = {}
    for column in COLUMNS[table]:
        for name in (column.name, *column.instead):
            if name in origin.columns:
                located[column.name] = origin.columns[name]
                break
        else:
            if column.required:
                found = ", ".join(sorted(origin.columns))
                raise SourceError(
                    f"{origin.label} has no column {column.name}, which the OMOP table {table} "
                    f"must have. Found: {found}. Rename or add the column."
                )
    return located


def _refuse_unreadable(
    con: duckdb.DuckDBPyConnection, origin: Origin, checks: dict[str, tuple[Column, str, str]]
) -> None:
    """Refuse values that do not convert; ``checks``: header -> column, condition, raw SQL."""
    conditions = [condition for _, condition, _ in checks.values()]
    counts = con.execute(
        "SELECT "
        + ", ".join(f"COUNT(*) FILTER (WHERE {c})" for c in conditions)
        + f" FROM {origin.sql}"
    ).fetchall()[0]
    for (header, (column, condition, raw)), count in zip(checks.items(), counts, strict=True):
        if count:
            example = con.execute(
                f"SELECT LEFT(MIN(CAST({raw} AS VARCHAR)), {SHOWN}) FROM {origin.sql} "
                f"WHERE {condition}"
            ).fetchall()[0][0]
            remedy = (
                "Correct the values, or leave such records out with --drop-bad-dates."
                if column.kind == "date"
                else "Correct the values."
            )
            raise SourceError(
                f"{origin.label}, column {header}: {count:,} values are not "
                f"{_EXPECTED.get(column.kind, 'a number')}, for example {example!r}. {remedy}"
            )


def _read_table(
    con: duckdb.DuckDBPyConnection, table: str, origin: Origin, options: BuildOptions
) -> dict[str, str]:
    located = _locate(table, origin)
    select, checks = [], {}
    for column in COLUMNS[table]:
        if column.name not in located:
            kind = _DUCKDB_TYPES.get(column.kind, "VARCHAR")
            select.append(f"CAST(NULL AS {kind}) AS {column.name}")
            continue
        header, kind = located[column.name]
        raw = identifier(header)
        converted = _converted(column, raw, kind)
        select.append(f"{converted} AS {column.name}")
        tolerated = column.kind == "date" and options.drop_bad_dates
        if "TRY_" in converted and not tolerated:
            condition = f"{_is_filled(raw, kind)} AND ({converted}) IS NULL"
            checks[header] = (column, condition, raw)
    # Text is parsed once into a table; Parquet and DuckDB are read where they lie.
    what = "TEMP TABLE" if origin.is_text else "TEMP VIEW"
    try:
        if checks:
            _refuse_unreadable(con, origin, checks)
        con.execute(f"CREATE {what} omop_{table} AS SELECT {', '.join(select)} FROM {origin.sql}")
    except duckdb.Error as error:
        found = (
            "cannot be read to its end; it may be cut off or have rows of unequal length. Export "
            "it again."
        )
        raise read_error(origin.label, found, error) from error
    return {name: header for name, (header, _) in located.items()}


@contextmanager
def open_source(
    place: str | Path | Source, options: BuildOptions | None = None
) -> Iterator[Source]:
    """Open a folder of Parquet or CSV files (plain, .gz, comma, tab), or a DuckDB file.

    Args:
        place: the folder or file, which is only read; a `Source` already open is handed on.
        options: memory limit, threads and what to tolerate.

    Raises:
        SourceError: if it is not there, has no ``person`` table, misses a column, or holds
            values that cannot be read; the message names file, column and remedy. Also for
            errors of DuckDB while the source is open.

    >>> with open_source("nowhere"):
    ...     pass
    Traceback (most recent call last):
    publictier.errors.SourceError: There is no folder or file nowhere. Check the path.
    """
    if isinstance(place, Source):
        yield place
        return
    place = Path(place)
    options = options or BuildOptions()
    if not place.exists():
        raise SourceError(f"There is no folder or file {place}. Check the path.")
    with connect(options) as con:
        try:
            find = folder_origins if place.is_dir() else database_origins
            origins = find(con, place)
            if "person" not in origins:
                found = ", ".join(sorted(origins)) or "no OMOP table"
                raise SourceError(
                    f"{place.name} has no table person (looked for person.parquet, person.csv, "
                    f"person.csv.gz, person.tsv); found: {found}. Name the file after its table."
                )
            headers = {t: _read_table(con, t, o, options) for t, o in sorted(origins.items())}
            labels = {table: origin.label for table, origin in origins.items()}
            missing = tuple(sorted(set(COLUMNS) - set(origins)))
            yield Source(DuckDB(con), place.name, labels, headers, missing)
        except duckdb.Error as error:
            found = "cannot be read to its end; a file may be damaged. Copy or export it again."
            raise read_error(place.name, found, error) from error
