"""Link each word to know, where a lesson first uses it, to what the glossary says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

from lesson_head import STAGES, TRACKS, anchor
from lesson_source import front_and_body

ROOT = Path(__file__).resolve().parent.parent.parent
GLOSSARY = "book/reference/glossary"
NOT_HERE = (nodes.reference, nodes.literal, nodes.title, nodes.literal_block, nodes.raw)


def words_of(docname: str) -> list[str]:
    """Give the words to know of a lesson's page; of another page, none.

    >>> words_of("notebooks/tiers/k12")
    ['participant', 'count', 'aggregate data', 'tier', 'round up']
    >>> words_of("book/index")
    []
    """
    parts = docname.split("/")
    if len(parts) != 3 or parts[0] != "notebooks" or parts[1] not in STAGES:
        return []
    if parts[2] not in TRACKS:
        return []
    source = ROOT / "book" / parts[1] / f"{parts[2]}.md"
    if not source.is_file():  # left out of the book of another tier
        return []
    front, _ = front_and_body(source)
    return [str(word) for word in front["words"]]


def first_use(word: str, text: str) -> re.Match[str] | None:
    """Find a word, or its plural, in a text.

    >>> first_use("tier", "Frontiers, and three Tiers.")[0]
    'Tiers'
    >>> first_use("tier", "No frontier.") is None
    True
    """
    return re.search(rf"(?<![\w-]){re.escape(word)}s?(?![\w-])", text, re.IGNORECASE)


def texts(document: nodes.document) -> Iterator[nodes.Text]:
    """Give the running text of a page below its head: no titles, no code, no links."""
    for section in document.findall(nodes.section):
        if isinstance(section.parent, nodes.document):
            continue  # the head, where the words to know are listed
        for paragraph in section.findall(nodes.paragraph):
            for text in paragraph.findall(nodes.Text):
                if not any(isinstance(one, NOT_HERE) for one in ancestors(text)):
                    yield text


def ancestors(node: Any) -> Iterator[Any]:
    """Give what a node stands in, from the inside out."""
    while (node := node.parent) is not None:
        yield node


class LinkWords(SphinxPostTransform):
    """Put the links into a lesson's page."""

    default_priority = 900
    formats = ("html",)

    def run(self, **_: Any) -> None:
        """Link the first use of each word."""
        builder = self.app.builder
        for word in sorted(words_of(self.env.docname), key=len, reverse=True):
            for text in texts(self.document):
                found = first_use(word, text)
                if found is None:
                    continue
                address = builder.get_relative_uri(self.env.docname, GLOSSARY)
                link = nodes.reference(
                    "", found[0], refuri=f"{address}#{anchor(word)}", internal=True,
                    classes=["kit-word"],
                )  # fmt: skip
                before, after = text[: found.start()], text[found.end() :]
                text.parent.replace(text, [nodes.Text(before), link, nodes.Text(after)])
                break


def setup(app: Sphinx) -> dict[str, Any]:
    """Register with Sphinx."""
    app.add_post_transform(LinkWords)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
