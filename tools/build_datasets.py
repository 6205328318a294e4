"""Make the published tables again: made-up people, exact counts, the rule, the audit, files.

People exist only in a temporary folder outside the repository. The new tables take the place of
the old ones when all of them are there, so a failure loses nothing.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import pandas as pd

import datapackage
from publictier import builder, disclosure
from publictier.builder.swap import put
from publictier.errors import PublicTierError
from publictier.population import CATALOGUE, SEED, Population

ROOT = Path(__file__).resolve().parent.parent
DATASETS = ROOT / "datasets"
PUBLIC = DATASETS / "public_tier"
BOOK = ROOT / "book"
PREFIX = "synthetic_"
MADE_UP = "made-up"
PEOPLE = 100_000
DOMAINS = {
    "conditions": "Condition",
    "drugs": "Drug",
    "procedures": "Procedure",
    "measurements": "Measurement",
    "physical_measurements": "Physical Measurement",
}


def catalogue_table() -> pd.DataFrame:
    """List every concept with its plain name and what people may type to find it."""
    parts = []
    for stem, domain in DOMAINS.items():
        table = pd.read_csv(CATALOGUE / f"{stem}.csv", dtype=str, keep_default_na=False)
        parts.append(table.assign(domain=domain))
    every = pd.concat(parts, ignore_index=True).fillna("")
    columns = ["concept_id", "concept_code", "domain", "name", "plain_name", "synonyms"]
    return every[[*columns, "brands", "treats"]].sort_values("concept_id", ignore_index=True)


def snapshots(population: Population) -> pd.DataFrame:
    """Count people enrolled by the end of each year, and those whose data are available."""
    people = population.table("snapshots")
    year = pd.to_datetime(people["enrollment_date"]).dt.year
    rows = []
    for last in range(int(year.min()), int(year.max()) + 1):
        enrolled = year <= last
        available = enrolled & (people["available"] == 1)
        rows += [
            {"year": last, "data": "enrolled", "count": int(enrolled.sum())},
            {"year": last, "data": "available", "count": int(available.sum())},
        ]
    return disclosure.protect(pd.DataFrame(rows))


def add_column(folder: Path, table: str, key: str, values: pd.Series[str], place: int) -> None:
    """Put a column that people wrote into a published table, by its key."""
    path = folder / f"{PREFIX}{table}.csv"
    rows = pd.read_csv(path, dtype=str, keep_default_na=False)
    rows.insert(place, str(values.name), rows[key].map(values))
    rows.to_csv(path, index=False, lineterminator="\n", encoding="utf-8")


def make(folder: Path, people: int, seed: int) -> builder.Built:
    """Make all tables in a new folder.

    Raises:
        PublicTierError: the rule or the audit refuses, or the catalogue has a fault.
    """
    population = Population(seed=seed, people=people)
    with tempfile.TemporaryDirectory() as scratch:
        source = population.write(Path(scratch) / "omop")
        built = builder.build(source, folder, people=MADE_UP, prefix=PREFIX, progress=print)
    concepts = catalogue_table()
    plain = concepts.set_index("concept_id")["plain_name"]
    for stem in DOMAINS:
        add_column(folder, stem, "concept_id", plain, place=3)
    questions = pd.read_csv(CATALOGUE / "survey_questions.csv", dtype=str, keep_default_na=False)
    asked = questions.set_index("concept_id")
    for place, column in enumerate(("parent_question_id", "parent_answer_id", "sensitive"), 3):
        add_column(folder, "survey_questions", "question_id", asked[column], place)
    more = {
        "concepts": concepts,
        "snapshots": snapshots(population),
        "variants": population.table("variants"),
    }
    labelled = {name: table.assign(people=MADE_UP) for name, table in more.items()}
    builder.write_tables(labelled, folder, PREFIX)
    return built


def describe(scratch: Path) -> dict[str, Any]:
    """Describe the new tables beside the facts before they replace the old ones."""
    shutil.copytree(DATASETS / "facts", scratch / "facts")
    shutil.copy(DATASETS / "descriptions.toml", scratch)
    return datapackage.describe(scratch, BOOK)


def main() -> int:
    """Make tables, description and dictionary; say what the audit found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=PEOPLE)
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args()
    start = time.monotonic()
    scratch = Path(tempfile.mkdtemp(prefix=".public_tier-", dir=DATASETS))
    try:
        built = make(scratch / PUBLIC.name, options.people, options.seed)
        package = describe(scratch)
        put(scratch / PUBLIC.name, PUBLIC)
    except (PublicTierError, datapackage.DescriptionError) as problem:
        print(f"Nothing was changed.\n{problem}", file=sys.stderr)
        return 1
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    tables = datapackage.write(package, DATASETS, BOOK / "reference")
    print(built.audit)
    print(f"{tables} tables written and described in {time.monotonic() - start:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
