"""Spark counts what DuckDB counts, row for row. It has an environment of its own."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from publictier.population import Population
from tests.omop_fixture import crowd, write
from tests.support import need

ROOT = Path(__file__).resolve().parent.parent
pytestmark = pytest.mark.soak


def compare(source: Path, *more: str, **options: object) -> str:
    """Run the comparison in Spark's environment; give what it says."""
    command = [need("spark"), "tests/spark_counts.py", source, json.dumps(options), *more]
    done = subprocess.run(
        [str(part) for part in command],
        cwd=ROOT, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": "src"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


def test_spark_counts_gibleed_as_duckdb_does() -> None:
    """Catch a query that means something else in Spark's SQL, on tables nobody here made."""
    tolerant = {"drop_bad_dates": True, "drop_orphans": True}
    said = compare(need("gibleed"), event_filter="observation-period", **tolerant)
    assert "equal those by DuckDB" in said
    print(said.strip())


def test_spark_counts_everything_a_source_can_hold(tmp_path: Path) -> None:
    """Catch the same in surveys, wearables, histograms and source codes."""
    said = compare(write(tmp_path / "omop", crowd()), age_rule="achilles")
    assert "equal those by DuckDB" in said
    print(said.strip())


def test_spark_counts_100_000_made_up_people_as_duckdb_does(tmp_path: Path) -> None:
    """Catch what shows only in large tables."""
    Population(seed=3, people=100_000).write(tmp_path / "omop")
    said = compare(tmp_path / "omop")
    assert "equal those by DuckDB" in said
    print(said.strip())


@pytest.mark.parametrize("kind", ["parquet", "csv"])
def test_spark_refuses_in_one_sentence(tmp_path: Path, kind: str) -> None:
    """Catch a page of Java instead of what is wrong."""
    source = write(tmp_path / "omop", crowd(), kind=kind)
    if kind == "parquet":
        (source / "condition_occurrence.parquet").write_bytes(b"PAR1 cut off")
    said = compare(source, "--refusal")
    expected = "cannot be counted by Spark" if kind == "parquet" else "no table person"
    assert said.startswith("refused: ") and expected in said and len(said.splitlines()) == 1
