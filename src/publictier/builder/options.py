"""What a build may be asked to do differently, and what each choice means."""

import re
from dataclasses import dataclass, fields

from publictier.errors import BuildOptionError

AGE_RULES = ("data-browser", "achilles")
#: Engine -> the module that opens its sources, and the extra that holds what it needs.
ENGINES = {
    "duckdb": ("publictier.builder.engines.local", "build"),
    "spark": ("publictier.builder.engines.spark", "spark"),
    "bigquery": ("publictier.builder.engines.bigquery_client", "bigquery"),
}
EVENT_FILTERS = ("none", "observation-period")
JOINT_AGES = ("first-record", "each-occurrence")
_MEMORY = re.compile(r"\d+(\.\d+)?\s?([KMGT]i?B)", re.IGNORECASE)


@dataclass(frozen=True)
class BuildOptions:
    """Choices for counting participants; the defaults are those of the kit's own release.

    Attributes:
        age_rule: ``data-browser``: age is the days since birth over 365.25, rounded up, in the
            bins 18-29 … 80-89, 89+. ``achilles``: the difference of calendar years, in deciles.
        event_filter: ``none`` counts every record; ``observation-period`` only those whose date
            lies inside an observation period of the participant, as Achilles 1.7 does.
        joint_age: ``first-record`` puts a participant into the age bin of the first record, so
            that ages add up; ``each-occurrence`` into every bin with a record, as the Data
            Browser's analysis 3105 does for concepts without descendants.
        engine: what counts: ``duckdb`` on this computer, ``spark`` or ``bigquery`` where the data
            are. Counts are the same.
        max_bytes: most bytes that one query of BigQuery may bill; it refuses a larger one.
        memory_limit: upper bound for DuckDB's memory, such as ``2GB``; beyond it, it spills to
            a temporary folder that is removed afterwards. None leaves DuckDB's own default.
        threads: number of threads; None uses every core.
        drop_orphans: leave out records of people who are not in ``person`` instead of refusing.
        drop_bad_dates: leave out records (and people) with impossible dates instead of refusing.

    Raises:
        BuildOptionError: if a value does not exist.

    >>> BuildOptions(event_filter="observation-period").age_rule
    'data-browser'
    """

    age_rule: str = "data-browser"
    event_filter: str = "none"
    joint_age: str = "first-record"
    engine: str = "duckdb"
    max_bytes: int | None = None
    memory_limit: str | None = None
    threads: int | None = None
    drop_orphans: bool = False
    drop_bad_dates: bool = False

    def __post_init__(self) -> None:
        for name, allowed in (
            ("age_rule", AGE_RULES),
            ("event_filter", EVENT_FILTERS),
            ("joint_age", JOINT_AGES),
            ("engine", ENGINES),
        ):
            if getattr(self, name) not in allowed:
                raise BuildOptionError(
                    f"{name} was given as {getattr(self, name)!r}; allowed: {', '.join(allowed)}."
                )
        if self.memory_limit is not None and not _MEMORY.fullmatch(self.memory_limit):
            raise BuildOptionError(
                f"memory limit {self.memory_limit!r} is not a number with a unit; "
                "write for example 2GB or 500MB."
            )
        if self.threads is not None and self.threads < 1:
            raise BuildOptionError(f"threads was given as {self.threads}; give 1 or more.")
        if self.max_bytes is not None and (self.max_bytes < 1 or self.engine != "bigquery"):
            raise BuildOptionError(
                f"max_bytes was given as {self.max_bytes} for the engine {self.engine}; it is 1 or "
                "more, and for bigquery only, which bills by bytes."
            )

    def semantics(self) -> dict[str, str | bool]:
        """Give the choices that change counts, for the build report.

        >>> sorted(BuildOptions().semantics())
        ['age_rule', 'drop_bad_dates', 'drop_orphans', 'event_filter', 'joint_age']
        """
        machine = {"engine", "max_bytes", "memory_limit", "threads"}
        return {f.name: getattr(self, f.name) for f in fields(self) if f.name not in machine}
