"""The two programs that answer SQL: DuckDB on a computer, SQLite (sql.js) on a page of the book."""

from __future__ import annotations

import sys
from typing import Any

import pandas as pd

from publictier.errors import QueryError

READING = ("select", "with")


def refuse(found: str) -> QueryError:
    """Word the refusal of anything but one SELECT, so that a slip cannot empty a table."""
    return QueryError(
        f"The query holds {found}; allowed is one SELECT, because this database can only be read. "
        "Ask several questions one after the other."
    )


class Duck:
    """DuckDB, in memory."""

    def __init__(self, tables: dict[str, pd.DataFrame]) -> None:
        """Fill it with tables.

        Raises:
            QueryError: DuckDB is not installed.
        """
        try:
            import duckdb
        except ImportError:
            raise QueryError(
                "sql() needs the database program DuckDB, which is not installed here. Run: "
                "python -m pip install duckdb. Without it, read the answers on the page."
            ) from None
        self._duckdb: Any = duckdb
        self._con: Any = duckdb.connect()
        for name, table in tables.items():
            self._con.register("drawn", table)
            self._con.execute(f"CREATE TABLE {name} AS SELECT * FROM drawn")
            self._con.unregister("drawn")
        # learners share a computer: a query reads these tables, and no file
        self._con.execute("SET enable_external_access = false")
        self._con.execute("SET lock_configuration = true")

    def ask(self, query: str) -> pd.DataFrame:
        """Answer one SELECT.

        Raises:
            QueryError: it is none, or DuckDB does not understand it.
        """
        try:
            statements = self._con.extract_statements(query)
            if len(statements) != 1 or statements[0].type != self._duckdb.StatementType.SELECT:
                raise refuse(" and ".join(one.type.name for one in statements) or "nothing")
            answer: pd.DataFrame = self._con.execute(query).df()
        except self._duckdb.Error as problem:
            raise QueryError(str(problem).strip()) from None
        return answer


class PageSQLite:
    """SQLite in the worker of a page; `bridge` is what the worker offers (tools/browser)."""

    def __init__(self, tables: dict[str, pd.DataFrame], bridge: Any) -> None:
        """Fill it with tables."""
        self._bridge = bridge
        for name, table in tables.items():
            bridge.fill(name, table.to_json(orient="split", index=False))

    def ask(self, query: str) -> pd.DataFrame:
        """Answer one SELECT.

        Raises:
            QueryError: it is none, or SQLite does not understand it.
        """
        text = query.strip().rstrip(";").strip()
        if not text.lower().startswith(READING) or ";" in text:
            raise refuse(text.split()[0].upper() if text else "nothing")
        import json

        answer = json.loads(self._bridge.ask(text))
        if "error" in answer:
            raise QueryError(answer["error"])
        return pd.DataFrame(answer["values"], columns=answer["columns"])


def engine(tables: dict[str, pd.DataFrame]) -> Duck | PageSQLite:
    """Open the program that is there.

    Raises:
        QueryError: there is none.
    """
    if sys.platform == "emscripten":
        import js  # type: ignore[import-not-found]

        return PageSQLite(tables, js.kitDatabase)
    return Duck(tables)
