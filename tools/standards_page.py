"""Write the crosswalk page: each standard, what it is about, its lessons and its items."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from glossary import lesson_links
from item_bank import Item, read_items

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "book" / "reference" / "standards.yml"
PAGE = SOURCE.with_suffix(".md")
HEAD = """# Standards

<!-- Made by `python3 tools/kit.py lessons` from standards.yml, lessons and items; do not edit. -->

Which lesson serves which standard. What each is about is said in our own words; its wording is its
publisher's. Nobody has endorsed this list. *Items* are questions of the
[forms before and after](../assess/index.md).

"""


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


def page(found: dict[str, Any], links: dict[str, list[str]], items: list[Item]) -> str:
    """Write the page.

    Args:
        found: frameworks and standards.
        links: standard -> links to the lessons that name it.
        items: the item bank.
    """
    parts = [HEAD]
    for name, framework in found["frameworks"].items():
        parts.append(
            f"## {framework['name']}\n\n*Edition: {framework['edition']}.* {framework['note']}\n"
        )
        parts.append("| Standard | About | Lessons | Items |\n| --- | --- | --- | ---: |")
        for code, about in found["standards"].items():
            if framework_of(code, found["frameworks"]) == name:
                count = sum(item.standard == code for item in items)
                short = code.removeprefix(f"{name} ")
                parts.append(f"| {short} | {about} | {' · '.join(links[code])} | {count or ''} |")
        parts.append("")
    return "\n".join(parts).rstrip() + "\n"


def made() -> dict[Path, str]:
    """The page by its path."""
    return {PAGE: page(crosswalk(), lesson_links("standards"), read_items())}
