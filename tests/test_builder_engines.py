"""One text of SQL, several engines: BigQuery's is run here by translating it back to DuckDB."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import duckdb
import pandas as pd
import pytest
import sqlglot

from publictier.builder import BuildOptions, ExactCounts, exact_counts
from publictier.builder.engines import bigquery
from publictier.builder.engines.bigquery import BigQuery, read_dataset
from publictier.builder.engines.columns import typed_query
from publictier.builder.engines.dialect import translate
from publictier.builder.events import mask_sql
from publictier.builder.files import Origin
from publictier.builder.source import open_source
from publictier.errors import BuildOptionError, SourceError
from tests.omop_fixture import crowd, tiny, write
from tests.support import need

GOLDEN = Path(__file__).parent / "golden"
TYPES = {"BIGINT": "INTEGER", "INTEGER": "INTEGER", "DOUBLE": "FLOAT", "VARCHAR": "STRING"}


@dataclass
class Warehouse:
    """Stands for BigQuery: takes its SQL, and answers from Parquet files."""

    con: duckdb.DuckDBPyConnection
    tables: dict[str, str]
    asked: list[str]

    @classmethod
    def of(cls, folder: Path) -> "Warehouse":
        """Load a folder; names are as in a dataset somebody made by hand."""
        con = duckdb.connect()
        con.execute("ATTACH ':memory:' AS hospital; CREATE SCHEMA hospital.omop")
        tables = {path.stem: path.stem.upper() for path in folder.glob("*.parquet")}
        for name, there in tables.items():
            path = folder / f"{name}.parquet"
            con.execute(f"CREATE TABLE hospital.omop.{there} AS SELECT * FROM '{path}'")
        return cls(con, tables, [])

    def run(self, sql: str) -> tuple[list[str], list[tuple[Any, ...]]]:
        """Answer a query that stands alone, as BigQuery must be asked."""
        self.asked.append(sql)
        level = sqlglot.ErrorLevel.RAISE
        (back,) = sqlglot.transpile(sql, read="bigquery", write="duckdb", unsupported_level=level)
        result = self.con.execute(back)
        return [column[0] for column in result.description or ()], result.fetchall()

    def list_tables(self, dataset: str) -> Iterator[SimpleNamespace]:
        """Name the tables, as Google's client does."""
        assert dataset == "hospital.omop"
        return (SimpleNamespace(table_id=name) for name in [*self.tables.values(), "NOTE_NLP"])

    def get_table(self, name: str) -> SimpleNamespace:
        """Give the columns of a table with BigQuery's types."""
        rows = self.con.execute(f"DESCRIBE SELECT * FROM {name}").fetchall()
        kinds = [(row[0], TYPES.get(row[1], row[1])) for row in rows]
        return SimpleNamespace(
            schema=[SimpleNamespace(name=name, field_type=kind) for name, kind in kinds]
        )


def counted(warehouse: Warehouse, options: BuildOptions) -> ExactCounts:
    """Count in the warehouse."""
    source = read_dataset(BigQuery(warehouse.run), warehouse, "hospital.omop")
    return exact_counts(source, options)


def assert_same(one: ExactCounts, two: ExactCounts) -> None:
    """Compare everything that two engines counted."""
    for part in ("results", "concepts", "hierarchy"):
        pd.testing.assert_frame_equal(getattr(one, part), getattr(two, part))
    assert one.missing == two.missing


@pytest.mark.parametrize(
    ("people", "age_rule"),
    [
        ("six", "achilles"),
        ("300", "data-browser"),
        pytest.param("300", "achilles", marks=pytest.mark.soak),
    ],
)
def test_bigquery_counts_what_duckdb_counts(tmp_path: Path, people: str, age_rule: str) -> None:
    """Catch a query that means something else in BigQuery's SQL."""
    folder = write(tmp_path / "omop", tiny() if people == "six" else crowd())
    options = BuildOptions(age_rule=age_rule, drop_bad_dates=True)
    warehouse = Warehouse.of(folder)
    there = counted(warehouse, options)
    assert_same(exact_counts(folder, options), there)
    assert all(sql.startswith(("SELECT", "WITH")) for sql in warehouse.asked)
    print(f"{len(warehouse.asked)} queries, each alone; {len(there.results)} counts, all equal")


