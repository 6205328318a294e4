"""Pin the cell: bounds as in the library, replies that fit, a game that is played by keyboard."""

import json
import random
import re
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from playwright.sync_api import Browser, Locator, Page

from publictier import audit, disclosure
from publictier.activities import PinTheCell
from publictier.activities.pin_the_cell import rounds
from publictier.audit import System
from publictier.errors import AuditError
from publictier.linking import FOLDER, esm
from tests.activity_page import opened, press, tab_to, write_page
from tests.support import run_module

MODULE = esm(FOLDER / "pin-the-cell.js")
BASE = disclosure.RULE.base
Case = dict[str, Any]
BOUNDS = """
const rule = found.ruleOf(given.base);
return given.cases.map(({ numbers, exact, oneWay }) => {
  try { return found.sharpest(found.rangesOf(rule, numbers, { exact, oneWay })); }
  catch (error) { return error.constructor.name; }
});
"""


def random_case(draw: random.Random) -> Case:
    """Draw a table: rounded, some totals exact or left out, some cells of nobody."""
    rows, columns = draw.randint(2, 5), draw.randint(1, 4)
    one_way = columns == 1 and draw.random() < 0.7
    biggest = draw.choice([3, 25, 130])
    cells = [[draw.randint(0, biggest) for _ in range(columns)] for _ in range(rows)]
    cells[0][0] += 1  # the library refuses a table without a single cell
    truth = [[*row, sum(row)] for row in cells]
    truth.append([sum(column) for column in zip(*truth, strict=True)])
    exact = draw.choice(["none", "total", "totals"])
    numbers: list[list[int | None]] = [[disclosure.public_count(n) or 0 for n in r] for r in truth]
    for i, row in enumerate(truth):
        for j, n in enumerate(row):
            of_totals = (i == rows) + (j == columns)
            if of_totals and (one_way or of_totals == 2 or exact == "totals") and exact != "none":
                numbers[i][j] = n
            no_such_total = one_way and j == columns
            left_out = of_totals == 1 and not one_way and draw.random() < 0.15
            absent = not of_totals and n == 0 and draw.random() < 0.5  # else it stands there as 0
            if no_such_total or left_out or absent:
                numbers[i][j] = None
    if draw.random() < 0.15:  # most of these contradict themselves
        numbers[0][0] = (numbers[0][0] or 0) + 20 * draw.randint(1, 9)
    return {"numbers": numbers, "exact": exact, "oneWay": one_way}


def by_library(case: Case) -> list[list[list[int] | None]] | str:
    """Ask the library for the bounds of the same table."""
    numbers = case["numbers"]
    end, side = len(numbers) - 1, len(numbers[0]) - 1
    records = [
        ("Total" if i == end else f"r{i}", "Total" if j == side else f"c{j}", n)
        for i, row in enumerate(numbers)
        for j, n in enumerate(row)
        if n is not None
    ]
    table = pd.DataFrame(records, columns=["row", "column", "count"])
    if case["oneWay"]:
        table = table.drop(columns="column")
    try:
        found = audit.bounds(table, exact=case["exact"], place="table")
    except AuditError:
        return "NoTableFits"
    pairs = iter([list(pair) for pair in zip(found["low"], found["high"], strict=True)])
    return [[None if n is None else next(pairs) for n in row] for row in numbers]


def test_bounds_are_the_library_s() -> None:
    """Catch a page that pins a cell that cannot be pinned, or misses one that can."""
    draw = random.Random(20)
    cases = [random_case(draw) for _ in range(700)]
    found = run_module(MODULE, BOUNDS, {"base": BASE, "cases": cases})
    expected = [by_library(case) for case in cases]
    for one, other, case in zip(found, expected, cases, strict=True):
        assert one == other, case
    cells = sum(n is not None for case in cases for row in case["numbers"] for n in row)
    refused = sum(one == "NoTableFits" for one in found)
    kinds = {(case["exact"], case["oneWay"]) for case in cases}
    print(f"{len(cases)} tables, {cells} cells compared; {refused} tables contradict themselves")
    assert len(kinds) == 6
    assert 20 < refused < 200


