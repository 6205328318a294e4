"""A published tier as the audit finds it: a folder of CSV files, made by whomever."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from publictier.audit.form import Audited, as_audited
from publictier.audit.layout import MEASURES, STRATA
from publictier.disclosure import check
from publictier.errors import AuditError, TableError

RESULTS = "results.csv"
AUDIT_REPORT = "audit_report.json"
BUILD_REPORT = "build_report.json"
COUNT_COLUMNS = ("count", "own_count", *MEASURES)
#: As in the Data Browser, counts of variants are exact; see the page on the rule.
EXACT_BY_DESIGN = "variants.csv"
#: Column of an id, and the column with its name, where both stand in one table.
_NAMED = (
    ("concept_id", "name"),
    ("survey_id", "name"),
    ("question_id", "question"),
    ("answer_id", "answer"),
)
_NUMBERS = {"analysis_id": "int64", "count_value": "int64", "source_count_value": "int64"}


@dataclass(frozen=True)
class Published:
    """A published tier.

    Attributes:
        folder: where it is.
        form: what the audit takes.
        names: concept id -> name, where a table gives one.
        people: whose data these are, in the words of the tables.
        unrounded: for each file with counts that break the rule, what was found.
        checked: number of files and of counts held to the rule.
        said: the report of the audit at its making; None where there is none.
    """

    folder: Path
    form: Audited
    names: dict[str, str]
    people: str
    unrounded: tuple[str, ...]
    checked: tuple[int, int]
    said: dict[str, Any] | None


def read_published(folder: str | Path) -> Published:
    """Read a published tier.

    Args:
        folder: holds one file whose name ends in results.csv, in the long layout, and the other
            tables, with `publictier build`'s reports where it was made by that.

    Raises:
        TableError: there is no such folder or no such table, or one cannot be read.
        AuditError: the long layout has other columns.
    """
    place = Path(folder)
    found = sorted(place.glob(f"*{RESULTS}"))
    if len(found) != 1:
        raise TableError(
            f"{place} holds {len(found)} files that end in {RESULTS}; the audit reads one, in the "
            "long layout. Give the folder that publictier build made."
        )
    results = _counts(found[0])
    tables = {path: _table(path) for path in sorted(place.glob("*.csv")) if path != found[0]}
    options = _json(place / BUILD_REPORT).get("options", {})
    joint_age = str(options.get("joint_age", "first-record"))
    counted, broken = _held_to_the_rule({**tables, found[0]: results})
    people = next((str(t["people"].iloc[0]) for t in tables.values() if "people" in t), "unstated")
    return Published(
        folder=place,
        form=as_audited(results, _hierarchy(tables), joint_age),
        names=_names(tables),
        people=people,
        unrounded=tuple(broken),
        checked=(len(tables) + 1, counted),
        said=_json(place / AUDIT_REPORT) or None,
    )


def _table(path: Path) -> pd.DataFrame:
    try:
        return pd.read_csv(path, dtype=str, keep_default_na=False)
    except (OSError, ValueError) as error:  # not UTF-8, no rows, lines of other lengths
        reason = str(error).splitlines()[0]
        raise TableError(f"{path.name} cannot be read ({reason}). Build it again.") from error


def _counts(path: Path) -> pd.DataFrame:
    table = _table(path)
    missing = {*_NUMBERS, *STRATA} - {"source_count_value"} - set(table.columns)
    if missing:
        raise AuditError(
            f"{path.name} lacks the columns {sorted(missing)}. The long layout has analysis_id, "
            "stratum_1 to stratum_7 and count_value. Give the folder that publictier build made."
        )
    kinds = {name: kind for name, kind in _NUMBERS.items() if name in table}
    try:
        return table.astype(kinds)
    except (ValueError, OverflowError) as error:
        raise TableError(
            f"{path.name} has a count that is no whole number ({error}). Build it again."
        ) from error


def _json(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise TableError(f"{path.name} cannot be read ({error}). Build the tier again.") from error
    if not isinstance(content, dict):
        raise TableError(f"{path.name} is no report of a build. Build the tier again.")
    return content


def _hierarchy(tables: dict[Path, pd.DataFrame]) -> pd.DataFrame:
    """Join the tables of pairs; the strata of the results hold concept ids as text."""
    columns = {"parent_concept_id": "parent", "child_concept_id": "child"}
    pairs = [t[[*columns]].rename(columns=columns) for t in tables.values() if {*columns} <= {*t}]
    return pd.concat([pd.DataFrame(columns=["parent", "child"], dtype=str), *pairs])


def _names(tables: dict[Path, pd.DataFrame]) -> dict[str, str]:
    names: dict[str, str] = {}
    for table in tables.values():
        for key, name in _NAMED:
            if {key, name} <= {*table}:
                names |= dict(zip(table[key], table[name], strict=True))
    return names


def _held_to_the_rule(tables: dict[Path, pd.DataFrame]) -> tuple[int, list[str]]:
    """Hold every count of every table to the rule; give how many, and what broke it."""
    counted, broken = 0, []
    for path, table in tables.items():
        columns = [name for name in COUNT_COLUMNS if name in table]
        if not columns or path.name.endswith(EXACT_BY_DESIGN):
            continue
        counts = table[columns].replace("", "0").apply(pd.to_numeric, errors="coerce")
        counted += int((counts > 0).sum().sum())
        findings = check(counts, columns)
        if not findings.passed:
            broken.append(f"{path.name}: {findings.sentence}")
    return counted, broken
