"""From a release to the attacker's system of unknown counts.

What the attacker is assumed to know, besides the rule and every published number:

* Sex strata are complete: they add up to the total. Race and state are disjoint, so they add up
  to no more than the total, or exactly to it where `complete` names them.
* Age is age at first record, so age strata add up to the total; people whose first record is
  before 18 are missing from them, any number, unless the release has that stratum.
* Joint age and sex counts add up to both margins if people are placed by their first record. If
  they are placed at each occurrence, a joint cell is at most its sex margin, the cells of a
  sex cover that margin, and an age's cells cover that age at first record.
* A child concept's people are among its parent's: by sex, race and state cell by cell, by age
  at first record in running sums, because the parent's first record is not later. A parent is
  at most its own code and its children together, where the own code is published.
* Everybody counted for a concept is among the domain's participants, and everybody counted at
  all among the participants.
* Counts by source concept (``source_count_value``) are tied to their own strata only: whether
  they include descendants differs from release to release.

Leaving out something that is true makes the attacker weaker, so an audit is only as strong as
this list; stating something false shows as a contradiction, which raises.
"""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from publictier.audit.layout import (
    Assumptions,
    Subject,
    published_pairs,
    read_pairs,
    read_subjects,
)
from publictier.audit.system import System
from publictier.audit.writer import OWN, PERSONS, Writer
from publictier.disclosure import RULE, Rule

STANDARD = "count_value"


def from_results(
    results: pd.DataFrame,
    hierarchy: pd.DataFrame | None = None,
    *,
    own: pd.DataFrame | None = None,
    assumptions: Assumptions | None = None,
    measure: str = "count_value",
    ignore: Collection[int] = (),
    exact: Collection[int] = (),
    withheld: Collection[str] = (),
    rule: Rule = RULE,
) -> System:
    """Build the attacker's system of a whole release; see the module for what it assumes.

    Args:
        results: published counts in the long layout (analysis_id, stratum_1 … stratum_7,
            count_value); counts of a concept include its descendants.
        hierarchy: pairs of concept ids, columns ``parent`` and ``child``.
        own: published counts of the concepts' own codes, same layout as `results`.
        assumptions: how the release was built; the kit's own way by default.
        measure: the column of counts.
        ignore: analysis ids to leave out.
        exact: analysis ids published exactly, for showing what a mistake costs.
        withheld: concepts that were kept back, whose absence therefore does not say nobody.
        rule: the rule of the release.

    Raises:
        AuditError: the layout is not known.
        BadCountError: a count that is not exact is no published count.
    """
    return write_release(
        System(rule), results, hierarchy, own=own, assumptions=assumptions, measure=measure,
        ignore=ignore, exact=exact, withheld=withheld,
    ).system  # fmt: skip


def write_release(
    system: System,
    results: pd.DataFrame,
    hierarchy: pd.DataFrame | None = None,
    *,
    own: pd.DataFrame | None = None,
    assumptions: Assumptions | None = None,
    measure: str = STANDARD,
    ignore: Collection[int] = (),
    exact: Collection[int] = (),
    withheld: Collection[str] = (),
) -> Writer:
    """Write a release into a system, which may hold another one already.

    Args:
        system: what the attacker knows so far.
        results: as for `from_results`, as is all that follows.
        hierarchy: pairs.
        own: counts of own codes.
        assumptions: how the release was built.
        measure: the column of counts.
        ignore: analyses to leave out.
        exact: analyses published exactly.
        withheld: concepts that were kept back.

    Returns:
        The writer, which knows the place of each of its counts.

    Raises:
        AuditError, BadCountError: as for `from_results`.
    """
    subjects = read_subjects(results, measure, ignore, exact)
    pairs = read_pairs(hierarchy)
    if measure == STANDARD:
        _link(subjects, _own_subjects(own, ignore, exact), pairs)
    else:
        for subject in subjects.values():
            subject.parents = []
    writer = Writer(system, subjects, assumptions or Assumptions())
    for subject in subjects.values():
        writer.add_cells(subject)
    for subject in subjects.values():
        writer.add_sums(subject)
    for subject in subjects.values():
        writer.add_links(subject)
    if own is not None and measure == STANDARD:
        writer.add_unions(pairs, set(withheld))
    return writer


def _own_subjects(
    own: pd.DataFrame | None, ignore: Collection[int], exact: Collection[int]
) -> dict[str, Subject]:
    found = {} if own is None else read_subjects(own, STANDARD, ignore, exact)
    for name, subject in found.items():
        subject.name, subject.parents = name + OWN, [name]
    return found


def _link(
    subjects: dict[str, Subject], own: dict[str, Subject], pairs: list[tuple[str, str]]
) -> None:
    """Note for each subject who is larger: parents, its own concept, or all participants."""
    for parent, name in published_pairs(pairs, subjects):
        if parent not in subjects[name].parents:
            subjects[name].parents.append(parent)
    for subject in own.values():
        subjects[subject.name] = subject
    for name, subject in subjects.items():
        if name != PERSONS and subjects.keys().isdisjoint(subject.parents):
            subject.parents.append(PERSONS)
