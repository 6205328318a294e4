"""Say in the book, and in a file beside it, what it teaches with and what is left out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from roles import Role, Unfilled
from roles.resolve import FILE, read
from tier_book.install import TaughtTier
from tier_book.leave_out import WITH_LESSON, LeftOut, stages

PAGE = "book/teach/this-tier"
MADE_UP = "The people are made up. What the lessons find in them says nothing about anybody."
REAL = (
    "The people are real. Every count of them is rounded up to the next 20. Nobody in the room "
    "needs to be asked about them, and nobody should try to find one."
)
BEFORE = """\
## Before you teach with it

- **Read each lesson first.** Its conditions were found by what the lesson needs, and nobody has
  read it with these.
- To choose other conditions, write a file of roles, and make the book again with `--roles`: see
  [Use your own data](your-own-data.md#other-conditions).
- Activities in a made-up town, the forms, and figures with a source are as in the kit's own book.
- In Spanish there are the glossary and the Practice Browser. Lessons were translated with the kit's
  own conditions."""
AUDITED = (
    "Before this book was made, its tables were attacked. Of {n:,} small counts none can be worked "
    "out. What that shows, and what it does not, stands in "
    "[Use your own data](your-own-data.md#what-the-audit-shows-and-what-it-does-not)."
)
NEARLY_ALL = 95  # percent
NEARLY_EVERYBODY = (
    "**Nearly everybody** in these tables, 95 in 100 or more, has on record: {names}. Rounding "
    "does not hide what nearly everybody has: whoever is in the tables has it, nearly surely."
)
STAND_IN = (
    "The lessons were written with conditions of the kit's own tables. Here others stand for them."
)


def page(
    tier: TaughtTier,
    filled: Mapping[str, Role | Unfilled],
    lost: list[LeftOut],
    nearly_all: list[str],
) -> str:
    """Write the page: whose data, which condition stands for which role, what is left out.

    Args:
        tier: what is taught with.
        filled: what it has for each role.
        lost: what is left out.
        nearly_all: conditions that nearly everybody in the tier has on record.
    """
    about = MADE_UP if tier.made_up else REAL
    return "\n\n".join([
        "# The tables of this book",
        f"**{tier.printed}.** {about}",
        AUDITED.format(n=tier.small_counts),
        *([NEARLY_EVERYBODY.format(names=", ".join(nearly_all))] if nearly_all else []),
        "## Which condition stands where",
        STAND_IN,
        _roles(filled),
        "## What is left out",
        _lost(lost),
        BEFORE,
    ]) + "\n"  # fmt: skip


def _roles(filled: Mapping[str, Role | Unfilled]) -> str:
    written = read(FILE)["roles"]
    rows = ["| Condition | What the lessons need | Why this one |", "| --- | --- | --- |"]
    for key, one in filled.items():
        about = written[key]
        if isinstance(filled.get(about.get("as", "")), Role):
            continue  # it has the condition of that role
        here, why = (one.name, one.how) if isinstance(one, Role) else ("None", one.why)
        place = f"**{here}**, role `{key}`, in place of {about['prefer']}"
        rows.append(f"| {place} | {about['looks-for']} | {why} |")
    return "\n".join(rows)


def _lost(lost: list[LeftOut]) -> str:
    if not lost:
        return "Nothing: every lesson, practice set and activity is here."
    rows = ["| Lesson or page | Why |", "| --- | --- |"]
    for stage, members in stages(lost):
        for one in members:
            if one.why != WITH_LESSON:
                kind = "practice set " if one.job.is_practice else ""
                rows.append(f"| {stage}, {kind}*{one.title}* | {one.why} |")
    return "\n".join(
        [*rows, "", "With a lesson goes its practice set, and its pages for teachers."]
    )


def record(
    tier: TaughtTier, filled: Mapping[str, Role | Unfilled], lost: Iterable[LeftOut]
) -> dict[str, Any]:
    """Give the same as data."""
    return {
        "people": tier.printed,
        "made_up": tier.made_up,
        "roles": {
            key: {"condition": one.name, "concept_id": one.concept_id, "why": one.how}
            if isinstance(one, Role)
            else {"condition": None, "looks_for": one.looks_for, "why": one.why}
            for key, one in filled.items()
        },
        "left_out": [
            {"name": one.job.name, "practice": one.job.is_practice, "why": one.why} for one in lost
        ],
    }


def put_page(root: Path, text: str, people: str) -> None:
    """Put the page into a copy of the kit: into the contents, and onto the front page."""
    (root / f"{PAGE}.md").write_text(text, encoding="utf-8", newline="\n")
    contents = root / "_toc.yml"
    toc = yaml.safe_load(contents.read_text(encoding="utf-8"))
    teach = next(
        chapter
        for part in toc["parts"]
        for chapter in part["chapters"]
        if chapter["file"] == "book/teach/index"
    )
    teach["sections"].insert(0, {"file": PAGE})
    contents.write_text(yaml.safe_dump(toc, sort_keys=False, allow_unicode=True), "utf-8")
    front = root / "book" / "index.md"
    head, rest = front.read_text(encoding="utf-8").split("\n", 1)
    box = f"> **This book teaches with other tables: {people}.** "
    box += "[Which conditions, and what is left out](teach/this-tier.md)"
    front.write_text(f"{head}\n\n{box}\n{rest}", encoding="utf-8", newline="\n")


def as_json(data: Mapping[str, Any]) -> str:
    """Write data for a file."""
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"
