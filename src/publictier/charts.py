"""Charts that everyone can read: a title, named axes, a text alternative and the data as a table.

`show` prints the same bytes every time, so tests can compare them: altair's own output has a
random id. On a page of the book the vendored Vega draws into the figure, without a network and
without compiling code. Jupyter prefers HTML to Vega-Lite where one output holds both, so the
description it draws from is an output of its own.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

import altair as alt
import pandas as pd
from IPython.display import display

from publictier import disclosure, tables
from publictier.errors import ChartError
from publictier.markup import data_table, in_brackets
from publictier.strata import AGES, SEXES
from publictier.words import t

STRATA = {"sex": tuple(SEXES.values()), "age": tuple(AGES.values())}
SHORTEST_ALT = 30
JUPYTER_WIDTH = 560  # pixels
BAR_HEIGHT = 34  # pixels
VEGA_LITE = "application/vnd.vegalite.v5+json"


def fill_strata(table: pd.DataFrame, count: str = "count") -> pd.DataFrame:
    """Add the strata that a published table leaves out, as a chart does.

    In a table an absent row says nobody. A chart fills it with the smallest published count,
    so there "≤ 20" stands for 0 to 20 (the Data Browser does the same).

    Args:
        table: columns `count` and `sex`, `age` or both; other columns must be constant.
        count: name of the column with published counts.

    Raises:
        ChartError: the table has neither `sex` nor `age`.

    >>> bars = fill_strata(pd.DataFrame({"sex": ["Female", "Male"], "count": [40, 20]}))
    >>> bars["sex"].tolist(), bars["count"].tolist()
    (['Female', 'Male', 'Other'], [40, 20, 20])
    """
    by = [name for name in STRATA if name in table.columns]
    if not by:
        raise ChartError(
            f"fill_strata needs a column {' or '.join(STRATA)}; found {', '.join(table.columns)}."
        )
    every = pd.MultiIndex.from_product([STRATA[name] for name in by], names=by)
    filled = every.to_frame(index=False).merge(table, on=by, how="left")
    for column in [name for name in table.columns if name not in (*by, count)]:
        filled[column] = table[column].iloc[0]
    filled[count] = filled[count].fillna(disclosure.RULE.base).astype(int)
    return filled[list(table.columns)]


def count_bars(table: pd.DataFrame, by: str, title: str, axis: str) -> alt.LayerChart:
    """Draw published counts as bars that lie on their side, each with its number at the end.

    Args:
        table: columns `by` and `count`; one bar a row, in the table's order.
        by: the column that names the bars, such as `sex` or `age`.
        title: what the chart shows.
        axis: what `by` means, with its unit.

    Raises:
        BadCountError: a count is not a published one.

    >>> bars = count_bars(pd.DataFrame({"sex": ["Male"], "count": [20]}), "sex", "Snakes", "Sex")
    >>> bars.data["shown"].tolist()
    ['≤ 20']
    """
    shown = table[[by, "count"]].assign(shown=table["count"].map(disclosure.shown))
    base = alt.Chart().encode(
        # room for the number behind the longest bar, on a phone too
        x=alt.X("count:Q")
        .scale(domainMax=int(1.25 * shown["count"].max()))
        .title(f"Participants, rounded up to {disclosure.RULE.base}"),
        y=alt.Y(f"{by}:N").sort(None).title(axis),
    )
    labels = base.mark_text(align="left", dx=4).encode(text="shown:N")
    height = BAR_HEIGHT * max(len(shown), 2)
    return alt.layer(base.mark_bar(), labels, data=shown).properties(title=title, height=height)


def show(
    chart: alt.Chart | alt.LayerChart,
    name: str,
    *,
    alt: str,
    table: pd.DataFrame | None = None,
    headers: Sequence[str] | None = None,
    people: str | None = None,
) -> None:
    """Show a chart with its text alternative and its data.

    Args:
        chart: an altair chart with a title, and a title for each axis.
        name: short, lower-case and unique on the page; becomes the element's id.
        alt: what a reader should learn from the chart, in a sentence or two.
        table: the data to print below; default: the chart's own encoded columns.
        headers: printed column names for `table`.
        people: whose data, or the source of real figures; printed beside the title. Default:
            those of the published tables, in the kit's own "Made-up people".

    Raises:
        ChartError: the name, the title, an axis title or the text alternative is missing.
    """
    people = tables.tier()["people"] if people is None else people
    spec = description(chart, name, alt)
    data = _encoded_data(chart, spec) if table is None else table
    titles = headers if headers is not None else _headers(spec, data)
    display({"text/html": figure(spec, name, alt, people)}, raw=True)
    display({VEGA_LITE: for_jupyter(spec)}, raw=True)
    display({"text/html": companion(spec, data, titles, alt, people)}, raw=True)


def for_jupyter(spec: dict[str, Any]) -> dict[str, Any]:
    """Give the description without its title, which the figure says, and with a width of its own.

    An output area of Jupyter grows with what is in it, so a chart must not ask it for its width.
    """
    return {key: value for key, value in spec.items() if key != "title"} | {"width": JUPYTER_WIDTH}


def description(chart: alt.Chart | alt.LayerChart, name: str, alt: str) -> dict[str, Any]:
    """Check a chart and give its Vega-Lite description, ready to be drawn anywhere."""
    if not re.fullmatch(r"[a-z][a-z0-9-]*", name):
        raise ChartError(
            f"The chart's name {name!r} cannot be an id. Use lower-case letters, digits and "
            "hyphens, beginning with a letter, e.g. 'asthma-by-sex'."
        )
    if len(alt.strip()) < SHORTEST_ALT:
        raise ChartError(
            f"The chart {name!r} needs a text alternative (alt=…) of at least {SHORTEST_ALT} "
            f"characters; found {alt!r}. Say what a reader should learn from it."
        )
    spec = chart.properties(width="container", description=alt).to_dict()
    if not _title(spec):
        raise ChartError(f"The chart {name!r} needs a title: .properties(title='What it shows').")
    for channel, encoding in _encodings(spec):
        if channel in ("x", "y") and not _axis_title(encoding):
            raise ChartError(
                f"The {channel} axis of chart {name!r} has no title. Name what it shows and its "
                f"unit: alt.{channel.upper()}('{encoding.get('field', '…')}').title('…')."
            )
    return spec


def _title(spec: dict[str, Any]) -> str:
    title = spec.get("title", "")
    return str(title.get("text", "")) if isinstance(title, dict) else str(title or "")


def _axis_title(encoding: dict[str, Any]) -> str:
    axis = encoding.get("axis") or {}
    return str(encoding.get("title") or axis.get("title") or "")


def _encodings(spec: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for part in [spec, *spec.get("layer", [])]:
        for channel, encoding in part.get("encoding", {}).items():
            if isinstance(encoding, dict) and "field" in encoding:
                yield channel, encoding


def _encoded_data(chart: alt.Chart | alt.LayerChart, spec: dict[str, Any]) -> pd.DataFrame:
    # strata first: the first column becomes the row headers of the printed table
    by_kind = sorted(_encodings(spec), key=lambda pair: pair[1].get("type") == "quantitative")
    # a label repeats a number that is there already
    fields = list(dict.fromkeys(e["field"] for channel, e in by_kind if channel != "text"))
    data = chart.data
    if not isinstance(data, pd.DataFrame):
        raise ChartError("The chart holds no DataFrame of its own: pass the table with table=….")
    return data[[field for field in fields if field in data.columns]]


def _headers(spec: dict[str, Any], data: pd.DataFrame) -> list[str]:
    titles = {encoding["field"]: _axis_title(encoding) for _, encoding in _encodings(spec)}
    return [titles.get(str(column)) or str(column) for column in data.columns]


def figure(spec: dict[str, Any], name: str, alt: str, people: str) -> str:
    """Write the figure a book page draws: caption, empty drawing, description as data."""
    data = json.dumps(spec, sort_keys=True, ensure_ascii=False).replace("<", "\\u003c")
    return (
        f'<figure class="kit-chart" id="chart-{name}">'
        f'<figcaption>{html.escape(_title(spec))} <span class="kit-people">'
        f"{html.escape(people)}</span></figcaption>"
        f'<div class="kit-drawing" role="img" aria-label="{html.escape(alt)}"></div>'
        f'<script type="application/json" data-chart="{name}">{data}</script></figure>'
    )


def companion(
    spec: dict[str, Any], data: pd.DataFrame, headers: Sequence[str], alt: str, people: str
) -> str:
    """Write what goes with a chart: the text alternative, and the data readers can open."""
    caption = f"{_title(spec)} ({in_brackets(people)})"
    return in_words(alt, data_table(data, caption, headers))


def in_words(alt: str, table: str) -> str:
    """Write what a reader can open below a chart: its words, and its table as HTML."""
    summary = html.escape(t("The chart in words and as a table"))
    return (
        f'<details class="kit-data"><summary>{summary}</summary>'
        f"<p>{html.escape(alt)}</p>{table}</details>"
    )
