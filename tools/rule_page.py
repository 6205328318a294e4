"""Write the page on the rule: its numbers are computed by the rule, and by the last audit."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from lesson_source import EXPRESSION
from publictier import disclosure, markup

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "book" / "reference" / "rule.template.md"
PAGE = SOURCE.with_name("rule.md")
AUDIT = ROOT / "datasets" / "public_tier" / "audit_report.json"
EXAMPLE = 260
WHOLE = 1260


def known() -> dict[str, Any]:
    """What the page may ask for: numbers of the rule, of the audit, and how they print."""
    base = disclosure.RULE.base
    audit = json.loads(AUDIT.read_text(encoding="utf-8"))

    def span(published: int, place: disclosure.Place = "table") -> str:
        return markup.range_text(*disclosure.true_range(published, place))

    def percent_span(count: int, total: int) -> str:
        low, high = disclosure.percentage_range(count, total)
        return f"{low:.2f} to {high:.2f}"

    return {
        "base": base,
        "small": disclosure.shown(base),
        "example": EXAMPLE,
        "whole": WHOLE,
        "comma": lambda n: f"{n:,}",
        "published": disclosure.public_count,
        "span": span,
        "percent": disclosure.percentage,
        "percent_span": percent_span,
        "fewest": audit["min_feasible"],
        "audited": f"{audit['examined']:,}",
    }


def filled(text: str, names: dict[str, Any]) -> str:
    """Put the value of each `{{ expression }}` in its place.

    Raises:
        NameError: an expression asks for what `known` does not have.

    >>> filled("a multiple of {{ base }}", {"base": 20})
    'a multiple of 20'
    """
    return EXPRESSION.sub(lambda found: str(eval(found[1], {"__builtins__": {}}, names)), text)


def made() -> dict[Path, str]:
    """The page by its path."""
    return {PAGE: filled(SOURCE.read_text(encoding="utf-8"), known())}
