"""Run every test: library and pages first, then each notebook against its stored outputs.

What could not run for want of something outside the kit is listed at the end by name.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import assets
import build_book
import r_kernel
import soak

ROOT = Path(__file__).resolve().parent.parent
BOOK = ROOT / "_build" / "html"
BUILT = "KIT_BOOK_BUILT"  # set for the tests that need the book: it is built once, and before them
NO_TESTS_COLLECTED = 5
SIDE_BY_SIDE = ("-n", "2", "--dist", "loadfile")  # tests of one file share what they started


def pytest(*arguments: str) -> int:
    """Run pytest in this environment; give its exit code."""
    environment = {**os.environ, "PYTHONUTF8": "1", BUILT: "yes"}
    command = [sys.executable, "-m", "pytest", *arguments]
    return subprocess.run(command, cwd=ROOT, check=False, env=environment).returncode


def without_r() -> list[str]:
    """Register the R kernel; where webR cannot be had, say so and leave the R notebooks out.

    Where KIT_REQUIRE names webr they are run all the same, and fail.
    """
    try:
        r_kernel.set_up()
    except (assets.AssetError, subprocess.TimeoutExpired) as problem:
        print(f"The R notebooks are not run: needs webr. {problem}", file=sys.stderr)
        required = "webr" in os.environ.get("KIT_REQUIRE", "").split(",")
        return [] if required else ["--ignore-glob=*-r.ipynb"]
    return []


def main(arguments: list[str]) -> int:
    """Run all, or pass arguments on to pytest when there are any."""
    if arguments:
        return subprocess.run([sys.executable, "-m", "pytest", *arguments], cwd=ROOT).returncode
    left_out = without_r()
    if build_book.main():
        return 1
    library = pytest(*SIDE_BY_SIDE)
    # stored outputs are compared strictly: a changed number in a notebook is a failure
    options = [*SIDE_BY_SIDE, "--nbval", "-p", "no:doctest", "-o", "addopts=-ra", *left_out]
    notebooks = pytest(*options, "notebooks", "exercises")
    if notebooks == NO_TESTS_COLLECTED:
        print("No notebook was tested: there are none.", file=sys.stderr)
    print(soak.report(), flush=True)
    return library or notebooks


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
