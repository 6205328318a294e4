"""Find a condition of a tier for each role, or say why there is none."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pandas as pd

from publictier.activities.practice_data import is_delicate
from roles.candidates import Load, candidates
from roles.criteria import CRITERIA

FILE = Path(__file__).parent / "roles.toml"
ABOUT = ("looks-for", "prefer", "words", "variable", "choose", "as")  # all else is a criterion
CHOSEN = ("concept", "words", "variable")
NOT_IN_A_NAME = "[\"'{}<>|#]|: "  # code, YAML and tables hold the name as it is
VARIABLE_WORDS = 3


class RoleError(Exception):
    """A file of roles is not well formed, or a chosen condition does not fit its role."""


@dataclass(frozen=True)
class Role:
    """A role and the condition that fills it.

    Attributes:
        key: how lessons name the role.
        concept_id: of the condition.
        name: of the condition, as the tables have it.
        words: the same in the middle of a sentence.
        variable: a name for it in code.
        how: why this one, for the report.
    """

    key: str
    concept_id: int
    name: str
    words: str
    variable: str
    how: str

    @property
    def start(self) -> str:
        """The words at the start of a sentence."""
        return self.words[:1].upper() + self.words[1:]

    @property
    def slug(self) -> str:
        """The variable as a part of an id.

        >>> Role("rare", 1, "Hay fever", "hay fever", "hay_fever", "").slug
        'hay-fever'
        """
        return self.variable.replace("_", "-")


@dataclass(frozen=True)
class Unfilled:
    """A role that no condition of the tier fills: what it looks for, and how far that got."""

    key: str
    looks_for: str
    why: str


Filled = dict[str, Role | Unfilled]


def read(path: Path) -> dict[str, Any]:
    """Read a file of roles.

    Raises:
        RoleError: it is not there, or no TOML.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        raise RoleError(f"{path} cannot be read as TOML in UTF-8: {problem}.") from problem


def fill(load: Load, chosen: Mapping[str, Mapping[str, str]] | None = None) -> Filled:
    """Fill every role of roles.toml from the tables of a tier, each with another condition.

    Args:
        load: gives a table of the tier by its name, as `publictier.load` does.
        chosen: role -> `concept` (its name in the tables), and if wanted `words`, `variable`.

    Raises:
        RoleError: a choice names no role, no condition, or one that does not fit.

    >>> from publictier import load
    >>> found = fill(load)
    >>> found["common"].words, found["parent"].words, found["child_of_parent"].words
    ('asthma', 'diabetes', 'type 2 diabetes')
    >>> found["turned"].how
    'the same as surely_turned'
    """
    written = read(FILE)
    chosen = chosen or {}
    _check_choices(chosen, written["roles"])
    every = candidates(load)
    is_fit = ~every["name"].map(is_delicate)  # a class should not meet these unasked
    is_fit &= ~every["name"].str.contains(NOT_IN_A_NAME)
    taken = {choice["concept"] for choice in chosen.values()}
    found: Filled = {}
    for key, written_about in written["roles"].items():
        about = _with_name_above(written_about, found)
        same = found.get(about.get("as", ""))
        if key in chosen:
            found[key] = _as_chosen(key, about, chosen[key], every)
        elif isinstance(same, Role) and _fits(about, every, same.name):
            found[key] = replace(same, key=key, how=f"the same as {same.key}")
        else:
            free = every[is_fit & ~every["name"].isin(taken)]
            found[key] = _best(key, about, free, written["proper"]["words"])
        if isinstance(one := found[key], Role):
            taken.add(one.name)
    return found


def _with_name_above(about: Mapping[str, Any], found: Filled) -> dict[str, Any]:
    """Put the concept of another role where a role asks to be right below it.

    >>> pain = Role("parent", 1, "Pain", "pain", "pain", "")
    >>> _with_name_above({"narrower-of": "parent"}, {"parent": pain})
    {'narrower-of': 'Pain'}
    """
    above = found.get(about.get("narrower-of", ""))
    return {**about, "narrower-of": above.name} if isinstance(above, Role) else dict(about)


def _check_choices(chosen: Mapping[str, Mapping[str, str]], roles: Mapping[str, Any]) -> None:
    for key, choice in chosen.items():
        if key not in roles:
            raise RoleError(f"There is no role {key!r}. Roles: {', '.join(roles)}.")
        if not isinstance(choice, Mapping) or "concept" not in choice or {*choice} - {*CHOSEN}:
            raise RoleError(
                f"Role {key!r} needs `concept`, and may have `words` and `variable`; got {choice}."
            )
        for name, given in choice.items():
            if not isinstance(given, str) or re.search(NOT_IN_A_NAME, given) or not given.strip():
                raise RoleError(
                    f"Role {key!r}: `{name}` is {given!r}. Allowed: a text without quotes, "
                    "brackets < > { }, | and #, and without a colon before a space."
                )
        if not choice.get("variable", "a").isidentifier():
            raise RoleError(
                f"Role {key!r}: `variable` is {choice['variable']!r}. Allowed: letters, digits and "
                "_, beginning with a letter."
            )


