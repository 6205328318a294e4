"""Histograms of measured values: distinct participants by value bin, unit and sex.

Method of the Data Browser (generate-cdr/run-measurement-queries.sh): Tukey fences (quartiles
plus or minus 1.5 times their distance, not beyond the values seen), the widest over the sexes,
about 11 bins between them, and an open bin at either end. Different from it: widths are 1, 2 or 5
with zeros (the Data Browser has 15 or 0.3 as well), every edge is a multiple of the width, and
none is an exact smallest or largest value of a sex, which would be somebody's own value.
Values are not converted between units.
"""

import math
from collections.abc import Collection, Sequence
from itertools import pairwise

import pandas as pd

from publictier.builder import analyses as a
from publictier.builder.checks import POSSIBLE_DATE
from publictier.builder.events import Domain
from publictier.builder.layout import long_rows
from publictier.builder.options import BuildOptions
from publictier.builder.source import Source

INNER_BINS = 11
FENCE = 1.5
NO_UNIT = "No unit"
_LEADS = {1: 2**0.5, 2: 10**0.5, 5: 50**0.5, 10: 10.0}  # each up to the middle to the next
_DIGITS = (12, 15, 17)  # as few as tell edges apart; 17 always do
_LONGEST_UNIT = 24  # a longer text is a remark, not a unit


def bin_width(low: float, high: float) -> float:
    """Give a round width (1, 2 or 5 and zeros) so that about 11 bins lie between two values.

    >>> bin_width(60, 180), bin_width(3, 30), bin_width(0.5, 3), bin_width(0.01, 0.09)
    (10.0, 2.0, 0.2, 0.01)
    """
    raw = (high - low) / INNER_BINS
    power = math.floor(math.log10(raw))
    lead = next(n for n, last in _LEADS.items() if round(raw / 10.0**power, 9) <= last)
    return float(f"{lead}e{power}")


def bin_edges(low: float, high: float, extremes: Collection[float]) -> tuple[list[float], float]:
    """Give the edges between bins, and their width; the first and the last bin are open.

    Args:
        low: the lower fence.
        high: the upper fence.
        extremes: the smallest and largest values seen, which are never an edge.

    Returns:
        Edges, rising, each a multiple of the width; and the width. A bin is wider where an edge
        was an extreme value.

    >>> bin_edges(61.5, 120, {60, 260})
    ([65.0, 70.0, 75.0, 80.0, 85.0, 90.0, 95.0, 100.0, 105.0, 110.0, 115.0, 120.0], 5.0)
    >>> bin_edges(0, 10, {0, 10})
    ([1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0], 1.0)
    """
    if not high > low:
        reach = max(abs(low), abs(high)) / 5 or 1.0
        low, high = low - reach, high + reach
    width = bin_width(low, high)
    digits = max(0, -math.floor(math.log10(width))) + 1
    first, last = math.ceil(low / width), math.floor(high / width)
    edges = [round(k * width, digits) for k in range(first, last + 1)]
    return [edge for edge in edges if edge not in extremes], width


def bin_labels(edges: list[float]) -> list[str]:
    """Give the labels of the bins: ``< low``, ``a - b`` …, ``>= high``.

    >>> bin_labels([75.0, 90.0, 105.5])
    ['< 75', '75 - 90', '90 - 105.5', '>= 105.5']
    """
    texts = _texts(edges)
    inner = [f"{a} - {b}" for a, b in pairwise(texts)]
    return [f"< {texts[0]}", *inner, f">= {texts[-1]}"]


def _text(number: float) -> str:
    return f"{number:.{_DIGITS[0]}g}"


def _texts(edges: Sequence[float]) -> list[str]:
    """Write edges with as few digits as tell them all apart.

    >>> _texts([90.0, 105.5]), _texts([2e-12, 3e-12]), _texts([1e9, 1e9 + 1e-6])
    (['90', '105.5'], ['2e-12', '3e-12'], ['1000000000', '1000000000.000001'])
    """
    for digits in _DIGITS:
        texts = [f"{edge:.{digits}g}" for edge in edges]
        if len(set(texts)) == len(edges):
            break
    return texts


