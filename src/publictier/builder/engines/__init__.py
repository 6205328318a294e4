"""Where records are counted: DuckDB on this computer, or the place where the records are.

Every query of the builder is written once, as DuckDB SQL, in functions that other systems have,
too. An engine runs it, translated where need be, and gives back a small table; margins, rule and
audit are always local.
"""

from typing import Any, Protocol

import pandas as pd


class Engine(Protocol):
    """Something that runs the builder's queries."""

    def define(self, name: str, sql: str, *, keep: bool = False) -> None:
        """Let later queries use a query under a name.

        Args:
            name: the name; what had it before is replaced.
            sql: the query, in DuckDB's SQL.
            keep: its result is small or used often: work it out once, if the engine can.
        """

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """Run a query and give its rows."""

    def frame(self, sql: str) -> pd.DataFrame:
        """Run a query and give its result as a table."""

    def give(self, name: str, table: pd.DataFrame) -> None:
        """Let later queries use a small table of this computer under a name."""

    def has_quantiles_of(self, name: str) -> bool:
        """Say whether it has an exact ``QUANTILE_CONT``, and the memory for the rows of a name."""
