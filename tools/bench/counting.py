"""Ways to count distinct participants, for `engines.py`: all give the same rows.

Rows: ``table``, ``concept``, ``sex`` and ``age`` (empty in margins), ``people``. Each way is a pair
of functions: one opens the source and is not measured, one counts.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pandas as pd
from bench_source import TABLES

from publictier.builder import BuildOptions
from publictier.builder.ages import age_bit_sql, first_age
from publictier.builder.checks import make_people
from publictier.builder.events import count_masks, make_domains, make_events, mask_sql
from publictier.builder.layout import sum_by
from publictier.builder.source import open_source
from publictier.strata import AGES, UNDER_18

RULE = "data-browser"
COLUMNS = ["table", "concept", "sex", "age", "people"]
DOMAINS = {
    "condition_occurrence": "conditions",
    "drug_exposure": "drugs",
    "measurement": "measurements",
}
MARGINS: tuple[tuple[str, ...], ...] = (("sex", "age"), ("sex",), ("age",), ())
OPEN = ExitStack()  # sources that are open


def with_margins(cells: pd.DataFrame, table: str) -> list[pd.DataFrame]:
    """Add up cells by concept, sex and age to every margin."""
    parts = []
    for kept in MARGINS:
        part = sum_by(cells.rename(columns={"people": "participants"}), ["concept", *kept])
        part = part.rename(columns={"participants": "people"}).assign(table=table)
        gone = {name: "" for name in ("sex", "age") if name not in kept}
        parts.append(part.assign(**gone)[COLUMNS].astype({"sex": str, "age": str}))
    return parts


def _opened(folder: Path, engine: str) -> Any:
    options = BuildOptions(engine=engine, threads=2, memory_limit="4GB")
    source = OPEN.enter_context(open_source(folder, options))
    make_people(source, options)
    make_events(source, options)
    make_domains(source)
    return source, options


def by_builder(ready: Any) -> pd.DataFrame:
    """Count as the builder does."""
    source, options = ready
    return from_masks(lambda domain: count_masks(source, domain, ("concept_id",), options))


def by_query(ready: Any) -> pd.DataFrame:
    """Count by the builder's query in two phases, as it is run in a warehouse."""
    source, options = ready
    return from_masks(
        lambda domain: source.engine.frame(mask_sql(domain, ("concept_id",), options))
    )


def from_masks(masks_of: Callable[[str], pd.DataFrame]) -> pd.DataFrame:
    """Make cells and margins from counts by concept, sex and set of ages."""
    parts = []
    for table, domain in DOMAINS.items():
        masks = masks_of(domain)
        ages = {mask: first_age(int(mask), RULE) for mask in masks["mask"].unique()}
        cells = masks.assign(age=masks["mask"].map(ages)).rename(
            columns={"concept_id": "concept", "participants": "people"}
        )
        parts += with_margins(sum_cells(cells), table)
    return pd.concat(parts, ignore_index=True)


def sum_cells(cells: pd.DataFrame) -> pd.DataFrame:
    """Add up what has the same concept, sex and age."""
    summed: pd.DataFrame = cells.groupby(["concept", "sex", "age"], as_index=False).agg(
        {"people": "sum"}
    )
    return summed


def scan(ready: Any) -> None:
    """Read the columns that counting needs, and no more: the bound."""
    source, _ = ready
    for domain in DOMAINS.values():
        source.engine.rows(
            f"SELECT SUM(person_id), SUM(concept_id), SUM(DATE_DIFF('day', DATE '1970-01-01', "
            f"event_date)) FROM {domain}"
        )


def naive(ready: Any) -> pd.DataFrame:
    """Count distinct people in each grouping set, of the first age of each."""
    source, _ = ready
    bit = age_bit_sql(RULE, "p.born", "p.year_of_birth", "e.event_date")
    parts = []
    for table, domain in DOMAINS.items():
        found = source.engine.frame(
            "SELECT concept_id AS concept, sex, age, COUNT(DISTINCT person_id) AS people FROM ("
            f"SELECT e.concept_id, p.sex, MIN({bit}) OVER (PARTITION BY e.concept_id, e.person_id) "
            f"AS age, e.person_id FROM {domain} AS e JOIN people AS p USING (person_id)) "
            "GROUP BY GROUPING SETS ((concept_id, sex, age), (concept_id, sex), (concept_id, age), "
            "(concept_id))"
        )
        for name in ("sex", "age"):
            text = found[name].astype("Int64").astype(str).where(found[name].notna(), "")
            found[name] = (
                text if name == "sex" else text.map(lambda b: b and first_age(int(b), RULE))
            )
        parts.append(found.assign(table=table)[COLUMNS])
    joined: pd.DataFrame = pd.concat(parts, ignore_index=True)
    return joined


