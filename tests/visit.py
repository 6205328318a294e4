"""One visit to a page of the built book: all that a browser can say of it while it is open."""

import gzip
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, Page

from tests.activity_page import show

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# of what passes only the number is needed: the whole report is larger than the page
AUDIT = """async (rules) => {
    const report = await axe.run(document, {
        runOnly: rules, resultTypes: ["violations"], preload: false,
    });
    const worded = ({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 120)}`;
    return { passed: report.passes.length, faults: report.violations.map(worded) };
}"""
OPEN = "document.querySelectorAll('details').forEach((part) => (part.open = true))"
STATE = """() => ({
    over: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    kept: [...Object.keys(localStorage), ...Object.keys(sessionStorage)],
    cookie: document.cookie,
    policy: document.querySelectorAll('meta[http-equiv=Content-Security-Policy]').length,
    scripts: document.scripts.length,
    signs: [...document.querySelectorAll("body *")].flatMap((element) =>
        ["::before", "::after"]
            .map((part) => getComputedStyle(element, part).content)
            .filter((content) => /[\ue000-\uf8ff]/.test(content))
            .map(() => element.outerHTML.slice(0, 80))),
    charts: [...document.querySelectorAll('figure.kit-chart')].map((figure) => ({
        name: figure.id,
        drawn: figure.querySelectorAll('svg').length,
        alt: figure.querySelector('.kit-drawing')?.getAttribute('aria-label') ?? '',
        people: figure.querySelector('.kit-people')?.textContent ?? '',
        table:
            (figure.closest('.cell_output') ?? figure.parentElement)
                .querySelectorAll('details.kit-data table caption').length,
    })),
})"""
INSIDE = ("file:", "data:", "blob:")


@dataclass
class Visit:
    """What one page did and had."""

    page: str
    requests: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    passed: int = 0
    axe: list[str] = field(default_factory=list)
    state: dict[str, Any] = field(default_factory=dict)

    @property
    def outside(self) -> list[str]:
        """Requests to another place than the book's folder."""
        return [url for url in self.requests if not url.startswith(INSIDE)]

    @property
    def packed(self) -> int:
        """Bytes of the first view, as a server sends them packed."""
        places = {urlsplit(url).path for url in self.requests if url.startswith("file:")}
        return sum(packed_size(Path(unquote(place))) for place in places)


@cache
def packed_size(path: Path) -> int:
    """Bytes of a file as a server sends it; pictures and fonts are packed already."""
    data = path.read_bytes()
    return min(len(data), len(gzip.compress(data, 6)))


def visit_all(
    browser: Browser,
    book: Path,
    paths: list[Path],
    axe: str,
    *,
    width: int,
    scheme: Literal["light", "dark"],
) -> list[Visit]:
    """Open each page once at a width, light or dark, and see what it does."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    here: list[Visit] = []
    page.on("request", lambda request: here[-1].requests.append(request.url))
    page.on("requestfailed", lambda request: here[-1].faults.append(f"missing {request.url}"))
    page.on("pageerror", lambda error: here[-1].faults.append(str(error)))
    page.on(
        "console",
        lambda line: here[-1].faults.append(line.text) if line.type == "error" else None,
    )
    for path in paths:
        here.append(Visit(path.relative_to(book).as_posix()))
        look(page, path, here[-1], axe)
    cookies = context.cookies()
    context.close()
    if cookies:
        here[-1].faults.append(f"cookies {cookies}")
    return here


def look(page: Page, path: Path, found: Visit, axe: str) -> None:
    """Open one page, see what it has, and let axe, if it is given, examine all of it."""
    show(page, path)
    found.state = page.evaluate(STATE)
    if not axe:
        return
    page.evaluate(OPEN)
    page.evaluate(axe)
    report = page.evaluate(AUDIT, RULES)
    found.passed, found.axe = report["passed"], report["faults"]
