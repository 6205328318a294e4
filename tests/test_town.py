"""The made-up town: the same people in Python and in a page, from rates alone."""

import json
import re
import time
from typing import Any

import pandas as pd
import pytest

import town_parameters
from publictier import disclosure, load
from publictier.cohort import Criterion, Group
from publictier.errors import TownError, UnknownTableError
from publictier.linking import FOLDER, esm
from publictier.strata import AGES, SEXES
from publictier.town import DEFAULT_SEED, LAST_SEED, TABLES, Town, parameters, with_types
from tests.support import run_module

SEEDS = [0, 1, 2, 20, 77, 1200, DEFAULT_SEED, 2**16, 2**30, LAST_SEED, *range(5000, 5020)]
EXPORTED = "export default { render, readState, whyWords };"
PARTS = ("town", "cohort", "rule")


def parts() -> str:
    """Give the parts of the cohort builder as one module that hands them all out."""
    text = esm(FOLDER / "cohort-builder.js")
    assert EXPORTED in text
    scopes = [
        re.findall(rf"^const (part_(?:\w+_)?{name}) = ", text, re.MULTILINE) for name in PARTS
    ]
    spread = ", ".join(f"...{scope}" for [scope] in scopes)
    return text.replace(EXPORTED, f"export default {{ {spread}, readState, whyWords }};")


def test_the_rates_are_those_of_the_published_tables() -> None:
    """Catch a file that was edited by hand, or was not made again after the tables changed."""
    written = town_parameters.TARGET.read_text(encoding="utf-8")
    assert written == town_parameters.text(), "run: python3 tools/town_parameters.py"
    assert json.loads(written) == parameters()
    print(f"{len(written):,} bytes compared")


def test_a_page_expands_the_very_same_people() -> None:
    """Catch a draw that Python and JavaScript take in another order, or round otherwise."""
    code = "return given.seeds.map((seed) => found.expandTown(given.town, seed));"
    given = {"town": parameters(), "seeds": SEEDS}
    people = fields = 0
    for seed, there in zip(SEEDS, run_module(parts(), code, given), strict=True):
        here = Town(seed).people().to_dict("records")
        assert there == here, seed
        assert [list(person) for person in there] == [list(person) for person in here]
        people += len(here)
        fields += sum(len(person) for person in here)
    print(f"{people:,} people with {fields:,} fields compared, of {len(SEEDS)} towns")
    assert len(SEEDS) >= 25
    assert people == 1200 * len(SEEDS)


def test_a_page_counts_the_very_same_tables() -> None:
    """Catch a table that is counted in two ways."""
    code = """
    const town = (seed) => found.expandTown(given.town, seed);
    return given.seeds.map((seed) => found.townTables(town(seed), given.town));
    """
    rows = 0
    given = {"town": parameters(), "seeds": SEEDS}
    for seed, there in zip(SEEDS, run_module(parts(), code, given), strict=True):
        assert sorted(there) == sorted(TABLES)
        for name in TABLES:
            here = Town(seed).table(name).exact.to_dict("records")
            assert there[name] == here, (seed, name)
            rows += len(here)
    print(f"{rows:,} rows of tables compared")
    assert rows > 1000


def test_everything_is_expanded_fast_enough() -> None:
    """Catch a town that a classroom computer would wait for."""
    code = """
    const once = (seed) => {
      const start = performance.now();
      found.expandTown(given, seed);
      return performance.now() - start;
    };
    return Math.min(...[1, 2, 3, 4, 5].map(once));
    """
    page = run_module(parts(), code, parameters())

    def once(seed: int) -> float:
        start = time.perf_counter()
        Town(seed).people()
        return time.perf_counter() - start

    python = 1000 * min(once(seed) for seed in range(5))
    print(f"1,200 people: {page:.1f} ms in JavaScript, {python:.1f} ms in Python")
    assert page < 100
    assert python < 300


@pytest.mark.parametrize("bad", [-1, 2**31, 1.5, 7.0, "7", None, True, float("nan")])
def test_a_seed_that_does_not_exist_is_refused(bad: Any) -> None:
    """Catch a town that nobody can get a second time."""
    with pytest.raises(TownError, match="Allowed: a whole number from 0 to 2147483647"):
        Town(bad)


@pytest.mark.parametrize("bad", [0, -5, 20_001, 2.5])
def test_a_size_that_does_not_exist_is_refused(bad: Any) -> None:
    """Catch an empty town, and one that would stop a browser."""
    with pytest.raises(TownError, match="people was"):
        Town(people=bad)


