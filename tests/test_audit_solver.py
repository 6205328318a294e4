"""The release audit: its bounds are checked against other methods, and against the truth."""

import itertools

import numpy as np
import pandas as pd
import pytest

from publictier.audit import Assumptions, System, bounds, from_results, solve
from publictier.audit.table import read_grid
from publictier.disclosure import protect, public_count
from publictier.errors import AuditError
from tests.audit_releases import KEYS, Counted, count_records, groups_of_one, make_people
from tests.support import need
from tests.test_audit import rounded, with_totals


def truth_of(counted: Counted) -> dict[tuple[str, str, tuple[str, ...]], int]:
    """Give every true count under the name that the system gives its cell."""
    places = {
        3000: ("total", ()),
        3101: ("sex", (2,)),
        3102: ("age", (2,)),
        3105: ("joint", (2, 4)),
    }
    truth = {}
    for suffix, table in (("", counted.exact), (":own", counted.own)):
        for analysis, *strata, count in table[[*KEYS, "count_value"]].itertuples(index=False):
            family, at = places[analysis]
            truth[strata[0] + suffix, family, tuple(strata[i - 1] for i in at)] = count
    return truth


def adults_only(table: pd.DataFrame) -> pd.DataFrame:
    """Leave out the stratum of people first recorded before 18, as the Data Browser does."""
    young = table["analysis_id"].isin([3102, 3105]) & (table["stratum_2"] == "0")
    return table[~young]


@pytest.mark.parametrize("hide_young", [False, True])
@pytest.mark.parametrize("seed", range(4))
def test_the_truth_is_always_within_the_solvers_bounds(seed: int, hide_young: bool) -> None:
    """Catch an assumption about sums or hierarchies that real people can break."""
    counted = make_people(seed)
    released = adults_only(counted.released) if hide_young else counted.released
    system = from_results(released, counted.hierarchy, own=counted.released_own)
    truth = truth_of(counted)
    published = [i for i, cell in enumerate(system.cells) if cell.published is not None]
    found = solve(system, published)
    assert len(found) == len(published) > 200
    for i, low, high in zip(found["cell"], found["low"], found["high"], strict=True):
        cell = system.cells[i]
        assert low <= truth[cell.concept, cell.family, cell.stratum] <= high


def test_linear_and_integer_programs_agree() -> None:
    """Catch a bound that only fractions of people could reach; prints how many were compared."""
    compared = 0
    for seed in (11, 12):
        counted = make_people(seed)
        rng = np.random.default_rng(seed)

        def make(given: Counted = counted) -> System:
            return from_results(given.released, given.hierarchy, own=given.released_own)

        small = make().small()
        sample = sorted(rng.choice(small, min(150, len(small)), replace=False).tolist())
        linear, integer = solve(make(), sample), solve(make(), sample, whole_numbers=True)
        pd.testing.assert_frame_equal(linear, integer)
        compared += 2 * len(linear)
    print(f"bounds compared with integer programs: {compared}")
    assert compared > 400


def every_solution(system: System) -> np.ndarray:
    """Try every combination of values of a tiny system and keep those that fit."""
    options = [range(cell.low, cell.high + 1) for cell in system.cells]
    tables = np.array(list(itertools.product(*options)))
    fits = np.ones(len(tables), dtype=bool)
    for constraint in system.constraints:
        value = sum(factor * tables[:, i] for i, factor in constraint.terms.items())
        fits &= (value == 0) if constraint.equal else (value <= 0)
    return tables[fits]


@pytest.mark.parametrize("seed", range(6))
def test_bounds_of_a_tiny_hierarchy_equal_trying_everything(seed: int) -> None:
    """Catch a solver that answers another question: parent, child, two sexes each, all tried."""
    rng = np.random.default_rng(seed)
    system = System()
    totals = []
    for concept in ("parent", "child"):
        parts = [
            system.publish(concept, "sex", (s,), int(n), exact=bool(rng.random() < 0.4))
            for s, n in zip("FM", rng.choice([20, 20, 40], 2), strict=True)
        ]
        totals.append((parts, system.publish(concept, "total", (), int(rng.choice([40, 60])))))
        system.equal(parts, [totals[-1][1]])
    for part, larger in zip(totals[1][0], totals[0][0], strict=True):
        system.at_most([part], [larger])
    possible = every_solution(system)
    cells = list(range(len(system.cells)))
    if len(possible) == 0:
        with pytest.raises(AuditError, match="No true counts fit"):
            solve(system, cells)
        return
    found = solve(system, cells)
    assert found["low"].tolist() == possible.min(axis=0).tolist()
    assert found["high"].tolist() == possible.max(axis=0).tolist()


def test_the_lessons_bounds_equal_the_solvers() -> None:
    """Catch the plain Python attack and the solver disagreeing on any teaching table."""
    compared = 0
    for seed, shape, keep in itertools.product(
        range(3), [(3, 1), (2, 2), (3, 3), (8, 3)], ["", "total", "totals"]
    ):
        rng = np.random.default_rng([seed, *shape])
        released = rounded(with_totals(rng.poisson(10 ** rng.uniform(-0.5, 2, shape))), keep)
        exact = keep or "none"
        plain = bounds(released, exact=exact).set_index(["row", "column"])
        system = read_grid(released, exact=exact).system()
        solved = solve(system, range(len(system.cells)))
        for i, low, high in zip(solved["cell"], solved["low"], solved["high"], strict=True):
            row, column = system.cells[i].stratum
            assert plain.loc[(row, column), ["low", "high"]].tolist() == [low, high]
            compared += 1
    print(f"cells compared between plain Python and solver: {compared}")
    assert compared > 500


