"""The builder's queries in the SQL of other systems, translated by sqlglot."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import pandas as pd
import sqlglot
from sqlglot import exp

from publictier.builder.files import literal

_READ = "duckdb"
_TYPES = {"i": "BIGINT", "f": "DOUBLE", "b": "BOOLEAN"}


def translate(sql: str, dialect: str) -> str:
    """Give a query in another dialect.

    Args:
        sql: a query in DuckDB's SQL.
        dialect: its name in sqlglot, such as ``spark`` or ``bigquery``.

    Raises:
        sqlglot.errors.SqlglotError: part of the query has no counterpart there.

    >>> translate("SELECT DATE_DIFF('day', born, seen) AS days FROM visits", "bigquery")
    'SELECT DATE_DIFF(seen, born, DAY) AS days FROM visits'
    """
    level = sqlglot.ErrorLevel.RAISE
    return sqlglot.transpile(sql, read=_READ, write=dialect, unsupported_level=level)[0]


def standing_alone(sql: str, definitions: Mapping[str, str], dialect: str) -> str:
    """Translate a query with what it names in front of it, so that it stands alone.

    Args:
        sql: a query in DuckDB's SQL.
        definitions: name -> query, each only with names that stand before it.
        dialect: its name in sqlglot.

    Raises:
        sqlglot.errors.SqlglotError: part of the query has no counterpart there.

    >>> named = {"a": "SELECT 1 AS n", "b": "SELECT n FROM a", "c": "SELECT n FROM elsewhere"}
    >>> standing_alone("SELECT n FROM b", named, "bigquery")
    'WITH a AS (SELECT 1 AS n), b AS (SELECT n FROM a) SELECT n FROM b'
    """
    needed: set[str] = set()
    waiting = [sql]
    while waiting:
        tables = _parsed_once(waiting.pop()).find_all(exp.Table)
        fresh = {table.name for table in tables if not table.db} & definitions.keys() - needed
        needed |= fresh
        waiting += [definitions[name] for name in fresh]
    query = _parsed(sql)
    own = [(later.alias, later.this) for later in query.ctes]
    query.set("with_", None)
    for name, text in definitions.items():
        if name in needed:
            query = query.with_(name, as_=_parsed(text), copy=False)
    for name, later in own:
        query = query.with_(name, as_=later, copy=False)
    return query.sql(dialect=dialect, unsupported_level=sqlglot.ErrorLevel.RAISE)


def _parsed(sql: str) -> exp.Query:
    return _parsed_once(sql).copy()


@lru_cache(maxsize=256)
def _parsed_once(sql: str) -> exp.Query:
    query = sqlglot.parse_one(sql, read=_READ)
    if not isinstance(query, exp.Query):
        raise TypeError(f"not a query: {sql[:80]}")
    return query


def values_query(table: pd.DataFrame) -> str:
    """Give a query, in DuckDB's SQL, whose result is a small table.

    Numbers are written as text and read by the system, which loses no digit.

    >>> print(values_query(pd.DataFrame({"unit": ["it's"], "low": [0.1]})))
    SELECT unit, CAST(low AS DOUBLE) AS low FROM (VALUES ('it''s', '0.1')) AS v(unit, low)
    """
    kinds = {name: _TYPES.get(table[name].dtype.kind) for name in table.columns}
    select = [f"CAST({name} AS {kind}) AS {name}" if kind else name for name, kind in kinds.items()]
    rows = [
        "(" + ", ".join(literal(value) for value in row) + ")"
        for row in table.itertuples(index=False, name=None)
    ]
    names = ", ".join(table.columns)
    if not rows:
        empty = [f"CAST(NULL AS {kind or 'VARCHAR'}) AS {name}" for name, kind in kinds.items()]
        return f"SELECT {', '.join(empty)} LIMIT 0"
    return f"SELECT {', '.join(select)} FROM (VALUES {', '.join(rows)}) AS v({names})"
