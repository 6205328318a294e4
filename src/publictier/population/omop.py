"""Shape, fingerprint and write tables of the OMOP common data model, version 5.4."""

import hashlib
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from publictier.errors import SourceError

WEARABLES = (
    "activity_summary",
    "steps_intraday",
    "heart_rate_summary",
    "heart_rate_minute_level",
    "sleep_daily_summary",
    "sleep_daily_summary_counts",
    "sleep_daily_summary_extended",
    "sleep_daily_summary_30_day_average",
    "sleep_level",
    "sleep_level_short",
)
"""Tables of days with Fitbit data: who and when, never a value."""

SCHEMA: dict[str, dict[str, str]] = {
    "person": {
        "person_id": "INTEGER",
        "gender_concept_id": "INTEGER",
        "year_of_birth": "INTEGER",
        "month_of_birth": "INTEGER",
        "day_of_birth": "INTEGER",
        "race_concept_id": "INTEGER",
        "ethnicity_concept_id": "INTEGER",
        "person_source_value": "VARCHAR",
    },
    "observation_period": {
        "observation_period_id": "INTEGER",
        "person_id": "INTEGER",
        "observation_period_start_date": "DATE",
        "observation_period_end_date": "DATE",
        "period_type_concept_id": "INTEGER",
    },
    "condition_occurrence": {
        "condition_occurrence_id": "INTEGER",
        "person_id": "INTEGER",
        "condition_concept_id": "INTEGER",
        "condition_start_date": "DATE",
        "condition_type_concept_id": "INTEGER",
        "condition_source_value": "VARCHAR",
        "condition_source_concept_id": "INTEGER",
    },
    "drug_exposure": {
        "drug_exposure_id": "INTEGER",
        "person_id": "INTEGER",
        "drug_concept_id": "INTEGER",
        "drug_exposure_start_date": "DATE",
        "drug_exposure_end_date": "DATE",
        "drug_type_concept_id": "INTEGER",
        "drug_source_value": "VARCHAR",
        "drug_source_concept_id": "INTEGER",
    },
    "procedure_occurrence": {
        "procedure_occurrence_id": "INTEGER",
        "person_id": "INTEGER",
        "procedure_concept_id": "INTEGER",
        "procedure_date": "DATE",
        "procedure_type_concept_id": "INTEGER",
        "procedure_source_value": "VARCHAR",
        "procedure_source_concept_id": "INTEGER",
    },
    "measurement": {
        "measurement_id": "INTEGER",
        "person_id": "INTEGER",
        "measurement_concept_id": "INTEGER",
        "measurement_date": "DATE",
        "measurement_type_concept_id": "INTEGER",
        "value_as_number": "DOUBLE",
        "unit_concept_id": "INTEGER",
        "unit_source_value": "VARCHAR",
        "measurement_source_value": "VARCHAR",
        "measurement_source_concept_id": "INTEGER",
    },
    "observation": {
        "observation_id": "INTEGER",
        "person_id": "INTEGER",
        "observation_concept_id": "INTEGER",
        "observation_date": "DATE",
        "observation_type_concept_id": "INTEGER",
        "value_as_concept_id": "INTEGER",
        "observation_source_concept_id": "INTEGER",
        "qualifier_source_value": "VARCHAR",
    },
    "concept": {
        "concept_id": "INTEGER",
        "concept_name": "VARCHAR",
        "domain_id": "VARCHAR",
        "vocabulary_id": "VARCHAR",
        "concept_class_id": "VARCHAR",
        "standard_concept": "VARCHAR",
        "concept_code": "VARCHAR",
        "valid_start_date": "DATE",
        "valid_end_date": "DATE",
    },
    "concept_ancestor": {
        "ancestor_concept_id": "INTEGER",
        "descendant_concept_id": "INTEGER",
        "min_levels_of_separation": "INTEGER",
        "max_levels_of_separation": "INTEGER",
    },
    "vocabulary": {
        "vocabulary_id": "VARCHAR",
        "vocabulary_name": "VARCHAR",
        "vocabulary_reference": "VARCHAR",
        "vocabulary_version": "VARCHAR",
        "vocabulary_concept_id": "INTEGER",
    },
    "cdm_source": {
        "cdm_source_name": "VARCHAR",
        "cdm_source_abbreviation": "VARCHAR",
        "cdm_holder": "VARCHAR",
        "source_description": "VARCHAR",
        "source_release_date": "DATE",
        "cdm_release_date": "DATE",
        "cdm_version": "VARCHAR",
        "vocabulary_version": "VARCHAR",
    },
    **{name: {"person_id": "INTEGER", "date": "DATE"} for name in WEARABLES},
    "data_availability": {
        "person_id": "INTEGER",
        "has_ehr_data": "INTEGER",
        "has_physical_measurement_data": "INTEGER",
        "has_fitbit": "INTEGER",
        "has_whole_genome_variant": "INTEGER",
        "has_array_data": "INTEGER",
    },
    "snapshots": {
        "person_id": "INTEGER",
        "enrollment_date": "DATE",
        "available": "INTEGER",
    },
    "variants": {
        "variant_id": "VARCHAR",
        "kind": "VARCHAR",
        "variant_type": "VARCHAR",
        "consequence": "VARCHAR",
        "genetic_group": "VARCHAR",
        "allele_count": "INTEGER",
        "allele_number": "INTEGER",
        "homozygote_count": "INTEGER",
        "allele_frequency": "DOUBLE",
    },
}
"""Table -> column -> SQL type. The last three tables are not OMOP's: they say which kinds of
data a participant has, who had enrolled (whether or not in the data), and allele counts."""


