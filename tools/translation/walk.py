"""Walk through the texts of self-checks, tables and charts, to read them or to put others there."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from typing import Any

UNSPOKEN = frozenset({"id", "kind", "misconception", "key"})
"""Keys of a self-check whose values nobody reads."""
CELL = re.compile(r"(<(?:t[hd]|caption)\b[^>]*>)([^<]+)(?=</)")
SAID_IN_CHART = ("title", "description")
Put = Callable[[str], str]


def put_into_spec(spec: Any, put: Put, code: bool = False) -> Any:
    """Give a self-check with every text that a learner reads replaced.

    Lines of code stay as they are.

    >>> put_into_spec({"id": "a", "question": "b", "answers": [{"text": "c"}]}, str.upper)
    {'id': 'a', 'question': 'B', 'answers': [{'text': 'C'}]}
    """
    if isinstance(spec, str):
        return put(spec)
    if isinstance(spec, list):
        return [put_into_spec(one, put, code) for one in spec]
    if not isinstance(spec, dict):
        return spec
    code = code or bool(spec.get("code"))
    return {
        key: one if key in UNSPOKEN or (code and key == "text") else put_into_spec(one, put, code)
        for key, one in spec.items()
    }


def put_into_table(markup: str, put: Put) -> str:
    """Give an HTML table with the texts of caption and cells replaced.

    >>> put_into_table("<td>≤ 20</td><th>A &amp; b</th>", str.upper)
    '<td>≤ 20</td><th>A &amp; B</th>'
    """
    return CELL.sub(lambda cell: cell[1] + html.escape(put(html.unescape(cell[2]))), markup)


def put_into_chart(chart: Any, put: Put) -> Any:
    """Give a chart's description for Vega with what it shows replaced: titles and labels.

    >>> put_into_chart({"title": "a", "datasets": {"d": [{"sex": "b"}]}, "field": "sex"}, str.upper)
    {'title': 'A', 'datasets': {'d': [{'sex': 'B'}]}, 'field': 'sex'}
    """
    if isinstance(chart, list):
        return [put_into_chart(one, put) for one in chart]
    if not isinstance(chart, dict):
        return chart
    return {key: _put_at(key, one, put) for key, one in chart.items()}


def _put_at(key: str, value: Any, put: Put) -> Any:
    if key in SAID_IN_CHART and isinstance(value, str):
        return put(value)
    if key == "datasets":
        return {
            name: [{k: put(v) if isinstance(v, str) else v for k, v in row.items()} for row in rows]
            for name, rows in value.items()
        }
    return put_into_chart(value, put)


def spec_texts(spec: dict[str, Any]) -> Iterator[str]:
    """Every text of a self-check that a learner reads."""
    return _read(lambda put: put_into_spec(spec, put))


def cells_of(markup: str) -> Iterator[str]:
    """Every text of an HTML table."""
    return _read(lambda put: put_into_table(markup, put))


def chart_texts(chart: dict[str, Any]) -> Iterator[str]:
    """Every text that a chart shows."""
    return _read(lambda put: put_into_chart(chart, put))


def _read(walk: Callable[[Put], Any]) -> Iterator[str]:
    found: list[str] = []

    def keep(text: str) -> str:
        found.append(text)
        return text

    walk(keep)
    return iter(found)