def _bins() -> tuple[list[float], list[str]]:
    """Give upper ends of age bins, in years rounded up, and their codes."""
    ends = [17.0, *(float(label[-2:]) for label in AGES.values() if label[-1] != "+"), 999.0]
    return [-999.0, *ends], [UNDER_18, *AGES]


def by_pandas(folder: Path) -> pd.DataFrame:
    """Count with data frames alone."""
    import pyarrow.parquet as pq

    people = _people(folder)
    parts = []
    for table, (_, _, concept, date) in TABLES.items():
        columns = ["person_id", concept, date]
        read = pq.read_table(folder / f"{table}.parquet", columns=columns)
        events = read.to_pandas(date_as_object=False)  # as objects it takes 20 times as long
        del read
        first = events.groupby([concept, "person_id"], as_index=False, sort=False)[date].min()
        first = first.merge(people, on="person_id")
        days = (pd.to_datetime(first[date]) - first["born"]).dt.days
        edges, codes = _bins()
        years = (-(-days / 365.25 // 1)).astype(float)
        first["age"] = pd.cut(years, edges, labels=codes).astype(str)
        cells = first.groupby([concept, "sex", "age"], as_index=False).size()
        cells = cells.rename(columns={concept: "concept", "size": "people"})
        parts += with_margins(cells, table)
    return pd.concat(parts, ignore_index=True)


def _people(folder: Path) -> pd.DataFrame:
    people = pd.read_parquet(folder / "person.parquet")
    parts = {"year": "year_of_birth", "month": "month_of_birth", "day": "day_of_birth"}
    born = pd.to_datetime(people[[*parts.values()]].set_axis([*parts], axis=1))
    return pd.DataFrame(
        {"person_id": people["person_id"], "sex": people["gender_concept_id"], "born": born}
    )


def by_polars(folder: Path) -> pd.DataFrame:
    """Count with Polars, lazily and in pieces."""
    import polars as pl

    people = pl.scan_parquet(folder / "person.parquet").select(
        "person_id",
        pl.col("gender_concept_id").alias("sex"),
        pl.date("year_of_birth", "month_of_birth", "day_of_birth").alias("born"),
    )
    edges, codes = _bins()
    parts = []
    for table, (_, _, concept, date) in TABLES.items():
        first = (
            pl.scan_parquet(folder / f"{table}.parquet")
            .group_by(concept, "person_id")
            .agg(pl.col(date).min())
            .join(people, on="person_id")
        )
        years = ((pl.col(date) - pl.col("born")).dt.total_days() / 365.25).ceil()
        age = years.cut(edges[1:-1], labels=codes).cast(pl.String)
        cells = (
            first.with_columns(age.alias("age"))
            .group_by(pl.col(concept).alias("concept"), "sex", "age")
            .agg(pl.len().alias("people"))
            .collect(engine="streaming")
        )
        plain = pd.DataFrame({name: cells[name].to_list() for name in cells.columns})
        parts += with_margins(plain, table)
    return pd.concat(parts, ignore_index=True)


Way = tuple[Callable[[Any], "pd.DataFrame | None"], Callable[[Path], Any]]
WAYS: dict[str, Way] = {
    "scan": (scan, lambda folder: _opened(folder, "duckdb")),
    "builder": (by_builder, lambda folder: _opened(folder, "duckdb")),
    "duckdb": (by_query, lambda folder: _opened(folder, "duckdb")),
    "naive": (naive, lambda folder: _opened(folder, "duckdb")),
    "polars": (by_polars, lambda folder: folder),
    "pandas": (by_pandas, lambda folder: folder),
    "spark": (by_query, lambda folder: _opened(folder, "spark")),
}
