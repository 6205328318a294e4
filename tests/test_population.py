"""The generator hits the published figures and stays the same for the same seed."""

import os
import statistics
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from publictier.errors import SourceError
from publictier.population import CUTOFF, Population, digest, margins
from publictier.population.events import draw_carriers
from publictier.population.people import AGES, DATA_TYPES, share
from publictier.population.streams import normal_quantile
from publictier.population.targets import target_grid
from tests.catalogue_starter import LEAVES, STARTER, WOMEN_ONLY, population, spoiled

DOMAIN = {1: "Condition", 2: "Drug", 3: "Procedure", 4: "Measurement"}


def carriers(concept_id):
    """Positions of the participants who carry a concept's own code."""
    made = population()
    domain = DOMAIN[concept_id // 10_000 % 10]
    return draw_carriers(made.seed, made.people, made.catalogue, domain, made.grids)[concept_id]


def cell_scores(grids):
    """Standardised difference of observed and expected people by concept, sex and decade."""
    made = population()
    who = np.flatnonzero(made.people.has["ehr"])
    cell = made.people.cell[who]
    band = made.people.sex[who] * 20 + made.people.age[who] // 10
    scores = []
    for concept_id in LEAVES:
        chance = grids[concept_id].ravel()[cell]
        has = np.isin(who, carriers(concept_id))
        expected = np.bincount(band, weights=chance)
        variance = np.bincount(band, weights=chance * (1 - chance))
        filled = variance >= 5
        observed = np.bincount(band, weights=has)
        scores.extend(((observed - expected)[filled] / np.sqrt(variance[filled])).tolist())
    return np.array(scores)


def test_every_cell_of_sex_and_age_hits_its_target():
    """Catch a generator that misses the published prevalence in some sex or age."""
    scores = cell_scores(population().grids)
    assert len(scores) > 80
    assert abs(scores.mean()) < 0.35
    assert 0.8 < scores.std() < 1.25


def test_the_cell_test_notices_a_target_that_is_off_by_a_tenth():
    """Catch a cell test too weak to see an error."""
    wrong = {i: np.minimum(grid * 1.1, 1.0) for i, grid in population().grids.items()}
    assert cell_scores(wrong).std() > 1.4


def test_published_bands_are_reproduced_and_the_sex_ratio_kept():
    """Catch raking that forgets a published row, where the rows agree."""
    table = margins(population().catalogue)
    assert len(table) == sum(map(len, population().catalogue.targets.values())) > 10
    bands = table[(table["concept_id"] == 2000010003) & (table["age_to"] - table["age_from"] < 90)]
    assert len(bands) >= 2
    alone = table[~table["concept_id"].isin([2000010003])]
    for rows in (bands, alone):
        assert np.allclose(rows["published"], rows["fitted"], atol=2e-4)
    whole = table[(table["concept_id"] == 2000010003) & (table["age_from"] == 18)]
    by_sex = whole[whole["sex"] != "Any"].set_index("sex")["fitted"]
    assert by_sex["Female"] / by_sex["Male"] == pytest.approx(0.18 / 0.12, rel=0.05)


def test_the_catalogue_of_the_library_is_whole_and_its_figures_are_reproduced():
    """Catch a faulty catalogue, or raking that misses many published figures."""
    made = Population(people=3000)
    rows = {name: len(frame) for name, frame in made.tables()}
    assert min(rows.values()) > 0
    table = margins(made.catalogue)
    table = table[table["published"] > 0]
    assert len(table) > 100
    off = (table["fitted"] / table["published"] - 1).abs()
    # The rest are totals that contradict the age bands of another source.
    assert (off < 0.02).mean() > 0.88


def test_prevalence_runs_smoothly_between_bands():
    """Catch a step at the edge of an age band."""
    grid = target_grid(population().catalogue)[2000010003]
    steps = np.abs(np.diff(grid[0]))
    assert steps.max() < 0.3 * (grid[0].max() - grid[0].min())
    assert grid[0][0] < grid[0][40] < grid[0][60]
    assert np.allclose(grid[2], (grid[0] + grid[1]) / 2)


def test_a_condition_of_women_never_occurs_in_men():
    """Catch a sex-specific condition that leaks to the other sex."""
    sexes = population().people.sex[carriers(WOMEN_ONLY)]
    assert (sexes == 0).sum() > 1000
    assert (sexes == 1).sum() == 0


def test_conditions_and_drugs_come_together_more_often_than_by_chance():
    """Catch a generator without frailty, in which nobody has many conditions."""
    people = int(population().people.has["ehr"].sum())
    flat, drug = carriers(2000010005), carriers(2000020002)
    both = len(np.intersect1d(flat, drug))
    assert both > 1.3 * len(flat) * len(drug) / people


def test_a_parents_own_code_has_the_share_of_its_roll_up_that_was_asked():
    """Catch a parent counted like its children, or one without people of its own."""
    made = population()
    own = draw_carriers(made.seed, made.people, made.catalogue, "Condition", made.grids)
    below = np.unique(np.concatenate([own[i] for i in (2000010002, 2000010003, 2000010004)]))
    top = own[2000010001]
    roll_up = np.union1d(below, top)
    assert len(top) / len(roll_up) == pytest.approx(0.4, abs=0.02)
    only = len(np.setdiff1d(top, below)) / len(top)
    assert only == pytest.approx(0.25, abs=0.03)


def test_people_have_the_cited_sexes_ages_and_kinds_of_data():
    """Catch a mix of participants that differs from people.csv."""
    people = population().people
    count = len(people.sex)
    assert np.mean(people.sex == 2) == pytest.approx(0.02, abs=0.003)
    assert np.mean(people.sex == 0) == pytest.approx(0.98 * 0.6, abs=0.008)
    assert people.age[people.sex == 0].mean() == pytest.approx(50, abs=0.3)
    assert people.age[people.sex == 1].std() == pytest.approx(17, abs=0.3)
    assert people.age.min() == 18
    assert people.age.max() > 95
    for kind in DATA_TYPES:
        expected = share(population().catalogue, kind)
        assert abs(people.has[kind].sum() - count * expected) < 4 * np.sqrt(
            count * expected * (1 - expected)
        )


def test_records_lie_in_the_window_and_few_before_age_18():
    """Catch records after the cutoff, before the window, or of children in numbers."""
    made = population()
    records = made.records("Condition")
    assert (records.day >= made.people.record_start[records.person]).all()
    assert (records.day <= made.people.record_end[records.person]).all()
    assert made.people.record_end.max() <= int(CUTOFF.astype(int))
    age = (records.day - made.people.birth[records.person]) / 365.25
    assert 0 < np.mean(age < 18) < 0.05


def test_nothing_is_recorded_before_it_existed():
    """Catch records of something new from the years before it."""
    records = population().records("Condition")
    rare = records.day[records.concept == 2000010006]
    assert len(rare) > 100
    assert rare.min() >= int(np.datetime64("2020-01-01").astype(int))
    assert records.day.min() < int(np.datetime64("2000-01-01").astype(int))


def test_everybody_is_an_adult_at_enrolment_and_of_the_stated_age_at_the_cutoff():
    """Catch children among participants and birthdays that contradict ages."""
    people = population().people
    cutoff = int(CUTOFF.astype(int))
    assert ((people.joined - people.birth) / 365.25 >= 17.99).all()
    assert (people.joined <= cutoff).all()
    years = (cutoff - people.birth) / 365.25
    assert np.abs(years - people.age - 0.5).max() < 0.51


def test_more_people_are_enrolled_than_available():
    """Catch snapshots in which enrolment and data release agree."""
    table = population().table("snapshots")
    assert table["available"].mean() == pytest.approx(0.85, abs=0.001)
    assert table["person_id"].is_unique


def test_the_same_seed_gives_the_same_tables_whatever_the_machine_is_set_to():
    """Catch results that hang on locale, time zone or Python's hash seed."""
    code = (
        "from pathlib import Path; from publictier.population import Population, digest;"
        f"print(digest(Population(5, 2000, Path({str(STARTER)!r})).tables()))"
    )
    seen = set()
    for hash_seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo")):
        extra = {"PYTHONHASHSEED": hash_seed, "TZ": zone, "LC_ALL": "C"}
        done = subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, **extra},
            capture_output=True,
            text=True,
            check=True,
        )
        seen.add(done.stdout.strip())
    assert seen == {digest(Population(5, 2000, STARTER).tables())}
    assert digest(Population(6, 2000, STARTER).tables()) not in seen


