"""Exact counts: who is counted, where, and how often."""

import copy
import math
import pickle
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path

import pandas as pd
import pytest

from publictier.builder import BuildOptions, ExactCounts, exact_counts
from publictier.builder import analyses as a
from publictier.errors import BuildOptionError, DisclosureError
from tests.omop_fixture import ANCESTORS, FEMALE, MALE, Tables, condition, crowd, tiny, write

STRATA = [f"stratum_{i}" for i in range(1, 8)]


def build(folder: Path, tables: Tables, **options: object) -> ExactCounts:
    """Count a source written for the test."""
    return exact_counts(write(folder / "omop", tables), BuildOptions(**options))


def counts(exact: ExactCounts, analysis: int, **strata: str) -> dict[tuple[str, ...], int]:
    """Give one analysis as filled strata -> count, for rows with the strata given (s1 …)."""
    rows = exact.results[exact.results["analysis_id"] == analysis]
    for key, value in strata.items():
        rows = rows[rows[f"stratum_{key[1:]}"] == value]
    return {
        tuple(text for text in values if text): count
        for *values, count in rows[[*STRATA, "count_value"]].itertuples(index=False, name=None)
    }


@pytest.fixture(scope="module")
def of_tiny(tmp_path_factory: pytest.TempPathFactory) -> ExactCounts:
    """The counts of the six people of `tiny`."""
    return build(tmp_path_factory.mktemp("tiny"), tiny())


def ages_at(folder: Path, born: date, days: int, rule: str = "data-browser") -> str:
    """Give the age code of one record so many days after birth."""
    tables = tiny()
    tables["person"] = [(1, FEMALE, born.year, born.month, born.day)]
    on = str(born + timedelta(days=days))
    tables = {"person": tables["person"], "condition_occurrence": [condition(1, 4, on)]}
    found = counts(build(folder, tables, age_rule=rule), a.BY_AGE)
    ((concept, age, _),) = found
    assert concept == "4"
    return age


@pytest.mark.parametrize(
    ("years", "code"),
    [
        (16.9, "0"),
        (17.5, "2"),  # rounded up to 18
        (29.0, "2"),
        (29.5, "3"),  # rounded up to 30
        (39.1, "4"),
        (88.9, "8"),
        (89.0, "8"),  # 89 itself is in 80-89
        (89.1, "9"),
        (104.0, "9"),
    ],
)
def test_age_is_rounded_up_and_89_is_below_the_last_bin(
    tmp_path: Path, years: float, code: str
) -> None:
    """Catch completed years, or a bin limit off by one, in the Data Browser's age rule."""
    born = date(1910, 1, 1)
    days = int(years * 365.25)  # down to a day, so that 29.0 is at most 29 years
    assert math.ceil(days / 365.25) == math.ceil(years)
    assert ages_at(tmp_path, born, days) == code


def test_a_day_more_than_29_years_is_in_the_next_bin(tmp_path: Path) -> None:
    """Catch an age that is rounded to nearest, or a fraction that is lost."""
    last = math.floor(29 * 365.25)
    assert ages_at(tmp_path / "a", date(1960, 1, 1), last) == "2"
    assert ages_at(tmp_path / "b", date(1960, 1, 1), last + 1) == "3"


def test_the_achilles_age_rule_uses_calendar_years(tmp_path: Path) -> None:
    """Catch a decile computed from days: born in December, 30 in the calendar of January."""
    assert ages_at(tmp_path / "a", date(1980, 12, 31), 365 * 29 + 9, "achilles") == "03"
    assert ages_at(tmp_path / "b", date(1980, 12, 31), 365 * 29 + 7, "achilles") == "02"


@pytest.mark.parametrize(
    ("born", "day", "code"),
    [
        ((1980, None, None), "2010-06-14", "3"),  # 15 June: just under 30, rounded up
        ((1980, None, None), "2009-06-15", "2"),  # 15 June: 29 to the day
        ((1980, 5, None), "2009-05-01", "2"),  # first of the month: 29 to the day
        ((1980, 5, None), "2009-05-03", "3"),
    ],
)
def test_unknown_parts_of_a_birth_date_have_the_documented_default(
    tmp_path: Path, born: tuple[object, ...], day: str, code: str
) -> None:
    """Catch another default than 15 June, or the first of the month."""
    tables: Tables = {
        "person": [(1, FEMALE, *born), (2, FEMALE, 1980, 1, 1)],
        "condition_occurrence": [condition(1, 4, day)],
    }
    assert counts(build(tmp_path, tables), a.BY_AGE) == {("4", code, "Condition"): 1}


