"""Make the book of a tier, from the folder of tables to pages in HTML."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pandas as pd

from build_lessons import jobs
from lesson_run import COLOR
from publictier.builder import swap
from roles.resolve import Filled, fill, read
from roles.template import describe
from tier_book import install, report, wording
from tier_book.install import TaughtTier, TierError
from tier_book.leave_out import (
    WITH_LESSON,
    LeftOut,
    left_out,
    mark_links,
    put_note,
    put_spanish_notes,
    title_of,
)

Say = Callable[[str], None]
TAIL = 4_000  # characters of what a tool said that are shown
NEEDED = {"conditions", "conditions_by_sex", "conditions_by_age", "domains_by_sex"}


@dataclass(frozen=True)
class Made:
    """What came of it.

    Attributes:
        book: the folder of pages.
        filled: what the tier has for each role.
        lost: what is left out.
    """

    book: Path
    filled: Filled
    lost: list[LeftOut]


def make(
    tier: TaughtTier,
    out: Path,
    *,
    roles: Path | None = None,
    keep: Path | None = None,
    force: bool = False,
    say: Say = print,
) -> Made:
    """Make the book: all of it or nothing.

    Args:
        tier: what is taught with.
        out: folder of the book.
        roles: file with the user's own choice of conditions.
        keep: folder for the copy of the kit that the book is made from.
        force: whether an earlier book, and copy, are replaced.
        say: told of each step.

    Raises:
        TierError: a folder is there already, or a step failed.
        roles.RoleError: the user's choice does not fit.
    """
    for folder in (out, keep):
        if folder and folder.exists() and not force:
            raise TierError(f"{folder} is there already. Give another folder, or --force.")
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=f".{out.name}-") as name:
        root = Path(name) / "kit"
        say("Copying the kit, and putting the tables in …")
        install.copy_kit(root)
        install.put_tier(tier, root)
        if not tier.is_own:
            wording.put(root, tier)
        bound = bind(tier, root, roles)
        filled, lost = bound.filled, _make_lessons(root, bound.lost, say)
        if not tier.is_own:
            put_spanish_notes(root)
            mark_links(root, lost)
            report.put_page(root, report.page(tier, filled, lost, bound.nearly_all), tier.printed)
        say("Making plans, keys and other pages …")
        _run(root, "reference_pages.py")
        say("Building the book …")
        _run(root, "build_book.py")
        book = root / "_build" / "html"
        record = report.as_json(report.record(tier, filled, lost))
        (book / "teach_report.json").write_text(record, encoding="utf-8", newline="\n")
        swap.put(book, out)
        if keep:
            _keep(root, keep)
    return Made(out, filled, lost)


@dataclass(frozen=True)
class Bound:
    """What a tier has for each role, what it cannot carry, and what nearly everybody in it has."""

    filled: Filled
    lost: list[LeftOut]
    nearly_all: list[str]


def bind(tier: TaughtTier, root: Path, roles: Path | None) -> Bound:
    """Fill the roles, and take out of a copy of the kit what cannot be carried.

    Raises:
        TierError: a table is missing that every lesson needs.
        roles.RoleError: the user's choice does not fit.
    """
    folder = root / "datasets" / "public_tier"
    names = {path.stem.removeprefix(tier.prefix) for path in folder.glob("*.csv")}
    if missing := NEEDED - names:
        raise TierError(
            f"{tier.folder} has no table {' and no '.join(sorted(missing))}. The lessons need it."
        )
    if roles is not None:
        shutil.copyfile(roles, root / "datasets" / "roles.toml")

    def load(name: str) -> pd.DataFrame:
        return pd.read_csv(folder / f"{tier.prefix}{name}.csv")

    filled = fill(load, read(roles) if roles is not None else {})
    about = {"people": tier.printed, "made_up": tier.made_up, "own": tier.is_own}
    lost = left_out(root, filled, describe(about, names, load))
    _out(root, lost)
    _run(root, "datapackage.py")
    conditions = load("conditions")
    nearly_all = conditions[conditions["percent"] >= report.NEARLY_ALL]["name"].tolist()
    return Bound(filled, lost, nearly_all)


def _make_lessons(root: Path, lost: list[LeftOut], say: Say) -> list[LeftOut]:
    """Make all lessons on the tier; one whose code fails there is left out, with what it said."""
    names = list(dict.fromkeys(job.name for job in jobs(root=root)))
    # pages that are made from the notebooks of lessons come last
    alone = [name for name in names if name.endswith("/rosetta")]
    say(f"Making {len(names)} lessons and pages; this takes some minutes …")
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        first = list(pool.map(partial(failed, root), [one for one in names if one not in alone]))
    found = _out(root, [one for ones in first for one in ones])
    for name in alone:
        found += _out(root, failed(root, name))
    return [*lost, *found]


def failed(root: Path, name: str) -> list[LeftOut]:
    """Make a lesson with its practice set; give what of the two failed, and why.

    Raises:
        TierError: it failed for another reason than its cells.
    """
    done = _tool(root, "build_lessons.py", name)
    if not done.returncode:
        return []
    said = COLOR.sub("", done.stderr).strip().splitlines()
    here = jobs([name], root=root)
    culprit = next((job for job in here if said and said[0].startswith(str(job.source))), None)
    if culprit is None:
        raise TierError(f"{name} could not be made:\n{done.stderr}")
    why = f"Its code does not run on these tables: {said[-1]}"
    lost = LeftOut(culprit, title_of(culprit), why)
    if culprit.is_practice:
        return [lost]
    return [lost, *(LeftOut(job, title_of(job), WITH_LESSON) for job in here[1:])]


def _out(root: Path, lost: list[LeftOut]) -> list[LeftOut]:
    for one in lost:
        put_note(root, one)
    return lost


def _keep(root: Path, keep: Path) -> None:
    """Put the copy of the kit where its user wants it, which may be another disk."""
    keep.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=keep.parent, prefix=f".{keep.name}-") as name:
        beside = Path(name) / "kit"
        shutil.copytree(root, beside, symlinks=True, ignore=shutil.ignore_patterns("_build"))
        swap.put(beside, keep)


def _run(root: Path, tool: str) -> None:
    done = _tool(root, tool)
    if done.returncode:
        said = done.stdout[-TAIL:] + done.stderr[-TAIL:]
        raise TierError(f"{tool} failed on these tables:\n{said}")


def _tool(root: Path, tool: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a tool of the copy, with the copy's own library and tables."""
    places = os.pathsep.join([str(root / "src"), str(root / "tools")])
    return subprocess.run(
        [sys.executable, f"tools/{tool}", *arguments],
        cwd=root,
        env={**os.environ, "PYTHONPATH": places, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
