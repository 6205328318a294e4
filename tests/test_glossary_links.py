"""A reader who meets a word to know can follow it to what it means, where it is first used."""

from pathlib import Path
from typing import Any

import pytest
from lxml import html

import build_lessons
from glossary_links import first_use
from lesson_head import anchor
from lesson_source import front_and_body

LESSONS = [pytest.param(job, id=job.name) for job in build_lessons.jobs() if job.is_lesson]
FOUND: list[str] = []
#: Running text below the head, without what activities and code put out.
PROSE = (
    "//main//section//section//p[not(ancestor::aside)]"
    "[not(ancestor::div[contains(@class, 'kit-activity') or contains(@class, 'cell')])]"
    "//text()[not(ancestor::code)]"
)


def uses(page: Path, word: str) -> list[Any]:
    """The pieces of running text in which a word stands."""
    tree = html.parse(str(page), html.HTMLParser(encoding="utf-8")).getroot()
    return [text for text in tree.xpath(PROSE) if first_use(word, str(text))]


@pytest.mark.parametrize("job", LESSONS)
def test_each_word_is_linked_where_it_is_first_used(job: build_lessons.Job, book: Path) -> None:
    """Catch a word that a reader meets, and has to look for in a list."""
    page = book / "notebooks" / f"{job.name}.html"
    front, _ = front_and_body(job.source)
    words = [word for word in front["words"] if uses(page, word)]
    print(f"{len(words)} of {len(front['words'])} words stand in running text")
    for word in words:
        first = uses(page, word)[0].getparent()
        inside = first if first.tag == "a" else next(first.iterancestors("a"), None)
        assert inside is not None, (word, str(uses(page, word)[0])[:80])
        assert f"glossary.html#{anchor(word)}" in inside.get("href"), (word, inside.get("href"))
    FOUND.extend(words)


def test_most_words_were_found() -> None:
    """Catch a search that finds nothing; it stands last, after those that it counts."""
    print(f"{len(FOUND)} words linked")
    assert len(FOUND) > 35
