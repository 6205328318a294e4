"""Time and memory of the synthetic population, table by table.

Run: python tools/bench/population.py [people]     (default 100,000)
"""

import json
import resource
import sys
import tempfile
import time
from pathlib import Path

from publictier.population import Population


def measure(people: int) -> dict[str, object]:
    """Draw and write a population once.

    Args:
        people: number of participants.

    Returns:
        `people`; `rows` and `draw_seconds` for each table; `draw_total_seconds`,
        `write_seconds` (drawing included), `parquet_mb`, `peak_gb` of this process.
    """
    population = Population(people=people)
    begin = time.perf_counter()
    rows: dict[str, int] = {}
    seconds: dict[str, float] = {}
    for name in population.names:
        start = time.perf_counter()
        rows[name] = len(population.table(name))
        seconds[name] = round(time.perf_counter() - start, 2)
    drawn = time.perf_counter() - begin
    with tempfile.TemporaryDirectory() as scratch:
        begin = time.perf_counter()
        folder = population.write(Path(scratch) / "people")
        written = time.perf_counter() - begin
        size = sum(path.stat().st_size for path in folder.iterdir())
    return {
        "people": people,
        "rows": rows,
        "draw_seconds": seconds,
        "draw_total_seconds": round(drawn, 2),
        "write_seconds": round(written, 2),
        "parquet_mb": round(size / 1e6, 1),
        "peak_gb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6, 2),
    }


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000), indent=2))
