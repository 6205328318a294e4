"""Catalogs of other languages: complete, the same numbers, and honest about what went stale."""

import gettext
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from sphinx_intl.catalog import dump_po, load_po

from publictier import words
from teach.lesson import ROOT
from translation import catalogs, messages
from translation.catalogs import LANGUAGES
from translation.messages import INTERFACE, Message

MARKED = re.compile(r'\b(?:t|tn|later)\(\s*"((?:[^"\\]|\\.)+)"')


def code() -> Iterator[tuple[Path, str]]:
    """Each file of code that speaks, with its text."""
    for pattern in (one for patterns in INTERFACE.values() for one in patterns):
        for path in ROOT.glob(pattern):
            yield path, path.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogs_hold_the_messages_of_today(language: str) -> None:
    """Catch a catalog that was not brought up to date, or says another number than the English."""
    found = catalogs.state(language)
    print(
        f"{found.count} messages examined, {len(found.stale)} stale, {len(found.missing)} missing"
    )
    assert found.count > 2000
    assert found.old == [] and found.differing == []


def test_every_text_that_code_marks_is_found() -> None:
    """Catch a text that the reader of code passes over, as it does inside an f-string."""
    known = {one for message in messages.spoken_by_code() for one in (message.text, message.plural)}
    marked = [(path.name, text.replace('\\"', '"')) for path, all_of in code()
              for text in MARKED.findall(all_of)]  # fmt: skip
    print(f"{len(marked)} marked texts examined")
    assert len(marked) > 300
    # Python may write a long text as several pieces, one after the other
    lost = [one for one in marked if not any(text.startswith(one[1]) for text in known)]
    assert lost == []


def test_code_that_speaks_is_all_examined() -> None:
    """Catch a module that marks texts and is not read for messages."""
    read = {path for path, _ in code()}
    places = [*(ROOT / "src" / "publictier").rglob("*.js"), *(ROOT / "tools").rglob("*.py")]
    speaking = {
        path for path in places
        if re.search(r'import .*\b(?:t|tn|later)\b.*words', path.read_text(encoding="utf-8"))
    }  # fmt: skip
    silent = {path.name for path in speaking - read}
    # these say what other files mark, or put what they are given
    assert silent <= {"lesson.py", "spoken.js", "messages.py"}


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, list[Message]]:
    """A kit with one catalog of two messages, in a folder of its own."""
    said = {"small": [Message("Count the rows.", "a"), Message("{n} row", "b", "{n} rows")]}
    monkeypatch.setattr(catalogs, "LOCALES", tmp_path)
    monkeypatch.setattr(messages, "catalogs", lambda: said)
    catalogs.said.cache_clear()
    catalogs.update()
    put("Cuenta las filas.", ("{n} fila", "{n} filas"))
    yield said
    catalogs.said.cache_clear()


def put(*own: str | tuple[str, str]) -> None:
    """Write what is said in Spanish into the small catalog, in order."""
    path = catalogs.path_of("es", "small")
    held = load_po(path)
    for message, text in zip((one for one in held if one.id), own, strict=True):
        message.string = text
        message.flags.discard("fuzzy")  # as a translator does
    dump_po(path, held)
    catalogs.said.cache_clear()


def test_what_changed_in_english_is_stale_and_shown_in_english(
    small: dict[str, list[Message]], capsys: pytest.CaptureFixture[str]
) -> None:
    """Catch Spanish that goes on saying what the English no longer says."""
    assert catalogs.words("es", "small")["Count the rows."] == "Cuenta las filas."
    small["small"][0] = Message("Count all the rows.", "a")
    assert not catalogs.report("es")
    assert (
        "not up to date: small.po. Run: python3 tools/kit.py translate" in capsys.readouterr().out
    )
    catalogs.update()
    catalogs.said.cache_clear()
    assert catalogs.report("es")
    said = capsys.readouterr().out
    assert "2 messages in 1 catalogs; 0 missing, 1 stale (shown in English)." in said
    assert "'Count all the rows.', for which it still says 'Cuenta las filas.'" in said
    with words.speaking(catalogs.words("es", "small")):
        assert words.t("Count all the rows.") == "Count all the rows."


def test_another_number_or_a_lost_place_is_named(
    small: dict[str, list[Message]], capsys: pytest.CaptureFixture[str]
) -> None:
    """Catch a translation that says 40 for 20, or loses the place of a value."""
    small["small"][0] = Message("At most **20** people.", "a")
    catalogs.update()
    put("Como máximo 40 personas.", ("una fila", "{n} filas"))
    assert not catalogs.report("es")
    said = capsys.readouterr().out
    assert "not the same numbers, places or marks in both: small: '{n} row': places" in said
    assert "small: 'At most **20** people.': numbers, bold text" in said


def test_nothing_to_examine_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    """Catch a check that passes because it read nothing."""
    monkeypatch.setattr(messages, "catalogs", dict)
    assert not catalogs.report("es")


@pytest.mark.parametrize("name", ["interface", "tiers-k12"])
def test_pythons_own_gettext_reads_the_catalogs(name: str) -> None:
    """Hold our reading of a catalog against that of the standard library, plurals too."""
    held = load_po(catalogs.path_of("es", name))
    compiled = io.BytesIO()
    write_mo(compiled, held)
    compiled.seek(0)
    theirs = gettext.GNUTranslations(compiled)
    ours = catalogs.words("es", name)
    for message in held:
        if message.id and message.pluralizable:
            one, many = message.id
            assert theirs.ngettext(one, many, 1) == ours[one]
            assert theirs.ngettext(one, many, 7) == ours[many]
        elif message.id:
            assert theirs.gettext(message.id) == ours[message.id]
    assert len(ours) > 100
