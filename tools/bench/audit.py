"""Time the release audit: how much slower than reading the release, and per concept.

Run with ``python -m tools.bench.audit`` from the project's folder. Times differ from machine to
machine; the ratios of one run are what to compare.
"""

import time
from collections.abc import Callable

from publictier.audit import from_results, gate, solve
from tests.audit_releases import make_people

CONCEPTS = 200
REPEATS = 3


def fastest(work: Callable[[], object]) -> float:
    """Give the shortest of some runs, in seconds."""
    times = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    """Print times and ratios for one made-up release of 200 concepts with hierarchies."""
    leaves = CONCEPTS * 4 // 5
    counted = make_people(seed=1, leaves=leaves, persons=5000)
    released, pairs, own = counted.released, counted.hierarchy, counted.released_own
    system = from_results(released, pairs, own=own)
    sample = system.small()[:200]
    read = fastest(lambda: from_results(released, pairs, own=own))
    linear = fastest(lambda: solve(from_results(released, pairs, own=own)))
    some = fastest(lambda: solve(from_results(released, pairs, own=own), sample)) - read
    integer = (
        fastest(lambda: solve(from_results(released, pairs, own=own), sample, whole_numbers=True))
        - read
    )
    whole = fastest(lambda: gate(released, pairs, own=own))
    report = gate(released, pairs, own=own)[1]
    print(f"concepts {CONCEPTS}, published counts {report.cells:,}, small {report.examined:,}")
    print(f"write the system      {read:7.3f} s")
    print(f"and solve all small   {linear:7.3f} s  ({linear / read:.1f} times)")
    print(f"the gate              {whole:7.3f} s  ({1000 * whole / CONCEPTS:.1f} ms a concept)")
    print(f"integer over linear programs, {len(sample)} counts: {integer / some:.1f} times")
    print(report)


if __name__ == "__main__":
    main()
