"""The release gate: what it lets out protects every small count, and it says what it did."""

import json

import pandas as pd
import pytest

from publictier.audit import MIN_FEASIBLE, Assumptions, from_results, gate, solve
from publictier.audit.gate import DROP_ORDER, _labelled, _Release
from publictier.disclosure import RULE, protect, public_count
from publictier.errors import AuditError, BadCountError, DisclosureError
from tests.audit_releases import groups_of_one, make_people


def long(*rows: tuple[int, dict[int, str], int]) -> pd.DataFrame:
    """Write published rows: analysis id, strata by number, count."""
    return pd.DataFrame(
        [
            {"analysis_id": a}
            | {f"stratum_{i}": strata.get(i, "") for i in range(1, 8)}
            | {"count_value": count, "source_count_value": 0}
            for a, strata, count in rows
        ]
    )


def test_a_release_of_ordinary_people_passes_whole() -> None:
    """Catch a gate that takes out what is safe, or changes a number."""
    counted = make_people(1)
    released, report = gate(counted.released, counted.hierarchy, own=counted.released_own)
    pd.testing.assert_frame_equal(released, counted.released)
    pd.testing.assert_frame_equal(report.released_own, counted.released_own)
    assert report.passed
    assert report.pinned == report.pinned_before == 0
    assert report.narrowest >= MIN_FEASIBLE
    rounded = [*counted.released["count_value"], *counted.released_own["count_value"]]
    assert report.examined == rounded.count(RULE.base) > 100
    assert report.cells == len(rounded)


@pytest.mark.parametrize(
    ("groups", "kept"),
    [
        (2, True),
        (9, True),
        (11, True),
        (12, False),
        (18, False),
        (19, False),
        (20, False),
        (21, True),
    ],
)
def test_twenty_groups_of_one_are_caught_and_coarsened(groups: int, kept: bool) -> None:
    """Catch a gate that lets out groups of which the attacker knows the size."""
    table = groups_of_one(groups)
    released, report = gate(table)
    assert (len(released) == len(table)) == kept
    assert report.narrowest_before == min(RULE.base, 1 + public_count(groups) - groups)
    assert report.pinned_before == (21 if groups == 20 else 0)
    assert report.pinned == 0
    assert [d.family for d in report.dropped] == ([] if kept else ["state"])
    again, second = gate(released)
    assert second.passed
    assert len(again) == len(released)


def families(concept: str, total: int, races: int) -> list[tuple[int, dict[int, str], int]]:
    """Write a concept with every family, of which race alone may be too finely cut."""
    cells = [(3000, {1: concept}), (3108, {1: concept, 2: "us-01"}), (3102, {1: concept, 2: "5"})]
    cells += [(3101, {1: concept, 2: "8507"}), (3105, {1: concept, 2: "5", 4: "8507"})]
    rows = [(a, strata, total) for a, strata in cells]
    return rows + [(3103, {1: concept, 2: f"race {i:02}"}, RULE.base) for i in range(races)]


def test_families_go_in_the_stated_order_and_only_as_far_as_needed() -> None:
    """Catch a gate that drops the wrong tables, or those of another concept."""
    table = long(*families("C", 20, races=15), *families("D", 20, races=3))
    released, report = gate(table)
    assert [(d.concept, d.family) for d in report.dropped] == [
        ("C", "state"),
        ("C", "joint"),
        ("C", "race"),
    ]
    assert {d.narrowest for d in report.dropped} == {6}
    assert set(released.loc[released["stratum_1"] == "C", "analysis_id"]) == {3000, 3101, 3102}
    assert len(released[released["stratum_1"] == "D"]) == 8
    order = [DROP_ORDER.index(f) for f in ("state", "joint", "race", "age", "sex")]
    assert order == sorted(order)


def test_totals_by_themselves_cannot_be_narrowed() -> None:
    """Catch a hierarchy of rounded totals giving one away: every step is a whole base wide."""
    names = [f"C{i:02}" for i in range(20)]
    pairs = pd.DataFrame({"parent": "P", "child": names})
    own = long((3000, {1: "P"}, 20))
    table = long((3000, {1: "P"}, 420), *[(3000, {1: n}, 20) for n in names])
    _, report = gate(table, pairs, own=own, min_feasible=RULE.base)
    assert report.passed
    assert report.examined == 21
    # With one child fewer, 401 people or more do not fit into 20 places of 20.
    with pytest.raises(AuditError, match="No true counts fit"):
        gate(table[table["stratum_1"] != "C00"], pairs, own=own)


