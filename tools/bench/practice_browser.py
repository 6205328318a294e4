"""Time the Practice Browser in headless Chromium: opening the page, and search to drawn result.

Prints figures and demands nothing; machines differ. The book must be built first. As a yardstick of
the machine, it also times a page without data.
"""

from __future__ import annotations

import argparse
import gzip
import shutil
import statistics
import sys
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from publictier.activities.practice_data import practice_data

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "_build" / "html" / "notebooks" / "activities" / "practice-browser.html"
QUERIES = 200
LOADS = 10

# from the text in the box to the first frame that shows the chart of the first result
TIMED = """async (queries) => {
    const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    const field = document.querySelector(".kit-search input");
    const times = [];
    for (const query of queries) {
        const start = performance.now();
        field.value = query;
        field.form.requestSubmit();
        document.querySelector(".kit-view tbody a")?.click();
        await frame();
        times.push(performance.now() - start);
    }
    return times;
}"""


def queries() -> list[str]:
    """Give names, everyday words and other words of things from all tables, evenly spread."""
    data = practice_data()
    things = [*data["concepts"], *data["questions"]]
    words = [
        word
        for thing in things
        for word in (thing["name"], thing.get("plain"), *thing.get("synonyms", []))
        if word
    ]
    return [words[i * len(words) // QUERIES] for i in range(QUERIES)]


def open_times(page: Page, address: str, ready: str) -> list[float]:
    """Open a page several times; give milliseconds until a selector is there."""
    times = []
    for _ in range(LOADS):
        page.goto("about:blank")
        start = time.perf_counter()
        page.goto(address, wait_until="commit")
        page.wait_for_selector(ready)
        times.append(1000 * (time.perf_counter() - start))
    return times


def weight() -> tuple[int, int]:
    """Give the bytes of the page's own scripts, styles and data: as they are, and compressed."""
    names = ("practice-data.js", "practice-browser.js", "host.js", "practice-browser.css")
    texts = [(ROOT / "_build" / "html" / "_static" / "kit" / name).read_bytes() for name in names]
    return sum(map(len, texts)), sum(len(gzip.compress(text)) for text in texts)


def show(name: str, times: list[float]) -> None:
    """Print the median, the 95th percentile and the longest of some times."""
    ordered = sorted(times)
    late = ordered[int(len(ordered) * 0.95)]
    print(f"{name}: median {statistics.median(ordered):.0f} ms, 95 % {late:.0f} ms, "
          f"longest {ordered[-1]:.0f} ms ({len(ordered)} times)")  # fmt: skip


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--chromium", default=shutil.which("chromium"))
    options = parser.parse_args()
    if not PAGE.is_file() or not options.chromium:
        print("Build the book first (python3 tools/kit.py book), and have Chromium.")
        return 1
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=options.chromium, args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page()
        empty = open_times(page, (PAGE.parents[2] / "genindex.html").as_uri(), "main")
        opened = open_times(page, PAGE.as_uri(), ".kit-view-title")
        drawn = page.evaluate(TIMED, queries())
        browser.close()
    show("a page without data", empty)
    show("Practice Browser usable", opened)
    show("search to drawn result", drawn)
    plain, packed = weight()
    print(f"scripts and data: {plain:,} bytes, {packed:,} compressed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
