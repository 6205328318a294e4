"""People come first in every sentence of the book: no word of `tools/wording.toml` stands in it."""

import re
import tomllib
from functools import cache
from pathlib import Path

import pytest
from lxml import html

from tests.test_book import pages

TERMS = tomllib.loads(Path("tools/wording.toml").read_text(encoding="utf-8"))["term"]
NOT_OURS = {"sources.html"}  # titles of others' papers, as they are


@cache
def said(path: Path) -> str:
    """What a page says, its data and code left out, and every reply of its activities with it."""
    tree = html.parse(str(path), html.HTMLParser(encoding="utf-8")).getroot()
    main = next(tree.iter("main"), tree)
    for part in main.xpath(".//script[not(@data-activity)] | .//style | .//pre | .//nav"):
        part.drop_tree()
    return " ".join(main.text_content().split())


def found(term: dict[str, object], text: str) -> list[str]:
    """Where a term stands in a text, with what is around it; not where it may stand."""
    for kept in term.get("kept", []):
        text = text.replace(kept, "")
    pattern = re.compile(rf"\b(?:{term['pattern']})(?!\w)", re.IGNORECASE)
    return [text[max(one.start() - 40, 0) : one.end() + 40] for one in pattern.finditer(text)]


@pytest.mark.parametrize("term", [pytest.param(one, id=one["instead"][:40]) for one in TERMS])
def test_no_page_says_it(term: dict[str, object], book: Path) -> None:
    """Catch a word that hurts, blames, or makes a person into an illness."""
    read = [path for path in pages(book) if path.name not in NOT_OURS]
    print(f"{len(read)} pages, {sum(len(said(path).split()) for path in read)} words")
    hits = [(path.name, place) for path in read for place in found(term, said(path))]
    assert hits == [], f"{term['why']} Say: {term['instead']}."


def test_every_term_has_its_reason_and_sees_its_word() -> None:
    """Catch a term without a reason, and a pattern that matches nothing."""
    planted = (
        "He suffers from asthma. Diabetics and asthmatics. The disabled are many. A handicapped "
        "person. Normal people. She committed suicide. Addicts. Noncompliant. A crazy idea. "
        "Illegal immigrants. Caucasian. Third-world countries. A target population. Research "
        "subjects. Mankind. Broken families. Los diabéticos."
    )
    seen = [bool(found(term, planted)) for term in TERMS]
    print(f"{len(TERMS)} terms examined")
    assert all(seen) and all(term["why"] and term["instead"] for term in TERMS)


def test_what_may_stand_is_still_there(book: Path) -> None:
    """Catch an exception that outlived its sentence."""
    kept = [text for term in TERMS for text in term.get("kept", [])]
    everything = " ".join(said(path) for path in pages(book))
    assert kept and [text for text in kept if text not in everything] == []
