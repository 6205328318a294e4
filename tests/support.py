"""What a test needs from outside, named, so that nothing is skipped unseen."""

import os
import shutil
from pathlib import Path

import pytest


def _folder_in(variable: str) -> Path | None:
    value = os.environ.get(variable)
    return Path(value) if value and Path(value).is_dir() else None


def _program(*names: str) -> Path | None:
    found = next((path for name in names if (path := shutil.which(name))), None)
    return Path(found) if found else None


NEEDS = {
    "gibleed": (
        "the GiBleed OMOP tables (set KIT_GIBLEED to their folder)",
        lambda: _folder_in("KIT_GIBLEED"),
    ),
    "chromium": (
        "the Chromium browser (Debian: apt-get install chromium)",
        lambda: _program("chromium", "chromium-browser", "google-chrome"),
    ),
}


def need(name: str) -> Path:
    """Give the path of an outside thing, or skip the test and say what is missing.

    Where the environment variable KIT_REQUIRE lists the name, its absence is a failure.
    """
    description, find = NEEDS[name]
    path = find()
    if path is None:
        message = f"not run: needs {name}, {description}"
        if name in os.environ.get("KIT_REQUIRE", "").split(","):
            pytest.fail(f"{message}; KIT_REQUIRE forbids to leave it out")
        pytest.skip(message)
    return path
