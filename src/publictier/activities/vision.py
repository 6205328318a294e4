"""Vision: invented results of made-up people, and one letter height for everybody."""

from __future__ import annotations

import random

from publictier.activities.spread import PEOPLE, Spread
from publictier.activity import module

SEED = 2630
#: A made-up text fills so many pages, with letters so many millimeters high.
PAGES, HEIGHT = 10, 4


class Vision(Spread):
    """Read two columns of results, and find out whom one letter height serves; no tests."""

    activity = "vision"
    title = "Vision: does one size fit all?"
    how = (
        "Read the invented results of 240 made-up people in the table or the drawing, and find the "
        "middle, the spread and what sticks out. "
        "Then look at one letter height for everybody, and see whom it serves."
    )
    values = range(2, 25)
    unit = ("millimeters", "mm")
    measure = "Letter height"
    conditions = ("in bright light", "in dim light")
    wide = 4
    start = 5
    cost_label = "Pages for one made-up text"
    _esm = module("vision")

    def results(self) -> list[tuple[int, ...]]:
        """Invent the smallest letters that each made-up person reads, in bright and dim light.

        Example:
            >>> Vision().results()[0]
            (7, 8)
        """
        # only random(): its stream is the same in every version of Python
        draw = random.Random(SEED).random
        people: list[tuple[int, ...]] = []
        for _ in range(PEOPLE):
            tail = draw()
            bright = 2 + int(draw() * 2) + int(draw() * 2) + int(14 * tail * tail * tail * tail)
            people.append((bright, bright + 1 + int((bright // 3 + 2) * draw())))
        return people

    def costs(self) -> list[str]:
        """Count pages: letters twice as high and as wide need four times the paper."""
        return [f"{-(-PAGES * value * value // HEIGHT**2)} pages" for value in self.values]
