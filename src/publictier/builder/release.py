"""From exact counts to published tables: protect, audit, write. There is no other way out.

Every count goes through `publictier.disclosure.protect`, then the whole release through
`publictier.audit.gate`; the tidy tables are made from what is left, so that they hold nothing
that was not protected and audited together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from publictier.audit.form import as_audited
from publictier.audit.layout import MEASURES
from publictier.audit.published import COUNT_COLUMNS
from publictier.builder import analyses as a
from publictier.builder.exact import ExactCounts
from publictier.builder.tidy import Tables, tidy_tables
from publictier.disclosure import RULE, check, protect
from publictier.errors import AuditError, DisclosureError

if TYPE_CHECKING:
    from publictier.audit import Report


def protected_tables(exact: ExactCounts, people: str) -> tuple[Tables, Report]:
    """Give the tables that may be published, and the report of the audit.

    Args:
        exact: exact counts of a source.
        people: text of the column ``people`` that ends every table, such as ``made-up``.

    Returns:
        Table name -> table, and the report. Tables, each only if it has rows:

        - ``domains``, ``domains_by_sex``, ``domains_by_age``;
        - for conditions, drugs, procedures, measurements and physical_measurements:
          ``<domain>`` (concept_id, concept_code, name, count with descendants, own_count,
          percent of the domain's participants), ``<domain>_by_sex``, ``<domain>_by_age``,
          ``<domain>_by_age_sex``, and ``condition_hierarchy``, ``condition_source_codes`` and so
          on; ``measurement_histograms``, ``physical_measurement_histograms``;
        - ``surveys``, ``surveys_by_sex``, ``surveys_by_age``, ``survey_questions``,
          ``survey_answers``, ``survey_answers_by_sex``, ``survey_answers_by_age``;
        - ``wearables``, ``wearables_by_sex``, ``wearables_by_age``, ``wearables_by_age_sex``;
        - ``results``: the long layout.

    Raises:
        DisclosureError: a count cannot be protected.
        AuditError: the release cannot be made safe.
    """
    rounded = protect(without_small_units(exact.results), column=list(MEASURES))
    results, report = _audited(rounded, exact)
    tables = tidy_tables(results, exact.concepts, exact.hierarchy, people, exact.options.age_rule)
    for name, table in tables.items():
        _refuse_unrounded(name, table)
    return tables, report


def without_small_units(results: pd.DataFrame) -> pd.DataFrame:
    """Leave out histograms of units that few participants have.

    The audit looks at counts. But the edges of a histogram follow the values it was made from, and
    a unit typed as free text may hold anything: both could tell of one person.

    Args:
        results: exact counts in the long layout.
    """
    units = results[results["analysis_id"] == a.UNIT_BY_SEX]
    people = units.groupby(["stratum_1", "stratum_2"])["count_value"].sum()
    small = people[people <= RULE.base].index
    is_measured = results["analysis_id"].isin([a.HISTOGRAM, a.UNIT_BY_SEX])
    units_of_rows = pd.MultiIndex.from_frame(results[["stratum_1", "stratum_2"]])
    return results[~(is_measured & units_of_rows.isin(small))]


def _refuse_unrounded(name: str, table: pd.DataFrame) -> None:
    columns = [column for column in COUNT_COLUMNS if column in table]
    if columns and not (findings := check(table, columns)).passed:
        raise DisclosureError(f"Table {name} is not published: {findings.sentence}")


def _audited(rounded: pd.DataFrame, exact: ExactCounts) -> tuple[pd.DataFrame, Report]:
    """Pass the release through the gate; own codes and source codes get their own ids back."""
    from publictier.audit import gate  # needs the solver, which counting does not

    form = as_audited(rounded, exact.hierarchy, exact.options.joint_age)
    passed, report = gate(form.results, form.hierarchy, own=form.own, assumptions=form.assumptions)
    if not report.passed:
        raise AuditError(f"Nothing is published: the whole release fails its audit.\n{report}")
    kept = passed.index
    if report.released_own is not None:
        is_own = rounded["analysis_id"] == a.OWN_CODE
        kept = kept.union(report.released_own.index.intersection(rounded.index[is_own]))
    return rounded.loc[rounded.index.isin(kept)], report
