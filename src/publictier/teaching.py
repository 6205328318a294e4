"""Small made-up groups for the lessons, small enough to hold in the hand."""

from __future__ import annotations

import pandas as pd

from publictier.tables import TeachingTable

BOAT = (4, 11, 17)
SNAKES = (2, 9, 17)
DOGS = (1, 3, 6, 8, 12, 15, 18, 21, 24)
CATS = (5, 7, 10, 13, 14, 16, 19, 22)
NO_LIBRARY_CARD = (7, 13, 18, 22)
STUDENTS = 24
FACTS = ("travel", "pet", "library_card")


def made_up_class() -> pd.DataFrame:
    """Give the made-up class of the school lesson: one row a student, 24 in all.

    Returns:
        Columns `student` (1 to 24, no names), `travel` (bus, boat), `pet` (dog, cat, snake,
        none) and `library_card` (yes, no).

    >>> made_up_class().query("travel == 'boat' and pet == 'snake'")["student"].tolist()
    [17]
    """
    pets = dict.fromkeys(SNAKES, "snake") | dict.fromkeys(DOGS, "dog") | dict.fromkeys(CATS, "cat")
    rows = [
        {
            "student": number,
            "travel": "boat" if number in BOAT else "bus",
            "pet": pets.get(number, "none"),
            "library_card": "no" if number in NO_LIBRARY_CARD else "yes",
        }
        for number in range(1, STUDENTS + 1)
    ]
    return pd.DataFrame(rows)


def tally(fact: str) -> TeachingTable:
    """Count the made-up class by one fact, exactly.

    Args:
        fact: travel, pet or library_card.

    Raises:
        KeyError: the class has no such fact.

    >>> tally("travel").exact
      travel  count
    0    bus     21
    1   boat      3
    """
    if fact not in FACTS:
        raise KeyError(f"The made-up class has no fact {fact!r}; it has {', '.join(FACTS)}.")
    counts = made_up_class()[fact].value_counts().rename("count").reset_index()
    counts = counts.sort_values(["count", fact], ascending=[False, True], ignore_index=True)
    return TeachingTable(counts, f"A made-up class by {fact.replace('_', ' ')}")
