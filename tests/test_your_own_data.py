"""The page "Use your own data": each of its commands is run, each option it names is there."""

import re
import shlex
from pathlib import Path

import pytest

from publictier.__main__ import main, parser
from publictier.builder.source import ENGINES
from tests.omop_fixture import crowd, write

PAGE = Path("book/teach/your-own-data.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^python3 tools/kit\.py publictier (.+)$", PAGE, re.MULTILINE)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a place in which the page's names stand for folders."""
    place = tmp_path_factory.mktemp("own")
    write(place / "FOLDER", crowd())
    write(place / "FOLDER-2025", crowd(people=250))
    for source, tier in (("FOLDER", "TIER-2026"), ("FOLDER-2025", "TIER-2025")):
        assert main(["build", str(place / source), "--out", str(place / tier)]) == 0
    return place


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(one, marks=pytest.mark.soak if one.startswith("teach") else ())
        for one in COMMANDS
    ],
)
def test_each_command_of_the_page_works(
    command: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Catch a page that was true once."""
    monkeypatch.chdir(folder)
    if command.startswith("teach") and not Path("TIER").exists():
        assert main(shlex.split(COMMANDS[0])) == 0  # where this runs alone, in `soak`
    assert main(shlex.split(command)) == 0
    if "--out REPORT" in command:
        assert (folder / "REPORT" / "audit.html").is_file()
    elif "--out BOOK" in command:
        assert (folder / "BOOK" / "book" / "teach" / "this-tier.html").is_file()
    else:
        people = (folder / "TIER" / "conditions.csv").read_text(encoding="utf-8")
        assert '"our patients, 2025"' in people


def test_the_page_has_its_four_commands() -> None:
    """Catch a page from which nothing was read."""
    assert len(COMMANDS) == 4


def test_each_option_and_engine_of_the_page_exists(capsys: pytest.CaptureFixture[str]) -> None:
    """Catch an option that was renamed."""
    helped = ""
    for command in ("build", "audit", "teach"):
        with pytest.raises(SystemExit):
            parser().parse_args([command, "--help"])
        helped += capsys.readouterr().out
    named = set(re.findall(r"--[a-z][a-z-]*", PAGE))
    print(f"{len(named)} options named on the page")
    assert len(named) >= 10
    assert named <= set(re.findall(r"--[a-z][a-z-]*", helped)), named
    assert set(re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE)) == set(ENGINES)
