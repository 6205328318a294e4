"""HTML that readers can use: a data table with a caption, header cells and escaped text."""

from __future__ import annotations

import html
from collections.abc import Sequence

import pandas as pd

from publictier import disclosure

MADE_UP = "Made-up people"  # said of what the kit made up: the town, the class, its own tier


def in_brackets(people: str) -> str:
    """Write whose data these are as in brackets behind a title; a name keeps its capital.

    >>> in_brackets("Made-up people"), in_brackets("Synthea (made up)")
    ('made-up people', 'Synthea, made up')
    """
    people = people.replace(" (", ", ").replace(")", "")
    is_name = not people.startswith(("Made-up", "Real figures"))
    return people if is_name else people[:1].lower() + people[1:]


def cell_text(value: object, is_count: bool) -> str:
    """Write one value the way the kit prints it: counts by the rule, missing as nothing.

    >>> cell_text(20, is_count=True), cell_text(1240, is_count=True), cell_text("18-29", False)
    ('≤ 20', '1,240', '18-29')
    """
    if value is None or value is pd.NA or value != value:
        return ""
    if is_count:
        return disclosure.shown(int(str(value)))
    return str(value)


def published_text(count: int | None) -> str:
    """Write a published count, or that its row is left out.

    >>> published_text(20), published_text(None)
    ('≤ 20', 'no row')
    """
    return disclosure.shown(count) if count else "no row"


def range_text(low: int, high: int) -> str:
    """Write the smallest and the largest of what can be.

    >>> range_text(241, 260), range_text(0, 0)
    ('241 to 260', '0')
    """
    return str(low) if low == high else f"{low:,} to {high:,}"


def data_table(
    table: pd.DataFrame,
    caption: str,
    headers: Sequence[str] | None = None,
    counts: Sequence[str] = ("count",),
) -> str:
    """Write a table as HTML: caption, one header cell a column, the first column as row headers.

    Args:
        table: one row a line, no index shown.
        caption: what the table says; read out first by screen readers.
        headers: printed column names, in the table's order; default: its own.
        counts: columns that hold published counts of people, printed by the rule.

    >>> print(data_table(pd.DataFrame({"sex": ["Female"], "count": [20]}), "Snakes"))
    <table class="kit-table"><caption>Snakes</caption><thead><tr><th scope="col">sex</th>\
<th scope="col">count</th></tr></thead><tbody><tr><th scope="row">Female</th><td>≤ 20</td></tr>\
</tbody></table>
    """
    names = list(headers) if headers is not None else [str(name) for name in table.columns]
    head = "".join(f'<th scope="col">{html.escape(name)}</th>' for name in names)
    rows = []
    for row in table.itertuples(index=False):
        cells = [
            html.escape(cell_text(value, column in counts))
            for column, value in zip(table.columns, row, strict=True)
        ]
        rest = "".join(f"<td>{cell}</td>" for cell in cells[1:])
        rows.append(f'<tr><th scope="row">{cells[0]}</th>{rest}</tr>')
    return (
        f'<table class="kit-table"><caption>{html.escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
    )