def _make_values(source: Source, domain: Domain, options: BuildOptions) -> None:
    unit = f"CASE WHEN LENGTH(TRIM(e.unit_source_value)) BETWEEN 1 AND {_LONGEST_UNIT} "
    unit += "THEN TRIM(e.unit_source_value) END"
    join = ""
    if source.has("concept"):
        unit = (
            "CASE WHEN e.unit_concept_id <> 0 AND u.vocabulary_id = 'UCUM' THEN u.concept_code "
            f"WHEN e.unit_concept_id <> 0 THEN u.concept_name ELSE {unit} END"
        )
        join = "LEFT JOIN omop_concept AS u ON u.concept_id = e.unit_concept_id"
    where = f" AND {POSSIBLE_DATE}" if options.drop_bad_dates else ""
    source.con.execute(
        f"CREATE OR REPLACE TEMP TABLE values_{domain.name} AS "
        f"SELECT e.concept_id, COALESCE({unit}, '{NO_UNIT}') AS unit, p.sex, e.person_id, "
        f"e.value_as_number AS value FROM {domain.name} AS e "
        f"JOIN people AS p ON p.person_id = e.person_id {join} "
        f"WHERE e.value_as_number IS NOT NULL{where}"
    )


def _bins(source: Source, domain: Domain) -> pd.DataFrame:
    limits = source.con.execute(
        "SELECT concept_id, unit, "
        f"MIN(GREATEST(lowest, q1 - {FENCE} * (q3 - q1))) AS low, "
        f"MAX(LEAST(highest, q3 + {FENCE} * (q3 - q1))) AS high, "
        "LIST(lowest) AS smallest, LIST(highest) AS largest FROM ("
        "SELECT concept_id, unit, sex, MIN(value) AS lowest, MAX(value) AS highest, "
        "QUANTILE_CONT(value, 0.25) AS q1, QUANTILE_CONT(value, 0.75) AS q3 "
        f"FROM values_{domain.name} GROUP BY concept_id, unit, sex) AS s "
        "GROUP BY concept_id, unit ORDER BY concept_id, unit"
    ).fetchall()
    rows = []
    for concept, unit, low, high, smallest, largest in limits:
        edges, step = bin_edges(low, high, {*smallest, *largest})
        width = _text(step)
        bounds = zip([-math.inf, *edges], [*edges, math.inf], bin_labels(edges), strict=True)
        for order, (start, end, label) in enumerate(bounds):
            rows.append((concept, unit, order, start, end, label, width))
    names = ["concept_id", "unit", "bin_order", "bin_start", "bin_end", "label", "width"]
    return pd.DataFrame(rows, columns=names)


def count_histograms(source: Source, domain: Domain, options: BuildOptions) -> list[pd.DataFrame]:
    """Count participants by value bin, unit and sex, for a concept's own records.

    A participant with several values is in several bins, once in each.

    Returns:
        Parts of the long layout: analyses 1900 and 1910; empty where no value is recorded.
    """
    _make_values(source, domain, options)
    bins = _bins(source, domain)
    if bins.empty:
        return []
    source.con.register(f"bins_{domain.name}", bins)
    counts = source.con.execute(
        "SELECT b.concept_id, b.unit, v.sex, b.label, b.width, b.bin_order, "
        "COUNT(*) AS participants FROM ("
        "SELECT DISTINCT w.concept_id, w.unit, w.sex, w.person_id, c.bin_order "
        f"FROM values_{domain.name} AS w JOIN bins_{domain.name} AS c "
        "ON c.concept_id = w.concept_id AND c.unit = w.unit "
        "AND w.value >= c.bin_start AND w.value < c.bin_end) AS v "
        f"JOIN bins_{domain.name} AS b ON b.concept_id = v.concept_id AND b.unit = v.unit "
        "AND b.bin_order = v.bin_order GROUP BY ALL"
    ).df()
    units = source.con.execute(
        "SELECT concept_id, unit, sex, COUNT(DISTINCT person_id) AS participants "
        f"FROM values_{domain.name} GROUP BY ALL"
    ).df()
    by = {1: "concept_id", 2: "unit", 3: "sex"}
    return [
        long_rows(counts, a.HISTOGRAM, {**by, 4: "label", 6: "width", 7: "bin_order"}),
        long_rows(units, a.UNIT_BY_SEX, by),
    ]