def small_joint(released: pd.DataFrame, exact: tuple[int, ...] = ()) -> pd.DataFrame:
    """Solve for the small age by sex counts of a release."""
    system = from_results(released, exact=exact)
    found = solve(system)
    return found[found["family"] == "joint"]


def with_exact(exact: pd.DataFrame, analyses: tuple[int, ...]) -> pd.DataFrame:
    """Round a release except for the analyses named, as if by mistake."""
    kept = exact["analysis_id"].isin(analyses)
    return pd.concat([exact[kept], protect(exact[~kept], column="count_value")])


def test_exact_margins_are_caught() -> None:
    """Catch a harness that finds nothing anywhere (the canary), or pins in a rounded release."""
    margins = (3000, 3101, 3102)
    exact = make_people(5).exact
    mistake = small_joint(with_exact(exact, margins), margins)
    proper = small_joint(with_exact(exact, ()))
    print(
        f"small joint counts: {len(mistake)}; pinned with exact margins: "
        f"{(mistake['values'] == 1).sum()}, rounded: {(proper['values'] == 1).sum()}"
    )
    assert len(mistake) == len(proper) > 50
    assert (mistake["values"] == 1).mean() > 0.05
    assert (proper["values"] > 5).all()


@pytest.mark.parametrize("groups", [2, 9, 18, 19, 20, 21, 39, 40, 51])
def test_groups_of_one_under_one_total_leave_what_was_worked_out(groups: int) -> None:
    """Catch a solver whose result differs from the hand-made cases: 20 groups are pinned."""
    found = solve(from_results(groups_of_one(groups)))
    by_hand = min(20, 1 + public_count(groups) - groups)
    assert set(found.loc[found["family"] == "state", "values"]) == {by_hand}
    assert (by_hand == 1) == (groups in (20, 40))


def test_people_placed_at_each_occurrence_need_that_assumption() -> None:
    """Catch a joint table that does not add up being audited as if it did."""
    rows = [(3000, "C", "", ""), (3101, "C", "8507", "")]
    rows += [(3102, "C", age, "") for age in ("4",)]
    rows += [(3105, "C", age, "8507") for age in ("4", "5", "6")]
    table = pd.DataFrame(rows, columns=["analysis_id", "stratum_1", "stratum_2", "stratum_4"])
    table = table.assign(count_value=20, **{f"stratum_{i}": "" for i in (3, 5, 6, 7)})
    with pytest.raises(AuditError, match="joint age option"):
        solve(from_results(table))
    assumptions = Assumptions(joint_age={"C": "each-occurrence"})
    found = solve(from_results(table, assumptions=assumptions))
    assert len(found) == 6
    assert (found["values"] == 20).all()


def test_a_solver_that_is_given_a_contradiction_says_so() -> None:
    """Catch bounds for numbers that cannot be, where passing intervals does not see it."""
    system = System()
    a, b, c = (system.publish("C", "state", (name,), 20) for name in "abc")
    pair = [system.publish("C", "pair", (name,), 11, exact=True) for name in "xyz"]
    for (first, second), whole in zip(((a, b), (b, c), (a, c)), pair, strict=True):
        system.equal([first, second], [whole])
    for whole_numbers in (False, True):  # five and a half people each would fit
        with pytest.raises(AuditError, match="No true counts fit"):
            solve(system, [a, b, c], whole_numbers=whole_numbers)


def test_the_canary_and_the_rule_on_gibleed() -> None:
    """Catch both failures on people nobody of this project made."""
    folder = need("gibleed")
    duckdb = pytest.importorskip("duckdb")
    person, condition = folder / "person.parquet", folder / "condition_occurrence.parquet"
    records = (
        duckdb.connect()
        .execute(
            f"""
            WITH first AS (
                SELECT condition_concept_id::VARCHAR AS concept, person_id,
                    min(condition_start_date)::DATE AS day
                FROM '{condition}' GROUP BY ALL
            )
            SELECT concept, person_id AS person, gender_concept_id::VARCHAR AS sex, ceil(
                date_diff('day', make_date(year_of_birth, month_of_birth, day_of_birth), day)
                / 365.25)::INT AS years
            FROM first JOIN '{person}' USING (person_id) ORDER BY ALL
            """
        )
        .df()
    )
    records["age"] = np.select(
        [records["years"] < 18, records["years"] < 30, records["years"] < 90],
        ["0", "2", (records["years"] // 10).astype(str)],
        "9",
    )
    exact, margins = count_records(records), (3000, 3101, 3102)
    mistake = small_joint(with_exact(exact, margins), margins)
    system = from_results(with_exact(exact, ()))
    proper, truth = solve(system), truth_of(Counted(exact, exact.iloc[:0], exact.iloc[:0]))
    pinned = int((mistake["values"] == 1).sum())
    print(
        f"GiBleed: {len(mistake)} small joint counts, {pinned} pinned with exact margins; "
        f"rounded: {len(proper)} small counts, narrowest {proper['values'].min()} values"
    )
    assert pinned > 0.1 * len(mistake) > 0
    assert proper["values"].min() > 1
    for i, low, high in zip(proper["cell"], proper["low"], proper["high"], strict=True):
        cell = system.cells[i]
        assert low <= truth[cell.concept, cell.family, cell.stratum] <= high
