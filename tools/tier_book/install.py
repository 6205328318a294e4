"""Copy the kit, and put a tier into the copy in place of the kit's own."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from publictier.audit.examine import examine
from publictier.audit.published import BUILD_REPORT
from publictier.markup import MADE_UP
from publictier.tables import PREFIX, prefix_of

ROOT = Path(__file__).resolve().parent.parent.parent
PUBLIC_TIER = ROOT / "datasets" / "public_tier"
#: What is copied: the kit, and nothing that a user may have put beside it, such as records.
COPIED = (
    "book", "datasets", "exercises", "notebooks", "src", "tests", "tools",
    "_config.yml", "_toc.yml", "noxfile.py", "pyproject.toml", "requirements.txt",
    "CITATION.cff", "CONTRIBUTING.md", "LICENSE", "LICENSE-CONTENT", "README.md",
)  # fmt: skip
SKIPPED = ("__pycache__", ".ipynb_checkpoints", "*.egg-info", "public_tier")
TAUGHT_OPTIONS = {"age_rule": "data-browser", "joint_age": "first-record"}
NOT_IN_A_LABEL = "\"'\\<>{}\n"


class TierError(Exception):
    """A tier cannot be taught with; the message says why, and what to do."""


@dataclass(frozen=True)
class TaughtTier:
    """A folder of tables, and whose data they hold.

    Attributes:
        folder: what `publictier build` made.
        made_up: whether the people are.
        people: the label in the rows.
        small_counts: how many small counts the audit attacked.
    """

    folder: Path
    made_up: bool
    people: str
    small_counts: int

    @cached_property
    def is_own(self) -> bool:
        """Whether these are the tables that the kit came with, byte for byte."""
        own = {path.name: path.read_bytes() for path in PUBLIC_TIER.glob("*.csv")}
        return own == {path.name: path.read_bytes() for path in self.folder.glob("*.csv")}

    @property
    def prefix(self) -> str:
        """How the files of its tables begin in the kit."""
        return prefix_of(made_up=self.made_up)

    @property
    def printed(self) -> str:
        """The label as it stands beside a chart; made-up people are always called so."""
        if self.people == "made-up":
            return MADE_UP
        if not self.made_up or "made-up" in self.people or "made up" in self.people:
            return self.people[:1].upper() + self.people[1:]
        return f"{MADE_UP} ({self.people})"


def read(folder: Path, *, made_up: bool) -> TaughtTier:
    """Audit a tier before it is copied, and see whose data it holds.

    Raises:
        publictier.errors.TableError: the folder holds no tier that can be read.
        TierError: the audit found a breach, rows do not say whose data these are, or they say
            made-up where the people are said to be real.
    """
    found = examine(folder)
    if found.breaches:
        raise TierError(
            f"{folder} is not fit to be published, and so not to be taught with: "
            f"{found.breaches[0]} Run: publictier audit {folder}"
        )
    _check_options(folder)
    people = found.tier.people
    if people == "unstated":
        raise TierError(
            f"{folder} does not say whose data these are. Build it again with --people, such as "
            '--people "our patients, 2025".'
        )
    if wrong := sorted(set(people) & set(NOT_IN_A_LABEL)):
        raise TierError(
            f"The label {people!r} holds {' '.join(wrong)}, which code cells cannot show. Build "
            "the tier again with other words after --people."
        )
    if not made_up and people.lower().startswith(("made-up", "made up", "synthetic")):
        raise TierError(
            f'The rows of {folder} say "{people}", and you say --real. One of the two is wrong.'
        )
    return TaughtTier(folder, made_up, people, len(found.bounds))


def _check_options(folder: Path) -> None:
    """Refuse a tier whose ages mean something else than the lessons say."""
    report = folder / BUILD_REPORT
    said = json.loads(report.read_text(encoding="utf-8")) if report.is_file() else {}
    for name, needed in TAUGHT_OPTIONS.items():
        used = said.get("options", {}).get(name, needed)
        if used != needed:
            option = f"--{name.replace('_', '-')}"
            raise TierError(
                f"{folder} was built with {option} {used}, and the lessons explain {needed}. Build "
                f"it again with {option} {needed}."
            )


def copy_kit(target: Path) -> None:
    """Copy the kit without its tables, what it built and where it is installed."""
    target.mkdir()
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=shutil.ignore_patterns(*SKIPPED))
        else:
            shutil.copyfile(source, target / name)
    for folder in (target / "notebooks", target / "exercises"):
        # what lessons and readers have beside notebooks are copies of the kit's own tables
        for path in [*folder.rglob(f"{PREFIX}*.csv"), *folder.rglob("*.ods")]:
            path.unlink()
    (ROOT / ".cache").mkdir(exist_ok=True)
    _same_folder(target / ".cache", ROOT / ".cache")  # what was fetched is used again


def put_tier(tier: TaughtTier, target: Path) -> None:
    """Put a tier's tables and reports into a copy of the kit."""
    tables = target / "datasets" / "public_tier"
    tables.mkdir(parents=True)
    for path in sorted(tier.folder.glob("*.csv")):
        shutil.copyfile(path, tables / f"{tier.prefix}{path.name.removeprefix(PREFIX)}")
    for path in sorted(tier.folder.glob("*_report.json")):
        shutil.copyfile(path, tables / path.name)
    about = {"people": tier.printed, "label": tier.people, "made-up": tier.made_up}
    about["own"] = tier.is_own
    # a text in JSON is one in TOML
    said = [f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in about.items()]
    path = target / "datasets" / "tier.toml"
    path.write_text("".join(said), encoding="utf-8", newline="\n")
    # the library finds its tables as a package beside its code
    _same_folder(target / "src" / "publictier" / "datasets", Path("../../datasets"))


def _same_folder(target: Path, source: Path) -> None:
    """Let a folder stand in a second place; where links are not allowed, copy it.

    Args:
        target: the second place.
        source: the folder; a path from where the second place is, if the two stay together.
    """
    try:
        target.symlink_to(source, target_is_directory=True)
    except OSError:
        shutil.copytree(target.parent / source, target)