def test_a_concept_without_a_family_left_to_drop_is_withheld() -> None:
    """Catch a gate that goes round in circles, or keeps what it cannot protect."""
    table, own = long((3000, {1: "A"}, 20), (3000, {1: "B"}, 20)), long((3000, {1: "B"}, 20))
    given = [_labelled(t, [], RULE) for t in (table, own)]
    release = _Release(*given, None, Assumptions(), (), RULE)
    release.coarsen(pd.DataFrame({"concept": ["A", "B:own"], "values": [3, 4]}))
    assert release.withheld == ["A", "B:own"]
    assert [(d.family, d.narrowest) for d in release.dropped] == [("everything", n) for n in (3, 4)]
    assert release.results["stratum_1"].tolist() == ["B"]
    assert release.own is not None
    assert release.own.empty
    assert release.audit()[0]["concept"].tolist() == ["B"]
    release.coarsen(pd.DataFrame({"concept": ["B"], "values": [1]}))
    assert release.results.empty
    assert release.audit()[1] == 0


def test_a_withheld_concept_is_not_taken_for_nobody() -> None:
    """Catch the audit calling a parent contradictory because a withheld child is missing."""
    table = long((3000, {1: "P"}, 40), (3000, {1: "A"}, 20))
    own, pairs = (
        long((3000, {1: "P"}, 20)),
        pd.DataFrame({"parent": ["P", "P"], "child": ["A", "B"]}),
    )
    tight = solve(from_results(table, pairs, own=own))
    assert tight["low"].min() == 1
    narrow = from_results(table[table["stratum_1"] == "P"], pairs, own=own, withheld=["A"])
    assert (solve(narrow)["values"] == RULE.base).all()
    with pytest.raises(AuditError, match="No true counts fit"):
        solve(from_results(table[table["stratum_1"] == "P"], pairs, own=own))


def test_a_child_of_a_missing_parent_stays_below_the_grandparent() -> None:
    """Catch knowledge lost where the concept between is not published."""
    table = long((3000, {1: "G"}, 20), (3101, {1: "G", 2: "8507"}, 20), (3000, {1: "C"}, 20))
    table = pd.concat([table, long((3101, {1: "C", 2: "8532"}, 20))], ignore_index=True)
    pairs = pd.DataFrame({"parent": ["G", "M"], "child": ["M", "C"]})
    solve(from_results(table))  # unrelated, both are possible
    with pytest.raises(AuditError, match="No true counts fit"):
        solve(from_results(table, pairs))  # a woman among nobody


def test_hierarchies_and_strata_narrow_each_other() -> None:
    """Catch links that are not written: worked by hand, each one removed value is a person."""
    pairs = pd.DataFrame({"parent": ["P"], "child": ["C"]})
    table = long(
        (3000, {1: "P"}, 20),
        (3101, {1: "P", 2: "8507"}, 20),
        (3101, {1: "P", 2: "8532"}, 20),
        (3000, {1: "C"}, 20),
        (3101, {1: "C", 2: "8507"}, 20),
    )
    found = solve(from_results(table, pairs)).set_index(["concept", "family", "stratum"])
    assert found.loc[("P", "total", ""), "low"] == 2
    assert found.loc[("C", "total", ""), "high"] == 19, "P has a woman, C has only men"
    alone = solve(from_results(table)).set_index(["concept", "family", "stratum"])
    assert alone.loc[("C", "total", ""), "high"] == 20


