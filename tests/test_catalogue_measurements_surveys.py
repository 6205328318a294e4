"""Check the catalogue of measurements, surveys, wearables and variants before it is drawn from."""

import csv
import re
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[1] / "src" / "publictier" / "population" / "catalogue"

CONCEPT = "concept_id,concept_code,name,plain_name,synonyms,parents,source_codes,own_share"
VALUES = (
    f"{CONCEPT},unit,second_unit,second_factor,second_share,distribution,mean_female,sd_female,"
    "mean_male,sd_male,age_slope,decimals,low_limit,high_limit,value_source,value_place"
)
SOURCE = "source,title,authors,year,publisher,url,read_as"
COLUMNS = {
    "measurements": VALUES,
    "physical_measurements": VALUES,
    "measurement_targets": "concept_id,sex,age_from,age_to,prevalence,as_published,population,"
    "source,place",
    "surveys": "concept_id,code,name,plain_name,description,share,source,place",
    "survey_questions": "concept_id,survey_id,code,text,kind,parent_question_id,"
    "parent_answer_id,order,sensitive",
    "survey_answers": "question_id,concept_id,code,text,order,share,share_female,share_male,"
    "slope_age,source,place",
    "wearables": "concept_id,table,name,share_of_fitbit,source,place",
    "variants": "variant_id,concept_id,kind,consequence,variant_type,frequency_group_1,"
    "frequency_group_2,frequency_group_3,frequency_group_4,note",
    "sources_measurements": SOURCE,
    "sources_surveys": SOURCE,
}
BLOCKS = {
    "measurements": 2000040000,
    "surveys": 2000050000,
    "survey_questions": 2000050000,
    "survey_answers": 2000050000,
    "physical_measurements": 2000060000,
    "wearables": 2000070000,
    "variants": 2000080000,
}
BLOCK_SIZE = 10_000
ASSUMPTION = "assumption"


