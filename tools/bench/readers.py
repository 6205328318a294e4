"""Many readers at once on the kit's own server, on this computer: errors, median and worst answer.

    .venv/bin/python tools/bench/readers.py --readers 200 --seconds 300

Each reader opens a page with the files that it loads, reads for some seconds, and opens the next.
"""

from __future__ import annotations

import argparse
import http.client
import random
import re
import statistics
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from urllib.parse import urljoin, urlsplit

ROOT = Path(__file__).resolve().parent.parent.parent
BOOK = ROOT / "_build" / "html"
LOADED = re.compile(r"""<(?:script|link|img)\b[^>]*?(?:src|href)=["']([^"'#?]+)""")
READS = (2.0, 18.0)  # seconds between two pages
PATIENCE = 60  # seconds


@dataclass
class Load:
    """What readers met: seconds of each answer, and what went wrong."""

    answers: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    pages: int = 0

    @property
    def sentence(self) -> str:
        """The figures in a line."""
        if not self.answers:
            return f"0 answers, {len(self.faults)} faults"
        ordered = sorted(self.answers)
        return (
            f"{self.pages:,} pages, {len(ordered):,} answers, {len(self.faults)} faults; median "
            f"{1000 * statistics.median(ordered):.1f} ms, 99 of 100 within "
            f"{1000 * ordered[len(ordered) * 99 // 100]:.0f} ms, worst {1000 * ordered[-1]:.0f} ms"
        )


@cache
def files_of(page: str) -> tuple[str, ...]:
    """Addresses that a page loads with itself, from its own site."""
    text = (BOOK / page).read_text(encoding="utf-8")
    found = (urljoin(f"/{page}", one) for one in LOADED.findall(text) if "//" not in one)
    here = {urlsplit(one).path for one in found}
    return (f"/{page}", *sorted(one for one in here if (BOOK / one[1:]).is_file()))


def ask(line: http.client.HTTPConnection, address: str, kept: dict[str, str]) -> str:
    """Ask for one file as a browser does; say what was wrong, if anything."""
    headers = {"Accept-Encoding": "gzip"}
    if address in kept:
        headers["If-Modified-Since"] = kept[address]
    line.request("GET", address, headers=headers)
    answer = line.getresponse()
    body = answer.read()
    kept[address] = answer.headers.get("Last-Modified", "")
    if answer.status not in (200, 304):
        return f"{address}: status {answer.status}"
    return "" if body or answer.status == 304 else f"{address}: empty"


def read(port: int, pages: list[str], seed: int, until: float, load: Load) -> None:
    """Be one reader until a time: a page with its files, a pause, the next page."""
    chance = random.Random(seed)
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    kept: dict[str, str] = {}
    while time.monotonic() < until:
        for address in files_of(chance.choice(pages)):
            start = time.monotonic()
            try:
                fault = ask(line, address, kept)
            except (OSError, http.client.HTTPException) as problem:
                fault = f"{address}: {problem!r}"
                line.close()
            load.answers.append(time.monotonic() - start)
            if fault:
                load.faults.append(fault)
        load.pages += 1
        time.sleep(max(0.0, min(chance.uniform(*READS), until - time.monotonic())))
    line.close()


def measure(readers: int, seconds: float) -> Load:
    """Serve the built book, let readers come all at once, and stay for some seconds."""
    pages = sorted(path.relative_to(BOOK).as_posix() for path in BOOK.glob("notebooks/*/*.html"))
    load = Load()
    command = [sys.executable, "-u", "tools/serve.py", str(BOOK), "--no-browser", "--port", "8320"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        port = int(server.stdout.readline().split(":")[2].split("/")[0])
        until = time.monotonic() + seconds
        crowd = [
            threading.Thread(target=read, args=(port, pages, seed, until, load))
            for seed in range(readers)
        ]
        for one in crowd:
            one.start()
        for one in crowd:
            one.join()
        server.terminate()
    return load


def main() -> int:
    """Measure and print; fail on any fault."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--readers", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=300)
    options = parser.parse_args()
    load = measure(options.readers, options.seconds)
    print(f"{options.readers} readers, {options.seconds:.0f} s: {load.sentence}")
    for fault in sorted(set(load.faults))[:10]:
        print(f"  {fault}")
    return 1 if load.faults or not load.answers else 0


if __name__ == "__main__":
    sys.exit(main())
