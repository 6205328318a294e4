"""The sums that an attacker knows of every subject of a release; `release` says which."""

from __future__ import annotations

from collections.abc import Iterable

from publictier.audit.layout import DISJOINT, Assumptions, Subject
from publictier.audit.system import System
from publictier.strata import UNDER_18

OWN = ":own"
PERSONS = "persons"
LOOSE = ("decade", "version")
Index = dict[tuple[str, str, tuple[str, ...]], int]


class Writer:
    """Writes the sums of all subjects into one system."""

    def __init__(self, system: System, subjects: dict[str, Subject], given: Assumptions) -> None:
        self.system, self.subjects, self.given = system, subjects, given
        self.index: Index = {}
        # Helpers need some upper end: nobody can be counted more often than the largest count.
        counts = [n for s in subjects.values() for f in s.families.values() for n in f.values()]
        self.everybody = sum(counts)
        self.shows_under_18 = {
            family
            for subject in subjects.values()
            for family in ("age", "joint")
            if any(stratum[0] == UNDER_18 for stratum in subject.families.get(family, {}))
        }

    def add_cells(self, subject: Subject) -> None:
        """Add the published counts of a subject."""
        for family, cells in subject.families.items():
            for stratum, count in cells.items():
                self.index[subject.name, family, stratum] = self.system.publish(
                    subject.name, family, stratum, count, exact=family in subject.exact
                )

    def cells(self, name: str, family: str) -> dict[tuple[str, ...], int]:
        """Give the indexes of a family's cells by stratum."""
        strata = self.subjects[name].families.get(family, {})
        return {stratum: self.index[name, family, stratum] for stratum in strata}

    def helper(self, name: str, family: str, stratum: tuple[str, ...] = ()) -> int:
        """Give the index of a cell; one that nobody publishes is added as a helper."""
        key = (name, family, stratum)
        if key not in self.index:
            self.index[key] = self.system.hidden(name, family, stratum, self.everybody)
        return self.index[key]

    def under_18(self, name: str, sex: str | None = None) -> list[int]:
        """Give the cell of people first recorded before 18, published or not."""
        family, stratum = ("age", ()) if sex is None else ("joint", (sex,))
        if family in self.shows_under_18:
            cell = self.cells(name, family).get((UNDER_18, *stratum))
            return [] if cell is None else [cell]
        return [self.helper(name, "under 18", stratum)]

    def younger(self, name: str, sex: str | None = None) -> list[int]:
        """Give the same cell only where it is not among the published strata."""
        shown = ("age" if sex is None else "joint") in self.shows_under_18
        return [] if shown else self.under_18(name, sex)

    def add_sums(self, subject: Subject) -> None:
        """Add what ties a subject's strata to its total and to each other."""
        name, system = subject.name, self.system
        total = self.helper(name, "total")
        if sexes := self.cells(name, "sex"):
            system.equal(sexes.values(), [total])
        if ages := self.cells(name, "age"):
            system.equal([*ages.values(), *self.younger(name)], [total])
        for family in DISJOINT:
            if cells := self.cells(name, family):
                add = system.equal if family in self.given.complete else system.at_most
                add(cells.values(), [total])
        for family in LOOSE:
            for cell in self.cells(name, family).values():
                system.at_most([cell], [total])
        if "joint" in subject.families:
            self.add_joint(name)
        self.add_bins(name)

    def add_joint(self, name: str) -> None:
        """Tie the counts by age and sex to both margins."""
        joint, adds_up = self.cells(name, "joint"), self.given.adds_up(name)
        sexes = sorted({sex for _, sex in joint} | {s for (s,) in self.cells(name, "sex")})
        for sex in sexes:
            cells = [cell for (_, s), cell in joint.items() if s == sex]
            whole, young = self.margin(name, "sex", sex), self.younger(name, sex)
            if adds_up:
                self.system.equal([*cells, *young], whole)
            else:
                for cell in cells:
                    self.system.at_most([cell], whole)
                self.system.at_most(whole, [*cells, *young])
        if adds_up:
            young = [] if "joint" in self.shows_under_18 else self.under_18(name)
            self.system.equal([*joint.values(), *young], [self.helper(name, "total")])
        self.add_joint_ages(name, joint, adds_up)

    def add_joint_ages(self, name: str, joint: dict[tuple[str, ...], int], adds_up: bool) -> None:
        """Tie the same to the ages alone."""
        ages = self.cells(name, "age")
        if not ages and not adds_up:
            return
        for age in sorted(({age for age, _ in joint} | {a for (a,) in ages}) - {UNDER_18}):
            cells = [cell for (a, _), cell in joint.items() if a == age]
            if adds_up:
                self.system.equal(cells, self.margin(name, "age", age))
                continue
            first = [ages[age,]] if (age,) in ages else []
            so_far = [cell for (a,), cell in ages.items() if a <= age]
            self.system.at_most(first, cells)
            self.system.at_most(cells, [*so_far, *self.younger(name)])

    def margin(self, name: str, family: str, stratum: str) -> list[int]:
        """Give a margin's cell: absent where the family is published, a helper where not."""
        cells = self.cells(name, family)
        if cells:
            return [cells[stratum,]] if (stratum,) in cells else []
        return [self.helper(name, family, (stratum,))]

    def add_bins(self, name: str) -> None:
        """Tie a histogram to its sex: a bin is part of it, and the bins cover it."""
        by_sex: dict[str, list[int]] = {}
        for stratum, cell in self.cells(name, "bin").items():
            by_sex.setdefault(stratum[0], []).append(cell)
        for sex, cells in by_sex.items():
            whole = self.margin(name, "sex", sex)
            for cell in cells:
                self.system.at_most([cell], whole)
            self.system.at_most(whole, cells)

    def add_links(self, subject: Subject) -> None:
        """State that a subject's people are among those of each of its parents."""
        for parent in subject.parents:
            if parent not in self.subjects:
                continue
            self.among(subject.name, parent, "total")
            for family in ("sex", "race", "state"):
                self.among(subject.name, parent, family)
            if "age" in subject.families and "age" in self.subjects[parent].families:
                self.among_ages(subject.name, parent)
            decades = self.cells(parent, "decade")
            for stratum, cell in self.cells(subject.name, "age").items() if decades else ():
                self.system.at_most([cell], [decades[stratum]] if stratum in decades else [])

    def among(self, name: str, parent: str, family: str) -> None:
        """State that a subject counts no more people than its parent, stratum by stratum."""
        larger = self.cells(parent, family)
        if not larger:
            return
        for stratum, cell in self.cells(name, family).items():
            self.system.at_most([cell], [larger[stratum]] if stratum in larger else [])

    def among_ages(self, name: str, parent: str) -> None:
        """Compare running sums of ages: the parent's first record is not later."""
        less, more = self.cells(name, "age"), self.cells(parent, "age")
        for (age,) in sorted({*less, *more}):
            self.system.at_most(
                [*self.up_to(less, age), *self.younger(name)],
                [*self.up_to(more, age), *self.younger(parent)],
            )

    @staticmethod
    def up_to(cells: dict[tuple[str, ...], int], age: str) -> list[int]:
        """Give the cells up to an age."""
        return [cell for (a,), cell in cells.items() if a <= age]

    def add_unions(self, pairs: Iterable[tuple[str, str]], withheld: set[str]) -> None:
        """State that a parent is at most its own code and all its children together."""
        children: dict[str, list[str]] = {}
        for parent, child in pairs:
            children.setdefault(parent, []).append(child)
        for parent, names in children.items():
            everybody = [parent + OWN, *names]
            if parent in self.subjects and withheld.isdisjoint(everybody):
                self.union(parent, [name for name in everybody if name in self.subjects])

    def union(self, parent: str, names: list[str]) -> None:
        """State that a subject is at most these together."""
        for family in ("total", "sex"):
            if any(family not in self.subjects[name].families for name in (parent, *names)):
                continue
            for stratum, cell in self.cells(parent, family).items():
                parts = [self.cells(name, family).get(stratum) for name in names]
                self.system.at_most([cell], [part for part in parts if part is not None])
