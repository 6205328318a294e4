"""Mend what the theme leaves hard to use for people who hear the page or use a keyboard.

Each mend names the rule it is for (WCAG 2.2, or axe's best practice) and does nothing where the
theme has mended it itself.
"""

from __future__ import annotations

import re
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from formulas import write_formulas
from icons import draw_icons, without_font
from page_policy import give_policy

# lessons, practice and activities for school
SCHOOL_PAGES = {
    "k12", "cards", "rounding-lab", "tier-sorter", "unique-combination", "hearing", "vision",
}  # fmt: skip

# the theme's parts; the redirect, the lab and what is printed, which tools/build_book.py makes anew
NOT_OURS = {"_static", "index.html", "lab", "print"}

# icons and formulas stand in the page as drawings and as MathML
NEVER_NEEDED = {"fontawesome.js", "tex-mml-chtml.js"}
SEARCH_SCRIPTS = {"searchtools.js", "language_data.js", "searchindex.js"}


def name_buttons_by_their_text(page: BeautifulSoup) -> None:
    """Drop labels that hide a button's visible text from voice control (2.5.3)."""
    for button in page.select("button.search-button-field"):
        button.attrs.pop("aria-label", None)
    for icon in page.select("button.theme-switch-button i[title]"):
        del icon["title"]


def name_toggles_of_the_menu(page: BeautifulSoup) -> None:
    """Say what each arrow of the menu opens (4.1.2)."""
    for summary in page.select("nav li > details > summary"):
        item = summary.find_parent("li")
        link = item.find("a") if isinstance(item, Tag) else None
        if isinstance(link, Tag):
            summary["aria-label"] = f"Pages under {link.get_text(strip=True)}"


def put_the_sidebar_into_a_landmark(page: BeautifulSoup) -> None:
    """Let the book's title and search be found with the menu they belong to (best practice)."""
    for sidebar in page.select("#pst-primary-sidebar"):
        sidebar["role"] = "navigation"
        sidebar["aria-label"] = "Book"


def open_the_classroom_view(page: BeautifulSoup) -> None:
    """Lead every link of a school page, menus included, to the browser's classroom view (Care)."""
    for link in page.select("a[href]"):
        place, mark, rest = str(link["href"]).partition("practice-browser.html")
        if mark and not rest.startswith("?"):
            link["href"] = f"{place}{mark}?view=classroom{rest}"


def drop_what_no_page_needs(page: BeautifulSoup) -> None:
    """Leave out scripts for icons and formulas, and those of the search on other pages."""
    searches = page.select_one("#search-results") is not None
    for script in page.select("script[src]"):
        name = str(script["src"]).split("?")[0].rsplit("/", 1)[-1]
        if name in NEVER_NEEDED or (name in SEARCH_SCRIPTS and not searches):
            script.decompose()
    for script in page.find_all("script", src=False, string=re.compile(r"^\s*window\.MathJax")):
        script.decompose()


def mend_addresses(page: BeautifulSoup) -> None:
    """Let links outside with an & lead where they say: MyST escapes it twice."""
    for link in page.select('a[href^="http"]'):
        link["href"] = str(link["href"]).replace("&amp;", "&")


MENDS = (
    mend_addresses,
    draw_icons,
    write_formulas,
    drop_what_no_page_needs,
    name_buttons_by_their_text,
    name_toggles_of_the_menu,
    put_the_sidebar_into_a_landmark,
    give_policy,  # the last: it is about the page as it is then
)


def slim_styles(folder: Path) -> None:
    """Leave the font of icons out of the theme's styles: it took a third of a page's first view."""
    for path in (folder / "_static" / "styles").glob("*.css"):
        path.write_text(without_font(path.read_text("utf-8")), encoding="utf-8", newline="\n")


def mend_pages(folder: Path) -> int:
    """Mend every page of a finished book; give how many there are."""
    pages = [
        path
        for path in sorted(folder.rglob("*.html"))
        if path.relative_to(folder).parts[0] not in NOT_OURS
    ]
    for path in pages:
        page = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        for mend in MENDS:
            mend(page)
        if path.stem in SCHOOL_PAGES:
            open_the_classroom_view(page)
        path.write_text(str(page), encoding="utf-8", newline="\n")
    return len(pages)
