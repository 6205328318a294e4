"""Measure what a reader's browser loads, with the kit's own server, packed as it sends it.

Usage: .venv/bin/python tools/bench/sizes.py   (after `python3 tools/kit.py book`)
"""

from __future__ import annotations

import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))

import serve  # noqa: E402

SECONDS = 120_000
OPEN = """async (path) => {
    const doc = await jupyterapp.commands.execute("docmanager:open", { path });
    await doc.context.sessionContext.ready;
    await doc.context.sessionContext.session.kernel.info;
}"""


class Counter(serve.KitHandler):
    """Counts what it sends, also to workers, which a page's own tools do not see."""

    sent = 0

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Send a body, and count it."""
        body = source.read()
        Counter.sent += len(body)
        outputfile.write(body)


@contextmanager
def counting(browser: Browser) -> Iterator[tuple[Page, Callable[[], float]]]:
    """Open a page with an empty cache; give it, and a function that says how many MB have come."""
    page = browser.new_page()
    page.set_default_timeout(SECONDS)
    before = Counter.sent
    yield page, lambda: (Counter.sent - before) / 1e6
    page.close()


def run_all(page: Page, language: str) -> None:
    """Press Run all, and wait until the code has run."""
    page.get_by_role("button", name=f"Run all {language}", exact=True).click()
    page.get_by_text("All code of this page has run.").wait_for()


def measure(browser: Browser, home: str) -> dict[str, float]:
    """Give what each step loads, in megabytes as sent."""
    found = {}
    for language, place in (("Python", "tiers/ug"), ("R", "basics/cs")):
        with counting(browser) as (page, megabytes):
            page.goto(f"{home}/notebooks/{place}.html", wait_until="networkidle")
            found["a lesson page"] = megabytes()
            run_all(page, language)
            found[f"the first Run in {language}"] = megabytes() - found["a lesson page"]
    with counting(browser) as (page, megabytes):
        page.goto(f"{home}/lab/lab/index.html")
        page.wait_for_function("() => window.jupyterapp?.started.then(() => true)")
        page.wait_for_load_state("networkidle")
        found["the lab, before a notebook"] = megabytes()
        page.evaluate(OPEN, "notebooks/activities/hearing.ipynb")
        found["the lab's Python"] = megabytes() - found["the lab, before a notebook"]
    return found


def main() -> int:
    """Measure, and print a line for each step."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    book = ROOT / "_build" / "html"
    if not chromium or not (book / "lab" / "index.html").is_file():
        print("This needs Chromium, and a built book with its lab: python3 tools/kit.py book")
        return 1
    with serve.open_server(book, serve.FIRST_PORT, kind=Counter) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        home = f"http://127.0.0.1:{server.server_port}"
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            for step, megabytes in measure(browser, home).items():
                print(f"{step}: {megabytes:.1f} MB")
            browser.close()
        server.shutdown()
    return 0


if __name__ == "__main__":
    sys.exit(main())
