"""The documents to print in other languages: a handout of each lesson that is translated."""

from __future__ import annotations

from publictier.words import t
from teach import notes as teaching
from teach.documents import Document
from teach.handout import handout
from translation import catalogs, messages
from translation.lesson import in_language, put, put_notes


def all_documents() -> list[Document]:
    """Every document of every language.

    Raises:
        OSError: a catalog is not there.
        YamlError: a teacher's notes are not as they should be.
    """
    made = []
    for language in catalogs.LANGUAGES:
        for lesson in messages.lessons():
            with in_language(language, lesson.name):
                own = put(lesson, language)
                notes = put_notes(teaching.read(lesson), lesson, language)
                made.append(
                    Document(
                        f"{lesson.name}-handout-{language}", "handout",
                        t("Handout: {title}", title=own.title), own.audience,
                        handout(own, notes), language=language, charts=own.charts,
                    )
                )  # fmt: skip
    return made
