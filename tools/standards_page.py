"""Write the crosswalk page: standards by lesson, and lessons and items by standard.

A code that a lesson or an item names and `standards.yml` does not stops it, and the other way
round.
"""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import Any

import yaml

from glossary import lesson_links, lessons
from item_bank import Item, read_items
from lesson_head import STAGES, TRACKS
from publictier import tables

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "book" / "reference" / "standards.yml"
PAGE = SOURCE.with_suffix(".md")
HEAD = """# Standards

<!-- Made by `python3 tools/kit.py lessons` from standards.yml, lessons and items; do not edit. -->

Which lesson serves which standard. What each is about is said in our own words; its wording is its
publisher's. Nobody has endorsed this list. *Items* are questions of the
[forms before and after](../assess/index.md). {coverage}

"""


class StandardError(Exception):
    """Lessons and `standards.yml` disagree; the message names the codes, and what to do."""


def crosswalk() -> dict[str, Any]:
    """Read frameworks and standards."""
    found: dict[str, Any] = yaml.safe_load(SOURCE.read_text(encoding="utf-8"))
    return found


def framework_of(code: str, frameworks: dict[str, Any]) -> str:
    """Give the framework that a code begins with.

    Raises:
        KeyError: none is known.

    >>> framework_of("GAISE II Level C", {"GAISE II": {}, "NGSS": {}})
    'GAISE II'
    """
    for name in frameworks:
        if code.startswith(f"{name} "):
            return name
    raise KeyError(f"{code} begins with none of the frameworks {', '.join(frameworks)}.")


def check(found: dict[str, Any], named: set[str]) -> None:
    """Hold the codes of lessons and items against the file.

    Raises:
        StandardError: a code stands in one of the two alone, or belongs to no framework.
    """
    for code in found["standards"]:
        framework_of(code, found["frameworks"])
    unknown, unused = named - set(found["standards"]), set(found["standards"]) - named
    if unknown:
        near = {code: get_close_matches(code, found["standards"], 1) for code in sorted(unknown)}
        said = "; ".join(
            f"{code}{f' (is it {one[0]}?)' if one else ''}" for code, one in near.items()
        )
        raise StandardError(f"{SOURCE.name} has no {said}. Correct the code, or describe it there.")
    if unused:
        raise StandardError(
            f"No lesson or item names {', '.join(sorted(unused))}. Name it in one, or take it out."
        )


def coverage(found: dict[str, Any]) -> str:
    """Say how many standards of how many frameworks the lessons name, and the fewest of one."""
    counts = [len(front["standards"]) for front, _, _ in lessons()]
    return (
        f"{len(found['standards'])} standards of {len(found['frameworks'])} frameworks are named, "
        f"by {len(counts)} lessons; each lesson names {min(counts)} to {max(counts)}."
    )


def by_lesson(found: dict[str, Any]) -> str:
    """Write the matrix: a row for each lesson, its codes by framework."""
    rows = ["| Stage | For | Lesson | Standards |", "| ---: | --- | --- | --- |"]
    for front, _, link in lessons():
        codes: dict[str, list[str]] = {}
        for code in front["standards"]:
            name = framework_of(code, found["frameworks"])
            codes.setdefault(name, []).append(code.removeprefix(f"{name} "))
        said = "; ".join(f"**{name}** {', '.join(short)}" for name, short in codes.items())
        number, whom = list(STAGES).index(front["stage"]) + 1, TRACKS[front["track"]]
        rows.append(f"| {number} | {whom.removeprefix('for ')} | {link} | {said} |")
    return "\n".join(rows)


def page(found: dict[str, Any], links: dict[str, list[str]], items: list[Item]) -> str:
    """Write the page.

    Args:
        found: frameworks and standards.
        links: standard -> links to the lessons that name it.
        items: the item bank.

    Raises:
        StandardError: see `check`.
    """
    check(found, {*links, *(item.standard for item in items)})
    parts = [HEAD.format(coverage=coverage(found)), f"## By lesson\n\n{by_lesson(found)}\n"]
    for name, framework in found["frameworks"].items():
        parts.append(
            f"## {framework['name']}\n\n*Edition: {framework['edition']}.* {framework['note']}\n"
        )
        parts.append("| Standard | About | Lessons | Items |\n| --- | --- | --- | ---: |")
        for code, about in found["standards"].items():
            if framework_of(code, found["frameworks"]) == name:
                count = sum(item.standard == code for item in items)
                short = code.removeprefix(f"{name} ")
                parts.append(
                    f"| {short} | {about} | {' · '.join(links.get(code, []))} | {count or ''} |"
                )
        parts.append("")
    return "\n".join(parts).rstrip() + "\n"


def made() -> dict[Path, str]:
    """The page by its path; in the book of another tier, without standards of lessons left out."""
    found, links, items = crosswalk(), lesson_links("standards"), read_items()
    if not tables.tier()["own"]:
        found = only({*links, *(item.standard for item in items)}, found)
    return {PAGE: page(found, links, items)}


def only(named: set[str], found: dict[str, Any]) -> dict[str, Any]:
    """Keep the standards that are named, and the frameworks that have one.

    >>> kept = only({"A 1"}, {"frameworks": {"A": 0, "B": 0}, "standards": {"A 1": 0, "B 1": 0}})
    >>> kept["frameworks"], kept["standards"]
    ({'A': 0}, {'A 1': 0})
    """
    standards = {code: about for code, about in found["standards"].items() if code in named}
    kept = {framework_of(code, found["frameworks"]) for code in standards}
    frameworks = {name: one for name, one in found["frameworks"].items() if name in kept}
    return {**found, "frameworks": frameworks, "standards": standards}
