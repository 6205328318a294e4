"""Write the page on speed from what tools/bench measured."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from rule_page import filled

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "book" / "reference" / "speed.template.md"
PAGE = SOURCE.with_name("speed.md")
BENCH = ROOT / "tools" / "bench"
NAMES = {
    "scan": "reading the columns, and nothing else (the bound)",
    "builder": "**the kit's builder**: sorted keys",
    "duckdb": "the builder's query, in DuckDB",
    "polars": "Polars, streaming",
    "naive": "DuckDB, `COUNT(DISTINCT …)`",
    "pandas": "pandas",
    "spark": "the builder's query, in Spark on one computer",
}


def read(name: str) -> Any:
    """Read the figures of one script of tools/bench."""
    return json.loads((BENCH / f"{name}.json").read_text(encoding="utf-8"))


def ways(size: dict[str, Any]) -> str:
    """Write the ways to count one size as rows of a table, the fastest first."""
    scan = size["ways"]["scan"]["seconds"]
    rows = sorted(size["ways"].items(), key=lambda item: item[1]["seconds"])
    return "\n".join(
        f"| {NAMES[way]} | {one['seconds']:.2f} | {one['seconds'] / scan:.0f} | {one['cpu']:.0f} | "
        f"{one['peak_gib']:.2f} |"
        for way, one in rows
    )


def growth(sizes: list[dict[str, Any]]) -> str:
    """Write how counting grows, size by size."""
    return "\n".join(
        f"| {size['people']:,} | {size['records']:,} | {size['ways']['builder']['seconds']:.2f} | "
        f"{size['ways']['duckdb']['seconds']:.2f} | {size['ways']['pandas']['seconds']:.2f} |"
        for size in sizes
    )


def builds(found: list[dict[str, Any]]) -> str:
    """Write whole builds as rows of a table."""
    rows = []
    for one in found:
        steps = " | ".join(f"{seconds:.1f}" for seconds in one["parts"].values())
        rows.append(
            f"| {one['people']:,} | {one['limit']} | {one['seconds']:.1f} | {steps} | "
            f"{one['peak_gib']:.2f} |"
        )
    return "\n".join(rows)


def known() -> dict[str, Any]:
    """What the page may ask for."""
    engines, whole = read("engines"), read("whole")
    largest = engines["sizes"][-1]

    def times(slow: str, fast: str) -> str:
        found = largest["ways"]
        return f"{found[slow]['seconds'] / found[fast]['seconds']:.1f}"

    def memory(way: str) -> str:
        return f"{largest['ways'][way]['peak_gib']:.2f}"

    return {
        "machine": engines["machine"],
        "repeats": engines["repeats"],
        "people": f"{largest['people']:,}",
        "records": f"{largest['records']:,}",
        "rows": f"{largest['rows']:,}",
        "ways": ways(largest),
        "growth": growth(engines["sizes"]),
        "builds": builds(whole["builds"]),
        "audit": whole["audit"],
        "generator": whole["generator"],
        "times": times,
        "memory": memory,
        "comma": lambda n: f"{n:,}",
    }


def made() -> dict[Path, str]:
    """The page by its path."""
    return {PAGE: filled(SOURCE.read_text(encoding="utf-8"), known())}
