"""Counts as OHDSI Achilles makes them, to verify the builder against other people's results.

The queries follow Achilles' own (github.com/OHDSI/Achilles, inst/sql/sql_server/analyses), not
its choice of which records are good: nothing is dropped or refused, concept 0 is counted, and a
person who is missing from ``person`` still counts in the analyses that do not join to it.
"""

from pathlib import Path

import pandas as pd

from publictier.builder.checks import require_periods
from publictier.builder.options import BuildOptions
from publictier.builder.schema import EVENT_TABLES, EventTable
from publictier.builder.source import Source, open_source

STRATA = [f"stratum_{i}" for i in range(1, 6)]

_PERSONS = {
    1: (),
    2: ("gender_concept_id",),
    3: ("year_of_birth",),
    10: ("year_of_birth", "gender_concept_id"),
}


def _strata(expressions: tuple[str, ...]) -> str:
    filled = [f"COALESCE(CAST({expression} AS VARCHAR), '')" for expression in expressions]
    filled += ["''"] * (len(STRATA) - len(expressions))
    return ", ".join(f"{value} AS {name}" for value, name in zip(filled, STRATA, strict=True))


def _inside_period(event: EventTable, options: BuildOptions) -> str:
    if options.event_filter == "none":
        return ""
    return (
        "WHERE EXISTS (SELECT 1 FROM omop_observation_period AS o "
        "WHERE o.person_id = e.person_id "
        f"AND e.{event.date} >= o.observation_period_start_date "
        f"AND e.{event.date} <= o.observation_period_end_date)"
    )


def _query(analysis: int, expressions: tuple[str, ...], tables: str, person: str) -> str:
    return (
        f"SELECT {analysis} AS analysis_id, {_strata(expressions)}, "
        f"COUNT(DISTINCT {person}) AS count_value FROM {tables} GROUP BY ALL"
    )


def _event_queries(event: EventTable, options: BuildOptions) -> list[str]:
    kept = f"(SELECT * FROM omop_{event.table} AS e {_inside_period(event, options)}) AS e"
    joint = (
        f"e.{event.concept}",
        f"YEAR(e.{event.date})",
        "p.gender_concept_id",
        # Floor, so that a record in the calendar year before birth is in decile -1.
        f"CAST(FLOOR((YEAR(e.{event.date}) - p.year_of_birth) / 10.0) AS BIGINT)",
    )
    with_person = f"{kept} JOIN omop_person AS p ON p.person_id = e.person_id"
    return [
        _query(event.achilles, joint[:1], kept, "e.person_id"),
        _query(event.achilles + 4, joint, with_person, "p.person_id"),
    ]


def achilles(source: str | Path | Source, options: BuildOptions | None = None) -> pd.DataFrame:
    """Count distinct people as Achilles does.

    Analyses: 1 all persons, 2 by sex, 3 by year of birth, 10 by year of birth and sex; for each
    table present persons by concept (200 visits, 400 conditions, 600 procedures, 700 drugs, 800
    observations, 1800 measurements) and the same plus 4 by concept, calendar year, sex and age
    decile ``floor((year - year of birth) / 10)``.

    Args:
        source: a folder, a DuckDB file, or a `Source` from `open_source`.
        options: ``event_filter="observation-period"`` for Achilles 1.7 and later, ``"none"``
            for earlier ones.

    Returns:
        Exact counts, in memory only: ``analysis_id``, ``stratum_1`` … ``stratum_5`` (text, empty
        where unused), ``count_value``; sorted by all of them.

    Raises:
        SourceError: if the filter is asked for and there is no table observation_period.
    """
    options = options or BuildOptions()
    with open_source(source, options) as opened:
        require_periods(opened, options)
        queries = _queries(opened, options)
        order = ", ".join(["analysis_id", *STRATA])
        counts = [opened.engine.frame(f"{query} ORDER BY {order}") for query in queries]
    return pd.concat(counts, ignore_index=True).sort_values(
        ["analysis_id", *STRATA], ignore_index=True
    )


def _queries(source: Source, options: BuildOptions) -> list[str]:
    queries = [
        _query(
            analysis, tuple(f"p.{column}" for column in columns), "omop_person AS p", "person_id"
        )
        for analysis, columns in _PERSONS.items()
    ]
    for event in EVENT_TABLES:
        if source.has(event.table):
            queries += _event_queries(event, options)
    return queries
