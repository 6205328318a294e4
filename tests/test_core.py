"""The core library: small enough for a browser, and with the names it promises."""

import subprocess
import sys

import pytest

import publictier

HEAVY = ("duckdb", "highspy", "yaml", "jupyter_book", "nbclient", "pyarrow", "playwright")
WIDGETS_AND_CHARTS = ("altair", "anywidget", "ipywidgets", "IPython")
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
from publictier import *
from publictier import audit, load
assert len(load("conditions"))
assert len(audit.bounds(pd.Series({{"a": 40, "Total": 40}}, name="count"))) == 2
print("ran")
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout == "ran\n", done.stderr


def test_reading_a_table_waits_for_no_chart_and_no_widget() -> None:
    """A page's first answer comes seconds later with them: they are imported at their first use."""
    code = f"""
import sys
from publictier import audit, disclosure, load, practice
load("conditions")
print([name for name in {WIDGETS_AND_CHARTS!r} if name in sys.modules])
import publictier
print(publictier.charts.alt.__name__, publictier.browse.__name__)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout == "[]\naltair browse\n", done.stdout + done.stderr


def test_an_unknown_name_is_named() -> None:
    """A misspelt name gives Python's usual error."""
    with pytest.raises(AttributeError, match="module 'publictier' has no attribute 'chart'"):
        _ = publictier.chart


def test_the_public_names_are_the_pinned_ones() -> None:
    """Catch a name that appears or goes without anybody deciding it."""
    assert set(publictier.__all__) == PUBLIC_NAMES
    assert set(dir(publictier)) == PUBLIC_NAMES
    assert all(getattr(publictier, name) for name in PUBLIC_NAMES)
