"""Turn drawn participants, records and answers into OMOP tables."""

import zlib
from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from publictier.errors import SourceError
from publictier.population.catalogue import Catalogue
from publictier.population.events import Records
from publictier.population.omop import WEARABLES, shape
from publictier.population.people import LAST_DAY, SEX_CONCEPTS, People, draw_joining, share
from publictier.population.questionnaires import read_questions
from publictier.population.streams import stream
from publictier.population.surveys import Answers
from publictier.population.values import PhysicalMeasurements, Values

Ints = NDArray[np.int64] | NDArray[np.int32]

EHR_TYPE = 32817
"""OMOP's type concept "EHR"; tables that are not health records carry 0."""

ANY_WEARABLE = "any"
"""In `wearables.csv`: not a table, but everybody with a record in one of them."""

_SOURCE_IDS = 2_040_000_000  # above all blocks of the catalogue, below the end of int32
_FITBIT_DAYS = 5
_SUPPLY_DAYS = 30


def texts(position: Ints, categories: Sequence[str]) -> "pd.Categorical[str]":
    """Give texts by position (-1: none) without storing each of them."""
    return pd.Categorical.from_codes(position, categories=pd.Index(list(categories)))


def person(people: People) -> pd.DataFrame:
    """Give table `person`; race and ethnicity are 0 for everybody, on purpose."""
    born = people.birth.astype("datetime64[D]")
    months = born.astype("datetime64[M]")
    count = len(born)
    zeros = np.zeros(count, dtype=np.int64)
    numbers = np.arange(1, count + 1)
    return shape(
        "person",
        {
            "person_id": numbers,
            "gender_concept_id": np.array(SEX_CONCEPTS)[people.sex],
            "year_of_birth": born.astype("datetime64[Y]").astype(np.int64) + 1970,
            "month_of_birth": months.astype(np.int64) % 12 + 1,
            "day_of_birth": (born - months).astype(np.int64) + 1,
            "race_concept_id": zeros,
            "ethnicity_concept_id": zeros,
            "person_source_value": texts(zeros, ["made-up participant"]),
        },
    )


def observation_period(people: People) -> pd.DataFrame:
    """Give table `observation_period`: the time that health records cover."""
    who = np.flatnonzero(people.has["ehr"])
    return shape(
        "observation_period",
        {
            "observation_period_id": np.arange(1, len(who) + 1),
            "person_id": who + 1,
            "observation_period_start_date": people.record_start[who],
            "observation_period_end_date": people.record_end[who],
            "period_type_concept_id": np.full(len(who), EHR_TYPE),
        },
    )


def events(table: str, prefix: str, day: str, records: Records) -> pd.DataFrame:
    """Give a table of records of conditions, procedures or drugs.

    Args:
        table: its name.
        prefix: how its columns begin, such as `condition`.
        day: name of the column with the day.
        records: the records.
    """
    count = len(records.person)
    columns: dict[str, object] = {
        f"{table}_id": np.arange(1, count + 1),
        "person_id": records.person + 1,
        f"{prefix}_concept_id": records.concept,
        day: records.day,
        f"{prefix}_type_concept_id": np.full(count, EHR_TYPE),
        **_source(prefix, records),
    }
    if table == "drug_exposure":
        columns["drug_exposure_end_date"] = np.minimum(records.day + _SUPPLY_DAYS - 1, LAST_DAY)
    return shape(table, columns)


def _source(prefix: str, records: Records) -> dict[str, object]:
    numbers = np.array([*source_ids(records.source_codes).values(), 0], dtype=np.int32)
    bare = [code.partition(":")[2] or code for code in records.source_codes]
    if len(set(bare)) < len(bare):
        bare = list(records.source_codes)
    return {
        f"{prefix}_source_value": texts(records.source, bare),
        f"{prefix}_source_concept_id": numbers[records.source],
    }


def source_ids(codes: Sequence[str]) -> dict[str, int]:
    """Give each source code a concept id that does not change when others are added.

    Raises:
        SourceError: two codes fall on the same id.
    """
    numbers = {code: _SOURCE_IDS + zlib.crc32(code.encode()) % 100_000_000 for code in codes}
    if len(set(numbers.values())) < len(numbers):
        raise SourceError(
            "Two source codes of the catalogue have the same concept id. Change the modulus in "
            "source_ids, and publish the tables anew."
        )
    return numbers


