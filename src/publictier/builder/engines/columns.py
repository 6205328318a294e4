"""Which column of a table is which OMOP column, and typed columns of a warehouse."""

from publictier.builder.files import Origin, identifier
from publictier.builder.schema import COLUMNS, Column
from publictier.errors import SourceError

_WHOLE = {"bigint", "int", "integer", "int64", "long", "smallint", "tinyint", "byteint"}
_DAYS = {"date", "datetime", "timestamp", "timestamp_ntz", "timestamp_ltz"}
_NUMBERS = {*_WHOLE, "double", "float", "float64", "decimal", "numeric", "bignumeric"}
#: Kind of a column -> types of Spark and BigQuery that it may have, its type in DuckDB, in words.
_KINDS = {
    "id": (_WHOLE, "BIGINT", "a whole number"),
    "int": (_WHOLE, "BIGINT", "a whole number"),
    "date": (_DAYS, "DATE", "a date"),
    "number": (_NUMBERS, "DOUBLE", "a number"),
    "text": ({"string"}, "VARCHAR", "a text"),
}
# Neither "not a number" nor infinity lies between these, in any of the systems.
_FINITE = (
    "BETWEEN CAST('-1.7976931348623157E308' AS DOUBLE) AND CAST('1.7976931348623157E308' AS DOUBLE)"
)


def locate(table: str, origin: Origin) -> dict[str, tuple[str, str]]:
    """Match the OMOP columns of a table with those of its origin.

    Returns:
        OMOP column -> name of the column in the origin, and its type.

    Raises:
        SourceError: a required column is missing.
    """
    located: dict[str, tuple[str, str]] = {}
    for column in COLUMNS[table]:
        for name in (column.name, *column.instead):
            if name in origin.columns:
                located[column.name] = origin.columns[name]
                break
        else:
            if column.required:
                found = ", ".join(sorted(origin.columns))
                raise SourceError(
                    f"{origin.label} has no column {column.name}, which the OMOP table {table} "
                    f"must have. Found: {found}. Rename or add the column."
                )
    return located


def typed_query(table: str, origin: Origin) -> tuple[str, dict[str, str]]:
    """Give the query that reads a table of a warehouse in the builder's form.

    A warehouse has typed tables, so nothing is guessed: another type is refused.

    Args:
        table: the OMOP table.
        origin: where it is, with the types of its columns.

    Returns:
        The query, and OMOP column -> name of the column there.

    Raises:
        SourceError: a required column is missing, or one has another type.

    >>> columns = {c: (c, "bigint") for c in ("ancestor_concept_id", "descendant_concept_id")}
    >>> typed_query("concept_ancestor", Origin("ancestors", "lake.ancestors", columns, False))[0]
    'SELECT CAST("ancestor_concept_id" AS BIGINT) AS ancestor_concept_id, \
CAST("descendant_concept_id" AS BIGINT) AS descendant_concept_id FROM lake.ancestors'
    """
    located = locate(table, origin)
    select = []
    for column in COLUMNS[table]:
        _, kind, _ = _KINDS[column.kind]
        if column.name not in located:
            select.append(f"CAST(NULL AS {kind}) AS {column.name}")
            continue
        header, found = located[column.name]
        _refuse_type(origin, column, header, found)
        value = f"CAST({identifier(header)} AS {kind})"
        if column.kind == "number":
            value = f"CASE WHEN {value} {_FINITE} THEN {value} END"
        select.append(f"{value} AS {column.name}")
    query = f"SELECT {', '.join(select)} FROM {origin.sql}"
    return query, {name: header for name, (header, _) in located.items()}


def _refuse_type(origin: Origin, column: Column, header: str, found: str) -> None:
    allowed, _, words = _KINDS[column.kind]
    if found.lower().partition("(")[0] not in allowed:
        raise SourceError(
            f"{origin.label}, column {header} has the type {found}; {column.name} is {words}, so "
            f"its type may be {', '.join(sorted(allowed))}. Make a view with that type beside the "
            "table, or export the tables and use --engine duckdb, which converts."
        )
