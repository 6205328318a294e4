"""What stands beside the notebooks of R and Python basics: R sees only its own folder."""

from __future__ import annotations

from pathlib import Path

from publictier import disclosure, load, tables
from publictier.check import r_helpers

DATASETS = Path(__file__).resolve().parent.parent / "datasets" / "public_tier"
TABLE = "conditions_by_age"  # the one table of the stage
COPIED = (TABLE, "conditions")
PREFIX = tables.prefix()
AS_SHOWN = f"{PREFIX}{TABLE}_as_shown.csv"
HELPERS = "publictier.R"


def files() -> dict[str, bytes]:
    """Give the tables and the R helpers by file name."""
    names = [f"{PREFIX}{table}.csv" for table in COPIED]
    copies = {name: (DATASETS / name).read_bytes() for name in names}
    return {**copies, AS_SHOWN: as_shown(), HELPERS: r_helpers().encode()}


def as_shown() -> bytes:
    """Write the table as readers see it: counts as text, such as "≤ 20" and "1,240"."""
    table = load(TABLE)
    table["shown"] = table["count"].map(disclosure.shown)
    columns = table[["name", "age", "shown", "people"]]
    return str(columns.to_csv(index=False, lineterminator="\n")).encode()


def put(folder: Path) -> dict[str, bytes]:
    """Write the files into a folder, and give them."""
    found = files()
    for name, data in found.items():
        (folder / name).write_bytes(data)
    return found
