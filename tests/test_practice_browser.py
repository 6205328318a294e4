"""The Practice Browser as a reader uses it: on its page, from a folder, with keys and links."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from publictier import browse, disclosure, load
from publictier.activities.practice_data import AGE_LABELS, SEX_LABELS, practice_data
from publictier.errors import UnknownTableError
from tests.activity_page import opened, press, tab_to, write_as_jupyter
from tests.test_accessibility import RULES

ASTHMA = "2000010037"
ASTHMA_ID = int(ASTHMA)
VIEWS = [
    "#/front",
    "#/search?q=heart",
    "#/search?q=ashtma",
    "#/domain/conditions",
    f"#/concept/{ASTHMA}?by=age",
    f"#/concept/{ASTHMA}?by=cross",
    "#/concept/2000040036?by=values",
    "#/concept/2000010021?by=tree",
    "#/survey/2000050004",
    "#/question/2000051401?by=sex",
    "#/variant/KIT-V01",
    f"#/compare?a={ASTHMA}~Female&b={ASTHMA}~Male",
    "#/concept/no-such-thing",
    "#/concept/" + "a" * 79 + "%F0%9F%98%80",
    "#/nonsense",
]


def address(book: Path, view: str = "") -> str:
    """The address of a view, as opened from a folder."""
    return (book / "notebooks" / "activities" / "practice-browser.html").as_uri() + view


@pytest.fixture
def page(book: Path, browser: Browser) -> Iterator[Page]:
    """Open the front; fail on any complaint of the browser's own, and any outside request."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    here = context.new_page()
    here.set_default_timeout(5000)
    faults: list[str] = []
    requests: list[str] = []
    here.on("pageerror", lambda error: faults.append(str(error)))
    here.on("console", lambda line: faults.append(line.text) if line.type == "error" else None)
    here.on("dialog", lambda dialog: faults.append(f"dialog {dialog.message}"))
    here.on("request", lambda request: requests.append(request.url))
    here.goto(address(book))
    here.wait_for_selector(".kit-view-title")
    yield here
    context.close()
    assert faults == []
    assert [url for url in requests if not url.startswith(("file:", "blob:", "data:"))] == []


def go(page: Page, view: str) -> None:
    """Go to a view by its address."""
    page.evaluate("view => { location.hash = view; }", view)
    page.wait_for_function("view => location.hash === view", arg=view)


def title(page: Page) -> str:
    """The heading of the view that is shown."""
    return page.locator(".kit-view-title").inner_text()


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
            rows = [[sex, filled(by_sex.get((concept, sex), 0))] for sex in SEX_LABELS]
            assert [row[:2] for row in shown[f"{at}sex"]["cells"]] == rows, concept
            rows = [[age, filled(by_age.get((concept, age), 0))] for age in AGE_LABELS]
            assert [row[:2] for row in shown[f"{at}age"]["cells"]] == rows, concept
            rows = [
                [age, *(filled(both.get((concept, age, sex), 0)) for sex in SEX_LABELS)]
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
                f"{disclosure.percentage(row['count'], of) if few else row['percent']:.2f}",
            ]
            for row in rows.to_dict("records")
        ]
        assert shown[f"#/question/{question}?by=answers"]["cells"] == expected, question
    print(f"{len(views)} questions, {len(answers)} answers compared")
    assert len(views) > 40


def test_search_open_compare_and_come_back_by_keyboard_alone(page: Page) -> None:
    """Catch a path that needs a mouse, or loses the focus on the way."""
    root = page.locator(".kit-browser")
    tab_to(page, root.get_by_role("searchbox"))
    page.keyboard.type("asthma")
    page.keyboard.press("Enter")
    assert title(page) == "Results for “asthma”"
    assert page.evaluate("document.activeElement.className") == "kit-view-title"
    tab_to(page, root.get_by_role("link", name="Asthma", exact=True))
    page.keyboard.press("Enter")
    assert title(page) == "Asthma"
    press(page, root, "By age")
    assert page.evaluate("document.activeElement.textContent") == "By age"
    tab_to(page, root.get_by_label("which true counts each number can stand for"))
    page.keyboard.press("Space")
    assert "801 to 820" in root.locator("tbody").first.inner_text()
    assert page.evaluate("document.activeElement.dataset.key") == "switch-range"
    tab_to(page, root.get_by_role("link", name="Compare with another"))
    page.keyboard.press("Enter")
    tab_to(page, root.get_by_label("Among whom").first)
    page.keyboard.press("ArrowDown")
    assert "Different denominators" in root.locator(".kit-warnings").inner_text()
    assert page.evaluate("document.activeElement.tagName") == "SELECT"
    page.go_back()
    page.go_back()
    assert title(page) == "Asthma"
    page.go_back()
    page.go_back()
    assert title(page) == "Results for “asthma”"