@pytest.mark.parametrize("number", range(len(rounds())))
def test_the_tables_of_the_game_are_narrowed_as_the_library_says(number: int) -> None:
    """Catch a release on the page that is not the one the plain version prints."""
    one = rounds()[number]
    code = """
    const rule = found.ruleOf(given.base);
    const start = { totals: given.round.totals, rows: null, columns: null, hide: "none" };
    const release = found.release(rule, given.round, start);
    return release.cells.map(({ i, j, truth }) => [
      release.table.rows[i], release.table.columns[j],
      release.numbers[i][j], ...release.known[i][j], truth,
    ]);
    """
    given = {"base": BASE, "round": PinTheCell().spec["rounds"][number]}
    found = {tuple(row[:2]): row[2:] for row in run_module(MODULE, code, given)}
    bounds = one.bounds()[["row", "column", "published", "low", "high", "count"]]
    assert found == {(row, column): rest for row, column, *rest in bounds.to_numpy().tolist()}
    assert (bounds["low"] <= bounds["count"]).all() and (bounds["count"] <= bounds["high"]).all()


DEFENSES = """
const rule = found.ruleOf(given.base);
return given.rounds.map((round) => found.allDefenses(round).map((defense) => {
  const { known, ranges } = found.release(rule, round, defense);
  const verdict = found.judgeDefense(rule, round, defense, given.least);
  const words = verdict.kinds.map((kind) => found.fill(given.defend[kind], verdict.values));
  return { defense, known, ranges, words, ...verdict, found: null };
}));
"""


@pytest.fixture(scope="module")
def defenses() -> list[list[dict[str, Any]]]:
    """Every defense of every table, as the page judges it."""
    spec = PinTheCell().spec
    given = {key: spec[key] for key in ("base", "rounds", "least", "defend")}
    found: list[list[dict[str, Any]]] = run_module(MODULE, DEFENSES, given)
    return found


def solved(ranges: list[list[list[int] | None]]) -> list[list[list[int] | None]]:
    """Ask the solver, an independent program, for the bounds of a table with blanks."""
    system = System()
    end, side = len(ranges) - 1, len(ranges[0]) - 1
    places = {}
    for i, row in enumerate(ranges):
        for j, limits in enumerate(row):
            if limits is None and i < end and j < side:
                continue
            low, high = limits or (0, 10**6)
            places[i, j] = system.hidden("table", "cell", (str(i), str(j)), high)
            system.cells[places[i, j]].low = low
    for i in range(end + 1):
        system.equal([places[i, j] for j in range(side)], [places[i, side]])
    for j in range(side):
        system.equal([places[i, j] for i in range(end)], [places[end, j]])
    asked = {i for (r, c), i in places.items() if ranges[r][c] is not None}
    found = audit.solve(system, asked, whole_numbers=True).set_index("cell")[["low", "high"]]
    return [
        [limits and found.loc[places[i, j]].tolist() for j, limits in enumerate(row)]
        for i, row in enumerate(ranges)
    ]


def test_tables_with_blanks_are_narrowed_as_a_solver_says(defenses: Any) -> None:
    """Catch blanks that the page hides better, or worse, than arithmetic allows."""
    cells = 0
    for judged in defenses:
        for one in [one for one in judged if one["defense"]["totals"] != "out"][::3]:
            assert one["known"] == solved(one["ranges"]), one["defense"]
            cells += sum(len(row) for row in one["known"])
    print(f"{cells} cells of defended tables compared with a solver")
    assert cells > 500


def test_each_table_is_open_at_first_and_can_be_defended(defenses: Any) -> None:
    """Catch a round that is won before it begins, or that nobody can win."""
    for judged in defenses:
        assert not judged[0]["safe"]
        best = [one for one in judged if one["best"]]
        assert best
        # the best defenses hold for a reader who is told why cells are blank, too
        assert not any("told" in one["kinds"] for one in best)


def test_what_each_table_teaches(defenses: Any) -> None:
    """Catch data in which the lesson of a round would be untrue."""

    def judged(number: int, **part: Any) -> dict[str, Any]:
        start = {**defenses[number][0]["defense"], **part}
        return next(one for one in defenses[number] if one["defense"] == start)

    for number in (0, 1):  # rounding the totals is enough here, and costs no number
        assert judged(number, totals="rounded")["best"]
        assert judged(number, hide="small")["kinds"] == ["lone"]
    # exact totals that must stay: one blank falls, a second one helps, and so do joined rows
    assert judged(2, hide="small")["kinds"] == ["lone"]
    assert judged(2, hide="second")["kinds"] == ["safe", "holds", "best"]
    assert any(one["best"] and one["defense"]["rows"] for one in defenses[2])
    # everything is rounded and it is not enough; blanks only seem to help
    assert judged(3)["kinds"] == ["rounded"]
    assert judged(3, columns=[0, 1])["best"]
    assert judged(3, totals="out")["safe"] and not judged(3, totals="out")["best"]
    assert "told" in judged(3, hide="small")["kinds"]


