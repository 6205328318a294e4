"""Measure the tier builder on random records: time, memory, and two-phase against naive counting.

    python tools/bench/builder.py --people 100000

It writes a throw-away OMOP source (90 records a person: conditions, drugs, measured values;
concepts under two levels of parents) with DuckDB, counts it in a process of its own, and times the
two-phase query of conditions against ``COUNT(DISTINCT)`` with grouping sets, which must agree.
"""

import argparse
import multiprocessing
import resource
import tempfile
import time
from pathlib import Path

from bench_source import make_source

from publictier.builder import BuildOptions, exact_counts, open_source
from publictier.builder.ages import age_bit_sql
from publictier.builder.checks import make_people
from publictier.builder.events import make_domains, make_events, mask_sql

_REPEATS = 3


def _build(
    folder: str, options: BuildOptions, out: "multiprocessing.Queue[tuple[float, int, float]]"
) -> None:
    start = time.perf_counter()
    exact = exact_counts(folder, options)
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    out.put((seconds, len(exact.results), peak))


def measure_build(folder: Path, options: BuildOptions) -> tuple[float, int, float]:
    """Count in a fresh process.

    Returns:
        Seconds, number of counts, and peak memory in GiB (Linux).
    """
    context = multiprocessing.get_context("spawn")
    out: multiprocessing.Queue[tuple[float, int, float]] = context.Queue()
    process = context.Process(target=_build, args=(str(folder), options, out))
    process.start()
    found = out.get()
    process.join()
    return found


def naive_sql(options: BuildOptions) -> str:
    """Give the query that the two-phase form replaces."""
    bit = age_bit_sql(options.age_rule, "p.born", "p.year_of_birth", "e.event_date")
    return (
        f"SELECT concept_id, sex, age, COUNT(DISTINCT person_id) FROM (SELECT e.concept_id, p.sex, "
        f"{bit} AS age, e.person_id FROM conditions AS e JOIN people AS p "
        "ON p.person_id = e.person_id) GROUP BY GROUPING SETS ((concept_id, sex, age), "
        "(concept_id, sex), (concept_id, age), (concept_id))"
    )


def compare(folder: Path, options: BuildOptions) -> tuple[list[float], list[float]]:
    """Time both forms over conditions, one after the other, and check that totals agree."""
    two_phase, naive = [], []
    with open_source(folder, options) as source:
        make_people(source, options)
        make_events(source, options)
        make_domains(source)
        for _ in range(_REPEATS):
            start = time.perf_counter()
            masks = source.engine.frame(mask_sql("conditions", ("concept_id",), options))
            two_phase.append(time.perf_counter() - start)
            start = time.perf_counter()
            cells = source.engine.rows(naive_sql(options))
            naive.append(time.perf_counter() - start)
    totals = {row[0]: row[3] for row in cells if row[1] is None and row[2] is None}
    if not totals or masks.groupby("concept_id")["participants"].sum().to_dict() != totals:
        raise SystemExit(f"the two forms disagree ({len(totals)} concepts compared)")
    return two_phase, naive


def main() -> None:
    """Run the measurements and print them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--memory-limit", default="2GB")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    options = BuildOptions(threads=given.threads, memory_limit=given.memory_limit)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        records = make_source(folder, given.people, given.seed)
        print(f"{given.people:,} people, {records:,} records")
        seconds, counts, peak = measure_build(folder, options)
        print(f"exact counts: {counts:,} in {seconds:.1f} s, peak {peak:.2f} GiB")
        two_phase, naive = (sorted(times) for times in compare(folder, options))
        middle = _REPEATS // 2
        print(
            f"conditions: two-phase {two_phase[middle]:.2f} s ({two_phase[0]:.2f}-"
            f"{two_phase[-1]:.2f}), naive {naive[middle]:.2f} s ({naive[0]:.2f}-{naive[-1]:.2f}), "
            f"ratio {naive[middle] / two_phase[middle]:.1f}"
        )


if __name__ == "__main__":
    main()
