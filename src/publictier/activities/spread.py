"""What hearing and vision share: invented results of 240 made-up people, as distributions."""

from __future__ import annotations

import html
from collections.abc import Sequence
from itertools import accumulate
from typing import ClassVar

import pandas as pd

from publictier import disclosure
from publictier.activities import content
from publictier.activities.exhibit import Exhibit
from publictier.activity import styles
from publictier.disclosure import RULE
from publictier.markup import data_table
from publictier.tables import TEACHING, TeachingTable

PEOPLE = 240
#: A setting is wide enough when it serves at least so many of ten people.
OF_TEN = 9


class Spread(Exhibit):
    """Two columns of results of the same made-up people, and one setting for all of them.

    A subclass gives the results and says what they are results of.

    Attributes:
        values: What a result can be, in equal steps, from the lowest.
        unit: The unit of the values, and its short form.
        conditions: The names of the two columns, as in "in a quiet room".
        wide: How many values a wide bar covers.
        cost_label: What a setting costs.
    """

    values: ClassVar[Sequence[int]] = ()
    unit: ClassVar[tuple[str, str]] = ("", "")
    measure = ""
    conditions: ClassVar[tuple[str, str]] = ("", "")
    wide = 3
    start = 0
    cost_label = ""
    _css = styles("check", "activity")

    def __init__(self, id: str | None = None):
        """Make the results, count them, and build the tasks from them."""
        results = self.results()
        self._columns = [[row[i] for row in results] for i in range(2)]
        self._exact = [tally(column, self.values) for column in self._columns]
        values = self._task_values()
        self._words = content.filled(content.read(self.activity)["words"], values)
        super().__init__(
            content.tasks(self.activity, values),
            id=id,
            values=list(self.values),
            unit=list(self.unit),
            measure=self.measure,
            names=list(self.conditions),
            wide=self.wide,
            start=self.start,
            exact=self._exact,
            published=[on_chart(counts) for counts in self._exact],
            label=TEACHING,
            costs={"label": self.cost_label, "shown": self.costs()},
            words=self._words,
        )

    def results(self) -> list[tuple[int, ...]]:
        """Give one row a made-up person: the results under both conditions."""
        raise NotImplementedError

    def costs(self) -> list[str]:
        """Say for each setting what it costs."""
        raise NotImplementedError

    @property
    def teaching(self) -> list[TeachingTable]:
        """The exact counts, one table a condition, labelled as made up."""
        return [
            TeachingTable(
                pd.DataFrame({"value": list(self.values), "count": counts}),
                f"{self.title}, {name}",
            )
            for counts, name in zip(self._exact, self.conditions, strict=True)
        ]

    def needed(self, column: int) -> int:
        """Give the smallest setting that serves at least nine of ten under one condition."""
        running = accumulate(self._exact[column])
        pairs = zip(self.values, running, strict=True)
        return next(value for value, n in pairs if 10 * n >= OF_TEN * PEOPLE)

    def served(self, column: int, setting: int) -> int:
        """Count whom a setting serves under one condition.

        Example:
            >>> from publictier.activities import Hearing
            >>> Hearing().served(0, 80)
            240
        """
        return sum(result <= setting for result in self._columns[column])

    def plain_part(self) -> str:
        """Give both versions of the results as tables, what settings do, and the challenge."""
        words = self._words
        intro = "".join(f"<p>{html.escape(words[key])}</p>" for key in ("notice", "meaning"))
        answer = (
            f"<details><summary>The challenge, answered</summary><p>"
            f"{html.escape(words['challenge'])} {self.needed(1)} {self.unit[0]}.</p></details>"
        )
        parts = [intro, self._published_table(), self._exact_table(), self._settings_table()]
        return "\n".join([*parts, f"<p>{html.escape(words['task'])}</p>", answer])

    def _published_table(self) -> str:
        starts = range(0, len(self.values), self.wide)
        table = pd.DataFrame({"value": [self._bar(start) for start in starts]})
        for i, counts in enumerate(self._exact):
            table[f"count {i}"] = on_chart(grouped(counts, self.wide))
        headers = [f"{self.measure} ({self.unit[0]})", *self.conditions]
        caption = "The results as published on a chart, wide bars, every count rounded up"
        return data_table(table, caption, headers, counts=("count 0", "count 1"))

    def _bar(self, start: int) -> str:
        covered = self.values[start : start + self.wide]
        return f"{covered[0]} to {covered[-1]}"

    def _exact_table(self) -> str:
        table = pd.DataFrame({"value": [str(value) for value in self.values]})
        headers = [f"{self.measure} ({self.unit[0]})"]
        for i, counts in enumerate(self._exact):
            table[f"{i}"], table[f"up to {i}"] = counts, list(accumulate(counts))
            headers += [self.conditions[i], f"{self.conditions[i]}, this or less"]
        caption = f"The results of {PEOPLE} people ({TEACHING})"
        return data_table(table, caption, headers, counts=())

    def _settings_table(self) -> str:
        table = pd.DataFrame({"setting": [str(value) for value in self.values]})
        for i in range(2):
            table[f"served {i}"] = [self.served(i, value) for value in self.values]
        table["cost"] = self.costs()
        served = [f"served {name}" for name in self.conditions]
        headers = [f"One setting for all ({self.unit[0]})", *served, self.cost_label]
        caption = f"What one setting does for {PEOPLE} people ({TEACHING})"
        return data_table(table, caption, headers, counts=())

    def _task_values(self) -> dict[str, object]:
        """Work out what the tasks need."""
        first, second = self._exact
        mean = sum(self._columns[0]) / PEOPLE
        step = self.values[1] - self.values[0]
        near = next(value for value in self.values if value >= mean)
        middle = [middle_half(column) for column in self._columns]
        wide = self.needed(1)
        return {
            "common": self.values[first.index(max(first))],
            "common_other": self.values[second.index(max(second))],
            "most": max(first),
            "low": middle[0][0], "high": middle[0][1],
            "low_other": middle[1][0], "high_other": middle[1][1],
            "least": min(self._columns[0]), "last": max(self._columns[0]),
            "mean": f"{mean:.1f}", "near": near, "before": near - step,
            "near_served": self.served(0, near), "near_not": PEOPLE - self.served(0, near),
            "near_other": self.served(1, near), "near_other_not": PEOPLE - self.served(1, near),
            "half": PEOPLE // 2, "people": PEOPLE, "nine": PEOPLE * OF_TEN // 10,
            "wide": wide, "wide_below": wide - step, "wide_above": wide + step,
            "wide_served": self.served(1, wide), "wide_left": PEOPLE - self.served(1, wide),
            "below_served": self.served(1, wide - step), "quiet_wide": self.needed(0),
            "top": max(self._columns[1]), **self._published_values(max(self._columns[1]) - step),
        }  # fmt: skip

    def _published_values(self, setting: int) -> dict[str, object]:
        """Say what a public table would print for a setting that leaves few people out."""
        served = self.served(1, setting)
        printed = disclosure.public_count(served)
        return {
            "loud": setting, "loud_served": served, "loud_left": PEOPLE - served,
            "printed": disclosure.shown(printed or 0),
            "printed_low": disclosure.true_range(printed)[0],
        }  # fmt: skip


