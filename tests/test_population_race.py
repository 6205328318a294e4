"""Nothing in the generator differs by race or ethnicity."""

import dataclasses

import numpy as np
import pandas as pd
import pytest

from publictier.population import questionnaires, read_catalogue
from publictier.population.people import People
from tests.catalogue_starter import population

RACE_QUESTION = 2000050011
RACE_ANSWERS = (2000050041, 2000050042, 2000050043)


def ticked():
    """One column for each race answer: whether the participant ticked it."""
    table = population().table("observation")
    race = table[table["observation_concept_id"] == RACE_QUESTION]
    ids = population().table("person")["person_id"]
    return {
        a: ids.isin(race.loc[race["value_as_concept_id"] == a, "person_id"]) for a in RACE_ANSWERS
    }


def outcomes():
    """Name -> whether each participant has it: every concept, answer and kind of data."""
    made = population()
    ids = made.table("person")["person_id"]
    found = {}
    for table, column in (
        ("condition_occurrence", "condition_concept_id"),
        ("drug_exposure", "drug_concept_id"),
        ("procedure_occurrence", "procedure_concept_id"),
        ("measurement", "measurement_concept_id"),
    ):
        for concept, rows in made.table(table).groupby(column):
            found[concept] = ids.isin(rows["person_id"])
    answers = made.table("observation")
    others = answers[answers["observation_concept_id"] != RACE_QUESTION]
    keys = ["observation_concept_id", "value_as_concept_id"]
    for key, rows in others.groupby(keys):
        found[key] = ids.isin(rows["person_id"])
    flags = made.table("data_availability")
    found.update((name, flags[name] == 1) for name in flags.columns[1:])
    found["female"] = made.table("person")["gender_concept_id"] == 8532
    found["born before 1970"] = made.table("person")["year_of_birth"] < 1970
    return found


def score(group: pd.Series, has: pd.Series) -> float:
    """Standardised difference of two shares."""
    pooled = has.mean()
    spread = np.sqrt(pooled * (1 - pooled) * (1 / group.sum() + 1 / (~group).sum()))
    return float((has[group].mean() - has[~group].mean()) / spread)


def test_no_condition_drug_test_answer_or_kind_of_data_differs_by_race():
    """Catch made-up biology: any difference between groups beyond chance."""
    scores = {
        (answer, name): score(group, has)
        for answer, group in ticked().items()
        for name, has in outcomes().items()
    }
    assert len(scores) > 60
    assert max(abs(value) for value in scores.values()) < 4
    assert np.std(list(scores.values())) < 1.3


def test_the_race_test_would_notice_a_small_difference():
    """Catch a test too weak to see one condition that differs by a tenth."""
    group = ticked()[RACE_ANSWERS[1]]
    has = outcomes()[2000010005].copy()
    extra = group & ~has & (np.arange(len(has)) % 30 == 0)
    assert abs(score(group, has)) < 4 < score(group, has | extra)


def test_no_measured_value_differs_by_race():
    """Catch lab values or body measures that depend on the answer about race."""
    table = population().table("measurement").dropna(subset=["value_as_number"])
    examined = 0
    for (_, _), rows in table.groupby(
        ["measurement_concept_id", "unit_source_value"], observed=True
    ):
        mean = rows.groupby("person_id")["value_as_number"].mean()
        for group in ticked().values():
            inside = group.to_numpy()[mean.index.to_numpy() - 1]
            one, two = mean[inside], mean[~inside]
            spread = np.sqrt(one.var() / len(one) + two.var() / len(two))
            assert abs(one.mean() - two.mean()) < 4 * spread
            examined += 1
    assert examined >= 12


def test_the_generator_of_health_data_never_receives_race():
    """Catch race becoming an attribute of participants, from which everything is drawn."""
    names = [field.name for field in dataclasses.fields(People)]
    assert len(names) >= 8
    assert not [name for name in names if questionnaires.RACE.search(name) or "ethnic" in name]
    person = population().table("person")
    assert set(person["race_concept_id"]) == set(person["ethnicity_concept_id"]) == {0}


def test_the_catalogue_of_the_library_asks_about_race_alike_of_everybody():
    """Catch a race question in the real catalogue that depends on sex, age or other answers."""
    asked = questionnaires.read_questions(read_catalogue())
    about_race = [q for q in asked if questionnaires.RACE.search(q.text)]
    assert about_race
    for question in about_race:
        assert question.parent is None
        assert {answer.slope for answer in question.answers} == {0.0}
        assert all(len(set(answer.shares)) == 1 for answer in question.answers)


@pytest.mark.parametrize("answer", RACE_ANSWERS)
def test_each_race_answer_has_its_share_and_everybody_gives_at_least_one(answer):
    """Catch a multiple choice whose shares are off, or that leaves people without answer."""
    made = ticked()
    expected = dict(zip(RACE_ANSWERS, (0.6, 0.3, 0.15), strict=True))[answer]
    assert made[answer].mean() == pytest.approx(expected, abs=0.008)
    several = sum(column.astype(int) for column in made.values())
    assert several.min() == 1
    assert np.mean(several == 2) == pytest.approx(0.05, abs=0.005)