def measurement(records: Records, values: Values, physical: PhysicalMeasurements) -> pd.DataFrame:
    """Give table `measurement`: tests from health records, then physical measurements."""
    tests, others = len(records.person), len(physical.person)
    units = sorted({*values.units, *physical.values.units})
    position = {unit: i for i, unit in enumerate(units)}
    unit = np.concatenate(
        [
            np.array([*(position[u] for u in part.units), -1], dtype=np.int8)[part.unit]
            for part in (values, physical.values)
        ]
    )
    none = np.full(others, -1, dtype=np.int32)
    joined = Records(
        person=np.concatenate([records.person, physical.person]),
        day=np.concatenate([records.day, physical.day]),
        concept=np.concatenate([records.concept, physical.concept]),
        source=np.concatenate([records.source, none]),
        source_codes=records.source_codes,
    )
    return shape(
        "measurement",
        {
            "measurement_id": np.arange(1, tests + others + 1, dtype=np.int32),
            "person_id": joined.person + 1,
            "measurement_concept_id": joined.concept,
            "measurement_date": joined.day,
            "measurement_type_concept_id": np.repeat(
                np.array([EHR_TYPE, 0], dtype=np.int32), [tests, others]
            ),
            "value_as_number": np.concatenate([values.value, physical.values.value]),
            "unit_concept_id": np.zeros(tests + others, dtype=np.int32),
            "unit_source_value": texts(unit, units),
            **_source("measurement", joined),
        },
    )


def observation(catalogue: Catalogue, answers: Answers) -> pd.DataFrame:
    """Give table `observation`: survey answers; `qualifier_source_value` names the survey."""
    names = {r.integer("concept_id"): r.text("code") for r in catalogue.tables["surveys"]}
    numbers = np.array(sorted(names))
    question_order = {q.concept_id: i for i, q in enumerate(read_questions(catalogue))}
    keys = np.array(sorted(question_order))
    rank = np.array([question_order[int(k)] for k in keys])[np.searchsorted(keys, answers.question)]
    order = np.lexsort((answers.answer, rank, answers.person))
    count = len(order)
    return shape(
        "observation",
        {
            "observation_id": np.arange(1, count + 1),
            "person_id": answers.person[order] + 1,
            "observation_concept_id": answers.question[order],
            "observation_date": answers.day[order],
            "observation_type_concept_id": np.zeros(count, dtype=np.int64),
            "value_as_concept_id": answers.answer[order],
            "observation_source_concept_id": answers.question[order],
            "qualifier_source_value": texts(
                np.searchsorted(numbers, answers.survey[order]),
                [names[int(number)] for number in numbers],
            ),
        },
    )


def wearable(seed: int, catalogue: Catalogue, people: People, table: str) -> pd.DataFrame:
    """Give a table of days with wearable data: who and when, never a value."""
    who = np.flatnonzero(people.has["fitbit"])
    found = [np.empty((0, 2), dtype=np.int64)]
    for row in catalogue.tables["wearables"]:
        if row.text("table") not in (ANY_WEARABLE, *WEARABLES):
            known = ", ".join((ANY_WEARABLE, *WEARABLES))
            raise row.fault(f"no table {row.text('table')!r}", f"Write one of {known}")
        if row.text("table") != table:
            continue
        random = stream(seed, "wearable", row.integer("concept_id"))
        has = random.random(len(people.sex))[who] < row.number("share_of_fitbit", 0.0, 1.0)
        part = random.random((len(people.sex), _FITBIT_DAYS))[who][has]
        joined = people.joined[who[has]][:, None]
        days = joined + np.floor(part * (LAST_DAY - joined + 1)).astype(np.int64)
        found.append(np.column_stack([np.repeat(who[has], _FITBIT_DAYS) + 1, days.ravel()]))
    days = np.unique(np.concatenate(found), axis=0)
    return shape(table, {"person_id": days[:, 0], "date": days[:, 1]})


def data_availability(people: People) -> pd.DataFrame:
    """Give table `data_availability`: 1 where a participant has that kind of data."""
    return shape(
        "data_availability",
        {
            "person_id": np.arange(1, len(people.sex) + 1),
            "has_ehr_data": people.has["ehr"],
            "has_physical_measurement_data": people.has["physical_measurements"],
            "has_fitbit": people.has["fitbit"],
            "has_whole_genome_variant": people.has["wgs_shortread"],
            "has_array_data": people.has["micro_array"],
        },
    )


def snapshots(seed: int, catalogue: Catalogue, people: People) -> pd.DataFrame:
    """Give table `snapshots`: everybody enrolled, `available` 1 for those in the data.

    Enrolled people who are not in the data (not yet curated, or withdrawn) follow after the
    participants; their ids have no row in `person`.
    """
    inside = len(people.sex)
    outside = round(inside * (1 / share(catalogue, "available") - 1))
    joined = draw_joining(stream(seed, "snapshots"), outside, catalogue)
    return shape(
        "snapshots",
        {
            "person_id": np.arange(1, inside + outside + 1),
            "enrollment_date": np.concatenate([people.joined, joined]),
            "available": np.repeat([1, 0], [inside, outside]),
        },
    )
