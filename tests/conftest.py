"""Things that many tests share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import build_book
from tests.support import need


@pytest.fixture(scope="session")
def book() -> Path:
    """The folder of the built book, made from this working copy."""
    return build_book.build()


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """A headless Chromium for the whole run."""
    from playwright.sync_api import sync_playwright

    chromium = need("chromium")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=str(chromium),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield running
        running.close()
