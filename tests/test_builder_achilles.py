"""The builder against counts that other people made of the same participants."""

from functools import cache
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from publictier.builder import BuildOptions, achilles
from publictier.errors import SourceError
from tests.omop_fixture import FEMALE, MALE, condition, tiny, write
from tests.support import need

KEYS = ["analysis_id", *(f"stratum_{i}" for i in range(1, 6))]
INSIDE = BuildOptions(event_filter="observation-period")


def counts(found: pd.DataFrame, analysis: int) -> dict[tuple[str, ...], int]:
    """Give one analysis as strata -> count."""
    rows = found[found["analysis_id"] == analysis]
    return {
        tuple(text for text in strata if text): count
        for *strata, count in rows[[*KEYS[1:], "count_value"]].itertuples(index=False, name=None)
    }


@cache
def counted(folder: Path, options: BuildOptions) -> pd.DataFrame:
    """Count once for all tests that ask the same."""
    return achilles(folder, options)


def theirs(folder: Path) -> pd.DataFrame:
    """Read the counts made with OHDSI Achilles."""
    table = pd.read_csv(folder / "achilles_counts.csv", dtype=str, keep_default_na=False)
    return table.astype({"analysis_id": "int64", "count_value": "int64"})


def test_all_counts_of_gibleed_equal_those_of_achilles() -> None:
    """Catch any difference to OHDSI Achilles 1.7 in a data set nobody of this project made."""
    folder = need("gibleed")
    expected = theirs(folder)
    found = counted(folder, INSIDE)
    found = found[found["analysis_id"].isin(expected["analysis_id"])]
    both = found.merge(expected, on=KEYS[:3], how="outer", suffixes=("", "_theirs"))
    different = both[both["count_value"] != both["count_value_theirs"]]
    print(f"Achilles counts compared: {len(both)}")
    assert len(both) == len(expected) == 552
    assert different.empty, different.to_string()


def test_without_observation_periods_gibleed_differs_in_21_totals() -> None:
    """Catch an event filter that does nothing: older Achilles counts more in 21 of the totals."""
    folder = need("gibleed")
    both = counted(folder, BuildOptions()).merge(
        theirs(folder), on=KEYS[:3], suffixes=("", "_theirs")
    )
    more = both["count_value"] > both["count_value_theirs"]
    assert len(both) == 552
    assert (more.sum(), (both["count_value"] < both["count_value_theirs"]).sum()) == (21, 0)


@pytest.mark.parametrize("options", [BuildOptions(), INSIDE], ids=["every-record", "inside"])
@pytest.mark.parametrize(
    ("analysis", "table", "concept", "day"),
    [
        (200, "visit_occurrence", "visit_concept_id", "visit_start_date"),
        (400, "condition_occurrence", "condition_concept_id", "condition_start_date"),
        (600, "procedure_occurrence", "procedure_concept_id", "procedure_date"),
        (700, "drug_exposure", "drug_concept_id", "drug_exposure_start_date"),
        (800, "observation", "observation_concept_id", "observation_date"),
        (1800, "measurement", "measurement_concept_id", "measurement_date"),
    ],
)
def test_joint_strata_of_gibleed_equal_a_plain_pandas_count(
    analysis: int, table: str, concept: str, day: str, options: BuildOptions
) -> None:
    """Catch an error in year, sex or decile strata, counted here without SQL aggregation."""
    folder = need("gibleed")

    def read(name: str) -> pd.DataFrame:
        return duckdb.sql(f"SELECT * FROM '{folder / name}.parquet'").df()

    rows = read(table).merge(read("person"), on="person_id")
    if options is INSIDE:
        periods = read("observation_period")[
            ["person_id", "observation_period_start_date", "observation_period_end_date"]
        ]
        rows = rows.merge(periods, on="person_id")
        rows = rows[
            (rows[day] >= rows["observation_period_start_date"])
            & (rows[day] <= rows["observation_period_end_date"])
        ]
    rows["year"] = rows[day].dt.year
    rows["decile"] = (rows["year"] - rows["year_of_birth"]) // 10
    by_concept = rows.groupby(concept)["person_id"].nunique()
    joint = rows.groupby([concept, "year", "gender_concept_id", "decile"])["person_id"].nunique()
    found = counted(folder, options)
    assert len(joint) > 300
    assert counts(found, analysis) == {(str(key),): n for key, n in by_concept.items()}
    assert counts(found, analysis + 4) == {
        tuple(str(int(part)) for part in key): n for key, n in joint.items()
    }


def test_nothing_is_refused_or_dropped_as_achilles_drops_nothing(tmp_path: Path) -> None:
    """Catch silent cleaning: concept 0, unknown people and records before birth all count."""
    tables = tiny()
    tables["condition_occurrence"] = [
        condition(1, 0, "2015-01-01"),
        condition(1, 0, "2015-06-01"),
        condition(77, 0, "2015-01-01"),
        condition(3, 4, "1979-12-31"),
    ]
    found = achilles(write(tmp_path / "omop", tables))
    assert counts(found, 400) == {("0",): 2, ("4",): 1}
    assert counts(found, 404) == {
        ("0", "2015", str(FEMALE), "5"): 1,
        ("4", "1979", str(MALE), "-1"): 1,
    }
    assert counts(found, 2) == {("0",): 1, (str(MALE),): 2, (str(FEMALE),): 3}
    assert counts(found, 10)["1960", str(FEMALE)] == 1


def test_an_observation_period_includes_both_its_ends(tmp_path: Path) -> None:
    """Catch a half-open interval, and a person counted twice for overlapping periods."""
    tables = tiny()
    tables["observation_period"] = [
        (1, "2015-01-01", "2015-12-31"),
        (1, "2015-06-01", "2015-12-31"),
        (2, "2015-01-02", "2016-01-01"),
    ]
    found = achilles(write(tmp_path / "omop", tables), INSIDE)
    assert counts(found, 400) == {("2",): 2}
    assert counts(found, 404) == {
        ("2", "2015", str(FEMALE), "5"): 1,
        ("2", "2016", str(FEMALE), "4"): 1,
    }


def test_the_filter_needs_the_table_it_filters_by(tmp_path: Path) -> None:
    """Catch an event filter that is ignored where there is no observation_period."""
    with pytest.raises(SourceError, match="no table observation_period"):
        achilles(write(tmp_path / "omop", tiny()), INSIDE)
