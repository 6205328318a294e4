"""Cohorts of the made-up town: who is included, who is left out, and how many each step leaves.

Inside a group, criteria are joined by OR; include groups are joined by AND; then each exclude group
takes people out. ``kit/cohort.js`` does the same in a page; a test compares the two.
"""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from publictier import disclosure
from publictier.errors import TownError
from publictier.town import parameters, with_types

HOWS = {"age": ("is", "at_least", "at_most"), "condition": ("descendants", "own")}
FLAGS = {"record": "has_record", "survey": "took_survey", "tracker": "wears_tracker"}
AMONG = {"everyone": "", "record": "has_record", "survey": "took_survey"}
_PLAIN = {
    "record": "shared a health record",
    "survey": "took the survey",
    "tracker": "wear a tracker",
    "sex": "are listed as {}",
    "told": "said {} to high blood pressure in the survey",
    "sleep": "said {} of sleep in the survey",
}


def values(kind: str) -> list[str]:
    """List what a criterion of a kind may name; nothing for a yes or no.

    Raises:
        TownError: there is no such kind.

    >>> values("sex"), values("told"), values("survey")
    (['Female', 'Male', 'Other'], ['yes', 'no'], [''])
    """
    rates = parameters()
    known = {
        "sex": [one["label"] for one in rates["sexes"]],
        "age": [one["label"] for one in rates["ages"]],
        "condition": [one["key"] for one in rates["conditions"]],
        "drug": [one["key"] for one in rates["drugs"]],
        "told": ["yes", "no"],
        "sleep": [one["label"] for one in rates["sleep"]["answers"]],
        **{flag: [""] for flag in FLAGS},
    }
    if kind not in known:
        raise TownError(f"kind was {kind!r}. Allowed: {', '.join(known)}. Choose one of those.")
    return list(known[kind])


@dataclass(frozen=True)
class Criterion:
    """One thing that is asked of a person.

    Attributes:
        kind: sex, age, condition, drug, record, survey, told (high blood pressure, in the
            survey), sleep (in the survey) or tracker.
        value: one of ``values(kind)``.
        how: for an age: is, at_least or at_most; for a condition: descendants (its types count
            too) or own (its own code alone). Default: the first of them.

    Raises:
        TownError: there is no such kind, value or how.

    >>> Criterion("age", "60-69", "at_least").words()
    'are 60 or older'
    >>> Criterion("condition", "diabetes", "own").words()
    'have a record of diabetes by its own code alone'
    """

    kind: str
    value: str = ""
    how: str = ""

    def __post_init__(self) -> None:
        """Refuse what does not exist."""
        allowed = values(self.kind)
        if self.value not in allowed:
            found = f"value of a criterion {self.kind!r} was {self.value!r}"
            say = ", ".join(map(repr, allowed)) if allowed != [""] else "none; leave it out"
            close = difflib.get_close_matches(str(self.value).casefold(), allowed, n=1)
            hint = f" Did you mean {close[0]!r}?" if close else ""
            raise TownError(f"{found}. Allowed: {say}.{hint}")
        hows = HOWS.get(self.kind, ("",))
        if not self.how:
            object.__setattr__(self, "how", hows[0])
        if self.how not in hows:
            found = f"how of a criterion {self.kind!r} was {self.how!r}"
            raise TownError(f"{found}. Allowed: {', '.join(map(repr, hows))}.")

    def holds(self, people: pd.DataFrame) -> pd.Series[bool]:
        """Say for each person whether it is so."""
        if self.kind in FLAGS:
            return _yes(people, FLAGS[self.kind])
        if self.kind == "condition":
            return _yes(people, self.value) if self.how == "own" else with_types(people, self.value)
        if self.kind == "drug":
            return _yes(people, self.value)
        if self.kind == "age":
            low, high = _years(self.value)
            return people["age"].between(
                0 if self.how == "at_most" else low, 200 if self.how == "at_least" else high
            )
        column = "sex" if self.kind == "sex" else str(parameters()[self.kind]["key"])
        return people[column] == self.value

    def words(self) -> str:
        """Say it as what follows "people who"."""
        if self.kind in _PLAIN:
            return _PLAIN[self.kind].format(self.value)
        if self.kind == "age":
            return _age_words(self.value, self.how)
        if self.kind == "condition":
            return f"have a record of {_say('conditions', self.value)}{self._code_words()}"
        return f"have a record of {_say('drugs', self.value)}"

    def _code_words(self) -> str:
        """Say which codes count, where a condition has types of its own."""
        if all(one["parent"] != self.value for one in parameters()["conditions"]):
            return ""
        return " by its own code alone" if self.how == "own" else " or one of its types"


_GROUP_FORM = 'Allowed: criteria in brackets, as in Group((Criterion("condition", "asthma"),)).'


