"""Read and check the catalogue: which concepts exist, how common they are, who said so.

The catalogue is a folder of CSV files. A fault in it stops the reading with a `SourceError`
that names file, line and remedy; nothing is guessed and nothing is left out.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from publictier.population.rows import Row, read_rows

CATALOGUE = Path(__file__).parent / "catalogue"
"""The catalogue that comes with the library."""

DOMAINS = {
    "Condition": ("conditions.csv", "condition_targets.csv"),
    "Drug": ("drugs.csv", "drug_targets.csv"),
    "Procedure": ("procedures.csv", "procedure_targets.csv"),
    "Measurement": ("measurements.csv", "measurement_targets.csv"),
}
"""OMOP domain -> file of concepts and file of published figures."""

SEXES = ("Female", "Male", "Other")
"""The order of the sexes in every array of this package."""

_CONCEPT = ("concept_id", "concept_code", "name", "plain_name", "parents", "source_codes")
_TARGET = ("concept_id", "sex", "age_from", "age_to", "prevalence", "source", "place")


@dataclass(frozen=True)
class Concept:
    """One practice concept.

    Attributes:
        concept_id: id above 2,000,000,000, OMOP's range for custom concepts.
        code: KIT code.
        name: clinical name.
        domain: OMOP domain.
        parents: ids of the less specific concepts directly above.
        source_codes: codes like `ICD10CM:E11.9` that a record may carry.
        own_share: for a parent, the share of its roll-up who carry its own code.
        row: the line in the catalogue, for further columns.
    """

    concept_id: int
    code: str
    name: str
    domain: str
    parents: tuple[int, ...]
    source_codes: tuple[str, ...]
    own_share: float
    row: Row


@dataclass(frozen=True)
class Target:
    """One published figure: the prevalence of a concept in one sex and age range.

    Attributes:
        sex: Any, Female or Male.
        age_from: youngest age in completed years.
        age_to: oldest age in completed years, included.
        prevalence: fraction from 0 to 1.
        row: the line in the catalogue, with source and place.
    """

    sex: str
    age_from: int
    age_to: int
    prevalence: float
    row: Row


@dataclass(frozen=True)
class Catalogue:
    """Everything the generator knows.

    Attributes:
        folder: where it was read.
        concepts: concept id -> concept, all domains, sorted by id.
        targets: concept id -> its published figures.
        children: concept id -> ids directly below, for parents only.
        tables: other files by name without ending, such as `people` or `surveys`.
    """

    folder: Path
    concepts: dict[int, Concept]
    targets: dict[int, list[Target]]
    tables: dict[str, list[Row]]
    children: dict[int, list[int]] = field(default_factory=dict)

    def of(self, domain: str) -> list[Concept]:
        """Give the concepts of one domain with every child before its parents."""
        return [self.concepts[i] for i in _children_first(self) if self._in(i, domain)]

    def _in(self, concept_id: int, domain: str) -> bool:
        return self.concepts[concept_id].domain == domain


OTHER_TABLES = {
    "people": ("figure", "group", "value", "source", "place"),
    "physical_measurements": ("concept_id", "concept_code", "name", "unit", "mean_female"),
    "surveys": ("concept_id", "code", "name", "share", "source"),
    "survey_questions": ("concept_id", "survey_id", "code", "text", "kind", "order"),
    "survey_answers": ("question_id", "concept_id", "code", "text", "order", "share"),
    "wearables": ("concept_id", "table", "name", "share_of_fitbit"),
    "variants": ("variant_id", "kind", "consequence", "frequency_group_1"),
}
"""Further files of the catalogue (name without `.csv`) and the columns they need."""

_CITED = ("people", "surveys", "survey_answers", "wearables")


def read_catalogue(folder: Path | None = None) -> Catalogue:
    """Read a catalogue folder and check it whole.

    Args:
        folder: folder of CSV files; without it, the one of the library.

    Returns:
        The catalogue.

    Raises:
        SourceError: a file or column is missing, a parent is unknown, parents form a circle,
            a prevalence lies outside 0 to 1, a leaf has no figure, or a source is unknown.

    Example:
        >>> catalogue = read_catalogue()
        >>> sorted({concept.domain for concept in catalogue.concepts.values()})
        ['Condition', 'Drug', 'Measurement', 'Procedure']
    """
    folder = folder or CATALOGUE
    sources = _read_sources(folder)
    concepts: dict[int, Concept] = {}
    targets: dict[int, list[Target]] = {}
    for domain, (names, figures) in DOMAINS.items():
        for concept in _read_concepts(folder / names, domain):
            if concept.concept_id in concepts:
                raise concept.row.fault(f"{concept.concept_id} again", "Give each its own id")
            concepts[concept.concept_id] = concept
        for concept_id, target in _read_targets(folder / figures, sources):
            _known(target.row, concept_id, concepts, domain)
            targets.setdefault(concept_id, []).append(target)
    tables = {name: read_rows(folder / f"{name}.csv", cols) for name, cols in OTHER_TABLES.items()}
    for row in (row for name in _CITED for row in tables[name]):
        _check_source(row, sources)
    catalogue = Catalogue(folder, dict(sorted(concepts.items())), targets, tables)
    _link(catalogue)
    _children_first(catalogue)
    _check_leaves(catalogue)
    return catalogue


def _read_sources(folder: Path) -> set[str]:
    paths = sorted(folder.glob("sources_*.csv"))
    return {row.text("source") for path in paths for row in read_rows(path, ("source", "title"))}


def _check_source(row: Row, sources: set[str]) -> None:
    # A share that is left empty is drawn from nothing, so it needs no source.
    source = row.optional("source")
    if not source and not any(row.optional(c) for c in ("share", "value", "prevalence")):
        return
    if source not in sources:
        raise row.fault(f"unknown source {source!r}", "Add it to a sources_….csv, with title")


def _read_concepts(path: Path, domain: str) -> Iterable[Concept]:
    for row in read_rows(path, _CONCEPT):
        yield Concept(
            concept_id=row.integer("concept_id", low=2_000_000_001),
            code=row.text("concept_code"),
            name=row.text("name"),
            domain=domain,
            parents=row.identifiers("parents"),
            source_codes=row.items("source_codes"),
            own_share=row.number_or("own_share", 0.0, 0.0, 1.0),
            row=row,
        )


def _read_targets(path: Path, sources: set[str]) -> Iterable[tuple[int, Target]]:
    for row in read_rows(path, _TARGET):
        _check_source(row, sources)
        target = Target(
            sex=row.text("sex"),
            age_from=row.integer("age_from", 0, 120),
            age_to=row.integer("age_to", 0, 120),
            prevalence=row.number("prevalence", 0.0, 1.0),
            row=row,
        )
        if target.sex not in ("Any", "Female", "Male"):
            raise row.fault(f"sex is {target.sex!r}", "Write Any, Female or Male")
        if target.age_to < max(target.age_from, 18):
            raise row.fault(
                f"ages {target.age_from} to {target.age_to}",
                "Write the younger age first; the range must reach adults (18 and over)",
            )
        yield row.integer("concept_id"), target


def _known(row: Row, concept_id: int, concepts: dict[int, Concept], domain: str) -> None:
    if concept_id not in concepts or concepts[concept_id].domain != domain:
        raise row.fault(
            f"concept {concept_id} is not in {DOMAINS[domain][0]}", "Add it there or correct the id"
        )


def _link(catalogue: Catalogue) -> None:
    for concept in catalogue.concepts.values():
        for parent in concept.parents:
            _known(concept.row, parent, catalogue.concepts, concept.domain)
            catalogue.children.setdefault(parent, []).append(concept.concept_id)


def _children_first(catalogue: Catalogue) -> list[int]:
    """Order the concepts so that children stand before parents, or find the circle."""
    waiting = {i: len(catalogue.children.get(i, [])) for i in catalogue.concepts}
    ready = [i for i, count in waiting.items() if count == 0]
    order: list[int] = []
    while ready:
        order.append(ready.pop(0))
        for parent in catalogue.concepts[order[-1]].parents:
            waiting[parent] -= 1
            if waiting[parent] == 0:
                ready.append(parent)
    circle = sorted(set(catalogue.concepts) - set(order))
    if circle:
        raise catalogue.concepts[circle[0]].row.fault(
            f"concept {circle[0]} is its own ancestor", "Take one of the parents out of the circle"
        )
    return order


def _check_leaves(catalogue: Catalogue) -> None:
    for concept in catalogue.concepts.values():
        if concept.concept_id not in catalogue.children and (
            concept.concept_id not in catalogue.targets
        ):
            raise concept.row.fault(
                f"{concept.concept_id} has neither children nor a published figure",
                f"Add a line to {DOMAINS[concept.domain][1]}, or drop the concept",
            )


def ancestors(catalogue: Catalogue) -> dict[tuple[int, int], tuple[int, int]]:
    """Find every pair of ancestor and descendant with the least and most steps between.

    A concept is its own ancestor at 0 steps, as in OMOP's `concept_ancestor`.

    Returns:
        (ancestor id, descendant id) -> (min levels, max levels).
    """
    found = {(i, i): (0, 0) for i in catalogue.concepts}
    for child in reversed(_children_first(catalogue)):
        for parent in catalogue.concepts[child].parents:
            for (top, middle), (low, high) in list(found.items()):
                if middle == parent:
                    least, most = found.get((top, child), (low + 1, high + 1))
                    found[top, child] = (min(least, low + 1), max(most, high + 1))
    return dict(sorted(found.items()))
