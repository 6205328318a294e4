"""A made-up town for practice with cohorts, expanded from a seed whenever it is needed.

No row about a person is kept anywhere: what is stored are rates (``activities/content/town.json``,
made from the published tables by ``tools/town_parameters.py``) and a seed. ``kit/town.js`` expands
the very same people in a page; a test compares them one by one.

The numbers come from splitmix32, a generator of 32-bit whole numbers: its state grows by
0x9E3779B9 modulo 2**32, and each state is mixed (two multiplications and three shifts). A draw
below a threshold (a chance times 2**32) means yes. Every person takes the same draws, whether they
are used or not, in this order: age group, age in years, sex, each flag (record, survey, tracker),
each condition, each medicine, high blood pressure in the survey, sleep.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Any

import pandas as pd

from publictier.errors import TownError, UnknownTableError
from publictier.tables import TeachingTable

Person = dict[str, Any]

DEFAULT_SEED = 2026
LAST_SEED = 2**31 - 1
MOST_PEOPLE = 20_000
_MASK = 0xFFFFFFFF


@cache
def parameters() -> dict[str, Any]:
    """Give the rates from which towns are expanded; not to be changed.

    >>> [flag["key"] for flag in parameters()["flags"]]
    ['has_record', 'took_survey', 'wears_tracker']
    """
    place = files("publictier.activities.content").joinpath("town.json")
    found: dict[str, Any] = json.loads(place.read_text("utf-8"))
    return found


def draws(seed: int) -> Callable[[], int]:
    """Give a function that draws whole numbers from 0 to 2**32 - 1 (splitmix32).

    >>> draw = draws(1)
    >>> draw(), draw()
    (1580013426, 350525680)
    """
    state = seed & _MASK

    def draw() -> int:
        nonlocal state
        state = (state + 0x9E3779B9) & _MASK
        mixed = ((state ^ (state >> 16)) * 0x21F0AAAD) & _MASK
        mixed = ((mixed ^ (mixed >> 15)) * 0x735A2D97) & _MASK
        return mixed ^ (mixed >> 15)

    return draw


class Town:
    """A town of made-up people; the same seed always gives the same people.

    Args:
        seed: a whole number from 0 to 2**31 - 1.
        people: how many live there, 1 to 20,000.

    Raises:
        TownError: the seed or the number of people is not one of those.

    >>> town = Town()
    >>> len(town.people())
    1200
    >>> Town(seed=-1)
    Traceback (most recent call last):
    ...
    publictier.errors.TownError: seed was -1. Allowed: a whole number from 0 to 2147483647. \
