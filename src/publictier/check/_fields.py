"""Reading a mapping written by a lesson author, with complaints that help."""

import difflib
import math
import numbers
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from publictier.errors import CheckError

ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def closest(word: str, allowed: Iterable[str]) -> str:
    """Give the sentence that names the closest allowed word, or nothing.

    Example:
        >>> closest("replay", ["text", "reply"])
        " Did you mean 'reply'?"
    """
    near = difflib.get_close_matches(word, list(allowed), n=1)
    return f" Did you mean {near[0]!r}?" if near else ""


def reject(where: str, found: str, allowed: str, advice: str) -> CheckError:
    """Build the error: where, what was found, what is allowed and what to do."""
    return CheckError(f"{where}: {found}. Allowed: {allowed}. {advice}")


class Fields:
    """One mapping of a lesson, read field by field.

    Args:
        found: What the author wrote.
        where: How to name the place in a message, such as ``self-check 'dogs', answers[1]``.
        allowed: The keys that this place understands.

    Raises:
        CheckError: It is no mapping, or has a key that is not understood.

    Example:
        >>> Fields({"replay": "No."}, "self-check 'dogs'", ("text", "reply"))
        Traceback (most recent call last):
        ...
        publictier.errors.CheckError: self-check 'dogs': unknown key 'replay'. \
Allowed: text, reply. Did you mean 'reply'? Rename or remove it.
    """

    def __init__(self, found: object, where: str, allowed: Sequence[str]) -> None:
        if not isinstance(found, Mapping):
            advice = f"Write it with the keys {', '.join(allowed)}."
            raise reject(where, f"found {found!r}", "a mapping of keys to values", advice)
        for key in found:
            if key not in allowed:
                advice = f"{closest(str(key), allowed)} Rename or remove it.".strip()
                raise reject(where, f"unknown key {key!r}", ", ".join(allowed), advice)
        self.found: Mapping[str, Any] = found
        self.where = where

    def at(self, place: str) -> str:
        """Name a place inside this one."""
        return f"{self.where}, {place}"

    def has(self, key: str) -> bool:
        """Say whether the author wrote this key with a value."""
        return self.found.get(key) is not None

    def text(self, key: str) -> str:
        """Read a text that must be there and must not be empty."""
        return a_text(self.found.get(key), self.at(key))

    def optional_text(self, key: str) -> str | None:
        """Read a text that may be left out."""
        return self.text(key) if self.has(key) else None

    def name(self, key: str) -> str:
        """Read an id: lower-case words, digits and hyphens."""
        value = self.text(key)
        if not ID.fullmatch(value):
            allowed = "lower-case letters and digits, in words joined by hyphens"
            raise reject(self.at(key), f"found {value!r}", allowed, "Write, for example, 'dogs-1'.")
        return value

    def misconception(self) -> str | None:
        """Read the id of the misconception that a wrong answer shows, if one is given."""
        return self.name("misconception") if self.has("misconception") else None

    def flag(self, key: str) -> bool:
        """Read true or false; left out means false."""
        value = self.found.get(key, False)
        if not isinstance(value, bool):
            raise reject(self.at(key), f"found {value!r}", "true or false", "Write it bare.")
        return value

    def number(self, key: str) -> int | float:
        """Read a finite number."""
        value = self.found.get(key)
        # numbers.Real, because a value taken from a table is often one of numpy's.
        if isinstance(value, bool) or not isinstance(value, numbers.Real):
            raise reject(self.at(key), f"found {value!r}", "a number", "Write it bare: 40 or 2.5.")
        if not math.isfinite(value):
            raise reject(self.at(key), f"found {value!r}", "a finite number", "Write its digits.")
        return int(value) if isinstance(value, numbers.Integral) else float(value)

    def items(self, key: str, at_least: int = 1) -> list[Any]:
        """Read a list with at least so many entries."""
        value = self.found.get(key)
        if isinstance(value, str | bytes) or not isinstance(value, Sequence):
            allowed = f"a list of at least {at_least}"
            raise reject(self.at(key), f"found {value!r}", allowed, "Start each entry with '- '.")
        if len(value) < at_least:
            allowed = f"at least {at_least}"
            raise reject(self.at(key), f"found {len(value)}", allowed, "Add what is missing.")
        return list(value)

    def optional_items(self, key: str) -> list[Any]:
        """Read a list that may be left out."""
        return self.items(key, 0) if self.has(key) else []

    def texts(self, key: str, at_least: int = 1) -> list[str]:
        """Read a list of texts in which no text stands twice."""
        found = self.items(key, at_least)
        values = [a_text(value, self.at(f"{key}[{i}]")) for i, value in enumerate(found)]
        no_repeats(values, self.at(key))
        return values


def a_text(value: object, where: str) -> str:
    """Read one text; a bare whole number counts as its digits.

    Raises:
        CheckError: It is missing, empty, or YAML has read it as something else.

    Example:
        >>> a_text(9, "a label")
        '9'
        >>> a_text(False, "a label")
        Traceback (most recent call last):
        ...
        publictier.errors.CheckError: a label: found False. Allowed: a text that is not empty. \
YAML reads a bare yes, no, on or off as true or false: put quotation marks round it.
    """
    allowed = "a text that is not empty"
    if isinstance(value, bool):
        advice = "YAML reads a bare yes, no, on or off as true or false: put quotation marks round"
        raise reject(where, f"found {value!r}", allowed, f"{advice} it.")
    if isinstance(value, numbers.Integral):
        return str(int(value))
    if not isinstance(value, str):
        found = "it is missing" if value is None else f"found {value!r}"
        raise reject(where, found, allowed, "Write the text, in quotation marks.")
    if not value.strip():
        raise reject(where, "it is empty", allowed, "Write the text.")
    return value.strip()


def no_repeats(values: Sequence[str], where: str) -> None:
    """Refuse a text that stands twice where a learner must tell entries apart.

    Raises:
        CheckError: Two entries are the same.
    """
    for i, value in enumerate(values):
        if value in values[:i]:
            found = f"entries {values.index(value)} and {i} are both {value!r}"
            raise reject(where, found, "entries that differ", "Change or remove one of them.")
