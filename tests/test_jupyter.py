"""JupyterLab on one's own computer: it starts, with both kernels, and opens the kit's notebooks."""

import json
import re
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
PORT = 8151
LISTENS_WITHIN = 30  # seconds


@pytest.fixture(scope="module")
def server(webr_kernel: str) -> Iterator[str]:
    """JupyterLab as the task `jupyter` starts it; give its address, with a %s for the path."""
    command = [
        sys.executable, "-m", "jupyterlab", "--ServerApp.root_dir=.", "--no-browser",
        f"--port={PORT}", "--ServerApp.port_retries=20", "--allow-root",
    ]  # fmt: skip
    with subprocess.Popen(
        command, cwd=ROOT, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    ) as running:
        assert running.stderr is not None
        for line in running.stderr:
            if found := re.search(r"(http://127\.0\.0\.1:\d+)/lab\?token=(\w+)", line):
                yield f"{found[1]}%s?token={found[2]}"
                break
        running.terminate()


def asked(server: str, path: str) -> Any:
    """Ask the server's interface."""
    until = time.monotonic() + LISTENS_WITHIN
    while True:  # the address is printed before the server listens
        try:
            with urllib.request.urlopen(server % path, timeout=30) as answer:
                return json.load(answer)
        except urllib.error.URLError as problem:
            if not isinstance(problem.reason, ConnectionError) or time.monotonic() > until:
                raise
        time.sleep(0.2)


def test_both_kernels_are_offered(server: str) -> None:
    """Catch a JupyterLab in which R notebooks find no kernel."""
    kernels = asked(server, "/api/kernelspecs")["kernelspecs"]
    print(f"kernels: {sorted(kernels)}")
    assert {"python3", "webr"} <= set(kernels)


def test_it_opens_where_the_notebooks_are(server: str) -> None:
    """Catch a list of files in which a learner finds no lesson."""
    folders = {one["name"] for one in asked(server, "/api/contents/notebooks")["content"]}
    assert {"tiers", "basics"} <= folders
