"""The long layout of counts: one row a count, with its analysis and up to seven strata."""

from collections.abc import Mapping

import pandas as pd

from publictier.builder.ages import every_age, first_age

STRATA = [f"stratum_{i}" for i in range(1, 8)]
COLUMNS = ["analysis_id", *STRATA, "count_value", "source_count_value"]


def long_rows(
    counts: pd.DataFrame, analysis_id: int, strata: Mapping[int, str], **constants: str
) -> pd.DataFrame:
    """Put counts into the long layout.

    Args:
        counts: a table with a column ``participants`` and the columns that ``strata`` names.
        analysis_id: the analysis, see `publictier.builder.analyses`.
        strata: stratum number -> column.
        constants: ``s1`` … ``s7``: a stratum with one text for all rows.

    >>> counts = pd.DataFrame({"concept_id": [7], "participants": [3]})
    >>> long_rows(counts, 3000, {1: "concept_id"}, s3="Condition").iloc[0, 1:4].to_list()
    ['7', '', 'Condition']
    """
    out: dict[str, pd.Series] = {
        "analysis_id": pd.Series(analysis_id, index=counts.index, dtype="int64")
    }
    for number, name in enumerate(STRATA, start=1):
        if number in strata:
            out[name] = counts[strata[number]].astype(str)
        else:
            out[name] = pd.Series(constants.get(f"s{number}", ""), index=counts.index, dtype=str)
    out["count_value"] = counts["participants"].astype("int64")
    if "source_participants" in counts:
        out["source_count_value"] = counts["source_participants"].astype("int64")
    else:
        out["source_count_value"] = pd.Series(0, index=counts.index, dtype="int64")
    return pd.DataFrame(out)


def join_rows(parts: list[pd.DataFrame]) -> pd.DataFrame:
    """Join parts of the long layout and sort them by analysis and strata."""
    filled = [part for part in parts if len(part)]
    if not filled:
        raise ValueError("there is no part with rows to join")
    return pd.concat(filled, ignore_index=True)[COLUMNS].sort_values(
        COLUMNS[:-2], ignore_index=True
    )


def sum_by(masks: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Sum participants over all but some columns; without keys one row, or none of nobody."""
    if keys:
        return masks.groupby(keys, as_index=False, sort=False).agg({"participants": "sum"})
    return pd.DataFrame({"participants": [masks["participants"].sum()] if len(masks) else []})


def with_first_age(masks: pd.DataFrame, rule: str) -> pd.DataFrame:
    """Add ``age``, the code of the bin of the first record: each participant has one.

    >>> masks = pd.DataFrame({"mask": [12], "participants": [5]})
    >>> with_first_age(masks, "data-browser")["age"].to_list()
    ['2']
    """
    codes = {mask: first_age(int(mask), rule) for mask in masks["mask"].unique()}
    return masks.assign(age=masks["mask"].map(codes).astype(str))


def with_every_age(masks: pd.DataFrame, rule: str) -> pd.DataFrame:
    """Add ``age`` and repeat the row for every bin with a record.

    >>> masks = pd.DataFrame({"mask": [12], "participants": [5]})
    >>> with_every_age(masks, "data-browser")["age"].to_list()
    ['2', '3']
    """
    codes = {mask: every_age(int(mask), rule) for mask in masks["mask"].unique()}
    return masks.assign(age=masks["mask"].map(codes)).explode("age", ignore_index=True)
