"""The disclosure rule: the one place that turns an exact count of people into a published one.

Every count of one or more people is rounded up, by itself, to a multiple of ``RULE.base``. A
count of nobody is not published: its row is absent. Nothing else in the library states the
number; everything imports `RULE`. Anything but a `Rule` as a rule raises `UnknownRuleError`.

Source: the build script of the public tier (`make-bq-public-data.sh` in github.com/all-of-us/
data-browser) rounds with ``CEIL(x / 20) * 20``; its interface prints "<= 20" for a stored 20.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, overload

import numpy as np
import pandas as pd

from publictier import _counts
from publictier._counts import Findings as Findings
from publictier._counts import whole, whole_series
from publictier.errors import BadCountError, DisclosureError, UnknownRuleError

Place = Literal["table", "chart"]
DIRECTIONS = ("up",)


@dataclass(frozen=True)
class Rule:
    """How an exact count becomes a published one.

    Attributes:
        base: published counts are multiples of this number of people.
        direction: where a count between two multiples goes; only ``"up"`` exists.

    Raises:
        UnknownRuleError: the direction is unknown, or the base is not a whole number above 0.

    Example:
        >>> Rule(base=5, direction="up").base
        5
    """

    base: int
    direction: str

    def __post_init__(self) -> None:
        """Refuse a rule that is unknown or would protect nothing."""
        if self.direction not in DIRECTIONS:
            raise UnknownRuleError(
                f"A rule with direction {self.direction!r} was asked for; "
                f"the only direction is {DIRECTIONS[0]!r}. Use disclosure.RULE."
            )
        if isinstance(self.base, bool) or not isinstance(self.base, int) or self.base < 1:
            raise UnknownRuleError(
                f"A rule with base {self.base!r} was asked for; the base must be a whole "
                "number of people, 1 or more. Use disclosure.RULE."
            )


RULE = Rule(base=20, direction="up")


def public_count(n: int, rule: Rule = RULE) -> int | None:
    """Give the published count for ``n`` people, or None where nothing is published.

    Args:
        n: exact number of people, 0 or more.
        rule: the rule to apply.

    Raises:
        BadCountError: `n` is negative, fractional, missing, a truth value or not a number.

    Example:
        >>> public_count(1), public_count(20), public_count(21), public_count(0)
        (20, 20, 40, None)
    """
    base, count = _known(rule).base, whole(n, "count")
    return -(-count // base) * base if count else None


_Names = str | Sequence[str]


@overload
def protect(counts: pd.DataFrame, rule: Rule = RULE, column: _Names = "count") -> pd.DataFrame: ...
@overload
def protect(
    counts: pd.Series[int], rule: Rule = RULE, column: _Names = "count"
) -> pd.Series[int]: ...
def protect(
    counts: pd.DataFrame | pd.Series[int], rule: Rule = RULE, column: _Names = "count"
) -> pd.DataFrame | pd.Series[int]:
    """Turn a table of exact counts into a publishable one; the only door to ``datasets/``.

    Rows whose counts are all 0 are dropped. Where several columns are rounded, a 0 beside a
    positive count stays 0, because the row is needed for the other number. The input is left
    as it was; index labels and the order of rows are kept; rounded columns are int64.

    Args:
        counts: a table with one or more columns of exact counts, or one Series of them.
        rule: the rule to apply.
        column: name or names of the columns of counts; ignored for a Series.

    Raises:
        DisclosureError: a named column is not there, or none was named.
        BadCountError: a count is negative, fractional, missing, not finite, a truth value or
            not a number. Whole numbers stored as fractions (3.0) are refused too: they usually
            come from a missing value or an average, which must be looked at.

    Example:
        >>> exact = pd.DataFrame({"sex": ["Female", "Male", "Other"], "count": [23, 4, 0]})
        >>> protect(exact)
              sex  count
        0  Female     40
        1    Male     20
    """
    base = _known(rule).base
    if isinstance(counts, pd.Series):
        exact = whole_series(counts, str(counts.name or "counts"), base)
        return pd.Series(_counts.ceil(exact, base), index=counts.index, name=counts.name)[exact > 0]
    names = _counts.column_names(counts, column)
    out = counts.copy()
    filled = np.zeros(len(out), dtype=bool)
    for name in names:
        exact = whole_series(out[name], name, base)
        out[name] = _counts.ceil(exact, base)
        filled |= exact > 0
    return out[filled]


def check(
    table: pd.DataFrame | pd.Series[int], columns: _Names = "count", rule: Rule = RULE
) -> Findings:
    """Look whether every count of a table could have come through `protect`.

    A cell passes if it is a positive multiple of the base (a number, or text as `shown` gives),
    or missing (an absent stratum after a pivot), or a 0 beside a positive count.

    Args:
        table: the table to look at, or one Series.
        columns: name or names of the columns of counts; ignored for a Series.
        rule: the rule to apply.

    Raises:
        DisclosureError: a named column is not there, or none was named.

    Example:
        >>> print(check(pd.DataFrame({"count": [20, 37]})))
        fail: 1 of 2 cells examined is not a multiple of 20 people; first: row 1, column 'count'.
    """
    base = _known(rule).base
    cells = _counts.count_cells(table, columns)
    return _counts.report(_counts.not_multiples(cells, base), cells, f"a multiple of {base} people")


def researcher_rule(
    table: pd.DataFrame | pd.Series[int], columns: _Names = "count", rule: Rule = RULE
) -> Findings:
    """Check the other rule, for people who publish research: no count of 1 to ``base``.

    Counts above the base may be exact; 0 and the text "≤ base" may be shown. Only the cells
    themselves are looked at: `publictier.audit` asks what can be worked out from others.

    Source: researchallofus.org, Data and Statistics Dissemination Policy.
    Takes the arguments of `check` and raises its errors.

    Example:
        >>> researcher_rule(pd.DataFrame({"count": [0, 35, 21]})).status
        'pass'
        >>> researcher_rule(pd.DataFrame({"count": [0, 20, 21]})).status
        'fail'
    """
    base = _known(rule).base
    cells = _counts.count_cells(table, columns)
    return _counts.report(_counts.small_counts(cells, base), cells, f"0 or above {base}")


def is_publishable_count(n: int, rule: Rule = RULE) -> bool:
    """Say whether a researcher may publish the count ``n``: 0, or more than the base.

    Raises:
        BadCountError: `n` is not a whole number of people.

    Example:
        >>> [is_publishable_count(n) for n in (0, 1, 20, 21, 35)]
        [True, False, False, True, True]
    """
    base, count = _known(rule).base, whole(n, "count")
    return count == 0 or count > base


def shown(n: int, rule: Rule = RULE) -> str:
    """Print a published count (a multiple of the base, or 0 for nobody) as readers see it.

    Raises:
        BadCountError: `n` is not a published count, so printing it could disclose.

    Example:
        >>> shown(20), shown(1240), shown(0)
        ('≤ 20', '1,240', '0')
    """
    count = _published(n, rule)
    return f"≤ {rule.base}" if count == rule.base else f"{count:,}"


def true_range(published: int | None, place: Place = "table", rule: Rule = RULE) -> tuple[int, int]:
    """Give the smallest and largest true count a published count can stand for.

    Args:
        published: the published count; None (or 0) where the row is absent.
        place: ``"table"``, where an absent row says nobody, or ``"chart"``, where absent strata
            are filled with the base, so the lowest number stands for 0 as well.
        rule: the rule to apply.

    Raises:
        BadCountError: `published` is not a published count.
        DisclosureError: `place` is neither of the two.

    Example:
        >>> true_range(260), true_range(20), true_range(20, "chart"), true_range(None)
        ((241, 260), (1, 20), (0, 20), (0, 0))
    """
    if place not in ("table", "chart"):
        raise DisclosureError(f"place was {place!r}; write 'table' or 'chart'.")
    base = _known(rule).base
    count = 0 if published is None else _published(published, rule)
    if place == "chart" and count <= base:
        return 0, base
    return (count - base + 1, count) if count else (0, 0)


def percentage(count: int, total: int, rule: Rule = RULE) -> float:
    """Give the published percentage: rounded `count` over rounded `total`, two decimals.

    Exact and published counts give the same result, because rounding up twice changes nothing.

    Raises:
        BadCountError: one is no whole number of people, `total` is 0, or `count` is above it.

    Example:
        >>> percentage(7, 1245)  # 20 / 1,260
        1.59
    """
    _counts.refuse_larger(count, total)
    numerator = public_count(count, rule) or 0
    return round(100 * numerator / _denominator(public_count(total, rule)), 2)


def percentage_range(
    count: int | None, total: int, place: Place = "table", rule: Rule = RULE
) -> tuple[float, float]:
    """Give the bounds of the true percentage behind two published counts.

    Args:
        count: the published numerator; None where its row is absent.
        total: the published denominator.
        place: where `count` was read, as in `true_range`.
        rule: the rule to apply.

    Returns:
        Lower and upper bound in percent, not rounded, and never above 100.

    Raises:
        BadCountError: a number is no published count, `total` is 0, or `count` is above it.

    Example:
        >>> low, high = percentage_range(20, 1260)
        >>> round(low, 2), round(high, 2)
        (0.08, 1.61)
    """
    _counts.refuse_larger(count, total)
    low, high = true_range(count, place, rule)
    total_low, total_high = true_range(_denominator(total), "table", rule)
    return 100 * low / total_high, min(100.0, 100 * high / total_low)


def _known(rule: Rule) -> Rule:
    if not isinstance(rule, Rule):
        raise UnknownRuleError(
            f"{rule!r} was given as the rule; it must be a disclosure.Rule. Use disclosure.RULE."
        )
    return rule


def _published(n: int, rule: Rule) -> int:
    count = whole(n, "published count")
    if count % _known(rule).base:
        raise BadCountError(
            f"{count} is not a published count: those are multiples of {rule.base}. "
            "Apply protect first. (audit.bounds takes exact totals: say exact='totals'.)"
        )
    return count


def _denominator(total: int | None) -> int:
    if not total:
        raise BadCountError("The total is 0: a percentage needs a denominator of 1 or more people.")
    return total
