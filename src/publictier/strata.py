"""The strata of published tables, in the words and codes of the Data Browser."""

from collections.abc import Iterable

SEXES = {"8532": "Female", "8507": "Male", "0": "Other"}
"""OMOP concept id of a sex -> label, in printed order; everything else counts as Other."""

AGES = {
    "2": "18-29",
    "3": "30-39",
    "4": "40-49",
    "5": "50-59",
    "6": "60-69",
    "7": "70-79",
    "8": "80-89",
    "9": "89+",
}
"""Code of an age bin -> label, in order; 89 falls in 80-89."""

UNDER_18 = "0"
"""Code of the age bin that is counted and never shown."""


def sexes_in(labels: Iterable[str]) -> tuple[str, ...]:
    """Give the groups by sex that stand among some labels, in printed order.

    >>> sexes_in(["Male", "Female", "Male"])
    ('Female', 'Male')
    """
    found = set(labels)
    return tuple(sex for sex in SEXES.values() if sex in found)
