"""Every link of the book leads somewhere: inside it to a file and a place, outside to a listed one.

Outside links are not opened: a test must not need a network, and must not load others' pages.
"""

import csv
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html

from tests.test_book import pages

LISTS = (
    Path("datasets/facts/sources.csv"),
    Path("book/reference/other-links.csv"),
    *sorted(Path("src/publictier/population/catalogue").glob("sources_*.csv")),
)
WEB = ("http", "https")


@cache
def links(path: Path) -> tuple[tuple[str, ...], frozenset[str]]:
    """The addresses that a page links, and the places in it that can be linked."""
    tree = html.parse(str(path), html.HTMLParser(encoding="utf-8")).getroot()
    addresses = tuple(str(link.get("href")) for link in tree.iter("a") if link.get("href"))
    return addresses, frozenset(str(one.get("id")) for one in tree.iter() if one.get("id"))


def lost(page: Path, address: str) -> bool:
    """Whether an address inside the book leads to no file, or to no place in its page."""
    parts = urlsplit(address)
    target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
    if not target.is_file():
        return True
    a_view = parts.fragment.startswith("/")  # of the Practice Browser
    if not parts.fragment or a_view or target.suffix != ".html" or "lab" in target.parts:
        return False
    return unquote(parts.fragment) not in links(target)[1]


def test_every_link_inside_leads_to_a_file_and_a_place(book: Path) -> None:
    """Catch a page that moved, a heading that was renamed, a document that is not made."""
    examined = [(page, one) for page in pages(book) for one in links(page)[0]
                if urlsplit(one).scheme not in WEB]  # fmt: skip
    print(f"{len(examined)} links inside examined")
    assert len(examined) > 10_000
    assert [(str(page), one) for page, one in examined if lost(page, one)] == []


def test_every_link_outside_is_listed_with_when_it_was_read(book: Path) -> None:
    """Catch an address that nobody keeps an eye on; say which were never opened by us."""
    listed = {}
    for path in LISTS:
        for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines()):
            url = row.get("url_or_doi") or row.get("url") or ""
            listed[url.replace("doi:", "https://doi.org/")] = row
    found = {one for page in pages(book) for one in links(page)[0] if urlsplit(one).scheme in WEB}
    unread = sorted(url for url in found if listed.get(url, {}).get("checked") == "")
    print(f"{len(found)} links outside, in {len(LISTS)} lists; never opened: {', '.join(unread)}")
    assert len(found) > 100
    assert sorted(url for url in found if url not in listed) == []


@pytest.mark.parametrize("address", ["no-such-page.html", "#no-such-place", "k12.html#nowhere"])
def test_a_broken_link_is_seen(book: Path, address: str) -> None:
    """Catch a check that lets everything through."""
    assert lost(book / "notebooks" / "tiers" / "k12.html", address)