def test_domains_units_questions_and_answers_are_linked() -> None:
    """Catch a survey answer or a histogram bin being audited as if it stood alone."""
    table = long(
        (3000, {1: "19", 3: "Condition"}, 20),
        (3300, {1: "19", 3: "Condition", 4: "8507"}, 20),
        (3301, {1: "19", 3: "Condition", 4: "5"}, 20),
        (3000, {1: "C", 3: "Condition"}, 20),
        (3102, {1: "C", 2: "5", 3: "Condition"}, 20),
        (3000, {1: "M", 3: "Measurement"}, 20),
        (1910, {1: "M", 2: "mg/dL", 3: "8507"}, 20),
        (1900, {1: "M", 2: "mg/dL", 3: "8507", 4: "< 80"}, 20),
        (3000, {1: "S", 3: "Survey"}, 20),
        (3110, {1: "S", 2: "Q", 3: "A", 4: "Yes", 6: "Q"}, 20),
        (3111, {1: "S", 2: "Q", 3: "A", 4: "Yes", 5: "8507", 6: "Q"}, 20),
        (3111, {1: "S", 2: "Q", 3: "A", 4: "Yes", 5: "8532", 6: "Q"}, 20),
        (3310, {1: "C", 2: "8507", 3: "Condition", 4: "50.0"}, 3),
    )
    _, report = gate(table)
    found = report.bounds.set_index(["concept", "family", "stratum"])["high"]
    assert report.left_out == (3310,)
    assert found["S", "total", ""] == 20
    assert found["S|Q|A|Q", "sex", "8507"] == 19, "the other sex has at least one"
    assert report.examined == 12
    system = from_results(table)
    connected = max(len(indexes) for indexes, _ in system.components())
    assert connected >= 5, "domain, concept and strata are one group"


def test_source_counts_are_audited_too() -> None:
    """Catch the second column of counts going out unexamined."""
    table = groups_of_one(20).assign(source_count_value=0)
    table["count_value"], table["source_count_value"] = [800, *[40] * 20], table["count_value"]
    released, report = gate(table)
    assert report.pinned_before == 21
    assert set(report.bounds["measure"]) == {"source_count_value"}
    assert len(released) == 1


def test_nothing_goes_out_unexamined() -> None:
    """Catch a gate that passes what it did not understand, or saw nothing of."""
    table = groups_of_one(5)
    with pytest.raises(AuditError, match=r"not known to the audit: \[9999\]"):
        gate(pd.concat([table, table.assign(analysis_id=9999)]))
    with pytest.raises(AuditError, match="examined nothing"):
        gate(long((3000, {1: "C"}, 400)))
    with pytest.raises(AuditError, match="Of 0 published counts"):
        gate(table.iloc[:0])
    with pytest.raises(AuditError, match="lacks the columns"):
        gate(table.drop(columns="stratum_7"))
    with pytest.raises(AuditError, match="two rows"):
        gate(pd.concat([table, table]))
    with pytest.raises(DisclosureError, match="not rounded"):
        gate(table.assign(count_value=21))
    with pytest.raises(BadCountError):
        from_results(table.assign(count_value=21))
    for useless in (0, 1, 21):
        with pytest.raises(AuditError, match="min_feasible"):
            gate(table, min_feasible=useless)
    with pytest.raises(AuditError, match="own parent"):
        gate(table, pd.DataFrame({"parent": ["C1"], "child": ["C1"]}))
    with pytest.raises(AuditError, match="columns parent and child"):
        gate(table, pd.DataFrame({"above": ["C1"]}))
    with pytest.raises(AuditError, match="Not known"):
        Assumptions(joint_age="sometimes")  # type: ignore[arg-type]
    with pytest.raises(AuditError, match="Not known"):
        Assumptions(complete=("sexes",))


def test_the_report_is_the_same_for_people_and_machines() -> None:
    """Catch a report that leaves out what was dropped, or that JSON cannot hold."""
    table = groups_of_one(20)
    report = gate(table)[1]
    told = json.loads(json.dumps(report.as_dict()))
    assert told["dropped"] == [{"concept": "C1", "family": "state", "narrowest": 1}]
    assert told["passed"] is True
    assert (told["rows"], told["rows_before"]) == (1, 21)
    for part in ("Audit: passed", "examined 1 small", "21 of 21", "C1: dropped state (1 left)"):
        assert part in str(report)
    assert str(report) == str(gate(table.sample(frac=1, random_state=1))[1])


def test_a_published_release_is_the_rule_applied_to_exact_counts() -> None:
    """Catch the made-up releases of these tests being no releases at all."""
    counted = make_people(1)
    assert len(counted.released) > 200
    assert protect(counted.exact, column="count_value").equals(counted.released)
    assert (counted.released["count_value"] % RULE.base == 0).all()
