"""The heavy count by sorting, twice as fast as a hash table: one whole number for each record.

DuckDB makes the number (concept, sex, participant, age bin, in this order of weight) and NumPy
sorts it. Then the records of a participant with a concept lie side by side, the youngest first.
It gives what `publictier.builder.events.mask_sql` gives, and is used where the ids fit into 63
bits and memory allows; tools/bench/engines.py measures both.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from publictier.builder.ages import age_bit_sql
from publictier.builder.checks import POSSIBLE_DATE
from publictier.builder.engines.local import DuckDB
from publictier.builder.options import BuildOptions

Keys = NDArray[np.int64]

BIN_BITS, PERSON_BITS, SEX_BITS, CONCEPT_BITS = 4, 26, 2, 31
MASK_BITS = 2**BIN_BITS
CONCEPT_PLACE = BIN_BITS + PERSON_BITS + SEX_BITS
SEXES = np.array([0, 8507, 8532])
SLICE = 2**22  # keys looked at together: what fits into the processor's memory is faster


def fits(engine: DuckDB, records: str) -> bool:
    """Say whether a relation can be counted this way.

    Args:
        engine: knows ``people`` and the relation.
        records: name of a relation with person_id, event_date and concept_id, or a query.
    """
    ((people, least, most, rows),) = engine.rows(
        "SELECT (SELECT COUNT(*) FROM people), MIN(e.concept_id), MAX(e.concept_id), COUNT(*) "
        f"FROM {records} AS e"
    )
    if not isinstance(least, int) or least < 0 or most >= 2**CONCEPT_BITS:
        return False
    return people < 2**PERSON_BITS and engine.has_room_for(rows)


def count_masks(engine: DuckDB, records: str, options: BuildOptions) -> pd.DataFrame:
    """Count by concept, sex and set of age bins.

    Args:
        engine: knows ``people`` and the relation.
        records: see `fits`, which must have said yes.
        options: age rule, and whether impossible dates are left out.

    Returns:
        Columns ``concept_id``, ``sex``, ``mask``, ``participants``.
    """
    keys = _sorted_keys(engine, records, options)
    nothing = np.empty(0, dtype=np.int64)  # all records may have been left out
    found = [(nothing, nothing), *(_count(part) for part in _slices(keys))]
    kinds, counts = (np.concatenate(column) for column in zip(*found, strict=True))
    return pd.DataFrame(
        {
            "concept_id": kinds >> (MASK_BITS + SEX_BITS),
            "sex": SEXES[(kinds >> MASK_BITS) & (2**SEX_BITS - 1)],
            "mask": kinds & (2**MASK_BITS - 1),
            "participants": counts,
        }
    )


def _sorted_keys(engine: DuckDB, records: str, options: BuildOptions) -> Keys:
    engine.define_once(
        "numbered",
        "SELECT person_id, born, year_of_birth, earliest, latest, "
        f"((CASE sex WHEN {SEXES[1]} THEN 1 WHEN {SEXES[2]} THEN 2 ELSE 0 END << {PERSON_BITS}) + "
        f"ROW_NUMBER() OVER (ORDER BY person_id) - 1) << {BIN_BITS} AS low_bits FROM people",
    )
    bit = age_bit_sql(options.age_rule, "p.born", "p.year_of_birth", "e.event_date")
    where = f" WHERE {POSSIBLE_DATE}" if options.drop_bad_dates else ""
    keys = engine.numbers(
        f"SELECT (CAST(e.concept_id AS BIGINT) << {CONCEPT_PLACE}) + p.low_bits "
        f"+ CAST(LOG2({bit}) AS BIGINT) AS key "
        f"FROM {records} AS e JOIN numbered AS p ON p.person_id = e.person_id{where}"
    )
    keys.sort()
    return keys


def _slices(keys: Keys) -> Iterator[Keys]:
    """Cut sorted keys into pieces, between concepts."""
    start = 0
    while start < len(keys):
        last = keys[min(start + SLICE, len(keys)) - 1] | (2**CONCEPT_PLACE - 1)
        end = int(np.searchsorted(keys, last, side="right"))  # go on to the end of the concept
        yield keys[start:end]
        start = end


def _starts(ordered: Keys) -> Keys:
    """Give where each run of equal numbers begins."""
    changes = np.flatnonzero(ordered[1:] != ordered[:-1])
    starts = np.empty(len(changes) + 1, dtype=np.int64)
    starts[0] = 0
    np.add(changes, 1, out=starts[1:])
    return starts


def _count(keys: Keys) -> tuple[Keys, Keys]:
    """Give concept, sex and mask as one number each, and how many participants have it."""
    bits = np.left_shift(np.int32(1), (keys & (2**BIN_BITS - 1)).astype(np.int32))
    who = keys >> BIN_BITS
    starts = _starts(who)
    kinds = ((who[starts] >> PERSON_BITS) << MASK_BITS) | np.bitwise_or.reduceat(bits, starts)
    kinds.sort()
    starts = _starts(kinds)
    return kinds[starts], np.diff(np.append(starts, len(kinds)))
