"""The rule: no count of people leaves unrounded."""

import itertools
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from publictier.disclosure import (
    Rule,
    check,
    is_publishable_count,
    percentage,
    percentage_range,
    protect,
    public_count,
    researcher_rule,
    shown,
    true_range,
)
from publictier.errors import BadCountError, DisclosureError, UnknownRuleError

COUNTS = st.integers(min_value=0, max_value=10**9)
BASES = st.integers(min_value=1, max_value=500)


@pytest.mark.parametrize(
    ("exact", "published"),
    [(1, 20), (19, 20), (20, 20), (21, 40), (40, 40), (117_783, 117_800), (185_232, 185_240)],
)
def test_the_rule_gives_the_numbers_the_real_browser_published(exact: int, published: int) -> None:
    """Catch a rule that rounds elsewhere than up to 20; the last two are published pairs."""
    assert public_count(exact) == published


@given(COUNTS)
def test_a_published_count_is_absent_or_a_positive_multiple_of_20(n: int) -> None:
    """Catch an unrounded count, or a published zero."""
    public = public_count(n)
    assert (public is None) == (n == 0)
    assert public is None or (public > 0 and public % 20 == 0 and 0 <= public - n < 20)


@given(COUNTS, COUNTS)
def test_more_people_never_publish_as_fewer(a: int, b: int) -> None:
    """Catch a rule that is not monotone."""
    low, high = sorted((a, b))
    assert (public_count(low) or 0) <= (public_count(high) or 0)


@given(COUNTS, BASES)
def test_rounding_twice_changes_nothing(n: int, base: int) -> None:
    """Catch a second pass that moves published numbers."""
    rule = Rule(base, "up")
    once = public_count(n, rule)
    assert once is None or public_count(once, rule) == once


@given(COUNTS, BASES, st.integers(min_value=1, max_value=50))
def test_a_coarser_rule_on_published_counts_equals_it_on_exact_ones(
    n: int, base: int, factor: int
) -> None:
    """Catch a rule under which coarsening a release gives other numbers than recounting."""
    coarse = Rule(base * factor, "up")
    assert public_count(public_count(n, Rule(base, "up")) or 0, coarse) == public_count(n, coarse)


@given(st.lists(COUNTS))
def test_protecting_a_table_equals_the_rule_cell_by_cell(counts: list[int]) -> None:
    """Catch a vectorised rule that differs from the single one, and anything check lets by."""
    table = pd.DataFrame({"count": pd.Series(counts, dtype="int64")})
    public = protect(table)
    assert public["count"].tolist() == [public_count(n) for n in counts if n > 0]
    assert protect(table["count"]).tolist() == public["count"].tolist()
    assert table["count"].tolist() == counts, "the input was changed"
    findings = check(public)
    assert findings.examined == len(public)
    assert findings.passed == (len(public) > 0)


@given(st.lists(st.tuples(COUNTS, COUNTS), min_size=1))
def test_a_row_stays_while_one_of_its_counts_is_of_people(pairs: list[tuple[int, int]]) -> None:
    """Catch rows lost, or rows of nobody kept, where two columns are counts."""
    exact = pd.DataFrame(pairs, columns=["count_value", "source_count_value"])
    public = protect(exact, column=["count_value", "source_count_value"])
    assert public.index.tolist() == [i for i, pair in enumerate(pairs) if any(pair)]
    for name in exact:
        assert public[name].tolist() == [public_count(exact[name][i]) or 0 for i in public.index]
    assert public.empty or check(public, list(exact)).passed


BAD = [
    (-1, "negative"),
    (2.5, "fractional"),
    (3.0, "fraction type"),
    (float("nan"), "missing"),
    (float("inf"), "not finite"),
    (None, "missing"),
    (pd.NA, "missing"),
    (True, "truth value"),
    (np.bool_(True), "truth value"),
    ("3", "not a number"),
    ("≤ 20", "not a number"),
]


