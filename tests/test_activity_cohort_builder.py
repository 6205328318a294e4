"""The cohort builder: one logic in Python and in a page, all by keyboard, nothing exact shown."""

import html
import random
import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Locator, Page

from publictier import disclosure
from publictier.activities.cohort_builder import COHORTS, WORKED, CohortBuilder
from publictier.cohort import AMONG, HOWS, Criterion, Group, attrition, sentence, shares, values
from publictier.town import Town, parameters
from tests.activity_page import opened, press, tab_to, write_page
from tests.support import run_module
from tests.test_town import parts

KINDS = ("sex", "age", "condition", "drug", "record", "survey", "told", "sleep", "tracker")
Groups = list[Group]


def some_groups(dice: random.Random, most: int) -> Groups:
    """Make up some groups of criteria."""

    def criterion() -> Criterion:
        kind = dice.choice(KINDS)
        return Criterion(kind, dice.choice(values(kind)), dice.choice(HOWS.get(kind, ("",))))

    return [
        Group(tuple(criterion() for _ in range(dice.randint(1, 4))))
        for _ in range(dice.randint(0, most))
    ]


def as_json(groups: Groups | tuple[Group, ...]) -> list[list[dict[str, str]]]:
    """Write groups as a page holds them."""
    return [
        [{"kind": c.kind, "value": c.value, "how": c.how} for c in group.criteria]
        for group in groups
    ]


def test_a_page_builds_the_very_same_cohorts() -> None:
    """Catch a step, a percentage or a word that differs between Python and the page."""
    dice = random.Random(20)
    towns = [(seed, size) for seed in range(1, 9) for size in (1, 30, 1200)]
    cases = [
        (town, some_groups(dice, 4), some_groups(dice, 3), dice.choice(list(AMONG)))
        for town in towns
        for _ in range(40)
    ]
    code = """
    const rule = found.ruleOf(given.base);
    const towns = new Map();
    const townOf = ([seed, size]) => {
      const key = `${seed}/${size}`;
      if (!towns.has(key)) towns.set(key, found.expandTown(given.parameters, seed, size));
      return towns.get(key);
    };
    return given.cases.map(([town, include, exclude, among]) => {
      const cohort = { include, exclude };
      const { parameters } = given;
      const steps = found.attrition({ parameters, rule, people: townOf(town), cohort, among });
      return [found.cohortWords(parameters, cohort), steps];
    });
    """
    given = {
        "parameters": parameters(),
        "base": disclosure.RULE.base,
        "cases": [[town, as_json(inc), as_json(exc), among] for town, inc, exc, among in cases],
    }
    people = {town: Town(*town).people() for town in towns}
    steps = nobody = no_share = 0
    there = run_module(parts(), code, given)
    for (town, include, exclude, among), (words, rows) in zip(cases, there, strict=True):
        here = attrition(people[town], include, exclude)
        assert words == sentence(include, exclude)
        assert [row["step"] for row in rows] == here["step"].tolist()
        assert [row["remaining"] for row in rows] == here["remaining"].tolist()
        published = [disclosure.public_count(int(n)) for n in here["remaining"]]
        assert here["published"].fillna(0).tolist() == [n or 0 for n in published]
        assert [row["published"] for row in rows] == published
        percent = shares(people[town], include, exclude, among=among)
        assert [row["percent"] for row in rows] == percent
        steps += len(rows)
        nobody += published.count(None)
        no_share += percent.count(None)
    print(
        f"{len(cases)} cohorts with {steps:,} steps compared; "
        f"{nobody} of nobody, {no_share} no share"
    )
    assert steps > 3000
    assert min(nobody, no_share) > 100


def choose(page: Page, row: Locator, name: str, value: str) -> None:
    """Choose an entry of a list with the arrow keys."""
    field = row.get_by_role("combobox", name=name, exact=True)
    tab_to(page, field)
    page.keyboard.press("Home")
    for _ in range(30):
        if field.input_value() == value:
            break
        page.keyboard.press("ArrowDown")
    assert field.input_value() == value
    assert focus_of(page) == "SELECT", "the list keeps the focus"


def focus_of(page: Page) -> str:
    """Say which kind of element has the focus."""
    return str(page.evaluate("document.activeElement.tagName"))


def row_of(root: Locator, name: str) -> Locator:
    """Find a criterion by its name."""
    return root.get_by_role("group", name=name, exact=True)


def table_of(root: Locator) -> list[list[str]]:
    """Read the table of steps."""
    rows = root.locator(".kit-cohort-result tbody tr").all()
    return [row.locator("th, td").all_inner_texts() for row in rows]


