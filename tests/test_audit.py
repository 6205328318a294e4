"""Bounds of small tables: right, sharp, and without a solver."""

import itertools
import subprocess
import sys
from typing import Any

import numpy as np
import pandas as pd
import pytest

from publictier.audit import System, bounds
from publictier.audit.table import read_grid
from publictier.disclosure import public_count, true_range
from publictier.errors import AuditError, BadCountError


def with_totals(cells: np.ndarray) -> pd.DataFrame:
    """Give a wide table of exact counts with its totals."""
    table = pd.DataFrame(cells, index=[f"r{i}" for i in range(len(cells))])
    table.columns = [f"c{j}" for j in range(cells.shape[1])]
    table["Total"] = table.sum(axis=1)
    table.loc["Total"] = table.sum()
    return table


def rounded(table: pd.DataFrame, keep: str = "") -> pd.DataFrame:
    """Round a table; `keep` leaves the grand total or all totals exact."""
    out = table.map(lambda n: public_count(int(n)) or 0)
    if keep == "totals":
        out["Total"], out.loc["Total"] = table["Total"], table.loc["Total"]
    if keep:
        out.loc["Total", "Total"] = table.loc["Total", "Total"]
    return out


def test_differencing_finds_the_one_person_behind_an_exact_total() -> None:
    """Catch the lesson's attack not working: 241 in all, 240 of them women."""
    released = pd.Series({"Female": 240, "Male": 20, "Other": 0, "Total": 241})
    found = bounds(released, exact="total").set_index("stratum")
    assert found.loc["Male", ["low", "high"]].tolist() == [1, 20]
    exact = pd.DataFrame({"Female": [220, 20, 240], "Male": [20, 20, 21]})
    exact.index = ["18-29", "30-39", "Total"]
    exact["Total"] = [221, 40, 261]
    # At 30-39, at most 20 of 40 are women, so 20 are men; of 21 men, one is left for 18-29.
    found = bounds(exact, exact="totals").set_index(["row", "column"])
    assert found.loc[("30-39", "Male"), ["low", "high"]].tolist() == [20, 20]
    assert found.loc[("18-29", "Male"), ["low", "high"]].tolist() == [1, 1]


@pytest.mark.parametrize("groups", [1, 2, 9, 18, 19, 20, 21, 39, 40, 51])
def test_groups_of_one_leave_as_many_values_as_worked_out_by_hand(groups: int) -> None:
    """Catch wrong bounds where K groups share one total: its lowest room is what is left."""
    released = pd.Series({f"g{i:02}": 20 for i in range(groups)} | {"Total": public_count(groups)})
    slack = (public_count(groups) or 0) - groups  # nobody can have more than this beyond one
    found = bounds(released)
    assert set(found["low"][:-1]) == {1}
    assert set(found["high"][:-1]) == {min(20, 1 + slack)}


@pytest.mark.parametrize("keep", ["", "total", "totals"])
@pytest.mark.parametrize("seed", range(12))
def test_bounds_of_a_tiny_table_equal_trying_every_table(seed: int, keep: str) -> None:
    """Catch bounds that are too narrow (unsafe claim) or too wide (attack missed)."""
    rng = np.random.default_rng(seed)
    exact = with_totals(rng.integers(0, 22, (2, 2)))
    released = rounded(exact, keep)
    inner = list(itertools.product(["r0", "r1"], ["c0", "c1"]))
    options = [range(n[0], n[1] + 1) for n in (true_range(released.loc[k] or None) for k in inner)]
    tables = np.array(list(itertools.product(*options)))
    sums = {("Total", "Total"): tables.sum(axis=1)}
    for label in ("r0", "r1", "c0", "c1"):
        key = (label, "Total") if label[0] == "r" else ("Total", label)
        sums[key] = tables[:, [label in k for k in inner]].sum(axis=1)
    fits = np.ones(len(tables), dtype=bool)
    for key, values in sums.items():
        known = keep == "totals" or (keep == "total" and key == ("Total", "Total"))
        shown = int(released.loc[key])
        low, high = (shown, shown) if known else true_range(shown or None)
        fits &= (low <= values) & (values <= high)
    found = bounds(released, exact=keep or "none").set_index(["row", "column"])
    for column, key in enumerate(inner):
        possible = tables[fits, column]
        assert found.loc[key, ["low", "high"]].tolist() == [possible.min(), possible.max()]
    for key, values in sums.items():
        assert found.loc[key, ["low", "high"]].tolist() == [values[fits].min(), values[fits].max()]


def test_passing_intervals_alone_contains_the_bounds_but_is_not_always_sharp() -> None:
    """Catch the two methods disagreeing, and keep the reason for the second one true."""
    wider, examined = 0, 0
    for seed in range(40):
        exact = with_totals(np.random.default_rng(seed).integers(0, 30, (3, 3)))
        released = rounded(exact)
        sharp = bounds(released)
        system = read_grid(released).system()
        system.propagate()
        reached = {cell.stratum: cell for cell in system.cells}
        for row, column, low, high in sharp[["row", "column", "low", "high"]].itertuples(
            index=False
        ):
            cell = reached[row, column]
            assert cell.low <= low
            assert high <= cell.high
            wider += (cell.low, cell.high) != (low, high)
            examined += 1
    print(f"cells examined: {examined}; wider by passing intervals: {wider}")
    assert examined == 40 * 16
    assert wider > 0


