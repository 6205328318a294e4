"""What the release gate found, for people and for machines."""

from __future__ import annotations

from dataclasses import dataclass, field, fields

import pandas as pd


@dataclass(frozen=True)
class Drop:
    """One step of coarsening: a concept lost a family because of its narrowest count."""

    concept: str
    family: str
    narrowest: int


@dataclass(frozen=True, eq=False)
class Report:
    """What the gate examined, found and took out.

    Attributes:
        examined: small counts audited in the final release.
        examined_before: small counts audited in the release as it was given.
        cells: published counts of the final release, small or not.
        concepts: subjects (concepts, answers, units, domains) with a small count.
        pinned: small counts of the final release whose true value can be worked out.
        pinned_before: the same in the release as it was given.
        narrowest: fewest possible values of a small count; None if none is left.
        narrowest_before: the same in the release as it was given.
        below_nominal: small counts with fewer possible values than one that stands alone has.
        min_feasible: what was demanded.
        rounds: number of audits until all passed.
        rows: rows released.
        rows_before: rows given.
        dropped: every step of coarsening, in order.
        withheld: concepts of which nothing is released (``:own`` marks own-code counts).
        left_out: analysis ids that were not audited because they count no people.
        bounds: one row per small count of the final release, see `publictier.audit.solve`.
        released_own: what remains of the own-code counts, if they were given.
    """

    examined: int
    examined_before: int
    cells: int
    concepts: int
    pinned: int
    pinned_before: int
    narrowest: int | None
    narrowest_before: int
    below_nominal: int
    min_feasible: int
    rounds: int
    rows: int
    rows_before: int
    dropped: tuple[Drop, ...]
    withheld: tuple[str, ...]
    left_out: tuple[int, ...]
    bounds: pd.DataFrame = field(repr=False)
    released_own: pd.DataFrame | None = field(repr=False)

    @property
    def passed(self) -> bool:
        """Whether nothing is pinned and every small count keeps enough possible values."""
        enough = self.narrowest is None or self.narrowest >= self.min_feasible
        return self.pinned == 0 and enough

    def as_dict(self) -> dict[str, object]:
        """Give everything but the tables, ready for JSON, with keys in a fixed order."""
        out: dict[str, object] = {
            f.name: getattr(self, f.name)
            for f in fields(self)
            if f.name not in ("bounds", "released_own", "dropped", "withheld", "left_out")
        }
        out["dropped"] = [
            {"concept": d.concept, "family": d.family, "narrowest": d.narrowest}
            for d in self.dropped
        ]
        out["withheld"], out["left_out"] = list(self.withheld), list(self.left_out)
        out["passed"] = self.passed
        return out

    def __str__(self) -> str:
        left = "none left" if self.narrowest is None else str(self.narrowest)
        lines = [
            f"Audit: {'passed' if self.passed else 'FAILED'}",
            f"  examined {self.examined:,} small counts of {self.concepts:,} concepts, "
            f"among {self.cells:,} published counts",
            f"  pinned {self.pinned:,} (before coarsening {self.pinned_before:,} of "
            f"{self.examined_before:,})",
            f"  fewest possible values {left} (before {self.narrowest_before}; "
            f"demanded {self.min_feasible})",
            f"  released {self.rows:,} of {self.rows_before:,} rows",
        ]
        lines += [f"  {d.concept}: dropped {d.family} ({d.narrowest} left)" for d in self.dropped]
        if self.left_out:
            lines.append(f"  analyses that count no people: {', '.join(map(str, self.left_out))}")
        return "\n".join(lines)
