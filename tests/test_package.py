"""The editions to take away: complete, the same each time, and honest about what they leave out."""

import re
import subprocess
import sys
import time
import urllib.request
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser

import package
from tests.activity_page import tab_to


@pytest.fixture(scope="module")
def small(book: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small edition, unpacked."""
    folder = tmp_path_factory.mktemp("small")
    target = folder / "rounded.zip"
    package.pack(book, target, small=True)
    assert target.stat().st_size < package.SMALL_MEGABYTES * 1e6
    with zipfile.ZipFile(target) as archive:
        archive.extractall(folder)
    return folder / "rounded"


def test_it_opens_from_a_folder_by_keyboard(browser: Browser, small: Path) -> None:
    """Catch a first page whose links lead nowhere, and a lesson that promises what is not there."""
    page = browser.new_page()
    outside: list[str] = []
    page.on("request", lambda one: None if one.url.startswith("file:") else outside.append(one.url))
    page.goto((small / "START-HERE.html").as_uri())
    tab_to(page, page.get_by_role("link", name="Open the lessons"))
    page.keyboard.press("Enter")
    page.get_by_role("heading", level=1).first.wait_for()
    page.goto((small / "kit/notebooks/basics/k12.html").as_uri())
    said = page.locator(".kit-run-box").inner_text()
    assert "Python does not run on this page: this is the small edition" in said
    assert "R does not run on this page: this is the small edition" in said
    assert page.locator(".kit-run-bar").count() == 0
    page.close()
    assert outside == []


def test_every_link_of_the_first_page_is_there(small: Path) -> None:
    """Catch a page that was renamed."""
    links = re.findall(r'href="([^"]+)"', (small / "START-HERE.html").read_text(encoding="utf-8"))
    print(f"{len(links)} links of START-HERE examined")
    assert links and all((small / link).is_file() for link in links)


def test_its_server_needs_nothing_but_python(small: Path) -> None:
    """Catch a server that asks for a package, or for a folder to be named."""
    command = [
        sys.executable,
        "-I",
        "-S",
        str(small / "serve.py"),
        "--no-browser",
        "--port",
        "8141",
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        address = running.stdout.readline().split()[-1]
        for _ in range(50):
            try:
                with urllib.request.urlopen(address, timeout=5) as answer:
                    assert b"Rounded to Twenty" in answer.read()
                break
            except OSError:
                time.sleep(0.1)
        else:
            pytest.fail(f"nothing answered at {address}")
        running.terminate()


def test_the_full_edition_holds_what_runs_code(book: Path) -> None:
    """Catch an edition without Python, R or the lab; without leftovers of the build."""
    names = [name for name, _ in package.members(book, small=False)]
    print(f"{len(names)} files of the full edition examined")
    for wanted in (
        "START-HERE.html", "serve.py", "kit/index.html", "kit/lab/index.html",
        "kit/_static/run/python/site.zip.js", "kit/_static/run/r/session.js",
    ):  # fmt: skip
        assert wanted in names
    assert not [name for name in names if "_sources/" in name or ".doctrees" in name]


def test_packing_twice_gives_the_same_bytes(small: Path, tmp_path: Path) -> None:
    """Catch a clock in the archive."""
    files = [tmp_path / name for name in ("one/kit.zip", "two/kit.zip")]
    for target in files:
        package.pack(small / "kit", target, small=False)
    assert files[0].read_bytes() == files[1].read_bytes()


def test_without_a_book_the_next_step_is_named(tmp_path: Path) -> None:
    """Catch an empty archive."""
    with pytest.raises(package.PackageError, match=r"tools/kit\.py book"):
        package.pack(tmp_path, tmp_path / "out" / "kit.zip", small=False)
    assert not (tmp_path / "out" / "kit.zip").exists()
