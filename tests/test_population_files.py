"""Faults in the catalogue are named, and rows about people stay out of the project."""

from pathlib import Path

import duckdb
import numpy as np
import pytest

from publictier.errors import SourceError
from publictier.population import Population, read_catalogue
from publictier.population.omop import SCHEMA, shape
from tests.catalogue_starter import STARTER, spoiled

FAULTS = [
    ("conditions.csv", "2000010001|2000010002", "2000019999", r"line 5: concept 2000019999 is not"),
    ("conditions.csv", "group,,,ICD", "group,,2000010002,ICD", "its own ancestor"),
    ("conditions.csv", "2000010005", "2000010004", "2000010004 again"),
    ("conditions.csv", ",0.4", ",1.4", "own_share is 1.4. It must lie between 0 and 1"),
    ("conditions.csv", "plain_name", "plain", "no column 'plain_name'"),
    ("conditions.csv", ",,,ICD10CM:B01", ",,ICD10CM:B01", "8 cells where the header has 9"),
    ("condition_targets.csv", "0.25", "1.25", "prevalence is 1.25"),
    ("condition_targets.csv", "0.25", "often", "Write a plain number"),
    ("condition_targets.csv", "2000010006,", "2000010001,", "2000010006 has neither children"),
    ("condition_targets.csv", "2000010006,", "2000020002,", "is not in conditions.csv"),
    ("condition_targets.csv", "Any", "Both", "Write Any, Female or Male"),
    ("condition_targets.csv", "18,120", "0,17", "must reach adults"),
    ("drug_targets.csv", ",test,", ",hearsay,", "unknown source 'hearsay'"),
    ("survey_answers.csv", ",test,", ",hearsay,", "unknown source 'hearsay'"),
]


@pytest.mark.parametrize(("file", "old", "new", "message"), FAULTS)
def test_a_fault_in_the_catalogue_is_named_with_its_file(tmp_path, file, old, new, message):
    """Catch a catalogue that is read in spite of a fault."""
    with pytest.raises(SourceError, match=message) as caught:
        read_catalogue(spoiled(tmp_path, file, old, new))
    assert ".csv" in str(caught.value)
    assert read_catalogue(STARTER).concepts


DRAWING_FAULTS = [
    ("conditions.csv", "2020-01-01", "soon", "condition_occurrence", "Write a day such as"),
    ("measurements.csv", "lognormal", "uniform", "measurement", "Write normal or lognormal"),
    ("measurements.csv", "0,0,300", "0,300,0", "measurement", "The low one comes first"),
    ("survey_questions.csv", "multi", "many", "observation", "Write single or multi"),
    ("survey_questions.csv", "2000050021,2000050032", "2000050021,1", "observation", "not exist"),
    ("survey_answers.csv", "Yes,1,0.4", "Yes,1,0.8", "observation", "sum to 1.400"),
    ("survey_answers.csv", "Group one,1,0.6,", "Group one,1,0.6,0.9", "concept", "race"),
    ("survey_answers.csv", "Group one,1,0.6,,,", "Group one,1,0.6,,,0.1", "observation", "race"),
    ("wearables.csv", "activity_summary", "steps", "sleep_daily_summary", "no table 'steps'"),
    ("variants.csv", "KIT-V02", "KIT-V01", "variants", "KIT-V01 again"),
    ("people.csv", "age_mean,Male,50", "age_mean,Male,150", "person", "no age curve"),
    ("people.csv", "ehr,part,70", "ehr,part,700", "person", "cannot exceed"),
]


@pytest.mark.parametrize(("file", "old", "new", "table", "message"), DRAWING_FAULTS)
def test_a_fault_is_named_and_nothing_is_written(tmp_path, file, old, new, table, message):
    """Catch a half-written folder of tables, and a fault that goes unseen."""
    made = Population(1, 300, spoiled(tmp_path, file, old, new))
    with pytest.raises(SourceError, match=message):
        made.table(table)
    with pytest.raises(SourceError, match=message):
        made.write(tmp_path / "out")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["catalogue"]


