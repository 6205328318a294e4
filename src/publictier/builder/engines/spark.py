"""Spark: the same counts where the records are too many for one computer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pandas as pd
from py4j.protocol import Py4JJavaError
from pyspark.errors import PySparkException
from pyspark.sql import DataFrame, SparkSession

from publictier.builder.engines.columns import typed_query
from publictier.builder.engines.dialect import translate, values_query
from publictier.builder.files import Origin, normal_name
from publictier.builder.options import BuildOptions
from publictier.builder.schema import COLUMNS
from publictier.builder.source import Source
from publictier.errors import SourceError


class Spark:
    """The builder's queries, run by a session of Spark.

    Args:
        session: a session of its own, whose temporary views nobody else sees.
    """

    def __init__(self, session: SparkSession) -> None:
        self.session = session
        self.kept: list[DataFrame] = []

    def _query(self, sql: str) -> DataFrame:
        return self.session.sql(translate(sql, "spark"))

    def define(self, name: str, sql: str, *, keep: bool = False) -> None:
        """Let later queries use a query under a name."""
        result = self._query(sql)
        if keep:
            self.kept.append(result.cache())
        result.createOrReplaceTempView(name)

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """Run a query and give its rows."""
        return [tuple(row) for row in self._query(sql).collect()]

    def frame(self, sql: str) -> pd.DataFrame:
        """Run a query and give its result as a table."""
        table: pd.DataFrame = self._query(sql).toArrow().to_pandas()
        return table

    def give(self, name: str, table: pd.DataFrame) -> None:
        """Let later queries use a small table of this computer under a name."""
        self.define(name, values_query(table))

    def has_quantiles_of(self, name: str) -> bool:
        """Say no: the values are counted up to the rank instead."""
        return False

    def close(self) -> None:
        """Let go of what was kept."""
        for result in self.kept:
            result.unpersist()


def _session(options: BuildOptions) -> SparkSession:
    """Use the session that is there, or make one; its settings are Spark's own."""
    builder = SparkSession.builder.appName("publictier")
    builder = builder.config("spark.ui.showConsoleProgress", "false")
    if options.threads is not None:
        builder = builder.master(f"local[{options.threads}]")
        # Spark's own 200 are for a cluster; on one computer they are mostly waiting
        builder = builder.config("spark.sql.shuffle.partitions", str(4 * options.threads))
    if options.memory_limit is not None:
        memory = options.memory_limit.replace(" ", "").upper().replace("IB", "").replace("B", "")
        builder = builder.config("spark.driver.memory", memory)
    session = builder.getOrCreate().newSession()
    session.conf.set("spark.sql.session.timeZone", "UTC")  # a date must not depend on the place
    return session


def _tables(session: SparkSession, place: str) -> dict[str, DataFrame]:
    """Find the OMOP tables of a folder of Parquet files, or of a database of the catalog."""
    folder = Path(place)
    if folder.is_dir():
        paths = {path.name.lower().removesuffix(".parquet"): path for path in folder.iterdir()}
        return {t: session.read.parquet(str(paths[t])) for t in sorted(COLUMNS) if t in paths}
    if not session.catalog.databaseExists(place):
        raise SourceError(
            f"Spark finds neither a folder nor a database {place}. Give a folder of Parquet "
            "files, or the name of a database of its catalog."
        )
    names = (f"{place}.{table}" for table in sorted(COLUMNS))
    return {
        name.rpartition(".")[2]: session.table(name)
        for name in names
        if session.catalog.tableExists(name)
    }


def _read_table(engine: Spark, table: str, data: DataFrame, label: str) -> dict[str, str]:
    data.createOrReplaceTempView(f"raw_{table}")
    columns = {
        normal_name(field.name): (field.name, field.dataType.simpleString())
        for field in data.schema.fields
    }
    query, headers = typed_query(table, Origin(label, f"raw_{table}", columns, False))
    engine.define(f"omop_{table}", query)
    return headers


@contextmanager
def opened(given: str | Path, options: BuildOptions) -> Iterator[Source]:
    """Open a folder of Parquet files, or a database of the catalog.

    Raises:
        SourceError: there is no such place, no person table, a column is missing or of another
            type, or Spark fails while the source is open.
    """
    place = str(given)
    try:
        engine = Spark(_session(options))
        try:
            tables = _tables(engine.session, place)
            if "person" not in tables:
                raise SourceError(
                    f"{place} has no table person; found: {', '.join(tables) or 'no OMOP table'}. "
                    "Spark reads Parquet files and tables of its catalog; for CSV files use "
                    "--engine duckdb."
                )
            labels = {table: f"{Path(place).name}:{table}" for table in tables}
            headers = {t: _read_table(engine, t, data, labels[t]) for t, data in tables.items()}
            yield Source(engine, Path(place).name, labels, headers)
        finally:
            engine.close()
    except (PySparkException, Py4JJavaError) as error:
        java = isinstance(error, Py4JJavaError)
        reason = str(error.java_exception.getMessage() if java else error).strip().splitlines()[0]
        raise SourceError(
            f"{place} cannot be counted by Spark ({reason}). Check the tables and Spark's "
            "settings; a smaller copy with --engine duckdb shows whether the data are at fault."
        ) from error