@pytest.mark.parametrize(
    "event_filter", ["observation-period", pytest.param("none", marks=pytest.mark.soak)]
)
def test_bigquery_counts_gibleed_as_duckdb_does(event_filter: str) -> None:
    """Catch the same in tables that nobody here made."""
    folder = need("gibleed")
    options = BuildOptions(event_filter=event_filter, drop_bad_dates=True, drop_orphans=True)
    there = counted(Warehouse.of(folder), options)
    assert_same(exact_counts(folder, options), there)
    print(f"{len(there.results)} counts, all equal")


@pytest.mark.parametrize("dialect", ["spark", "bigquery"])
def test_the_heavy_query_reads_as_it_was_read(dialect: str) -> None:
    """Catch a new version of the translator that writes another text: read it, then keep it."""
    text = translate(mask_sql("conditions", ("concept_id",), BuildOptions()), dialect)
    (pretty,) = sqlglot.transpile(text, read=dialect, write=dialect, pretty=True)
    assert f"{pretty}\n" == (GOLDEN / f"masks.{dialect}.sql").read_text(encoding="utf-8")


def test_a_warehouse_without_people_says_what_it_holds(tmp_path: Path) -> None:
    """Catch an engine that counts nobody."""
    tables = tiny()
    del tables["person"]
    with pytest.raises(SourceError, match=r"no table person; found: activity_summary, .*Give the"):
        counted(Warehouse.of(write(tmp_path / "omop", tables)), BuildOptions())


@pytest.mark.parametrize(
    ("column", "kind"), [("person_id", "STRING"), ("drug_exposure_start_date", "STRING")]
)
def test_a_column_of_another_type_is_refused(column: str, kind: str) -> None:
    """Catch a text that is taken for a number or a date somewhere far away."""
    types = {
        "person_id": "INTEGER",
        "drug_concept_id": "INTEGER",
        "drug_exposure_start_date": "DATE",
        column: kind,
    }
    origin = Origin("lake.drugs", "lake.drugs", {c: (c, k) for c, k in types.items()}, False)
    with pytest.raises(SourceError, match=rf"column {column} has the type STRING; .*Make a view"):
        typed_query("drug_exposure", origin)


def test_a_query_too_long_for_bigquery_is_not_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    """Catch an error of the service instead of a sentence."""
    monkeypatch.setattr(bigquery, "LONGEST_QUERY", 1000)
    engine = BigQuery(lambda sql: pytest.fail("it was sent"))
    engine.give("bins", pd.DataFrame({"unit": ["mg/dL"] * 200}))
    with pytest.raises(SourceError, match="characters; BigQuery takes 1,000"):
        engine.rows("SELECT COUNT(*) FROM bins")


def test_what_is_not_finite_is_no_value_anywhere() -> None:
    """Catch a histogram with a bin for what is not a number."""
    origin = Origin("m", "m", {c: (c, "DOUBLE") for c in ("value_as_number",)}, False)
    ids = ("person_id", "measurement_concept_id")
    origin.columns.update({c: (c, "BIGINT") for c in ids} | {"measurement_date": ("d", "DATE")})
    query, _ = typed_query("measurement", origin)
    con = duckdb.connect()
    con.execute(
        "CREATE TABLE m AS SELECT 1 AS person_id, 2 AS measurement_concept_id, "
        "DATE '2015-01-01' AS d, UNNEST(['1.5', 'NaN', 'Infinity', '-Infinity'])::DOUBLE "
        "AS value_as_number"
    )
    for dialect in ("spark", "bigquery"):
        there = translate(query, dialect)
        back = sqlglot.transpile(there, read=dialect, write="duckdb")[0]
        values = con.execute(f"SELECT value_as_number FROM ({back}) AS t").fetchall()
        assert values == [(1.5,), (None,), (None,), (None,)]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"engine": "oracle"}, "allowed: duckdb, spark, bigquery"),
        ({"max_bytes": 5}, "for bigquery only"),
        ({"engine": "bigquery", "max_bytes": 0}, "1 or more"),
    ],
)
def test_an_option_that_means_nothing_is_refused(given: dict[str, Any], message: str) -> None:
    """Catch a bound on cost that binds nothing."""
    with pytest.raises(BuildOptionError, match=message):
        BuildOptions(**given)


