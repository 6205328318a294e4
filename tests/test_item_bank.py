"""The item bank: complete, parallel, and honest about why somebody chooses a wrong answer."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

import reference_pages
import standards_page
from item_bank import BANK, FORMS, LETTERS, BankError, form_items, load_bank, read_items
from lesson_head import STAGES, TRACKS
from reading_level import grade, plain

ITEMS = read_items()
TRACKS_AND_FORMS = [(track, form) for track in TRACKS for form in FORMS]


def test_there_are_enough_items_two_for_each_stage_and_form() -> None:
    """Catch a bank that shrank, or a stage that no form asks about."""
    print(f"{len(ITEMS)} items examined")
    assert len(ITEMS) >= 60
    for track, form in TRACKS_AND_FORMS:
        stages = Counter(one.stage for one in form_items(ITEMS, track, form))
        assert stages == dict.fromkeys(STAGES, 2)


@pytest.mark.parametrize("track", list(TRACKS))
def test_the_two_forms_are_parallel(track: str) -> None:
    """Catch a question whose twin tests something else, or has the same numbers and words."""
    before, after = (form_items(ITEMS, track, form) for form in FORMS)
    for one, other in zip(before, after, strict=True):
        assert (one.pair, one.objective, one.standard) == (
            other.pair,
            other.objective,
            other.standard,
        )
        assert one.question != other.question
        kinds = [{option.misconception for option in item.options} for item in (one, other)]
        assert kinds[0] == kinds[1], one.pair


def test_no_letter_is_the_key_by_habit() -> None:
    """Catch a key that can be guessed by always choosing the same letter."""
    keys = Counter(item.key for item in ITEMS)
    assert set(keys) == set(LETTERS)
    assert max(keys.values()) < len(ITEMS) * 0.4
    for track, form in TRACKS_AND_FORMS:
        assert max(Counter(one.key for one in form_items(ITEMS, track, form)).values()) <= 5


def test_the_longest_answer_is_not_always_right() -> None:
    """Catch forms that can be passed by choosing the answer with most words."""
    longest = sum(
        max(item.options, key=lambda one: len(one.text)).misconception is None for item in ITEMS
    )
    print(f"in {longest} of {len(ITEMS)} items the key is the longest option")
    assert longest <= 0.3 * len(ITEMS)


def test_each_item_has_one_key_and_different_options() -> None:
    """Catch two right answers, or the same text twice."""
    for item in ITEMS:
        assert [one.misconception for one in item.options].count(None) == 1
        assert len({one.text for one in item.options}) == len(LETTERS)


@pytest.mark.parametrize(("track", "highest"), [("k12", 8), ("ug", 12), ("cs", 8)])
def test_the_reading_level_fits(track: str, highest: int) -> None:
    """Catch questions that test reading instead of data."""
    texts = [
        "\n\n".join([item.question, *(f"{one.text.rstrip('.')}." for one in item.options)])
        for item in ITEMS
        if item.track == track
    ]
    found = grade(plain("\n\n".join(texts)))
    print(f"{track}: grade {found:.1f}")
    assert found <= highest


def changed(tmp_path: Path, change: Any) -> Path:
    """Write the bank with one change."""
    bank = load_bank()
    change(bank)
    path = tmp_path / "items.yml"
    path.write_text(yaml.safe_dump(bank, allow_unicode=True), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda b: b["pairs"][0].pop("objective"), "pair k12-range: 'objective' is a required"),
        (lambda b: b["pairs"][0]["pre"]["distractors"].pop(), "k12-range → pre → distractors"),
        (lambda b: b["pairs"][0].update(objective="fly"), "The lesson tiers/k12 has: explain-rule"),
        (lambda b: b["pairs"][0].update(standard="NGSS SEP9"), "names the standard NGSS SEP9"),
        (
            lambda b: b["pairs"][0]["post"]["distractors"][0].update(misconception="moon"),
            "names the misconception moon",
        ),
        (lambda b: b["pairs"].append(b["pairs"][0]), "stand twice: k12-range"),
        (lambda b: b["pairs"][0].update(hint="x"), "k12-range: Additional properties"),
    ],
)
def test_a_faulty_entry_is_named(tmp_path: Path, change: Any, says: str) -> None:
    """Catch a fault that is passed over, or an error that does not say where."""
    with pytest.raises(BankError) as caught:
        read_items(changed(tmp_path, change))
    assert says in str(caught.value)


def test_a_file_that_is_no_yaml_is_refused(tmp_path: Path) -> None:
    """Catch a traceback in place of a sentence."""
    path = tmp_path / "items.yml"
    path.write_text("pairs: [", encoding="utf-8")
    with pytest.raises(BankError, match="not valid YAML"):
        load_bank(path)


def test_no_misconception_of_the_bank_goes_unused() -> None:
    """Catch an entry that nothing names."""
    used = {one.misconception for item in ITEMS for one in item.options}
    assert set(load_bank()["misconceptions"]) <= used


def test_pages_made_from_lessons_and_items_are_up_to_date() -> None:
    """Catch a form, a key, a list of standards or a glossary that its sources no longer make."""
    old, count = reference_pages.stale()
    print(f"{count} pages examined")
    assert count >= 11
    assert old == []


def test_no_form_holds_its_key() -> None:
    """Catch an answer that can be read in the source of a page."""
    examined = 0
    for track, form in TRACKS_AND_FORMS:
        page = (BANK.parent.parent / "book" / "assess" / f"{track}-{form}.md").read_text("utf-8")
        for item in form_items(ITEMS, track, form):
            for option in item.options:
                examined += 1
                assert option.why not in page
    print(f"{examined} options examined")


def test_every_standard_is_in_the_crosswalk_and_used() -> None:
    """Catch a code that no framework has, or one that nothing serves."""
    found = standards_page.crosswalk()
    known = set(found["standards"])
    used = set(standards_page.lesson_links("standards"))
    print(f"{len(used)} standards of {len(found['frameworks'])} frameworks examined")
    assert used == known
    for code in known:
        assert standards_page.framework_of(code, found["frameworks"])
    with pytest.raises(KeyError):
        standards_page.framework_of("Moon 1", found["frameworks"])


def test_a_code_that_nobody_described_stops_the_page() -> None:
    """Catch a slip in a lesson's standards, and a standard that no lesson serves."""
    found = standards_page.crosswalk()
    named = set(found["standards"])
    standards_page.check(found, named)
    with pytest.raises(standards_page.StandardError, match=r"CCSS-M 6\.SP\.B\.6 \(is it CCSS-M 6"):
        standards_page.check(found, named | {"CCSS-M 6.SP.B.6"})
    with pytest.raises(standards_page.StandardError, match=r"No lesson or item names ISTE 1\.2\.d"):
        standards_page.check(found, named - {"ISTE 1.2.d"})


def test_the_crosswalk_names_the_frameworks_of_each_audience() -> None:
    """Catch a framework that is missing, or whose edition is not said."""
    found = standards_page.crosswalk()["frameworks"]
    wanted = {
        "NGSS", "CSTA-2017", "CSTA-2026", "CCSS-M", "GAISE II", "AP CSP", "AP Statistics", "ISTE",
        "ACRL", "NIBLSE", "NASEM",
    }  # fmt: skip
    print(f"{len(found)} frameworks examined")
    assert set(found) == wanted
    assert all(one["edition"] for one in found.values())
    assert "pending" in found["CSTA-2026"]["edition"]