def rows(name: str) -> list[dict[str, str]]:
    """Read a catalogue file; an empty one is a failure, as nothing would be examined."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file))
    assert found, f"{name}.csv has no rows, so nothing was examined"
    return found


def by(name: str, column: str) -> dict[str, list[dict[str, str]]]:
    """Group the rows of a file by what stands in a column."""
    groups: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows(name):
        groups[row[column]].append(row)
    return groups


def leaves() -> list[dict[str, str]]:
    """Give the measurements that are no panel of others."""
    parents = {p for row in rows("measurements") for p in row["parents"].split("|")}
    return [row for row in rows("measurements") if row["concept_id"] not in parents]


@pytest.mark.parametrize("name", COLUMNS)
def test_every_file_has_its_columns_and_plain_line_ends(name: str) -> None:
    """Catch a renamed column, a ragged row, or a file saved by a spreadsheet."""
    text = (FOLDER / f"{name}.csv").read_bytes()
    assert b"\r" not in text and not text.startswith(b"\xef\xbb\xbf")
    assert text.decode("utf-8").splitlines()[0] == COLUMNS[name]
    for row in rows(name):
        assert None not in row and None not in row.values(), row
    print(f"{name}.csv: {len(rows(name))} rows")


@pytest.mark.parametrize("name", BLOCKS)
def test_ids_are_unique_sorted_and_in_their_block(name: str) -> None:
    """Catch an id that belongs to another domain, or one given twice."""
    ids = [int(row["concept_id"]) for row in rows(name)]
    assert all(a < b for a, b in pairwise(ids))
    assert all(0 < i - BLOCKS[name] < BLOCK_SIZE for i in ids)
    code = next((c for c in ("concept_code", "code", "variant_id") if c in rows(name)[0]), None)
    if code:
        assert len({row[code] for row in rows(name)}) == len(ids)


def test_no_id_is_used_in_two_survey_files() -> None:
    """Catch a question with the id of an answer: both live in one block."""
    files = ("surveys", "survey_questions", "survey_answers")
    ids = [row["concept_id"] for name in files for row in rows(name)]
    assert len(set(ids)) == len(ids)


CITING = {
    "sources_measurements": {
        "measurements": "value_source",
        "physical_measurements": "value_source",
        "measurement_targets": "source",
    },
    "sources_surveys": {"surveys": "source", "survey_answers": "source", "wearables": "source"},
}


@pytest.mark.parametrize("listing", CITING)
def test_every_source_exists_and_is_used(listing: str) -> None:
    """Catch a figure whose source cannot be looked up, and a source that backs nothing."""
    files = CITING[listing]
    known = {row["source"] for row in rows(listing)}
    used = {row[column] for name, column in files.items() for row in rows(name)} - {""}
    assert used == known
    assert all(row["title"] and row["read_as"] for row in rows(listing))
    assert all(row["place"] for name in files if "place" in rows(name)[0] for row in rows(name))
    print(f"{listing}: {len(known)} sources")


def test_panels_exist_and_every_test_has_a_value_model() -> None:
    """Catch a test under an unknown panel, or one that could give no value."""
    ids = {row["concept_id"] for row in rows("measurements")}
    for row in rows("measurements"):
        assert set(row["parents"].split("|")) - {""} <= ids, row["name"]
    tests = leaves()
    panels = [row for row in rows("measurements") if row not in tests]
    assert len(tests) >= 30 and panels
    assert all(row["distribution"] == "" and 0 < float(row["own_share"]) < 1 for row in panels)
    print(f"{len(tests)} tests in {len(panels)} panels")


def test_value_models_stay_inside_their_limits() -> None:
    """Catch a mean outside the limits, or an SD on the wrong scale for a lognormal."""
    examined = 0
    for row in [*leaves(), *rows("physical_measurements")]:
        low, high = float(row["low_limit"]), float(row["high_limit"])
        for sex in ("female", "male"):
            mean, sd = float(row[f"mean_{sex}"]), float(row[f"sd_{sex}"])
            assert low < mean < high, row["name"]
            widest = 1.5 if row["distribution"] == "lognormal" else (high - low) / 2
            assert 0 < sd < widest, row["name"]
            examined += 1
        assert row["distribution"] in ("normal", "lognormal")
        assert low >= 0 and int(row["decimals"]) in (0, 1, 2)
        assert row["value_source"] != ASSUMPTION and row["value_place"]
    assert examined > 0
    print(f"{examined} value models by sex")


# One SI unit per conventional one; molar masses make each substance its own.
FACTORS = {
    ("Total cholesterol", "mmol/L"): 0.02586,
    ("Triglycerides", "mmol/L"): 0.01129,
    ("Glucose", "mmol/L"): 0.05551,
    ("Creatinine", "umol/L"): 88.4,
    ("Hemoglobin", "g/L"): 10.0,
    ("Height", "in"): 1 / 2.54,
    ("Weight", "lb"): 1 / 0.45359237,
}


def test_second_units_convert_as_they_should() -> None:
    """Catch a factor that is upside down, of another substance, or zero."""
    examined = 0
    for row in [*leaves(), *rows("physical_measurements")]:
        fields = [row[c] for c in ("second_unit", "second_factor", "second_share")]
        assert all(fields) or not any(fields), row["name"]
        if row["second_unit"]:
            factor = float(row["second_factor"])
            assert 0 < float(row["second_share"]) < 1 and 0.005 < factor < 100
            expected = FACTORS.get((row["name"], row["second_unit"]), factor)
            assert factor == pytest.approx(expected, rel=0.001), row["name"]
            examined += (row["name"], row["second_unit"]) in FACTORS
    assert examined == len(FACTORS)


def test_every_test_has_a_share_of_people_tested() -> None:
    """Catch a test nobody would have on record, and an assumption dressed as a figure."""
    targets, assumed = by("measurement_targets", "concept_id"), 0
    assert set(targets) == {row["concept_id"] for row in leaves()}
    for concept_id, found in targets.items():
        whole = [r for r in found if r["sex"] == "Any" and r["age_to"] == "120"]
        assert any(int(r["age_from"]) <= 20 for r in whole), concept_id
        for row in found:
            share = float(row["prevalence"])
            assert 0 < share < 1
            if row["source"] == ASSUMPTION:
                assumed += 1
                assert row["population"] == "assumption, not a figure"
                assert row["as_published"] == ""
            else:
                assert f"{100 * share:.1f}%" == row["as_published"]
    cited = sum(map(len, targets.values())) - assumed
    assert cited > 0
    print(f"shares tested: {cited} cited, {assumed} assumed")


def test_single_choice_shares_sum_to_one() -> None:
    """Catch a question whose answers leave people over, for everyone and for each sex."""
    kinds = {row["concept_id"]: row["kind"] for row in rows("survey_questions")}
    examined = 0
    for question, answers in by("survey_answers", "question_id").items():
        assert [int(a["order"]) for a in answers] == list(range(1, len(answers) + 1))
        for column in ("share", "share_female", "share_male"):
            shares = [float(a[column]) for a in answers if a[column]]
            assert len(shares) in (0, len(answers))
            assert all(0 <= s <= 1 for s in shares)
            if kinds[question] == "single" and shares:
                assert sum(shares) == pytest.approx(1, abs=1e-9), (question, column)
                examined += 1
    assert examined > 0
    print(f"{examined} sums examined")


def test_some_questions_take_several_answers() -> None:
    """Catch a catalogue that could not show why percentages pass 100 %."""
    answers = by("survey_answers", "question_id")
    multi = [q["concept_id"] for q in rows("survey_questions") if q["kind"] == "multi"]
    sums = [sum(float(a["share"]) for a in answers[q]) for q in multi]
    assert all(total > 0.99 for total in sums) and sum(total > 1.01 for total in sums) >= 2


def test_questions_hang_together() -> None:
    """Catch an unknown survey, an orphan answer, or a sub-question that nobody can reach."""
    questions = {row["concept_id"]: row for row in rows("survey_questions")}
    surveys = {row["concept_id"] for row in rows("surveys")}
    owner = {row["concept_id"]: row["question_id"] for row in rows("survey_answers")}
    assert set(owner.values()) == set(questions)
    assert {row["survey_id"] for row in questions.values()} == surveys
    below = 0
    for row in questions.values():
        parent = questions.get(row["parent_question_id"])
        assert bool(row["parent_question_id"]) == bool(row["parent_answer_id"])
        assert row["kind"] in ("single", "multi") and row["sensitive"] in ("yes", "no")
        if row["parent_question_id"]:
            below += 1
            assert parent is not None and parent["survey_id"] == row["survey_id"]
            assert owner[row["parent_answer_id"]] == row["parent_question_id"]
            assert int(parent["order"]) < int(row["order"])
    assert len(surveys) == 8 and len(questions) == 60 and below >= 3
    print(f"{len(surveys)} surveys, {len(questions)} questions, {below} below another")


def test_assumed_survey_shares_are_few_and_never_about_race() -> None:
    """Catch made-up shares that creep in where published ones should stand."""
    answers = rows("survey_answers")
    assumed = [a for a in answers if a["source"] == ASSUMPTION]
    assert len(assumed) < len(answers) / 2
    race = {q["concept_id"] for q in rows("survey_questions") if "race" in q["text"].lower()}
    about_race = [a for a in answers if a["question_id"] in race]
    assert len(race) == 1 and about_race
    for answer in about_race:
        assert answer["source"] != ASSUMPTION
        # Anything that depends on sex or age would make race depend on it too.
        assert not (answer["share_female"] or answer["share_male"] or answer["slope_age"])
    print(f"survey answers: {len(answers) - len(assumed)} cited, {len(assumed)} assumed")


KEPT_OUT = re.compile(r"suicid|self-harm|abus|sexual|pregnan|miscarr|violen", re.IGNORECASE)
TO_FLAG = re.compile(r"cigarette|alcohol|mental health", re.IGNORECASE)


def test_sensitive_topics_are_absent_or_flagged() -> None:
    """Catch a question that the classroom view could not leave out."""
    flagged = 0
    for row in rows("survey_questions"):
        assert not KEPT_OUT.search(row["text"]), row["text"]
        if TO_FLAG.search(row["text"]):
            assert row["sensitive"] == "yes", row["text"]
            flagged += 1
    assert flagged > 0


def test_wearables_are_the_eleven_entries() -> None:
    """Catch a missing kind of data, or one that more people have than have any."""
    found = rows("wearables")
    assert len(found) == 11 and len({row["table"] for row in found}) == 11
    shares = {row["table"]: float(row["share_of_fitbit"]) for row in found}
    assert shares["any"] == 1 and all(0 < share <= 1 for share in shares.values())


def test_variants_are_invented_and_range_from_common_to_very_rare() -> None:
    """Catch a real variant, and a list without the rare ones the lessons discuss."""
    found = rows("variants")
    assert [row["variant_id"] for row in found] == [f"KIT-V{n:02d}" for n in range(1, 41)]
    highest, equal = [], 0
    for row in found:
        assert row["note"].startswith("made up")
        assert not re.search(r"\brs\d|chr\w|\d:\d", ",".join(row.values()))
        shares = [float(row[f"frequency_group_{g}"]) for g in (1, 2, 3, 4)]
        assert all(0 <= share <= 0.5 for share in shares) and max(shares) > 0
        highest.append(max(shares))
        equal += len(set(shares)) == 1
    assert max(highest) > 0.4 and min(highest) < 0.001 and 0 < equal < len(found)
    print(f"{len(found)} variants, {equal} the same in all groups")
