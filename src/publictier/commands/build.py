"""``publictier build SOURCE --out DIR``."""

import argparse
import sys
from pathlib import Path

from publictier.errors import PublicTierError


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Say what the command takes."""
    build = commands.add_parser(
        "build",
        help="turn an OMOP source into protected public-tier tables",
        description="Count the distinct participants of an OMOP CDM 5.3 or 5.4 source, protect "
        "every count, audit the whole release, and write it as CSV files.",
    )
    build.add_argument(
        "source",
        help="folder of Parquet or CSV files (plain or .gz), or a DuckDB file; for spark a folder "
        "of Parquet files or a database; for bigquery project.dataset",
    )
    build.add_argument("--engine", default="duckdb", help="duckdb, spark or bigquery")
    build.add_argument("--out", type=Path, required=True, help="folder to make")
    build.add_argument("--force", action="store_true", help="replace an earlier build")
    build.add_argument("--age-rule", default="data-browser", help="data-browser or achilles")
    build.add_argument("--event-filter", default="none", help="none or observation-period")
    build.add_argument(
        "--joint-age", default="first-record", help="first-record or each-occurrence"
    )
    build.add_argument("--memory-limit", help="such as 2GB")
    build.add_argument("--threads", type=int, help="number of threads")
    build.add_argument("--max-bytes", type=int, help="bigquery: most bytes that one query may bill")
    build.add_argument(
        "--drop-orphans", action="store_true", help="leave out records of unknown people"
    )
    build.add_argument(
        "--drop-bad-dates", action="store_true", help="leave out records with impossible dates"
    )
    build.add_argument("--people", default="unstated", help="whose data: text of the column people")
    build.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Build the tier, and say what was found."""
    try:
        from publictier.builder import BuildOptions, build
    except ModuleNotFoundError as error:
        if error.name != "duckdb":
            raise
        raise PublicTierError(
            'build needs DuckDB, which is not installed. Run: pip install "publictier[build]"'
        ) from error
    options = BuildOptions(
        engine=arguments.engine,
        max_bytes=arguments.max_bytes,
        age_rule=arguments.age_rule,
        event_filter=arguments.event_filter,
        joint_age=arguments.joint_age,
        memory_limit=arguments.memory_limit,
        threads=arguments.threads,
        drop_orphans=arguments.drop_orphans,
        drop_bad_dates=arguments.drop_bad_dates,
    )
    built = build(
        arguments.source,
        arguments.out,
        options,
        force=arguments.force,
        people=arguments.people,
        progress=_show if sys.stderr.isatty() else None,
    )
    for note in built.notes:
        print(f"Note: {note}.", file=sys.stderr)
    if built.missing:
        print(f"Not in the source: {', '.join(built.missing)}.", file=sys.stderr)
    print(built.audit)
    print(f"{built.folder}: {len(built.rows)} tables, {sum(built.rows.values()):,} rows")
    return 0


def _show(line: str) -> None:
    print(f"… {line}", file=sys.stderr, flush=True)
