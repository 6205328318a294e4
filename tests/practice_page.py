"""The Practice Browser's own page in the built book, opened from a folder."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page

ASTHMA = "2000010037"


def address(book: Path, view: str = "") -> str:
    """The address of a view, as opened from a folder."""
    return (book / "notebooks" / "activities" / "practice-browser.html").as_uri() + view


@contextlib.contextmanager
def opened_front(book: Path, browser: Browser) -> Iterator[Page]:
    """Open the front; fail on any complaint of the browser's own, and any outside request."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    here = context.new_page()
    here.set_default_timeout(5000)
    faults: list[str] = []
    requests: list[str] = []
    here.on("pageerror", lambda error: faults.append(str(error)))
    here.on("console", lambda line: faults.append(line.text) if line.type == "error" else None)
    here.on("dialog", lambda dialog: faults.append(f"dialog {dialog.message}"))
    here.on("request", lambda request: requests.append(request.url))
    here.goto(address(book))
    here.wait_for_selector(".kit-view-title")
    try:
        yield here
    finally:
        context.close()
    assert faults == []
    assert [url for url in requests if not url.startswith(("file:", "blob:", "data:"))] == []


def go(page: Page, view: str) -> None:
    """Go to a view by its address."""
    page.evaluate("view => { location.hash = view; }", view)
    page.wait_for_function("view => location.hash === view", arg=view)


def title(page: Page) -> str:
    """The heading of the view that is shown."""
    return page.locator(".kit-view-title").inner_text()
