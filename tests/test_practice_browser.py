"""The Practice Browser as a reader uses it: on its page, from a folder, with keys and links."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from publictier import browse, disclosure, load
from publictier.activities.practice_data import practice_data, sex_labels
from publictier.errors import UnknownTableError
from tests.activity_page import opened, press, tab_to, write_as_jupyter
from tests.practice_page import ASTHMA, address, go, opened_front, title
from tests.visit import RULES

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


@pytest.fixture
def page(book: Path, browser: Browser) -> Iterator[Page]:
    """Open the front of the Practice Browser."""
    with opened_front(book, browser) as here:
        yield here


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
    go(page, f"#/concept/{ASTHMA}?by=sex")
    page.get_by_label("percentages in charts").check()
    link = page.get_by_role("link", name="Link to this view").get_attribute("href")
    assert link == f"#/concept/{ASTHMA}?by=sex"
    page.reload()
    page.wait_for_selector(".kit-view-title")
    assert title(page) == "Asthma"
    assert page.locator("[data-key=way-sex]").get_attribute("aria-pressed") == "true"
    assert page.get_by_label("percentages in charts").is_checked()


def test_charts_can_be_switched_off_and_the_tables_remain(page: Page) -> None:
    """Catch a view that says less without its drawing."""
    go(page, f"#/concept/{ASTHMA}?by=sex")
    assert page.locator(".kit-bars svg").count() == 1
    page.get_by_label("charts", exact=True).uncheck()
    assert page.locator(".kit-bars").count() == 0
    assert page.locator(".kit-panel tbody tr").count() == len(sex_labels())


@pytest.mark.parametrize(
    ("view", "words"),
    [
        (f"#/compare?a={ASTHMA}~Female&b={ASTHMA}~Male", "not of the same size"),
        (
            f"#/compare?a={ASTHMA}~everyone&b=2000020052~everyone",
            "under Conditions, and under Drug",
        ),
        (f"#/compare?a={ASTHMA}~Female&b=2000010107~Male", "Two things differ at once"),
        ("#/compare?a=2000010056~Female&b=2000010056~Male", "Too small to compare"),
        (f"#/compare?a={ASTHMA}~18-29&b=2000010107~18-29", "only the counts can be compared"),
        (f"#/compare?a={ASTHMA}~Female&b={ASTHMA}~Male", "Compare the percentages"),
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
