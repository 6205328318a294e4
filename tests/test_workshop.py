"""The workshop pages: minutes that add up, figures with their source, letters that say the same."""

import re
from pathlib import Path

import pandas as pd
import pytest

from publictier import facts
from reading_level import grade, plain

TEACH = Path("book/teach")
WORKSHOP = TEACH / "workshop"
SHEET = re.compile(r"^\| Begins at .*\n\|[-: |]+\|\n((?:\|.*\n)+)", re.MULTILINE)
LENGTH = re.compile(r"(\d+)(?:-minute| minutes)")


def sheets() -> list[pytest.ParameterSet]:
    """Each table of minutes, with the length that the words before it promise."""
    found = []
    for path in (WORKSHOP / "run-sheets.md", WORKSHOP / "train.md"):
        text = path.read_text(encoding="utf-8")
        for table in SHEET.finditer(text):
            promised = int(LENGTH.findall(text[: table.start()])[-1])
            rows = [line.strip("|").split("|") for line in table[1].splitlines()]
            name = f"{path.stem}, {promised} minutes, {len(found) + 1}"
            found.append(pytest.param(rows, promised, id=name))
    return found


@pytest.mark.parametrize(("rows", "promised"), sheets())
def test_a_run_sheet_adds_up(rows: list[list[str]], promised: int) -> None:
    """Catch an evening whose parts begin too early, or end too late."""
    now = 0
    for row in rows:
        assert int(row[0]) == now, row
        now += int(row[1])
        assert all(cell.strip() for cell in row)
    print(f"{len(rows)} parts examined, {now} minutes")
    assert now == promised


def test_there_is_an_evening_of_each_length() -> None:
    """Catch a length that the curriculum promises and nobody wrote."""
    lengths = {one.values[1] for one in sheets()}
    assert lengths >= {60, 90, 120}
    assert len(sheets()) == 6


def test_how_many_came_is_what_the_article_says() -> None:
    """Catch a figure that was mistyped, or whose source has changed."""
    known = facts("researcher_community").set_index("fact")["value"]
    assert isinstance(known, pd.Series)
    text = (WORKSHOP / "index.md").read_text(encoding="utf-8")
    for signed, came in (
        ("aahd-registrants", "aahd-attendees"),
        ("convention-2023-registrants-text", "convention-2023-attendees"),
        ("convention-2024-registrants-text", "convention-2024-attendees"),
    ):
        row = next(line for line in text.splitlines() if f"| {known[came]:.0f} |" in line)
        assert f"{known[signed]:,.0f}" in row
        share = round(100 * known[came] / known[signed])
        assert f"{share} %" in row or f"than {share} %" in row, row


def test_the_letters_say_the_same() -> None:
    """Catch a paragraph that only one of the two letters has."""
    both = [(TEACH / name).read_text(encoding="utf-8") for name in ("letter.md", "carta.md")]
    bold = [len(re.findall(r"(?m)^\*\*.+?\*\*", text)) for text in both]
    brackets = [len(re.findall(r"\[[^\]]+\](?!\()", text)) for text in both]
    print(f"{bold[0]} paragraphs and {brackets[0]} gaps to fill in")
    assert bold[0] == bold[1] >= 7
    assert brackets[0] == brackets[1] >= 5
    assert all("MedlinePlus" in text and "*All of Us*" in text for text in both)
    assert grade(plain(both[0])) <= 8


def test_helpers_have_a_card_for_the_hard_moments() -> None:
    """Catch a card that is missing, or advises for or against joining a study."""
    text = (WORKSHOP / "helpers.md").read_text(encoding="utf-8")
    for title in ("tells their diagnosis", "Should I join the study?", "Is my data sold?"):
        assert re.search(rf"(?m)^## Card: .*{re.escape(title)}", text), title
    join = text.split("Should I join the study?")[1].split("## Card")[0]
    assert "nobody here will advise you" in join


@pytest.mark.parametrize("name", ["index", "run-sheets", "helpers", "forms", "train"])
def test_the_pages_are_easy_to_read(name: str) -> None:
    """Catch a page that nobody reads an hour before the doors open."""
    found = grade(plain((WORKSHOP / f"{name}.md").read_text(encoding="utf-8")))
    print(f"{name}: grade {found:.1f}")
    assert found <= 8
