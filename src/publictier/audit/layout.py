"""Where a release's long layout says whom a count counts, and in which stratum.

Analysis ids and strata are those of the Data Browser's public build
(`generate-cdr/csv/achilles_analysis.csv` in github.com/all-of-us/data-browser).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Literal

import pandas as pd

from publictier.errors import AuditError

JointAge = Literal["first-record", "each-occurrence"]
STRATA = [f"stratum_{i}" for i in range(1, 8)]
DISJOINT = ("race", "state", "current_age")
DOMAINS = {"Condition": "19", "Drug": "13", "Procedure": "10", "Measurement": "21"}
#: Labels of the domains that have concepts, as in stratum 3.
LABELS = (*DOMAINS, "Physical Measurement", "Wearable")
#: Columns of counts.
MEASURES = ("count_value", "source_count_value")
# Ids of the kit's own analyses, which the audit takes in another form; see `as_audited`.
OWN_CODE, SOURCE_CODE = 903000, 903001
# Shares of published counts, and a number of questions: neither counts people.
NOT_PEOPLE = frozenset({3310, 3311, 3401})


@dataclass(frozen=True)
class Place:
    """How one analysis id is read: its family, and which strata name subject and stratum."""

    family: str
    subject: tuple[int, ...]
    stratum: tuple[int, ...] = ()


PLACES = {
    1: Place("total", ()),
    2: Place("sex", (), (1,)),
    4: Place("race", (), (1,)),
    1900: Place("bin", (1, 2), (3, 4, 5)),
    1910: Place("sex", (1, 2), (3,)),
    3000: Place("total", (1, 4)),
    3101: Place("sex", (1,), (2,)),
    3102: Place("age", (1,), (2,)),
    3103: Place("race", (1,), (2,)),
    3105: Place("joint", (1,), (2, 4)),
    3106: Place("current_age", (1,), (2,)),
    3108: Place("state", (1,), (2,)),
    3110: Place("total", (1, 2, 3, 6)),
    3111: Place("sex", (1, 2, 3, 6), (5,)),
    3112: Place("age", (1, 2, 3, 6), (5,)),
    3113: Place("version", (1, 2, 3, 6), (7,)),
    3115: Place("joint", (1, 2, 3, 6), (5, 7)),
    3118: Place("state", (1, 2, 3, 6), (5,)),
    3200: Place("sex", (1,), (2,)),
    3201: Place("age", (1,), (2,)),
    3203: Place("total", (1, 2, 6)),
    3300: Place("sex", (1,), (4,)),
    3301: Place("decade", (1,), (4,)),
    3320: Place("sex", (1, 2, 6), (4,)),
    3321: Place("age", (1, 2, 6), (4,)),
    3501: Place("sex", (1, 4), (2,)),
    3502: Place("age", (1, 4), (2,)),
    3503: Place("race", (1, 4), (2,)),
    3505: Place("joint", (1, 4), (2, 5)),
    3508: Place("state", (1, 4), (2,)),
}


@dataclass(frozen=True)
class Assumptions:
    """Choices that a release's builder made and its readers know.

    Attributes:
        joint_age: how joint age and sex places people; one for all, or by concept (those not
            listed are placed by first record).
        complete: families, besides sex, whose strata cover everybody.

    Raises:
        AuditError: a word that is not known.
    """

    joint_age: JointAge | Mapping[str, JointAge] = "first-record"
    complete: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse unknown words, which would silently mean the other choice."""
        used = {self.joint_age} if isinstance(self.joint_age, str) else {*self.joint_age.values()}
        unknown = (used - {"first-record", "each-occurrence"}) | ({*self.complete} - {*DISJOINT})
        if unknown:
            raise AuditError(
                f"Not known: {sorted(unknown)}. joint_age is 'first-record' or "
                f"'each-occurrence'; complete may name {', '.join(DISJOINT)}."
            )

    def adds_up(self, concept: str) -> bool:
        """Say whether a concept's joint cells add up to its margins."""
        if isinstance(self.joint_age, str):
            return self.joint_age == "first-record"
        return self.joint_age.get(concept, "first-record") == "first-record"


def read_pairs(hierarchy: pd.DataFrame | None) -> list[tuple[str, str]]:
    """Give hierarchy pairs as (parent, child) subject names, sorted.

    Args:
        hierarchy: columns ``parent`` and ``child`` (concept ids), or None.

    Raises:
        AuditError: a column is missing, or a concept is its own parent.
    """
    if hierarchy is None:
        return []
    if not {"parent", "child"} <= set(hierarchy.columns):
        raise AuditError(
            f"A hierarchy has the columns parent and child; found {list(hierarchy.columns)}."
        )
    pairs = {
        (str(parent), str(child))
        for parent, child in hierarchy[["parent", "child"]].itertuples(index=False, name=None)
    }
    if any(parent == child for parent, child in pairs):
        raise AuditError("A concept is given as its own parent. Remove that hierarchy pair.")
    return sorted(pairs)


