"""Weigh the first view of every page: bytes as a server sends them packed, and requests.

    .venv/bin/python tools/bench/page_weight.py

Opens each page of the built book in Chromium, from its folder, without pressing Run. Prints the
median, the heaviest pages, and the files that weigh most over all pages.
"""

from __future__ import annotations

import shutil
import statistics
import sys
from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.test_book import pages  # noqa: E402
from tests.visit import Visit, packed_size, visit_all  # noqa: E402

BOOK = ROOT / "_build" / "html"
SHOWN = 8


def files_of(visit: Visit) -> set[Path]:
    """The files that a page asked for."""
    places = [urlsplit(url) for url in visit.requests]
    return {Path(unquote(place.path)) for place in places if place.scheme == "file"}


def main() -> int:
    """Visit all pages and print what they weigh."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        visits = visit_all(browser, BOOK, pages(BOOK), "", width=1280, scheme="light")
        browser.close()
    sizes = {visit.page: visit.packed for visit in visits}
    requests = [len(visit.requests) for visit in visits]
    print(
        f"{len(visits)} pages; packed bytes: median {statistics.median(sizes.values()):,.0f}, "
        f"worst {max(sizes.values()):,}; requests: median {statistics.median(requests):.0f}, "
        f"worst {max(requests)}"
    )
    for page in sorted(sizes, key=lambda page: -sizes[page])[:SHOWN]:
        print(f"{sizes[page]:>9,}  {page}")
    total: Counter[Path] = Counter()
    for visit in visits:
        total.update({path: packed_size(path) for path in files_of(visit)})
    print("Files, by bytes over all first views:")
    for path, size in total.most_common(SHOWN):
        print(f"{size:>11,}  {path.relative_to(BOOK)}, {packed_size(path):,} each")
    return 0


if __name__ == "__main__":
    sys.exit(main())
