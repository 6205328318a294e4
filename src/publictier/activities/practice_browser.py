"""The Practice Browser: every published table of people, to search, read and compare."""

from __future__ import annotations

import html
from typing import Any

import pandas as pd
import traitlets

from publictier import tables
from publictier.activities.practice_data import practice_data
from publictier.activity import Activity, module, styles
from publictier.errors import UnknownTableError
from publictier.markup import data_table, in_brackets
from publictier.words import t

WAYS = ("sex", "age", "cross", "values", "tree", "codes")


class PracticeBrowser(Activity):
    """The published tables of people, in the manner of the real public Data Browser.

    On a page of the book the tables are loaded beside the module, once for all pages; in Jupyter
    they come with the widget.

    Attributes:
        data: What ``practice_data`` gives.
        kept: The view and the switches of the reader.
    """

    activity = "practice-browser"
    _esm = module("practice-browser")
    _css = styles("check", "activity", "practice-browser")
    data = traitlets.Dict().tag(sync=True)
    kept = traitlets.Dict().tag(sync=True)

    def __init__(self, *, view: str = "", classroom: bool = False, on_page: bool = False):
        """Open the browser.

        Args:
            view: Where to open it, as in the address of a view: ``"#/concept/2000010037?by=age"``.
            classroom: Whether to leave out the entries that classroom view leaves out.
            on_page: Whether the page is the browser's own, so that its address holds the view.
        """
        spec = {
            "id": f"{self.activity} {view}".strip(),  # two in a notebook keep their own places
            "people": tables.tier()["people"],
            "classroom": classroom,
            "on_page": on_page,
            "view": view,
        }
        super().__init__(spec=spec, data=practice_data())

    def plain_html(self) -> str:
        """Give the front as a table: every kind of data, its entries, its participants."""
        headers = [t("Data"), t("Entries"), t("Participants")]
        people = tables.tier()["people"]
        caption = t("What the Practice Browser holds ({whose})", whose=t(in_brackets(people)))
        table = data_table(_front(), caption, headers)
        words = t(
            "The Practice Browser needs JavaScript. Without it, every table is described in the "
            "book's data dictionary, and lies as a file in the kit's folder datasets/public_tier."
        )
        label = f'<span class="kit-people">{html.escape(t(people))}</span>'
        name = t("Practice Browser")
        return (
            '<div class="kit-act kit-act-plain">'
            f'<p class="kit-act-title">{name} {label}</p>\n<p>{words}</p>\n{table}</div>'
        )

    def __repr__(self) -> str:
        """Name the view, so that stored outputs stay the same."""
        return f"PracticeBrowser({self.spec['view']!r}, {in_brackets(self.spec['people'])})"


def _front() -> pd.DataFrame:
    """List the kinds of data, as the tiles of the front do."""
    data = practice_data()
    rows: list[dict[str, Any]] = []
    for domain in data["domains"]:
        title, entries = domain["title"], [one["domain"] for one in data["concepts"]]
        size = entries.count(domain["key"])
        rows.append({"data": t(title), "entries": size, "count": domain["count"]})
    for survey in data["surveys"]:
        name, entries = survey["name"], [one["survey"] for one in data["questions"]]
        size = entries.count(survey["id"])
        said = t("Survey: {name}", name=t(name))
        rows.append({"data": said, "entries": size, "count": survey["count"]})
    return pd.DataFrame(rows)


def browse(concept: str | int = "", *, by: str = "sex", classroom: bool = False) -> PracticeBrowser:
    """Open the Practice Browser in a notebook.

    Args:
        concept: Name or number of a concept to open; empty for the front.
        by: What to show of it: ``"sex"``, ``"age"``, ``"cross"`` (age and sex), ``"values"``,
            ``"tree"`` or ``"codes"``, where it has them.
        classroom: Whether to leave out the entries that classroom view leaves out.

    Raises:
        UnknownTableError: No concept has this name or number, and the closest are given; or there
            is no such way to show it.

    Example:
        >>> browse("Asthma", by="age")
        PracticeBrowser('#/concept/2000010037?by=age', made-up people)
    """
    if by not in WAYS:
        raise UnknownTableError(f"by was {by!r}. Allowed: {', '.join(WAYS)}.")
    view = f"#/concept/{_concept_id(str(concept))}?by={by}" if concept else ""
    return PracticeBrowser(view=view, classroom=classroom)


def _concept_id(wanted: str) -> str:
    concepts = practice_data()["concepts"]
    for one in concepts:
        if wanted.casefold() in (one["id"], one["name"].casefold(), one["plain"].casefold()):
            return str(one["id"])
    known = [one["name"] for one in concepts]
    raise UnknownTableError(tables.unknown(wanted, known, "publictier.browse()", what="concept"))
