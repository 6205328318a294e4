"""Read the published tables: checked against their hash and schema before anyone sees a number."""

from __future__ import annotations

import difflib
import hashlib
import io
import json
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pandas as pd

from publictier import disclosure
from publictier.errors import ChangedTableError, DisclosureError, UnknownTableError
from publictier.markup import data_table

PREFIX = "synthetic_"
FACTS = "facts/"
DTYPES = {"integer": "int64", "number": "float64", "string": "str"}
TEACHING = "made up, exact, for teaching"


@cache
def _package() -> dict[str, Any]:
    text = files("publictier.datasets").joinpath("datapackage.json").read_text("utf-8")
    return dict(json.loads(text))


@cache
def _catalogue() -> dict[str, dict[str, Any]]:
    return {resource["name"]: resource for resource in _package()["resources"]}


def tier() -> dict[str, Any]:
    """Say whose data the protected tables hold.

    Returns:
        `people` (in words, to print beside a chart), `label` (as in the rows), `made_up`, and
        `own`: whether the tier is the one that the kit came with.

    >>> tier()
    {'people': 'Made-up people', 'label': 'made-up', 'made_up': True, 'own': True}
    """
    return dict(_package()["tier"])


def prefix() -> str:
    """Give what the files of the protected tables begin with; only made-up tables are marked.

    >>> prefix()
    'synthetic_'
    """
    return prefix_of(made_up=tier()["made_up"])


def prefix_of(*, made_up: bool) -> str:
    """Give what the files of a tier begin with.

    >>> prefix_of(made_up=False)
    ''
    """
    return PREFIX if made_up else ""


def names() -> list[str]:
    """Names of the protected tables that `load` reads.

    >>> "conditions_by_sex" in names()
    True
    """
    return [name for name, row in _catalogue().items() if not row["path"].startswith(FACTS)]


def facts_names() -> list[str]:
    """Names of the tables of real, published figures that `facts` reads.

    >>> "representation" in facts_names()
    True
    """
    tables = [name for name, row in _catalogue().items() if row["path"].startswith(FACTS)]
    return [name.removeprefix("facts_") for name in tables]


def load(name: str) -> pd.DataFrame:
    """Read a published table whose counts are rounded up to a multiple of 20.

    Args:
        name: one of `names()`; the file's own name, `synthetic_…`, is understood too.

    Returns:
        The table; columns as `describe(name)` says. Counts are whole numbers; a stored 20 stands
        for 1 to 20 people. Every row ends with the column `people`: whose data, in the kit's own
        tables "made-up".

    Raises:
        UnknownTableError: no such table; the message lists the closest names.
        ChangedTableError: the file is not the one that was published.

    >>> load("conditions_by_sex").columns.tolist()
    ['concept_id', 'name', 'sex', 'count', 'people']
    """
    short = name.removeprefix(PREFIX).removesuffix(".csv")
    if short not in names():
        raise UnknownTableError(unknown(name, names(), "names()"))
    return _read(_catalogue()[short])


def facts(name: str) -> pd.DataFrame:
    """Read a table of real, published figures; each row has its source, place and date.

    Args:
        name: one of `facts_names()`.

    Returns:
        One row a figure. `bound` says how to read `value`: exact, at_least, about, up_to, or
        ceil20 (rounded up by the rule). `conflicts_with` names figures that disagree.

    Raises:
        UnknownTableError, ChangedTableError: as for `load`.

    >>> set(facts("representation")["bound"]) <= {"exact", "at_least", "about", "up_to", "ceil20"}
    True
    """
    if name not in facts_names():
        raise UnknownTableError(unknown(name, facts_names(), "facts_names()"))
    return _read(_catalogue()[f"facts_{name}"])


def describe(name: str) -> pd.DataFrame:
    """Say what each column of a table means: type, unit, allowed values.

    Args:
        name: one of `names()`, or a name of `facts_names()` with `facts_` before it.

    >>> describe("conditions_by_sex")["column"].tolist()
    ['concept_id', 'name', 'sex', 'count', 'people']
    """
    short = name.removeprefix(PREFIX).removesuffix(".csv")
    if short not in _catalogue():
        raise UnknownTableError(unknown(name, list(_catalogue()), "names()"))
    rows = [
        {
            "column": field["name"],
            "type": field["type"],
            "unit": field.get("unit", ""),
            "allowed": ", ".join(field.get("constraints", {}).get("enum", [])),
            "meaning": field["description"],
        }
        for field in _catalogue()[short]["schema"]["fields"]
    ]
    return pd.DataFrame(rows)


