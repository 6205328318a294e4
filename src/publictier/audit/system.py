"""What an attacker knows: whole unknown counts, an interval for each, and sums between them.

The attacker knows the rule and every published number. A published count stands for its
`true_range`; an absent row of a published family stands for 0 and needs no unknown. Everything
else the attacker knows is a sum: strata that make up a total, people who are among others.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field

from publictier.disclosure import RULE, Rule, true_range
from publictier.errors import ContradictionError

Terms = dict[int, int]


@dataclass
class Cell:
    """One unknown count.

    Attributes:
        concept: whom it counts (a concept, or another subject of a release).
        family: the kind of table it stands in: total, sex, age, joint, …
        stratum: codes of its stratum, empty for a total.
        published: the published number; None for a helper that nobody publishes.
        low: smallest value it can have.
        high: largest value it can have.
        rounded: False where the published number is exact, so that it protects nobody.
    """

    concept: str
    family: str
    stratum: tuple[str, ...]
    published: int | None
    low: int
    high: int
    rounded: bool = True


@dataclass(frozen=True)
class Constraint:
    """A sum that the attacker knows to be at most 0, or exactly 0 (``equal``)."""

    terms: Terms
    equal: bool


@dataclass
class System:
    """Unknown counts and the sums between them.

    Attributes:
        rule: the rule the counts were published under.
        cells: the unknowns; their position is their index in the constraints.
        constraints: what ties them together.

    Example:
        >>> system = System()
        >>> parts = [system.publish("asthma", "sex", (s,), 20) for s in ("Female", "Male")]
        >>> total = system.publish("asthma", "total", (), 20)
        >>> system.equal(parts, [total])
        >>> system.propagate()
        >>> [(cell.low, cell.high) for cell in system.cells]
        [(1, 19), (1, 19), (2, 20)]
    """

    rule: Rule = RULE
    cells: list[Cell] = field(default_factory=list)
    constraints: list[Constraint] = field(default_factory=list)

    def publish(
        self,
        concept: str,
        family: str,
        stratum: tuple[str, ...],
        count: int,
        *,
        exact: bool = False,
    ) -> int:
        """Add a published count and give its index.

        Raises:
            BadCountError: `count` is not a published count, unless it is given as exact.
        """
        low, high = (count, count) if exact else true_range(count, "table", self.rule)
        self.cells.append(Cell(concept, family, stratum, count, low, high, rounded=not exact))
        return len(self.cells) - 1

    def hidden(self, concept: str, family: str, stratum: tuple[str, ...], high: int) -> int:
        """Add a count that is not published, between 0 and `high`, and give its index."""
        self.cells.append(Cell(concept, family, stratum, None, 0, high))
        return len(self.cells) - 1

    def equal(self, parts: Iterable[int], whole: Iterable[int]) -> None:
        """State that the parts add up to the whole."""
        self._add(parts, whole, equal=True)

    def at_most(self, less: Iterable[int], more: Iterable[int]) -> None:
        """State that the first cells together are at most the second together."""
        self._add(less, more, equal=False)

    def _add(self, plus: Iterable[int], minus: Iterable[int], *, equal: bool) -> None:
        terms: Terms = {}
        for sign, group in ((1, plus), (-1, minus)):
            for index in group:
                terms[index] = terms.get(index, 0) + sign
        terms = {index: factor for index, factor in terms.items() if factor}
        if terms:
            self.constraints.append(Constraint(terms, equal))

    def small(self) -> list[int]:
        """Give the cells to protect: those whose true value may be from 1 to the base."""
        return [
            i
            for i, cell in enumerate(self.cells)
            if cell.rounded and cell.published == self.rule.base
        ]

    def propagate(self) -> None:
        """Narrow every interval by every sum until nothing changes.

        What this gives contains every possible value, but may be wider than what can be
        deduced by looking at several sums at once; the solver does that.

        Raises:
            ContradictionError: no values fit: the numbers contradict what was assumed.
        """
        users: dict[int, list[int]] = {}
        for number, constraint in enumerate(self.constraints):
            for index in constraint.terms:
                users.setdefault(index, []).append(number)
        waiting = deque(range(len(self.constraints)))
        is_waiting = [True] * len(waiting)
        while waiting:
            number = waiting.popleft()
            is_waiting[number] = False
            for index in self._narrow(self.constraints[number]):
                for user in users[index]:
                    if not is_waiting[user]:
                        is_waiting[user] = True
                        waiting.append(user)

    def _narrow(self, constraint: Constraint) -> list[int]:
        changed = self._narrow_from_above(constraint.terms)
        if constraint.equal:
            changed += self._narrow_from_above({i: -f for i, f in constraint.terms.items()})
        return changed

    def _narrow_from_above(self, terms: Terms) -> list[int]:
        """Use ``sum(terms) <= 0``: each term is at most minus the smallest sum of the others."""
        smallest = self._smallest(terms)
        changed = []
        for index, factor in terms.items():
            cell = self.cells[index]
            if factor > 0:
                limit = (factor * cell.low - smallest) // factor
                if limit < cell.high:
                    cell.high = limit
                    changed.append(index)
            else:
                limit = -((factor * cell.high - smallest) // -factor)  # rounded up
                if limit > cell.low:
                    cell.low = limit
                    changed.append(index)
            if cell.low > cell.high:
                raise contradiction(cell)
        return changed

    def _smallest(self, terms: Terms) -> int:
        return sum(
            factor * (self.cells[i].low if factor > 0 else self.cells[i].high)
            for i, factor in terms.items()
        )

    def binding(self) -> list[Constraint]:
        """Give the constraints that the intervals alone do not already guarantee."""
        return [
            c
            for c in self.constraints
            if c.equal or -self._smallest({i: -f for i, f in c.terms.items()}) > 0
        ]

    def components(self) -> list[tuple[list[int], list[Constraint]]]:
        """Split into groups of cells that no binding constraint connects.

        A cell whose value is known connects nothing. Groups are ordered by their first cell.
        """
        leader = list(range(len(self.cells)))

        def find(index: int) -> int:
            while leader[index] != index:
                leader[index] = leader[leader[index]]
                index = leader[index]
            return index

        binding = [(self._open(c), c) for c in self.binding()]
        for indexes, _ in binding:
            for index in indexes[1:]:
                first, second = sorted((find(indexes[0]), find(index)))
                leader[second] = first
        groups: dict[int, tuple[list[int], list[Constraint]]] = {}
        for index, cell in enumerate(self.cells):
            if cell.low < cell.high:
                groups.setdefault(find(index), ([], []))[0].append(index)
        for indexes, constraint in binding:
            if indexes:
                groups[find(indexes[0])][1].append(constraint)
        return list(groups.values())

    def _open(self, constraint: Constraint) -> list[int]:
        return [i for i in constraint.terms if self.cells[i].low < self.cells[i].high]


def contradiction(cell: Cell) -> ContradictionError:
    """Word the error for numbers that cannot all be true under the assumptions."""
    where = " ".join((cell.concept, cell.family, *cell.stratum)).strip()
    return ContradictionError(
        f"No true counts fit the published numbers around {where!r}. Either the numbers were not "
        "made by the rule, or strata were assumed to add up (or a hierarchy to hold) and do not. "
        "Check the joint age option, the complete families and the hierarchy pairs.",
        cell.concept,
    )