def test_a_new_concept_changes_no_other(tmp_path: Path):
    """Catch one stream of random numbers shared by all concepts."""
    line = "2000010006,KIT-C-0006"
    folder = spoiled(
        tmp_path, "conditions.csv", line, f"20000100051,KIT-C-0051,New,new,,,,,\n{line}"
    )
    folder_targets = folder / "condition_targets.csv"
    with folder_targets.open("a", encoding="utf-8", newline="\n") as file:
        file.write("20000100051,Any,18,120,0.5,50%,nobody,test,written for tests\n")
    with pytest.raises(SourceError, match="must lie between"):
        Population(7, 5000, folder)  # an id beyond int32 is refused
    for name in ("conditions.csv", "condition_targets.csv"):
        text = (folder / name).read_text(encoding="utf-8").replace("20000100051", "2000010051")
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    before = Population(7, 5000, STARTER).table("condition_occurrence").iloc[:, 1:4]
    after = Population(7, 5000, folder).table("condition_occurrence").iloc[:, 1:4]
    others = after[after["condition_concept_id"] != 2000010051].reset_index(drop=True)
    assert len(after) > len(others)
    assert others.equals(before.reset_index(drop=True))


def test_the_normal_quantile_is_that_of_the_standard_library():
    """Catch a mistyped coefficient."""
    shares = np.array([1e-12, 1e-6, 0.001, 0.0749, 0.0751, 0.3, 0.5, 0.8, 0.9999, 1 - 1e-9])
    expected = [statistics.NormalDist().inv_cdf(x) for x in shares]
    assert np.allclose(normal_quantile(shares), expected, rtol=1e-9)
    assert normal_quantile(np.array([0.0, 1.0])).tolist() == [-np.inf, np.inf]


def test_a_population_of_no_one_is_refused():
    """Catch an empty population, and one with a negative seed."""
    for people, seed in ((0, 1), (10, -1)):
        with pytest.raises(SourceError, match="Allowed are 1 to"):
            Population(seed, people, STARTER)


def test_the_grid_covers_every_age_of_participants():
    """Catch a participant for whom there is no prevalence."""
    ages = population().people.age
    assert AGES[0] <= ages.min()
    assert ages.max() <= AGES[-1]
    assert {grid.shape for grid in population().grids.values()} == {(3, len(AGES))}