def test_a_link_reopens_its_view_and_switches_survive_a_reload(page: Page) -> None:
    """Catch a link that opens the front, and a switch that is forgotten."""
    go(page, f"#/concept/{ASTHMA}?by=age")
    page.get_by_label("percentages in charts").check()
    link = page.get_by_role("link", name="Link to this view").get_attribute("href")
    assert link == f"#/concept/{ASTHMA}?by=age"
    page.reload()
    page.wait_for_selector(".kit-view-title")
    assert title(page) == "Asthma"
    assert page.locator("[data-key=way-age]").get_attribute("aria-pressed") == "true"
    assert page.get_by_label("percentages in charts").is_checked()


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
    assert "≤ 20 · 1 to 20" in page.locator(".kit-panel tbody").inner_text()


def test_what_fills_gaps_is_told_from_what_rounding_adds(page: Page) -> None:
    """Catch fillers that are explained as rounding."""
    huntington = 2000010115
    cells = load("conditions_by_age_sex").query("concept_id == @huntington")["count"]
    go(page, f"#/concept/{huntington}?by=cross")
    said = page.locator(".kit-view").inner_text()
    gaps = 24 - len(cells)
    assert f"Of these, {gaps * disclosure.RULE.base} only fill gaps where nobody is." in said
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
    assert "none is published for an age" in page.locator(".kit-warnings").inner_text()
    by_age = load("domains_by_age").groupby("domain")["count"].sum()
    totals = load("domains").set_index("domain")["count"]
    assert (by_age["Condition"], by_age["Measurement"]) > (
        totals["Condition"],
        totals["Measurement"],
    )


def test_charts_can_be_switched_off_and_the_tables_remain(page: Page) -> None:
    """Catch a view that says less without its drawing."""
    go(page, f"#/concept/{ASTHMA}?by=sex")
    assert page.locator(".kit-bars svg").count() == 1
    page.get_by_label("charts", exact=True).uncheck()
    assert page.locator(".kit-bars").count() == 0
    assert page.locator(".kit-panel tbody tr").count() == len(SEX_LABELS)


@pytest.mark.parametrize(
    ("view", "words"),
    [
        (f"#/compare?a={ASTHMA}~Female&b={ASTHMA}~Male", "not of the same size"),
        (
            f"#/compare?a={ASTHMA}~everyone&b=2000020052~everyone",
            "under Conditions, and under Drug",
        ),
        (f"#/compare?a={ASTHMA}~Female&b=2000010107~Male", "Two things differ at once"),
        (f"#/compare?a={ASTHMA}~everyone&b=2000010107~everyone", "Same denominator"),
        (f"#/compare?a={ASTHMA}~everyone&b={ASTHMA}~everyone", "the same numbers twice"),
        ("#/compare?a=2000010021~everyone&b=2000010023~everyone", "a kind of the other"),
        ("#/compare?a=2000020001~everyone&b=2000020023~everyone", "a kind of the other"),
        ("#/compare?a=nonsense&b=%00~%00", "Same denominator"),
    ],
)
def test_a_comparison_says_what_to_mind(page: Page, view: str, words: str) -> None:
    """Catch two numbers side by side without the warning that belongs to them."""
    go(page, view)
    assert words in page.locator(".kit-warnings").inner_text()


@pytest.mark.parametrize(
    "typed",
    [
        "<script>alert(1)</script>",
        "</script><img src=x onerror=alert(1)>",
        '"unclosed',
        "a" * 10_000,
        "\u202e\u0627\u0644\u0631 🙂",
    ],
)
def test_what_is_typed_never_becomes_markup(page: Page, typed: str) -> None:
    """Catch an error or a script from the search box, or from an address made by hand."""
    page.get_by_role("searchbox").fill(typed)
    page.get_by_role("searchbox").press("Enter")
    assert title(page).startswith("Results for")
    assert page.locator(".kit-browser :is(script, img)").count() == 0
    page.reload()
    assert title(page).startswith("Results for")