def expected_rows(include: Any, exclude: Any, among: str) -> list[list[str]]:
    """Work out what the table of steps should print, from the Python side."""
    people = Town().people()
    rows = []
    steps = attrition(people, include, exclude)
    percent = shares(people, include, exclude, among=among)
    for step, remaining, share in zip(steps["step"], steps["remaining"], percent, strict=True):
        count = disclosure.public_count(int(remaining))
        assert count
        low, high = disclosure.true_range(count)
        least = "≤ " if count == disclosure.RULE.base else ""
        words = "no share" if share is None else f"{least}{share:.2f} %"
        rows.append([step, disclosure.shown(count), f"{low:,} to {high:,}", words])
    return rows


def test_a_cohort_is_built_by_keyboard_and_kept(browser: Browser, tmp_path: Path) -> None:
    """Catch a mouse that is needed, a lost focus, a wrong number, a cohort that is forgotten."""
    widget = CohortBuilder()
    with opened(browser, write_page(tmp_path, widget).as_uri()) as page:
        root = page.locator(f".kit-act[data-act='{widget.id}']")
        first = row_of(root, "criterion 1 of include group 1")
        choose(page, first, "People who", "condition")
        choose(page, first, "Condition", "type_2_diabetes")
        press(page, root, "Add an include group (AND)")
        assert focus_of(page) == "SELECT"
        second = row_of(root, "criterion 1 of include group 2")
        choose(page, second, "People who", "age")
        choose(page, second, "Age group", "60-69")
        choose(page, second, "Which way", "at_least")
        press(page, root, "Add a leave-out group")
        third = row_of(root, "criterion 1 of leave-out group 1")
        choose(page, third, "People who", "drug")
        choose(page, third, "Medicine", "metformin")
        assert table_of(root) == expected_rows(*WORKED, "everyone")
        tab_to(page, root.get_by_role("combobox", name="Percent of", exact=True))
        page.keyboard.press("ArrowDown")
        assert table_of(root) == expected_rows(*WORKED, "record")
        assert table_of(root)[0][3] == "no share"
        assert "fair denominator for a question about records" in root.inner_text()
        assert root.locator(".kit-cohort-words").inner_text() == sentence(*WORKED)
        assert "After the last step: published" in root.locator(".kit-act-said").inner_text()
        page.reload()
        assert table_of(root) == expected_rows(*WORKED, "record")
        assert root.locator(".kit-cohort-words").inner_text() == sentence(*WORKED)


def test_criteria_come_and_go_and_the_focus_stays(browser: Browser, tmp_path: Path) -> None:
    """Catch a focus that falls back to the top of the page, or a group without an end."""
    widget = CohortBuilder()
    with opened(browser, write_page(tmp_path, widget).as_uri()) as page:
        root = page.locator(f".kit-act[data-act='{widget.id}']")
        more = "Add a criterion (OR) to include group 1"
        for _ in range(3):
            press(page, root, more)
            assert focus_of(page) == "SELECT"
        press(page, root, more)
        assert focus_of(page) == "BUTTON"
        said = root.locator(".kit-act-said")
        assert said.inner_text() == "A group takes 4 criteria at most."
        assert root.locator(".kit-cohort-row").count() == 4
        for left in (3, 2, 1):
            press(page, root, "Remove criterion 1 of include group 1")
            assert said.inner_text().startswith("Removed criterion 1 of include group 1.")
            assert root.locator(".kit-cohort-row").count() == left
            assert focus_of(page) == "SELECT"
        press(page, root, "Remove criterion 1 of include group 1")
        assert "No group: everyone is in." in root.inner_text()
        assert page.evaluate("document.activeElement.textContent") == "Add an include group (AND)"
        assert table_of(root) == expected_rows((), (), "everyone")


def test_where_nobody_remains_there_is_no_row(browser: Browser, tmp_path: Path) -> None:
    """Catch a 0 among published counts."""
    nobody = [[Criterion("record")]]
    kept = {"include": as_json([Group((Criterion("drug", "metformin"),))])}
    kept["exclude"] = as_json([Group(tuple(group)) for group in nobody])
    widget = CohortBuilder()
    with opened(browser, write_page(tmp_path, widget).as_uri()) as page:
        page.evaluate(
            "([id, kept]) => localStorage.setItem('kit-kept', JSON.stringify({ [id]: kept }))",
            [widget.id, kept],
        )
        page.reload()
        root = page.locator(f".kit-act[data-act='{widget.id}']")
        assert table_of(root)[-1][1:] == ["no row", "0", "no row"]
        assert "no row" in (root.locator(".kit-bars svg").text_content() or "")


