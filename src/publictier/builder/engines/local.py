"""DuckDB, on this computer: the engine that needs no other program."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import duckdb
import pandas as pd

from publictier.builder.options import BuildOptions


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

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """Run a query and give its rows."""
        return self.con.execute(sql).fetchall()

    def frame(self, sql: str) -> pd.DataFrame:
        """Run a query and give its result as a table."""
        return self.con.execute(sql).df()

    def give(self, name: str, table: pd.DataFrame) -> None:
        """Let later queries use a small table of this computer under a name."""
        self.con.register(name, table)


@contextmanager
def connect(options: BuildOptions) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open DuckDB with a folder of its own to spill into, which goes when it is closed."""
    with tempfile.TemporaryDirectory(prefix="publictier-") as scratch:
        con = duckdb.connect()
        try:
            con.execute(f"SET temp_directory = '{scratch.replace(chr(39), chr(39) * 2)}'")
            con.execute("SET preserve_insertion_order = false")
            con.execute("SET enable_progress_bar = false")
            con.execute("SET TimeZone = 'UTC'")  # a date must not depend on where the build runs
            if options.memory_limit is not None:
                con.execute(f"SET memory_limit = '{options.memory_limit}'")
            if options.threads is not None:
                con.execute(f"SET threads = {options.threads:d}")
            yield con
        finally:
            con.close()