def test_classroom_view_cannot_be_left_by_a_link(book: Path, browser: Browser) -> None:
    """Catch a listed entry that a school page shows by search, by list, or by address."""
    listed = [e for t in practice_data()["words"]["classroom"]["topics"] for e in t["entries"]]
    hidden = {
        q["id"] for q in practice_data()["questions"] if q["id"] in listed or q["of"] in listed
    }
    assert len(hidden) >= len(listed) > 0
    page = browser.new_page()
    for entry in sorted(hidden):
        page.goto(address(book, f"?view=classroom#/question/{entry}"))
        assert title(page) == "Not here"
    assert f"{len(hidden)} entries are left out" in page.locator(".kit-classroom").inner_text()
    page.get_by_role("link", name="all data", exact=True).click()
    assert "view=classroom" in page.url and title(page) == "All data"
    names = {q["name"] for q in practice_data()["questions"] if q["id"] in hidden}
    listed_surveys = 0
    for survey in practice_data()["surveys"]:
        page.goto(address(book, f"?view=classroom#/survey/{survey['id']}"))
        page.wait_for_selector(".kit-view tbody tr")
        shown = page.locator(".kit-view tbody th").all_inner_texts()
        listed_surveys += bool(shown)
        assert not names & set(shown), survey["name"]
    assert listed_surveys == len(practice_data()["surveys"])
    page.goto(address(book, f"#/question/{listed[0]}"))
    assert title(page) != "Not here"
    page.close()


def test_the_list_of_classroom_view_is_that_of_the_tables() -> None:
    """Catch a question that is marked in the tables and missing from the printed list."""
    words = practice_data()["words"]["classroom"]
    listed = {entry for topic in words["topics"] for entry in topic["entries"]}
    questions = load("survey_questions").query("sensitive == 'yes'")
    assert listed == set(questions["question_id"].astype(str))


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
def test_every_kind_of_view_is_accessible_and_fits(
    book: Path, browser: Browser, axe: str, width: int, scheme: str
) -> None:
    """Catch missing names, weak contrast, sideways scrolling, at phone width and at 400 % zoom."""
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    found = []
    for view in VIEWS:
        page.goto("about:blank")
        page.goto(address(book, view))
        page.wait_for_selector(".kit-view-title")
        over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert over <= 0, f"{view} is {over} pixels too wide"
        page.evaluate(axe)
        result = page.evaluate("rules => axe.run('.kit-browser', {runOnly: rules})", RULES)
        assert result["passes"], view
        found += [(view, f["id"], f["nodes"][0]["html"][:120]) for f in result["violations"]]
    page.close()
    print(f"{len(VIEWS)} views examined at {width} pixels")
    assert found == []


def test_on_paper_there_is_the_view_and_nothing_to_press(page: Page) -> None:
    """Catch a print that begins with a search box."""
    go(page, f"#/concept/{ASTHMA}?by=age")
    page.emulate_media(media="print")
    assert page.locator(".kit-browser :is(button, select, input):visible").count() == 0
    assert page.locator(".kit-panel table").is_visible()
    assert page.locator(".kit-browser").get_by_text("Made-up people").first.is_visible()
    assert "synthetic data about made-up people" in page.locator(".kit-cite").inner_text()


def test_in_a_notebook_it_opens_at_a_concept_by_any_of_its_names() -> None:
    """Catch a name that only the page understands, and an unhelpful error."""
    same = {repr(browse(name)) for name in ("Asthma", "asthma", ASTHMA, int(ASTHMA))}
    assert same == {f"PracticeBrowser('#/concept/{ASTHMA}?by=sex', made-up people)"}
    with pytest.raises(UnknownTableError, match=r"No concept is named 'Astma'.*Closest: Asthma"):
        browse("Astma")
    with pytest.raises(UnknownTableError, match=r"by was 'ages'. Allowed: sex, age, cross"):
        browse("Asthma", by="ages")


def test_two_in_a_notebook_keep_their_own_places() -> None:
    """Catch two browsers that overwrite each other's view."""
    ids = {browse().id, browse("Asthma").id, browse("Migraine").id}
    assert len(ids) == 3


def test_its_stored_output_is_small_the_same_every_time_and_holds_the_front() -> None:
    """Catch 190 KB of tables in each notebook, or a first view that no test can compare."""
    first, second = browse(), browse()
    first.kept = {"view": "#/compare"}
    html: Any = first._repr_mimebundle_()[0]["text/html"]
    assert html == second.static_html()
    assert len(html) < 10_000
    assert (
        disclosure.shown(int(load("domains").query("domain == 'Condition'")["count"].iloc[0]))
        in html
    )


def test_mounted_as_jupyter_does_it_needs_no_page_and_no_address(
    browser: Browser, tmp_path: Path
) -> None:
    """Catch a module that leans on the book's page: here it is given a model, as Jupyter does."""
    widget = browse("Asthma")
    page_file = write_as_jupyter(tmp_path, widget, data=dict(widget.data))
    with opened(browser, page_file.as_uri()) as page:
        assert title(page) == "Asthma"
        page.get_by_role("button", name="By age", exact=True).click()
        assert page.url == page_file.as_uri()
        assert page.evaluate("kept().view") == f"#/concept/{ASTHMA}?by=age"
