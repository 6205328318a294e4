"""Hearing and vision: invented results, how they spread, and whom one setting serves."""

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from publictier import disclosure
from publictier.activities import Hearing, Vision
from publictier.activities.spread import PEOPLE, Spread, grouped, on_chart, tally
from publictier.linking import FOLDER, esm
from tests.activity_page import opened, press, tab_to, write_page
from tests.support import run_module

BOTH = [pytest.param(kind, id=kind.activity) for kind in (Hearing, Vision)]
COMPUTE = """
const { grouped, neededFor, onChart, servedBy, turningPoints, verdictOf } = found.judged;
const { values, exact, wide } = given.spec;
const { base } = given;
const rule = found.judged.ruleOf(base);
return {
  served: exact.map((counts) => values.map((value) => servedBy(values, counts, value))),
  needed: exact.map((counts) => neededFor(values, counts)),
  published: exact.map((counts) => onChart(rule, counts)),
  wide: exact.map((counts) => onChart(rule, grouped(counts, wide))),
  verdicts: values.map((value) => verdictOf(given.spec, value)),
  tops: exact.map((counts) => turningPoints(counts, 5)),
  tops_published: exact.map((counts) => turningPoints(onChart(rule, counts), base)),
  tops_wide: exact.map((counts) =>
    turningPoints(onChart(rule, grouped(counts, wide)), base)),
};
"""


def computed(widget: Spread) -> Any:
    """Let the page's own code compute all that it shows."""
    given = {"spec": widget.spec, "base": disclosure.RULE.base}
    return run_module(esm(FOLDER / f"{widget.activity}.js"), COMPUTE, given)


@pytest.mark.parametrize("kind", BOTH)
def test_the_page_counts_as_python_does(kind: type[Spread]) -> None:
    """Catch a slider that serves other people than the table says."""
    widget = kind()
    found = computed(widget)
    served = [[widget.served(i, value) for value in widget.values] for i in range(2)]
    assert found["served"] == served
    assert found["needed"] == [widget.needed(0), widget.needed(1)]
    assert found["published"] == widget.spec["published"]
    wide = [on_chart(grouped(counts, widget.wide)) for counts in widget.spec["exact"]]
    assert found["wide"] == wide
    number = sum(len(row) for row in (*served, *wide, *widget.spec["published"])) + 2
    print(f"{widget.activity}: {number} numbers compared")
    assert number > 80


@pytest.mark.parametrize("kind", BOTH)
def test_the_results_are_240_people_twice(kind: type[Spread]) -> None:
    """Catch people who are lost between the columns, or who need less under the harder one."""
    widget = kind()
    people = widget.results()
    assert len(people) == PEOPLE
    assert f"{PEOPLE} made-up people" in widget.how
    assert all(row[0] < row[1] for row in people)
    assert all(sum(counts) == PEOPLE for counts in widget.spec["exact"])
    assert kind().results() == people
    assert all(row[1] < row[2] for row in people if len(row) > 2)


@pytest.mark.parametrize("kind", BOTH)
def test_what_is_published_follows_the_rule(kind: type[Spread]) -> None:
    """Catch a published count that is no multiple, or hides an empty bar."""
    widget = kind()
    for table, published in zip(widget.teaching, widget.spec["published"], strict=True):
        exact = table.exact["count"].tolist()
        assert "made up, exact, for teaching" in repr(table)
        for n, shown in zip(exact, published, strict=True):
            low, high = disclosure.true_range(shown, "chart")
            assert low <= n <= high
        assert disclosure.check(table.published()).status == "pass"


@pytest.mark.parametrize("kind", BOTH)
def test_one_size_fits_neither_all_nor_half(kind: type[Spread]) -> None:
    """Catch results that no longer show what an average hides."""
    widget = kind()
    values = widget._task_values()
    near, wide = int(str(values["near"])), widget.needed(1)
    assert PEOPLE // 2 < widget.served(0, near) < PEOPLE
    assert widget.served(1, wide) < PEOPLE
    assert widget.needed(0) < wide


@pytest.mark.parametrize("kind", BOTH)
def test_what_a_setting_costs_grows_with_it(kind: type[Spread]) -> None:
    """Catch a slider whose best place is its end."""
    costs = [int(text.split()[0]) for text in kind().costs()]
    assert all(a <= b for a, b in pairwise(costs))
    assert costs[0] < costs[-1]


@pytest.mark.parametrize("kind", BOTH)
def test_nobody_is_tested_and_no_group_is_named(kind: type[Spread]) -> None:
    """Catch a page that plays a sound, judges a body, or splits people into groups."""
    widget = kind()
    words = widget.spec["words"]
    for text in ("invented", "made up", "nobody is tested", "not split by age, sex"):
        assert text in words["notice"]
    page = widget.static_html().lower()
    for word in ("<audio", "<img", "normal", "impair", "suffer", "your hearing", "your eyes"):
        assert word not in page, word
    group = {
        Hearing: "people who are deaf or hard of hearing",
        Vision: "people who have low vision",
    }
    assert group[kind] in page  # type: ignore[index]


