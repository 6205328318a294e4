"""From published figures to one prevalence for each sex and each year of age.

A source prints margins: so many per cent of women, so many of people aged 45 to 64. The
generator needs a value for every sex and age. Three steps:

1. A smooth start: a curve through the age bands, straight on the logit scale between their
   middles and flat beyond the outermost ones. Bands that name a sex serve that sex.
2. Raking (iterative proportional fitting, on the odds so that no value passes 1) over the
   age and sex mix of the people that the figure is about (US residents, or the program's
   participants), from the widest age range to the narrowest, and from both sexes to each.
   Between the first rounds the curve is smoothed over a few years, so that what raking
   leaves at the edge of a band is small.
3. "Other" sex is the average of Female and Male; published tables rarely have it.

Participants are older than US residents, so what is common in old age is more common in the
practice tables than its published total: that is right, and worth a lesson.
Rows that contradict each other (of other years, or other definitions) cannot all be met. The
narrowest ages win, because they are applied last; of a wider range (all women, all men) the
ratio is kept. A range that starts at 20 or below counts as one of all adults.

What no figure covers:

- A concept whose rows name one sex only does not occur in the other.
- Below the youngest age of its rows a concept does not occur (dementia, shingles vaccination);
  above the oldest it stays as it is.
- A row whose `population` says "proxy" is about something wider. It lends the shape over
  age and sex; the level comes from the concept's own rows, if it has any.
- A concept without age bands borrows the shape of its nearest ancestor whose figures reach down to
  middle age. That is an assumption, and the best one at hand: few sources print one medicine by
  age.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from publictier.population.catalogue import Catalogue, Target
from publictier.population.people import AGES, age_sex_weights, us_weights

Floats = NDArray[np.float64]

OWN_PARTICIPANTS = "All of Us"
"""A figure whose `population` has these words is about participants, any other about the US."""

PROXY = "proxy"
"""A figure whose `population` has this word lends its shape, not its level."""

_TINY = 1e-12
_YOUNGEST_BAND = 20
_MIDDLE_AGE = 45
_EDGE = 2  # years that a range may start above the youngest age and still reach down to it
_ROUNDS = 40
_SMOOTH_ROUNDS = 30
_KERNEL = np.array([1.0, 2.0, 3.0, 2.0, 1.0]) / 9  # years of age
_STEPS = 4  # one shift of the odds does not yet meet a mean over unequal shares


def logit(share: Floats | float) -> Floats:
    """Give the log odds of a share; 0 and 1 are moved a hair inside."""
    inside = np.clip(share, _TINY, 1 - _TINY)
    return np.asarray(np.log(inside / (1 - inside)), dtype=np.float64)


def expit(odds: Floats) -> Floats:
    """Give the share of some log odds.

    Example:
        >>> bool(abs(expit(logit(0.25)) - 0.25) < 1e-12)
        True
    """
    return np.asarray(1 / (1 + np.exp(-odds)), dtype=np.float64)


@dataclass(frozen=True)
class Mixes:
    """Shares of people by sex and year of age, shape (2, years): Female, Male.

    Attributes:
        participants: the program's participants, "Other" split evenly.
        residents: US residents.
    """

    participants: Floats
    residents: Floats

    def of(self, target: Target) -> Floats:
        """Give the mix of the people that a published figure is about."""
        own = OWN_PARTICIPANTS in target.row.optional("population")
        return self.participants if own else self.residents


def mixes(catalogue: Catalogue) -> Mixes:
    """Give both mixes from the cited figures in `people.csv`."""
    weights = age_sex_weights(catalogue)
    # An "Other" participant counts half for each sex, as its value is their average.
    return Mixes(weights[:2] + weights[2] / 2, us_weights(catalogue))


def target_grid(catalogue: Catalogue) -> dict[int, Floats]:
    """Fit the prevalence of every leaf concept by sex and single year of age.

    Figures about a parent are not used here: its people are those of its children
    (`margins` leaves them out as well).

    Returns:
        concept id -> array of shape (3, years): rows Female, Male, Other; columns `AGES`;
        values from 0 to 1.

    Raises:
        SourceError: a figure covers no age of the participants.
    """
    both = mixes(catalogue)
    return {
        concept_id: fit(catalogue.targets[concept_id], both, _lent(catalogue, concept_id))
        for concept_id in sorted(catalogue.targets)
        if concept_id not in catalogue.children
    }


def is_proxy(target: Target) -> bool:
    """Whether a figure lends only its shape."""
    return PROXY in target.row.optional("population")


def _lent(catalogue: Catalogue, concept_id: int) -> list[Target]:
    """Give the figures of the nearest ancestor with age bands, for a concept without any."""
    generation = [concept_id]
    while generation:
        for one in generation:
            rows = catalogue.targets.get(one, [])
            has_bands = any(_is_band(target) for target in rows)
            if has_bands and (one == concept_id or _youngest(rows) <= _MIDDLE_AGE):
                return [] if one == concept_id else rows
        generation = [p for one in generation for p in catalogue.concepts[one].parents]
    return []


def fit(targets: list[Target], both: Mixes, lent: Sequence[Target] = ()) -> Floats:
    """Fit one concept; see the head of this module for the method.

    Args:
        targets: its published figures.
        both: the mixes of sex and age that figures can be about.
        lent: figures of an ancestor, for the shape over age and sex.

    Returns:
        Prevalence by sex and age, shape (3, years).
    """
    shape = [*lent, *filter(is_proxy, targets)]
    level = [target for target in targets if not is_proxy(target)]
    # what is applied last is met best
    ordered = [*_widest_first(shape), *_widest_first(level)]
    rows = [(target.prevalence, both.of(target), _cells(target)) for target in ordered]
    odds = np.stack([_start(ordered, sex, both) for sex in ("Female", "Male")])
    for turn in range(_ROUNDS):
        if turn < _SMOOTH_ROUNDS:
            odds = _smooth(odds)
        for prevalence, mix, cell in rows:
            for _ in range(_STEPS):
                odds[cell] += logit(prevalence) - logit(_mean(expit(odds), mix, cell))
    grid = expit(odds)
    grid[grid < 10 * _TINY] = 0.0
    grid[:, _below_all(ordered)] = 0.0
    return np.vstack([grid, grid.mean(axis=0, keepdims=True)])


def _widest_first(targets: list[Target]) -> list[Target]:
    return sorted(targets, key=lambda t: (t.age_from - t.age_to, t.sex, t.age_from))


def _below_all(targets: list[Target]) -> NDArray[np.bool_]:
    """Mark the ages below the youngest one that any figure covers."""
    return np.asarray(_youngest(targets) - _EDGE > AGES)


def _youngest(targets: list[Target]) -> int:
    return min(int(AGES[_covers(target)][0]) for target in targets)


def margins(catalogue: Catalogue) -> pd.DataFrame:
    """Compare each published figure of a leaf with what the fitted grid gives.

    Returns:
        One row per figure that sets a level: `concept_id`, `sex`, `age_from`, `age_to`,
        `published`, `fitted` (over the people that the figure is about), `participants` (over
        the program's participants of that sex and age, what the practice tables show), all as
        fractions; `source`, `place`.

    Example:
        >>> from publictier.population.catalogue import read_catalogue
        >>> table = margins(read_catalogue())
        >>> bool(((table["fitted"] >= 0) & (table["fitted"] <= 1)).all())
        True
    """
    both = mixes(catalogue)
    rows = []
    for concept_id, grid in target_grid(catalogue).items():
        for target in catalogue.targets[concept_id]:
            if is_proxy(target) and not all(map(is_proxy, catalogue.targets[concept_id])):
                continue
            cell = _cells(target)
            fitted = [_mean(grid[:2], mix, cell) for mix in (both.of(target), both.participants)]
            ages = (target.age_from, target.age_to)
            cited = (target.row.text("source"), target.row.text("place"))
            rows.append((concept_id, target.sex, *ages, target.prevalence, *fitted, *cited))
    columns = ["concept_id", "sex", "age_from", "age_to", "published", "fitted", "participants"]
    return pd.DataFrame(rows, columns=[*columns, "source", "place"])


def _cells(target: Target) -> NDArray[np.bool_]:
    ages = _covers(target)
    if not ages.any():
        raise target.row.fault(
            f"ages {target.age_from} to {target.age_to}",
            f"The range must touch {AGES[0]} to {AGES[-1]}, the ages of participants",
        )
    sexes = np.array([target.sex in ("Any", "Female"), target.sex in ("Any", "Male")])
    return sexes[:, None] & ages[None, :]


def _covers(target: Target) -> NDArray[np.bool_]:
    first = AGES[0] if target.age_from <= _YOUNGEST_BAND else target.age_from
    return (first <= AGES) & (target.age_to >= AGES)


def _mean(grid: Floats, mix: Floats, cell: NDArray[np.bool_]) -> float:
    return float((grid[cell] * mix[cell]).sum() / mix[cell].sum())


def _start(targets: list[Target], sex: str, both: Mixes) -> Floats:
    """Draw the smooth log odds of one sex through the middles of its age bands."""
    usable = [t for t in targets if t.sex in ("Any", sex)]
    if not usable:
        return np.full(AGES.shape, float(logit(0.0)))
    bands = _bands(usable, sex) or usable
    knots: dict[float, list[float]] = {}
    for target in bands:
        inside = _covers(target)
        mix = both.of(target)[0 if sex == "Female" else 1]
        middle = float((AGES * mix)[inside].sum() / mix[inside].sum())
        knots.setdefault(middle, []).append(float(logit(target.prevalence)))
    middles = sorted(knots)
    return np.interp(AGES, middles, [float(np.mean(knots[m])) for m in middles])


def _bands(targets: list[Target], sex: str) -> list[Target]:
    """Give one row for each age band, that of the sex where there is one."""
    narrow = [t for t in targets if _is_band(t)]
    chosen = {(t.age_from, t.age_to): t for t in sorted(narrow, key=lambda t: t.sex == sex)}
    return list(chosen.values())


def _is_band(target: Target) -> bool:
    # Half a century or more is a total, not a band: it says nothing about the curve.
    return min(target.age_to, 95) - max(target.age_from, 18) < 50


def _smooth(odds: Floats) -> Floats:
    half = len(_KERNEL) // 2
    padded = np.pad(odds, ((0, 0), (half, half)), mode="edge")
    return np.stack([np.convolve(row, _KERNEL, mode="valid") for row in padded])
