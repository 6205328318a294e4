"""Find OMOP tables in a folder or a DuckDB file, whatever the case, separator or compression."""

import csv
import gzip
import re
from dataclasses import dataclass
from pathlib import Path

import duckdb

from publictier.builder.schema import COLUMNS
from publictier.errors import SourceError

ENDINGS = (".parquet", ".csv", ".csv.gz", ".tsv", ".tsv.gz")
# SQLite exports leave the expression as the header: date(birth_datetime,'unixepoch').
_EXPRESSION = re.compile(r"\w+\((\w+)\b.*\)")


@dataclass(frozen=True)
class Origin:
    """Where one table comes from: a label for messages, SQL to read it, its columns and types.

    ``columns`` maps the OMOP name (lower case) to the name in the file and its DuckDB type.
    """

    label: str
    sql: str
    columns: dict[str, tuple[str, str]]
    is_text: bool


def literal(text: object) -> str:
    """Quote a text for SQL.

    >>> literal("it's")
    "'it''s'"
    """
    return "'" + str(text).replace("'", "''") + "'"


def literal_path(path: Path, parts: str = "") -> str:
    """Quote a path for DuckDB, which would take [, * and ? in it for a pattern.

    Args:
        path: a file, or a folder of parts.
        parts: the pattern of the parts in the folder.

    >>> literal_path(Path("g[1]"), "*.parquet")
    "'g[[]1]/*.parquet'"
    """
    plain = re.sub(r"([\[*?])", r"[\1]", path.as_posix())
    return literal(f"{plain}/{parts}" if parts else plain)


def identifier(name: str) -> str:
    """Quote a name for SQL.

    >>> identifier("birth date")
    '"birth date"'
    """
    return '"' + name.replace('"', '""') + '"'


def read_error(label: str, found: str, error: duckdb.Error) -> SourceError:
    """Make (not raise) the error for a failure of DuckDB while it reads.

    Args:
        label: the file or folder.
        found: what is probably wrong with it, and the remedy.
        error: DuckDB's error; lack of memory is told apart, because it has another remedy.
    """
    reason = f"(DuckDB: {str(error).splitlines()[0]})"
    if isinstance(error, duckdb.OutOfMemoryException):
        return SourceError(
            f"{label} needs more memory than is allowed. Give more with --memory-limit, or leave "
            f"the option out. {reason}"
        )
    return SourceError(f"{label} {found} {reason}")


def normal_name(header: str) -> str:
    """Give the OMOP name that a header stands for.

    >>> normal_name("PERSON_ID"), normal_name("date(birth_datetime,'unixepoch')")
    ('person_id', 'birth_datetime')
    """
    name = header.strip().lower()
    expression = _EXPRESSION.fullmatch(name)
    return expression.group(1) if expression else name


def _columns(label: str, headers: list[tuple[str, str]]) -> dict[str, tuple[str, str]]:
    plain = {header.strip().lower() for header, _ in headers}
    found: dict[str, tuple[str, str]] = {}
    for header, kind in headers:
        name = normal_name(header)
        if name != header.strip().lower() and name in plain:
            continue  # the plain column of that name wins over an expression of it
        if name in found:
            raise SourceError(
                f"{label} has two columns that read as {name}: {found[name][0]!r} and {header!r}. "
                "Rename or remove one."
            )
        found[name] = (header, kind)
    return found


def _first_line(path: Path) -> str:
    opener = gzip.open if path.suffix.lower() == ".gz" else open
    try:
        with opener(path, "rt", encoding="utf-8-sig", newline="") as file:
            return file.readline().rstrip("\r\n")
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise SourceError(
            f"{path.name} cannot be read as UTF-8 text ({error}). Export it again."
        ) from error


