"""Run every test: library and pages first, then each notebook against its stored outputs.

What could not run for want of something outside the kit is listed at the end by name.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NO_TESTS_COLLECTED = 5


def pytest(*arguments: str) -> int:
    """Run pytest in this environment; give its exit code."""
    environment = {**os.environ, "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "pytest", *arguments]
    return subprocess.run(command, cwd=ROOT, check=False, env=environment).returncode


def main(arguments: list[str]) -> int:
    """Run all, or pass arguments on to pytest when there are any."""
    if arguments:
        return pytest(*arguments)
    library = pytest()
    # stored outputs are compared strictly: a changed number in a notebook is a failure
    notebooks = pytest("--nbval", "-p", "no:doctest", "-o", "addopts=-ra", "notebooks", "exercises")
    if notebooks == NO_TESTS_COLLECTED:
        print("No notebook was tested: there are none.", file=sys.stderr)
    return library or notebooks


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
