"""Draw the participants: sex, age, joining, kinds of data, health records window, frailty.

Race and ethnicity are not here. They exist only as answers to a question of the survey The
Basics (`surveys.py`), so nothing that is drawn from `People` can depend on them.

Modelling assumptions, beside the cited figures in `people.csv`:

- Ages are those at the data cutoff. Of each sex they follow the flattest bell curve over 18
  to 105 years (maximum entropy: a truncated discrete normal) with the cited mean and SD.
- Female and Male share what "Other" leaves in their cited ratio.
- Which kinds of data a participant has depends on nothing. Whole genomes are a part of the
  people with arrays.
- People join evenly between the cited dates, but not before their 18th birthday.
- Health records cover a gamma(2)-distributed time with the cited median (this shape has the
  cited spread too) that ends within half a year before the cutoff. In three of ten they may
  begin before age 18.
- `frailty` is standard normal and independent of sex and age: how readily a participant
  collects conditions, drugs and procedures.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from publictier.errors import SourceError
from publictier.population.catalogue import SEXES, Catalogue
from publictier.population.rows import Row
from publictier.population.streams import stream

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

CUTOFF = np.datetime64("2023-10-01", "D")
"""Last day of data: the CDR date of the program's v8 (`cdr_config_prod.json`)."""

AGES = np.arange(18, 106)
"""Ages in completed years at the cutoff that participants can have."""

DATA_TYPES = ("ehr", "physical_measurements", "fitbit", "wgs_shortread", "micro_array")
"""Kinds of data besides surveys; shares are in `people.csv`."""

SEX_CONCEPTS = (8532, 8507, 0)
"""OMOP's concept ids for `SEXES`; 0 stands for other and missing."""

_FIRST_RECORDS = np.datetime64("1985-01-01", "D")
LAST_DAY = int(CUTOFF.astype(np.int64))
"""The cutoff as days from 1970-01-01."""

_GAMMA2_MEDIAN = 1.6783469900166605  # of the gamma distribution of shape 2 and scale 1
_EARLY_RECORDS = 0.3


@dataclass(frozen=True)
class People:
    """The participants, one array element each. Days count from 1970-01-01.

    Attributes:
        sex: position in `SEXES`.
        age: completed years at the cutoff.
        birth: day of birth.
        joined: day of enrolment.
        has: data type -> who has it.
        record_start: first day covered by health records.
        record_end: last day covered by health records.
        frailty: standard normal value.
    """

    sex: Ints
    age: Ints
    birth: Ints
    joined: Ints
    has: dict[str, Bools]
    record_start: Ints
    record_end: Ints
    frailty: Floats

    @property
    def cell(self) -> Ints:
        """Position of each participant in a flattened (sex, age) grid of shape (3, years)."""
        return np.asarray(self.sex * len(AGES) + self.age - AGES[0], dtype=np.int64)


def figure(catalogue: Catalogue, name: str, group: str) -> float:
    """Give a number of `people.csv`.

    Raises:
        SourceError: the file has no such figure.
    """
    for row in figures(catalogue, name):
        if row.text("group") == group:
            return row.number("value")
    raise SourceError(
        f"people.csv has no line with figure {name!r} and group {group!r}. Add it, with its source."
    )


def figures(catalogue: Catalogue, name: str) -> list[Row]:
    """Give the lines of `people.csv` with this figure, in file order."""
    return [row for row in catalogue.tables["people"] if row.text("figure") == name]


def share(catalogue: Catalogue, name: str) -> float:
    """Divide the two cited counts `part` and `whole` of a figure.

    Raises:
        SourceError: one of them is missing, or part is more than whole.
    """
    part, whole = figure(catalogue, name, "part"), figure(catalogue, name, "whole")
    if not 0 <= part <= whole:
        raise SourceError(
            f"people.csv: {name} is {part:g} of {whole:g}. The part cannot exceed the whole; "
            "correct one of the two."
        )
    return part / whole


def age_sex_weights(catalogue: Catalogue) -> Floats:
    """Give the expected share of participants by sex and year of age.

    Returns:
        Array of shape (3, years) that sums to 1; rows `SEXES`, columns `AGES`.

    Example:
        >>> from publictier.population.catalogue import read_catalogue
        >>> weights = age_sex_weights(read_catalogue())
        >>> weights.shape, round(float(weights.sum()), 9)
        ((3, 88), 1.0)
    """
    other = share(catalogue, "other_sex")
    female, male = (figure(catalogue, "sex", sex) for sex in SEXES[:2])
    parts = np.array([female, male]) / (female + male) * (1 - other)
    curves = [
        _bell(figure(catalogue, "age_mean", sex), figure(catalogue, "age_sd", sex)) for sex in SEXES
    ]
    return np.append(parts, other)[:, None] * np.stack(curves)


def us_weights(catalogue: Catalogue) -> Floats:
    """Give the share of US adults by sex and year of age (census estimates in `people.csv`).

    Returns:
        Array of shape (2, years) that sums to 1; rows Female and Male, columns `AGES`.

    Raises:
        SourceError: no figures `us_female` or `us_male`.
    """
    counts = np.zeros((2, len(AGES)))
    for i, name in enumerate(("us_female", "us_male")):
        for row in figures(catalogue, name):
            counts[i, row.integer("group", int(AGES[0]), int(AGES[-1])) - AGES[0]] = row.number(
                "value", low=0
            )
        if not counts[i].any():
            raise SourceError(f"people.csv has no figures {name}. Add residents by year of age.")
    return np.asarray(counts / counts.sum(), dtype=np.float64)


