"""The form in which the audit takes a release: own codes apart, source codes as parts."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from publictier.audit.layout import LABELS, OWN_CODE, SOURCE_CODE, Assumptions, JointAge

_TOTAL = 3000


@dataclass(frozen=True)
class Audited:
    """A release as the audit takes it.

    Attributes:
        results: counts in the long layout; a source code stands as a part of its concept.
        hierarchy: pairs ``parent``, ``child`` of what counts more and what counts fewer people.
        own: counts of the concepts' own codes, same layout; None if there are none.
        assumptions: how the release was built.
    """

    results: pd.DataFrame
    hierarchy: pd.DataFrame
    own: pd.DataFrame | None
    assumptions: Assumptions


def as_audited(rounded: pd.DataFrame, hierarchy: pd.DataFrame, joint_age: str) -> Audited:
    """Put a release into the form in which the audit knows its analyses.

    Args:
        rounded: counts in the long layout of the builder.
        hierarchy: pairs of concepts, columns ``parent`` and ``child``.
        joint_age: the build's choice, ``first-record`` or ``each-occurrence``.

    Returns:
        The same rows under the same index; own codes and source codes have the analysis of
        totals.
    """
    is_own = rounded["analysis_id"] == OWN_CODE
    is_code = rounded["analysis_id"] == SOURCE_CODE
    codes = rounded[is_code]
    told = codes.assign(
        analysis_id=_TOTAL, stratum_2="", stratum_4=codes["stratum_2"], source_count_value=0
    )
    pairs = pd.DataFrame(
        {"parent": told["stratum_1"], "child": told["stratum_1"] + "|" + told["stratum_4"]}
    )
    own = pd.concat([rounded[is_own].assign(analysis_id=_TOTAL), _leaves(rounded, told)])
    return Audited(
        results=pd.concat([rounded[~is_own & ~is_code], told]),
        hierarchy=pd.concat([hierarchy[["parent", "child"]], _in_domains(rounded), pairs]),
        own=own if len(own) else None,
        assumptions=Assumptions(joint_age=_joint_ages(rounded, hierarchy, joint_age)),
    )


def _leaves(rounded: pd.DataFrame, codes: pd.DataFrame) -> pd.DataFrame:
    """Repeat the totals of concepts without descendants that have source codes, as own codes.

    The gate takes a concept's people to be those of its own code and its parts together. Where
    some records have no source code, that is false of the source codes alone.
    """
    has_own = rounded.loc[rounded["analysis_id"] == OWN_CODE, "stratum_1"]
    totals = rounded[rounded["analysis_id"] == _TOTAL]
    with_codes = totals["stratum_1"].isin(codes["stratum_1"])
    return totals[with_codes & ~totals["stratum_1"].isin(has_own)]


def _in_domains(rounded: pd.DataFrame) -> pd.DataFrame:
    """Give the pairs of a domain that OMOP has no concept for, and its concepts."""
    totals = rounded[rounded["analysis_id"] == _TOTAL]
    inside = totals[
        (totals["stratum_1"] != totals["stratum_3"]) & totals["stratum_3"].isin(totals["stratum_1"])
    ]
    return pd.DataFrame({"parent": inside["stratum_3"], "child": inside["stratum_1"]})


def _joint_ages(
    rounded: pd.DataFrame, hierarchy: pd.DataFrame, joint_age: str
) -> JointAge | dict[str, JointAge]:
    """Say how joint ages were counted: parents always by first record."""
    if joint_age == "first-record":
        return "first-record"
    totals = rounded[rounded["analysis_id"] == _TOTAL]
    leaves = set(totals.loc[totals["stratum_3"].isin(LABELS), "stratum_1"])
    leaves -= set(hierarchy["parent"])
    return dict.fromkeys(sorted(leaves), "each-occurrence")
