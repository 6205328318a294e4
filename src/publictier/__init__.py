"""Rounded to Twenty: the tables, the rule, the charts and the self-checks of the kit.

What draws or shows widgets is imported at its first use, so that a notebook or a page that only
reads tables starts without it.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from publictier import audit, disclosure, errors, practice, teaching
from publictier.query import sql
from publictier.tables import TeachingTable, describe, facts, facts_names, load, names

if TYPE_CHECKING:
    from publictier import activities, charts, check, panels
    from publictier.activities import browse

__all__ = [
    "TeachingTable",
    "activities",
    "audit",
    "browse",
    "charts",
    "check",
    "describe",
    "disclosure",
    "errors",
    "facts",
    "facts_names",
    "load",
    "names",
    "panels",
    "practice",
    "sql",
    "teaching",
]

_AT_FIRST_USE = {"activities", "charts", "check", "panels"}


def __getattr__(name: str) -> Any:
    """Import what was asked for by name and is not imported yet (PEP 562)."""
    if name in _AT_FIRST_USE:
        return import_module(f"{__name__}.{name}")
    if name == "browse":
        return import_module(f"{__name__}.activities").browse
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """Everything public, for Tab in a notebook."""
    return sorted(__all__)