def test_a_missing_file_of_the_catalogue_is_named(tmp_path):
    """Catch a domain that silently has no concepts."""
    copy = spoiled(tmp_path, "surveys.csv", "Artificial", "Artificial")
    (copy / "surveys.csv").unlink()
    with pytest.raises(SourceError, match=r"needs the file surveys\.csv"):
        read_catalogue(copy)


def test_written_tables_hold_what_was_drawn(tmp_path):
    """Catch a column that changes its type or order on the way to the file."""
    made = Population(2, 500, STARTER)
    folder = made.write(tmp_path / "new" / "people")
    assert sorted(path.stem for path in folder.iterdir()) == sorted(SCHEMA)
    assert [path.name for path in folder.parent.iterdir()] == ["people"]
    rows = 0
    for name, frame in made.tables():
        read = duckdb.sql(f"SELECT * FROM '{folder / name}.parquet'").df()
        assert list(read.columns) == list(frame.columns) == list(SCHEMA[name])
        rows += len(read)
        assert len(read) == len(frame)
        for column in frame:
            one, two = read[column].to_numpy(), frame[column].to_numpy()
            if SCHEMA[name][column] == "VARCHAR":
                assert [str(v) for v in one if v is not None and v == v] == [
                    str(v) for v in two if v is not None and v == v
                ]
            elif SCHEMA[name][column] == "DATE":
                assert (one.astype("datetime64[s]") == two).all()
            else:
                assert np.array_equal(one.astype(float), two.astype(float), equal_nan=True)
    assert rows > 5000


def test_rows_about_people_are_never_written_into_the_project():
    """Catch person-level rows in the checkout, from where they could be published."""
    made = Population(2, 100, STARTER)
    root = Path(__file__).parents[1]
    for place in (root / "datasets" / "public_tier", root / "anywhere", STARTER / "out"):
        with pytest.raises(SourceError, match="lies in the checkout"):
            made.write(place)
    assert not (root / "anywhere").exists()


def test_a_folder_with_something_in_it_is_left_alone(tmp_path):
    """Catch a generator that overwrites what somebody else put there."""
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(SourceError, match="nothing is overwritten"):
        Population(2, 100, STARTER).write(tmp_path)
    assert (tmp_path / "mine.txt").read_text(encoding="utf-8") == "mine"


def test_the_tables_say_that_nobody_exists():
    """Catch synthetic rows that could be taken for real ones."""
    made = Population(2, 100, STARTER)
    source = made.table("cdm_source").iloc[0]
    assert "made-up" in source["cdm_source_name"]
    assert "do not exist" in source["cdm_holder"]
    assert set(made.table("person")["person_source_value"]) == {"made-up participant"}


def test_ancestors_hold_every_path_with_least_and_most_steps():
    """Catch a roll-up that misses grandchildren, or a concept that is not its own ancestor."""
    made = Population(2, 100, STARTER)
    table = made.table("concept_ancestor")
    pairs = {tuple(row[:2]): tuple(row[2:]) for row in table.to_numpy().tolist()}
    assert pairs[2000010001, 2000010003] == (2, 2)
    assert pairs[2000010001, 2000010004] == (1, 2)
    assert pairs[2000010004, 2000010004] == (0, 0)
    assert (2000010001, 2000010005) not in pairs
    assert set(made.table("concept")["concept_id"]) >= {number for pair in pairs for number in pair}


def test_every_concept_in_a_record_is_in_the_concept_table():
    """Catch a record that no vocabulary explains."""
    made = Population(2, 3000, STARTER)
    known = {0, *made.table("concept")["concept_id"]}
    examined = 0
    for name, columns in SCHEMA.items():
        for column in columns:
            if (
                column.endswith("concept_id")
                and "type" not in column
                and column.startswith(
                    ("condition", "drug", "procedure", "measurement", "observation", "value")
                )
            ):
                assert set(made.table(name)[column]) <= known, (name, column)
                examined += 1
    assert examined >= 11


def test_columns_other_than_those_of_the_table_are_refused():
    """Catch a table that quietly grows a column, such as race."""
    with pytest.raises(SourceError, match="SCHEMA asks for"):
        shape("snapshots", {"person_id": [1], "enrollment_date": [1], "race": [1]})
