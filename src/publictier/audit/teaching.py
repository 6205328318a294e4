"""How far a small published table can be narrowed: exact bounds in plain Python.

A one-way or two-way table is a network: people flow from the total to the rows, through the
cells to the columns, and back. Every published number gives its arc a smallest and a largest
flow. The largest possible value of a cell is the largest flow its arc can carry, and because
such flows come in whole people, the bounds are sharp (Ford and Fulkerson 1956), for tables of
any size. Passing intervals from sum to sum alone (`System.propagate`) is not always sharp for
two-way tables: it looks at one row or column at a time.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable

import pandas as pd

from publictier.audit.table import Exact, Grid, Key, Label, read_grid
from publictier.disclosure import RULE, Place, Rule
from publictier.errors import AuditError

Node = tuple[Hashable, ...]
# The network's fixed points. Rows and columns are ("row", label) and ("column", label).
ALL_ROWS, ALL_COLUMNS, SPARE, NEED = ("rows",), ("columns",), ("spare",), ("need",)


class _Network:
    """Arcs and the room left on each for more people."""

    def __init__(self) -> None:
        self.room: dict[Node, dict[Node, int]] = {}

    def add(self, tail: Node, head: Node, room: int) -> None:
        self.room.setdefault(tail, {}).setdefault(head, 0)
        self.room.setdefault(head, {}).setdefault(tail, 0)
        self.room[tail][head] += room

    def push(self, start: Node, end: Node, limit: int) -> int:
        """Send as much as possible, up to the limit, from start to end; give the amount."""
        sent = 0
        while sent < limit and (path := self._path(start, end)):
            amount = min(limit - sent, *(self.room[a][b] for a, b in path))
            for a, b in path:
                self.room[a][b] -= amount
                self.room[b][a] += amount
            sent += amount
        return sent

    def _path(self, start: Node, end: Node) -> list[tuple[Node, Node]]:
        came: dict[Node, Node] = {start: start}
        queue = deque([start])
        while queue and end not in came:
            node = queue.popleft()
            for head, room in self.room[node].items():
                if room > 0 and head not in came:
                    came[head] = node
                    queue.append(head)
        path = []
        node = end
        while node in came and node != start:
            path.append((came[node], node))
            node = came[node]
        return path


def bounds(
    table: pd.DataFrame | pd.Series[int],
    *,
    total: Label = "Total",
    exact: Exact = "none",
    place: Place = "table",
    rule: Rule = RULE,
) -> pd.DataFrame:
    """Work out what an attacker who knows the rule can say about each cell of a small table.

    Args:
        table: published counts in one of three forms: a Series (one-way; strata as index), a
            wide table (rows by columns), or a tidy table with the column ``count`` and one or
            two columns of strata. Totals are the entries labelled `total`; any may be left
            out. A missing number or a 0 is an absent row.
        total: the label of totals.
        exact: which totals are published exactly, as if by mistake: ``"none"``, ``"total"``
            (the grand total), ``"totals"`` (row and column totals as well).
        place: ``"table"`` or ``"chart"``, as in `publictier.disclosure.true_range`.
        rule: the rule of the published counts.

    Returns:
        One row per number: its labels, ``published`` (missing where absent), ``low`` and
        ``high`` (smallest and largest possible true count), ``values`` (how many are possible;
        1 means that the attacker knows the count).

    Raises:
        AuditError: no true counts fit, labels repeat, or there is no cell.
        BadCountError: a number is not a published count.

    Example:
        >>> released = pd.Series({"Female": 240, "Male": 20, "Total": 241}, name="count")
        >>> bounds(released, exact="total")
          stratum  published  low  high  values
        0  Female        240  221   240      20
        1    Male         20    1    20      20
        2   Total        241  241   241       1
    """
    grid = read_grid(table, total, exact, place, rule)
    network = _balanced(grid)
    rows = []
    for key in grid.ranges:
        low, high = _range_of(network, grid, key)
        rows.append((*key[: len(grid.names)], grid.published[key], low, high, high - low + 1))
    out = pd.DataFrame(rows, columns=[*grid.names, "published", "low", "high", "values"])
    return out.astype({"published": "Int64"}) if out["published"].isna().any() else out


def _arc(grid: Grid, key: Key) -> tuple[Node, Node]:
    """Give the two ends of a number's arc."""
    row, column = key
    if row == grid.total:
        return (
            (ALL_COLUMNS, ALL_ROWS) if column == grid.total else (("column", column), ALL_COLUMNS)
        )
    if column == grid.total:
        return ALL_ROWS, ("row", row)
    return ("row", row), ("column", column)


def _balanced(grid: Grid) -> _Network:
    """Find one table of true counts that fits every published number."""
    network, needed = _Network(), 0
    for key, (low, high) in grid.limits().items():
        tail, head = _arc(grid, key)
        network.add(tail, head, high - low)
        network.add(SPARE, head, low)
        network.add(tail, NEED, low)
        needed += low
    if network.push(SPARE, NEED, needed) < needed:
        raise AuditError(
            "No true counts fit this table: its totals and its cells contradict each other. "
            "Check the numbers, and whether totals marked as exact are."
        )
    return network


def _range_of(network: _Network, grid: Grid, key: Key) -> tuple[int, int]:
    """Give the smallest and the largest flow of one arc, the rest making way for it."""
    tail, head = _arc(grid, key)
    low = grid.ranges[key][0]
    more, less = network.room[tail][head], network.room[head][tail]
    network.room[tail][head] = network.room[head][tail] = 0
    rise = network.push(head, tail, more)
    fall = network.push(tail, head, less + rise)
    flow = low + less + rise - fall
    network.room[tail][head], network.room[head][tail] = more - rise + fall, less + rise - fall
    return flow, low + less + rise
