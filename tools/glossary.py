"""Write into the glossary where each word is used: one line of links below its definition.

People write the words and definitions; the lines *Used in* are made from the lessons.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lesson_head import STAGES, TRACKS, anchor
from lesson_source import front_and_body

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "book" / "reference" / "glossary.md"
USED = "*Used in:*"
LINK = re.compile(r"glossary\.md#([a-z0-9-]+)")
SECTION = re.compile(r"^## (.+)\n", re.MULTILINE)


def lessons(root: Path = ROOT) -> Iterator[tuple[dict[str, Any], str, str]]:
    """Give front matter, text and a link of each lesson, in the order of stages and tracks."""
    for stage in STAGES:
        for track in TRACKS:
            path = root / "book" / stage / f"{track}.md"
            if path.is_file():
                front, body = front_and_body(path)
                page = root / "notebooks" / stage / f"{track}.ipynb"
                # stage 4: the page with both languages
                target = f"{stage}/{track}.{'ipynb' if page.is_file() else 'md'}"
                yield front, body, f"[{front['title']}](../../notebooks/{target})"


def lesson_links(part: str) -> dict[str, list[str]]:
    """Say for each entry of a list in the front matter which lessons have it, as Markdown links."""
    found: dict[str, list[str]] = {}
    for front, _, link in lessons():
        for entry in front[part]:
            found.setdefault(entry, []).append(link)
    return found


def uses() -> dict[str, list[str]]:
    """Say for each anchor which lessons name the word or link it, as Markdown links in order."""
    found: dict[str, list[str]] = {}
    for front, body, link in lessons():
        for word in {*map(anchor, front["words"]), *LINK.findall(body)}:
            found.setdefault(word, []).append(link)
    return found


def entries(text: str = "") -> Iterator[tuple[str, str]]:
    r"""Give each word with its definition in one line; of the page, if no text is given.

    >>> list(entries("# Words\n\n## Cell\n\nA\nplace.\n\n*Used in:* [One](one.md)\n"))
    [('Cell', 'A place.')]
    """
    _, *parts = SECTION.split(text or PAGE.read_text(encoding="utf-8"))
    for word, body in zip(parts[::2], parts[1::2], strict=True):
        yield word, " ".join(body.split(USED)[0].split())


def filled(text: str, found: dict[str, list[str]]) -> str:
    r"""Give the page's text with a line of uses below each definition that has any.

    >>> filled("# Words\n\n## Cell\n\nA place.\n", {"cell": ["[One](one.md)"]})
    '# Words\n\n## Cell\n\nA place.\n\n*Used in:* [One](one.md)\n'
    """
    head, *parts = SECTION.split(text)
    written = [head.rstrip() + "\n"]
    for word, body in zip(parts[::2], parts[1::2], strict=True):
        definition = body.split(USED)[0].strip()
        links = found.get(anchor(word))
        line = f"\n\n{USED} {' · '.join(links)}" if links else ""
        written.append(f"\n## {word}\n\n{definition}{line}\n")
    return "".join(written)


def made() -> dict[Path, str]:
    """The page by its path, with its lines of uses as they should be."""
    return {PAGE: filled(PAGE.read_text(encoding="utf-8"), uses())}