@pytest.mark.parametrize(("value", "reason"), BAD)
def test_a_bad_count_is_refused_with_its_place(value: object, reason: str) -> None:
    """Catch a count that is silently dropped, converted or guessed."""
    table = pd.DataFrame({"people": [5, value]}, index=["a", "b"], dtype=object)
    with pytest.raises(BadCountError, match=rf"Column 'people', row 'b'.*{reason}"):
        protect(table, column="people")
    with pytest.raises(BadCountError, match=reason):
        public_count(value)  # type: ignore[arg-type]


@pytest.mark.parametrize("dtype", ["bool", "float64", "str"])
def test_a_column_of_another_type_is_refused(dtype: str) -> None:
    """Catch a whole column taken for counts because its values look whole."""
    with pytest.raises(BadCountError, match="row 0"):
        protect(pd.DataFrame({"count": pd.Series([1, 1]).astype(dtype)}))


@pytest.mark.parametrize("dtype", ["int64", "uint8", "int32", "Int64"])
def test_any_integer_type_is_a_count(dtype: str) -> None:
    """Catch an overflow in a narrow type (250 + 19 does not fit uint8)."""
    public = protect(pd.DataFrame({"count": pd.Series([0, 1, 121], dtype=dtype)}))
    assert public["count"].tolist() == [20, 140]
    wide = pd.Series([250], dtype="uint8")
    assert protect(wide).tolist() == [260]


def test_a_count_too_large_to_round_is_refused() -> None:
    """Catch a sum that wraps round to a negative number."""
    with pytest.raises(BadCountError, match="too large"):
        protect(pd.Series([np.iinfo(np.int64).max]))


@pytest.mark.parametrize("base", [0, -20, True, 20.0, "20", None])
def test_a_rule_without_a_positive_whole_base_cannot_be_made(base: object) -> None:
    """Catch a rule that protects nothing."""
    with pytest.raises(UnknownRuleError, match="base"):
        Rule(base, "up")  # type: ignore[arg-type]


@pytest.mark.parametrize("direction", ["nearest", "down", "UP", "", None])
def test_a_rule_of_unknown_direction_cannot_be_made(direction: object) -> None:
    """Catch an unknown rule taken for a known one."""
    with pytest.raises(UnknownRuleError, match="direction"):
        Rule(20, direction)  # type: ignore[arg-type]


@pytest.mark.parametrize("rule", [None, 20, "up", (20, "up")])
def test_every_function_refuses_what_is_no_rule(rule: object) -> None:
    """Catch a function that goes on without a rule."""
    table = pd.DataFrame({"count": [40]})
    for call in (
        lambda: public_count(0, rule),  # type: ignore[arg-type]
        lambda: public_count(40, rule),  # type: ignore[arg-type]
        lambda: protect(table, rule),  # type: ignore[arg-type]
        lambda: check(table, rule=rule),  # type: ignore[arg-type]
        lambda: researcher_rule(table, rule=rule),  # type: ignore[arg-type]
        lambda: is_publishable_count(0, rule),  # type: ignore[arg-type]
        lambda: is_publishable_count(40, rule),  # type: ignore[arg-type]
        lambda: shown(40, rule),  # type: ignore[arg-type]
        lambda: true_range(40, rule=rule),  # type: ignore[arg-type]
        lambda: true_range(None, rule=rule),  # type: ignore[arg-type]
    ):
        with pytest.raises(UnknownRuleError):
            call()


def test_check_marks_exactly_the_cells_that_offend() -> None:
    """Catch a check that misses a cell, or blames a good one."""
    cells = {20: 0, 37: 1, None: 0, "≤ 20": 0, "1,240": 0, "37": 1, "≤ 40": 1, -20: 1, 40.0: 0}
    cells |= {float("inf"): 1, 0: 1, "many": 1}
    findings = check(pd.DataFrame({"n": pd.Series(list(cells), dtype=object)}), "n")
    assert findings.mask["n"].tolist() == [bool(v) for v in cells.values()]
    assert findings.examined == len(cells)
    assert findings.status == "fail"