@dataclass
class Subject:
    """Everything published about one concept (or question, answer, unit, domain).

    Attributes:
        name: its strata joined, such as ``"2000010001"``.
        families: family -> stratum -> published count.
        exact: families whose counts are exact.
        parents: subjects that count everybody this one counts.
    """

    name: str
    families: dict[str, dict[tuple[str, ...], int]] = field(default_factory=dict)
    exact: set[str] = field(default_factory=set)
    parents: list[str] = field(default_factory=list)


def check_layout(results: pd.DataFrame, ignore: Collection[int] = ()) -> list[int]:
    """Say which analyses of a release are left out of the audit, and refuse unknown ones.

    Returns:
        Analysis ids present that do not count people or are in `ignore`, sorted.

    Raises:
        AuditError: columns are missing, or an analysis id is unknown.
    """
    missing = {"analysis_id", "count_value", *STRATA} - set(results.columns)
    if missing:
        raise AuditError(
            f"The release lacks the columns {sorted(missing)}; the long layout has analysis_id, "
            "stratum_1 to stratum_7 and count_value. Give the table the builder writes."
        )
    present = {int(i) for i in results["analysis_id"].unique()}
    left_out = present & (NOT_PEOPLE | set(ignore))
    unknown = present - left_out - set(PLACES)
    if unknown:
        raise AuditError(
            f"Analysis ids found: {sorted(present)}; not known to the audit: {sorted(unknown)}. "
            "Nothing may go out unaudited: add them to audit.layout.PLACES, or name them in "
            "`ignore` if they count no people."
        )
    return sorted(left_out)


def read_subjects(
    results: pd.DataFrame,
    measure: str = "count_value",
    ignore: Collection[int] = (),
    exact: Collection[int] = (),
) -> dict[str, Subject]:
    """Sort a release into subjects, families and strata; rows with a 0 are absent.

    Args:
        results: published counts in the long layout.
        measure: the column of counts.
        ignore: analysis ids to leave out.
        exact: analysis ids whose counts are exact, for showing what a mistake costs.

    Raises:
        AuditError: see `check_layout`; or one stratum has two rows.
    """
    skip = set(check_layout(results, ignore))
    subjects: dict[str, Subject] = {}
    columns = ["analysis_id", measure, *STRATA]
    for analysis, count, *strata in results[columns].itertuples(index=False, name=None):
        if analysis in skip or count == 0:
            continue
        place = PLACES[int(analysis)]
        name = subject_name(int(analysis), strata)
        subject = subjects.setdefault(name, Subject(name))
        cells = subject.families.setdefault(place.family, {})
        stratum = tuple(strata[i - 1] for i in place.stratum)
        if stratum in cells:
            raise AuditError(
                f"Analysis {analysis} has two rows for {name!r}, stratum {stratum!r}; each "
                "stratum is published once. Build the release again without the repeated row."
            )
        cells[stratum] = int(count)
        if analysis in exact:
            subject.exact.add(place.family)
        _link_up(subject, int(analysis), strata)
    return subjects


def subject_name(analysis: int, strata: list[str] | tuple[str, ...]) -> str:
    """Name whom a row counts: the strata of its subject, or ``"persons"`` for everybody."""
    return "|".join(strata[i - 1] for i in PLACES[analysis].subject).strip("|") or "persons"


def published_pairs(
    pairs: list[tuple[str, str]], subjects: dict[str, Subject]
) -> list[tuple[str, str]]:
    """Give the pairs among published concepts; one that is not is bridged by its parents."""
    above: dict[str, list[str]] = {}
    for parent, child in pairs:
        above.setdefault(child, []).append(parent)
    found: set[tuple[str, str]] = set()
    for child in above.keys() & subjects.keys():
        waiting, seen = list(above[child]), {child}
        while waiting:
            parent = waiting.pop()
            if parent in subjects:
                found.add((parent, child))
            elif parent not in seen:
                waiting += above.get(parent, [])
            seen.add(parent)
    return sorted(found)


def _link_up(subject: Subject, analysis: int, strata: list[str]) -> None:
    """Add the subjects that the strata themselves name as larger."""
    place = PLACES[analysis].subject
    above: list[str] = []
    if place[:2] == (1, 2):  # unit of a concept, question of a survey, answer to a question
        above.append(strata[0])
        if len(place) == 4:
            above.append("|".join((strata[0], strata[1], strata[5])).strip("|"))
    elif analysis in (3000, 3101, 3102) and strata[2] in DOMAINS:
        above.append(DOMAINS[strata[2]])
    for name in above:
        if name != subject.name and name not in subject.parents:
            subject.parents.append(name)