def test_a_record_in_the_year_of_an_unknown_birthday_is_not_before_birth(tmp_path: Path) -> None:
    """Catch a refusal that rests on the assumed 15 June."""
    tables: Tables = {
        "person": [(1, FEMALE, 1980, None, None)],
        "condition_occurrence": [condition(1, 4, "1980-02-01")],
    }
    assert counts(build(tmp_path, tables), a.BY_AGE) == {("4", "0", "Condition"): 1}


def test_every_count_equals_a_count_by_hand_with_python_sets(tmp_path: Path) -> None:
    """Catch any error in totals, margins, joint cells or roll-up, against plain sets of people."""
    tables = crowd()
    exact = build(tmp_path, tables)
    sex = {p[0]: str(p[1]) for p in tables["person"]}
    born = {p[0]: date(int(str(p[2])), 7, 1) for p in tables["person"]}
    first: dict[tuple[str, object], date] = {}
    for person, concept, day, *_ in tables["condition_occurrence"]:
        for counted in {concept, 1} if concept in {2, 3} else {concept} - {0}:
            when = date.fromisoformat(str(day))
            key = (str(counted), person)
            first[key] = min(when, first.get(key, when))
    expected: dict[int, dict[tuple[str, ...], int]] = defaultdict(lambda: defaultdict(int))
    for (concept, person), when in first.items():
        age = math.ceil((when - born[person]).days / 365.25)
        code = "0" if age < 18 else "2" if age < 30 else "9" if age > 89 else str(age // 10)
        gender = sex[person]
        expected[a.TOTAL][concept, "Condition"] += 1
        expected[a.BY_SEX][concept, gender, "Condition"] += 1
        expected[a.BY_AGE][concept, code, "Condition"] += 1
        expected[a.BY_AGE_SEX][concept, code, "Condition", gender] += 1
    everybody = {person for _, person in first}
    expected[a.TOTAL]["19", "Condition"] = len(everybody)
    for analysis, cells in expected.items():
        assert len(cells) > 4
        assert counts(exact, analysis, s3="Condition") == dict(cells)
    by_sex = counts(exact, a.DOMAIN_BY_SEX, s3="Condition")
    assert sum(by_sex.values()) == len(everybody)
    assert by_sex["19", "Condition", "0"] == sum(sex[p] == "0" for p in everybody)


def test_a_person_with_two_child_concepts_counts_once_in_the_parent(of_tiny: ExactCounts) -> None:
    """Catch a roll-up that adds counts instead of joining people."""
    total = counts(of_tiny, a.TOTAL, s3="Condition")
    assert total["2", "Condition"] + total["3", "Condition"] == 3
    assert total["1", "Condition"] == 3  # persons 1 and 2 by children, 5 by the parent's code
    assert counts(of_tiny, a.OWN_CODE) == {("1", "Condition"): 1}
    assert of_tiny.hierarchy.to_numpy().tolist() == [
        ["Condition", "1", "2"],
        ["Condition", "1", "3"],
    ]


def test_a_roll_up_has_each_person_in_the_age_of_the_first_descendant(of_tiny: ExactCounts) -> None:
    """Catch ages taken from the last record, or one for each child."""
    found = counts(of_tiny, a.BY_AGE, s3="Condition")
    assert found["3", "6", "Condition"] == 1  # person 1 in 2021
    assert {key: n for key, n in found.items() if key[0] == "1"} == {
        ("1", "4", "Condition"): 1,  # person 2
        ("1", "5", "Condition"): 1,  # person 1, by concept 2 in 2015
        ("1", "6", "Condition"): 1,  # person 5
    }


def test_without_concept_ancestor_a_concept_is_its_own_code(tmp_path: Path) -> None:
    """Catch a build that needs the optional vocabulary tables."""
    tables = tiny()
    del tables["concept_ancestor"], tables["concept"]
    exact = build(tmp_path, tables)
    assert counts(exact, a.TOTAL, s3="Condition")["1", "Condition"] == 1
    assert exact.hierarchy.empty
    assert counts(exact, a.ANSWER) == {}
    assert {"concept", "concept_ancestor"} <= {*exact.missing}


def test_grandparents_are_linked_only_through_parents(tmp_path: Path) -> None:
    """Catch a hierarchy that repeats what a path of pairs already says."""
    tables = tiny()
    tables["concept"] = [*tables["concept"], (9, "Top", "Condition", "KIT", "Clinical", "C-9")]
    tables["concept_ancestor"] = [*ANCESTORS, (9, 1), (9, 2), (9, 3)]
    exact = build(tmp_path, tables)
    assert sorted(exact.hierarchy[["parent", "child"]].to_numpy().tolist()) == [
        ["1", "2"],
        ["1", "3"],
        ["9", "1"],
    ]
    assert counts(exact, a.TOTAL, s3="Condition")["9", "Condition"] == 3


def test_an_ancestor_of_another_domain_is_not_a_concept_of_this_one(of_tiny: ExactCounts) -> None:
    """Catch classes of the vocabulary published as if they were conditions."""
    assert ("8", "Condition") not in counts(of_tiny, a.TOTAL)


def test_concept_0_belongs_to_no_concept_and_no_domain(of_tiny: ExactCounts) -> None:
    """Catch people whose only record was not mapped in a denominator of mapped concepts."""
    total = counts(of_tiny, a.TOTAL, s3="Condition")
    assert ("0", "Condition") not in total
    assert total["19", "Condition"] == 5  # person 4 has concept 0 only


def test_each_occurrence_counts_leaf_concepts_in_every_age_and_parents_at_the_first(
    tmp_path: Path,
) -> None:
    """Catch the option doing nothing, or changing more than joint ages."""
    tables = tiny()
    tables["condition_occurrence"] = [
        condition(1, 2, "2015-01-01"),
        condition(1, 2, "2022-01-01"),
    ]
    first = build(tmp_path / "first", tables)
    every = build(tmp_path / "every", tables, joint_age="each-occurrence")
    sex = str(FEMALE)
    joint = {("1", "5", "Condition", sex): 1, ("2", "5", "Condition", sex): 1}
    assert counts(first, a.BY_AGE_SEX, s3="Condition") == joint
    assert counts(every, a.BY_AGE_SEX, s3="Condition") == {
        **joint,
        ("2", "6", "Condition", sex): 1,
    }
    assert counts(first, a.BY_AGE) == counts(every, a.BY_AGE)


def test_a_domain_has_a_participant_in_every_age_with_a_record(tmp_path: Path) -> None:
    """Catch a domain with fewer participants of an age than one of its concepts has."""
    tables = tiny()
    tables["condition_occurrence"] = [
        condition(1, 2, "2015-01-01"),
        condition(1, 4, "2022-01-01"),
    ]
    found = counts(build(tmp_path, tables), a.DOMAIN_BY_AGE, s3="Condition")
    assert found == {("19", "Condition", "5"): 1, ("19", "Condition", "6"): 1}


def test_the_event_filter_leaves_out_records_outside_observation_periods(tmp_path: Path) -> None:
    """Catch the option doing nothing in exact counts."""
    tables = tiny()
    tables["observation_period"] = [(2, "2014-01-01", "2015-06-01")]
    exact = build(tmp_path, tables, event_filter="observation-period")
    total = counts(exact, a.TOTAL, s3="Condition")
    assert total == {("1", "Condition"): 1, ("2", "Condition"): 1, ("19", "Condition"): 1}
    assert counts(exact, a.TOTAL, s3="Wearable")["activity_summary", "Wearable"] == 2


def test_only_values_that_name_a_public_code_system_are_source_codes(of_tiny: ExactCounts) -> None:
    """Catch free text, which may name a person, among the published codes."""
    assert counts(of_tiny, a.SOURCE_CODE) == {
        ("2", "ICD10CM:E11.9", "Condition"): 1,
        ("3", "ICD10CM:E11.9", "Condition"): 1,
    }
    assert not of_tiny.results.isin(["Jane Roe, ward 7"]).any(axis=None)


def test_survey_answers_count_people_once_each_and_may_overlap(of_tiny: ExactCounts) -> None:
    """Catch records counted as people, or a multi-select question forced to add up."""
    assert counts(of_tiny, a.ANSWER) == {
        ("10", "11", "12", "This"): 2,
        ("10", "11", "13", "That"): 1,
    }
    assert counts(of_tiny, a.QUESTION) == {("10", "11"): 3}
    assert counts(of_tiny, a.TOTAL, s3="Survey") == {("10", "Survey"): 3, ("Survey", "Survey"): 3}
    assert counts(of_tiny, a.ANSWER_BY_SEX)["10", "11", "12", "This", str(FEMALE)] == 2
    assert counts(of_tiny, a.SURVEY_BY_SEX) == {("10", str(FEMALE)): 2, ("10", str(MALE)): 1}
    assert counts(of_tiny, a.ANSWER_BY_AGE_SEX)["10", "11", "13", "That", "5", str(FEMALE)] == 1


def test_physical_measurements_are_a_domain_of_their_own(of_tiny: ExactCounts) -> None:
    """Catch a height among the labs, or the other way round."""
    assert counts(of_tiny, a.TOTAL, s3="Measurement") == {
        ("6", "Measurement"): 2,
        ("21", "Measurement"): 2,
    }
    assert counts(of_tiny, a.TOTAL, s3="Physical Measurement") == {
        ("7", "Physical Measurement"): 2,
        ("Physical Measurement",) * 2: 2,
    }


def test_wearables_count_people_by_table_and_together(of_tiny: ExactCounts) -> None:
    """Catch days counted as people, or a person with two devices counted twice."""
    found = counts(of_tiny, a.TOTAL, s3="Wearable")
    assert found == {
        ("activity_summary", "Wearable"): 2,
        ("sleep_daily_summary", "Wearable"): 2,
        ("Wearable", "Wearable"): 3,
    }


def test_every_analysis_in_the_results_is_in_the_table_of_analyses(tmp_path: Path) -> None:
    """Catch an analysis without a name, or strata that are not the documented ones."""
    results = build(tmp_path, crowd()).results
    ids = sorted(results["analysis_id"].unique())
    assert len(ids) > 15
    for analysis in ids:
        rows = results[results["analysis_id"] == analysis]
        used = {i for i in range(1, 8) if (rows[f"stratum_{i}"] != "").any()}
        assert used <= {*a.ANALYSES[analysis].strata}, analysis
    assert not results.duplicated(["analysis_id", *STRATA]).any()


def test_exact_counts_refuse_to_be_written(of_tiny: ExactCounts) -> None:
    """Catch a way to a file for exact counts."""
    assert "exact, not for publication" in repr(of_tiny)
    for leave in (pickle.dumps, copy.copy, lambda x: x.to_csv("x.csv"), lambda x: x.to_parquet):
        with pytest.raises(DisclosureError):
            leave(of_tiny)
    assert isinstance(of_tiny.results, pd.DataFrame)


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("age_rule", "nearest"),
        ("event_filter", "all"),
        ("joint_age", "last"),
        ("memory_limit", "much"),
        ("threads", 0),
    ],
)
def test_an_unknown_option_is_refused_by_name(option: str, value: object) -> None:
    """Catch a misspelt option that silently means the default."""
    with pytest.raises(BuildOptionError, match=option.replace("_", "[_ ]")):
        BuildOptions(**{option: value})


def test_codes_of_a_local_vocabulary_are_not_published(tmp_path: Path) -> None:
    """Catch a name in somebody's own concept table that goes out as a source code."""
    tables = tiny()
    tables["concept"] = [
        *tables["concept"],
        (91, "Local", "Condition", "HospitalLocal", "Code", "Roe Jane MRN4711"),
    ]
    tables["condition_occurrence"] = [
        *tables["condition_occurrence"],
        condition(1, 2, "2012-01-01", code_id=91),
    ]
    results = exact_counts(write(tmp_path / "omop", tables)).results
    codes = set(results.loc[results["analysis_id"] == a.SOURCE_CODE, "stratum_2"])
    assert codes
    assert not [code for code in codes if "Roe" in code]
