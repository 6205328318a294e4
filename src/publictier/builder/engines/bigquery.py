"""BigQuery: the counting runs in the warehouse; only counts leave it, and nothing is written there.

A query stands alone, with all that it names in front of it, so that no view, table or session has
to be made in the warehouse.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from publictier.builder.engines.columns import typed_query
from publictier.builder.engines.dialect import standing_alone, values_query
from publictier.builder.files import Origin, identifier, normal_name
from publictier.builder.schema import COLUMNS
from publictier.builder.source import Source
from publictier.errors import SourceError

LONGEST_QUERY = 1024 * 1024  # characters; https://cloud.google.com/bigquery/quotas
Result = tuple[list[str], list[tuple[Any, ...]]]


class BigQuery:
    """The builder's queries, run by BigQuery.

    Args:
        run: runs a query in BigQuery's SQL; gives the names of its columns, and its rows.

    >>> engine = BigQuery(lambda sql: print(sql) or ([], []))
    >>> engine.define("known", "SELECT person_id FROM lake.person")
    >>> engine.rows("SELECT COUNT(*) FROM known")
    WITH known AS (SELECT person_id FROM lake.person) SELECT COUNT(*) FROM known
    []
    """

    def __init__(self, run: Callable[[str], Result]) -> None:
        self.run = run
        self.definitions: dict[str, str] = {}

    def define(self, name: str, sql: str, *, keep: bool = False) -> None:
        """Let later queries use a query under a name; it is put into each that uses it."""
        self.definitions[name] = sql

    def _result(self, sql: str) -> Result:
        query = standing_alone(sql, self.definitions, "bigquery")
        if len(query) > LONGEST_QUERY:
            raise SourceError(
                f"A query has {len(query):,} characters; BigQuery takes {LONGEST_QUERY:,}. So many "
                "concepts and units of measurements cannot be counted there. Export the tables, "
                "and use --engine duckdb or spark."
            )
        return self.run(query)

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """Run a query and give its rows."""
        return self._result(sql)[1]

    def frame(self, sql: str) -> pd.DataFrame:
        """Run a query and give its result as a table."""
        names, rows = self._result(sql)
        return pd.DataFrame(rows, columns=names)

    def give(self, name: str, table: pd.DataFrame) -> None:
        """Let later queries use a small table of this computer under a name."""
        self.define(name, values_query(table))

    def has_quantiles_of(self, name: str) -> bool:
        """Say no: the values are counted up to the rank instead."""
        return False


def read_dataset(engine: BigQuery, client: Any, dataset: str) -> Source:
    """Name the OMOP tables of a dataset to an engine.

    Args:
        engine: what runs the queries.
        client: a client of google-cloud-bigquery, asked only what tables and columns there are.
        dataset: project.dataset.

    Raises:
        SourceError: no person table, or a column is missing or of another type.
    """
    found = {item.table_id.lower(): item.table_id for item in client.list_tables(dataset)}
    present = {table: found[table] for table in sorted(COLUMNS) if table in found}
    if "person" not in present:
        raise SourceError(
            f"{dataset} has no table person; found: {', '.join(present) or 'no OMOP table'}. Give "
            "the dataset that holds the OMOP tables, as project.dataset."
        )
    labels = {table: f"{dataset}.{name}" for table, name in present.items()}
    headers = {}
    for table, label in labels.items():
        columns = {
            normal_name(field.name): (field.name, field.field_type)
            for field in client.get_table(label).schema
        }
        place = ".".join(identifier(part) for part in label.split("."))
        query, headers[table] = typed_query(table, Origin(label, place, columns, False))
        engine.define(f"omop_{table}", query)
    return Source(engine, dataset, labels, headers)