Leave it out for the town of the activities.
    """

    def __init__(self, seed: int = DEFAULT_SEED, people: int = 1200) -> None:
        self.seed = _whole(seed, "seed", 0, LAST_SEED)
        self.size = _whole(people, "people", 1, MOST_PEOPLE)
        self._people: pd.DataFrame | None = None

    def people(self) -> pd.DataFrame:
        """Give everyone in the town, one row each; a copy.

        Returns:
            number, age, age_group, sex; has_record, took_survey and wears_tracker; a column a
            condition and a medicine (yes only for those who shared a record); and the answers in
            the survey, empty for those who did not take it.

        >>> Town(people=3).people()[["number", "age", "age_group", "sex", "asthma"]]
           number  age age_group     sex  asthma
        0       1   72     70-79  Female   False
        1       2   51     50-59  Female   False
        2       3   54     50-59    Male   False
        """
        if self._people is None:
            draw, rates = draws(self.seed), parameters()
            rows = [_person(number, draw, rates) for number in range(1, self.size + 1)]
            self._people = pd.DataFrame(rows)
        return self._people.copy()

    def table(self, name: str) -> TeachingTable:
        """Count the town, exactly, in a table like the published ones.

        Args:
            name: one of `TABLES`. Counts of conditions are with descendants, but for
                `conditions_own_code`. A row of nobody says 0; `published()` leaves it out.

        Raises:
            UnknownTableError: there is no such table.

        >>> Town().table("domains").published()
                   domain  count
        0  Health records    840
        1          Survey    600
        2         Tracker    120
        """
        if name not in TABLES:
            raise UnknownTableError(f"The town has no table {name!r}. All: {', '.join(TABLES)}.")
        title = f"A made-up town: {name.replace('_', ' ')}"
        return TeachingTable(pd.DataFrame(_COUNTS[name](self.people())), title)

    def __repr__(self) -> str:
        return f"Town(seed={self.seed}, people={self.size}: made up)"


def with_types(people: pd.DataFrame, condition: str) -> pd.Series[bool]:
    """Say who has a record of a condition, by its own code or that of a type of it.

    Raises:
        TownError: there is no such condition.

    >>> town = Town().people()
    >>> bool(with_types(town, "diabetes").sum() > town["diabetes"].sum())
    True
    """
    known = parameters()["conditions"]
    keys = [one["key"] for one in known if condition in (one["key"], one["parent"])]
    if not keys:
        allowed = ", ".join(one["key"] for one in known)
        raise TownError(f"condition was {condition!r}. Allowed: {allowed}. Choose one of those.")
    return people[keys].any(axis=1)


def _whole(value: int, name: str, least: int, most: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        raise TownError(
            f"{name} was {value!r}. Allowed: a whole number from {least} to {most}. "
            "Leave it out for the town of the activities."
        )
    return value


def _pick(drawn: int, options: list[dict[str, Any]]) -> int:
    """Give the place of the first option whose threshold lies above the draw."""
    return next(i for i, option in enumerate(options) if drawn < option["below"])


def _person(number: int, draw: Callable[[], int], rates: dict[str, Any]) -> Person:
    """Expand one person; each draw is taken even where it changes nothing."""
    age = _pick(draw(), rates["ages"])
    group = rates["ages"][age]
    years = group["low"] + ((draw() * (group["high"] - group["low"] + 1)) >> 32)
    sex = _pick(draw(), rates["sexes"])
    person: Person = {
        "number": number,
        "age": years,
        "age_group": group["label"],
        "sex": rates["sexes"][sex]["label"],
    }
    for flag in rates["flags"]:
        person[flag["key"]] = draw() < flag["below"][age][sex]
    record = person["has_record"]
    for condition in rates["conditions"]:
        has = draw() < condition["below"][age][sex]
        person[condition["key"]] = has and record
    for drug in rates["drugs"]:
        gets = draw() < drug["with" if person[drug["for"]] else "without"]
        person[drug["key"]] = gets and record
    _answer(person, age, draw, rates)
    return person


def _answer(person: Person, age: int, draw: Callable[[], int], rates: dict[str, Any]) -> None:
    """Add the answers in the survey; they depend on the record, and not perfectly."""
    told, sleep = rates["told"], rates["sleep"]
    known = told["with" if person[told["for"]] else "without"]
    yes = draw() < (known if person["has_record"] else told["unknown"][age])
    hours = sleep["answers"][_pick(draw(), sleep["answers"])]["label"]
    took = person["took_survey"]
    person[told["key"]] = ("yes" if yes else "no") if took else ""
    person[sleep["key"]] = hours if took else ""


Rows = list[dict[str, Any]]


def _domains(people: pd.DataFrame) -> Rows:
    names = {"has_record": "Health records", "took_survey": "Survey", "wears_tracker": "Tracker"}
    return [{"domain": say, "count": int(people[key].sum())} for key, say in names.items()]


def _conditions(people: pd.DataFrame) -> Rows:
    return [
        {"name": one["name"], "count": int(with_types(people, one["key"]).sum())}
        for one in parameters()["conditions"]
    ]


def _own_codes(people: pd.DataFrame) -> Rows:
    return _columns(people, "conditions")


def _drugs(people: pd.DataFrame) -> Rows:
    return _columns(people, "drugs")


def _columns(people: pd.DataFrame, part: str) -> Rows:
    return [
        {"name": one["name"], "count": int(people[one["key"]].sum())} for one in parameters()[part]
    ]


def _by(column: str, header: str, part: str) -> Callable[[pd.DataFrame], Rows]:
    def count(people: pd.DataFrame) -> Rows:
        rows = []
        for one in parameters()["conditions"]:
            has = people[with_types(people, one["key"])][column].value_counts()
            rows += [
                {"name": one["name"], header: label, "count": int(has.get(label, 0))}
                for label in (entry["label"] for entry in parameters()[part])
            ]
        return rows

    return count


_COUNTS: dict[str, Callable[[pd.DataFrame], Rows]] = {
    "domains": _domains,
    "conditions": _conditions,
    "conditions_own_code": _own_codes,
    "conditions_by_sex": _by("sex", "sex", "sexes"),
    "conditions_by_age": _by("age_group", "age", "ages"),
    "drugs": _drugs,
}

#: Names of the tables that `Town.table` counts.
TABLES = tuple(_COUNTS)