def unknown(name: str, known: list[str], call: str, what: str = "table") -> str:
    """Say that there is no such name, which ones are close, and what lists them all.

    >>> unknown("Astma", ["Asthma", "Eczema"], "names()", what="concept")
    "No concept is named 'Astma'. Closest: Asthma. All 2 names: names()."
    """
    close = difflib.get_close_matches(name.removeprefix(PREFIX), known, n=3, cutoff=0.4)
    hint = f" Closest: {', '.join(close)}." if close else ""
    return f"No {what} is named {name!r}.{hint} All {len(known)} names: {call}."


def _read(resource: dict[str, Any]) -> pd.DataFrame:
    try:
        data = files("publictier.datasets").joinpath(resource["path"]).read_bytes()
    except OSError as error:
        raise ChangedTableError(
            f"datasets/{resource['path']} cannot be read ({error.strerror}). Bring it back with "
            "git; to make the tables again: python3 tools/kit.py data"
        ) from error
    found = "sha256:" + hashlib.sha256(data).hexdigest()
    if found != resource["hash"]:
        raise ChangedTableError(
            f"datasets/{resource['path']} is not the file that was published.\n"
            f"  expected {resource['hash']}\n  found    {found}\n"
            "If you changed it, bring it back with git; to make the tables again: "
            "python3 tools/kit.py data"
        )
    fields = resource["schema"]["fields"]
    kinds = {field["name"]: _dtype(field) for field in fields}
    table = pd.read_csv(io.BytesIO(data), dtype=kinds, keep_default_na=False, na_values=[""])
    if table.columns.tolist() != list(kinds):
        raise ChangedTableError(
            f"datasets/{resource['path']} has the columns {', '.join(table.columns)}; "
            f"its description says {', '.join(kinds)}."
        )
    texts = [name for name, kind in kinds.items() if kind == "str"]
    return table.fillna(dict.fromkeys(texts, ""))


def _dtype(field: dict[str, Any]) -> str:
    required = field.get("constraints", {}).get("required", False)
    return "Int64" if field["type"] == "integer" and not required else DTYPES[field["type"]]


class TeachingTable:
    """Exact counts of a small made-up group, so that learners can see what rounding hides.

    It prints "made up, exact, for teaching", and refuses to be saved among published tables.

    Args:
        exact: a table with a column `count` of exact, made-up counts.
        title: what is counted.

    >>> club = TeachingTable(pd.DataFrame({"pet": ["dog", "snake"], "count": [21, 3]}), "Pets")
    >>> club
    TeachingTable('Pets', 2 rows: made up, exact, for teaching)
    >>> club.published()["count"].tolist()
    [40, 20]
    """

    def __init__(self, exact: pd.DataFrame, title: str) -> None:
        disclosure.protect(exact)  # refuses anything but counts
        self._exact = exact.copy()
        self.title = title

    @property
    def exact(self) -> pd.DataFrame:
        """The exact counts, as a copy."""
        return self._exact.copy()

    def published(self) -> pd.DataFrame:
        """The table as the rule would publish it; rows with nobody are left out."""
        return disclosure.protect(self._exact)

    def to_csv(self, path: str | Path) -> None:
        """Save the exact counts for a class, anywhere but among published tables.

        Raises:
            DisclosureError: the path lies in a folder named `datasets`.
        """
        target = Path(path).resolve()
        if "datasets" in target.parts:
            raise DisclosureError(
                f"{self.title}: exact counts ({TEACHING}) are never written below a folder "
                f"'datasets'; asked for {path}. Save them elsewhere, or save published()."
            )
        labelled = self._exact.assign(people=TEACHING)
        labelled.to_csv(target, index=False, lineterminator="\n", encoding="utf-8")

    def __repr__(self) -> str:
        return f"TeachingTable({self.title!r}, {len(self._exact)} rows: {TEACHING})"

    def _repr_html_(self) -> str:
        return data_table(self._exact, f"{self.title} ({TEACHING})", counts=())