def test_every_reply_to_a_defense_is_filled_and_used(defenses: Any) -> None:
    """Catch a gap in a sentence, and a reply that nobody can ever get."""
    words = [text for judged in defenses for one in judged for text in one["words"]]
    print(f"{len(words)} replies examined")
    assert not [text for text in words if re.search(r"undefined|null|NaN|\{|\d{6}", text)]
    used = {kind for judged in defenses for one in judged for kind in one["kinds"]}
    assert used == set(PinTheCell().spec["defend"])


ATTACKS = """
const rule = found.ruleOf(given.base);
return given.rounds.map((round) => {
  const start = { totals: round.totals, rows: null, columns: null, hide: "none" };
  const release = found.release(rule, round, start);
  return release.cells.flatMap(({ i, j }) => {
    const [[low, high], [least, most]] = [release.known[i][j], release.ranges[i][j]];
    const tries = [[low, high], [high, low - 1], [low + 1, high], [low, high - 1], [least, most],
      [0, high], [least - 1, most], [low, most + 1], [most, most], [low, Math.min(high + 1, most)],
      [Math.max(low - 1, least), high]];
    return tries.map((ends) => {
      const verdict = found.judge(rule, release, [i, j], ends);
      const text = found.fill(given.attack[verdict.kind], verdict.values);
      return { i, j, ends, low, high, least, most, text, ranges: release.ranges, ...verdict };
    });
  });
});
"""


def test_every_interval_gets_the_reply_that_fits_it() -> None:
    """Catch 'right' for a wrong interval, a counterexample that fails, an unfilled sentence."""
    spec = PinTheCell().spec
    given = {key: spec[key] for key in ("base", "rounds", "attack")}
    found = [one for judged in run_module(MODULE, ATTACKS, given) for one in judged]
    for one in found:
        (lo, hi), kind = one["ends"], one["kind"]
        is_right = [lo, hi] == [one["low"], one["high"]]
        assert (kind in ("right", "open", "pinned")) == is_right, one
        assert (kind == "pinned") == (is_right and lo == hi)
        too_narrow = lo <= hi and (lo > one["low"] or hi < one["high"])
        assert (kind in ("narrow", "printed")) == too_narrow, one
        assert (kind == "order") == (lo > hi)
        assert not re.search(r"undefined|null|NaN|\{", one["text"]), one["text"]
        if too_narrow:
            assert not lo <= one["fits"][one["i"]][one["j"]] <= hi
            fits_all(one["fits"], one["ranges"])
    print(f"{len(found)} intervals judged")
    assert {one["kind"] for one in found} | {"number"} == set(spec["attack"])


def fits_all(table: list[list[int]], ranges: list[list[list[int] | None]]) -> None:
    """Check that a table of true counts adds up and agrees with everything published."""
    for row, limits in zip(table, ranges, strict=True):
        assert sum(row[:-1]) == row[-1]
        for n, pair in zip(row, limits, strict=True):
            assert pair is None or pair[0] <= n <= pair[1]
    for column in zip(*table, strict=True):
        assert sum(column[:-1]) == column[-1]


def test_what_was_kept_is_read_only_if_the_activity_could_have_written_it() -> None:
    """Catch a cell, a table or a defense that does not exist."""
    code = "return given.kept.map((kept) => found.readPin(kept, given.rounds));"
    bad = [
        None, 7, "x", [], {"round": 99}, {"round": "1"}, {"step": "win", "rounds": {}},
        {"rounds": [{"cell": [9, 9], "safe": "yes!", "defense": {"rows": [2, 2]}}]},
        {"rounds": [{"cell": "ab", "defense": {"totals": "none", "more": 1}, "tried": "yes"}]},
        {"rounds": [None, 3, {"defense": {"totals": "rounded"}}]},
    ]  # fmt: skip
    given = {"kept": bad, "rounds": PinTheCell().spec["rounds"]}
    first, *others = run_module(MODULE, code, given)
    assert first["round"] == 0 and first["step"] == "attack" and len(first["rounds"]) == 4
    assert others == [first] * len(others)


