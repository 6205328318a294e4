"""The tables and columns of the OMOP Common Data Model (5.3 and 5.4) that the builder reads."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Column:
    """One column: its OMOP name, its kind (id, int, date, number, text), whether it must be there.

    ``instead`` names other columns that can stand in, such as a date-time for a date.
    """

    name: str
    kind: str
    required: bool = False
    instead: tuple[str, ...] = ()


@dataclass(frozen=True)
class EventTable:
    """An OMOP table of dated records about participants, each with one concept.

    Attributes:
        table: name of the table.
        concept, date: names of its concept and date columns.
        prefix: what its source columns begin with.
        achilles: first id of its Achilles analyses (persons by concept).
    """

    table: str
    concept: str
    date: str
    prefix: str
    achilles: int


EVENT_TABLES = (
    EventTable("visit_occurrence", "visit_concept_id", "visit_start_date", "visit", achilles=200),
    EventTable(
        "condition_occurrence",
        "condition_concept_id",
        "condition_start_date",
        "condition",
        achilles=400,
    ),
    EventTable(
        "procedure_occurrence", "procedure_concept_id", "procedure_date", "procedure", achilles=600
    ),
    EventTable(
        "drug_exposure", "drug_concept_id", "drug_exposure_start_date", "drug", achilles=700
    ),
    EventTable(
        "observation", "observation_concept_id", "observation_date", "observation", achilles=800
    ),
    EventTable(
        "measurement", "measurement_concept_id", "measurement_date", "measurement", achilles=1800
    ),
)
EVENTS = {event.table: event for event in EVENT_TABLES}

# Tables of the research program beside OMOP: rows by participant and day, minute or night. The
# names are those that the Data Browser shows.
WEARABLES = {
    "heart_rate_summary": "Heart rate by zone summary",
    "heart_rate_minute_level": "Heart rate (minute-level)",
    "activity_summary": "Activity daily summary",
    "steps_intraday": "Activity intraday steps (minute-level)",
    "sleep_daily_summary": "Sleep daily summary",
    "sleep_daily_summary_counts": "Sleep daily summary (counts)",
    "sleep_daily_summary_extended": "Sleep daily summary (extended)",
    "sleep_daily_summary_30_day_average": "Sleep daily summary (30-day average)",
    "sleep_level": "Sleep level (sequence by level)",
    "sleep_level_short": "Sleep level (short)",
}


def _event_columns(event: EventTable) -> tuple[Column, ...]:
    extra: tuple[Column, ...] = ()
    if event.table == "measurement":
        extra = (
            Column("value_as_number", "number"),
            Column("unit_concept_id", "id"),
            Column("unit_source_value", "text"),
        )
    if event.table == "observation":
        extra = (Column("value_as_concept_id", "id"),)
    return (
        Column("person_id", "id", required=True),
        Column(event.concept, "id", required=True),
        Column(event.date, "date", required=True, instead=(f"{event.date}time",)),
        Column(f"{event.prefix}_source_concept_id", "id"),
        Column(f"{event.prefix}_source_value", "text"),
        *extra,
    )


COLUMNS: dict[str, tuple[Column, ...]] = {
    "person": (
        Column("person_id", "id", required=True),
        Column("gender_concept_id", "id", required=True),
        Column("year_of_birth", "int", required=True),
        Column("month_of_birth", "int"),
        Column("day_of_birth", "int"),
        Column("birth_datetime", "date"),
    ),
    "observation_period": (
        Column("person_id", "id", required=True),
        Column("observation_period_start_date", "date", required=True),
        Column("observation_period_end_date", "date", required=True),
    ),
    "concept": (
        Column("concept_id", "id", required=True),
        Column("concept_name", "text", required=True),
        Column("domain_id", "text", required=True),
        Column("vocabulary_id", "text"),
        Column("concept_class_id", "text"),
        Column("concept_code", "text"),
    ),
    "concept_ancestor": (
        Column("ancestor_concept_id", "id", required=True),
        Column("descendant_concept_id", "id", required=True),
    ),
    **{event.table: _event_columns(event) for event in EVENT_TABLES},
    **{
        table: (
            Column("person_id", "id", required=True),
            Column("date", "date", required=True, instead=("datetime", "sleep_date")),
        )
        for table in WEARABLES
    },
}