def _csv_origin(path: Path, table: str) -> Origin:
    line = _first_line(path)
    if not line.strip():
        raise SourceError(f"{path.name} is empty: it has no header line. Export it again.")
    separator = "\t" if line.count("\t") > line.count(",") else ","
    try:
        headers = next(csv.reader([line], delimiter=separator))
    except csv.Error as error:
        raise SourceError(
            f"{path.name} has no header line that can be read ({error}). Export it again."
        ) from error
    known = {column.name for column in COLUMNS[table]}
    if not known & {normal_name(header) for header in headers}:
        raise SourceError(
            f"{path.name} has no header line: none of its {len(headers)} first fields is a column "
            f"of {table} ({', '.join(sorted(known))}), with comma or tab as the separator. "
            "Put the OMOP column names into the first line."
        )
    if len(set(headers)) < len(headers):
        twice = sorted({header for header in headers if headers.count(header) > 1})
        raise SourceError(f"{path.name} has columns twice: {', '.join(twice)}. Rename one.")
    shape = ", ".join(f"{literal(header)}: 'VARCHAR'" for header in headers)
    sql = (
        f"read_csv({literal_path(path)}, auto_detect=false, header=true, "
        f"delim={literal(separator)}, quote='\"', escape='\"', "
        f"nullstr=['', 'NA', 'NULL', '\\N'], columns={{{shape}}})"
    )
    return Origin(path.name, sql, _columns(path.name, [(h, "VARCHAR") for h in headers]), True)


def _parquet_origin(connection: duckdb.DuckDBPyConnection, path: Path) -> Origin:
    sql = f"read_parquet({literal_path(path, '*.parquet' if path.is_dir() else '')})"
    try:
        shape = connection.execute(f"DESCRIBE SELECT * FROM {sql}").fetchall()
    except duckdb.Error as error:
        found = (
            "cannot be read as Parquet; it may be cut off or another format. Copy or export it "
            "again."
        )
        raise read_error(path.name, found, error) from error
    return Origin(path.name, sql, _columns(path.name, [(r[0], r[1]) for r in shape]), False)


def _table_of(path: Path) -> str | None:
    name = path.name.lower()
    if path.is_dir():
        return name if name in COLUMNS and any(path.glob("*.parquet")) else None
    for ending in sorted(ENDINGS, key=len, reverse=True):
        if name.endswith(ending):
            stem = name.removesuffix(ending)
            return stem if stem in COLUMNS else None
    return None


def folder_origins(connection: duckdb.DuckDBPyConnection, folder: Path) -> dict[str, Origin]:
    """Find the OMOP tables in a folder of Parquet or CSV files.

    Args:
        connection: an open DuckDB connection.
        folder: the folder; files are matched by name without regard to case.

    Raises:
        SourceError: if a table is there twice, or a file has no header or cannot be read.
    """
    paths: dict[str, Path] = {}
    for path in sorted(folder.iterdir()):
        table = _table_of(path)
        if table is None:
            continue
        if table in paths:
            raise SourceError(
                f"{folder.name} has the table {table} twice: {paths[table].name} and {path.name}. "
                "Keep one of them."
            )
        paths[table] = path
    return {
        table: _parquet_origin(connection, path)
        if path.is_dir() or path.suffix.lower() == ".parquet"
        else _csv_origin(path, table)
        for table, path in paths.items()
    }


def database_origins(connection: duckdb.DuckDBPyConnection, file: Path) -> dict[str, Origin]:
    """Find the OMOP tables in a DuckDB file, which is opened for reading only.

    Raises:
        SourceError: if the file is not a DuckDB database, or has a table in two schemas.
    """
    try:
        connection.execute(f"ATTACH {literal(file)} AS omop_source (READ_ONLY)")
    except duckdb.Error as error:
        found = (
            "is neither a folder nor a readable DuckDB database. Give a folder of Parquet or CSV "
            "files, or a .duckdb file."
        )
        raise read_error(file.name, found, error) from error
    rows = connection.execute(
        "SELECT schema_name, table_name, column_name, data_type FROM duckdb_columns() "
        "WHERE database_name = 'omop_source' ORDER BY schema_name, table_name, column_index"
    ).fetchall()
    tables: dict[str, dict[tuple[str, str], list[tuple[str, str]]]] = {}
    for schema, name, column, kind in rows:
        if name.lower() in COLUMNS:
            tables.setdefault(name.lower(), {}).setdefault((schema, name), []).append(
                (column, kind)
            )
    origins = {}
    for table, places in tables.items():
        if len(places) > 1:
            where = " and ".join(f"{schema}.{name}" for schema, name in places)
            raise SourceError(f"{file.name} has the table {table} twice: {where}. Keep one.")
        ((schema, name), headers) = next(iter(places.items()))
        label = f"{file.name}:{name}"
        sql = f"omop_source.{identifier(schema)}.{identifier(name)}"
        origins[table] = Origin(label, sql, _columns(label, headers), False)
    return origins