def root(page: Page) -> Locator:
    """Find the live activity."""
    return page.locator(".kit-act[data-act='pin-the-cell']")


def attack(page: Page, low: str, high: str) -> str:
    """Type an interval and have it checked with Enter; give the reply."""
    for name, text in (("Smallest", low), ("Largest", high)):
        field = root(page).get_by_label(re.compile(name))
        tab_to(page, field)
        page.keyboard.press("ControlOrMeta+a")
        page.keyboard.type(text)
    page.keyboard.press("Enter")
    return reply(page)


def reply(page: Page) -> str:
    """Read the reply of the activity's own part."""
    return root(page).locator(".kit-act-own .kit-check-reply").inner_text()


def choose(page: Page, name: str, text: str) -> None:
    """Choose from a list with the keyboard alone."""
    field = root(page).get_by_role("combobox", name=name, exact=True)
    tab_to(page, field)
    page.keyboard.type(text)
    assert field.locator("option:checked").inner_text().startswith(text)


def test_a_cell_is_pinned_and_the_table_defended_by_keyboard(
    browser: Browser, tmp_path: Path
) -> None:
    """Catch a mouse that is needed, a reply that does not fit, a focus or a state that is lost."""
    with opened(browser, write_page(tmp_path, PinTheCell()).as_uri()) as page:
        choose(page, "Table", "2. A hearing")
        press(page, root(page), "West, Fall: ≤ 20")
        assert page.evaluate("document.activeElement.ariaLabel") == "West, Fall: ≤ 20"
        assert "Write a whole number" in attack(page, "one", "20")
        assert "Which of the two boxes" in attack(page, "9", "1")
        assert "the total of West (62)" in attack(page, "1", "20")
        assert "Too narrow. You ruled out 1" in attack(page, "2", "5")
        assert "The table below fits" in reply(page) and "186" in reply(page)
        assert "what is the smallest" in attack(page, "0", "1").lower()
        assert "Exactly pinned. West, Fall is 1" in attack(page, "1", "1")
        press(page, root(page), "Show how far each cell is narrowed")
        shown = root(page).locator(".kit-act-own table").last.inner_text()
        assert "known exactly" in shown and "made up, exact, for teaching" in shown
        assert root(page).locator(".kit-pin-score").inner_text().startswith("Attack: 1 of 4")

        press(page, root(page), "2. Defend")
        assert page.evaluate("document.activeElement.textContent") == "2. Defend"
        choose(page, "Small cells", "the small ones are left")
        assert "the total of West (62) gives it away" in reply(page)
        choose(page, "Totals", "rounded")
        assert "You can take one thing back" in reply(page)
        choose(page, "Small cells", "printed")
        assert "No other choice here leaves more numbers in." in reply(page)
        assert page.evaluate("document.activeElement.tagName") == "SELECT"
        score = root(page).locator(".kit-pin-score").inner_text()
        assert score.endswith("1 of 4 tables safe, 1 with as many numbers as can stay.")

        page.reload()
        assert root(page).locator(".kit-pin-score").inner_text() == score
        assert (
            root(page).get_by_role("combobox", name="Totals", exact=True).input_value() == "rounded"
        )
        kept = json.loads(page.evaluate("localStorage['kit-kept']"))["pin-the-cell"]["pin"]
        assert kept["round"] == 1 and kept["rounds"][1]["pinned"] is True


def test_bad_memory_starts_anew_and_never_empties_the_page(
    browser: Browser, tmp_path: Path
) -> None:
    """Catch a page that breaks on what somebody wrote into the browser's memory."""
    with opened(browser, write_page(tmp_path, PinTheCell()).as_uri()) as page:
        bad = {"pin": {"round": 3, "step": "defend", "rounds": [1, {"cell": [8]}, None, "x"]}}
        page.evaluate(
            "bad => localStorage.setItem('kit-kept', JSON.stringify({'pin-the-cell': bad}))", bad
        )
        page.reload()
        assert "All numbers are rounded, and still" in reply(page)


def test_the_plain_version_holds_every_table_and_its_answers() -> None:
    """Catch a version on paper without a table, or with its answers in the open."""
    plain, answers = PinTheCell().plain_part(), PinTheCell().plain_answers()
    assert plain.count("what is published</caption>") == 4
    assert "True count" not in plain
    assert answers.count("made up, exact, for teaching") == 4
