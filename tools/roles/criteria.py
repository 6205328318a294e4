"""What a role can ask of a condition. Each criterion marks the conditions that meet it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import pandas as pd

from publictier.disclosure import RULE
from publictier.strata import SEXES

Found = pd.DataFrame
Marks: TypeAlias = "pd.Series[bool]"
OTHER = {"Female": "Male", "Male": "Female"}  # the two that shares compare


def _at_least(column: str) -> Callable[[Found, Any], Marks]:
    return lambda found, least: found[column] >= least


def _at_most(column: str) -> Callable[[Found, Any], Marks]:
    return lambda found, most: found[column] <= most


def _equal(column: str) -> Callable[[Found, Any], Marks]:
    return lambda found, wanted: found[column] == wanted


def _more_in(found: Found, sex: str) -> Marks:
    others = [other for other in SEXES.values() if other != sex]
    return found[sex] > found[others].max(axis=1)


def _larger_share_in(found: Found, sex: str) -> Marks:
    return found[f"share_{sex}"] > found[f"share_{OTHER[sex]}"]


def _surely_larger_share_in(found: Found, sex: str) -> Marks:
    return found[f"least_{sex}"] > found[f"most_{OTHER[sex]}"]


def _points_apart(found: Found, least: float) -> Marks:
    return (found["share_Female"] - found["share_Male"]).abs() >= least / 100


def _own_percent_at_most(found: Found, most: float) -> Marks:
    return 100 * found["own_count"] <= most * found["count"]


def _narrower_of(found: Found, name: str) -> Marks:
    return found["above"].map(lambda above: name in above).astype(bool)


def _far_from_product(found: Found, part: float) -> Marks:
    # more than two counts that are rounded up could explain
    return found["off_product"] >= (part * found["product"]).clip(lower=2 * RULE.base)


#: Key in roles.toml -> what it asks, in words, and the function that marks who meets it.
CRITERIA: dict[str, tuple[str, Callable[[Found, Any], Marks]]] = {
    "count-at-least": ("{} or more participants", _at_least("count")),
    "percent-at-least": ("{} percent or more of those with any condition", _at_least("percent")),
    "percent-at-most": ("{} percent or fewer of those with any condition", _at_most("percent")),
    "own-count-below": (
        "more participants with its narrower concepts than with its own code",
        lambda found, yes: (found["own_count"] < found["count"]) == yes,
    ),
    "own-count-at-least": ("{} or more with its own code", _at_least("own_count")),
    "own-percent-at-most": (
        "{} percent or fewer of its participants with its own code",
        _own_percent_at_most,
    ),
    "women-at-least": ("{} or more in the group Female", _at_least("Female")),
    "men-at-least": ("{} or more in the group Male", _at_least("Male")),
    "other-at-most": ("{} or fewer in the group Other", _at_most("Other")),
    "more-in": ("more in the group {} than in any other", _more_in),
    "larger-share-in": ("a larger share in the group {} than in the other", _larger_share_in),
    "absent-sexes-at-most": (
        "{} or fewer of the tier's groups by sex without a row",
        _at_most("absent_sexes"),
    ),
    "sexes-over-total": (
        "groups by sex that together make more than the total",
        lambda found, yes: (found[list(SEXES.values())].sum(axis=1) > found["count"]) == yes,
    ),
    "ages-over-total": (
        "age groups that together make more than the total",
        lambda found, yes: (found["all_ages"] > found["count"]) == yes,
    ),
    "forties-at-least": ("{} or more in the age group 40-49", _at_least("forties")),
    "surely-larger-share-in": (
        "a larger share in the group {} than in the other, however the counts were rounded",
        _surely_larger_share_in,
    ),
    "points-apart-at-least": ("shares of the two that are {} points or more apart", _points_apart),
    "ages": ("a row in exactly {} age groups", _equal("ages")),
    "ages-at-least": ("a row in {} or more age groups", _at_least("ages")),
    "ages-at-most": ("a row in {} or fewer age groups", _at_most("ages")),
    "large-ages-at-least": ("{} or more age groups with more than ≤ 20", _at_least("large_ages")),
    "large-ages-at-most": ("{} or fewer age groups with more than ≤ 20", _at_most("large_ages")),
    "oldest-part-at-most": (
        "{} or less of its largest age group in each of the two oldest",
        _at_most("oldest_part"),
    ),
    "not-in-falling-order": (
        "counts by age that do not fall from group to group",
        lambda found, yes: ~found["falls"] == yes,
    ),
    "capital-first": (
        "a capital letter at the start of its name",
        lambda found, yes: found["name"].str[0].str.isupper() == yes,
    ),
    "small-ages-at-least": ("{} or more age groups with a count of ≤ 20", _at_least("small_ages")),
    "small-ages-at-most": ("{} or fewer age groups with a count of ≤ 20", _at_most("small_ages")),
    "narrower-at-most": ("{} or fewer narrower concepts below it", _at_most("narrower")),
    "narrower-of": ("a place right below the concept {}", _narrower_of),
    "far-from-product": (
        "a count in the group Male that is {} of it or more away from the product of the shares",
        _far_from_product,
    ),
}
