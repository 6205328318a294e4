"""Made-up people and their exact counts in the long layout, for the audit's tests."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from publictier.audit.layout import STRATA
from publictier.disclosure import protect

SEXES = np.array(["8507", "8532", "0"])
KEYS = ["analysis_id", *STRATA]
DOMAIN_ID = "19"


@dataclass(frozen=True)
class Counted:
    """Exact counts of people, by concept with descendants and by the concept's own code."""

    exact: pd.DataFrame
    own: pd.DataFrame
    hierarchy: pd.DataFrame

    @property
    def released(self) -> pd.DataFrame:
        """Give the rounded counts of concepts with their descendants."""
        return protect(self.exact, column="count_value")

    @property
    def released_own(self) -> pd.DataFrame:
        """Give the rounded counts of the concepts' own codes."""
        return protect(self.own, column="count_value")


def long_rows(analysis: int, counts: pd.Series, **strata: int) -> pd.DataFrame:
    """Turn counts by index levels into long rows; `strata` maps s1 … s7 to a level number."""
    levels = counts.index.to_frame(index=False)
    rows = pd.DataFrame({"analysis_id": analysis, "count_value": counts.to_numpy()})
    for name in STRATA:
        level = strata.get("s" + name[-1])
        rows[name] = "" if level is None else levels.iloc[:, level].astype(str)
    return rows[[*KEYS, "count_value"]]


def count_records(records: pd.DataFrame, joint: bool = True) -> pd.DataFrame:
    """Count people once per concept: total, sex, age at first record, and both."""
    by = records.groupby
    parts = [
        long_rows(3000, by(["concept"]).size(), s1=0),
        long_rows(3101, by(["concept", "sex"]).size(), s1=0, s2=1),
        long_rows(3102, by(["concept", "age"]).size(), s1=0, s2=1),
    ]
    if joint:
        parts.append(long_rows(3105, by(["concept", "age", "sex"]).size(), s1=0, s2=1, s4=2))
    return pd.concat(parts, ignore_index=True)


def make_people(seed: int, leaves: int = 8, persons: int = 1500, per_parent: int = 4) -> Counted:
    """Give made-up people leaf concepts and parents, and count them.

    Leaf shares are spread evenly on a log scale from 0.2 to 30 percent. A parent concept counts
    everybody of its leaves, at the earliest age, and some people by its own code.
    """
    rng = np.random.default_rng(seed)
    sex = SEXES[rng.choice(3, persons, p=[0.47, 0.5, 0.03])]
    records = []
    for leaf in range(leaves):
        share = 10 ** rng.uniform(-2.7, -0.5)
        who = np.flatnonzero(rng.random(persons) < share)
        age = rng.choice([0, *range(2, 10)], len(who)).astype(str)
        records.append(
            pd.DataFrame({"concept": f"{leaf:03}", "person": who, "sex": sex[who], "age": age})
        )
    leaf_records = pd.concat(records, ignore_index=True)
    parent_of = {f"{leaf:03}": f"P{leaf // per_parent:02}" for leaf in range(leaves)}
    own_who = rng.choice(persons, (len(set(parent_of.values())), 12))
    own = pd.concat(
        pd.DataFrame({"concept": p, "person": np.unique(w), "sex": sex[np.unique(w)], "age": "4"})
        for p, w in zip(sorted(set(parent_of.values())), own_who, strict=True)
    )
    rolled = pd.concat([leaf_records.assign(concept=leaf_records["concept"].map(parent_of)), own])
    rolled = rolled.groupby(["concept", "person", "sex"])["age"].min().reset_index()
    counted = count_records(pd.concat([leaf_records, rolled]))
    hierarchy = pd.DataFrame({"parent": list(parent_of.values()), "child": list(parent_of)})
    # A leaf has no children: its own code is its count, so only parents have own-code rows.
    return Counted(counted, count_records(own, joint=False), hierarchy)


def groups_of_one(groups: int, analysis: int = 3108) -> pd.DataFrame:
    """Release a total and that many groups of one person each, all rounded."""
    exact = pd.concat(
        [
            long_rows(3000, pd.Series([groups], index=pd.MultiIndex.from_tuples([("C1",)])), s1=0),
            long_rows(
                analysis,
                pd.Series(
                    1,
                    index=pd.MultiIndex.from_tuples(
                        [("C1", f"group {i:02}") for i in range(groups)]
                    ),
                ),
                s1=0,
                s2=1,
            ),
        ],
        ignore_index=True,
    )
    return protect(exact, column="count_value")
