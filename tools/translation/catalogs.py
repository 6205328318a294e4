"""Keep the catalogs of other languages: bring them up to date, read them, say what went stale.

Run with --check, nothing is written: what is missing or stale is listed, and a catalog that does
not hold the messages of today, or whose numbers or places differ, gives exit code 1.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.pofile import write_po
from sphinx_intl import basic
from sphinx_intl.catalog import load_po

from teach.lesson import ROOT
from translation import messages

LOCALES = ROOT / "book" / "locales"
LANGUAGES = ("es",)
WIDTH = 100
NO_CLOCK = datetime(2026, 1, 1, tzinfo=UTC)  # the same bytes on every day
HEADER = "# Rounded to Twenty in another language; see CONTRIBUTING, Translate."
MARKS = {
    "numbers": re.compile(r"\d+(?:[.,]\d+)*"),
    "places": re.compile(r"\{\w+\}"),
    "code": re.compile("`"),
    "bold text": re.compile(r"\*\*"),
}
"""What a text must have as often as the English one: name -> pattern."""


@dataclass(frozen=True)
class State:
    """How a language stands: messages and catalogs in all; missing, stale or differing ones."""

    count: int
    catalogs: int
    missing: list[str]
    stale: list[str]
    differing: list[str]
    old: list[str]


def path_of(language: str, name: str) -> Path:
    """Where a catalog lies."""
    return LOCALES / language / "LC_MESSAGES" / f"{name}.po"


def template(found: list[messages.Message]) -> Catalog:
    """Make an empty catalog of messages."""
    made = Catalog(
        project="Rounded to Twenty", version="1", creation_date=NO_CLOCK, header_comment=HEADER,
        copyright_holder="the project", msgid_bugs_address="see CONTRIBUTING", charset="utf-8",
    )  # fmt: skip
    for one in found:
        key = (one.text, one.plural) if one.plural else one.text
        made.add(key, locations=[(one.place.replace(" ", "_"), 0)])
    return made


def update() -> None:
    """Put new messages into every catalog, mark changed ones as stale, and drop those not said."""
    with tempfile.TemporaryDirectory() as folder:
        for name, found in messages.catalogs().items():
            with Path(folder, f"{name}.pot").open("wb") as file:
                write_po(file, template(found), width=WIDTH)
        basic.update(str(LOCALES), folder, LANGUAGES, line_width=WIDTH, ignore_obsolete=True)


def words(language: str, *names: str) -> Mapping[str, str]:
    """Give what is said in a language: English -> its own, without what is missing or stale.

    Args:
        language: such as `"es"`.
        names: of catalogs; a later one adds what earlier ones lack.

    Raises:
        OSError: there is no such catalog.
    """
    found: dict[str, str] = {}
    for name in names:
        found |= {one: own for one, own in said(language, name).items() if one not in found}
    return found


@cache
def said(language: str, name: str) -> dict[str, str]:
    """Read one catalog: English -> its own, without what is missing or stale.

    Raises:
        OSError: there is no such catalog.
    """
    held = [one for one in load_po(path_of(language, name)) if one.id and not one.fuzzy]
    return {english: own for one in held for english, own in pairs(one) if own}


def pairs(message: Message) -> Iterator[tuple[str, str]]:
    """Give a message as English and its own; one with a plural as two.

    >>> list(pairs(Message(("{n} row", "{n} rows"), ("{n} fila", "{n} filas"))))
    [('{n} row', '{n} fila'), ('{n} rows', '{n} filas')]
    """
    if message.pluralizable:
        yield from zip(message.id, message.string or ("", ""), strict=False)
    else:
        yield str(message.id), str(message.string)


def state(language: str) -> State:
    """Hold the catalogs of a language against the messages of today.

    Raises:
        OSError: there is no such catalog.
    """
    everything = messages.catalogs()
    found = State(sum(map(len, everything.values())), len(everything), [], [], [], [])
    for name, today in everything.items():
        kept = {_key(one): one for one in load_po(path_of(language, name)) if one.id}
        if set(kept) != {one.text for one in today}:
            found.old.append(name)
        for message in kept.values():
            _sort(message, name, found)
    return found


def _key(message: Message) -> str:
    return str(message.id[0] if message.pluralizable else message.id)


def _sort(message: Message, name: str, found: State) -> None:
    where = f"{name}: {_key(message)!r}"
    if message.fuzzy:
        found.stale.append(f"{where}, for which it still says {message.string!r}")
        return
    for english, own in pairs(message):
        if not own:
            found.missing.append(where)
        elif faults := differences(english, own):
            found.differing.append(f"{where}: {', '.join(faults)}")


def differences(english: str, own: str) -> list[str]:
    """Say what one text has and the other has not, of numbers, places and marks.

    >>> differences("{n} of **20**", "{n} de **40**"), differences("2 `a`", "a 2")
    (['numbers'], ['code'])
    """
    return [
        what
        for what, pattern in MARKS.items()
        if Counter(pattern.findall(english)) != Counter(pattern.findall(own))
    ]


def report(language: str) -> bool:
    """Print how a language stands; give whether its catalogs can be used as they are."""
    found = state(language)
    print(
        f"{language}: {found.count} messages in {found.catalogs} catalogs; "
        f"{len(found.missing)} missing, {len(found.stale)} stale (shown in English)."
    )
    for what, lines in (("missing", found.missing), ("stale", found.stale)):
        for line in lines:
            print(f"  {what}: {line}")
    for line in found.differing:
        print(f"  not the same numbers, places or marks in both: {line}")
    for name in found.old:
        print(f"  not up to date: {name}.po. Run: python3 tools/kit.py translate")
    return found.count > 0 and not found.differing and not found.old


def main() -> int:
    """Bring the catalogs up to date, or check them; say how each language stands."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    if not parser.parse_args().check:
        update()
    fine = [report(language) for language in LANGUAGES]
    return 0 if all(fine) else 1


if __name__ == "__main__":
    sys.exit(main())