def test_two_wrong_moves_get_replies_of_their_own(browser: Browser, tmp_path: Path) -> None:
    """Catch a task that only says wrong."""
    widget = CohortBuilder()
    spec = next(task.spec for task in widget.sets[0] if "OR" in task.spec["question"])
    values_of = {one["misconception"]: one["from"] for one in spec["wrong"] if one["misconception"]}
    with opened(browser, write_page(tmp_path, widget).as_uri()) as page:
        root = page.locator(f".kit-act[data-act='{widget.id}']")
        press(page, root, "Next task")
        form = root.locator(f".kit-check[data-check='{spec['id']}']")
        replies = {"twice": "Who would be counted twice", "and-or": "people with both records"}
        for misconception, reply in replies.items():
            field = form.locator("input").first
            tab_to(page, field)
            page.keyboard.press("ControlOrMeta+a")
            page.keyboard.type(str(values_of[misconception]))
            press(page, form, "Check my answer")
            assert reply in form.locator(".kit-check-reply").inner_text()


def test_what_is_kept_by_another_hand_falls_back() -> None:
    """Catch a page that trusts what it finds in the browser's memory."""
    fine = {"kind": "age", "value": "60-69", "how": "at_least"}
    bad_groups = [
        None, 7, "x", {}, [[]], [7], [[None]], [[{}]], [[{**fine, "kind": "hair"}]],
        [[{**fine, "kind": "toString"}]], [[{**fine, "value": "6"}]], [[{**fine, "how": "own"}]],
        [[fine] * 5], [[fine]] * 5, [[{**fine, "kind": ["age"]}]],
    ]  # fmt: skip
    code = """
    return given.kept.map((kept) => found.readState(given.parameters, kept));
    """
    kept: list[Any] = [{"include": bad, "exclude": bad, "among": bad} for bad in bad_groups]
    kept += [[], {"among": "toString"}, {"include": [[{**fine, "name": "more"}]]}]
    states = run_module(parts(), code, {"parameters": parameters(), "kept": kept})
    start = {
        "include": as_json([Group((Criterion("record"),))]),
        "exclude": [],
        "among": "everyone",
    }
    print(f"{len(states)} states read")
    assert states[:-1] == [start] * (len(kept) - 1)
    assert states[-1] == {**start, "include": [[fine]]}


def test_words_about_the_denominator_fit_the_cohort() -> None:
    """Catch advice that praises a denominator which does not fit the question."""
    code = "return given.map((state) => found.whyWords(state));"
    record, survey = as_json(COHORTS["asthma"][0]), as_json(COHORTS["told"][0])
    states = [
        {"include": record, "exclude": [], "among": "everyone"},
        {"include": record, "exclude": [], "among": "record"},
        {"include": survey, "exclude": [], "among": "record"},
        {"include": survey, "exclude": record, "among": "survey"},
        {"include": [], "exclude": [], "among": "everyone"},
    ]
    words = run_module(parts(), code, states)
    assert words[0].endswith("This cohort asks about records. Which denominator fits that?")
    assert "Which" not in words[1]
    assert words[2].endswith("This cohort asks about answers. Which denominator fits that?")
    assert words[3].endswith("so no single choice here is fair.")
    assert "This cohort" not in words[4]


def test_nothing_exact_is_written_into_a_page() -> None:
    """Catch a true count, or a row about a person, in what is shipped."""
    people = Town().people()
    widget = CohortBuilder()
    plain = widget.plain_part()
    plain += widget.plain_answers()
    cells = [html.unescape(cell) for cell in re.findall(r"<td>(.*?)</td>", plain)]
    counts = [cell for cell in cells if not cell.endswith(("%", "no share"))]
    for cell in counts:
        assert cell == "≤ 20" or int(cell.replace(",", "")) % disclosure.RULE.base == 0, cell
    cohorts = [*COHORTS.values(), WORKED]
    exact = {int(n) for one in cohorts for n in attrition(people, *one)["remaining"]}
    counts_alone = re.sub(r"[\d.]+ %|\d+ hours|(?<=\d),(?=\d)|\d+-\d+", "", plain)
    shown = set(re.findall(r"\d+", counts_alone))
    ages = {"18", "29", "60", "65", "70"}  # numbers that are part of a group's name
    leaked = {n for n in exact if n % disclosure.RULE.base and str(n) in shown - ages}
    print(f"{len(counts)} printed counts examined, {len(exact)} exact ones looked for")
    assert not leaked
    assert set(widget.spec) >= {"town", "seed", "size"}
    assert "age_group" not in widget.static_html()


def test_the_tasks_hold_in_the_towns_of_other_seeds() -> None:
    """Catch a town whose numbers make a task impossible to ask."""
    for seed in range(25):
        widget = CohortBuilder(seed=seed)
        assert len(widget.sets[0]) >= 6
    people = [Town(seed).people() for seed in range(25)]
    larger = [
        len(p[p["asthma"] | p["hay_fever"]]) > len(p[p["asthma"] & p["hay_fever"]]) for p in people
    ]
    print(f"{len(larger)} towns examined")
    assert all(larger)
