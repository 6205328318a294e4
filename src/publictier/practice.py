"""Try a learner's function on cases, and answer the first one it misses."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any


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
    >>> try_out(lambda n: None, [Case([2], 4, "Twice 2 is 4.")])
    The function gave nothing back for case 1. Write its lines, and end with `return`.
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
    try:
        given = function(*case.arguments)
    except Exception as error:  # a learner's code may fail in any way, and must be answered
        return f"Case {number} stopped with {type(error).__name__}: {error}. {case.reply}"
    if given is None:
        return (
            f"The function gave nothing back for case {number}. "
            "Write its lines, and end with `return`."
        )
    if given != case.expected:
        return f"Case {number}: it gave {given!r}, and should give {case.expected!r}. {case.reply}"
    return ""