def test_a_page_refuses_the_same() -> None:
    """Catch a page that goes on with a bad seed."""
    code = """
    const outcome = ([seed, people]) => {
      try { return found.expandTown(given, seed, people).length; } catch (e) { return e.name; }
    };
    const bad = [[-1, 5], [2147483648, 5], [1.5, 5], ["7", 5], [null, 5], [1, 0], [1, 2.5]];
    return [...bad, [7, 5]].map(outcome);
    """
    assert run_module(parts(), code, parameters()) == [*["RangeError"] * 7, 5]


def test_the_people_are_as_described() -> None:
    """Catch a condition without a record, an answer without a survey, an age beside its group."""
    people = pd.concat([Town(seed).people() for seed in SEEDS])
    print(f"{len(people):,} people examined")
    keys = [one["key"] for part in ("conditions", "drugs") for one in parameters()[part]]
    assert not people.loc[~people["has_record"], keys].to_numpy().any()
    assert people.loc[people["has_record"], keys].to_numpy().any(axis=0).all()
    answers = people[[parameters()["told"]["key"], parameters()["sleep"]["key"]]]
    assert ((answers != "").all(axis=1) == people["took_survey"]).all()
    assert ((answers == "").all(axis=1) == ~people["took_survey"]).all()
    assert people["age"].between(18, 95).all()
    assert set(people["age_group"]) == set(AGES.values())
    assert set(people["sex"]) == set(SEXES.values())
    spans = people.groupby("age_group")["age"].agg(["min", "max"])
    assert spans.loc["18-29"].tolist() == [18, 29]
    assert spans.loc["80-89"].tolist() == [80, 89]
    assert spans.loc["89+"].tolist() == [90, 95]


def test_the_towns_together_are_like_the_published_tables() -> None:
    """Catch a rate over the wrong denominator: all towns together come close to the tables."""
    people = pd.concat([Town(seed).people() for seed in SEEDS])
    published = load("conditions").set_index("name")["count"]
    everybody = load("domains").set_index("domain")["count"]["All participants"]
    for one in parameters()["conditions"]:
        expected = published[one["name"]] / everybody
        found = with_types(people, one["key"]).mean()
        print(f"{one['name']}: {100 * found:.1f} % of the towns, {100 * expected:.1f} % published")
        assert found == pytest.approx(expected, rel=0.15, abs=0.0025), one["name"]


def test_survey_and_record_agree_often_and_not_always() -> None:
    """Catch an answer that gives the record away, or has nothing to do with it."""
    people = pd.concat([Town(seed).people() for seed in SEEDS])
    both = people[people["has_record"] & people["took_survey"]]
    yes = both["told_high_blood_pressure"] == "yes"
    agree = (yes == both["high_blood_pressure"]).mean()
    print(f"{len(both):,} people with both; survey and record agree for {100 * agree:.0f} %")
    assert 0.8 < agree < 0.95


def test_tables_are_exact_for_teaching_and_publish_by_the_rule() -> None:
    """Catch a table that could be taken for a published one, or a rule that is left out."""
    for name in TABLES:
        table = Town().table(name)
        assert "made up, exact, for teaching" in repr(table)
        assert disclosure.check(table.published()).passed
    with pytest.raises(UnknownTableError, match="no table 'people'"):
        Town().table("people")
    total = Town().table("conditions_by_sex").exact.groupby("name")["count"].sum()
    assert total.to_dict() == Town().table("conditions").exact.set_index("name")["count"].to_dict()


def test_nothing_about_race_and_no_row_of_a_person_is_kept() -> None:
    """Catch a made-up difference between peoples, and a stored person."""
    text = town_parameters.TARGET.read_text(encoding="utf-8").lower()
    for word in ("race", "ethnic", "ancestry", "white", "black", "hispanic", "number"):
        assert word not in text, word
    assert all(
        row["below"] for part in ("ages", "sexes", "conditions") for row in parameters()[part]
    )


@pytest.mark.parametrize(
    "bad",
    [
        ("hair",),
        ("sex", "female"),
        ("age", "60-69", "about"),
        ("record", "yes"),
        ("drug", "asthma"),
    ],
)
def test_a_criterion_that_does_not_exist_is_refused(bad: tuple[str, ...]) -> None:
    """Catch a cohort that is empty because of a slip of the pen."""
    with pytest.raises(TownError, match="Allowed"):
        Criterion(*bad)
    with pytest.raises(TownError, match="no criterion"):
        Group(())
