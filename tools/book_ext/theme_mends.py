"""Mend what the theme leaves hard to use for people who hear the page or use a keyboard.

Each mend names the rule it is for (WCAG 2.2, or axe's best practice) and does nothing where the
theme has mended it itself.
"""

from __future__ import annotations

from pathlib import Path

from bs4 import BeautifulSoup, Tag

# lessons, practice and activities for school
SCHOOL_PAGES = {
    "k12", "cards", "rounding-lab", "tier-sorter", "unique-combination", "hearing", "vision",
}  # fmt: skip


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


MENDS = (
    name_buttons_by_their_text,
    name_toggles_of_the_menu,
    put_the_sidebar_into_a_landmark,
)


def mend_pages(folder: Path) -> int:
    """Mend every page of a finished book; give how many there are."""
    pages = [path for path in sorted(folder.rglob("*.html")) if "_static" not in path.parts]
    for path in pages:
        page = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        for mend in MENDS:
            mend(page)
        if path.stem in SCHOOL_PAGES:
            open_the_classroom_view(page)
        path.write_text(str(page), encoding="utf-8", newline="\n")
    return len(pages)