@pytest.mark.parametrize(("engine", "module"), [("spark", "pyspark"), ("bigquery", "google")])
def test_an_engine_that_is_not_installed_says_how(
    monkeypatch: pytest.MonkeyPatch, engine: str, module: str
) -> None:
    """Catch a traceback of Python for a missing extra."""
    for name in [
        name for name in sys.modules if name.startswith(f"publictier.builder.engines.{engine}")
    ]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, module, None)
    with (
        pytest.raises(
            SourceError, match=rf'{engine} is not installed.*pip install "publictier\[{engine}\]"'
        ),
        open_source("somewhere", BuildOptions(engine=engine)),
    ):
        pass


class RefusedError(Exception):
    """Stands for the errors of Google's client."""


@pytest.fixture
def google(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> SimpleNamespace:
    """Put something in the place of Google's client, which keeps how it was asked."""
    warehouse = Warehouse.of(write(tmp_path / "omop", crowd()))
    seen = SimpleNamespace(config=None, project=None, refuses=False)

    class Client(SimpleNamespace):
        def __init__(self, project: str) -> None:
            super().__init__(list_tables=warehouse.list_tables, get_table=warehouse.get_table)
            seen.project = project

        def query(self, sql: str, job_config: Any) -> SimpleNamespace:
            if seen.refuses:
                raise RefusedError("403 Query exceeded limit for bytes billed")
            seen.config = job_config
            names, rows = warehouse.run(sql)
            columns = [SimpleNamespace(name=name) for name in names]

            class Rows(list[Any]):
                schema = columns

            answers = Rows(SimpleNamespace(values=lambda row=row: row) for row in rows)
            return SimpleNamespace(result=lambda: answers)

    def config(**given: object) -> SimpleNamespace:
        return SimpleNamespace(**given)

    modules = {
        "google": {},
        "google.api_core": {},
        "google.api_core.exceptions": {"GoogleAPIError": RefusedError},
        "google.auth": {},
        "google.auth.exceptions": {"GoogleAuthError": RefusedError},
        "google.cloud": {"bigquery": SimpleNamespace(Client=Client, QueryJobConfig=config)},
    }
    for name, members in modules.items():
        module = ModuleType(name)
        module.__dict__.update(members)
        monkeypatch.setitem(sys.modules, name, module)
    monkeypatch.delitem(sys.modules, "publictier.builder.engines.bigquery_client", raising=False)
    return seen


def test_the_bound_on_bytes_reaches_every_query(google: SimpleNamespace) -> None:
    """Catch a bound that is taken and not passed on."""
    options = BuildOptions(engine="bigquery", max_bytes=7_000_000)
    there = exact_counts("hospital.omop", options)
    assert google.config.maximum_bytes_billed == 7_000_000
    assert google.project == "hospital" and len(there.results) > 100


def test_what_the_service_refuses_is_one_sentence(google: SimpleNamespace) -> None:
    """Catch a traceback of Google's client."""
    google.refuses = True
    with pytest.raises(SourceError, match=r"exceeded limit for bytes billed.*--max-bytes"):
        exact_counts("hospital.omop", BuildOptions(engine="bigquery"))
    with pytest.raises(SourceError, match=r"Give a dataset as project\.dataset"):
        exact_counts("hospital", BuildOptions(engine="bigquery"))
