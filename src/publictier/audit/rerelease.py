"""Two releases of one tier: what somebody who kept the first learns from the second.

A count that goes from 20 to 40 says little alone. It says everything to somebody who knows that
one person joined. What is known about the growth is one of these:

* Always: people join and records are added, and nobody leaves. Then no count falls: totals, sexes,
  races, states and histograms stratum by stratum, ages at first record in running sums, because an
  older record may be found later.
* `Growth.only_new_people`: the records of those who were there stay as they were. Then every
  stratum only grows, and a count grows by no more than what it is part of.
* `Growth.joined`: how many people joined, exactly, from elsewhere: a report, a counter on a page.

A count that fell shows that people or records were withdrawn. Of its concept nobody can assume
growth, so that concept is left unlinked, and named.
"""

from __future__ import annotations

from dataclasses import dataclass

from publictier.audit.published import Published
from publictier.audit.release import write_release
from publictier.audit.system import System
from publictier.audit.writer import PERSONS, Writer
from publictier.disclosure import RULE
from publictier.errors import AuditError, ContradictionError

_GROWING = ("total", "sex", "race", "state", "bin")
_TRIES = 25


@dataclass(frozen=True)
class Growth:
    """What is known about the growth between two releases, see the module.

    Raises:
        AuditError: `joined` is negative.
    """

    only_new_people: bool = False
    joined: int | None = None

    def __post_init__(self) -> None:
        if self.joined is not None and self.joined < 0:
            raise AuditError(f"{self.joined} people joined, it was said. Give 0 or more.")


def both(previous: Published, current: Published, growth: Growth) -> tuple[System, int, list[str]]:
    """Write two releases into one system.

    Args:
        previous: the earlier release.
        current: the later one.
        growth: what is known about the growth.

    Returns:
        The system; the place of the first count of the later release; the concepts that were not
        linked because a count of theirs fell, or no growth fits them.

    Raises:
        AuditError: no true counts fit one of the releases by itself, or the number who joined.
    """
    unlinked: set[str] = set()
    for _ in range(_TRIES):
        system = System(RULE)
        old = _written(system, previous)
        start = len(system.cells)
        new = _written(system, current)
        unlinked |= {
            name for name in old.subjects if name in new.subjects and _fell(old, new, name)
        }
        _Growing(system, old, new, growth, unlinked).write()
        try:
            system.propagate()
        except ContradictionError as error:
            known = error.concept == PERSONS or error.concept in unlinked
            if known or error.concept not in old.subjects:
                raise
            unlinked.add(error.concept)
            continue
        return system, start, sorted(unlinked)
    raise AuditError(
        f"{current.folder} does not look like a later release of {previous.folder}: the counts of "
        f"{len(unlinked)} concepts cannot have grown into one another. Check --previous."
    )


def _written(system: System, tier: Published) -> Writer:
    form = tier.form
    return write_release(
        system, form.results, form.hierarchy, own=form.own, assumptions=form.assumptions
    )


def _fell(old: Writer, new: Writer, name: str) -> bool:
    """Say whether a published count of a subject is smaller than it was, or gone."""
    before, after = old.subjects[name].families, new.subjects[name].families
    return any(
        after[family].get(stratum, 0) < count
        for family in _GROWING
        if family in before and family in after
        for stratum, count in before[family].items()
    )


class _Growing:
    """Writes what is known about the growth."""

    def __init__(
        self, system: System, old: Writer, new: Writer, growth: Growth, unlinked: set[str]
    ) -> None:
        self.system, self.old, self.new, self.growth = system, old, new, growth
        self.names = [n for n in new.subjects if n in old.subjects and n not in unlinked]

    def write(self) -> None:
        for name in self.names:
            shared = self.old.subjects[name].families.keys() & self.new.subjects[name].families
            for family in sorted(shared):
                if family in _GROWING or self.growth.only_new_people:
                    self.no_stratum_falls(name, family)
            if "age" in shared:
                self.no_running_sum_falls(name)
            if self.growth.only_new_people:
                self.grows_within_parents(name)
        if self.growth.joined is not None and PERSONS in self.names:
            self.people_joined(self.growth.joined)

    def no_stratum_falls(self, name: str, family: str) -> None:
        after = self.new.cells(name, family)
        for stratum, cell in self.old.cells(name, family).items():
            if stratum in after:
                self.system.at_most([cell], [after[stratum]])

    def no_running_sum_falls(self, name: str) -> None:
        before, after = self.old.cells(name, "age"), self.new.cells(name, "age")
        for (age,) in sorted({*before, *after}):
            self.system.at_most(
                [*Writer.up_to(before, age), *self.old.younger(name)],
                [*Writer.up_to(after, age), *self.new.younger(name)],
            )

    def grows_within_parents(self, name: str) -> None:
        """State that a count grows by no more than what it is part of, where that says something.

        It says nothing by itself where the larger one may have grown as much. Left out there, it
        does not tie everything to everything, which no solver gets through.
        """
        for parent in self.new.subjects[name].parents:
            if parent in self.names:
                for family in ("total", "sex", "race", "state"):
                    self.grows_within(name, parent, family)

    def grows_within(self, name: str, parent: str, family: str) -> None:
        cells = self.system.cells
        inside = (self.old.cells(name, family), self.new.cells(name, family))
        around = (self.old.cells(parent, family), self.new.cells(parent, family))
        for stratum in inside[1].keys() & around[0].keys() & around[1].keys():
            new, larger_old, larger_new = inside[1][stratum], around[0][stratum], around[1][stratum]
            old = [inside[0][stratum]] if stratum in inside[0] else []
            least = cells[old[0]].low if old else 0
            if cells[new].high - least > cells[larger_new].high - cells[larger_old].low:
                self.system.at_most([new, larger_old], [larger_new, *old])

    def people_joined(self, number: int) -> None:
        """State how many people there are more, and that nothing else grew by more than that."""
        joined = self.system.hidden(PERSONS, "joined", (), number)
        self.system.cells[joined].low = number
        before, after = self.old.cells(PERSONS, "total"), self.new.cells(PERSONS, "total")
        self.system.equal([*before.values(), joined], after.values())
        for name in self.names if self.growth.only_new_people else ():
            for family in self.new.subjects[name].families:
                cells = self.old.cells(name, family)
                for stratum, new in self.new.cells(name, family).items():
                    there = [cells[stratum]] if stratum in cells else []
                    self.system.at_most([new], [*there, joined])
