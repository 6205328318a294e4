"""Charts: never without a title, axis titles, a text alternative and the data as a table."""

from typing import Any

import altair as alt
import pandas as pd
import pytest

from publictier import charts
from publictier.errors import ChartError

DATA = pd.DataFrame({"sex": ["Female", "Male"], "count": [1240, 20]})
ALT = "Two bars: Female 1,240 and Male ≤ 20 made-up participants."


def bars(title: str = "Snakes, by sex", x: str = "Participants", y: str = "Sex") -> alt.Chart:
    """A small chart, with the titles given."""
    return (
        alt.Chart(DATA)
        .mark_bar()
        .encode(x=alt.X("count:Q").title(x), y=alt.Y("sex:N").title(y))
        .properties(title=title)
    )


def outputs(capture: list[Any], *arguments: Any, **more: Any) -> list[Any]:
    """What `show` displays."""
    capture.clear()
    charts.show(*arguments, **more)
    return list(capture)


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Collect what is displayed instead of showing it."""
    displayed: list[Any] = []
    monkeypatch.setattr(charts, "display", lambda data, raw: displayed.append(data))
    return displayed


def test_a_chart_comes_with_its_data_its_words_and_its_people(shown: list[Any]) -> None:
    """Catch a chart that shuts out readers who do not see it."""
    figure, drawing, companion = outputs(shown, bars(), "snakes", alt=ALT)
    assert list(drawing) == [charts.VEGA_LITE], "Jupyter draws this only if it stands alone"
    assert "Made-up people" in figure["text/html"]
    assert ALT in figure["text/html"]
    table = companion["text/html"]
    assert "<td>1,240</td>" in table
    assert "<td>≤ 20</td>" in table
    assert 'scope="col">Participants' in table
    assert ALT in table


def test_the_same_chart_gives_the_same_bytes(shown: list[Any]) -> None:
    """Catch a random id, which no test could compare."""
    assert outputs(shown, bars(), "snakes", alt=ALT) == outputs(shown, bars(), "snakes", alt=ALT)


@pytest.mark.parametrize(
    ("chart", "name", "text", "message"),
    [
        (bars(), "snakes", "", "needs a text alternative"),
        (bars(), "snakes", "A chart.", "needs a text alternative"),
        (bars(), "Snakes by sex", ALT, "cannot be an id"),
        (bars(title=""), "snakes", ALT, "needs a title"),
        (bars(x=""), "snakes", ALT, "x axis of chart 'snakes' has no title"),
        (bars(y=""), "snakes", ALT, "y axis of chart 'snakes' has no title"),
    ],
)
def test_what_is_missing_is_refused_and_named(
    chart: alt.Chart, name: str, text: str, message: str, shown: list[Any]
) -> None:
    """Catch a chart that would be published without something readers need."""
    with pytest.raises(ChartError, match=message):
        charts.show(chart, name, alt=text)
    assert shown == []


def test_text_in_a_chart_cannot_become_markup(shown: list[Any]) -> None:
    """Catch a title or text alternative that would run as HTML."""
    bad = '</script><img src=x onerror="alert(1)"> in a text alternative'
    figure, _, companion = outputs(shown, bars(title=bad), "snakes", alt=bad)
    for part in (figure["text/html"], companion["text/html"]):
        assert "<img" not in part


def test_a_chart_fills_what_a_table_leaves_out() -> None:
    """Catch a chart on which a stratum with nobody looks different from the real one."""
    filled = charts.fill_strata(pd.DataFrame({"age": ["30-39"], "sex": ["Male"], "count": [40]}))
    assert len(filled) == len(charts.STRATA["age"]) * len(charts.STRATA["sex"])
    assert sorted(set(filled["count"])) == [20, 40]


def test_only_strata_can_be_filled() -> None:
    """Catch a table for which 'absent' means nothing."""
    with pytest.raises(ChartError, match="needs a column"):
        charts.fill_strata(pd.DataFrame({"unit": ["mg"], "count": [20]}))
