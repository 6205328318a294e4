"""Fetch webR and register the kernel "R (webR)" in this environment, where not yet done."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import assets
from webrkernel import kernelspec


def set_up() -> Path:
    """Make R notebooks runnable here; give the folder of the kernelspec.

    Raises:
        AssetError: webR cannot be fetched, or is not the one that was pinned.
    """
    return kernelspec.install(sys.prefix, webr=assets.fetch(assets.read_list()["webr"]))


def main() -> int:
    """Set up, and say where."""
    try:
        print(f"{kernelspec.DISPLAY_NAME} is registered in {set_up()}")
    except (assets.AssetError, subprocess.TimeoutExpired) as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
