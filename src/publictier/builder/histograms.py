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
from publictier.builder.layout import long_rows, sum_by
from publictier.builder.options import BuildOptions
from publictier.builder.source import Source

INNER_BINS = 11
FENCE = 1.5
QUARTILES = {"q1": 0.25, "q3": 0.75}
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
    """Name the query for the measured values, with their unit and the sex of the person."""
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
    source.engine.define(
        f"values_{domain.name}",
        f"SELECT e.concept_id, COALESCE({unit}, '{NO_UNIT}') AS unit, p.sex, e.person_id, "
        # -0.0 is another number than 0.0 to some systems
        f"e.value_as_number + 0.0 AS value FROM {domain.name} AS e "
        f"JOIN people AS p ON p.person_id = e.person_id {join} "
        f"WHERE e.value_as_number IS NOT NULL{where}",
    )


def _spread(source: Source, domain: Domain) -> pd.DataFrame:
    """Give ``lowest``, ``highest``, ``q1`` and ``q3`` by concept, unit and sex."""
    by = "v.concept_id, v.unit, v.sex"
    extremes = f"SELECT {by}, MIN(v.value) AS lowest, MAX(v.value) AS highest"
    values = f"FROM values_{domain.name} AS v"
    if source.engine.has_quantiles_of(f"values_{domain.name}"):
        quartiles = ", ".join(
            f"QUANTILE_CONT(v.value, {share}) AS {name}" for name, share in QUARTILES.items()
        )
        return source.engine.frame(f"{extremes}, {quartiles} {values} GROUP BY {by}")
    # elsewhere records are counted, value by value, up to the rank of each quartile
    beside = ", ".join(
        f"MIN(CASE WHEN v.upto >= FLOOR((v.total - 1) * {share}) + {step} THEN v.value END) "
        f"AS {name}_{step}"
        for name, share in QUARTILES.items()
        for step in (1, 2)
    )
    upto = f"CAST(SUM(COUNT(*)) OVER (PARTITION BY {by} ORDER BY v.value NULLS FIRST) AS BIGINT)"
    total = f"CAST(SUM(COUNT(*)) OVER (PARTITION BY {by}) AS BIGINT)"
    levels = (
        f"SELECT {by}, v.value, {upto} AS upto, {total} AS total {values} GROUP BY {by}, v.value"
    )
    return _between(
        source.engine.frame(
            f"{extremes}, MAX(v.total) AS total, {beside} FROM ({levels}) AS v GROUP BY {by}"
        )
    )


def _between(spread: pd.DataFrame) -> pd.DataFrame:
    """Put each quartile between the two values beside its rank."""
    for name, share in QUARTILES.items():
        rank = (spread["total"] - 1) * share
        below, above = spread[f"{name}_1"], spread[f"{name}_2"].fillna(spread[f"{name}_1"])
        spread[name] = below + (above - below) * (rank - rank // 1)
    return spread


def _fences(spread: pd.DataFrame) -> pd.DataFrame:
    """Add the fences ``low`` and ``high`` of each sex."""
    reach = FENCE * (spread["q3"] - spread["q1"])
    low = (spread["q1"] - reach).clip(lower=spread["lowest"])
    high = (spread["q3"] + reach).clip(upper=spread["highest"])
    return spread.assign(low=low, high=high)


def _bins(fences: pd.DataFrame) -> pd.DataFrame:
    """Give the bins of each concept and unit, the same for all sexes.

    A concept with a unit is a series; its number stands for both, and is faster to group by.
    """
    rows = []
    groups = fences.groupby(["concept_id", "unit"], sort=True)
    for series, ((concept, unit), by_sex) in enumerate(groups):
        extremes = {*by_sex["lowest"], *by_sex["highest"]}
        edges, step = bin_edges(float(by_sex["low"].min()), float(by_sex["high"].max()), extremes)
        bounds = zip([edges[0], *edges], [*edges, edges[-1]], bin_labels(edges), strict=True)
        for order, (start, end, label) in enumerate(bounds):
            place = (order, 1 << order, start, end, order == len(edges))
            rows.append((series, concept, unit, *place, label, _text(step)))
    names = ["series", "concept_id", "unit", "bin_order", "bit", "bin_start", "bin_end", "is_last"]
    return pd.DataFrame(rows, columns=[*names, "label", "width"])


def _count_bits(source: Source, domain: Domain, bins: pd.DataFrame) -> pd.DataFrame:
    """Count participants by series, sex and set of bins: the two phases of `mask_sql`."""
    source.engine.give(f"bins_{domain.name}", bins.drop(columns=["label", "width"]))
    return source.engine.frame(
        "SELECT f.series, q.sex, f.mask, COUNT(*) AS participants FROM ("
        "SELECT b.series, v.person_id, BIT_OR(b.bit) AS mask "
        f"FROM values_{domain.name} AS v JOIN bins_{domain.name} AS b "
        "ON b.concept_id = v.concept_id AND b.unit = v.unit "
        "AND (b.bin_order = 0 OR v.value >= b.bin_start) AND (b.is_last OR v.value < b.bin_end) "
        "GROUP BY b.series, v.person_id) AS f "
        "JOIN people AS q ON q.person_id = f.person_id GROUP BY f.series, q.sex, f.mask"
    )


def _bits(mask: int) -> list[int]:
    """Give the places of the bits of a mask.

    >>> _bits(0b101)
    [0, 2]
    """
    return [place for place in range(int(mask).bit_length()) if mask >> place & 1]


def count_histograms(source: Source, domain: Domain, options: BuildOptions) -> list[pd.DataFrame]:
    """Count participants by value bin, unit and sex, for a concept's own records.

    A participant with several values is in several bins, once in each.

    Returns:
        Parts of the long layout: analyses 1900 and 1910; empty where no value is recorded.
    """
    _make_values(source, domain, options)
    spread = _spread(source, domain)
    if spread.empty:
        return []
    bins = _bins(_fences(spread))
    masks = _count_bits(source, domain, bins)
    orders = {mask: _bits(mask) for mask in masks["mask"].unique()}
    each = masks.assign(bin_order=masks["mask"].map(orders)).explode("bin_order")
    each["bin_order"] = each["bin_order"].astype("int64")
    counts = sum_by(each, ["series", "sex", "bin_order"]).merge(bins, on=["series", "bin_order"])
    units = sum_by(masks, ["series", "sex"]).merge(
        bins.loc[bins["bin_order"] == 0, ["series", "concept_id", "unit"]], on="series"
    )
    by = {1: "concept_id", 2: "unit", 3: "sex"}
    return [
        long_rows(counts, a.HISTOGRAM, {**by, 4: "label", 6: "width", 7: "bin_order"}),
        long_rows(units, a.UNIT_BY_SEX, by),
    ]
