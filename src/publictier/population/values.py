"""Draw the values of tests and physical measurements.

The value model of a row of `measurements.csv` or `physical_measurements.csv`:

- `normal`: mean at age 50 of the sex, plus `age_slope` for each further year, and an SD.
- `lognormal`: `mean_…` is the median at age 50; SD and slope are those of the natural logarithm.
- "Other" sex takes the average of the two sexes.
- Values beyond `low_limit` and `high_limit` are set to the limit.
- `second_share` of participants are reported in `second_unit` (value times `second_factor`);
  as in the real data nothing is converted.

Repeated values of one participant are alike: `PERSON_SHARE` of the variance belongs to the
participant, the rest to the occasion. The SD over all values stays the published one.
Different tests of one participant are independent, so weight does not follow from height.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from publictier.population.catalogue import Catalogue
from publictier.population.events import Records
from publictier.population.people import LAST_DAY, People
from publictier.population.rows import Row
from publictier.population.streams import stream

Floats = NDArray[np.float64]
Ints = NDArray[np.int64] | NDArray[np.int32]

PERSON_SHARE = 0.6
"""Share of the variance of repeated values that lies between participants: an assumption."""

_CENTRE_AGE = 50.0


@dataclass(frozen=True)
class ValueModel:
    """How the values of one measurement are spread.

    Attributes:
        lognormal: whether centre, SD and slope are on the scale of the natural logarithm.
        centre: value at age 50 for Female, Male, Other (a logarithm if lognormal).
        sd: standard deviation for Female, Male, Other.
        slope: change for one year of age.
        decimals: digits after the point.
        low: least value that is reported.
        high: largest value that is reported.
        units: the unit, or the unit and a second one.
        factor: multiplies a value to give it in the second unit.
        second_share: share of participants reported in the second unit.
    """

    lognormal: bool
    centre: Floats
    sd: Floats
    slope: float
    decimals: int
    low: float
    high: float
    units: tuple[str, ...]
    factor: float
    second_share: float


def value_model(row: Row) -> ValueModel | None:
    """Read the value model of a catalogue line; None where it has no `distribution`.

    Raises:
        SourceError: an unknown distribution, a median or SD that is not positive, limits the
            wrong way round, or a number that is missing.

    Example:
        >>> from publictier.population.catalogue import read_catalogue
        >>> row = read_catalogue().tables["physical_measurements"][0]
        >>> model = value_model(row)
        >>> model.units[0] if model else None
        'cm'
    """
    kind = row.optional("distribution")
    if not kind:
        return None
    if kind not in ("normal", "lognormal"):
        raise row.fault(f"distribution is {kind!r}", "Write normal or lognormal")
    least = 1e-9 if kind == "lognormal" else -1e9
    centre = [row.number(f"mean_{sex}", low=least) for sex in ("female", "male")]
    sd = [row.number(f"sd_{sex}", low=1e-9) for sex in ("female", "male")]
    low, high = row.number("low_limit"), row.number("high_limit")
    if low >= high:
        raise row.fault(f"low_limit {low:g}, high_limit {high:g}", "The low one comes first")
    second = row.optional("second_unit")
    centres = np.log(centre) if kind == "lognormal" else np.array(centre)
    return ValueModel(
        lognormal=kind == "lognormal",
        centre=np.append(centres, centres.mean()),
        sd=np.append(sd, np.mean(sd)),
        slope=row.number_or("age_slope", 0.0, -1e6, 1e6),
        decimals=row.integer("decimals", 0, 6),
        low=low,
        high=high,
        units=(row.text("unit"), second) if second else (row.text("unit"),),
        factor=row.number("second_factor", low=1e-12) if second else 1.0,
        second_share=row.number("second_share", 0.0, 1.0) if second else 0.0,
    )


def draw_values(
    seed: int, concept_id: int, model: ValueModel, people: People, person: Ints, day: Ints
) -> tuple[Floats, Ints]:
    """Draw one value for each record of a concept.

    Args:
        seed: seed of the population.
        concept_id: names the stream of random numbers.
        model: how values are spread.
        people: the participants.
        person: position of the participant of each record.
        day: day of each record.

    Returns:
        The values, rounded, and the position of each one's unit in `model.units`.
    """
    random = stream(seed, "value", concept_id)
    habit = random.standard_normal(len(people.sex))[person]
    second = random.random(len(people.sex))[person] < model.second_share
    noise = random.standard_normal(len(person))
    spread = np.sqrt(PERSON_SHARE) * habit + np.sqrt(1 - PERSON_SHARE) * noise
    sex = people.sex[person]
    years = (day - people.birth[person]) / 365.25 - _CENTRE_AGE
    value = model.centre[sex] + model.slope * years + model.sd[sex] * spread
    value = np.clip(np.exp(value) if model.lognormal else value, model.low, model.high)
    digits = model.decimals
    # The second unit keeps as many significant digits as its factor takes away.
    more = max(0, round(-np.log10(model.factor)))
    converted = np.round(value * model.factor, digits + more)
    return np.where(second, converted, np.round(value, digits)), second.astype(np.int64)


@dataclass(frozen=True)
class Values:
    """Values of records, in their order; NaN and unit -1 where a test has no value."""

    value: Floats
    unit: Ints
    units: tuple[str, ...]


def values_of(seed: int, catalogue: Catalogue, people: People, records: Records) -> Values:
    """Draw the values of all records of tests.

    Args:
        seed: seed of the population.
        catalogue: with the value models.
        people: the participants.
        records: records of the domain Measurement.

    Returns:
        One value and unit for each record.
    """
    models = {
        c.concept_id: model
        for c in catalogue.of("Measurement")
        if (model := value_model(c.row)) is not None
    }
    units = sorted({unit for model in models.values() for unit in model.units})
    value = np.full(len(records.person), np.nan)
    unit = np.full(len(records.person), -1, dtype=np.int32)
    order = np.argsort(records.concept, kind="stable")
    edges = np.searchsorted(records.concept[order], np.array(sorted(models)), side="left")
    ends = np.searchsorted(records.concept[order], np.array(sorted(models)), side="right")
    for concept_id, first, last in zip(sorted(models), edges, ends, strict=True):
        at = order[first:last]
        model = models[concept_id]
        place = np.array([units.index(u) for u in model.units])
        value[at], which = draw_values(
            seed, concept_id, model, people, records.person[at], records.day[at]
        )
        unit[at] = place[which]
    return Values(value, unit, tuple(units))


@dataclass(frozen=True)
class PhysicalMeasurements:
    """Values measured by staff at enrolment, by participant, then concept."""

    person: Ints
    day: Ints
    concept: Ints
    values: Values


def physical_measurements(seed: int, catalogue: Catalogue, people: People) -> PhysicalMeasurements:
    """Draw every physical measurement of the participants who have them.

    Returns:
        One record for each participant and row of `physical_measurements.csv` with a value
        model, dated up to 60 days after enrolment but not after the data cutoff.
    """
    who = np.flatnonzero(people.has["physical_measurements"])
    delay = stream(seed, "physical measurements", "delay").integers(0, 61, len(people.sex))[who]
    day = np.minimum(people.joined[who] + delay, LAST_DAY)
    models = {
        row.integer("concept_id", low=2_000_000_001): model
        for row in catalogue.tables["physical_measurements"]
        if (model := value_model(row)) is not None
    }
    units = sorted({unit for model in models.values() for unit in model.units})
    drawn = [draw_values(seed, i, model, people, who, day) for i, model in models.items()]
    places = [np.array([units.index(u) for u in model.units]) for model in models.values()]
    unit = np.stack([place[at] for place, (_, at) in zip(places, drawn, strict=True)], axis=1)
    value = np.stack([values for values, _ in drawn], axis=1)
    count = len(models)
    return PhysicalMeasurements(
        person=np.repeat(who.astype(np.int32), count),
        day=np.repeat(day.astype(np.int32), count),
        concept=np.tile(np.array(list(models), dtype=np.int32), len(who)),
        values=Values(value.ravel(), unit.ravel(), tuple(units)),
    )
