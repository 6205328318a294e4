"""Try a learner's function on cases, and answer the first one it misses."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np


@dataclass(frozen=True)
class Case:
    """One thing the learner's function must get right.

    Attributes:
        arguments: what the function is called with.
        expected: what it must give back.
        reply: what the learner hears if it does not: the point that was missed.
    """

    arguments: Sequence[Any]
    expected: Any
    reply: str


def try_out(function: Callable[..., Any], cases: Sequence[Case]) -> None:
    """Call a learner's function on each case, and print a line for each.

    A function that fails is answered with its own error, in words, so that the learner can go on;
    nothing is raised. A function that gives nothing back has not been written yet, or lacks its
    `return`; that is said once.

    Args:
        function: the learner's function.
        cases: at least one.

    Raises:
        ValueError: there is no case.

    >>> def double(n): return n + n
    >>> try_out(double, [Case([2], 4, "Twice 2 is 4."), Case(["a"], "aa", "Text doubles too.")])
    2 of 2 right.
    >>> try_out(lambda n: n, [Case([2], 4, "Twice 2 is 4.")])
    Case 1: it gave 2, and should give 4. Twice 2 is 4.
    """
    if not cases:
        raise ValueError("try_out needs at least one case.")
    for number, case in enumerate(cases, start=1):
        missed = _missed(function, case, number)
        if missed:
            print(missed)
            return
    print(f"{len(cases)} of {len(cases)} right.")


def _missed(function: Callable[..., Any], case: Case, number: int) -> str:
    """Say what is wrong with one case; nothing if it is right."""
    if not callable(function):
        return "Give the function's name, without brackets behind it."
    try:
        given = function(*case.arguments)
    except Exception as error:  # a learner's code may fail in any way, and must be answered
        return _answer_error(error, case, number)
    if given is None:
        return _answer_nothing(number)
    if isinstance(case.expected, bool) and not isinstance(given, bool | np.bool_):
        found, way = _kind(given), _way(given)
        return f"Case {number}: it gave {found}, and should give one True or False. {way}"
    if given != case.expected:
        shown = bool(given) if isinstance(given, np.bool_) else given
        return f"Case {number}: it gave {shown!r}, and should give {case.expected!r}. {case.reply}"
    return ""


def _kind(given: Any) -> str:
    if callable(given):
        return "a function without its brackets ()"
    return f"something of type {type(given).__name__}"


def _way(given: Any) -> str:
    """Say how to get from what was given to one True or False."""
    if callable(given):
        return "Add the brackets."
    if hasattr(given, "any"):
        return "Gather with `.any()` (is one small?) or `.all()` (are all allowed?)."
    if isinstance(given, str):
        return "Write True or False without quotes."
    return "Compare on both sides of `or`: `x == 0 or x > 5`, not `x == 0 or 5`."


def _answer_nothing(number: int) -> str:
    if number == 1:
        return (
            "The function gave nothing back for case 1. Write its lines, and end with `return` "
            "(`print` shows a value, and gives nothing back)."
        )
    return f"The function gave nothing back for case {number}. What should it return there?"


def _answer_error(error: Exception, case: Case, number: int) -> str:
    said = str(error).rstrip(".")
    if "truth value of a" in said and "ambiguous" in said:
        return (
            f"Case {number} stopped: Python cannot turn many answers into one by itself. Join "
            "marks with `&`, put brackets around each, and gather them with `.any()`."
        )
    return f"Case {number} stopped with {type(error).__name__}: {said}. {case.reply}"
