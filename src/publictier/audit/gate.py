"""The release gate: nothing goes out in which a small count can be narrowed too far.

Every small count of a release is audited against everything published with it. Where one is
left with fewer than `MIN_FEASIBLE` possible values, its concept loses one family of tables, in
the order of `DROP_ORDER`, and is audited again; a concept whose total alone does not pass is
withheld. (Rounded totals by themselves cannot be narrowed, since all their ranges begin and end
at the same steps; withholding is for what nobody foresaw.) Publishing less never helps the
attacker, so what passed once stays passed; the final release is audited whole all the same.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

import pandas as pd

from publictier.audit.layout import (
    MEASURES,
    PLACES,
    STRATA,
    Assumptions,
    check_layout,
    subject_name,
)
from publictier.audit.release import from_results
from publictier.audit.report import Drop, Report
from publictier.audit.solver import COLUMNS, solve
from publictier.audit.writer import OWN
from publictier.disclosure import RULE, Rule, check
from publictier.errors import AuditError, DisclosureError

MIN_FEASIBLE = 10
DROP_ORDER = (
    "state",
    "version",
    "current_age",
    "joint",
    "bin",
    "race",
    "decade",
    "age",
    "sex",
)


@dataclass
class _Release:
    """What is still to be published, and what was taken out of it."""

    results: pd.DataFrame
    own: pd.DataFrame | None
    hierarchy: pd.DataFrame | None
    assumptions: Assumptions
    ignore: tuple[int, ...]
    rule: Rule
    withheld: list[str] = field(default_factory=list)
    dropped: list[Drop] = field(default_factory=list)

    def audit(self, failing: set[tuple[str, ...]] | None = None) -> tuple[pd.DataFrame, int]:
        """Solve for the small cells, or only those still failing; also count all cells."""
        frames, published = [], 0
        for measure in MEASURES:
            if not self._counts_people(measure):
                continue
            system = from_results(
                self.results,
                self.hierarchy,
                own=self.own,
                assumptions=self.assumptions,
                measure=measure,
                ignore=self.ignore,
                withheld=self.withheld,
                rule=self.rule,
            )
            published += sum(cell.published is not None for cell in system.cells)
            cells = [
                i
                for i in system.small()
                if failing is None
                or (measure, (c := system.cells[i]).concept, c.family, " ".join(c.stratum))
                in failing
            ]
            frames.append(solve(system, cells).assign(measure=measure))
        if not frames:
            return pd.DataFrame(columns=[*COLUMNS, "measure"]), 0
        return pd.concat(frames, ignore_index=True), published

    def _counts_people(self, measure: str) -> bool:
        tables = [t for t in (self.results, self.own) if t is not None]
        return any(measure in t.columns and bool(t[measure].any()) for t in tables)

    def coarsen(self, narrow: pd.DataFrame) -> None:
        """Take the next family, or everything, from each concept with a narrow cell."""
        for concept, values in narrow.groupby("concept", sort=True)["values"].min().items():
            name = str(concept)
            families = self.families(name)
            family = next((f for f in DROP_ORDER if f in families), "everything")
            self.dropped.append(Drop(name, family, int(values)))
            if family == "everything":
                self.withheld.append(name)
            self._remove(name, family)

    def families(self, name: str) -> set[str]:
        """Give the families still published for a concept."""
        table = self.own if name.endswith(OWN) else self.results
        if table is None:
            return set()
        found = table.loc[table["_subject"] == name.removesuffix(OWN), "_family"]
        return set(found)

    def _remove(self, name: str, family: str) -> None:
        def keep(table: pd.DataFrame) -> pd.DataFrame:
            gone = table["_subject"] == name.removesuffix(OWN)
            return table[~(gone & ((table["_family"] == family) | (family == "everything")))]

        if not name.endswith(OWN):
            self.results = keep(self.results)
        elif self.own is not None:
            self.own = keep(self.own)


def gate(
    results: pd.DataFrame,
    hierarchy: pd.DataFrame | None = None,
    *,
    own: pd.DataFrame | None = None,
    assumptions: Assumptions | None = None,
    min_feasible: int = MIN_FEASIBLE,
    ignore: Collection[int] = (),
    rule: Rule = RULE,
) -> tuple[pd.DataFrame, Report]:
    """Audit a release and coarsen it until no small count can be narrowed too far.

    Args:
        results: published counts in the long layout (analysis_id, stratum_1 … stratum_7,
            count_value and, if there is one, source_count_value), already rounded.
        hierarchy: pairs of concept ids, columns ``parent`` and ``child``.
        own: published counts of the concepts' own codes, same layout; what remains of them is
            in the report (``released_own``).
        assumptions: how the release was built, see `publictier.audit.release`.
        min_feasible: fewest possible values that each small count must keep, 2 or more; one
            that stands alone keeps as many as the rule's base.
        ignore: analysis ids that count no people.
        rule: the rule of the release.

    Returns:
        The rows that may be published, in their order, and the report.

    Raises:
        AuditError: there is no small count to examine, `min_feasible` cannot be met or protects
            nothing, the layout is unknown, or no true counts fit.
        DisclosureError: a count is not rounded.

    Example:
        >>> rows = [(3000, "C1", ""), *((3108, "C1", f"state {i:02}") for i in range(20))]
        >>> table = pd.DataFrame(rows, columns=["analysis_id", "stratum_1", "stratum_2"])
        >>> table = table.assign(count_value=20, **{f"stratum_{i}": "" for i in range(3, 8)})
        >>> released, report = gate(table)
        >>> len(released), report.pinned_before, report.pinned, report.dropped[0].family
        (1, 21, 0, 'state')
    """
    check_min_feasible(min_feasible, rule)
    left_out = check_layout(results, ignore)
    release = _Release(
        _labelled(results, left_out, rule),
        None if own is None else _labelled(own, left_out, rule),
        hierarchy,
        assumptions or Assumptions(),
        tuple(ignore),
        rule,
    )
    before, cells = release.audit()
    if before.empty:
        raise AuditError(
            f"Of {cells:,} published counts none is shown as {rule.base} or fewer, so the audit "
            "examined nothing. Check that the right table was given."
        )
    after, rounds = before, 1
    while not (narrow := after[after["values"] < min_feasible]).empty:
        release.coarsen(narrow)
        keys = narrow[["measure", "concept", "family", "stratum"]]
        after = release.audit(set(keys.itertuples(index=False, name=None)))[0]
        rounds += 1
    if release.dropped:
        after, cells = release.audit()
    released = results.loc[release.results.index]
    return released, _report(release, before, after, cells, rounds, min_feasible, results, own)


def check_min_feasible(min_feasible: int, rule: Rule = RULE) -> None:
    """Refuse a demand that cannot be met, or that protects nothing.

    Raises:
        AuditError: as said.
    """
    if not 2 <= min_feasible <= rule.base:
        raise AuditError(
            f"min_feasible was {min_feasible}; a small count has at most {rule.base} possible "
            "values, and 1 would be a count that everybody knows. Choose a number between."
        )


def _labelled(table: pd.DataFrame, left_out: list[int], rule: Rule) -> pd.DataFrame:
    """Refuse unrounded counts and note each row's subject and family."""
    people = table[~table["analysis_id"].isin(left_out)]
    columns = [m for m in MEASURES if m in table.columns]
    findings = check(people, columns, rule)
    if not people.empty and not findings.passed:
        raise DisclosureError(
            f"The release is not rounded: {findings.sentence} Apply disclosure.protect first."
        )
    rows = table[["analysis_id", *STRATA]].itertuples(index=False, name=None)
    places = [
        ("", "") if int(a) in left_out else (subject_name(int(a), s), PLACES[int(a)].family)
        for a, *s in rows
    ]
    return table.assign(_subject=[p[0] for p in places], _family=[p[1] for p in places])


def _report(
    release: _Release,
    before: pd.DataFrame,
    after: pd.DataFrame,
    cells: int,
    rounds: int,
    min_feasible: int,
    results: pd.DataFrame,
    own: pd.DataFrame | None,
) -> Report:
    return Report(
        examined=len(after),
        examined_before=len(before),
        cells=cells,
        concepts=int(after["concept"].nunique()),
        pinned=int((after["values"] == 1).sum()),
        pinned_before=int((before["values"] == 1).sum()),
        narrowest=None if after.empty else int(after["values"].min()),
        narrowest_before=int(before["values"].min()),
        below_nominal=int((after["values"] < release.rule.base).sum()),
        min_feasible=min_feasible,
        rounds=rounds,
        rows=len(release.results),
        rows_before=len(results),
        dropped=tuple(release.dropped),
        withheld=tuple(release.withheld),
        left_out=tuple(check_layout(results, release.ignore)),
        bounds=after,
        released_own=None if release.own is None or own is None else own.loc[release.own.index],
    )
