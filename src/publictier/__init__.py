"""Rounded to Twenty: the tables, the rule, the charts and the self-checks of the kit."""

from publictier import (
    activities,
    audit,
    charts,
    check,
    disclosure,
    errors,
    panels,
    practice,
    teaching,
)
from publictier.activities import browse
from publictier.query import sql
from publictier.tables import TeachingTable, describe, facts, facts_names, load, names

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
