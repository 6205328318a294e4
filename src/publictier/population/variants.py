"""Count the alleles of invented variants, as the variant tables of a public tier do.

The variants are made up (KIT-V01 …): no gene, no rs number, no drug, no biology. Participants
with whole genomes fall into four numbered groups, independently of everything about them;
the groups stand for nothing. Genotypes follow Hardy and Weinberg: with frequency p an allele
comes twice in p², once in 2p(1-p). A call fails now and then, so the allele number stays a
little under two for each participant.
"""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from publictier.population.catalogue import Catalogue
from publictier.population.people import People
from publictier.population.streams import stream

GROUP_SHARES = (0.4, 0.3, 0.2, 0.1)
"""Share of participants in groups 1 to 4: invented."""

MISSING_CALLS = (0.001, 0.01)
"""Least and largest share of failed calls of a variant: invented."""


def variant_counts(seed: int, catalogue: Catalogue, people: People) -> pd.DataFrame:
    """Count alleles by variant and group.

    Args:
        seed: seed of the population.
        catalogue: with `variants.csv`.
        people: the participants; those with `wgs_shortread` count.

    Returns:
        One row per variant and group ("1" to "4", then "Total"): `variant_id`, `kind`,
        `variant_type`, `consequence`, `genetic_group`, `allele_count`, `allele_number`,
        `homozygote_count` (exact counts, as in the real browser) and `allele_frequency`
        (count over number, six decimals; 0 where the number is 0).

    Raises:
        SourceError: a frequency outside 0 to 1, or a variant twice.

    Example:
        >>> from publictier.population import Population
        >>> made = Population(seed=1, people=200)
        >>> table = variant_counts(made.seed, made.catalogue, made.people)
        >>> bool((table["allele_count"] <= table["allele_number"]).all())
        True
    """
    who = np.flatnonzero(people.has["wgs_shortread"])
    group = _groups(seed, len(people.sex))[who]
    seen: set[str] = set()
    parts = []
    for row in catalogue.tables["variants"]:
        name = row.text("variant_id")
        if name in seen:
            raise row.fault(f"variant {name} again", "Give each its own id")
        seen.add(name)
        frequency = np.array([row.number(f"frequency_group_{g}", 0.0, 1.0) for g in (1, 2, 3, 4)])
        table = _count(stream(seed, "variant", name), frequency, group, len(people.sex), who)
        table.insert(0, "variant_id", name)
        table.insert(1, "kind", row.text("kind"))
        table.insert(2, "variant_type", row.optional("variant_type"))
        table.insert(3, "consequence", row.text("consequence"))
        parts.append(table)
    return pd.concat(parts, ignore_index=True)


def _groups(seed: int, people: int) -> NDArray[np.int64]:
    edges = np.cumsum(GROUP_SHARES)[:-1]
    return np.searchsorted(edges, stream(seed, "variant", "group").random(people), side="right")


def _count(
    random: np.random.Generator,
    frequency: NDArray[np.float64],
    group: NDArray[np.int64],
    people: int,
    who: NDArray[np.int64],
) -> pd.DataFrame:
    failed = random.uniform(*MISSING_CALLS)
    called = random.random(people)[who] >= failed
    drawn = random.random(people)[who]
    p = frequency[group]
    alleles = (drawn < p * p).astype(np.int64) + (drawn < p * p + 2 * p * (1 - p))
    rows = []
    for label, inside in [(str(g + 1), group == g) for g in range(4)] + [("Total", group >= 0)]:
        mine = alleles[inside & called]
        count, number = int(mine.sum()), 2 * len(mine)
        share = round(count / number, 6) if number else 0.0
        rows.append((label, count, number, int((mine == 2).sum()), share))
    columns = ["genetic_group", "allele_count", "allele_number", "homozygote_count"]
    return pd.DataFrame(rows, columns=[*columns, "allele_frequency"])
