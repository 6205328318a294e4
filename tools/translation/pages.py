"""Write the book's pages in another language: index, glossary, Practice Browser, lessons."""

from __future__ import annotations

import html
import json
import unicodedata
from collections.abc import Mapping
from pathlib import Path

import glossary
from lesson_head import anchor
from publictier.activities import PracticeBrowser
from publictier.check import Check
from publictier.tables import tier
from publictier.words import t
from teach import notes as teaching
from teach.asking import bullets
from teach.documents import editable
from teach.handout import card, name_of
from teach.lesson import ROOT, Item, Lesson, Question, source_of_page
from teach.pages import FORMS, for_page
from translation import catalogs, messages
from translation.lesson import in_language, put

BOOK = ROOT / "book"
MADE = "<!-- Made by `python3 tools/kit.py lessons` from lessons and catalogs; do not edit. -->"


def made() -> dict[Path, str]:
    """Make all pages of all languages.

    Raises:
        OSError: a catalog is not there.
        YamlError: a teacher's notes are not as they should be.
    """
    return {
        BOOK / language / f"{name}.md": text
        for language in catalogs.LANGUAGES
        for name, text in pages(language).items()
    }


def pages(language: str) -> dict[str, str]:
    """Give the pages of a language by name."""
    found, own = {}, []
    for lesson in messages.lessons():
        with in_language(language, lesson.name):
            own.append(put(lesson, language))
            title = t("Questions and handout: {title}", title=own[-1].title)
            found[lesson.name] = page(language, title, lesson_page(own[-1], lesson, language))
    with in_language(language, "glossary"):
        found["glossary"] = page(language, t("Glossary"), words_page())
    with in_language(language):
        found["practice-browser"] = page(language, t("Practice Browser"), browser(language))
        found["index"] = page(language, t("In this language"), index(own))
    return found


def page(language: str, title: str, body: str) -> str:
    """Write one page: its language is named in the title, which the contents repeat, and below."""
    head = f'# <span lang="{language}">{html.escape(title, quote=False)}</span>'
    return f'{head}\n\n{MADE}\n\n<div lang="{language}">\n\n{body}\n\n</div>\n'


def index(lessons: list[Lesson]) -> str:
    """Write what there is in this language, and what is not."""
    rows = bullets(f"{lesson.audience}: [{lesson.title}]({lesson.name}.md)" for lesson in lessons)
    about = t(
        "The lessons of this kit are in English. In this language you find the questions of the "
        "lessons for schools and for community scientists with every reply, their handouts, the "
        "glossary, the Practice Browser and a letter to families. Keep the lesson open beside it."
    )
    also = {
        "practice-browser": t("Practice Browser"),
        "glossary": t("Glossary"),
        "../teach/carta": t("A letter to families"),
    }
    pages = bullets(f"[{title}]({name}.md)" for name, title in also.items())
    head = t("Lessons")
    wrong = t(
        "Is a sentence wrong or hard to read? Tell the teacher, or whoever gave you this kit."
    )
    return f"{about}\n\n{pages}\n\n## {head}\n\n{rows}\n\n{wrong}"


def browser(language: str) -> str:
    """Write the Practice Browser's page."""
    people = tier()["people"]
    tables = t("Every table of this kit, to search and to read without code.")
    names = t(
        "Everyday names, questions and answers are in this language; clinical names stay in "
        "English."
    )
    whose = (
        t("The people are made up.")
        if tier()["made_up"]
        else t("The people are real: {people}. Each number is rounded up.", people=people)
    )
    about = f"{tables} {whose} {names}"
    plain = t("For a class: {link} leaves out sensitive entries.", link=classroom())
    said = catalogs.words(language, "interface", "tables")
    live = raw(PracticeBrowser(on_page=True).static_html(), said, language)
    return f"{about}\n\n{plain}\n\n{live}"


def classroom() -> str:
    """Link the browser's classroom view."""
    name = t("Classroom view")
    return f'<a href="practice-browser.html?view=classroom">{name}</a>'


def words_page() -> str:
    """Write the glossary in the order of this language, with the English word below each."""
    rows = [(t(word), t(meaning), word) for word, meaning in glossary.entries()]
    rows.sort(key=lambda row: plain(row[0]))
    about = t("Words of the lessons, each with the English word that the lessons use.")
    note = t("In English:")
    entries = [
        f"## {own}\n\n{meaning}\n\n*{note}* "
        f'<span lang="en">[{word}](../reference/glossary.md#{anchor(word)})</span>'
        for own, meaning, word in rows
    ]
    return "\n\n".join([about, *entries])


def plain(text: str) -> str:
    """Give a text as it is put in order: without accents, in small letters.

    >>> plain("Índice")
    'indice'
    """
    letters = unicodedata.normalize("NFKD", text)
    return "".join(one for one in letters if not unicodedata.combining(one)).lower()


def lesson_page(lesson: Lesson, english: Lesson, language: str) -> str:
    """Write a lesson's questions, each live and with every reply, and the tables of its handout."""
    said = catalogs.words(language, "interface")
    chosen = teaching.read(english).given["handout"]
    parts = [f"*{lesson.audience}*", links(lesson, english, language)]
    able = t("You will be able to")
    parts.append(f"**{able}**\n\n{bullets(lesson.entries('objectives').values())}")
    for part, before in zip(lesson.parts, english.parts, strict=True):
        shown = [
            written(item)
            for item, same in zip(part.items, before.items, strict=True)
            if isinstance(item, Question) or name_of(same) in chosen
        ]
        if shown:
            parts += [f"## {part.heading}", *shown]
    parts.append(raw("", said, language))
    return for_page(lesson, "\n\n".join(parts))


def written(item: Item) -> str:
    """Write a question as it is on a page of the book, or a table."""
    if isinstance(item, Question):
        return f"```{{raw}} html\n{Check(spec=item.spec).static_html()}\n```"
    return card(item)


def links(lesson: Lesson, english: Lesson, language: str) -> str:
    """Link the lesson itself, and the handout to print and to change."""
    handout, there, words = t("Handout"), t("The lesson, in English:"), t("Glossary")
    title = html.escape(f"{handout}, {lesson.title}")
    files = " ".join(
        f'<a href="../../print/{english.name}-handout-{language}.{end}" '
        f'aria-label="{title}, {FORMS[end]}">{FORMS[end]}</a>'
        for end in ("pdf", editable("handout"))
    )
    return bullets([
        f"{there} <span lang='en'>[{english.title}](../../{source_of_page(english)})</span>",
        f"{handout}: {files}",
        f"[{words}](glossary.md)",
    ])  # fmt: skip


def raw(markup: str, said: Mapping[str, str], language: str) -> str:
    """Put HTML on a page, with the words in which its activities speak."""
    data = json.dumps(said, ensure_ascii=False).replace("<", "\\u003c")
    block = f'<script type="application/json" data-words="{language}">{data}</script>'
    lines = [line for line in f"{markup}\n{block}".splitlines() if line.strip()]
    return "```{raw} html\n" + "\n".join(lines) + "\n```"
