"""Write a release to a folder: all of it or nothing."""

import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from publictier.audit.published import AUDIT_REPORT, BUILD_REPORT
from publictier.builder.exact import Progress, exact_counts
from publictier.builder.options import BuildOptions
from publictier.builder.release import protected_tables
from publictier.builder.swap import put
from publictier.builder.tidy import Tables
from publictier.disclosure import RULE
from publictier.errors import SourceError


@dataclass(frozen=True)
class Built:
    """What a build made.

    Attributes:
        folder: where it is.
        rows: number of rows by table.
        missing: tables that were looked for in the source and are not there.
        notes: what was left out of the source. Not for publication: they hold exact numbers.
        audit: the report of the audit, one line or more.
    """

    folder: Path
    rows: dict[str, int]
    missing: tuple[str, ...]
    notes: tuple[str, ...]
    audit: str


def check_out(out: Path, force: bool) -> None:
    """Refuse a folder that cannot be written or must not be replaced.

    Raises:
        SourceError: as said; the message names the remedy.
    """
    if not out.parent.is_dir():
        raise SourceError(
            f"{out} cannot be made: {out.parent} is not a folder. Make it, or give another --out."
        )
    if not os.access(out.parent, os.W_OK | os.X_OK):
        raise SourceError(
            f"{out} cannot be made: there is no permission to write in {out.parent}. Give another "
            "--out."
        )
    if not out.exists():
        return
    if not force:
        raise SourceError(
            f"{out} is there already. Give another --out, or --force to replace an earlier build."
        )
    foreign = _foreign_files(out)
    if foreign:
        raise SourceError(
            f"{out} is not replaced: it holds {len(foreign):,} things that a build did not write, "
            f"for example {foreign[0]}. Give another --out, or move them."
        )


def _foreign_files(out: Path) -> list[str]:
    """Name what --force must not delete."""
    if not out.is_dir():
        return [out.name]
    report = out / BUILD_REPORT
    known: set[str] = set()
    if report.is_file():
        try:
            known = {BUILD_REPORT, *json.loads(report.read_text(encoding="utf-8"))["files"]}
        except (ValueError, KeyError, TypeError):
            known = set()  # somebody else's file of that name: then all of it is theirs
    return sorted(path.name for path in out.iterdir() if path.name not in known)


@contextmanager
def _all_or_nothing(out: Path) -> Iterator[Path]:
    """Give a folder beside ``out`` that takes its place if all goes well."""
    try:
        scratch = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    except OSError as error:
        raise SourceError(
            f"{out} cannot be made ({error.strerror}). Give another --out."
        ) from error
    try:
        fresh = scratch / "new"
        fresh.mkdir()
        yield fresh
        put(fresh, out)
    except OSError as error:
        raise SourceError(
            f"{out} cannot be written ({error.strerror}). Free some space or give another --out."
        ) from error
    finally:
        shutil.rmtree(scratch)


def write_tables(tables: Tables, folder: Path, prefix: str = "") -> list[str]:
    """Write tables as CSV (UTF-8, comma, line feeds); empty cells for missing values.

    Returns:
        The file names, sorted.
    """
    for name, table in tables.items():
        table.to_csv(
            folder / f"{prefix}{name}.csv", index=False, lineterminator="\n", encoding="utf-8"
        )
    return sorted(f"{prefix}{name}.csv" for name in tables)


def _write_json(path: Path, content: object) -> None:
    text = json.dumps(content, indent=2, ensure_ascii=False) + "\n"
    path.write_text(text, encoding="utf-8", newline="\n")


def build(
    source: str | Path,
    out: str | Path,
    options: BuildOptions | None = None,
    *,
    force: bool = False,
    people: str = "unstated",
    prefix: str = "",
    progress: Progress | None = None,
) -> Built:
    """Build protected tables from an OMOP source.

    Args:
        source: a folder of Parquet or CSV files, or a DuckDB file.
        out: the folder to make, with one CSV a table, the audit's report and the build's.
        options: how to count.
        force: replace the folder if an earlier build made it.
        people: text of the column ``people``: whose data these are.
        prefix: what file names begin with.
        progress: called with a short line when a step begins.

    Raises:
        SourceError: the source cannot be counted, or the folder cannot be written.
        DisclosureError, AuditError: the release cannot be made safe.
    """
    out = Path(out)
    options = options or BuildOptions()
    say = progress or (lambda line: None)
    check_out(out, force)
    exact = exact_counts(source, options, say)
    say("protecting and auditing")
    tables, report = protected_tables(exact, people)
    say("writing")
    rows = {name: len(table) for name, table in tables.items()}
    with _all_or_nothing(out) as folder:
        files = write_tables(tables, folder, prefix)
        _write_json(folder / AUDIT_REPORT, report.as_dict())
        content = {
            "rule": {"base": RULE.base, "direction": RULE.direction},
            "options": options.semantics(),
            "people": people,
            "missing_tables": exact.missing,
            "rows": rows,
            "files": sorted([*files, AUDIT_REPORT]),
        }
        _write_json(folder / BUILD_REPORT, content)
    return Built(out, rows, exact.missing, exact.notes, str(report))
