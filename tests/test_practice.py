"""Trying a learner's function: an answer to every mistake, and never a traceback."""

from typing import Any

import pandas as pd
import pytest

from publictier.practice import Case, try_out

CASES = [Case([35], True, "35 may stay."), Case([20], False, "20 itself is small.")]


def test_a_right_function_is_told_so(capsys: pytest.CaptureFixture[str]) -> None:
    """Catch a checker that is never satisfied."""
    try_out(lambda n: not 1 <= n <= 20, CASES)
    assert capsys.readouterr().out == "2 of 2 right.\n"


def test_the_first_mistake_is_named_with_its_reply(capsys: pytest.CaptureFixture[str]) -> None:
    """Catch a checker that only says 'wrong'."""
    try_out(lambda n: not 1 <= n < 20, CASES)
    assert capsys.readouterr().out == (
        "Case 2: it gave True, and should give False. 20 itself is small.\n"
    )


def test_an_error_in_the_learners_code_is_answered(capsys: pytest.CaptureFixture[str]) -> None:
    """Catch a traceback where a sentence helps more."""
    try_out(lambda n: n["no {such} key"], CASES)
    out = capsys.readouterr().out
    assert out.startswith("Case 1 stopped with TypeError")
    assert out.endswith("35 may stay.\n")


@pytest.mark.parametrize(
    ("wrong", "help_with"),
    [
        (lambda n: pd.Series([n == 35]), "should give one True or False"),
        (lambda n: pd.Series([n]).any, "a function without its brackets"),
        (lambda n: pd.Series([n, n]) >= 1 and True, "Join marks with `&`"),
        (lambda n: None, "end with `return`"),
        (True, "without brackets behind it"),
    ],
)
def test_usual_slips_are_answered_in_words(
    wrong: Any, help_with: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Catch a slip of beginners that ends in Python's own words."""
    try_out(wrong, CASES)
    assert help_with in capsys.readouterr().out


def test_no_case_is_an_authors_mistake() -> None:
    """Catch an exercise that checks nothing."""
    with pytest.raises(ValueError, match="at least one case"):
        try_out(lambda n: n, [])
