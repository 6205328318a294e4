"""Draw the theme's icons as small drawings in the page.

The theme names them by classes of Font Awesome, and brings 1.5 MB of script and a font for about a
dozen of them. Each is for the eye only: the button or link around it has a name.
"""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Tag

NAMED = re.compile(r"^fa-(?!solid$|lg$|regular$|brands$)")
FONT = re.compile(r"@font-face\{[^{}]*fontawesome[^{}]*\}")
LETTER = re.compile(r"(?:(?<=\})|^)\.fa-[^{}]*:before\{content:\"[^\"]*\"\}")
SHEET = "M4 1.5h5l3 3v10H4z"
LINES = {
    "angle-left": "M10 3 5 8l5 5",
    "angle-right": "M6 3l5 5-5 5",
    "arrow-up": "M8 14V3M3.5 7.5 8 3l4.5 4.5",
    "bars": "M2 4h12M2 8h12M2 12h12",
    "chevron-down": "M3 6l5 5 5-5",
    "circle-half-stroke": "M8 2a6 6 0 1 0 0 12zM8 2a6 6 0 0 1 0 12M10 4v8M12 5.5v5",
    "download": "M8 2v8M4.5 7 8 10.5 11.5 7M2 13.5h12",
    "expand": "M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4",
    "file": SHEET,
    "file-pdf": f"{SHEET}M6 8.5h4M6 11.5h4",
    "list": "M2 4h.5M5 4h9M2 8h.5M5 8h9M2 12h.5M5 12h9",
    "magnifying-glass": "M11.5 7a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0zM10.5 10.5 14 14",
    "moon": "M13 10A6 6 0 0 1 6 3a5.5 5.5 0 1 0 7 7z",
    "sun": (
        "M11 8a3 3 0 1 1-6 0 3 3 0 0 1 6 0zM8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3 3l1 1M12 12l1 1"
        "M3 13l1-1M12 4l1-1"
    ),
}
"""Name -> lines in a square of 16."""


class IconError(Exception):
    """The theme has an icon that is not drawn; the message names it."""


def draw_icons(page: BeautifulSoup) -> None:
    """Put a drawing into each icon of a page; the theme's styles go on placing it.

    Raises:
        IconError: an icon is not one of `LINES`.
    """
    for tag in page.find_all(class_=NAMED):
        names = [name.removeprefix("fa-") for name in tag["class"] if NAMED.match(name)]
        if names[0] not in LINES:
            raise IconError(
                f"The theme's icon {names[0]!r} is not drawn in tools/book_ext/icons.py."
            )
        tag.append(drawing(page, LINES[names[0]]))


def without_font(styles: str) -> str:
    """Leave the font, and the letter of it that stands for each icon, out of the theme's styles.

    >>> without_font('.a{color:red}.fa-bars:before{content:"x"}.fa-lg{font-size:2em}')
    '.a{color:red}.fa-lg{font-size:2em}'
    """
    return LETTER.sub("", FONT.sub("", styles))


def drawing(page: BeautifulSoup, lines: str) -> Tag:
    """Make one drawing, in the color of the text around it."""
    drawn = page.new_tag("svg", attrs={"class": "kit-icon", "viewBox": "0 0 16 16"})
    drawn["aria-hidden"] = "true"
    drawn.append(page.new_tag("path", d=lines))
    return drawn
