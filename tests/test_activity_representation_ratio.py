"""The representation ratio: real figures, the same in Python and page, warnings, by keyboard."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page

from publictier import facts
from publictier.activities import RepresentationRatio
from publictier.activities.representation_ratio import (
    figures,
    proper_pairs,
    ratio,
    verdict_of,
    warning_of,
    words_of,
)
from publictier.linking import FOLDER, esm
from tests.activity_page import opened, press, start_over, tab_to, write_page
from tests.support import run_module

MODULE = esm(FOLDER / "representation-ratio.js")


def by_role() -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Give shares in studies, and shares in the population."""
    found = figures()
    studies = [one for one in found if one["role"] == "study"]
    return studies, [one for one in found if one["role"] == "population"]


def test_all_pairs_of_figures_come_out_the_same_in_python_and_on_the_page() -> None:
    """Catch a page that divides, words or warns in its own way."""
    studies, populations = by_role()
    pairs = [(a, b) for a in studies for b in populations]
    words = RepresentationRatio().spec["words"]
    code = """
    const singles = given.pairs.map(([a, b]) => {
        const ratio = found.ratioOf(a, b);
        return [ratio, found.wordsOf(ratio, given.words), found.warningOf(a, b)];
    });
    const verdicts = given.pairs.map((one) => given.pairs.map((two) => found.verdictOf(one, two)));
    return { singles, verdicts };
    """
    answer = run_module(MODULE, code, {"pairs": pairs, "words": words})
    assert answer["singles"] == [
        [ratio(a, b), words_of(ratio(a, b), words), warning_of(a, b)] for a, b in pairs
    ]
    assert answer["verdicts"] == [[verdict_of(one, two) for two in pairs] for one in pairs]
    print(f"{len(pairs)} pairs of figures and {len(pairs) ** 2} pairs of ratios compared")
    assert (len(studies), len(populations)) == (4, 4)


def test_any_two_shares_divide_the_same_in_python_and_on_the_page() -> None:
    """Catch two hundredths, or two sentences, that Python and the page round differently."""
    shares = [n / 10 for n in range(1, 100, 3)] + [n / 2 for n in range(20, 201, 7)]
    pairs = [({"value": a}, {"value": b}) for a in shares for b in shares]
    words = RepresentationRatio().spec["words"]
    code = """
    return given.pairs.map(([a, b]) => {
        const ratio = found.ratioOf(a, b);
        return [ratio, found.wordsOf(ratio, given.words)];
    });
    """
    answer = run_module(MODULE, code, {"pairs": pairs, "words": words})
    assert answer == [[ratio(a, b), words_of(ratio(a, b), words)] for a, b in pairs]
    print(f"{len(pairs)} ratios compared")
    assert len(pairs) > 3000


def test_the_figures_are_those_of_the_facts() -> None:
    """Catch a number, a date or a source that the facts do not have."""
    table = facts("representation").set_index("fact")
    for figure in figures():
        row = table.loc[figure["fact"]]
        assert figure["value"] == row["value"]
        assert figure["statement"] == row["statement"]
        assert figure["group"].split()[0].lower() in row["statement"].lower()
        assert row["place"] in figure["source"]
        assert figure["date"] == "No date given"
        assert row["unit"] == "percent"
        assert (figure["role"] == "population") == (row["who"] == "US population")
        assert figure["later"] == (row["bound"] == "at_least")
        label = figure["trials"].replace("trials", "").strip()
        assert label in row["who"]
        assert label or "nationwide" not in row["who"]
    found = {pair[0]["fact"]: ratio(*pair) for pair in proper_pairs(figures())}
    assert list(found.values()) == [0.38, 0.45, 0.06, 0.26]


def test_only_ratios_about_the_same_trials_may_be_compared() -> None:
    """Catch a nationwide ratio that is set beside one of NIH trials."""
    widget = RepresentationRatio()
    aa, nih, hispanic, minorities = proper_pairs(figures())
    verdicts = widget.spec["verdicts"]
    may = [
        verdict_of(one, two)
        for one in (aa, nih, hispanic, minorities)
        for two in (aa, nih, hispanic, minorities)
        if verdicts[verdict_of(one, two)]["may"]
    ]
    assert may == ["same-trials", "same-trials"]
    assert verdict_of(aa, hispanic) == "same-trials"
    assert verdict_of(aa, nih) == "other-trials"
    assert verdict_of(nih, hispanic) == "one-group"
    assert verdict_of(aa, minorities) == "not-said"