def tally(column: Sequence[int], values: Sequence[int]) -> list[int]:
    """Count how many results are each of the values.

    Raises:
        ValueError: A result is none of the values.

    Example:
        >>> tally([5, 0, 5], [0, 5, 10])
        [1, 2, 0]
    """
    if strange := sorted(set(column) - set(values)):
        raise ValueError(f"results {strange} are not among the values {list(values)}.")
    return [sum(result == value for result in column) for value in values]


def grouped(counts: Sequence[int], width: int) -> list[int]:
    """Add the counts of neighbours, so that each bar covers `width` values.

    Example:
        >>> grouped([1, 2, 3, 4], 3)
        [6, 4]
    """
    return [sum(counts[start : start + width]) for start in range(0, len(counts), width)]


def on_chart(counts: Sequence[int]) -> list[int]:
    """Publish counts as on a chart, where an empty bar reads the same as the smallest.

    Example:
        >>> on_chart([0, 3, 21])
        [20, 20, 40]
    """
    return [disclosure.public_count(count) or RULE.base for count in counts]


def middle_half(column: Sequence[int]) -> tuple[int, int]:
    """Line people up by their results, leave out a quarter at each end, and give both ends.

    Example:
        >>> middle_half([9, 1, 2, 3, 4, 5, 6, 7])
        (3, 6)
    """
    line = sorted(column)
    quarter = len(line) // 4
    return line[quarter], line[-quarter - 1]
