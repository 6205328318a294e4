"""Count a source with DuckDB and with Spark, and compare: run by Spark's own Python.

    PYTHONPATH=src .cache/spark/bin/python tests/spark_counts.py SOURCE OPTIONS-AS-JSON [--refusal]

It prints what was compared. With ``--refusal`` it prints the message with which Spark refuses.
"""

import json
import sys

import pandas as pd

from publictier.builder import BuildOptions, exact_counts
from publictier.errors import SourceError


def main() -> None:
    """Compare both, row for row, or show the refusal."""
    place, options = sys.argv[1], json.loads(sys.argv[2])
    by_spark = BuildOptions(engine="spark", threads=2, memory_limit="3GB", **options)
    if "--refusal" in sys.argv:
        try:
            exact_counts(place, by_spark)
        except SourceError as error:
            print(f"refused: {error}")
        return
    one, two = exact_counts(place, BuildOptions(**options)), exact_counts(place, by_spark)
    for part in ("results", "concepts", "hierarchy"):
        pd.testing.assert_frame_equal(getattr(one, part), getattr(two, part))
    if one.missing != two.missing or len(one.notes) != len(two.notes):
        sys.exit(f"not the same: {one.notes} {two.notes}")
    print(f"{len(one.results):,} counts by Spark equal those by DuckDB, row for row")


if __name__ == "__main__":
    main()