def _fits(about: Mapping[str, Any], every: pd.DataFrame, name: str) -> bool:
    return not _funnel(about, every[every["name"] == name])[0].empty


def _funnel(about: Mapping[str, Any], found: pd.DataFrame) -> tuple[pd.DataFrame, list[str]]:
    """Apply the criteria until none is left; say how many conditions each one left."""
    steps = []
    for key, value in about.items():
        if key in ABOUT:
            continue
        if key not in CRITERIA:
            raise RoleError(f"{key!r} is no criterion. Criteria: {', '.join(CRITERIA)}.")
        words, marks = CRITERIA[key]
        found = found[marks(found, value)]
        steps.append(f"{len(found)} with {words.format(value)}")
        if found.empty:
            break
    return found, steps


def preferred(key: str, about: Mapping[str, Any]) -> Role:
    """Give the condition that the lessons were written with, as a stand-in where there is none.

    >>> preferred("common", {"prefer": "Asthma", "words": "asthma"}).variable
    'asthma'
    """
    words = about.get("words", about["prefer"])
    name = about.get("variable", as_code(words))
    return Role(key, 0, about["prefer"], words, name, "a stand-in")


def _best(
    key: str, about: Mapping[str, Any], free: pd.DataFrame, proper: Sequence[str]
) -> Role | Unfilled:
    found, steps = _funnel(about, free)
    if found.empty:
        why = f"of {len(free)} conditions still free, " + ", of these ".join(steps)
        why = "no condition is left for it" if free.empty else why
        return Unfilled(key, about["looks-for"], why)
    as_written = found[found["name"] == about["prefer"]]
    if not as_written.empty:
        row = as_written.iloc[0]
        words = about.get("words", in_a_sentence(row["name"], proper))
        how = "the one that the lessons were written with"
        return _role(key, row, words, about.get("variable"), how)
    row = found.iloc[0 if about.get("choose", "most") == "most" else -1]
    how = f"of {len(found)} that fit, one with the {about.get('choose', 'most')} participants"
    how = how if len(found) > 1 else "the only one that fits"
    return _role(key, row, in_a_sentence(row["name"], proper), None, how)


def _as_chosen(
    key: str, about: Mapping[str, Any], choice: Mapping[str, str], every: pd.DataFrame
) -> Role:
    row = every[every["name"] == choice["concept"]]
    if row.empty:
        raise RoleError(f"Role {key!r}: the tier has no condition {choice['concept']!r}.")
    fits, steps = _funnel(about, row)
    if fits.empty:
        missed = next(step for step in steps if step.startswith("0"))
        raise RoleError(
            f"Role {key!r}: {choice['concept']!r} does not fit. The lessons need "
            f"{about['looks-for']}; it is not a condition {missed.removeprefix('0 ')}."
        )
    words = choice.get("words", in_a_sentence(choice["concept"], ()))
    return _role(key, row.iloc[0], words, choice.get("variable"), "chosen by you")


def _role(key: str, row: pd.Series[Any], words: str, variable: str | None, how: str) -> Role:
    return Role(key, int(row["concept_id"]), row["name"], words, variable or as_code(words), how)


def in_a_sentence(name: str, proper: Sequence[str]) -> str:
    """Write a condition's name as in the middle of a sentence.

    >>> [in_a_sentence(n, ["Huntington"]) for n in ("Otitis media", "Huntington disease", "HIV")]
    ['otitis media', 'Huntington disease', 'HIV']
    """
    first = name.split()[0]
    is_proper = first in proper or first.endswith("'s") or first[1:2].isupper()
    return name if is_proper else name[:1].lower() + name[1:]


def as_code(words: str) -> str:
    """Make a name for code of a condition's words.

    >>> as_code("sprain of ankle"), as_code("Huntington disease"), as_code("2nd degree burn")
    ('sprain_of_ankle', 'huntington_disease', 'condition_2nd_degree_burn')
    """
    name = "_".join(re.findall(r"[a-z0-9]+", words.lower())[:VARIABLE_WORDS])
    return name if name[:1].isalpha() else f"condition_{name}"
