"""Write the book's page of sources: of real figures, and of what the made-up people match."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = ROOT / "src" / "publictier" / "population" / "catalogue"
ASSUMPTION = "assumption"
HEAD = """# Sources

<!-- Made by `python3 tools/kit.py data` from datasets/ and the catalogue; do not edit. -->

Real figures carry their source in every row. The kit's made-up people are drawn so that they
match published figures, too; those are listed second. "Read as" says how much of a source was read
for this kit: an abstract or a snippet is less than the whole text. Check it before you rely on it.

Nothing here was opened live: stored copies were read. So each source says on which day its copy was
read for this kit, by which day somebody should look again, and what to do if it is gone or has
changed.

"""
TARGETS = """The stored copies of these were read in November 2026. Look again by November 2028.
If a page is gone, look the title up at a library; if a figure has changed, change the target and
its source together, and make the tables again. No lesson shows these figures as findings."""


def citation(row: dict[str, str], read: str) -> str:
    """Write one source as a list item."""
    parts = [row["authors"], f"*{row['title']}*", row.get("published") or row.get("publisher", "")]
    text = ", ".join(part for part in parts if part)
    year = f" ({row['year']})" if row["year"] else ""
    address = row.get("url_or_doi") or row.get("url", "")
    where = f". <{address}>" if address.startswith("http") else f". {address}" if address else ""
    name = f"`{row['source']}` " if "checked" in row else ""
    return f"- {name}{text}{year}{where}. Read as: {row[read]}.{_freshness(row)}"


def _freshness(row: dict[str, str]) -> str:
    """Say when a source was read, by when to look again, and what to do if it is gone."""
    if "checked" not in row:
        return ""
    return (
        f" **Read on {row['checked']}; look again by {row['recheck_by']}.** "
        f"If it is gone: {row['fallback'][0].lower()}{row['fallback'][1:]}"
    )


def due(path: Path) -> list[str]:
    """Write a table of what to look at again, the first days first."""
    rows = pd.read_csv(path, dtype=str, keep_default_na=False)
    lines = ["| Look again by | Sources |", "| --- | --- |"]
    for day, part in rows.groupby("recheck_by"):
        lines.append(f"| {day} | {len(part)}: {', '.join(part['source'])} |")
    return lines


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
    lines = [HEAD + "## What to look at again", "", *due(datasets / "facts" / "sources.csv"), ""]
    lines += ["## Real figures", "", *facts, ""]
    lines += ["## Targets of the made-up people", "", TARGETS, ""]
    for path in sorted(catalogue.glob("sources_*.csv")):
        heading = path.stem.removeprefix("sources_").replace("_", " ").capitalize()
        lines += [f"### {heading}", "", *section(path, "read_as"), ""]
    return "\n".join(lines).rstrip() + "\n"
