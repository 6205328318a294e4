"""The heavy queries: from records to counts by concept, sex and set of age bins.

Two phases. First one aggregate to a row for each concept and participant, with a bit mask of
the age bins of the records; then a count by concept, sex and mask. Every total, margin and joint
table follows from that small result, and no ``COUNT(DISTINCT)`` is needed. The text keeps to
functions that other SQL dialects have, so that it can be transpiled.
"""

from dataclasses import dataclass

import pandas as pd

from publictier.builder.ages import age_bit_sql
from publictier.builder.checks import CHECKED_TABLES, POSSIBLE_DATE
from publictier.builder.engines import sorted_keys
from publictier.builder.engines.local import DuckDB
from publictier.builder.options import BuildOptions
from publictier.builder.schema import EVENTS, WEARABLES
from publictier.builder.source import Source

PHYSICAL = "Physical Measurement"


@dataclass(frozen=True)
class Domain:
    """A domain of the release.

    Attributes:
        name: stem of its table names.
        label: its name in OMOP and in the long layout.
        concept_id: concept id of the domain itself; its label where OMOP has none.
        table: the OMOP table of its records.
    """

    name: str
    label: str
    concept_id: str
    table: str


CONCEPT_DOMAINS = (
    Domain("conditions", "Condition", "19", "condition_occurrence"),
    Domain("drugs", "Drug", "13", "drug_exposure"),
    Domain("procedures", "Procedure", "10", "procedure_occurrence"),
    Domain("measurements", "Measurement", "21", "measurement"),
    Domain("physical_measurements", PHYSICAL, PHYSICAL, "measurement"),
)
SURVEYS = Domain("surveys", "Survey", "Survey", "observation")
WEARABLE = Domain("wearables", "Wearable", "Wearable", "")


def mask_sql(records: str, keys: tuple[str, ...], options: BuildOptions) -> str:
    """Give the two-phase query over a relation with person_id, event_date and the key columns.

    Args:
        records: name of the relation, or a query in parentheses.
        keys: columns that say what is counted; none for the domain as a whole.
        options: age rule, and whether impossible dates are left out.

    Returns:
        SQL for the columns ``*keys, sex, mask, participants``.

    >>> print(mask_sql("condition", ("concept_id",), BuildOptions())[:37])
    SELECT f.concept_id, q.sex, f.mask, C
    """
    inner = "".join(f"e.{key}, " for key in keys)
    outer = "".join(f"f.{key}, " for key in keys)
    bit = age_bit_sql(options.age_rule, "p.born", "p.year_of_birth", "e.event_date")
    where = f" WHERE {POSSIBLE_DATE}" if options.drop_bad_dates else ""
    return (
        f"SELECT {outer}q.sex, f.mask, COUNT(*) AS participants FROM ("
        f"SELECT {inner}e.person_id, BIT_OR({bit}) AS mask FROM {records} AS e "
        f"JOIN people AS p ON p.person_id = e.person_id{where} "
        f"GROUP BY {inner}e.person_id) AS f JOIN people AS q ON q.person_id = f.person_id "
        f"GROUP BY {outer}q.sex, f.mask"
    )


def count_masks(
    source: Source, records: str, keys: tuple[str, ...], options: BuildOptions
) -> pd.DataFrame:
    """Run `mask_sql`, or what gives the same faster; rows are in no particular order."""
    engine = source.engine
    if isinstance(engine, DuckDB) and keys == ("concept_id",) and sorted_keys.fits(engine, records):
        return sorted_keys.count_masks(engine, records, options)
    return engine.frame(mask_sql(records, keys, options))


def _period_filter(date: str, options: BuildOptions) -> str:
    if options.event_filter == "none":
        return ""
    return (
        " WHERE EXISTS (SELECT 1 FROM omop_observation_period AS o "
        f"WHERE o.person_id = t.person_id AND t.{date} BETWEEN "
        "o.observation_period_start_date AND o.observation_period_end_date)"
    )


def make_events(source: Source, options: BuildOptions) -> None:
    """Make a view ``events_<table>`` with one form for every table of records.

    Columns: person_id, event_date, concept_id (0 = not mapped), and for OMOP tables
    source_concept_id and source_value, with the value columns of measurement and observation.
    The observation-period filter is applied here. It does not apply to wearables, which lie
    outside health records.
    """
    for table in CHECKED_TABLES:
        if not source.has(table):
            continue
        if table in WEARABLES:
            select = f"t.date AS event_date, '{table}' AS concept_id"
            where = ""
        else:
            event = EVENTS[table]
            select = (
                f"t.{event.date} AS event_date, COALESCE(t.{event.concept}, 0) AS concept_id, "
                f"COALESCE(t.{event.prefix}_source_concept_id, 0) AS source_concept_id, "
                f"t.{event.prefix}_source_value AS source_value"
            )
            if table == "measurement":
                select += ", t.value_as_number, t.unit_concept_id, t.unit_source_value"
            if table == "observation":
                select += ", COALESCE(t.value_as_concept_id, 0) AS value_as_concept_id"
            where = _period_filter(event.date, options)
        source.engine.define(
            f"events_{table}", f"SELECT t.person_id, {select} FROM omop_{table} AS t{where}"
        )


def make_domains(source: Source) -> tuple[Domain, ...]:
    """Make a view ``<domain name>`` of the mapped records of each domain present.

    Measurements whose concept has the class "Physical Measurement" are a domain of their own.
    Concept 0 says that nothing matched, so its records belong to no concept and no domain.

    Returns:
        The domains whose table is present.
    """
    query = (
        f"SELECT concept_id FROM omop_concept WHERE LOWER(concept_class_id) = '{PHYSICAL.lower()}'"
        if source.has("concept")
        else "SELECT CAST(0 AS BIGINT) AS concept_id LIMIT 0"
    )
    source.engine.define("physical_concepts", query, keep=True)
    present = tuple(domain for domain in CONCEPT_DOMAINS if source.has(domain.table))
    for domain in present:
        where = "e.concept_id <> 0"
        if domain.table == "measurement":
            negate = "" if domain.label == PHYSICAL else "NOT "
            where += f" AND e.concept_id {negate}IN (SELECT concept_id FROM physical_concepts)"
        source.engine.define(domain.name, f"SELECT * FROM events_{domain.table} AS e WHERE {where}")
    return present