def test_a_result_that_is_no_value_is_refused() -> None:
    """Catch a person who falls between two bars."""
    with pytest.raises(ValueError, match=r"results \[7\]"):
        tally([5, 7], [0, 5, 10])


@pytest.mark.parametrize("kind", BOTH)
def test_the_challenge_is_solved_by_keyboard(
    browser: Browser, tmp_path: Path, kind: type[Spread]
) -> None:
    """Catch a slider that needs a mouse, mistakes with one reply, a reload that forgets."""
    widget = kind()
    replies = widget.spec["words"]["replies"]
    step = widget.values[1] - widget.values[0]
    with opened(browser, write_page(tmp_path, widget).as_uri()) as page:
        root = page.locator("section.kit-act")
        said = root.locator(".kit-act-said")
        tab_to(page, root.get_by_role("combobox", name="Look at"))
        page.keyboard.press("ArrowDown")
        slider = root.get_by_role("slider")

        def check(setting: int) -> str:
            """Move to a setting with the arrow keys, and check it."""
            tab_to(page, slider)
            moves = (setting - int(slider.input_value())) // step
            for _ in range(abs(moves)):
                page.keyboard.press("ArrowRight" if moves > 0 else "ArrowLeft")
            served = f"serves {widget.served(1, setting)} of {PEOPLE}"
            assert served in said.inner_text() or not moves
            press(page, root, "Check this setting")
            return said.inner_text()

        low, first, right = widget.values[1], widget.needed(0), widget.needed(1)
        for setting, key in (
            (low, "low"), (first, "first_only"), (right - step, "first_only"),
            (widget.values[-1], "more"), (right, "right"),
        ):  # fmt: skip
            assert check(setting).endswith(replies[key]), setting
        before = root.get_by_role("table").inner_text()
        assert str(PEOPLE - widget.served(1, right)) in before
        page.reload()
        assert root.get_by_role("table").inner_text() == before


@pytest.mark.parametrize("kind", BOTH)
def test_both_versions_are_read_by_keyboard(
    browser: Browser, tmp_path: Path, kind: type[Spread]
) -> None:
    """Catch an exact count in the published version, or a switch that says nothing."""
    widget = kind()
    with opened(browser, write_page(tmp_path, widget).as_uri(), width=320) as page:
        root = page.locator("section.kit-act")
        table = root.get_by_role("table")
        cells = table.locator("td").all_inner_texts()[:-2]
        shown = [disclosure.shown(n) for pair in zip(*widget.spec["published"], strict=True)
                 for n in pair]  # fmt: skip
        assert cells == shown
        tab_to(page, root.get_by_role("combobox", name="Version"))
        page.keyboard.press("ArrowDown")
        assert "made up, exact, for teaching" in root.locator(".kit-act-said").inner_text()
        exact = table.locator("td:nth-child(2)").all_inner_texts()
        assert exact == [str(n) for n in widget.spec["exact"][0]]
        tab_to(page, root.get_by_role("combobox", name="Bars"))
        page.keyboard.press("ArrowDown")
        wide = table.locator("td:nth-child(4)").all_inner_texts()
        assert wide == [str(n) for n in grouped(widget.spec["exact"][1], widget.wide)]
        words = root.get_by_role("img").get_attribute("aria-label") or ""
        assert all(name[3:] in words for name in widget.conditions)
        page.reload()
        assert table.locator("td:nth-child(4)").all_inner_texts() == wide


@pytest.mark.parametrize("kind", BOTH)
def test_what_was_kept_is_not_trusted(browser: Browser, tmp_path: Path, kind: type[Spread]) -> None:
    """Catch a slider at a place that does not exist."""
    widget = kind()
    bad = [
        '{"view":"size","setting":7.5}', '{"view":"size","setting":"<b>"}',
        '{"view":3,"show":"secret","wide":"yes","setting":-5}', '{"view":"size","setting":1e9}',
    ]  # fmt: skip
    with opened(browser, write_page(tmp_path, widget).as_uri()) as page:
        for kept in bad:
            store = f'{{"{widget.id}":{kept}}}'
            page.evaluate("kept => localStorage.setItem('kit-kept', kept)", store)
            page.reload()
            root = page.locator("section.kit-act")
            assert "undefined" not in root.inner_text()
            root.get_by_role("combobox", name="Look at").select_option("size")
            assert root.get_by_role("slider").input_value() == str(widget.start)
