"""Time the kit's R against R with IRkernel: start, each R notebook, and peak memory, in one run.

Prints figures and demands nothing; machines differ, so read the ratios. IRkernel must be installed.
"""

from __future__ import annotations

import statistics
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import nbformat
import psutil
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import KernelManager
from nbclient import NotebookClient

ROOT = Path(__file__).resolve().parents[2]
KERNELS = ("webr", "ir")
ROUNDS = 3
MEMORY_SECONDS = 0.05  # between two looks at the memory
MEGA = 1e6


def notebooks() -> list[Path]:
    """Every R notebook of lessons and practice."""
    return sorted([*ROOT.glob("notebooks/*/*-r.ipynb"), *ROOT.glob("exercises/*/*-r.ipynb")])


def start_seconds(kernel: str) -> float:
    """Start a kernel, wait for its first answer, and end it."""
    began = time.perf_counter()
    manager = KernelManager(kernel_name=kernel)
    manager.start_kernel(extra_arguments=["--log-level=ERROR"] if kernel == "webr" else [])
    client = manager.client()
    client.start_channels()
    client.wait_for_ready(timeout=120)
    client.execute("1 + 1", reply=True, timeout=120)
    seconds = time.perf_counter() - began
    client.stop_channels()
    manager.shutdown_kernel(now=True)
    manager.cleanup_resources()
    return seconds


@contextmanager
def peak_memory() -> Iterator[list[float]]:
    """Watch the processes below this one; the list holds their largest sum, in MB."""
    peak, done = [0.0], threading.Event()

    def watch() -> None:
        while not done.wait(MEMORY_SECONDS):
            total = 0.0
            for child in psutil.Process().children(recursive=True):
                try:
                    total += child.memory_info().rss / MEGA
                except psutil.NoSuchProcess:
                    continue
            peak[0] = max(peak[0], total)

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield peak
    finally:
        done.set()
        watcher.join()


def run(path: Path, kernel: str) -> tuple[float, float]:
    """Run a notebook, kernel start included; give seconds and peak MB."""
    notebook = nbformat.read(path, 4)
    notebook.metadata["kernelspec"] = {"name": kernel, "display_name": kernel, "language": "R"}
    place = {"metadata": {"path": str(path.parent)}}
    arguments = ["--log-level=ERROR"] if kernel == "webr" else []
    began = time.perf_counter()
    with peak_memory() as peak:
        NotebookClient(notebook, timeout=300, resources=place, extra_arguments=arguments).execute()
    return time.perf_counter() - began, peak[0]


def line(name: str, webr: list[float], native: list[float], unit: str) -> str:
    """Write one row: both medians, and how they compare."""
    ours, theirs = statistics.median(webr), statistics.median(native)
    return f"{name:32} {ours:9.2f} {theirs:9.2f} {unit:3} {ours / theirs:6.2f}"


def main() -> int:
    """Measure in turns, so that a busy moment hits both."""
    missing = [name for name in KERNELS if name not in KernelSpecManager().find_kernel_specs()]
    if missing or not notebooks():
        print(f"Not measured: no kernel {missing}, or no R notebook.", file=sys.stderr)
        return 1
    print(f"{'median of ' + str(ROUNDS):32} {'webr':>9} {'ir':>9}     {'ratio':>6}")
    starts: dict[str, list[float]] = {kernel: [] for kernel in KERNELS}
    for _ in range(ROUNDS):
        for kernel in KERNELS:
            starts[kernel].append(start_seconds(kernel))
    print(line("start to first answer", starts["webr"], starts["ir"], "s"))
    for path in notebooks():
        found: dict[str, list[tuple[float, float]]] = {kernel: [] for kernel in KERNELS}
        for _ in range(ROUNDS):
            for kernel in KERNELS:
                found[kernel].append(run(path, kernel))
        name = f"{path.parts[-3]}/{path.stem}"
        for i, unit in enumerate(("s", "MB")):
            webr, native = ([one[i] for one in found[kernel]] for kernel in KERNELS)
            print(line(f"{name}, {unit}", webr, native, unit), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
