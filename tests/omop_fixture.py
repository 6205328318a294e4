"""Small OMOP sources for tests: rows as plain tuples, written in every accepted format."""

import gzip
import random
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

import duckdb
import pandas as pd

FEMALE, MALE = 8532, 8507
HEADERS = {
    "person": "person_id gender_concept_id year_of_birth month_of_birth day_of_birth",
    "observation_period": "person_id observation_period_start_date observation_period_end_date",
    "condition_occurrence": "person_id condition_concept_id condition_start_date "
    "condition_source_concept_id condition_source_value",
    "drug_exposure": "person_id drug_concept_id drug_exposure_start_date",
    "procedure_occurrence": "person_id procedure_concept_id procedure_date",
    "visit_occurrence": "person_id visit_concept_id visit_start_date",
    "measurement": "person_id measurement_concept_id measurement_date value_as_number "
    "unit_source_value",
    "observation": "person_id observation_concept_id observation_date value_as_concept_id",
    "concept": "concept_id concept_name domain_id vocabulary_id concept_class_id concept_code",
    "concept_ancestor": "ancestor_concept_id descendant_concept_id",
    "activity_summary": "person_id date",
    "sleep_daily_summary": "person_id sleep_date",
}
Rows = list[tuple[object, ...]]
Tables = dict[str, Rows]

# 1 is the parent of 2 and 3; 10 is a survey, 11 its question with the answers 12 and 13.
CONCEPTS: Rows = [
    (1, "Parent", "Condition", "KIT", "Clinical concept", "C-1"),
    (2, "First child", "Condition", "KIT", "Clinical concept", "C-2"),
    (3, "Second child", "Condition", "KIT", "Clinical concept", "C-3"),
    (4, "Apart", "Condition", "KIT", "Clinical concept", "C-4"),
    (5, "Tablet", "Drug", "KIT", "Drug", "D-5"),
    (6, "Glucose", "Measurement", "KIT", "Lab test", "M-6"),
    (7, "Height", "Measurement", "KIT", "Physical measurement", "PM-7"),
    (8, "Class of everything", "Metadata", "KIT", "Domain", "X-8"),
    (10, "A survey", "Observation", "KIT", "Module", "S-10"),
    (11, "Which of these?", "Observation", "KIT", "Question", "Q-11"),
    (12, "This", "Observation", "KIT", "Answer", "A-12"),
    (13, "That", "Observation", "KIT", "Answer", "A-13"),
    (90, "Source code", "Condition", "ICD10CM", "Code", "E11.9"),
]
ANCESTORS: Rows = [(1, 1), (1, 2), (1, 3), (2, 2), (3, 3), (4, 4), (8, 2), (8, 4), (10, 11)]


def condition(person: int, concept: int, day: str, code: str = "", code_id: int = 0) -> tuple:
    """Make one row of condition_occurrence."""
    return (person, concept, day, code_id, code)


def tiny() -> Tables:
    """Give six people with a little of everything, all of it possible."""
    return {
        "person": [
            (1, FEMALE, 1960, 1, 1),
            (2, FEMALE, 1970, 2, 2),
            (3, MALE, 1980, 3, 3),
            (4, MALE, 1990, 4, 4),
            (5, 0, 1950, 5, 5),
            (6, FEMALE, 2010, 6, 6),
        ],
        "condition_occurrence": [
            condition(1, 2, "2015-01-01", "ICD10CM:E11.9"),
            condition(1, 3, "2021-01-01", "E11.9", 90),
            condition(2, 2, "2015-01-01"),
            condition(2, 2, "2016-01-01"),
            condition(3, 4, "2015-01-01", "Jane Roe, ward 7"),
            condition(4, 0, "2015-01-01"),
            condition(5, 1, "2015-01-01"),
            condition(6, 4, "2015-01-01"),
        ],
        "drug_exposure": [(1, 5, "2015-01-01"), (2, 5, "2015-01-01")],
        "measurement": [
            (1, 6, "2015-01-01", 100.5, "mg/dL"),
            (2, 6, "2015-01-01", 130.25, "mg/dL"),
            (1, 7, "2015-01-01", 160.0, "cm"),
            (3, 7, "2015-01-01", 175.0, "cm"),
        ],
        "observation": [
            (1, 11, "2015-01-01", 12),
            (1, 11, "2015-01-01", 13),
            (2, 11, "2015-01-01", 12),
            (3, 11, "2015-01-01", 0),
            (4, 99, "2015-01-01", 12),
        ],
        "concept": CONCEPTS,
        "concept_ancestor": ANCESTORS,
        "activity_summary": [(1, "2015-01-01"), (1, "2015-01-02"), (3, "2015-01-01")],
        "sleep_daily_summary": [(2, "2015-01-01"), (3, "2015-01-01")],
    }


