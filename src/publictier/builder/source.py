"""Open an OMOP source: an engine to which every table has normal names and types.

The table ``person`` of a source is read as ``omop_person``, and so on.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from publictier.builder.engines import Engine
from publictier.builder.options import ENGINES, BuildOptions
from publictier.builder.schema import COLUMNS
from publictier.errors import SourceError

Opener = Callable[[str | Path, BuildOptions], AbstractContextManager["Source"]]


@dataclass(frozen=True)
class Source:
    """An opened source.

    Attributes:
        engine: what counts; it knows each table present as ``omop_<table>``.
        name: what messages call the source.
        labels: name of the file behind each table present.
        headers: for each table present, OMOP column name -> name of the column in the file.
    """

    engine: Engine
    name: str
    labels: dict[str, str]
    headers: dict[str, dict[str, str]]

    @property
    def missing(self) -> tuple[str, ...]:
        """Names of OMOP tables that were looked for and are not there, sorted."""
        return tuple(sorted(COLUMNS.keys() - self.labels))

    def has(self, table: str) -> bool:
        """Say whether the source has a table."""
        return table in self.labels


@contextmanager
def open_source(
    place: str | Path | Source, options: BuildOptions | None = None
) -> Iterator[Source]:
    """Open a source with the engine that the options name.

    Args:
        place: for ``duckdb`` a folder of Parquet or CSV files (plain, .gz, comma, tab), or a
            DuckDB file; for ``spark`` a folder of Parquet files or a database of the catalog; for
            ``bigquery`` a dataset as project.dataset. It is only read. A `Source` already open is
            handed on.
        options: engine, memory limit, threads and what to tolerate.

    Raises:
        SourceError: if it is not there, has no ``person`` table, misses a column, or holds
            values that cannot be read; the message names file, column and remedy. Also for
            errors of the engine while the source is open, and an engine that is not installed.

    >>> with open_source("nowhere"):
    ...     pass
    Traceback (most recent call last):
    publictier.errors.SourceError: There is no folder or file nowhere. Check the path.
    """
    if isinstance(place, Source):
        yield place
        return
    options = options or BuildOptions()
    with _opener(options.engine)(place, options) as source:
        yield source


def _opener(engine: str) -> Opener:
    module, extra = ENGINES[engine]
    try:
        opened: Opener = import_module(module).opened
    except ModuleNotFoundError as error:
        raise SourceError(
            f"The engine {engine} is not installed: there is no {error.name}. Run: pip install "
            f'"publictier[{extra}]"'
        ) from error
    return opened
