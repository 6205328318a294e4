"""Numbers in the Practice Browser: those of the tables, and honest where there are none."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from publictier import disclosure, load
from publictier.activities.practice_data import AGE_LABELS, practice_data, sex_labels
from tests.practice_page import ASTHMA, go, opened_front

ASTHMA_ID = int(ASTHMA)


@pytest.fixture
def page(book: Path, browser: Browser) -> Iterator[Page]:
    """Open the front of the Practice Browser."""
    with opened_front(book, browser) as here:
        yield here


WALK = """async (views) => {
    const tables = {};
    for (const view of views) {
        const back = new Promise((done) => addEventListener("popstate", done, { once: true }));
        location.hash = view;
        await back;
        const total = document.querySelector(".kit-total strong").textContent;
        const cells = [...document.querySelectorAll(".kit-panel tbody tr")].map(
            (row) => [...row.children].map((cell) => cell.textContent));
        tables[view] = { total, cells };
    }
    return tables;
}"""


def share(count: int, of: int, percent: float | None = None) -> str:
    """A percentage as the page prints it: that of the smallest number is "at most" too."""
    least = "≤ " if count <= disclosure.RULE.base else ""
    return f"{least}{disclosure.percentage(count, of) if percent is None else percent:.2f}"


def filled(count: int) -> str:
    """A published count as a chart shows it: an absent row is filled."""
    return disclosure.shown(count or disclosure.RULE.base)


def test_counts_on_the_page_are_those_of_the_tables_for_every_concept(page: Page) -> None:
    """Catch a number that the page shows and the tables do not hold, by walking all of them."""
    data = practice_data()
    views = [
        f"#/concept/{c['id']}?by={by}" for c in data["concepts"] for by in ("sex", "age", "cross")
    ]
    shown = page.evaluate(WALK, views)
    keys = (
        "conditions",
        "drugs",
        "measurements",
        "procedures",
        "physical_measurements",
        "wearables",
    )
    examined = 0
    for key in keys:
        ident = "wearable" if key == "wearables" else "concept_id"
        totals = load(key).set_index(ident)["count"]
        by_sex = load(f"{key}_by_sex").set_index([ident, "sex"])["count"]
        by_age = load(f"{key}_by_age").set_index([ident, "age"])["count"]
        both = load(f"{key}_by_age_sex").set_index([ident, "age", "sex"])["count"]
        for concept, total in totals.items():
            at = f"#/concept/{concept}?by="
            assert shown[f"{at}sex"]["total"] == disclosure.shown(total)
            rows = [[sex, filled(by_sex.get((concept, sex), 0))] for sex in sex_labels()]
            assert [row[:2] for row in shown[f"{at}sex"]["cells"]] == rows, concept
            rows = [[age, filled(by_age.get((concept, age), 0))] for age in AGE_LABELS]
            assert [row[:2] for row in shown[f"{at}age"]["cells"]] == rows, concept
            rows = [
                [age, *(filled(both.get((concept, age, sex), 0)) for sex in sex_labels())]
                for age in AGE_LABELS
            ]
            assert shown[f"{at}cross"]["cells"] == rows, concept
            examined += 1 + 3 + 8 + 24
    print(f"{len(views)} views, {examined} numbers compared")
    assert examined == len(data["concepts"]) * 36 > 8000


def test_answers_on_the_page_are_those_of_the_tables_for_every_question(page: Page) -> None:
    """Catch an answer whose count or percentage differs from the published one."""
    answers = load("survey_answers")
    script = WALK.replace('document.querySelector(".kit-total strong").textContent', '""')
    views = [f"#/question/{q}?by=answers" for q in answers["question_id"].unique()]
    shown = page.evaluate(script, views)
    questions = load("survey_questions").set_index("question_id")
    for question, rows in answers.groupby("question_id"):
        # a question that follows another one is put to some people only
        few = questions["parent_question_id"].notna()[question]
        of = int(questions["count"][question])
        expected = [
            [
                row["answer"],
                disclosure.shown(row["count"]),
                share(row["count"], of, None if few else row["percent"]),
            ]
            for row in rows.to_dict("records")
        ]
        assert shown[f"#/question/{question}?by=answers"]["cells"] == expected, question
    print(f"{len(views)} questions, {len(answers)} answers compared")
    assert len(views) > 40


def test_the_file_holds_exactly_what_is_shown_and_whose_data_it_is(
    page: Page, tmp_path: Path
) -> None:
    """Catch a file with other numbers than the screen, or without its label."""
    go(page, "#/concept/2000010146?by=sex")  # primary biliary cholangitis has an absent row
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save this table as CSV").click()
    assert waiting.value.suggested_filename == "synthetic_primary_biliary_cholangitis_by_sex.csv"
    waiting.value.save_as(tmp_path / "saved.csv")
    rows = list(csv.reader((tmp_path / "saved.csv").read_text("utf-8").splitlines()))
    shown = page.locator(".kit-panel table")
    cells = [
        [cell.inner_text() for cell in row.locator("th, td").all()]
        for row in shown.locator("tr").all()
    ]
    assert rows == [[*cells[0], "people"], *([*row, "made-up"] for row in cells[1:])]
    assert any(row[1] == "≤ 20" for row in rows[1:])
    said = page.locator(".kit-view").inner_text()
    assert "the published table has no row, which says nobody" in said


def test_numbers_in_a_file_are_plain_for_a_spreadsheet(page: Page, tmp_path: Path) -> None:
    """Catch "4,140" in a file, which a spreadsheet takes for a text."""
    go(page, f"#/concept/{ASTHMA}?by=sex")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save this table as CSV").click()
    waiting.value.save_as(tmp_path / "saved.csv")
    rows = list(csv.reader((tmp_path / "saved.csv").read_text("utf-8").splitlines()))
    by_sex = load("conditions_by_sex").query("concept_id == @ASTHMA_ID")["count"]
    assert [int(row[1]) for row in rows[1:]] == by_sex.tolist()
    assert max(by_sex) >= 1000


def test_gaps_are_filled_as_on_a_chart_until_the_reader_wants_the_table(page: Page) -> None:
    """Catch a gap that is passed off as people, or cannot be told from them."""
    go(page, "#/concept/2000010056?by=sex")  # prostate cancer has no row for Female
    page.get_by_label("which true counts each number can stand for").check()
    rows = page.locator(".kit-panel tbody tr")
    assert rows.nth(0).inner_text().split("\t") == ["Female", "≤ 20", "", "0 to 20"]
    page.get_by_label("gaps filled, as on a chart").uncheck()
    assert rows.nth(0).inner_text().split("\t") == ["Female", "no row", "", "0"]
    go(page, f"#/concept/{ASTHMA}?by=cross")
    first = page.locator(".kit-panel tbody tr").first.inner_text().split("\t")
    assert first[-2:] == ["≤ 20", "1 to 20"]
    assert page.locator(".kit-panel thead").inner_text().strip().endswith("Other: can stand for")


def test_what_fills_gaps_is_told_from_what_rounding_adds(page: Page) -> None:
    """Catch fillers that are explained as rounding."""
    huntington = 2000010115
    cells = load("conditions_by_age_sex").query("concept_id == @huntington")["count"]
    go(page, f"#/concept/{huntington}?by=cross")
    said = page.locator(".kit-view").inner_text()
    gaps = 24 - len(cells)
    assert f"of which {gaps * disclosure.RULE.base} only fill gaps where nobody is." in said
    more = int(cells.sum()) - int(
        load("conditions").query("concept_id == @huntington")["count"].iloc[0]
    )
    assert f"that makes {more} more." in said


def test_no_share_is_printed_where_no_denominator_fits(page: Page) -> None:
    """Catch a percentage by age, which would have a denominator that counts people again."""
    go(page, f"#/concept/{ASTHMA}?by=age")
    assert "Percent" not in page.locator(".kit-panel thead").inner_text()
    assert "There is no percentage by age" in page.locator(".kit-view").inner_text()
    go(page, f"#/compare?a={ASTHMA}~18-29&b={ASTHMA}~30-39")
    assert page.locator(".kit-panel tbody td").nth(1).inner_text() == ""
    assert "only the counts can be compared" in page.locator(".kit-warnings").inner_text()
    go(page, "#/concept/2000060001?by=age")  # everyone is measured once, so these ages add up
    ages = load("domains_by_age").query("domain == 'Physical Measurement'")["count"].tolist()
    heights = load("physical_measurements_by_age").query("concept_id == 2000060001")["count"]
    shown = page.locator(".kit-panel tbody td:nth-child(3)").all_inner_texts()
    assert shown == [share(n, of) for n, of in zip(heights, ages, strict=True)]
    by_age = load("domains_by_age").groupby("domain")["count"].sum()
    totals = load("domains").set_index("domain")["count"]
    assert (by_age["Condition"], by_age["Measurement"]) > (
        totals["Condition"],
        totals["Measurement"],
    )
