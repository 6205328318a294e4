"""Build any OMOP source into public-tier tables: exact counts, the rule, the audit, the files.

It needs DuckDB and the solver of the audit: ``pip install "publictier[build]"``.
"""

from publictier.builder.achilles import achilles
from publictier.builder.exact import ExactCounts, exact_counts
from publictier.builder.options import BuildOptions
from publictier.builder.release import protected_tables
from publictier.builder.source import Source, open_source
from publictier.builder.tidy import tidy
from publictier.builder.write import Built, build, write_tables

__all__ = [
    "BuildOptions",
    "Built",
    "ExactCounts",
    "Source",
    "achilles",
    "build",
    "exact_counts",
    "open_source",
    "protected_tables",
    "tidy",
    "write_tables",
]
