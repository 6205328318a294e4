"""Counting by sorted keys gives what the query in two phases gives, or is not used."""

import random
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from publictier.builder import BuildOptions, exact_counts
from publictier.builder.checks import make_people
from publictier.builder.engines import sorted_keys
from publictier.builder.events import make_domains, make_events, mask_sql
from publictier.builder.source import Source, open_source
from tests.omop_fixture import condition, crowd, write

LARGEST = 2**31 - 1
ORDER = ["concept_id", "sex", "mask"]


def prepared(source: Source, options: BuildOptions) -> Source:
    """Name people and domains, as a build does first."""
    make_people(source, options)
    make_events(source, options)
    make_domains(source)
    return source


def ordered(masks: pd.DataFrame) -> pd.DataFrame:
    """Sort, with one type for all numbers."""
    return masks.astype("int64").sort_values(ORDER, ignore_index=True)


@pytest.mark.parametrize("rule", ["data-browser", "achilles"])
@pytest.mark.parametrize("slice_size", [1, 7, sorted_keys.SLICE])
def test_it_gives_what_the_query_gives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rule: str, slice_size: int
) -> None:
    """Catch a record lost where two slices, concepts, sexes or people meet."""
    chance = random.Random(slice_size)
    tables = crowd()
    days = [f"{year}-0{month}-11" for year in range(1930, 2024) for month in (1, 7)]
    tables["condition_occurrence"] = [
        condition(chance.randint(1, 300), chance.choice([1, 2, 4, LARGEST]), chance.choice(days))
        for _ in range(4000)
    ]
    monkeypatch.setattr(sorted_keys, "SLICE", slice_size)
    options = BuildOptions(age_rule=rule, drop_bad_dates=True)
    with open_source(write(tmp_path / "omop", tables), options) as source:
        engine = prepared(source, options).engine
        assert sorted_keys.fits(engine, "conditions")
        by_query = ordered(engine.frame(mask_sql("conditions", ("concept_id",), options)))
        by_keys = ordered(sorted_keys.count_masks(engine, "conditions", options))
    pd.testing.assert_frame_equal(by_keys, by_query)
    assert len(by_keys) > 100 and by_keys["concept_id"].max() == LARGEST


def test_a_domain_of_which_every_record_is_left_out_counts_nobody(tmp_path: Path) -> None:
    """Catch a traceback where all dates of a table are impossible."""
    tables = crowd()
    tables["drug_exposure"] = [(1, 5, "1850-01-01"), (2, 5, "2110-01-01")]
    options = BuildOptions(drop_bad_dates=True)
    results = exact_counts(write(tmp_path / "omop", tables), options).results
    assert "Condition" in set(results["stratum_3"]) and "Drug" not in set(results["stratum_3"])


@pytest.mark.parametrize("concept", [-5, LARGEST + 1])
def test_ids_that_do_not_fit_go_the_other_way(tmp_path: Path, concept: int) -> None:
    """Catch a concept that is counted as another."""
    tables = crowd()
    tables["condition_occurrence"].append(condition(1, concept, "2015-01-01"))
    options = BuildOptions()
    with open_source(write(tmp_path / "omop", tables), options) as source:
        engine = prepared(source, options).engine
        assert sorted_keys.fits(engine, "drugs")
        assert not sorted_keys.fits(engine, "conditions")


def test_it_keeps_within_half_of_the_memory() -> None:
    """Catch a limit that is kept by DuckDB and broken beside it."""
    from publictier.builder.engines.local import DuckDB

    con = duckdb.connect()
    con.execute("CREATE TABLE people AS SELECT 1 AS person_id")
    con.execute(
        "CREATE TABLE records AS SELECT 1 AS person_id, CAST(7 AS BIGINT) AS concept_id "
        "FROM range(1000000)"
    )
    engine = DuckDB(con)
    con.execute("SET memory_limit = '60MB'")
    assert sorted_keys.fits(engine, "records")
    con.execute("SET memory_limit = '40MB'")
    assert not sorted_keys.fits(engine, "records")
