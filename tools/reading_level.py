"""Measure how hard a text is to read: the Flesch-Kincaid school grade; in Spanish, perspicuity.

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
SPANISH_WORD = re.compile(r"[a-záéíóúüñ]+", re.IGNORECASE)
SILENT_U = re.compile(r"(?<=q)u|(?<=g)u(?=[eiéí])")
STRONG = re.compile(r"[aeoáéíóú]")
WEAK_ALONE = re.compile(r"(?<![aeoáéíóúiuü])[iuü]+(?![aeoáéíóúiuü])")
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


def spanish_syllables(word: str) -> int:
    """Count the syllables of a Spanish word: a weak vowel beside a strong one makes none.

    >>> [spanish_syllables(word) for word in ("ciudad", "día", "pregunta", "quien", "muy", "y")]
    [2, 2, 3, 1, 1, 1]
    """
    sounded = re.sub(r"y$", "i", SILENT_U.sub("", word.lower()))
    return max(len(STRONG.findall(sounded)) + len(WEAK_ALONE.findall(sounded)), 1)


def perspicuity(text: str) -> float:
    """Give how easy Spanish is to read (Szigriszt Pazos, 1993); from 65 on it is rather easy.

    The levels are those of the INFLESZ scale (Barrio-Cantalejo and others, 2008): below 40 very
    hard, to 55 somewhat hard, to 65 normal, to 80 rather easy, above very easy.

    Raises:
        ValueError: the text has no words.

    >>> perspicuity("El gato duerme. Hace sol.") > 80
    True
    """
    words = SPANISH_WORD.findall(text)
    if not words:
        raise ValueError("There are no words to measure.")
    sentences = [part for part in SENTENCE_END.split(text) if SPANISH_WORD.search(part)]
    per_word = sum(map(spanish_syllables, words)) / len(words)
    return 206.835 - 62.3 * per_word - len(words) / len(sentences)
