"""Pin the cell: attack a small table by subtraction, then defend it and see the price."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

import pandas as pd

from publictier import audit, disclosure
from publictier.activities import content
from publictier.activities.exhibit import Exhibit
from publictier.activity import module, styles
from publictier.audit.table import Exact
from publictier.check._markup import inline
from publictier.disclosure import RULE
from publictier.markup import data_table, range_text
from publictier.tables import TEACHING, TeachingTable

BASE = RULE.base
TOTAL = "Total"
#: For the tasks: a published count, an exact total, a blank, and a number of rows and columns.
BESIDE = 61  # the number that a task prints beside a blank
NUMBERS = ((60, 44, 7, 5, 3), (40, 25, 2, 5, 2), (80, 67, 5, 3, 4))


@dataclass(frozen=True)
class Round:
    """One made-up table that an office releases.

    Attributes:
        found: What people wrote about it: name, story, corner, rows, columns, counts, totals
            ("exact" or "rounded"), and whether the totals are fixed.

    Example:
        >>> rounds()[0].truth
        TeachingTable('A library on a Saturday', 3 rows: made up, exact, for teaching)
    """

    found: dict[str, Any]

    @property
    def one_way(self) -> bool:
        """Whether there is one column, so that rows have no totals."""
        return len(self.found["columns"]) == 1

    @property
    def exact(self) -> Exact:
        """Which totals are exact, in the word of ``audit.bounds``."""
        return "totals" if self.found["totals"] == "exact" else "none"

    @property
    def truth(self) -> TeachingTable:
        """The exact counts: made up, for teaching."""
        strata = [(row, column) for row in self.found["rows"] for column in self.found["columns"]]
        table = pd.DataFrame(strata, columns=["row", "column"])
        counts = [n for line in self.found["counts"] for n in line]
        return TeachingTable(table.assign(count=counts), self.found["name"])

    def released(self, exact: Exact | None = None) -> pd.DataFrame:
        """Give the table as it is released, rows by columns, with totals.

        Args:
            exact: which totals are exact; default: as the office has it.
        """
        wide = self.truth.exact.pivot(index="row", columns="column", values="count")
        wide = wide.loc[self.found["rows"], self.found["columns"]]
        sums = wide.copy() if self.one_way else wide.assign(**{TOTAL: wide.sum(axis=1)})
        sums.loc[TOTAL] = sums.sum()
        out: pd.DataFrame = sums.map(lambda n: disclosure.public_count(int(n)) or 0)
        if (exact or self.exact) == "totals":
            out.loc[TOTAL] = sums.loc[TOTAL]
            if not self.one_way:
                out[TOTAL] = sums[TOTAL]
        return out

    def joined(self) -> Round:
        """Give the same table with its first two columns put together."""
        first, second, *others = self.found["columns"]
        counts = [[line[0] + line[1], *line[2:]] for line in self.found["counts"]]
        columns = [f"{first} and {second}", *others]
        return Round({**self.found, "columns": columns, "counts": counts})

    def bounds(self, exact: Exact | None = None) -> pd.DataFrame:
        """Give the sharpest bounds of each cell, with the truth beside them."""
        released = self.released(exact)
        table = released.iloc[:, 0].rename_axis("row") if self.one_way else released
        found = audit.bounds(table, exact=exact or self.exact)
        if self.one_way:
            found.insert(1, "column", self.found["columns"][0])
        return found.merge(self.truth.exact, on=["row", "column"])


def rounds() -> list[Round]:
    """Give the made-up tables of the activity, in their order."""
    return [Round(found) for found in content.read("pin-the-cell")["rounds"]]


class PinTheCell(Exhibit):
    """Narrow a rounded cell by its totals, then defend the table, and count what that costs."""

    activity = "pin-the-cell"
    title = "Pin the cell"
    how = (
        "Attack: choose a cell of a made-up table, and say how small and how large its true count "
        "can be. Defend: change the table until each small cell is hidden well enough, with as "
        "many numbers left in as you can."
    )
    _esm = module("pin-the-cell")
    _css = styles("check", "activity")

    def __init__(self, id: str | None = None):
        """Build the activity with its tables and three sets of numbers for the tasks."""
        found = content.read(self.activity)
        sets = (
            content.tasks(self.activity, _values(*numbers), key=str(key))
            for key, numbers in enumerate(NUMBERS, 1)
        )
        super().__init__(
            *sets,
            id=id,
            rounds=[one.found | {"oneWay": one.one_way} for one in rounds()],
            attack=found["attack"],
            defend=found["defend"],
            least=audit.MIN_FEASIBLE,
            teaching=TEACHING,
        )

    def plain_part(self) -> str:
        """Give each table to attack, and what to do with it."""
        return "\n".join(_plain_round(number, one) for number, one in enumerate(rounds(), 1))

    def plain_answers(self) -> str:
        """Give what can be known of each table, and what defenses do."""
        return "\n".join(_plain_known(number, one) for number, one in enumerate(rounds(), 1))


def _plain_round(number: int, one: Round) -> str:
    released = _printed(one)
    say = (
        "Choose a cell. Write the smallest and the largest true count that fit all numbers. Then "
        "write which numbers you would round, join or leave blank to hide the small cells."
    )
    if one.one_way:
        say += " Then leave the smallest cell blank. Does the total give it away?"
    return "\n".join(
        [
            f"<p><strong>Table {number}. {one.found['name']}.</strong> "
            f"{inline(one.found['story'])}</p>",
            data_table(released, f"{one.found['name']}: what is published", counts=()),
            f"<p>{say}</p>",
        ]
    )


def _plain_known(number: int, one: Round) -> str:
    return "\n".join(
        [
            f"<p><strong>Table {number}. {one.found['name']}.</strong></p>",
            _known_table(one, one.exact, f"True counts: {TEACHING}"),
            *([] if one.found["fixed"] else _rounded_totals(one)),
            _blanks(one),
        ]
    )


def _printed(one: Round) -> pd.DataFrame:
    wide = one.released()
    exact = one.found["totals"] == "exact"
    texts = wide.astype("object")
    for row in wide.index:
        for column in wide.columns:
            value = int(cast("int", wide.loc[row, column]))
            is_total = TOTAL in (row, column)
            texts.loc[row, column] = f"{value:,}" if is_total and exact else disclosure.shown(value)
    kind = "exact" if exact else "rounded up"
    name = f"{TOTAL}, {kind}"
    texts = texts.rename(index={TOTAL: name}, columns={TOTAL: name})
    return texts.rename_axis(None, axis="columns").reset_index(names=one.found["corner"])


def _known_table(one: Round, exact: Exact, caption: str) -> str:
    found = one.bounds(exact)
    ranges = [range_text(low, high) for low, high in zip(found["low"], found["high"], strict=True)]
    cells = found["row"] if one.one_way else found["row"] + ", " + found["column"]
    table = pd.DataFrame(
        {"cell": cells, "range": ranges, "values": found["values"], "truth": found["count"]}
    )
    headers = ["Cell", "A reader can say", "Possible values", "True count"]
    return data_table(table, caption, headers, counts=())


def _rounded_totals(one: Round) -> list[str]:
    """Give what rounding the totals leaves, where they were exact."""
    if one.exact == "none":
        return []
    return [_known_table(one, "none", "The same with rounded totals; no number is lost")]


def _blanks(one: Round) -> str:
    if one.exact == "none":
        return (
            "<p>Every number is rounded, and each cell has fewer than "
            f"{audit.MIN_FEASIBLE} possible values, because so many cells share so small a total. "
            f"Put two columns together: {_joined_words(one)}</p>"
        )
    return (
        "<p>A single blank does not help: take the other cells from its total. Leave a second "
        "cell of the same row and of the same column blank as well, or put two rows together.</p>"
    )


def _joined_words(one: Round) -> str:
    """Say what a table with two columns put together still gives away, and what that costs."""
    joined = one.joined()
    least = int((joined.bounds()["high"] - joined.bounds()["low"]).min()) + 1
    numbers, left = one.released().size, joined.released().size
    return (
        f"each cell then has at least {least}, and {numbers - left} of {numbers} numbers are lost."
    )


def _values(big: int, total: int, lone: int, rows: int, columns: int) -> dict[str, object]:
    """Work out what the tasks need from a count, two totals and the size of a table."""
    low, _ = disclosure.true_range(big)
    return {
        "big": big, "big_low": low, "total": total, "rest": total - low,
        "rest_over": total - low + 1,
        "lone": lone, "beside": BESIDE, "lone_total": BESIDE + lone,
        "beside_large": f"{BESIDE + 1000:,}", "lone_large": f"{BESIDE + 1000 + lone:,}",
        "rows": rows, "columns": columns, "all_numbers": (rows + 1) * (columns + 1),
        "lost": columns + 1, "lost_twice": 2 * (columns + 1),
    }  # fmt: skip