def _bell(mean: float, sd: float) -> Floats:
    """Find exp(b x + c x²) over `AGES` with this mean and SD, by Newton's method."""
    if not (AGES[0] < mean < AGES[-1] and 0 < sd < (AGES[-1] - AGES[0]) / 2):
        raise _no_curve(mean, sd)
    x = (AGES - mean) / sd
    powers = np.stack([x, x * x])
    b, c = 0.0, -0.5
    for _ in range(50):
        exponent = b * x + c * x * x
        weights = np.exp(exponent - exponent.max())
        weights /= weights.sum()
        gap = np.array([0.0, 1.0]) - powers @ weights
        centred = powers - (powers @ weights)[:, None]
        step = np.linalg.solve((centred * weights) @ centred.T, gap)
        b, c = b + float(step[0]), c + float(step[1])
    if not np.allclose(powers @ weights, [0.0, 1.0], atol=1e-9):
        raise _no_curve(mean, sd)
    return np.asarray(weights, dtype=np.float64)


def _no_curve(mean: float, sd: float) -> SourceError:
    return SourceError(
        f"people.csv: no age curve over {AGES[0]} to {AGES[-1]} has mean {mean} and SD {sd}. "
        "Check age_mean and age_sd."
    )


def draw_people(seed: int, people: int, catalogue: Catalogue) -> People:
    """Draw the participants.

    Args:
        seed: seed of the population.
        people: how many.
        catalogue: for the cited figures in `people.csv`.

    Returns:
        The participants; the same arguments give the same people.
    """
    edges = np.cumsum(age_sex_weights(catalogue).ravel())
    drawn = stream(seed, "people", "age and sex").random(people) * edges[-1]
    cell = np.searchsorted(edges, drawn, side="right").astype(np.int64)
    sex, age = np.divmod(cell, len(AGES))
    age = age + AGES[0]
    birth = _birthdays(age) - stream(seed, "people", "birthday").integers(0, 365, people)
    joined = draw_joining(stream(seed, "people", "joined"), people, catalogue)
    adult = _birthday(birth, 18)
    late = stream(seed, "people", "joined late").random(people)
    joined = np.where(joined < adult, _between(late, adult, LAST_DAY), joined)
    start, end = _record_window(seed, birth, adult, catalogue)
    return People(
        sex=sex,
        age=age,
        birth=birth,
        joined=joined,
        has=_data_types(seed, people, catalogue),
        record_start=start,
        record_end=end,
        frailty=stream(seed, "people", "frailty").standard_normal(people),
    )


def draw_joining(random: np.random.Generator, count: int, catalogue: Catalogue) -> Ints:
    """Draw days of enrolment, evenly between the dates of the figure `joined_by`."""
    rows = figures(catalogue, "joined_by")
    if len(rows) < 2:
        raise SourceError("people.csv needs two lines with figure joined_by: a first and a last.")
    days = [float(np.datetime64(row.text("group"), "D").astype(np.int64)) for row in rows]
    counts = [row.number("value") for row in rows]
    return np.floor(np.interp(random.random(count) * counts[-1], counts, days)).astype(np.int64)


def _birthdays(age: Ints) -> Ints:
    """Give the day on which somebody of that age turned it at the cutoff."""
    years = CUTOFF.astype("datetime64[Y]").astype(np.int64) - age
    return _same_day(years, np.full(age.shape, LAST_DAY))


def _birthday(birth: Ints, years: int) -> Ints:
    """Give the day of a birthday; the 29th of February moves to the 1st of March."""
    born = birth.astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64)
    return _same_day(born + years, birth)


def _same_day(years: Ints, day: Ints) -> Ints:
    """Move days to the same month and day of other years (years count from 1970)."""
    dates = day.astype("datetime64[D]")
    months = dates.astype("datetime64[M]")
    within_year = months.astype(np.int64) - 12 * dates.astype("datetime64[Y]").astype(np.int64)
    target = (years * 12 + within_year).astype("datetime64[M]")
    within_month = day - months.astype("datetime64[D]").astype(np.int64)
    return np.asarray(target.astype("datetime64[D]").astype(np.int64) + within_month)


def _between(part: Floats, first: Ints, last: Ints | int) -> Ints:
    return first + np.floor(part * (last - first + 1)).astype(np.int64)


def _record_window(seed: int, birth: Ints, adult: Ints, catalogue: Catalogue) -> tuple[Ints, Ints]:
    random = stream(seed, "people", "health records")
    people = len(birth)
    end = LAST_DAY - random.integers(0, 183, people)
    scale = figure(catalogue, "ehr_years_median", "all") / _GAMMA2_MEDIAN * 365.25
    length = np.floor(random.standard_gamma(2.0, people) * scale).astype(np.int64)
    earliest = np.where(random.random(people) < _EARLY_RECORDS, birth, adult)
    earliest = np.maximum(earliest, int(_FIRST_RECORDS.astype(np.int64)))
    start = np.maximum(end - length, earliest)
    return np.minimum(start, end - 30), end


def _data_types(seed: int, people: int, catalogue: Catalogue) -> dict[str, Bools]:
    samples = stream(seed, "people", "genomic sample").random(people)
    return {
        kind: (
            samples
            if kind in ("wgs_shortread", "micro_array")
            else stream(seed, "people", kind).random(people)
        )
        < share(catalogue, kind)
        for kind in DATA_TYPES
    }
