"""Measure ways to count one OMOP source: the builder's, and what it was chosen over.

    python3 tools/kit.py spark     (once: Spark and Polars, in an environment of their own)
    PYTHONPATH=src .cache/spark/bin/python tools/bench/engines.py --people 100000 1000000 --keep

Each way counts distinct participants by concept, sex and age at first record, with all margins, of
conditions, drugs and measured values (90 records a person), in a process of its own with two
threads; the ways take turns. All must give the same rows. `--keep` writes the figures to
tools/bench/engines.json, from which the page on speed is made.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import platform
import statistics
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

import psutil
from bench_source import make_source
from counting import OPEN, WAYS

KEPT = Path(__file__).with_suffix(".json")
EVERY = 0.05  # seconds between two looks at memory


def watch(process: psutil.Process, stop: threading.Event, peak: list[int]) -> None:
    """Keep the largest memory of a process and all it started, in bytes."""
    while not stop.wait(EVERY):
        try:
            family = [process, *process.children(recursive=True)]
            peak[0] = max(peak[0], sum(one.memory_info().rss for one in family))
        except psutil.NoSuchProcess:
            continue


def cpu(process: psutil.Process) -> float:
    """Give the seconds of processor time of a process and of all it started."""
    seconds = 0.0
    for one in [process, *process.children(recursive=True)]:
        times = one.cpu_times()
        seconds += times.user + times.system
    return seconds


def _run(way: str, folder: str, out: Any) -> None:
    """Count in this process, and hand over figures and a digest of the rows."""
    process, peak, stop = psutil.Process(), [0], threading.Event()
    watcher = threading.Thread(target=watch, args=(process, stop, peak))
    count, prepare = WAYS[way]
    ready = prepare(Path(folder))
    watcher.start()
    before, start = cpu(process), time.perf_counter()
    rows = count(ready)
    seconds, used = time.perf_counter() - start, cpu(process) - before
    stop.set()
    watcher.join()
    OPEN.close()
    digest = None
    if rows is not None:
        ordered = rows.sort_values([*rows.columns[:-1]], ignore_index=True).astype(str)
        digest = (len(ordered), hash_of(ordered))
    out.put({"seconds": seconds, "cpu": used, "peak_gib": peak[0] / 2**30, "rows": digest})


def hash_of(rows: Any) -> str:
    """Give a digest of all rows."""
    import hashlib

    return hashlib.sha256(rows.to_csv(index=False).encode()).hexdigest()


def measure(way: str, folder: Path) -> dict[str, Any]:
    """Run one way in a fresh process.

    Raises:
        SystemExit: it failed.
    """
    context = multiprocessing.get_context("spawn")
    out: Any = context.Queue()
    process = context.Process(target=_run, args=(way, str(folder), out))
    process.start()
    while process.is_alive() and out.empty():
        process.join(0.2)
    if out.empty():
        raise SystemExit(f"{way} failed")
    found: dict[str, Any] = out.get()
    process.join()
    return found


def compare(people: int, ways: list[str], repeats: int, seed: int) -> dict[str, Any]:
    """Measure the ways in turn, and hold their rows against each other."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        start = time.perf_counter()
        records = make_source(folder, people, seed)
        made = time.perf_counter() - start
        print(f"{people:,} people, {records:,} records, written in {made:.0f} s", flush=True)
        runs: dict[str, list[dict[str, Any]]] = {way: [] for way in ways}
        for _ in range(repeats):
            for way in ways:
                runs[way].append(measure(way, folder))
                last = runs[way][-1]
                print(f"  {way}: {last['seconds']:.2f} s, {last['peak_gib']:.2f} GiB", flush=True)
    digests = {run["rows"] for way in ways for run in runs[way] if run["rows"] is not None}
    if len(digests) != 1:
        raise SystemExit(f"the ways do not agree: {digests}")
    return {
        "people": people,
        "records": records,
        "rows": digests.pop()[0],
        "ways": {way: summary(runs[way]) for way in ways},
    }


def summary(runs: list[dict[str, Any]]) -> dict[str, float]:
    """Give the middle of the runs, and the ends of their seconds."""
    seconds = [run["seconds"] for run in runs]
    return {
        "seconds": round(statistics.median(seconds), 2),
        "fastest": round(min(seconds), 2),
        "slowest": round(max(seconds), 2),
        "cpu": round(statistics.median(run["cpu"] for run in runs), 1),
        "peak_gib": round(max(run["peak_gib"] for run in runs), 2),
    }


def table(result: dict[str, Any]) -> str:
    """Write the figures of one size for people."""
    scan = result["ways"]["scan"]["seconds"]
    lines = [f"{result['people']:,} people, {result['records']:,} records, {result['rows']:,} rows"]
    for way, figures in sorted(result["ways"].items(), key=lambda item: item[1]["seconds"]):
        times = f"{figures['seconds']:7.2f} s ({figures['fastest']:.2f}-{figures['slowest']:.2f})"
        rest = f"cpu {figures['cpu']:6.1f}  {figures['peak_gib']:5.2f} GiB"
        lines.append(f"  {way:10} {times}  {rest}  {figures['seconds'] / scan:6.1f} times the scan")
    return "\n".join(lines)


def main() -> None:
    """Run the measurements and print them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--people", type=int, nargs="+", default=[100_000])
    parser.add_argument("--ways", nargs="+", choices=[*WAYS], default=[*WAYS])
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", action="store_true", help=f"write {KEPT.name}")
    given = parser.parse_args()
    results = []
    for people in given.people:
        results.append(compare(people, given.ways, given.repeats, given.seed))
        print(table(results[-1]), flush=True)
    if given.keep:
        machine = f"{os.cpu_count()} processors, Python {platform.python_version()}"
        content = {"machine": machine, "threads": 2, "repeats": given.repeats, "sizes": results}
        part = KEPT.with_suffix(".part")
        part.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
        part.replace(KEPT)


if __name__ == "__main__":
    main()
