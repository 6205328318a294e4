"""Whatever a file holds, its reader gets a sentence and never a traceback."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import publictier
from answer_files import AnswerFileError, read_sheets
from checked_yaml import YamlError
from checked_yaml import read as read_yaml
from lesson_source import LessonError
from lesson_source import read as read_lesson
from publictier.audit.examine import examine
from publictier.audit.page import as_dict
from publictier.builder import build
from publictier.errors import PublicTierError, UnknownTableError
from teach import guide
from tests.omop_fixture import crowd, write

INSTITUTION = Path("book/teach/guide/institution.yml")
SCHEMA = Path("book/teach/guide/institution.schema.json")
LESSON = Path("book/tiers/k12.md")
ANSWERS = b"code,form,q1,q2\nK01,k12-pre,A,B\nK02,k12-post,,D\n"
PIECES = [
    b"", b"\0", b"\xff\xfe", b'"', b"'", b"\n", b"\r", b",", b";", b"\t", b"{", b"[", b"- ", b": ",
    b"&a *a", b"&a [*a]", b"!!python/object:os.system ", b"2026-02-30", b"1e999", b"-1", b"27",
    b"nan", "\u2028".encode(), "\u202e".encode(), b"\x1b[31m", b"<script>", b"A" * 200_000,
    b"[" * 3000, b"---\n", b"{{ 1/0 }}", b"```{check}\n",
]  # fmt: skip
BYTES = st.one_of(st.sampled_from(PIECES), st.binary(max_size=8))


@st.composite
def spoilt(draw: Callable[..., Any], good: bytes) -> bytes:
    """A good file with up to four places cut out, doubled or replaced."""
    text = good
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(text)))
        gone = draw(st.integers(0, 40))
        text = text[:at] + draw(BYTES) + text[at + gone :]
    return text


def try_many(times: int, cases: st.SearchStrategy[Any], look: Callable[[Any], None]) -> int:
    """Look at that many cases, the same on every machine; give how many there were."""
    seen = 0

    @settings(
        max_examples=times, deadline=None, database=None, derandomize=True,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(cases)
    def run(case: Any) -> None:
        nonlocal seen
        seen += 1
        look(case)

    run()
    return seen


def told(error: Exception) -> None:
    """An error says something, and no more than a reader takes in."""
    assert 20 < len(str(error)) < 3000, error


def reader_of(
    path: Path, read: Callable[[], object], refusal: type[Exception]
) -> Callable[[bytes], None]:
    """Give what writes a file, reads it, and takes nothing but the reader's own refusal."""

    def look(data: bytes) -> None:
        path.write_bytes(data)
        try:
            read()
        except refusal as error:
            told(error)

    return look


FEW_OR_MANY = pytest.mark.parametrize("times", [60, pytest.param(3000, marks=pytest.mark.soak)])


@FEW_OR_MANY
def test_files_of_answers(tmp_path: Path, times: int) -> None:
    """Catch a spreadsheet's file that stops the scoring with a traceback."""
    path = tmp_path / "answers.csv"

    look = reader_of(
        path, lambda: read_sheets([path], {"k12-pre": 2, "k12-post": 2}), AnswerFileError
    )
    print(f"{try_many(times, spoilt(ANSWERS), look)} files of answers")


@FEW_OR_MANY
def test_files_of_an_institution(tmp_path: Path, times: int) -> None:
    """Catch a librarian's YAML that stops the guide with a traceback."""
    path = tmp_path / "my-library.yml"

    look = reader_of(path, lambda: read_yaml(path, SCHEMA), YamlError)
    print(f"{try_many(times, spoilt(INSTITUTION.read_bytes()), look)} files of YAML")


def test_the_guide_tells_of_a_spoilt_file_and_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Catch a fault that the program meets otherwise than its reader."""
    path = tmp_path / "my-library.yml"
    path.write_bytes(b"name: \xff\xfe\0")
    monkeypatch.setattr("sys.argv", ["guide", str(path), str(tmp_path / "out")])
    assert guide.main() == 1
    said = capsys.readouterr().err
    assert "my-library.yml" in said and "UTF-8" in said
    assert not (tmp_path / "out").exists()


@FEW_OR_MANY
def test_sources_of_lessons(tmp_path: Path, times: int) -> None:
    """Catch a slip of a lesson's author that shows them the insides of a YAML reader."""
    path = tmp_path / "lesson.md"

    look = reader_of(path, lambda: read_lesson(path), LessonError)
    short = LESSON.read_bytes()[:4000]
    print(f"{try_many(times, spoilt(short), look)} sources of lessons")


@FEW_OR_MANY
def test_names_of_tables(times: int) -> None:
    """Catch a name that is taken for a path, or breaks the search for a close one."""
    names = st.one_of(st.text(max_size=60), st.sampled_from(["../facts/sources", "/etc/passwd"]))

    def look(name: str) -> None:
        if name not in publictier.names():
            with pytest.raises(UnknownTableError):
                publictier.load(name)

    print(f"{try_many(times, names, look)} names")


def built_or_refused(source: Path, folder: Path) -> str:
    """Try a build; a refusal is told in words, and leaves nothing."""
    with tempfile.TemporaryDirectory(dir=folder) as out:
        try:
            build(source, Path(out) / "tier")
        except PublicTierError as error:
            told(error)
            assert [*Path(out).iterdir()] == []
            return "refused"
    return "built"


@pytest.mark.parametrize("times", [25, pytest.param(400, marks=pytest.mark.soak)])
def test_sources_for_the_builder(tmp_path: Path, times: int) -> None:
    """Catch an export with a damaged file that is counted in silence or dies in the middle."""
    source = write(tmp_path / "omop", crowd(), "csv")
    files = {path: path.read_bytes() for path in sorted(source.iterdir())}
    cases = st.sampled_from(sorted(files)).flatmap(
        lambda path: st.tuples(st.just(path), spoilt(files[path][:20_000]))
    )
    outcomes = {"built": 0, "refused": 0}

    def look(case: tuple[Path, bytes]) -> None:
        path, data = case
        path.write_bytes(data)
        try:
            outcomes[built_or_refused(source, tmp_path)] += 1
        finally:
            path.write_bytes(files[path])

    seen = try_many(times, cases, look)
    print(f"{seen} sources: {outcomes}")
    assert outcomes["refused"] > 0


@pytest.mark.parametrize("times", [25, pytest.param(400, marks=pytest.mark.soak)])
def test_published_tiers_for_the_audit(tmp_path: Path, times: int) -> None:
    """Catch a tier with a damaged file that passes its audit, or ends in a traceback."""
    build(write(tmp_path / "omop", crowd()), tmp_path / "tier")
    files = {path: path.read_bytes() for path in sorted((tmp_path / "tier").iterdir())}
    cases = st.sampled_from(sorted(files)).flatmap(
        lambda path: st.tuples(st.just(path), spoilt(files[path][:20_000]))
    )
    outcomes = {"examined": 0, "refused": 0}

    def look(case: tuple[Path, bytes]) -> None:
        path, data = case
        path.write_bytes(data)
        try:
            as_dict(examine(tmp_path / "tier"))
            outcomes["examined"] += 1
        except PublicTierError as error:
            told(error)
            outcomes["refused"] += 1
        finally:
            path.write_bytes(files[path])

    seen = try_many(times, cases, look)
    print(f"{seen} tiers: {outcomes}")
    assert outcomes["refused"] > 0
