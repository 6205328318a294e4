"""The sheet maker: a poster or brief on which every number says whom it is about."""

from __future__ import annotations

import html
from collections.abc import Mapping
from typing import Any

from publictier.activities import content
from publictier.activities.exhibit import Exhibit
from publictier.activity import module, styles
from publictier.tables import tier


class SheetMaker(Exhibit):
    """Write a poster or a brief; what is made up prints its label, what is real its source."""

    activity = "sheet-maker"
    title = "Sheet maker"
    how = (
        "Write each part, and say whether its numbers are about made-up or about real people. "
        "The sheet below it is what prints, with a label or a source on every part."
    )
    people = "Your own words"
    _esm = module("sheet-maker")
    _css = styles("check", "activity")

    def __init__(self, sheet: str = "poster", id: str | None = None):
        """Open the maker.

        Args:
            sheet: which sheet shows first, "poster" or "brief".
            id: Under which a browser remembers it; default: the activity's name.

        Raises:
            KeyError: no such sheet.
        """
        found = _for_this_tier(content.read(self.activity))
        known = [one["key"] for one in found["sheets"]]
        if sheet not in known:
            raise KeyError(f"There is no sheet {sheet!r}. Sheets are: {', '.join(known)}.")
        super().__init__(id=id, first=sheet, **found)

    def plain_part(self) -> str:
        """Give each sheet as a frame to write in by hand, with what must stand on each part."""
        return "\n".join(self._frame(sheet) for sheet in self.spec["sheets"])

    def _frame(self, sheet: Mapping[str, Any]) -> str:
        """Write one sheet as a table: a part in each row, with space for words and its label."""
        tick = f"☐ {self.spec['practice']} ☐ Real people. Source: ________ Read on: ________"
        rows = "".join(
            f'<tr><th scope="row">{html.escape(part["name"])}</th>'
            f'<td class="kit-sheet-space">{html.escape(part["ask"])}</td>'
            f"<td>{html.escape(tick)}</td></tr>"
            for part in sheet["parts"]
        )
        heads = "".join(
            f'<th scope="col">{head}</th>' for head in ("Part", "Write here", "Its numbers")
        )
        return (
            f'<table class="kit-table"><caption>{html.escape(sheet["name"])}</caption>'
            f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>\n"
            f"<p>If any number is real, this stands on the sheet: “"
            f"{html.escape(self.spec['statement'])}”</p>"
        )


def _for_this_tier(found: dict[str, Any]) -> dict[str, Any]:
    """Take the words for real people where the tables of the book are about such."""
    real = found.pop("real_tier")
    if not tier()["made_up"]:
        found["kinds"]["made-up"] = real["made-up"]
        found["statement"] = real["statement"].format(
            people=tier()["people"], program=found["statement"]
        )
    return found
