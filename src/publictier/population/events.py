"""Draw who has which concept, and when it was recorded.

Co-occurrence comes from one Gaussian copula factor: participant i has concept c if

    sqrt(1 - LOADING²) * e_ic - LOADING * frailty_i < quantile(prevalence of c at sex, age)

with e_ic standard normal. Both terms together are standard normal whatever the loading, so
every prevalence stays exact in expectation, while frail people collect concepts.

Parents. `own_share` is the share s of a parent's roll-up who carry the parent's own, less
specific code. Of those, `ONLY_PARENT` (h) carry nothing more specific; they come from the
people without any descendant, in the sex and age mix of those with one. With U people in the
union of the children: (1 - h) s / (1 - h s) of them carry the own code too, and h s U /
(1 - h s) others carry it alone. The prevalence of every leaf stays as published.

Timing. The first record falls evenly on the days that the participant's health records
cover, but not before the day in the optional column `earliest_record` (for what did not exist
before). Further records (a geometric number) fall evenly between the first and the end.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from publictier.population.catalogue import Catalogue, Concept
from publictier.population.people import AGES, People
from publictier.population.streams import normal_quantile, stream

Floats = NDArray[np.float64]
Ints = NDArray[np.int64] | NDArray[np.int32]
Bools = NDArray[np.bool_]

LOADING = 0.5
"""Weight of the frailty factor: an assumption, not a figure."""

ONLY_PARENT = 0.25
"""Of those with a parent's own code, the share with nothing more specific: an assumption."""

FURTHER_RECORDS = {"Condition": 2.0, "Drug": 3.0, "Procedure": 0.5, "Measurement": 3.0}
"""Mean number of records after the first, by domain: assumptions."""

_FIRST_CODE = 0.6  # share of people recorded under the first of several source codes


@dataclass(frozen=True)
class Records:
    """Records of one domain, sorted by participant, day and concept.

    Attributes:
        person: position of the participant.
        day: days from 1970-01-01.
        concept: concept id.
        source: position in `source_codes`, or -1 where the concept has none.
        source_codes: the codes in use, sorted.
    """

    person: Ints
    day: Ints
    concept: Ints
    source: Ints
    source_codes: tuple[str, ...]


def draw_carriers(
    seed: int, people: People, catalogue: Catalogue, domain: str, grids: dict[int, Floats]
) -> dict[int, Ints]:
    """Draw which participants with health records have each concept of a domain.

    Args:
        seed: seed of the population.
        people: the participants.
        catalogue: concepts and their parents.
        domain: OMOP domain.
        grids: leaf concept id -> prevalence by sex and age (`targets.target_grid`).

    Returns:
        Concept id -> sorted positions of those who carry its own code.
    """
    at_risk = np.flatnonzero(people.has["ehr"])
    cell = people.cell[at_risk]
    shared = -LOADING * people.frailty[at_risk]
    rest = float(np.sqrt(1 - LOADING * LOADING))
    own: dict[int, Bools] = {}
    roll_up: dict[int, Bools] = {}
    for concept in catalogue.of(domain):
        random = stream(seed, domain, concept.concept_id)
        children = catalogue.children.get(concept.concept_id, [])
        if children:
            union = np.logical_or.reduce([roll_up[child] for child in children])
            own[concept.concept_id] = _own_code(random, union, cell, concept.own_share)
            roll_up[concept.concept_id] = union | own[concept.concept_id]
        else:
            limit = normal_quantile(grids[concept.concept_id].ravel())[cell]
            has = shared + rest * random.standard_normal(len(at_risk)) < limit
            own[concept.concept_id] = roll_up[concept.concept_id] = has
    return {i: at_risk[has] for i, has in sorted(own.items())}


def _own_code(random: np.random.Generator, union: Bools, cell: Ints, own_share: float) -> Bools:
    with_more = (1 - ONLY_PARENT) * own_share / (1 - ONLY_PARENT * own_share)
    alone = ONLY_PARENT * own_share / (1 - ONLY_PARENT * own_share)
    # Bands of ten years: single years of age hold too few people to estimate a share.
    band = (cell // len(AGES) * 10 + cell % len(AGES) // 10).astype(np.intp)  # 32 bits in a browser
    people = np.bincount(band, minlength=30).astype(np.float64)
    inside = np.bincount(band, weights=union, minlength=30)
    chance = alone * inside / np.maximum(people - inside, 1.0)
    return np.asarray(random.random(len(union)) < np.where(union, with_more, chance[band]))


def draw_records(
    seed: int, people: People, catalogue: Catalogue, domain: str, carriers: dict[int, Ints]
) -> Records:
    """Draw the dated records of those who have a concept.

    Args:
        seed: seed of the population.
        people: the participants.
        catalogue: for the source codes.
        domain: OMOP domain.
        carriers: concept id -> positions (`draw_carriers`).

    Returns:
        All records of the domain, sorted.
    """
    codes = sorted({code for c in catalogue.of(domain) for code in c.source_codes})
    position = {code: i for i, code in enumerate(codes)}
    ids = np.array(list(carriers), dtype=np.int32)
    parts = [
        _records_of(
            stream(seed, domain, i, "records"), people, catalogue.concepts[i], who, position
        )
        for i, who in carriers.items()
    ]
    person, day, source = (np.concatenate(column) for column in zip(*parts, strict=True))
    rank = np.repeat(np.arange(len(parts), dtype=np.int32), [len(part[0]) for part in parts])
    del parts  # the largest table has to fit in memory only once
    # One whole number holds the three keys, so that one sort does it.
    key = (person.astype(np.int64) << 34) | ((day.astype(np.int64) + 50_000) << 14) | rank
    order = np.argsort(key, kind="stable")
    del key
    return Records(person[order], day[order], ids[rank[order]], source[order], tuple(codes))


def _records_of(
    random: np.random.Generator,
    people: People,
    concept: Concept,
    who: Ints,
    position: dict[str, int],
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int32]]:
    """Draw the records of one concept: person, day, source code."""
    start, end = people.record_start[who], people.record_end[who]
    start = np.clip(start, _earliest(concept), end)
    first = start + np.floor(random.random(len(who)) * (end - start + 1)).astype(np.int64)
    more = random.geometric(1 / (1 + FURTHER_RECORDS[concept.domain]), len(who)) - 1
    more = more.astype(np.intp)  # `repeat` counts in 32 bits in a browser
    left = np.repeat(end - first + 1, more)
    later = np.repeat(first, more) + np.floor(random.random(len(left)) * left).astype(np.int64)
    codes = np.array([position[code] for code in concept.source_codes] or [-1])
    pick = np.where(
        random.random(len(who)) < _FIRST_CODE, 0, random.integers(0, len(codes), len(who))
    )
    person = np.concatenate([who, np.repeat(who, more)])
    source = np.concatenate([codes[pick], np.repeat(codes[pick], more)])
    return _small(person), _small(np.concatenate([first, later])), _small(source)


def _earliest(concept: Concept) -> int:
    """Give the day before which the concept has no records; long ago if none is named."""
    text = concept.row.optional("earliest_record")
    if not text:
        return -(10**6)
    try:
        return int(np.datetime64(text, "D").astype(np.int64))
    except ValueError:
        raise concept.row.fault(
            f"earliest_record is {text!r}", "Write a day such as 2020-01-01"
        ) from None


def _small(values: Ints) -> NDArray[np.int32]:
    return values.astype(np.int32)
