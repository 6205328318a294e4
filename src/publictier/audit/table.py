"""A small published table, one-way or two-way, with or without totals, as intervals."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from publictier.audit.system import Cell, System
from publictier.disclosure import RULE, Place, Rule, public_count, true_range
from publictier.errors import AuditError

Exact = Literal["none", "total", "totals"]
Label = Hashable
Key = tuple[Label, Label]
ONE_WAY = "count"
TOTAL_WORDS = {"total", "totals", "all", "sum"}  # labels that look like a total


@dataclass(frozen=True)
class Grid:
    """A table with its totals, as what each number can stand for.

    Attributes:
        names: names of the row and of the column labels; one name for a one-way table.
        rows: row labels without the total.
        columns: column labels without the total.
        total: the label of totals.
        published: published numbers by (row, column), None where absent.
        ranges: smallest and largest true count by (row, column), for the same keys.
        exact: keys whose number is exact.
    """

    names: tuple[str, ...]
    rows: list[Label]
    columns: list[Label]
    total: Label
    published: dict[Key, int | None]
    ranges: dict[Key, tuple[int, int]]
    exact: frozenset[Key]

    def system(self, rule: Rule = RULE) -> System:
        """Give the same table as a system, for the solver and for `System.propagate`."""
        system = System(rule)
        indexes: dict[Key, int] = {}
        for key, (low, high) in self.limits().items():
            known, rounded = self.published.get(key), key not in self.exact
            cell = Cell("table", "cell", tuple(map(str, key)), known, low, high, rounded)
            indexes[key] = len(system.cells)
            system.cells.append(cell)
        for row in [*self.rows, self.total]:
            system.equal([indexes[row, c] for c in self.columns], [indexes[row, self.total]])
        for column in self.columns:
            system.equal([indexes[r, column] for r in self.rows], [indexes[self.total, column]])
        return system

    def limits(self) -> dict[Key, tuple[int, int]]:
        """Give the ranges, with wide ones for totals and cells that are not in the table."""
        widest = sum(high for _, high in self.ranges.values())
        unknown = {
            (row, column): (0, widest if self.total in (row, column) else 0)
            for row in [*self.rows, self.total]
            for column in [*self.columns, self.total]
        }
        return unknown | self.ranges


def read_grid(
    table: pd.DataFrame | pd.Series[int],
    total: Label = "Total",
    exact: Exact = "none",
    place: Place = "table",
    rule: Rule = RULE,
) -> Grid:
    """Read a teaching table; see `publictier.audit.bounds` for the forms it may have.

    Raises:
        AuditError: labels repeat, there is no cell, or a word of `exact` is unknown.
        BadCountError: a number is not a published count.
    """
    if exact not in ("none", "total", "totals"):
        raise AuditError(f"exact was {exact!r}; write 'none', 'total' or 'totals'.")
    if not isinstance(table, pd.DataFrame | pd.Series):
        raise AuditError(
            f"A table or a Series of published counts is needed; found {type(table).__name__}. "
            "Of a TeachingTable, take .published()."
        )
    names, numbers = _numbers(table)
    keys = list(numbers)
    _check_totals([label for key in keys for label in key], total, exact)
    rows = [r for r in dict.fromkeys(r for r, _ in keys) if r != total]
    columns = [c for c in dict.fromkeys(c for _, c in keys) if c != total]
    if len(names) == 1:  # a one-way table's total is the total of its only column
        columns = [ONE_WAY]
    if not rows or not columns:
        raise AuditError(f"The table has no cells beside {total!r}; give at least one stratum.")
    precise = {key for key in keys if _is_exact(key, exact, total, one_way=len(names) == 1)}
    published = {key: _as_count(value) for key, value in numbers.items()}
    ranges = {
        key: (count or 0, count or 0) if key in precise else true_range(count, place, rule)
        for key, count in published.items()
    }
    return Grid(names, rows, columns, total, published, ranges, frozenset(precise))


def _check_totals(labels: list[Label], total: Label, exact: Exact) -> None:
    """Refuse a table whose totals would be taken for strata, or that lacks those asked for."""
    if total in labels:
        return
    known = list(dict.fromkeys(str(label) for label in labels if label != ONE_WAY))
    alike = [label for label in known if label.casefold() in TOTAL_WORDS]
    if alike or exact != "none":
        asked = f"exact={exact!r} was asked for, and no" if exact != "none" else "No"
        hint = (
            f"If {alike[0]!r} is the total, say total={alike[0]!r}."
            if alike
            else ("Name the total's label with total=…, or leave out exact.")
        )
        raise AuditError(f"{asked} number is labelled {total!r}; the labels are {known}. {hint}")


def _is_exact(key: Key, exact: Exact, total: Label, *, one_way: bool) -> bool:
    parts = [key[0] == total, key[1] == total or one_way]
    return exact != "none" and (all(parts) if exact == "total" or one_way else any(parts))


def _numbers(table: pd.DataFrame | pd.Series[int]) -> tuple[tuple[str, ...], dict[Key, object]]:
    """Give label names and numbers by (row, column) of a wide, a tidy or a one-way table."""
    labels: list[tuple[Key, object]]
    if isinstance(table, pd.Series):
        labels = [((row, ONE_WAY), value) for row, value in table.items()]
        names: tuple[str, ...] = (str(table.index.name or "stratum"),)
    elif ONE_WAY in table.columns:
        names = tuple(str(c) for c in table.columns if c != ONE_WAY)
        if len(names) not in (1, 2):
            raise AuditError(
                f"A tidy table has one or two columns of strata beside {ONE_WAY!r}; found "
                f"{list(names)}. Choose the columns first."
            )
        strata = zip(*(table[name] for name in names), strict=True)
        keys: list[Key] = [(s[0], s[1] if len(s) == 2 else ONE_WAY) for s in strata]
        labels = list(zip(keys, table[ONE_WAY], strict=True))
    else:
        names = (str(table.index.name or "row"), str(table.columns.name or "column"))
        labels = [((r, c), value) for c in table.columns for r, value in table[c].items()]
    numbers = dict(labels)
    if len(numbers) < len(labels):
        raise AuditError("Two cells have the same labels. Each stratum may stand there once.")
    return names, numbers


def _as_count(value: object) -> int | None:
    """Read a number that a pivot may have made a fraction type beside missing ones."""
    if value is None or value is pd.NA:
        return None
    if isinstance(value, float):
        if value != value:  # only a missing number differs from itself
            return None
        value = int(value) if value.is_integer() else value
    public_count(value)  # type: ignore[arg-type]  # raises for what is no count
    return int(value)  # type: ignore[call-overload, no-any-return]
