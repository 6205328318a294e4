"""Time Run on a page: from the click to the first answer, by language, from a server and a folder.

Prints figures and demands nothing; machines differ, so read the ratios. Needs Chromium and a built
book (`python3 tools/kit.py book`). "First" is a browser that has never seen the page, "again" the
same browser after a reload.
"""

from __future__ import annotations

import functools
import http.server
import shutil
import statistics
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
BOOK = ROOT / "_build" / "html"
PAGE = "notebooks/basics/cs.html"
LANGUAGES = ("Python", "R")
ROUNDS = 3
SECONDS = 120_000


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves without a line for each request."""

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on this computer; give its address."""
    handler = functools.partial(Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/{PAGE}"
        server.shutdown()


def seconds_to_answer(page: Page, language: str) -> float:
    """Press Run at the first piece of code in a language; wait for what it says at its end."""
    press = """(language) => {
        const name = `Run: ${language} code 1 of`;
        const button = [...document.querySelectorAll(".kit-run-bar button")]
            .find((one) => one.getAttribute("aria-label").startsWith(name));
        button.click();
        window.kitStatus = button.parentElement.querySelector("[role=status]");
    }"""
    began = time.perf_counter()
    page.evaluate(press, language)
    page.wait_for_function("window.kitStatus.textContent.startsWith('Done')", timeout=SECONDS)
    return time.perf_counter() - began


def first_and_again(browser: Browser, address: str, language: str) -> tuple[float, float]:
    """Time a browser without memory of the page, and the same one after a reload."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    page.wait_for_selector(".kit-run-bar", state="attached")
    first = seconds_to_answer(page, language)
    page.reload()
    page.wait_for_selector(".kit-run-bar", state="attached")
    again = seconds_to_answer(page, language)
    context.close()
    return first, again


def main() -> int:
    """Print the median of each way, and the ratios between them."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if not chromium or not (BOOK / PAGE).is_file():
        print("Needs Chromium and a built book (python3 tools/kit.py book).", file=sys.stderr)
        return 1
    found = {}
    with served(BOOK) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        ways = {"server": address, "folder": (BOOK / PAGE).as_uri()}
        for language in LANGUAGES:
            for way, place in ways.items():
                rounds = [first_and_again(browser, place, language) for _ in range(ROUNDS)]
                first, again = (statistics.median(part) for part in zip(*rounds, strict=True))
                found[language, way] = first
                print(
                    f"{language}, {way}: first {first:.1f} s, again {again:.1f} s "
                    f"({again / first:.2f} times), median of {ROUNDS}"
                )
        browser.close()
    for language in LANGUAGES:
        ratio = found[language, "folder"] / found[language, "server"]
        print(f"{language}: a folder takes {ratio:.2f} times as long as a server")
    ratio = found["R", "server"] / found["Python", "server"]
    print(f"R takes {ratio:.2f} times as long as Python")
    return 0


if __name__ == "__main__":
    sys.exit(main())
