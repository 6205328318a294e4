"""Refuse a source whose rows cannot be counted honestly, before anything is counted."""

from publictier.builder.options import BuildOptions
from publictier.builder.schema import EVENTS, WEARABLES
from publictier.builder.source import Source
from publictier.errors import SourceError

# Outside these a date is a placeholder or an error (sources hold 1753, 1900, 2110, 2201).
FIRST_DATE, LAST_DATE = "1901-01-01", "2100-12-31"
OLDEST = 120  # years; nobody is known to have grown older than 122
# Births may lie before records: people born before 1900 are in health records.
FIRST_BIRTH = "1850-01-01"

GOOD_DATE = f"e.event_date BETWEEN DATE '{FIRST_DATE}' AND DATE '{LAST_DATE}'"
IN_A_LIFE = "e.event_date BETWEEN p.earliest AND p.latest"
POSSIBLE_DATE = f"{GOOD_DATE} AND {IN_A_LIFE}"
CHECKED_TABLES = tuple(sorted({*EVENTS, *WEARABLES} - {"visit_occurrence"}))


def _date(day: str) -> str:
    return f"TRY_CAST(CAST(year_of_birth AS VARCHAR) || '-' || {day} AS DATE)"


_MONTH = "CAST(month_of_birth AS VARCHAR)"
_KNOWN = (
    "birth_datetime, "
    + _date(f"{_MONTH} || '-' || CAST(day_of_birth AS VARCHAR)")
    + ", "
    + _date(f"{_MONTH} || '-1'")
)
# ``born`` where only parts are known: the first of the month, or 15 June of the year, as the OMOP
# CDM 5.4 convention for birth_datetime says. ``earliest`` is the first day that the known parts
# allow, so that a record is called impossible only if it must be.
_PEOPLE = f"""
SELECT
  person_id,
  CASE WHEN gender_concept_id IN (8507, 8532) THEN gender_concept_id ELSE 0 END AS sex,
  COALESCE(year_of_birth, YEAR(birth_datetime)) AS year_of_birth,
  COALESCE({_KNOWN}, {_date("'06-15'")}) AS born,
  COALESCE({_KNOWN}, {_date("'01-01'")}) AS earliest,
  CAST(COALESCE({_KNOWN}, {_date("'01-01'")}) + INTERVAL {OLDEST + 1} YEAR AS DATE) AS latest,
  COALESCE(
    COALESCE({_KNOWN}, {_date("'06-15'")})
      BETWEEN DATE '{FIRST_BIRTH}' AND DATE '{LAST_DATE}', FALSE) AS is_good
FROM omop_person
"""


def make_people(source: Source, options: BuildOptions) -> list[str]:
    """Check the table person and make ``people``.

    Its columns: person_id, sex, year_of_birth, born, earliest, latest.

    Returns:
        Notes on what was left out.

    Raises:
        SourceError: if it is empty, an id is missing or twice, or a date of birth is impossible.
    """
    engine, label = source.engine, source.labels["person"]
    engine.define("all_people", _PEOPLE, keep=True)
    rows, ids, distinct, bad = engine.rows(
        "SELECT COUNT(*), COUNT(person_id), COUNT(DISTINCT person_id), "
        "COUNT(CASE WHEN NOT is_good THEN 1 END) FROM all_people"
    )[0]
    if rows == 0:
        raise SourceError(f"{label} has no rows. Give a source with at least one participant.")
    if ids < rows or distinct < ids:
        raise SourceError(
            f"{label}, column person_id: {rows - ids:,} rows have no id and {ids - distinct:,} "
            "repeat the id of another row. Each participant must have one row; remove the others."
        )
    if bad and not options.drop_bad_dates:
        example = engine.rows(
            "SELECT person_id, year_of_birth FROM all_people WHERE NOT is_good ORDER BY 1 LIMIT 1"
        )[0]
        raise SourceError(
            f"{label}, columns year_of_birth and birth_datetime: {bad:,} people have no date of "
            f"birth from {FIRST_BIRTH} to {LAST_DATE}, for example person_id {example[0]}, year "
            f"{example[1]}. Correct them, or leave these people out with --drop-bad-dates."
        )
    engine.define("people", "SELECT * FROM all_people WHERE is_good")
    return [f"{label}: {bad:,} people without a possible date of birth left out"] if bad else []


def _date_column(source: Source, table: str) -> str:
    name = EVENTS[table].date if table in EVENTS else "date"
    return source.headers[table][name]


