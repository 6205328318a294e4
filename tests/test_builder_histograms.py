"""Histograms of measured values."""

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from publictier.builder import ExactCounts, exact_counts, tidy
from publictier.builder.histograms import FENCE, bin_edges, bin_labels
from tests.omop_fixture import FEMALE, MALE, Rows, Tables, tiny, write

Values = dict[int, list[float]]


def histogram(folder: Path, values: Values, unit: str = "mg/dL") -> pd.DataFrame:
    """Count values by person: even numbers are women, odd ones men."""
    people: Rows = [(p, FEMALE if p % 2 == 0 else MALE, 1960, 1, 1) for p in values]
    rows: Rows = [(p, 6, "2015-01-01", v, unit) for p, given in values.items() for v in given]
    tables: Tables = {"person": people, "measurement": rows, "concept": tiny()["concept"]}
    return tidy(exact_counts(write(folder / "omop", tables)))["measurement_histograms"]


def test_fences_are_the_quartiles_and_one_and_a_half_times_their_distance(tmp_path: Path) -> None:
    """Catch a histogram stretched by an outlier, instead of an open bin for it."""
    values: Values = {p: [float(p)] for p in range(2, 202, 2)}
    values[1000] = [9999.0]
    found = histogram(tmp_path, values)
    series = pd.Series([v for given in values.values() for v in given])
    low, high = series.quantile([0.25, 0.75])
    fence = high + FENCE * (high - low)
    last = found.iloc[-1]
    assert last["label"].startswith(">= ")
    assert fence - 50 < last["bin_low"] <= fence
    assert last["count"] == 1
    assert pd.isna(last["bin_high"]) and pd.isna(found.iloc[0]["bin_low"])


def test_no_edge_is_an_exact_extreme_and_ends_are_open(tmp_path: Path) -> None:
    """Catch the smallest or largest value, which is one person's own, printed as an edge."""
    values: Values = {p: [float(60 + p)] for p in range(101)}
    found = histogram(tmp_path, values)
    edges = {*found["bin_low"].dropna(), *found["bin_high"].dropna()}
    assert len(edges) > 5
    assert edges.isdisjoint({60.0, 61.0, 159.0, 160.0})
    assert all(edge % 10 == 0 for edge in edges)


def test_every_value_is_in_one_bin_and_each_person_once_in_a_bin(tmp_path: Path) -> None:
    """Catch a value lost at an edge, or records counted as people."""
    values: Values = {p: [float(p), float(p), float(p) + 0.25] for p in range(200)}
    found = histogram(tmp_path, values)
    expected: dict[tuple[str, str], set[int]] = {}
    for row in found.itertuples():
        low = float("-inf") if pd.isna(row.bin_low) else row.bin_low
        high = float("inf") if pd.isna(row.bin_high) else row.bin_high
        parity = 0 if row.sex == "Female" else 1
        inside = {
            p
            for p, given in values.items()
            if p % 2 == parity and any(low <= v < high for v in given)
        }
        expected[row.sex, row.label] = inside
    assert found.set_index(["sex", "label"])["count"].to_dict() == {
        key: len(people) for key, people in expected.items()
    }
    assert set().union(*expected.values()) == {*values}


def test_tiny_values_keep_labels_of_their_own(tmp_path: Path) -> None:
    """Catch bins that all read "0 - 0", because too few digits were printed."""
    values: Values = {p: [p * 1e-13] for p in range(1, 101)}
    labels = histogram(tmp_path, values).query("sex == 'Female'")["label"]
    assert len(labels) > 5
    assert labels.is_unique


def test_both_sexes_share_their_edges(tmp_path: Path) -> None:
    """Catch two histograms that cannot be compared."""
    values: Values = {p: [50.0 + p if p % 2 else 150.0 + p] for p in range(100)}
    found = histogram(tmp_path, values)
    labels = found.groupby("bin_order")["label"].nunique()
    assert len(labels) > 5
    assert (labels == 1).all()
    assert {*found["sex"]} == {"Female", "Male"}


def test_units_are_kept_apart(tmp_path: Path) -> None:
    """Catch grams and pounds in one histogram, or a unit that vanishes."""
    tables = tiny()
    tables["measurement"] = [
        (p, 6, "2015-01-01", value, unit)
        for p in range(1, 6)
        for value, unit in [(100.0 + p, "mg/dL"), (5.0 + p / 10, "mmol/L"), (1.0 + p, None)]
    ]
    found = tidy(exact_counts(write(tmp_path / "omop", tables)))["measurement_histograms"]
    assert {*found["unit"]} == {"mg/dL", "mmol/L", "No unit"}


def test_records_without_a_value_count_for_the_concept_only(tmp_path: Path) -> None:
    """Catch an ordered test without a result in the histogram, or left out of the total."""
    tables = tiny()
    tables["measurement"] = [(1, 6, "2015-01-01", None, None), (2, 6, "2015-01-01", 7.5, "mg/dL")]
    exact: ExactCounts = exact_counts(write(tmp_path / "omop", tables))
    tables_of = tidy(exact)
    assert tables_of["measurements"]["count"].to_list() == [2]
    assert tables_of["measurement_histograms"]["count"].to_list() == [1]


@pytest.mark.parametrize("value", [0.0, 5.0, -3.5, 0.001, 250000.0])
def test_one_value_only_is_not_printed_as_an_edge(tmp_path: Path, value: float) -> None:
    """Catch a histogram that fails, or tells the value, where everybody has the same."""
    found = histogram(tmp_path, {p: [value] for p in range(10)})
    assert found["count"].to_list() == [5, 5]
    assert value not in {*found["bin_low"], *found["bin_high"]}
    assert (found["bin_low"] < value).all() and (found["bin_high"] > value).all()


@given(
    st.floats(-1e6, 1e6, allow_subnormal=False),
    st.floats(1e-3, 1e6, allow_subnormal=False),
    st.floats(0, 1),
)
def test_any_range_gives_rising_edges_about_eleven_bins_and_matching_labels(
    low: float, span: float, share: float
) -> None:
    """Catch a range for which there is no edge, too many, or two labels that look alike."""
    high = low + span
    edges, width = bin_edges(low, high, {low, high * share})
    assert 4 <= len(edges) <= 20
    assert edges == sorted({*edges})
    assert low <= edges[0] + 1e-9 * abs(low) and edges[-1] <= high + 1e-9 * abs(high)
    labels = bin_labels(edges)
    assert len(labels) == len({*labels}) == len(edges) + 1
    assert width > 0