def test_no_number_is_written_by_hand() -> None:
    """Catch a figure in a text that would stay when the fact changes."""
    text = (FOLDER / "content" / "representation-ratio.toml").read_text("utf-8")
    for number in ("13.2", "7.6", "0.38", "0.45", "0.06", "0.26", "38 %", "17 %"):
        assert number not in text, number


def root_of(page: Page) -> Locator:
    """Find the live version."""
    return page.locator(".kit-act[data-act='representation-ratio']")


def pick(page: Page, root: Locator, role: str, place: int) -> None:
    """Choose a figure with Tab and arrow keys, from wherever the choice stands."""
    options = root.locator(f"input[name={role}]")
    values = [options.nth(i).is_checked() for i in range(options.count())]
    tab_to(page, options.nth(values.index(True)))
    steps = place - values.index(True)
    for _ in range(abs(steps)):
        page.keyboard.press("ArrowDown" if steps > 0 else "ArrowUp")


def test_it_is_played_by_keyboard_and_remembers(browser: Browser, tmp_path: Path) -> None:
    """Catch a mouse that is needed, a missing warning, a reply that does not fit, lost work."""
    widget = RepresentationRatio()
    verdicts, warnings = widget.spec["verdicts"], widget.spec["warnings"]
    with opened(browser, write_page(tmp_path, widget).as_uri()) as page:
        root = root_of(page)
        total = root.locator(".kit-ratio-sum")
        reply = root.locator(".kit-act-own .kit-check-reply")
        assert total.inner_text() == "5 % ÷ 13.2 % = 0.38"
        assert "about 4 where 10 would match the population" in root.inner_text()
        press(page, root, "Keep as first")
        pick(page, root, "study", 1)
        assert total.inner_text() == "7.6 % ÷ 13.2 % = 0.58"
        assert warnings["group"] in root.locator(".kit-ratio-warning").inner_text()
        press(page, root, "Keep as second")
        assert root.locator(".kit-act-said").inner_text().startswith("Not kept")
        assert not root.get_by_role("button", name="Yes, they may").is_visible()
        pick(page, root, "population", 1)
        assert total.inner_text() == "7.6 % ÷ 17 % = 0.45"
        press(page, root, "Keep as second")
        press(page, root, "Yes, they may")
        assert reply.inner_text() == f"✗ Not yet. {verdicts['other-trials']['wrong']}"
        pick(page, root, "study", 2)
        press(page, root, "Keep as second")
        assert reply.inner_text() == ""
        press(page, root, "No, not as they are")
        assert reply.inner_text() == f"✗ Not yet. {verdicts['same-trials']['wrong']}"
        press(page, root, "Yes, they may")
        assert reply.inner_text() == f"✓ Right. {verdicts['same-trials']['right']}"
        before = root.locator(".kit-act-own").inner_text()
        page.reload()
        assert root.locator(".kit-act-own").inner_text() == before
        press(page, root, "Keep as first")
        assert reply.inner_text() == verdicts["twice"]["right"]
        start_over(page, root)
        assert total.inner_text() == "5 % ÷ 13.2 % = 0.38"
        assert page.evaluate("localStorage.length") == 0


@pytest.mark.parametrize(
    "kept",
    [
        {"study": 7, "population": None, "first": "x", "second": [1], "said": "perhaps"},
        {"study": "nobody", "population": "african-american-trial-share"},
        {"first": ["hispanic-nih-trial-share", "african-american-population-share"]},
        {"second": ["minorities-trial-share", "minorities-population-projected"]},
        {"first": {"0": "hispanic-nih-trial-share"}, "said": ["may"]},
    ],
)
def test_a_memory_from_another_hand_falls_back(kept: dict[str, Any]) -> None:
    """Catch a kept pair that the activity itself would never have let in."""
    code = """
    const state = found.stateOf(given.kept, given.figures);
    return { ...state, study: state.study.fact, population: state.population.fact };
    """
    state = run_module(MODULE, code, {"kept": kept, "figures": figures()})
    assert state == {
        "study": "african-american-trial-share",
        "population": "african-american-population-share",
        "first": None, "second": None, "said": None,
    }, json.dumps(kept)  # fmt: skip


def test_the_source_and_what_it_leaves_open_stand_on_page_and_paper() -> None:
    """Catch real figures without their source."""
    widget = RepresentationRatio()
    plain = widget.plain_html()
    assert widget.people.startswith("Real figures, source: National Hispanic Medical Association")
    assert "Made-up" not in plain
    for words in ("gives no year", "does not say which trials", "source's own"):
        assert words in widget.spec["note"]
    for figure in figures():
        assert figure["statement"] in plain
    assert plain.count("No date given") == len(figures())
    assert plain.count("may these two be compared?") == 6
