"""Check a device: says what works, tries it for real, and what to do where something does not."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.activity_page import press
from tests.test_run_page import SECONDS, opened

PAGE = Path("book") / "teach" / "device-check.html"


@pytest.mark.parametrize("way", ["server", "folder"])
def test_a_device_that_can_do_all_is_told_so_by_keyboard(
    browser: Browser, site: str, book: Path, way: str
) -> None:
    """Catch a check that is wrong from a folder, or needs a mouse."""
    address = f"{site}/{PAGE.as_posix()}" if way == "server" else (book / PAGE).as_uri()
    home = site if way == "server" else book.as_uri()
    with opened(browser, address, home, "section[aria-label='Check this device']") as page:
        root = page.locator("section[aria-label='Check this device']")
        press(page, root, "Check this device")
        page.get_by_text("All of it works here.").wait_for()
        assert root.get_by_text("✓ yes").count() == 6
        for name in ("Python", "R"):
            press(page, root, f"Start {name} for a trial")
            page.get_by_text(f"{name} answered after").wait_for(timeout=SECONDS)


def test_what_a_device_cannot_do_is_said_with_a_way_out(browser: Browser, site: str) -> None:
    """Catch a page that is silent, or full of hope, where storage and workers are forbidden."""
    page = browser.new_page()
    page.add_init_script("delete window.Worker; Object.defineProperty(window, 'localStorage', "
                         "{ get() { throw new Error('forbidden'); } });")  # fmt: skip
    page.route("**/run/python/**", lambda route: route.abort())
    page.goto(f"{site}/{PAGE.as_posix()}")
    page.get_by_role("button", name="Check this device").click()
    page.get_by_text("3 of 6 do not work here").wait_for()
    text = page.locator("section[aria-label='Check this device']").inner_text()
    assert "Finish a page in one go" in text and "work on paper" in text and "Run R" in text
    page.close()
