"""DuckDB, on this computer: the engine that needs no other program.

Text and numbers in the wrong type are converted; what cannot be converted is refused with its
place and number of rows.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from publictier.builder.engines.columns import locate
from publictier.builder.files import (
    Origin,
    database_origins,
    folder_origins,
    identifier,
    literal,
    read_error,
)
from publictier.builder.options import BuildOptions
from publictier.builder.schema import COLUMNS, Column
from publictier.builder.source import Source
from publictier.errors import SourceError

ROW_BYTES = 24  # at the most, of a row that is held in memory while it is sorted
SHOWN = 40  # characters of a bad value that a message repeats

_INTEGERS = {"TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER"}
_DUCKDB_TYPES = {"id": "BIGINT", "int": "BIGINT", "date": "DATE", "number": "DOUBLE"}
_EXPECTED = {"id": "a whole number", "int": "a whole number", "date": "a date such as 2010-01-31"}


class DuckDB:
    """The builder's queries, run by DuckDB as they are.

    Args:
        con: an open connection.

    >>> engine = DuckDB(duckdb.connect())
    >>> engine.give("people", pd.DataFrame({"person_id": [1, 2]}))
    >>> engine.define("known", "SELECT person_id FROM people WHERE person_id > 1")
    >>> engine.rows("SELECT person_id FROM known")
    [(2,)]
    """

    def __init__(self, con: duckdb.DuckDBPyConnection) -> None:
        self.con = con

    def define(self, name: str, sql: str, *, keep: bool = False) -> None:
        """Let later queries use a query under a name."""
        kind = "TABLE" if keep else "VIEW"
        self.con.execute(f"CREATE OR REPLACE TEMP {kind} {name} AS {sql}")

    def define_once(self, name: str, sql: str) -> None:
        """Work a query out and keep it under a name, unless that was done before."""
        self.con.execute(f"CREATE TEMP TABLE IF NOT EXISTS {name} AS {sql}")

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """Run a query and give its rows."""
        return self.con.execute(sql).fetchall()

    def frame(self, sql: str) -> pd.DataFrame:
        """Run a query and give its result as a table."""
        return self.con.execute(sql).df()

    def numbers(self, sql: str) -> NDArray[np.int64]:
        """Run a query and give its one column of whole numbers."""
        (column,) = self.con.execute(sql).fetchnumpy().values()
        return np.asarray(column)

    def has_room_for(self, rows: int) -> bool:
        """Say whether rows fit into half of the memory that DuckDB may use.

        It is for what cannot be spilled: keys that are sorted, and quantiles.
        """
        ((limit,),) = self.rows("SELECT CURRENT_SETTING('memory_limit')")
        return rows * ROW_BYTES < bytes_of(limit) / 2

    def has_quantiles_of(self, name: str) -> bool:
        """Say whether it has an exact ``QUANTILE_CONT``, and the memory for the rows of a name."""
        ((rows,),) = self.rows(f"SELECT COUNT(*) FROM {name}")
        return self.has_room_for(rows)

    def give(self, name: str, table: pd.DataFrame) -> None:
        """Let later queries use a small table of this computer under a name."""
        self.con.register(name, table)


def bytes_of(size: str) -> float:
    """Give the bytes of a size as DuckDB writes it.

    >>> bytes_of("1.5 GiB"), bytes_of("953.6 MiB") > 10**9 - 10**6
    (1610612736.0, True)
    """
    number, unit = size.split(" ")
    return float(number) * 1024.0 ** ("bytes", "KiB", "MiB", "GiB", "TiB").index(unit)


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
    located = locate(table, origin)
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
def connect(options: BuildOptions) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open DuckDB with a folder of its own to spill into, which goes when it is closed."""
    with tempfile.TemporaryDirectory(prefix="publictier-") as scratch:
        con = duckdb.connect()
        try:
            con.execute(f"SET temp_directory = {literal(scratch)}")
            con.execute("SET preserve_insertion_order = false")
            con.execute("SET enable_progress_bar = false")
            con.execute("SET TimeZone = 'UTC'")  # a date must not depend on where the build runs
            if options.memory_limit is not None:
                con.execute(f"SET memory_limit = {literal(options.memory_limit)}")
            if options.threads is not None:
                con.execute(f"SET threads = {options.threads:d}")
            yield con
        finally:
            con.close()


@contextmanager
def opened(given: str | Path, options: BuildOptions) -> Iterator[Source]:
    """Open a folder of Parquet or CSV files (plain, .gz, comma, tab), or a DuckDB file.

    Raises:
        SourceError: see `publictier.builder.source.open_source`.
    """
    place = Path(given)
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
            yield Source(DuckDB(con), place.name, labels, headers)
        except duckdb.Error as error:
            found = "cannot be read to its end; a file may be damaged. Copy or export it again."
            raise read_error(place.name, found, error) from error
