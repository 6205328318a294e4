"""A small OMOP database of the made-up people, and one function that asks it in SQL.

The people behind the published tables are drawn again from their seed, in memory; nothing about a
single one of them is written to a file.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import pandas as pd

from publictier._engines import Duck, PageSQLite, engine
from publictier.errors import DisclosureError, QueryError
from publictier.markup import data_table
from publictier.tables import TEACHING, TeachingTable

COLUMNS = {
    "person": ("person_id", "gender_concept_id", "year_of_birth"),
    "condition_occurrence": (
        "condition_occurrence_id", "person_id", "condition_concept_id", "condition_start_date",
    ),
    "concept": (
        "concept_id", "concept_name", "domain_id", "vocabulary_id", "standard_concept",
        "concept_code",
    ),
    "concept_ancestor": (
        "ancestor_concept_id", "descendant_concept_id", "min_levels_of_separation",
        "max_levels_of_separation",
    ),
}  # fmt: skip
"""Table -> the OMOP columns that the database has; whole tables would fill a browser's memory."""

NAMES_A_GROUP = {
    *COLUMNS["concept"], *COLUMNS["concept_ancestor"],
    "condition_concept_id", "gender_concept_id", "year_of_birth",
}  # fmt: skip
"""Columns that may stand beside a published count; the key of a person or record may not."""

ROWS_SHOWN = 12


class QueryResult(TeachingTable):
    """What a query found: exact, made up, and labelled so wherever it shows.

    >>> found = QueryResult(pd.DataFrame({"sex": ["Female"], "count": [3]}), "Snakes")
    >>> found.published()
          sex  count
    0  Female     20
    """

    def __init__(self, exact: pd.DataFrame, title: str) -> None:
        # unlike a teaching table, an answer need not hold counts; `published` refuses if not
        self._exact = exact.copy()
        self.title = title

    @property
    def value(self) -> Any:
        """The answer, where it is one row with one column.

        Raises:
            QueryError: there are more, or none.

        >>> QueryResult(pd.DataFrame({"count": [3]}), "Snakes").value
        3
        """
        if self._exact.shape != (1, 1):
            rows, columns = self._exact.shape
            raise QueryError(
                f"`value` was asked of an answer with {rows} rows and {columns} columns; it has a "
                "meaning for one row with one column. Use `exact` for the whole table."
            )
        found: Any = self._exact.iat[0, 0]
        return found.item() if hasattr(found, "item") else found

    def published(self) -> pd.DataFrame:
        """The answer as the rule would publish it: the column `count`, beside names of groups.

        Raises:
            DisclosureError: another column holds numbers, which the rule would leave exact, or
                keys and dates, which belong to one person.

        >>> both = pd.DataFrame({"sex": ["Female"], "records": [9], "count": [3]})
        >>> QueryResult(both, "Snakes").published()
        Traceback (most recent call last):
        publictier.errors.DisclosureError: Snakes: the column records would go out exact...
        """
        columns = [(str(name), column) for name, column in self._exact.items()]
        loose = [name for name, column in columns if not _may_go_out(name, column)]
        if loose:
            raise DisclosureError(
                f"{self.title}: the column {', '.join(loose)} would go out exact; the "
                "rule rounds the column `count` alone. Publishable is `count` beside what names a "
                "group, such as sex or concept_name. Leave the others out of SELECT."
            )
        return super().published()

    def _repr_html_(self) -> str:
        rows, shown = len(self._exact), self._exact.head(ROWS_SHOWN)
        part = f"; the first {ROWS_SHOWN} of {rows:,} rows" if rows > ROWS_SHOWN else ""
        return data_table(shown, f"{self.title} ({TEACHING}{part})", counts=())


def _may_go_out(name: str, column: pd.Series[Any]) -> bool:
    """Say whether a column is the count, or names groups: known to, or words without a digit."""
    words = all(isinstance(one, str) and not any(map(str.isdigit, one)) for one in column)
    return name == "count" or name in NAMES_A_GROUP or words


def sql(query: str, title: str = "Answer to a query") -> QueryResult:
    """Ask the database of made-up people, in SQL.

    The same people as in the published tables: 100,000 in `person`; their health records in
    `condition_occurrence`, one row a record; `concept` and `concept_ancestor` name and order the
    codes (each concept is its own ancestor, too). Dates are text, such as 2019-05-31. The first
    call draws the people, which takes some seconds.

    Args:
        query: one SELECT. Lessons use what DuckDB and SQLite understand alike.
        title: what the answer is about; it stands above the printed table.

    Raises:
        QueryError: it is not a SELECT, names what is not there, or DuckDB is not installed.

    >>> sql("SELECT COUNT(*) AS count FROM person").value
    100000
    """
    try:
        return QueryResult(_database().ask(query), title)
    except QueryError as problem:
        if "allowed is one SELECT" in str(problem) or "pip install" in str(problem):
            raise
        known = "; ".join(f"{table} ({', '.join(names)})" for table, names in COLUMNS.items())
        raise QueryError(f"{problem}\nTables and their columns: {known}.") from None


def draw_tables() -> dict[str, pd.DataFrame]:
    """Draw the database's tables: the columns of `COLUMNS`, dates as text."""
    from publictier.population import Population

    population = Population()
    tables = {}
    for name, columns in COLUMNS.items():
        drawn = population.table(name)[list(columns)]
        dates = drawn.select_dtypes("datetime").columns
        tables[name] = drawn.assign(**{day: drawn[day].dt.strftime("%Y-%m-%d") for day in dates})
    return tables


@cache
def _database() -> Duck | PageSQLite:
    return engine(draw_tables())