def test_the_truth_is_always_among_the_possible_values() -> None:
    """Catch an attack that excludes what is true, on tables as large as age by sex."""
    for seed in range(10):
        rng = np.random.default_rng(seed)
        exact = with_totals(rng.poisson(10 ** rng.uniform(-0.5, 2.5, (8, 3))))
        for keep in ("", "total", "totals"):
            found = bounds(rounded(exact, keep), exact=keep or "none")
            truth = [exact.loc[k] for k in zip(found["row"], found["column"], strict=True)]
            assert (found["low"] <= truth).all()
            assert (truth <= found["high"]).all()


def test_a_tidy_table_gives_what_the_wide_one_gives() -> None:
    """Catch the forms of a table being read differently."""
    wide = rounded(with_totals(np.array([[3, 0, 41], [1, 1, 0]])))
    tidy = wide.rename_axis(index="age", columns="sex").stack().rename("count").reset_index()
    found = bounds(tidy[tidy["count"] > 0]).set_index(["age", "sex"])
    other = bounds(wide).set_index(["row", "column"])
    assert found["low"].to_dict() == other.loc[found.index, "low"].to_dict()
    assert found["high"].to_dict() == other.loc[found.index, "high"].to_dict()
    with_holes = wide.astype(float).replace(0.0, np.nan)
    assert bounds(with_holes)["high"].tolist() == bounds(wide)["high"].tolist()


def test_totals_that_are_left_out_tell_nothing() -> None:
    """Catch bounds drawn from totals nobody published."""
    cells = rounded(with_totals(np.array([[3, 5], [1, 1]]))).loc[["r0", "r1"], ["c0", "c1"]]
    assert set(bounds(cells)["values"]) == {20}
    one_way = pd.Series({"a": 20, "b": 40})
    assert bounds(one_way)[["low", "high"]].to_numpy().tolist() == [[1, 20], [21, 40]]


def test_a_chart_says_less_than_a_table() -> None:
    """Catch the filled strata of a chart being taken for people."""
    chart = pd.Series({"Female": 40, "Male": 20, "Total": 40})
    assert bounds(chart, place="chart")["low"].tolist() == [21, 0, 21]
    assert bounds(chart)["low"].tolist() == [21, 1, 22]


def test_tables_that_cannot_be_true_or_read_are_refused() -> None:
    """Catch bounds given for nonsense."""
    with pytest.raises(AuditError, match="contradict"):
        bounds(pd.Series({"a": 20, "b": 20, "Total": 60}))
    with pytest.raises(AuditError, match="no cells"):
        bounds(pd.Series({"Total": 60}))
    with pytest.raises(AuditError, match="same labels"):
        bounds(pd.Series([20, 20], index=["a", "a"]))
    with pytest.raises(AuditError, match="exact was"):
        bounds(pd.Series({"a": 20}), exact="some")  # type: ignore[arg-type]
    with pytest.raises(BadCountError, match="not a published count"):
        bounds(pd.Series({"a": 7}))
    with pytest.raises(BadCountError, match="fractional"):
        bounds(pd.Series({"a": 7.5}))
    with pytest.raises(AuditError, match="strata beside"):
        bounds(pd.DataFrame({"count": [20]}))


@pytest.mark.parametrize(
    ("table", "exact", "message"),
    [
        (pd.Series({"a": 40, "b": 20}, name="count"), "total", "no number is labelled 'Total'"),
        (pd.Series({"a": 40, "total": 40}, name="count"), "none", "say total='total'"),
        ([40, 20], "none", "found list"),
    ],
)
def test_totals_that_cannot_be_found_are_named(table: Any, exact: Any, message: str) -> None:
    """Catch a misspelt total that is silently taken for one more stratum."""
    with pytest.raises(AuditError, match=message):
        bounds(table, exact=exact)


def test_contradictions_between_sums_are_found_by_passing_intervals() -> None:
    """Catch a system without any solution going through."""
    system = System()
    small = system.publish("C", "sex", ("8507",), 20)
    large = system.publish("C", "total", (), 100)
    system.equal([small], [large])
    with pytest.raises(AuditError, match="No true counts fit"):
        system.propagate()


def test_bounds_work_where_the_solver_is_not_installed() -> None:
    """Catch the lesson's attack needing what a browser does not have."""
    script = (
        "import sys; sys.modules['highspy'] = None; sys.modules['duckdb'] = None\n"
        "import pandas as pd; from publictier import audit\n"
        "table = pd.Series({'a': 20, 'b': 20, 'Total': 20})\n"
        "print(audit.bounds(table)['high'].tolist())\n"
        "system = audit.System(); i = system.publish('C', 'sex', ('0',), 20)\n"
        "j = system.publish('C', 'total', (), 20); k = system.publish('C', 'sex', ('1',), 20)\n"
        "system.equal([i, k], [j])\n"
        "try: audit.solve(system)\n"
        "except audit.solver.AuditError as error: print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("[19, 19, 20]")
    assert 'pip install "publictier[build]"' in done.stdout