def _refuse_orphans(source: Source, table: str, view: str, count: int) -> None:
    example = source.engine.rows(
        f"SELECT MIN(person_id) FROM {view} WHERE person_id IS NULL OR person_id NOT IN "
        "(SELECT person_id FROM all_people)"
    )[0][0]
    raise SourceError(
        f"{source.labels[table]}, column {source.headers[table]['person_id']}: {count:,} rows "
        f"are of people who are not in person, for example person_id {example}. Add these people, "
        "or leave their records out with --drop-orphans."
    )


def _refuse_dates(source: Source, table: str, counts: tuple[int, int, int]) -> None:
    example = source.engine.rows(
        f"SELECT p.person_id, e.event_date FROM events_{table} AS e "
        f"JOIN people AS p ON p.person_id = e.person_id "
        f"WHERE NOT COALESCE({POSSIBLE_DATE}, FALSE) ORDER BY 1, 2 LIMIT 1"
    )[0]
    none, absurd, early = counts
    raise SourceError(
        f"{source.labels[table]}, column {_date_column(source, table)}: {none:,} rows have no "
        f"date, {absurd:,} a date outside {FIRST_DATE} to {LAST_DATE}, {early:,} a date before "
        f"birth or more than {OLDEST} years after it, for example person_id {example[0]}, date "
        f"{example[1]}. Correct them, or leave such records out with --drop-bad-dates."
    )


def check_events(source: Source, options: BuildOptions) -> list[str]:
    """Check every table of records that a build counts.

    Returns:
        Notes on what was left out, by table.

    Raises:
        SourceError: if records are of unknown people, or have impossible dates, and the options
            do not say to leave them out.
    """
    notes = []
    for table in CHECKED_TABLES:
        if not source.has(table):
            continue
        notes += _what_counts_nowhere(source, table)
        orphans, none, absurd, early = source.engine.rows(
            "SELECT COUNT(CASE WHEN p.person_id IS NULL THEN 1 END), "
            "COUNT(CASE WHEN p.is_good AND e.event_date IS NULL THEN 1 END), "
            f"COUNT(CASE WHEN p.is_good AND NOT ({GOOD_DATE}) THEN 1 END), "
            f"COUNT(CASE WHEN p.is_good AND {GOOD_DATE} AND NOT ({IN_A_LIFE}) THEN 1 END) "
            f"FROM events_{table} AS e LEFT JOIN all_people AS p ON p.person_id = e.person_id"
        )[0]
        if orphans and not options.drop_orphans:
            _refuse_orphans(source, table, f"events_{table}", orphans)
        if none + absurd + early and not options.drop_bad_dates:
            _refuse_dates(source, table, (none, absurd, early))
        if orphans:
            notes.append(f"{source.labels[table]}: {orphans:,} records of unknown people left out")
        if none + absurd + early:
            notes.append(
                f"{source.labels[table]}: {none + absurd + early:,} records with impossible dates "
                "left out"
            )
    return notes


def _what_counts_nowhere(source: Source, table: str) -> list[str]:
    """Name an empty table, and records without a concept, which are in no table of the release."""
    label = source.labels[table]
    rows = source.engine.rows(f"SELECT COUNT(*) FROM events_{table}")[0][0]
    if not rows:
        return [f"{label}: has no rows, so nothing is counted from it"]
    if table not in EVENTS:
        return []
    unmapped = source.engine.rows(
        f"SELECT COUNT(*) FROM events_{table} WHERE COALESCE(concept_id, 0) = 0"
    )[0][0]
    column = source.headers[table][EVENTS[table].concept]
    found = f"{label}, column {column}: {unmapped:,} of {rows:,} records have concept 0"
    return [f"{found}, no matching concept, and count in no concept"] if unmapped else []


def check_periods(source: Source, options: BuildOptions) -> list[str]:
    """Check observation periods, where the options make them matter.

    Raises:
        SourceError: if periods are of unknown people and the options do not tolerate it.
    """
    if options.event_filter == "none":
        return []
    require_periods(source, options)
    table = "observation_period"
    orphans = source.engine.rows(
        "SELECT COUNT(*) FROM omop_observation_period WHERE person_id IS NULL "
        "OR person_id NOT IN (SELECT person_id FROM all_people)"
    )[0][0]
    if orphans and not options.drop_orphans:
        _refuse_orphans(source, table, "omop_observation_period", orphans)
    return [f"{source.labels[table]}: {orphans:,} periods of unknown people left out"] * bool(
        orphans
    )


def require_periods(source: Source, options: BuildOptions) -> None:
    """Refuse the filter by observation period where the source has no such table.

    Raises:
        SourceError: as said.
    """
    if options.event_filter == "observation-period" and not source.has("observation_period"):
        raise SourceError(
            f"{source.name} has no table observation_period, which the event filter "
            "observation-period needs. Add the table, or use --event-filter none."
        )
