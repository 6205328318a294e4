"""Measure how hard a text is to read: the Flesch-Kincaid school grade.

Syllables come from pyphen's hyphenation patterns and from groups of vowels. (textstat was tried
first: it fetches a word list from the network at run time.) The measure counts lengths and knows
nothing of meaning: a low grade does not make a text clear, but a high one makes it hard.
"""

from __future__ import annotations

import re
from functools import cache

import pyphen

WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
VOWELS = re.compile(r"[aeiouy]+")
SILENT_E = re.compile(r"(?<=[^l])e$|(?<=[aeiouy]l)e$")
SENTENCE_END = re.compile(r"[.!?]+(?=\s|$)|\n\s*\n|\n(?=\s*[-\d]+[. ])")


@cache
def _patterns() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="en_US")


def syllables(word: str) -> int:
    """Count the syllables of an English word, about, and rather too many than too few.

    >>> syllables("participant"), syllables("idea"), syllables("scale")
    (4, 2, 1)
    """
    vowel_groups = len(VOWELS.findall(SILENT_E.sub("", word.lower())))
    return max(len(_patterns().positions(word)) + 1, vowel_groups)


def plain(markdown: str) -> str:
    """Reduce Markdown to its sentences: no tables, headings, code, links, marks or formulas."""
    markdown = re.sub(r"```.*?```", " ", markdown, flags=re.DOTALL)
    markdown = re.sub(r"^\|.*$|^#.*$|^ {4}.*$", "", markdown, flags=re.MULTILINE)
    # R's $ and <- begin no formula and no tag
    markdown = re.sub(r"`[^`]*`", lambda code: re.sub(r"[$<>]", " ", code[0]), markdown)
    markdown = re.sub(r"\$[^$]*\$|<[^>]+>", " ", markdown, flags=re.DOTALL)
    markdown = re.sub(r"\[([^\]]+)\]\([^)]+\)", r"\1", markdown)
    return re.sub(r"[*`_>]|\(Sources?[^)]*\)", "", markdown)


def grade(text: str) -> float:
    """Give the Flesch-Kincaid grade (Kincaid and others, 1975) of plain text.

    Raises:
        ValueError: the text has no words.

    >>> grade("The cat sat on the mat. It was warm.") < 2
    True
    """
    sentences = [part for part in SENTENCE_END.split(text) if part and WORD.search(part)]
    words = WORD.findall(text)
    if not words:
        raise ValueError("There are no words to measure.")
    per_word = sum(map(syllables, words)) / len(words)
    return 0.39 * len(words) / len(sentences) + 11.8 * per_word - 15.59