def crowd(people: int = 300, seed: int = 5) -> Tables:
    """Give a random source large enough to publish, with one roll-up."""
    rng = random.Random(seed)
    tables = tiny()
    tables["person"] = [
        (i, rng.choice([FEMALE, FEMALE, MALE, MALE, 0]), rng.randint(1925, 1995), 7, 1)
        for i in range(1, people + 1)
    ]

    def days() -> str:
        return str(date(2014, 1, 1) + timedelta(days=rng.randrange(3650)))

    def somebody() -> int:
        return rng.randint(1, people)

    tables["condition_occurrence"] = [
        condition(somebody(), rng.choice([0, 1, 2, 2, 3, 4]), days(), "ICD10CM:E11.9")
        for _ in range(3 * people)
    ]
    tables["drug_exposure"] = [(somebody(), 5, days()) for _ in range(people)]
    tables["measurement"] = [
        (somebody(), 6, days(), round(rng.gauss(100, 15), 1), "mg/dL") for _ in range(people)
    ]
    tables["measurement"] += [
        (somebody(), 7, days(), round(rng.gauss(170, 9), 1), "cm") for _ in range(people)
    ]
    tables["observation"] = [(somebody(), 11, days(), rng.choice([12, 13])) for _ in range(people)]
    return tables


def frame(table: str, rows: Rows, header: str = "") -> pd.DataFrame:
    """Make a table of rows under its OMOP header, or another one."""
    return pd.DataFrame(rows, columns=(header or HEADERS[table]).split())


def _write_sql(data: pd.DataFrame, table: str) -> str:
    """Give a query with dates as dates."""
    dates = [name for name in data if name.endswith("date")]
    replaced = ", ".join(f"CAST({name} AS DATE) AS {name}" for name in dates)
    return f"SELECT * {f'REPLACE ({replaced})' if dates else ''} FROM data_of_{table}"


def write(folder: Path, tables: Mapping[str, Rows], kind: str = "parquet") -> Path:
    """Write a source.

    Args:
        folder: where to; it is made.
        tables: rows by table.
        kind: parquet, csv, csv.gz, tsv or duckdb.

    Returns:
        The source's path.
    """
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / "omop.duckdb"
    con = duckdb.connect(str(target) if kind == "duckdb" else ":memory:")
    for table, rows in tables.items():
        data = frame(table, rows)
        if kind in {"parquet", "duckdb"}:
            con.register(f"data_of_{table}", data)
            sql = _write_sql(data, table)
            if kind == "duckdb":
                con.execute(f"CREATE TABLE {table} AS {sql}")
            else:
                con.execute(f"COPY ({sql}) TO '{folder / table}.parquet' (FORMAT parquet)")
            continue
        text = data.to_csv(index=False, sep="\t" if kind == "tsv" else ",", lineterminator="\n")
        if kind == "csv.gz":
            (folder / f"{table}.csv.gz").write_bytes(gzip.compress(text.encode(), mtime=0))
        else:
            (folder / f"{table}.{kind}").write_text(text, encoding="utf-8")
    con.close()
    return target if kind == "duckdb" else folder
