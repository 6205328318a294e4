"""The conditions of a tier, with what a role can ask about them: one row each."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from publictier.disclosure import RULE
from publictier.errors import UnknownTableError
from publictier.strata import AGES, SEXES

Load = Callable[[str], pd.DataFrame]
FORTIES = AGES["4"]
OLDEST = list(AGES.values())[-2:]


def candidates(load: Load) -> pd.DataFrame:
    """Gather the conditions of a tier.

    Args:
        load: gives a table of the tier by its name, as `publictier.load` does.

    Returns:
        One row a condition, most participants first: `concept_id`, `name`, `count`, `own_count`,
        `percent`, a column for each sex (0 where there is no row), and

        - by sex: `absent_sexes` (groups that the tier has and the condition has not), `share_…` of
          those of Female and Male with any condition on record, `least_…` and `most_…` (bounds of
          the shares, as rounding leaves them), `product` (how many in the group Male would have it
          if it had nothing to do with sex), `off_product` (how far the group's count is from that);
        - by age: `ages` (rows), `small_ages` (those with the smallest published count),
          `large_ages` (the others), `oldest_part` (the larger of the two oldest groups, as a part
          of the largest), `forties` (the count of ages 40-49), `all_ages` (the sum), `falls`
          (whether the counts fall from group to group);
        - of the hierarchy: `narrower` (concepts right below it), `above` (names of those right
          above it).

    >>> from publictier import load
    >>> asthma = candidates(load).set_index("name").loc["Asthma"]
    >>> int(asthma["Female"]), int(asthma["ages"]), int(asthma["narrower"])
    (4140, 8, 0)
    """
    found = load("conditions")[["concept_id", "name", "count", "own_count", "percent"]].copy()
    found["own_count"] = found["own_count"].fillna(found["count"]).astype(int)
    pairs = _hierarchy(load)
    above = pairs.groupby("child_concept_id")["parent_name"].agg(frozenset).to_dict()
    found["above"] = found["concept_id"].map(lambda concept: above.get(concept, frozenset()))
    found["narrower"] = _of_each(found, pairs["parent_concept_id"].value_counts())
    found = _with_shares(_with_ages(_with_sexes(found, load), load), load)
    return found.sort_values(["count", "concept_id"], ascending=[False, True])


def _hierarchy(load: Load) -> pd.DataFrame:
    """Give the pairs of wider and narrower concepts; a tier without ancestors has none."""
    try:
        return load("condition_hierarchy")
    except (UnknownTableError, FileNotFoundError):
        return pd.DataFrame(columns=["parent_concept_id", "parent_name", "child_concept_id"])


def _of_each(found: pd.DataFrame, numbers: pd.Series[int]) -> pd.Series[int]:
    return found["concept_id"].map(numbers).fillna(0).astype(int)


def _with_sexes(found: pd.DataFrame, load: Load) -> pd.DataFrame:
    by_sex = load("conditions_by_sex").pivot_table(
        index="concept_id", columns="sex", values="count", aggfunc="sum"
    )
    for sex in SEXES.values():
        found[sex] = _of_each(found, by_sex[sex]) if sex in by_sex else 0
    found["absent_sexes"] = (found[list(by_sex)] == 0).sum(axis=1)
    return found


def _with_ages(found: pd.DataFrame, load: Load) -> pd.DataFrame:
    by_age = load("conditions_by_age")
    small = by_age[by_age["count"] == RULE.base]
    forties = by_age[by_age["age"] == FORTIES].set_index("concept_id")
    found["ages"] = _of_each(found, by_age["concept_id"].value_counts())
    found["small_ages"] = _of_each(found, small["concept_id"].value_counts())
    found["large_ages"] = found["ages"] - found["small_ages"]
    oldest = by_age[by_age["age"].isin(OLDEST)].groupby("concept_id")["count"].max()
    largest = by_age.groupby("concept_id")["count"].max()
    parts = oldest.reindex(largest.index, fill_value=0) / largest
    found["oldest_part"] = found["concept_id"].map(parts)
    found["forties"] = _of_each(found, forties["count"])
    falls = by_age.groupby("concept_id")["count"].agg(lambda counts: counts.is_monotonic_decreasing)
    found["falls"] = found["concept_id"].map(falls).fillna(True).astype(bool)
    found["all_ages"] = _of_each(found, by_age.groupby("concept_id")["count"].sum())
    return found


def _with_shares(found: pd.DataFrame, load: Load) -> pd.DataFrame:
    domains = load("domains_by_sex").query("domain == 'Condition'").set_index("sex")["count"]
    for sex in ("Female", "Male"):
        domain = domains.get(sex, float("nan"))
        found[f"share_{sex}"] = found[sex] / domain
        found[f"least_{sex}"] = (found[sex] - RULE.base + 1).clip(lower=0) / domain
        found[f"most_{sex}"] = found[sex] / (domain - RULE.base + 1)
    whole = load("domains").query("domain == 'Condition'")["count"].sum()
    found["product"] = found["count"] / whole * domains.get("Male", float("nan"))
    found["off_product"] = (found["Male"] - found["product"]).abs()
    return found
