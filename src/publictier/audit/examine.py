"""The attack on a tier that is published already, alone or beside the release before it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from publictier.audit.gate import MIN_FEASIBLE, check_min_feasible, gate
from publictier.audit.layout import MEASURES
from publictier.audit.published import Published, read_published
from publictier.audit.release import from_results
from publictier.audit.report import Drop
from publictier.audit.rerelease import Growth, both
from publictier.audit.solver import COLUMNS, solve
from publictier.disclosure import RULE
from publictier.errors import AuditError

THIS, PREVIOUS = "this release", "the release before"
_COLUMNS = [name for name in COLUMNS if name != "cell"]


@dataclass(frozen=True, eq=False)
class Examined:
    """What the attack on a published tier found.

    Attributes:
        tier: the tier.
        previous: the release before it; None where it was examined alone.
        growth: what was taken to be known about the growth between them.
        min_feasible: fewest possible values that a small count should keep.
        cells: number of published counts.
        bounds: one row for each small count: ``release``, ``concept``, ``family``, ``stratum``,
            ``low``, ``high``, ``values`` (1 is pinned); the narrowest first.
        unlinked: concepts of which no growth was assumed, see `publictier.audit.rerelease`.
        would_drop: what the gate would leave out for the tier to pass by itself.
    """

    tier: Published
    previous: Published | None
    growth: Growth
    min_feasible: int
    cells: int
    bounds: pd.DataFrame
    unlinked: tuple[str, ...]
    would_drop: tuple[Drop, ...]

    @property
    def pinned(self) -> int:
        """Number of small counts whose true value can be worked out."""
        return int((self.bounds["values"] == 1).sum())

    @property
    def narrow(self) -> int:
        """Number of small counts with fewer possible values than demanded, pinned ones too."""
        return int((self.bounds["values"] < self.min_feasible).sum())

    @property
    def narrowest(self) -> int:
        """Fewest possible values of a small count."""
        return int(self.bounds["values"].min())

    @property
    def breaches(self) -> list[str]:
        """What is wrong, a sentence each; empty if nothing is."""
        found = [f"A count is not published by the rule: {text}" for text in self.tier.unrounded]
        if self.pinned:
            found.append(f"{self.pinned:,} small counts can be worked out exactly.")
        if self.narrow:
            found.append(
                f"{self.narrow:,} small counts keep fewer than {self.min_feasible} possible "
                f"values; the narrowest keeps {self.narrowest}."
            )
        return found

    def distribution(self) -> pd.DataFrame:
        """Count small counts by how many values they may have.

        Returns:
            Columns ``values`` and ``small_counts``, the fewest values first.
        """
        counts = self.bounds["values"].value_counts().sort_index()
        return counts.rename("small_counts").rename_axis("values").reset_index()


def examine(
    folder: str | Path,
    previous: str | Path | None = None,
    growth: Growth | None = None,
    min_feasible: int = MIN_FEASIBLE,
) -> Examined:
    """Attack a published tier.

    Args:
        folder: the tier, see `publictier.audit.published.read_published`.
        previous: the release before it.
        growth: what is known about the growth between them.
        min_feasible: fewest possible values that a small count should keep.

    Raises:
        TableError: a folder holds no tier.
        AuditError: a tier has no small count or another layout, or no true counts fit it.
    """
    check_min_feasible(min_feasible)
    tier, growth = read_published(folder), growth or Growth()
    before = None if previous is None else read_published(previous)
    unlinked: list[str] = []
    if tier.unrounded:
        bounds, cells = pd.DataFrame(columns=["release", *_COLUMNS]), 0
    elif before is None:
        bounds, cells = _alone(tier)
    else:
        bounds, cells, unlinked = _together(before, tier, growth)
    if bounds.empty and not tier.unrounded:
        raise AuditError(
            f"Of {cells:,} published counts none is shown as {RULE.base} or fewer, so the audit "
            "examined nothing. Check that the right folder was given."
        )
    bounds = bounds.sort_values("values", kind="stable", ignore_index=True)
    found = Examined(tier, before, growth, min_feasible, cells, bounds, tuple(unlinked), ())
    return found if not found.narrow or before else _with_remedy(found)


def _alone(tier: Published) -> tuple[pd.DataFrame, int]:
    form, frames, cells = tier.form, [], 0
    for measure in MEASURES:
        tables = [t for t in (form.results, form.own) if t is not None and measure in t]
        if not any(bool(table[measure].any()) for table in tables):
            continue
        system = from_results(
            form.results, form.hierarchy, own=form.own, assumptions=form.assumptions,
            measure=measure,
        )  # fmt: skip
        cells += sum(cell.published is not None for cell in system.cells)
        frames.append(solve(system)[_COLUMNS].assign(release=THIS))
    return pd.concat(frames, ignore_index=True) if frames else pd.DataFrame(columns=_COLUMNS), cells


def _together(
    before: Published, tier: Published, growth: Growth
) -> tuple[pd.DataFrame, int, list[str]]:
    system, start, unlinked = both(before, tier, growth)
    bounds = solve(system)
    release = bounds["cell"].map(lambda place: THIS if place >= start else PREVIOUS)
    cells = sum(cell.published is not None for cell in system.cells)
    return bounds[_COLUMNS].assign(release=release), cells, unlinked


def _with_remedy(found: Examined) -> Examined:
    """Add what the gate would leave out."""
    form = found.tier.form
    _, report = gate(
        form.results, form.hierarchy, own=form.own, assumptions=form.assumptions,
        min_feasible=found.min_feasible,
    )  # fmt: skip
    return replace(found, would_drop=report.dropped)
