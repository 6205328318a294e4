"""Things that many tests share."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

import assets
import build_book
import run_tests
from tests import webr_session
from tests.activity_page import served
from tests.support import need, ready_for_r
from webrkernel import kernelspec


@pytest.fixture(scope="session")
def book() -> Path:
    """The folder of the built book, made from this working copy; run_tests.py made it already."""
    return run_tests.BOOK if run_tests.BUILT in os.environ else build_book.build()


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """A headless Chromium for the whole run."""
    from playwright.sync_api import sync_playwright

    chromium = need("chromium")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=str(chromium),
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--host-resolver-rules=MAP lan.test 127.0.0.1",  # a host that is not this computer
            ],
        )
        yield running
        running.close()


@pytest.fixture(scope="session")
def site(book: Path) -> Iterator[str]:
    """The book, served on this computer; needs Python for the browser."""
    need("browser_python")
    with served(book) as home:
        yield home


@pytest.fixture(scope="session")
def axe() -> str:
    """The script that looks for accessibility faults."""
    folder = assets.fetch(assets.read_list()["axe-core"])
    return (folder / "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def webr_kernel() -> str:
    """The name of the R kernel, registered in this environment."""
    ready_for_r()
    return str(kernelspec.NAME)


@pytest.fixture(scope="session")
def shared_r(
    webr_kernel: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[webr_session.Session]:
    """One R for all tests that leave it usable: starting takes seconds."""
    with webr_session.running(webr_kernel, tmp_path_factory.mktemp("r")) as session:
        yield session


@pytest.fixture
def r(shared_r: webr_session.Session) -> webr_session.Session:
    """The shared R, without what earlier tests left in it."""
    shared_r.run("rm(list = ls())")
    return shared_r


EXAMINED: list[str] = []


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Keep what a passing test prints: how many things it looked at."""
    if report.when == "call" and report.passed:
        EXAMINED.extend(f"{report.nodeid}: {line}" for line in report.capstdout.splitlines())


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Show the figures of all tests together, so that a gate that looked at nothing is seen."""
    if EXAMINED:
        terminalreporter.section("what was examined")
        for line in EXAMINED:
            terminalreporter.line(line)