def test_a_check_of_nothing_fails() -> None:
    """Catch a pass that rests on no cell at all, or on a column that is not there."""
    assert check(pd.DataFrame({"count": []})).status == "fail"
    assert researcher_rule(pd.DataFrame({"count": []})).status == "fail"
    with pytest.raises(DisclosureError, match="people"):
        check(pd.DataFrame({"count": [20]}), "people")
    with pytest.raises(DisclosureError, match="Name the columns"):
        protect(pd.DataFrame({"count": [20]}), column=[])


def test_the_researchers_rule_allows_35_and_0_but_no_small_count() -> None:
    """Catch the two rules being mixed up, at both ends of 1 to 20."""
    allowed = [n for n in range(60) if is_publishable_count(n)]
    assert allowed == [0, *range(21, 60)]
    table = pd.DataFrame({"count": pd.Series([*range(60), "≤ 20", 30.5], dtype=object)})
    assert researcher_rule(table).mask["count"].tolist() == [
        *(n not in allowed for n in range(60)),
        False,
        True,
    ]


def test_readers_never_see_a_bare_20_or_an_unrounded_number() -> None:
    """Catch printing that discloses, or that shows a small count as exact."""
    assert [shown(n) for n in (20, 40, 1260, 747_040)] == ["≤ 20", "40", "1,260", "747,040"]
    assert shown(np.int64(20)) == "≤ 20"
    for exact in (7, 21, 1245):
        with pytest.raises(BadCountError, match="not a published count"):
            shown(exact)


@given(st.integers(min_value=0, max_value=5000), BASES)
def test_the_true_range_is_every_count_that_publishes_so(n: int, base: int) -> None:
    """Catch a range that is too narrow or too wide, against the rule tried on every count."""
    rule = Rule(base, "up")
    published = public_count(n, rule)
    near = range(max(0, n - base), n + base + 1)
    same = [m for m in near if public_count(m, rule) == published]
    assert true_range(published, "table", rule) == (min(same), max(same))


def test_a_chart_fills_what_is_absent() -> None:
    """Catch the lowest bar of a chart being read as at least one person."""
    assert true_range(20, "chart") == true_range(None, "chart") == (0, 20)
    assert true_range(40, "chart") == true_range(40) == (21, 40)
    assert true_range(None) == true_range(0) == (0, 0)
    with pytest.raises(DisclosureError, match="place"):
        true_range(20, "page")  # type: ignore[arg-type]
    with pytest.raises(BadCountError, match="not a published count"):
        true_range(30)


def test_a_percentage_is_rounded_count_over_rounded_count() -> None:
    """Catch a percentage that lets the exact counts through."""
    assert percentage(7, 1245) == percentage(20, 1260) == 1.59
    assert percentage(0, 40) == 0.0
    assert percentage(1, 19) == 100.0
    with pytest.raises(BadCountError, match="denominator"):
        percentage(0, 0)


@pytest.mark.parametrize(("count", "total"), [(20, 20), (20, 40), (40, 60), (60, 60), (None, 40)])
def test_the_percentage_range_is_what_all_true_counts_give(count: int | None, total: int) -> None:
    """Catch bounds that are wrong, against every pair of true counts tried."""
    low, high = true_range(count)
    total_low, total_high = true_range(total)
    shares = [
        100 * n / t
        for n, t in itertools.product(range(low, high + 1), range(total_low, total_high + 1))
        if n <= t
    ]
    assert percentage_range(count, total) == pytest.approx((min(shares), max(shares)))


@pytest.mark.parametrize(("count", "total"), [("7", 1245), (7, None), (pd.NA, 20), (7, 0)])
def test_a_percentage_of_no_counts_is_refused_as_such(count: Any, total: Any) -> None:
    """Catch a comparison that fails in Python's words before the numbers are looked at."""
    with pytest.raises(BadCountError):
        percentage(count, total)
