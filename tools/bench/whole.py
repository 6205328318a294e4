"""Measure whole builds, the audit and the generator, for the page on speed.

    .venv/bin/python tools/bench/whole.py --people 100000 1000000 --keep

Builds run in a process of their own: records of `bench_source`, two threads, once with 4 GB and
once with 1 GB of memory. `--keep` writes tools/bench/whole.json.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import resource
import tempfile
import time
from pathlib import Path
from typing import Any

from bench_source import make_source

from publictier.audit.examine import examine
from publictier.builder import BuildOptions, build
from publictier.population import Population

KEPT = Path(__file__).with_suffix(".json")
PUBLIC = Path(__file__).resolve().parent.parent.parent / "datasets" / "public_tier"
LIMITS = ("4GB", "1GB")
GENERATED = 100_000


def _build(source: str, limit: str, out: Any) -> None:
    """Build once; hand over seconds by step and the largest memory."""
    steps: list[tuple[str, float]] = []
    options = BuildOptions(threads=2, memory_limit=limit)
    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        built = build(
            source, Path(folder) / "tier", options,
            progress=lambda line: steps.append((line, time.perf_counter() - start)),
        )  # fmt: skip
    seconds = time.perf_counter() - start
    ends = [*(at for _, at in steps[1:]), seconds]
    parts = {"counting": 0.0, "protecting and auditing": 0.0, "writing": 0.0}
    for (line, begin), end in zip(steps, ends, strict=True):
        parts[line if line in parts else "counting"] += end - begin
    out.put(
        {
            "seconds": round(seconds, 1),
            "parts": {name: round(value, 1) for name, value in parts.items()},
            "peak_gib": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20, 2),
            "rows": sum(built.rows.values()),
        }
    )


def measure_builds(people: int, seed: int) -> list[dict[str, Any]]:
    """Build one source under each limit of memory; the tables must be the same size."""
    context = multiprocessing.get_context("spawn")
    found = []
    with tempfile.TemporaryDirectory() as scratch:
        records = make_source(Path(scratch), people, seed)
        for limit in LIMITS:
            out: Any = context.Queue()
            process = context.Process(target=_build, args=(scratch, limit, out))
            process.start()
            result = out.get()
            process.join()
            found.append({"people": people, "records": records, "limit": limit, **result})
            print(found[-1], flush=True)
    if len({one["rows"] for one in found}) != 1:
        raise SystemExit("the limit of memory changed the tables")
    return found


def measure_audit() -> dict[str, Any]:
    """Attack the kit's own tier."""
    start = time.perf_counter()
    found = examine(PUBLIC)
    seconds = time.perf_counter() - start
    concepts = int(found.bounds["concept"].nunique())
    return {
        "seconds": round(seconds, 1),
        "small_counts": len(found.bounds),
        "concepts": concepts,
        "ms_each": round(1000 * seconds / concepts, 1),
    }


def measure_generator() -> dict[str, Any]:
    """Draw and write made-up people as the kit does."""
    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as scratch:
        Population(people=GENERATED).write(Path(scratch) / "omop")
    return {"people": GENERATED, "seconds": round(time.perf_counter() - start, 1)}


def main() -> None:
    """Run the measurements and print them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--people", type=int, nargs="+", default=[100_000])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", action="store_true", help=f"write {KEPT.name}")
    given = parser.parse_args()
    builds = [one for people in given.people for one in measure_builds(people, given.seed)]
    content = {"builds": builds, "audit": measure_audit(), "generator": measure_generator()}
    print(json.dumps(content, indent=2))
    if given.keep:
        part = KEPT.with_suffix(".part")
        part.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
        part.replace(KEPT)


if __name__ == "__main__":
    main()
