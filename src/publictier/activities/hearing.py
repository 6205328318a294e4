"""Hearing: invented results of made-up people, and one loudness for everybody."""

from __future__ import annotations

import random
from collections.abc import Callable

from publictier.activities.spread import PEOPLE, Spread
from publictier.activity import module

SEED = 26


class Hearing(Spread):
    """Read two columns of results, and find out whom one loudness serves. Nobody is tested."""

    activity = "hearing"
    title = "Hearing: does one size fit all?"
    how = (
        "Read the invented results of 240 made-up people in the table or the drawing, and find the "
        "middle, the spread and what sticks out. "
        "Then look at one loudness for everybody, and see whom it serves."
    )
    values = range(0, 85, 5)
    unit = ("decibels", "dB")
    measure = "Loudness"
    conditions = ("in a quiet room", "with other talk in the room")
    start = 30
    cost_label = "Too loud for"
    _esm = module("hearing")

    def results(self) -> list[tuple[int, ...]]:
        """Invent what each made-up person needs in quiet and with talk, and what is too loud.

        Example:
            >>> Hearing().results()[0]
            (15, 25, 70)
        """
        # only random(): its stream is the same in every version of Python
        draw = random.Random(SEED).random
        return [_person(i, lambda sides: int(draw() * sides)) for i in range(PEOPLE)]

    def costs(self) -> list[str]:
        """Count for each setting the people for whom it is too loud."""
        limits = [limit for _, _, limit in self.results()]
        return [f"{sum(value >= limit for limit in limits)} of {PEOPLE}" for value in self.values]


def _person(i: int, roll: Callable[[int], int]) -> tuple[int, ...]:
    """Roll dice for one person; every fourth starts from another place, for the second hump."""
    start = 7 if i % 4 == 3 else 1
    quiet = 5 * (start + sum(roll(3) for _ in range(3)))
    talk = quiet + 5 * (1 + roll(3) + roll(3))
    return quiet, talk, quiet + 5 * (7 + roll(3) + roll(3))
