"""Seeded synthetic people in OMOP tables, drawn from published figures.

Nobody in these tables exists. No condition, drug, lab value or answer differs by race or
ethnicity. Rows about people are only ever written outside the project.
"""

from collections.abc import Callable, Iterator
from functools import cached_property, partial
from pathlib import Path

import pandas as pd

from publictier.errors import SourceError
from publictier.population import omop, tables, vocabulary
from publictier.population.catalogue import CATALOGUE, Catalogue, read_catalogue
from publictier.population.events import Records, draw_carriers, draw_records
from publictier.population.omop import digest
from publictier.population.people import CUTOFF, People, draw_people
from publictier.population.surveys import draw_answers
from publictier.population.targets import Floats, margins, target_grid
from publictier.population.values import physical_measurements, values_of
from publictier.population.variants import variant_counts

__all__ = [
    "CATALOGUE",
    "CUTOFF",
    "SEED",
    "Catalogue",
    "Population",
    "digest",
    "margins",
    "read_catalogue",
    "target_grid",
    "variant_counts",
]

SEED = 1996
"""Seed of the population behind the published practice tables."""

_EVENTS = {
    "condition_occurrence": ("Condition", "condition", "condition_start_date"),
    "drug_exposure": ("Drug", "drug", "drug_exposure_start_date"),
    "procedure_occurrence": ("Procedure", "procedure", "procedure_date"),
}


class Population:
    """Made-up participants and their OMOP 5.4 tables.

    Tables are drawn when asked for, one at a time, so that a million people fit in memory.
    The same seed, number and catalogue give the same content on every machine.

    Attributes:
        seed: where the random numbers start.
        size: number of participants in the data.
        catalogue: concepts and published figures.

    Example:
        >>> population = Population(seed=1, people=50)
        >>> population.table("person")["race_concept_id"].unique().tolist()
        [0]
        >>> population.names[:3]
        ('person', 'observation_period', 'condition_occurrence')
    """

    names = tuple(omop.SCHEMA)

    def __init__(
        self,
        seed: int = SEED,
        people: int = 100_000,
        catalogue: Catalogue | Path | None = None,
    ) -> None:
        """Name the population; nothing is drawn yet.

        Args:
            seed: 0 or more.
            people: number of participants in the data, 1 or more.
            catalogue: a catalogue or its folder; without it, the one of the library.

        Raises:
            SourceError: the catalogue has a fault, or seed or number is out of range.
        """
        if seed < 0 or not 1 <= people <= 20_000_000:
            raise SourceError(
                f"Asked for {people} people with seed {seed}. Allowed are 1 to 20,000,000 people "
                "and seeds from 0."
            )
        self.seed = seed
        self.size = people
        self.catalogue = (
            catalogue if isinstance(catalogue, Catalogue) else read_catalogue(catalogue)
        )

    @cached_property
    def people(self) -> People:
        """The participants as arrays, without race or ethnicity."""
        return draw_people(self.seed, self.size, self.catalogue)

    @cached_property
    def grids(self) -> dict[int, Floats]:
        """Leaf concept id -> prevalence by sex and age (`target_grid`)."""
        return target_grid(self.catalogue)

    def records(self, domain: str) -> Records:
        """Draw the records of one OMOP domain from health records."""
        carriers = draw_carriers(self.seed, self.people, self.catalogue, domain, self.grids)
        return draw_records(self.seed, self.people, self.catalogue, domain, carriers)

    def table(self, name: str) -> pd.DataFrame:
        """Draw one table.

        Args:
            name: one of `names`.

        Returns:
            The table with the columns and types of `omop.SCHEMA`, sorted by its first column.

        Raises:
            SourceError: no table of that name.
        """
        drawn = self._drawers().get(name)
        if drawn is None:
            raise SourceError(f"No table {name!r}. Tables are: {', '.join(self.names)}.")
        return drawn()

    def tables(self) -> Iterator[tuple[str, pd.DataFrame]]:
        """Draw all tables, one after another, as pairs of name and table."""
        for name in self.names:
            yield name, self.table(name)

    def write(self, folder: Path | str) -> Path:
        """Write all tables as parquet files, all or none.

        Args:
            folder: a new folder outside the project.

        Returns:
            The folder.

        Raises:
            SourceError: the folder is not empty, or lies in a checkout.
        """
        place = omop.allowed(Path(folder))
        return omop.write(self.tables(), place)

    def _measurement(self) -> pd.DataFrame:
        records = self.records("Measurement")
        return tables.measurement(
            records,
            values_of(self.seed, self.catalogue, self.people, records),
            physical_measurements(self.seed, self.catalogue, self.people),
        )

    def _event(self, name: str) -> pd.DataFrame:
        domain, prefix, day = _EVENTS[name]
        return tables.events(name, prefix, day, self.records(domain))

    def _observation(self) -> pd.DataFrame:
        answers = draw_answers(self.seed, self.catalogue, self.people)
        return tables.observation(self.catalogue, answers)

    def _variants(self) -> pd.DataFrame:
        counts = variant_counts(self.seed, self.catalogue, self.people)
        return omop.shape("variants", {str(column): counts[column] for column in counts})

    def _drawers(self) -> dict[str, Callable[[], pd.DataFrame]]:
        seed, catalogue = self.seed, self.catalogue
        wearables = {name: partial(self._wearable, name) for name in omop.WEARABLES}
        return {
            **wearables,
            **{name: partial(self._event, name) for name in _EVENTS},
            "person": lambda: tables.person(self.people),
            "observation_period": lambda: tables.observation_period(self.people),
            "measurement": self._measurement,
            "observation": self._observation,
            "concept": lambda: vocabulary.concept(catalogue),
            "concept_ancestor": lambda: vocabulary.concept_ancestor(catalogue),
            "vocabulary": lambda: vocabulary.vocabulary(catalogue),
            "cdm_source": lambda: vocabulary.cdm_source(seed, self.size),
            "data_availability": lambda: tables.data_availability(self.people),
            "snapshots": lambda: tables.snapshots(seed, catalogue, self.people),
            "variants": self._variants,
        }

    def _wearable(self, name: str) -> pd.DataFrame:
        return tables.wearable(self.seed, self.catalogue, self.people, name)