@dataclass(frozen=True)
class Group:
    """Criteria joined by OR: a person who meets one of them is in.

    Raises:
        TownError: there is no criterion.

    >>> Group((Criterion("condition", "asthma"), Criterion("tracker"))).words()
    'have a record of asthma or wear a tracker'
    """

    criteria: tuple[Criterion, ...]

    def __post_init__(self) -> None:
        """Refuse a group that asks nothing, or asks for something else than criteria."""
        if not isinstance(self.criteria, tuple) or not self.criteria:
            found = type(self.criteria).__name__ if self.criteria else "no criterion"
            raise TownError(f"A group was given {found}. {_GROUP_FORM}")
        if strange := [one for one in self.criteria if not isinstance(one, Criterion)]:
            raise TownError(f"A group was given {strange[0]!r}. {_GROUP_FORM}")

    def holds(self, people: pd.DataFrame) -> pd.Series[bool]:
        """Say for each person whether one of the criteria is met."""
        found = self.criteria[0].holds(people)
        for criterion in self.criteria[1:]:
            found = found | criterion.holds(people)
        return found

    def words(self) -> str:
        """Say it as what follows "people who"."""
        return " or ".join(criterion.words() for criterion in self.criteria)


Groups = Sequence[Group]


def _steps(
    people: pd.DataFrame, include: Groups, exclude: Groups
) -> list[tuple[str, pd.DataFrame]]:
    """Give each step's name and who remains after it.

    Raises:
        TownError: the people are not those of a town, or something else than groups was given.
    """
    if not isinstance(people, pd.DataFrame) or "has_record" not in people:
        raise TownError(
            f"people was {type(people).__name__}. Give those of a town: Town().people()."
        )
    for groups in (include, exclude):
        if isinstance(groups, str | Group) or not all(isinstance(one, Group) for one in groups):
            raise TownError(f"Groups were {groups!r}. Give a list of them: [Group(…), Group(…)].")
    steps = [("Everyone in the town", people)]
    for verb, groups in (("Include", include), ("Leave out", exclude)):
        for number, group in enumerate(groups, 1):
            left = steps[-1][1]
            holds = group.holds(left)
            kept = left[holds if verb == "Include" else ~holds]
            steps.append((f"{verb} {number}: {group.words()}", kept))
    return steps


def attrition(people: pd.DataFrame, include: Groups = (), exclude: Groups = ()) -> pd.DataFrame:
    """Count who remains after each step: everyone, each include group, each exclude group.

    Args:
        people: from `Town.people`.
        include: groups joined by AND.
        exclude: groups taken out afterwards, one after the other.

    Returns:
        step (in words), remaining (exact, for a teacher's key) and published (by the rule; missing
        where nobody remains, because a table leaves such a row out).

    >>> from publictier.town import Town
    >>> with_asthma = Group((Criterion("condition", "asthma"),))
    >>> attrition(Town().people(), [with_asthma])[["step", "published"]]
                                     step  published
    0                Everyone in the town       1200
    1  Include 1: have a record of asthma         80
    """
    steps = _steps(people, include, exclude)
    remaining = [len(left) for _, left in steps]
    published = [disclosure.public_count(n) for n in remaining]
    return pd.DataFrame(
        {
            "step": [name for name, _ in steps],
            "remaining": remaining,
            "published": pd.array(published, dtype="Int64"),
        }
    )


def shares(
    people: pd.DataFrame, include: Groups = (), exclude: Groups = (), among: str = "everyone"
) -> list[float | None]:
    """Give the published percentage of each step of `attrition`.

    Args:
        people: from `Town.people`.
        include: as in `attrition`.
        exclude: as in `attrition`.
        among: the denominator: everyone, record (those who shared one) or survey (those who took
            it).

    Returns:
        One number a step. None where somebody who remains is not in the denominator, because such
        a number would be no share; and where the denominator is empty.

    Raises:
        TownError: there is no such denominator.

    >>> from publictier.town import Town
    >>> with_asthma = Group((Criterion("condition", "asthma"),))
    >>> shares(Town().people(), [with_asthma], among="record")
    [None, 9.52]
    """
    if among not in AMONG:
        raise TownError(f"among was {among!r}. Allowed: {', '.join(AMONG)}. Choose one of those.")
    column = AMONG[among]
    total = int(people[column].sum()) if column else len(people)
    found: list[float | None] = []
    for _, left in _steps(people, include, exclude):
        inside = bool(left[column].all()) if column else True
        found.append(disclosure.percentage(len(left), total) if total and inside else None)
    return found


def sentence(include: Groups = (), exclude: Groups = ()) -> str:
    """Sum a cohort up in one sentence.

    >>> asthma, tracker = Criterion("condition", "asthma"), Criterion("tracker")
    >>> sentence([Group((asthma,))], [Group((tracker,))])
    'People who have a record of asthma; but not people who wear a tracker.'
    """
    if include:
        text = "People who " + ", and who ".join(group.words() for group in include)
    else:
        text = "Everyone in the town"
    if exclude:
        text += "; but not people who " + ", and not people who ".join(
            group.words() for group in exclude
        )
    return f"{text}."


def _yes(people: pd.DataFrame, column: str) -> pd.Series[bool]:
    return people[column].astype(bool)


def _years(label: str) -> tuple[int, int]:
    row = next(one for one in parameters()["ages"] if one["label"] == label)
    return row["low"], row["high"]


def _age_words(label: str, how: str) -> str:
    low, high = _years(label)
    if how == "at_least":
        return f"are {low} or older"
    return f"are {high} or younger" if how == "at_most" else f"are {low} to {high} years old"


def _say(part: str, key: str) -> str:
    return str(next(one["say"] for one in parameters()[part] if one["key"] == key))
