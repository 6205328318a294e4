"""Describe every table: read facts off the files, meanings from descriptions.toml.

Writes datasets/datapackage.json (Frictionless Data Package) and the data dictionary of the book.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
import tomllib
from pathlib import Path
from typing import Any

import pandas as pd
import yaml

import sources_page
from lesson_source import FRONT_MATTER
from publictier.strata import AGES, SEXES

ROOT = Path(__file__).resolve().parent.parent
LICENCE = {
    "name": "CC-BY-4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
    "title": "Creative Commons Attribution 4.0",
}
MADE_UP = "Made-up people: synthetic, protected aggregates. No row is about anyone."
REAL = "Real, published figures; each row names its source."
INDEPENDENT = "Independent work, not endorsed by the program."
ENUMS = {
    "sex": list(SEXES.values()),
    "age": list(AGES.values()),
    "bound": ["exact", "at_least", "about", "up_to", "ceil20"],
    "genetic_group": ["1", "2", "3", "4", "Total"],
    "data": ["enrolled", "available"],
}
TEXT_COLUMNS = re.compile(r"stratum_\d|concept_code|as_of|as_printed|genetic_group|code")
ORDER = {"public_tier": 0, "facts": 1}


class DescriptionError(Exception):
    """A table or a column has no description."""


def read_descriptions(datasets: Path) -> dict[str, Any]:
    """Read what people wrote about columns and tables."""
    return tomllib.loads((datasets / "descriptions.toml").read_text(encoding="utf-8"))


def read_tier(datasets: Path) -> dict[str, Any]:
    """Read whose data the tables of people hold."""
    given = tomllib.loads((datasets / "tier.toml").read_text(encoding="utf-8"))
    return {name: given[name.replace("_", "-")] for name in ("people", "label", "made_up", "own")}


def lessons_by_table(book: Path) -> dict[str, list[str]]:
    """Find which lessons name which table in their front matter."""
    used: dict[str, list[str]] = {}
    for path in sorted(book.glob("*/*.md")):
        head = FRONT_MATTER.match(path.read_text(encoding="utf-8"))
        front = yaml.safe_load(head[1]) if head else {}
        for table in (*front.get("tables", []), *front.get("tables-if-there", [])):
            used.setdefault(table, []).append(f"{path.parent.name}/{path.stem}")
    return used


def resource(path: Path, datasets: Path, written: dict[str, Any], lessons: list[str]) -> Any:
    """Describe one file."""
    data = path.read_bytes()
    relative = path.relative_to(datasets).as_posix()
    is_fact = relative.startswith("facts/")
    name = f"facts_{path.stem}" if is_fact else path.stem.removeprefix("synthetic_")
    title = written["titles"].get(name) or _title_of_other(name, read_tier(datasets)["own"])
    if title is None:
        raise DescriptionError(f"{relative} has no title in datasets/descriptions.toml: {name}.")
    table = pd.read_csv(path, dtype=str, keep_default_na=False)
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": relative,
        "title": title,
        "description": REAL if is_fact else about_people(read_tier(datasets)),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": "sha256:" + hashlib.sha256(data).hexdigest(),
        "rows": len(table),
        "licenses": [LICENCE],
        "lessons": lessons,
        "schema": {
            "fields": [field(table[column], relative, written["columns"]) for column in table],
            "missingValues": [""],
        },
    }


def _title_of_other(name: str, is_own: bool) -> str | None:
    """Title a table that only other tiers have, such as the source codes of drugs."""
    return None if is_own else name.replace("_", " ").capitalize()


def about_people(tier: dict[str, Any]) -> str:
    """Say whose counts the protected tables hold.

    >>> about_people({"people": "Patients of 2025", "made_up": False, "own": False})
    'Patients of 2025: protected aggregates.'
    """
    if tier["own"]:
        return MADE_UP
    invented = " Synthetic: no row is about anyone." if tier["made_up"] else ""
    return f"{tier['people']}: protected aggregates.{invented}"


def field(column: pd.Series[str], place: str, meanings: dict[str, Any]) -> dict[str, Any]:
    """Describe one column."""
    name = str(column.name)
    if name not in meanings:
        raise DescriptionError(f"{place}: column {name} is not in datasets/descriptions.toml.")
    about = meanings[name]
    entry: dict[str, Any] = {
        "name": name,
        "type": kind(column),
        "description": about["meaning"],
    }
    if "unit" in about:
        entry["unit"] = about["unit"]
    constraints: dict[str, Any] = {"required": bool((column != "").all())}
    if name in (*ENUMS, "people"):
        constraints["enum"] = sorted(set(column)) if name == "people" else ENUMS[name]
    entry["constraints"] = constraints
    return entry


def kind(column: pd.Series[str]) -> str:
    """Tell the type of a column from its values.

    >>> kind(pd.Series(["20", "40", ""], name="count"))
    'integer'
    >>> kind(pd.Series(["0.5", "12"], name="percent")), kind(pd.Series(["20"], name="stratum_1"))
    ('number', 'string')
    """
    values = [value for value in column if value != ""]
    if TEXT_COLUMNS.fullmatch(str(column.name)):
        return "string"
    if values and all(re.fullmatch(r"-?\d+", value) for value in values):
        return "integer"
    if values and all(re.fullmatch(r"-?\d+(\.\d+)?(e-?\d+)?", value) for value in values):
        return "number"
    return "string"


def describe(datasets: Path, book: Path) -> dict[str, Any]:
    """Describe all tables.

    Raises:
        DescriptionError: a table or column has no description, or a description no table.
    """
    written = read_descriptions(datasets)
    used = lessons_by_table(book)
    files = sorted(
        [*datasets.glob("public_tier/*.csv"), *datasets.glob("facts/*.csv")],
        key=lambda path: (ORDER[path.parent.name], path.name),
    )
    resources = []
    for path in files:
        name = path.stem.removeprefix("synthetic_")
        name = f"facts_{name}" if path.parent.name == "facts" else name
        resources.append(resource(path, datasets, written, used.get(name, [])))
    tier = read_tier(datasets)
    if tier["own"]:  # another tier may lack tables, and then lessons
        _refuse_leftovers(resources, written, used)
    return {
        "profile": "tabular-data-package",
        "name": "rounded-to-twenty",
        "title": "Rounded to Twenty: published tables",
        "description": f"{about_people(tier)} {REAL} {INDEPENDENT}",
        "licenses": [LICENCE],
        "tier": tier,
        "resources": resources,
    }


def _refuse_leftovers(
    resources: list[dict[str, Any]], written: dict[str, Any], used: dict[str, list[str]]
) -> None:
    names = {row["name"] for row in resources}
    columns = {field["name"] for row in resources for field in row["schema"]["fields"]}
    for what, known, found in (
        ("tables that are described but not there", names, set(written["titles"])),
        ("columns that are described but in no table", columns, set(written["columns"])),
        ("tables that a lesson names but that are not there", names, set(used)),
    ):
        if found - known:
            raise DescriptionError(f"{what}: {', '.join(sorted(found - known))}")


def dictionary(package: dict[str, Any]) -> str:
    """Write the data dictionary page."""
    lines = [
        "# Data dictionary",
        "",
        "<!-- Made by `python3 tools/kit.py data` from datasets/; do not edit. -->",
        "",
        "Every table of the kit, and what each column means. In Python: `load(\"conditions\")`, "
        "and `facts(\"representation\")` for real figures.",
        "",
    ]  # fmt: skip
    for heading, about, is_fact in (
        (package["tier"]["people"], about_people(package["tier"]), False),
        ("Real figures", REAL, True),
    ):
        lines += [f"## {heading}", "", about, ""]
        for row in package["resources"]:
            if row["path"].startswith("facts/") == is_fact:
                lines += _section(row)
    return "\n".join(lines).rstrip() + "\n"


def _section(row: dict[str, Any]) -> list[str]:
    lessons = ", ".join(row["lessons"])
    used = f" Used in: {lessons}." if lessons else ""
    lines = [
        f"### {row['name']}",
        "",
        f"{row['title']}. {row['rows']:,} rows, file `datasets/{row['path']}`.{used}",
        "",
        "| Column | Type | Meaning |",
        "| --- | --- | --- |",
    ]
    for entry in row["schema"]["fields"]:
        unit = f" (unit: {entry['unit']})" if "unit" in entry else ""
        allowed = entry["constraints"].get("enum")
        values = f". One of: {', '.join(allowed)}" if allowed else ""
        meaning = f"{entry['description']}{values}{unit}".replace("|", "\\|")
        lines.append(f"| `{entry['name']}` | {entry['type']} | {meaning} |")
    return [*lines, ""]


def write(package: dict[str, Any], datasets: Path, reference: Path) -> int:
    """Write datapackage.json, data dictionary and sources; give the number of tables."""
    text = json.dumps(package, indent=1, ensure_ascii=False) + "\n"
    (datasets / "datapackage.json").write_text(text, encoding="utf-8", newline="\n")
    pages = {"data-dictionary.md": dictionary(package), "sources.md": sources_page.page(datasets)}
    for name, content in pages.items():
        (reference / name).write_text(content, encoding="utf-8", newline="\n")
    return len(package["resources"])


if __name__ == "__main__":
    described = describe(ROOT / "datasets", ROOT / "book")
    count = write(described, ROOT / "datasets", ROOT / "book" / "reference")
    print(f"{count} tables described")
    sys.exit(0)
