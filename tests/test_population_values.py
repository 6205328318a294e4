"""Values, surveys, wearables and variants follow their models."""

import numpy as np
import pytest

from publictier.population import variant_counts
from publictier.population.surveys import SKIPPED
from publictier.population.variants import MISSING_CALLS
from tests.catalogue_starter import population

WOMEN, MEN = 8532, 8507


def values(concept: int, sex: int, unit: str) -> np.ndarray:
    """Give all values of a test in one unit, of one sex."""
    made = population()
    table = made.table("measurement")
    people = made.table("person").set_index("person_id")["gender_concept_id"]
    rows = table[
        (table["measurement_concept_id"] == concept) & (table["unit_source_value"] == unit)
    ]
    return rows.loc[people.loc[rows["person_id"]].to_numpy() == sex, "value_as_number"].to_numpy()


@pytest.mark.parametrize(("sex", "mean"), [(WOMEN, 100), (MEN, 110)])
def test_a_normal_test_has_its_mean_and_sd(sex, mean):
    """Catch repeated values that widen or narrow the spread over all people."""
    found = values(2000040002, sex, "mg/dL")
    assert len(found) > 10_000
    assert found.mean() == pytest.approx(mean, abs=0.5)
    assert found.std() == pytest.approx(10, abs=0.3)


def test_the_second_unit_is_used_by_its_share_and_not_converted():
    """Catch units that are mixed up or silently made alike."""
    first, second = (values(2000040002, MEN, unit) for unit in ("mg/dL", "mmol/L"))
    assert len(second) / (len(first) + len(second)) == pytest.approx(0.2, abs=0.02)
    assert second.mean() / first.mean() == pytest.approx(0.05, rel=0.02)


def test_a_skewed_test_has_its_median_and_its_log_sd():
    """Catch a lognormal model fed with the wrong scale."""
    found = np.log(values(2000040003, WOMEN, "U/L"))
    # Slope 0.01 a year around age 50, about the mean age at a test (45).
    assert np.median(found) == pytest.approx(np.log(20) - 0.05, abs=0.06)
    assert found.std() == pytest.approx(np.sqrt(0.25 + (0.01 * 17) ** 2), abs=0.04)


def test_physical_measurements_are_those_of_participants_with_that_kind_of_data():
    """Catch heights without a measurement visit, or visits without height."""
    made = population()
    table = made.table("measurement")
    ids = set(table.loc[table["measurement_concept_id"] == 2000060001, "person_id"] - 1)
    assert ids == set(np.flatnonzero(made.people.has["physical_measurements"]))


def test_panels_have_records_without_values():
    """Catch a value made up for a test that has no value model."""
    table = population().table("measurement")
    panel = table[table["measurement_concept_id"] == 2000040001]
    assert len(panel) > 1000
    assert panel["value_as_number"].isna().all()
    assert panel["unit_source_value"].isna().all()


def answers(question: int):
    """Give the rows of one question."""
    table = population().table("observation")
    return table[table["observation_concept_id"] == question]


def test_single_answers_have_their_shares_by_sex_and_the_rest_is_skipped():
    """Catch answers whose shares are off for one sex, and skipping that is lost."""
    people = population().table("person").set_index("person_id")["gender_concept_id"]
    rows = answers(2000050012)
    assert len(rows) == len(people)
    sex = people.loc[rows["person_id"]].to_numpy()
    for code, often, seldom in ((WOMEN, 0.4, 0.5), (MEN, 0.15, 0.75)):
        given = rows.loc[sex == code, "value_as_concept_id"]
        for answer, expected in ((2000050044, often), (2000050045, seldom), (SKIPPED, 0.1)):
            assert np.mean(given == answer) == pytest.approx(expected, abs=0.012)


def test_an_answer_changes_with_age_as_its_slope_says():
    """Catch a slope that is ignored or has the wrong sign."""
    made = population()
    rows = answers(2000050012)
    age = made.people.age[rows["person_id"].to_numpy() - 1]
    often = rows["value_as_concept_id"].to_numpy() == 2000050044
    assert often[age >= 70].mean() > often[age < 35].mean() + 0.15


def test_a_sub_question_is_asked_of_those_alone_whose_answer_leads_to_it():
    """Catch people who answer a question that they never saw."""
    parents, children = answers(2000050021), answers(2000050022)
    led = set(parents.loc[parents["value_as_concept_id"] == 2000050032, "person_id"])
    assert len(led) > 5000
    assert set(children["person_id"]) == led
    assert len(parents) == pytest.approx(30_000, abs=500)


def test_wearables_say_who_and_when_and_nothing_else():
    """Catch a value of steps or heart rate, which the public tier never shows."""
    made = population()
    fitbit = set(np.flatnonzero(made.people.has["fitbit"]) + 1)
    for name, expected in (("activity_summary", 0.9), ("sleep_daily_summary", 0.5)):
        table = made.table(name)
        assert list(table.columns) == ["person_id", "date"]
        ids = set(table["person_id"])
        assert ids <= fitbit
        assert len(ids) / len(fitbit) == pytest.approx(expected, abs=0.03)
    assert len(made.table("steps_intraday")) == 0


def test_genotypes_follow_hardy_and_weinberg_and_groups_add_up():
    """Catch homozygotes out of proportion, and totals that are not the sum of the groups."""
    made = population()
    table = variant_counts(made.seed, made.catalogue, made.people)
    first = table[table["variant_id"] == "KIT-V01"].set_index("genetic_group")
    assert len(table) == 2 * 5
    for name in ("allele_count", "allele_number", "homozygote_count"):
        assert first[name].drop("Total").sum() == first.loc["Total", name]
    people = first.loc["Total", "allele_number"] / 2
    assert first.loc["Total", "homozygote_count"] / people == pytest.approx(0.09, abs=0.006)
    assert first.loc["Total", "allele_frequency"] == pytest.approx(0.3, abs=0.007)
    whole = made.people.has["wgs_shortread"].sum()
    assert (1 - MISSING_CALLS[1] * 1.3) * whole < people < whole
