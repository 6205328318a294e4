"""The core library: small enough for a browser, and with the names it promises."""

import subprocess
import sys

import publictier

HEAVY = ("duckdb", "highspy", "yaml", "jupyter_book", "nbclient", "pyarrow", "playwright")
PUBLIC_NAMES = {
    "TeachingTable",
    "activities",
    "audit",
    "browse",
    "charts",
    "check",
    "describe",
    "disclosure",
    "errors",
    "facts",
    "facts_names",
    "load",
    "names",
    "panels",
    "practice",
    "sql",
    "teaching",
}


def test_the_core_works_without_the_heavy_packages() -> None:
    """Catch an import that no browser can satisfy."""
    code = f"""
import sys
for name in {HEAVY!r}:
    sys.modules[name] = None
import pandas as pd
import publictier
from publictier import audit, load
assert len(load("conditions"))
assert len(audit.bounds(pd.Series({{"a": 40, "Total": 40}}, name="count"))) == 2
print("ran")
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout == "ran\n", done.stderr


def test_the_public_names_are_the_pinned_ones() -> None:
    """Catch a name that appears or goes without anybody deciding it."""
    assert set(publictier.__all__) == PUBLIC_NAMES
