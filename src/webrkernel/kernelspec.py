"""Register the kernel, so that Jupyter offers "R (webR)"."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from jupyter_client.kernelspec import KernelSpecManager

from webrkernel.places import WEBR_VARIABLE

NAME = "webr"
DISPLAY_NAME = "R (webR)"


def spec(webr: Path | None = None) -> dict[str, Any]:
    """Describe the kernel in Jupyter's terms.

    Args:
        webr: the folder of webR, if not the one that `find_webr` finds by itself.

    >>> spec()["display_name"], spec()["language"]
    ('R (webR)', 'R')
    """
    described: dict[str, Any] = {
        "argv": [sys.executable, "-m", "webrkernel", "-f", "{connection_file}"],
        "display_name": DISPLAY_NAME,
        "language": "R",
        "interrupt_mode": "signal",
    }
    if webr is not None:
        described["env"] = {WEBR_VARIABLE: str(webr.resolve())}
    return described


def install(prefix: Path | str | None = None, webr: Path | None = None) -> Path:
    """Register the kernel for this Python; give the folder of the kernelspec.

    Args:
        prefix: the environment, such as sys.prefix; None for this user's own Jupyter folder.
        webr: the folder of webR, if not the usual one.
    """
    with tempfile.TemporaryDirectory() as folder:
        text = json.dumps(spec(webr), indent=1, sort_keys=True) + "\n"
        (Path(folder) / "kernel.json").write_text(text, encoding="utf-8")
        place = KernelSpecManager().install_kernel_spec(
            folder, NAME, user=prefix is None, prefix=str(prefix) if prefix else None
        )
    return Path(place)
