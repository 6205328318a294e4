"""A throw-away OMOP source of random records, for measuring: it resembles nobody."""

from pathlib import Path

import duckdb

# table: records a person, number of concepts, concept column, date column
TABLES = {
    "condition_occurrence": (30, 3000, "condition_concept_id", "condition_start_date"),
    "drug_exposure": (20, 2000, "drug_concept_id", "drug_exposure_start_date"),
    "measurement": (40, 400, "measurement_concept_id", "measurement_date"),
}


def make_source(folder: Path, people: int, seed: int) -> int:
    """Write the tables as Parquet; concepts are skewed, so that few are common.

    Returns:
        The number of records.
    """
    con = duckdb.connect()
    # One thread, so that the same seed gives the same records.
    con.execute("SET threads = 1")
    con.execute(f"SELECT SETSEED({seed % 100 / 100})")
    con.execute(
        f"COPY (SELECT i AS person_id, CASE WHEN i % 5 < 3 THEN 8532 ELSE 8507 END "
        "AS gender_concept_id, 1930 + i % 75 AS year_of_birth, 1 + i % 12 AS month_of_birth, "
        f"1 + i % 28 AS day_of_birth FROM range({people}) AS r(i)) "
        f"TO '{folder / 'person.parquet'}' (FORMAT parquet)"
    )
    total = 0
    groups = []
    for number, (table, (each, concepts, concept, date)) in enumerate(TABLES.items(), start=1):
        base = number * 1_000_000  # no concept is in two domains
        groups.append(
            f"SELECT {base} AS base, {base} + c AS c FROM range(1, {concepts} + 2) AS r(c)"
        )
        total += each * people
        value = ", ROUND(50 + 100 * random(), 1) AS value_as_number, 'mg/dL' AS unit_source_value"
        con.execute(
            f"COPY (SELECT i % {people} AS person_id, "
            f"{base} + CAST(1 + {concepts} * POW(random(), 3) AS INTEGER) AS {concept}, "
            f"DATE '2005-01-01' + CAST(7000 * random() AS INTEGER) AS {date}"
            f"{value if table == 'measurement' else ''} FROM range({each * people}) AS r(i)) "
            f"TO '{folder / table}.parquet' (FORMAT parquet)"
        )
    # Two levels above every concept: groups of 25, and one for all of a table.
    con.execute(
        "COPY (SELECT UNNEST([c, base + 500000 + (c - base) // 25, base + 900000]) "
        "AS ancestor_concept_id, c AS descendant_concept_id "
        f"FROM ({' UNION ALL '.join(groups)}) AS g) "
        f"TO '{folder / 'concept_ancestor.parquet'}' (FORMAT parquet)"
    )
    con.close()
    return total
