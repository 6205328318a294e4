"""Each thing the attacker is said to know, by a pair of releases: one possible, one not."""

import pandas as pd
import pytest

from publictier.audit import Assumptions, from_results, solve
from publictier.errors import AuditError
from tests.test_audit_gate import long

# Another concept with somebody under 18: it shows that the release has that stratum.
WITH_YOUNG = [
    (3000, {1: "Z"}, 20),
    (3102, {1: "Z", 2: "0"}, 20),
    (3105, {1: "Z", 2: "0", 4: "8507"}, 20),
]
PAIR = pd.DataFrame({"parent": ["P"], "child": ["C"]})
EACH = Assumptions(joint_age="each-occurrence")


def total(concept: str, count: int) -> tuple[int, dict[int, str], int]:
    """Write a total."""
    return 3000, {1: concept}, count


def age(concept: str, code: str, count: int) -> tuple[int, dict[int, str], int]:
    """Write a count by age at first record."""
    return 3102, {1: concept, 2: code}, count


def men(concept: str, count: int) -> tuple[int, dict[int, str], int]:
    """Write a count of men."""
    return 3101, {1: concept, 2: "8507"}, count


def joint(concept: str, code: str, count: int) -> tuple[int, dict[int, str], int]:
    """Write a count of men of an age."""
    return 3105, {1: concept, 2: code, 4: "8507"}, count


CASES = {
    "a child has no more people than its parent": (
        [total("P", 40), total("C", 40)],
        [total("P", 20), total("C", 40)],
        Assumptions(),
    ),
    "a parent's first record is not later than its child's": (
        [total("P", 20), age("P", "4", 20), total("C", 20), age("C", "5", 20)],
        [total("P", 20), age("P", "5", 20), total("C", 20), age("C", "4", 20)],
        Assumptions(),
    ),
    "ages at first record add up to the total": (
        [total("C", 40), age("C", "5", 20), age("C", "6", 20)],
        [total("C", 60), age("C", "5", 20), age("C", "6", 20)],
        Assumptions(),
    ),
    "joint cells add up to the total": (
        [total("C", 40), joint("C", "5", 20), joint("C", "6", 20)],
        [total("C", 60), joint("C", "5", 20), joint("C", "6", 20)],
        Assumptions(),
    ),
    "joint cells add up to their age": (
        [total("C", 20), age("C", "5", 20), joint("C", "5", 20)],
        [total("C", 20), age("C", "5", 20), joint("C", "6", 20)],
        Assumptions(),
    ),
    "joint cells add up to their sex": (
        [total("C", 20), men("C", 20), joint("C", "5", 20)],
        [total("C", 40), men("C", 20), joint("C", "5", 40)],
        Assumptions(),
    ),
    "joint cells at each occurrence cover their sex": (
        [total("C", 40), men("C", 40), joint("C", "5", 20), joint("C", "6", 20)],
        [total("C", 40), men("C", 40), joint("C", "5", 20)],
        EACH,
    ),
    "a joint cell at each occurrence is part of its sex": (
        [total("C", 40), men("C", 40), joint("C", "5", 40), joint("C", "6", 40)],
        [total("C", 20), men("C", 20), joint("C", "5", 40)],
        EACH,
    ),
    "nobody is recorded at an age before the first record": (
        [total("C", 20), age("C", "5", 20), joint("C", "5", 20), joint("C", "6", 20)],
        [total("C", 20), age("C", "6", 20), joint("C", "5", 20), joint("C", "6", 20)],
        EACH,
    ),
    "the first record is a record": (
        [total("C", 20), age("C", "5", 20), joint("C", "5", 20)],
        [total("C", 20), age("C", "5", 20), joint("C", "6", 20)],
        EACH,
    ),
    "everybody counted is a participant": (
        [(1, {}, 20), (2, {1: "8507"}, 20), total("C", 20), men("C", 20)],
        [(1, {}, 20), (2, {1: "8532"}, 20), total("C", 20), men("C", 20)],
        Assumptions(),
    ),
    "named families are complete": (
        [total("C", 40), (3103, {1: "C", 2: "r1"}, 40)],
        [total("C", 40), (3103, {1: "C", 2: "r1"}, 20)],
        Assumptions(complete=("race",)),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_the_attacker_knows_is_used_and_no_more(name: str) -> None:
    """Catch a sum or inequality that is missing, turned round, or too strong."""
    possible, impossible, assumptions = CASES[name]
    young = [] if "participant" in name else WITH_YOUNG
    found = solve(from_results(long(*possible, *young), PAIR, assumptions=assumptions))
    assert len(found) > 0
    with pytest.raises(AuditError, match="No true counts fit"):
        solve(from_results(long(*impossible, *young), PAIR, assumptions=assumptions))


@pytest.mark.parametrize("name", ["ages at first record add up to the total"])
def test_people_under_18_who_are_not_shown_fill_any_gap(name: str) -> None:
    """Catch hidden strata being taken for empty ones: without them the gap is possible."""
    _, impossible, assumptions = CASES[name]
    assert len(solve(from_results(long(*impossible), PAIR, assumptions=assumptions))) == 2
