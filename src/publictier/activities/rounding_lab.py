"""The rounding lab: what a rounded number can stand for, alone, in a sum and in a percentage."""

from __future__ import annotations

import pandas as pd

from publictier import disclosure
from publictier.activities import content
from publictier.activities.exhibit import Exhibit
from publictier.activity import module, styles
from publictier.disclosure import RULE
from publictier.markup import data_table, range_text

BASE = RULE.base
NUMBERS = ((260, 140, 1260), (180, 60, 940), (340, 220, 2480), (500, 80, 620))


class RoundingLab(Exhibit):
    """Set a true count, see what leaves the room, and say what a reader can know."""

    activity = "rounding-lab"
    title = "Rounding lab"
    how = (
        "Set the true counts of a made-up club, and read in the table what the rule lets out. "
        "Then answer the tasks below it, and ask for new numbers when all are right."
    )
    _esm = module("rounding-lab")
    _css = styles("check", "activity")

    def __init__(self, id: str | None = None):
        """Build the lab with four sets of numbers."""
        sets = (
            content.tasks(self.activity, _values(*numbers), key=str(key))
            for key, numbers in enumerate(NUMBERS, 1)
        )
        super().__init__(*sets, id=id)

    def plain_part(self) -> str:
        """Give a table of true counts and what is published for each."""
        counts = [1, BASE - 1, BASE, BASE + 1, 2 * BASE, 2 * BASE + 1]
        published = [disclosure.public_count(n) or 0 for n in counts]
        spans = [disclosure.true_range(n) for n in published]
        table = pd.DataFrame(
            {
                "truth": counts,
                "count": published,
                "range": [range_text(*span) for span in spans],
            }
        )
        headers = ["True count", "Published", "A reader can say"]
        return data_table(table, "What the rule lets out of the room", headers)


def _values(a: int, b: int, total: int) -> dict[str, object]:
    """Work out what the tasks need from two published counts and a number of participants."""
    (a_low, _), (b_low, _) = disclosure.true_range(a), disclosure.true_range(b)
    percent_low, percent_high = disclosure.percentage_range(BASE, total)
    return {
        "a": a, "a_low": a_low, "a_below": a - BASE, "a_near": a - BASE // 2,
        "a_nearer": a - BASE // 2 + 1, "a_under": a - 1, "a_over": a + 1, "a_next": a + BASE,
        "b": b, "b_low": b_low, "sum": a + b, "sum_low": a_low + b_low,
        "sum_once": a_low + b, "sum_below": a + b - 2 * BASE,
        "difference": a - b, "difference_low": a_low - b, "difference_high": a - b_low,
        "total": f"{total:,}", "total_low": f"{total - BASE + 1:,}",
        "printed": disclosure.percentage(BASE, total),
        "percent_low": f"{percent_low:.2f}", "percent_high": f"{percent_high:.2f}",
    }  # fmt: skip
