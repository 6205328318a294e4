"""Write the book's page of sources: of real figures, and of what the made-up people match."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = ROOT / "src" / "publictier" / "population" / "catalogue"
ASSUMPTION = "assumption"
HEAD = """# Sources

<!-- Made by `python3 tools/kit.py data` from datasets/ and the catalogue; do not edit. -->

Real figures carry their source in every row. The made-up people are drawn so that they match
published figures, too; those are listed second. "Read as" says how much of a source was read for
this kit: an abstract or a snippet is less than the whole text. Check it before you rely on it.

"""


def citation(row: dict[str, str], read: str) -> str:
    """Write one source as a list item."""
    parts = [row["authors"], f"*{row['title']}*", row.get("published") or row.get("publisher", "")]
    text = ", ".join(part for part in parts if part)
    year = f" ({row['year']})" if row["year"] else ""
    address = row.get("url_or_doi") or row.get("url", "")
    where = f". <{address}>" if address.startswith("http") else f". {address}" if address else ""
    return f"- {text}{year}{where}. Read as: {row[read]}."


def section(path: Path, read: str) -> list[str]:
    """Write the sources of one file, sorted as they are there."""
    rows = pd.read_csv(path, dtype=str, keep_default_na=False).to_dict("records")
    return [
        citation({str(k): str(v) for k, v in row.items()}, read)
        for row in rows
        if row["source"] != ASSUMPTION
    ]


def page(datasets: Path, catalogue: Path = CATALOGUE) -> str:
    """Write the whole page."""
    facts = section(datasets / "facts" / "sources.csv", "how_read")
    lines = [HEAD + "## Real figures", "", *facts, "", "## Targets of the made-up people", ""]
    for path in sorted(catalogue.glob("sources_*.csv")):
        heading = path.stem.removeprefix("sources_").replace("_", " ").capitalize()
        lines += [f"### {heading}", "", *section(path, "read_as"), ""]
    return "\n".join(lines).rstrip() + "\n"