def shape(table: str, columns: dict[str, object]) -> pd.DataFrame:
    """Put columns into the order and types of a table.

    Args:
        table: a name in `SCHEMA`.
        columns: column name to values; dates as days from 1970-01-01. It is emptied.

    Returns:
        The table: int32, float64, datetime64[s] or text columns, in the order of `SCHEMA`.

    Raises:
        SourceError: unknown table, or columns other than the table's.
    """
    wanted = SCHEMA.get(table)
    if wanted is None or set(wanted) != set(columns):
        raise SourceError(
            f"Table {table!r} was given the columns {sorted(columns)}; SCHEMA asks for "
            f"{sorted(wanted or [])}. Give exactly these."
        )
    # Column by column into the final type, without a copy of the whole: tables can be large.
    ready = {name: _typed(columns.pop(name), kind) for name, kind in wanted.items()}
    return pd.DataFrame(ready, copy=False)


def _typed(values: Any, kind: str) -> Any:
    if kind == "INTEGER":
        return np.asarray(values).astype(np.int32, copy=False)
    if kind == "DATE":
        return (np.asarray(values).astype(np.int64) * 86_400).astype("datetime64[s]")
    return values


def digest(tables: Iterable[tuple[str, pd.DataFrame]]) -> str:
    """Fingerprint the content of tables: names, columns, types and every value in order.

    It does not depend on how a file stores them, nor on the version of the writer.

    Args:
        tables: pairs of table name and table, such as `Population.tables()`.

    Returns:
        SHA-256 in hexadecimal.

    Example:
        >>> a = digest([("t", pd.DataFrame({"x": [1, 2]}))])
        >>> a == digest([("t", pd.DataFrame({"x": [2, 1]}))])
        False
    """
    total = hashlib.sha256()
    for name, frame in tables:
        for column in frame.columns:
            values = frame[column]
            total.update(f"{name}.{column}:{len(values)}\n".encode())
            if isinstance(values.dtype, pd.CategoricalDtype):
                total.update("\n".join(map(str, values.cat.categories)).encode())
                total.update(values.cat.codes.to_numpy().astype("<i4").tobytes())
            elif pd.api.types.is_numeric_dtype(values.dtype):
                kind = "<f8" if pd.api.types.is_float_dtype(values.dtype) else "<i8"
                total.update(values.to_numpy().astype(kind).tobytes())
            elif pd.api.types.is_datetime64_dtype(values.dtype):
                total.update(values.to_numpy().astype("datetime64[s]").astype("<i8").tobytes())
            else:
                total.update("\x1f".join("\x00" if pd.isna(v) else str(v) for v in values).encode())
    return total.hexdigest()


def write(tables: Iterable[tuple[str, pd.DataFrame]], folder: Path) -> Path:
    """Write tables as parquet files, all or none.

    They are written to a temporary folder beside `folder`, which is renamed at the end.

    Args:
        tables: pairs of table name and table, in the form of `shape`.
        folder: new folder; it must not lie in a checkout (person rows are never committed).

    Returns:
        The folder.

    Raises:
        SourceError: the folder exists and is not empty, or lies in a git work tree or in the
            project.
    """
    import duckdb

    folder = allowed(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".people-", dir=folder.parent) as scratch:
        complete = Path(scratch) / "tables"
        complete.mkdir()
        for name, frame in tables:
            # One connection for each table gives the memory back between two tables.
            with duckdb.connect() as connection:
                connection.register("frame", frame)
                columns = ", ".join(_cast(c, kind) for c, kind in SCHEMA[name].items())
                path = str(complete / f"{name}.parquet").replace("'", "''")
                connection.execute(
                    f"COPY (SELECT {columns} FROM frame) TO '{path}' (FORMAT parquet)"
                )
        if folder.exists():  # empty, see `allowed`; some systems rename onto nothing only
            folder.rmdir()
        complete.replace(folder)
    return folder


def _cast(column: str, kind: str) -> str:
    return f'CAST("{column}" AS {kind}) AS "{column}"'


def allowed(folder: Path) -> Path:
    """Give the resolved path of a folder in which rows about people may be written.

    Raises:
        SourceError: it exists and is not empty, or lies in a git work tree or in the project.

    Example:
        >>> import tempfile
        >>> allowed(Path(tempfile.gettempdir()) / "rounded-to-twenty-people").name
        'rounded-to-twenty-people'
    """
    folder = Path(folder).resolve()
    for place in (folder, *folder.parents):
        if (place / ".git").exists() or (place / "src" / "publictier").is_dir():
            raise SourceError(
                f"Asked to write rows about (made-up) people to {folder}, which lies in the "
                f"checkout {place}. Person-level rows never stand where they could be committed "
                "or published. Name a folder outside, such as one from tempfile.mkdtemp()."
            )
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise SourceError(
            f"{folder} exists already. Name a new folder, or remove this one first; nothing is "
            "overwritten."
        )
    return folder
