"""Panels: a moved control moves the view, errors are said, and stored outputs stay the same."""

import json
import re
from pathlib import Path
from typing import Any

import ipywidgets as widgets
import nbformat
import pandas as pd
import pytest

import lesson_run
from publictier import disclosure, load, panels
from publictier.errors import PanelError, UnknownTableError
from publictier.panels import Panel, panel
from tests.support import executed_cell, nbval

BASE = disclosure.RULE.base


def people(n: int) -> str:
    """Say how many there are."""
    return f"{n} people"


def share(n: int) -> str:
    """Say what one of n is in percent."""
    return f"{100 / n} %"


def test_a_moved_control_moves_the_view() -> None:
    """Catch a view that stays behind its control."""
    one = panel(people, n=(1, 60))
    assert "1 people" in one.shown
    one.controls["n"].value = 42
    assert "42 people" in one.shown
    assert one.children[-1].value == one.shown  # what Jupyter shows, below the controls
    assert list(one.children[:-1]) == list(one.controls.values())


def test_the_stored_output_is_the_first_view_and_says_so() -> None:
    """Catch a stored output that depends on what somebody has moved."""
    one, other = panel(people, n=("Members", (3, 60))), panel(people, n=("Members", (3, 60)))
    one.controls["n"].value = 42
    data = one._repr_mimebundle_()
    assert data["text/html"] == other._repr_mimebundle_()["text/html"]
    assert data["text/plain"] == repr(other) == "Panel(people: Members)"
    assert set(data) == {"text/plain", "text/html", lesson_run.LIVE_WIDGET}
    assert "3 people" in str(data["text/html"])
    assert "This is the view for Members: 3. Run the notebook to move the control." in str(
        data["text/html"]
    )


@pytest.mark.parametrize(
    ("form", "kind", "first"),
    [
        ((1, 60, 1), widgets.IntSlider, 1),
        ((20, 400), widgets.IntSlider, 20),
        (["sex", "age"], widgets.Dropdown, "sex"),
        ([("by sex", "sex"), ("by age", "age")], widgets.Dropdown, "sex"),
        (True, widgets.Checkbox, True),
        (False, widgets.Checkbox, False),
        (widgets.FloatText(description="Percent", value=2.5), widgets.FloatText, 2.5),
    ],
)
def test_short_forms_become_controls_with_labels(form: object, kind: type, first: object) -> None:
    """Catch a control of the wrong kind, or one that a screen reader could not name."""
    one = panel(lambda how_many: str(how_many), how_many=form).controls["how_many"]
    assert type(one) is kind
    assert one.value == first
    assert one.description in ("How many", "Percent")


def test_a_choice_is_said_in_its_own_words() -> None:
    """Catch a page that says 'sex' where the menu says 'by sex'."""
    one = panel(lambda by: by, by=[("by sex", "sex"), ("by age", "age")])
    assert "This is the view for By: by sex." in one.static_html()


def test_what_a_view_raises_is_said_and_the_panel_goes_on() -> None:
    """Catch an error that is swallowed, as ``interact`` does, or that ends the panel."""
    one = panel(share, n=(0, 10))
    for text in ("could not be made for N: 0.", "ZeroDivisionError: division by zero.", "100 / n"):
        assert text in one.shown
    assert "ZeroDivisionError" in one.static_html()
    one.controls["n"].value = 4
    assert "25.0 %" in one.shown and "Error" not in one.shown
    one.controls["n"].value = 0
    assert "ZeroDivisionError" in one.shown


def test_an_error_inside_a_library_points_at_the_view_s_own_line() -> None:
    """Catch a message that sends learners into the code of pandas."""
    one = panel(lambda n: load("conditions").loc[-n, "name"], n=(1, 3))
    assert "KeyError" in one.shown and "load(&quot;conditions&quot;)" in one.shown


def test_texts_of_a_view_cannot_become_markup_by_accident() -> None:
    """Catch '1 < 2' that vanishes, and an error message that is run as HTML."""
    assert "1 &lt; 2" in panel(lambda n: "1 < 2", n=(1, 2)).shown
    assert panel(lambda n: "<em>two</em>", n=(1, 2)).shown == "<em>two</em>"
    assert "<pre>a\nb</pre>" in panel(lambda n: "a\nb", n=(1, 2)).shown

    def fails(n: int) -> str:
        raise ValueError("<img src=x>")

    assert "<img" not in panel(fails, n=(1, 2)).shown


def test_a_table_is_printed_with_caption_and_index() -> None:
    """Catch a table without a caption or header cells, or that loses the names of its rows."""

    def table(n: int) -> pd.DataFrame:
        """Two districts."""
        return pd.DataFrame({"count": [n, 2 * n]}, index=pd.Index(["North", "East"], name="place"))

    shown = panel(table, n=(7, 9)).shown
    assert "<caption>Two districts</caption>" in shown
    assert '<th scope="col">place</th><th scope="col">count</th>' in shown
    assert '<th scope="row">East</th><td>14</td>' in shown


@pytest.mark.parametrize(
    ("form", "message"),
    [
        ([], r"'n' was given as \[\]. Allowed: a list of choices"),
        ((5, 1), r"given as \(5, 1\)"),
        ((1, 5, 0), r"given as \(1, 5, 0\)"),
        ((0.5, 2), r"given as \(0.5, 2\)"),
        ((1, 2, 3, 4), "two or three whole numbers"),
        ("sex", "given as 'sex'"),
        (None, "given as None"),
        (("", (1, 5)), "empty label"),
        (("Members", "many"), "given as 'many'"),
        (widgets.IntSlider(), r"IntSlider\(description='What it sets'"),
        (widgets.Button(description="Go"), "a Button, which has no value"),
    ],
)
def test_a_control_that_cannot_be_understood_is_refused(form: object, message: str) -> None:
    """Catch a control that fails later, without a word about which one it is."""
    with pytest.raises(PanelError, match=message):
        panel(people, n=form)


@pytest.mark.parametrize(
    ("view", "controls", "message"),
    [
        (people, {"m": (1, 5)}, r"The view takes \(n: int\) -> str, and the controls are m"),
        (people, {"n": (1, 5), "m": True}, "one control for each argument"),
        (people, {}, "A panel needs a control"),
        ("people", {"n": (1, 5)}, "Give a function's name"),
        (lambda n: None, {"n": (1, 5)}, "gave back NoneType.*End the view with return"),
        (lambda n: n, {"n": (1, 5)}, "gave back int: '1'. Allowed: text, HTML or a DataFrame"),
    ],
)
def test_a_view_that_cannot_be_shown_is_refused(view: Any, controls: Any, message: str) -> None:
    """Catch a panel that stays empty without saying why."""
    with pytest.raises(PanelError, match=message):
        panel(view, **controls)


def test_a_view_that_becomes_unusable_says_so_in_its_place() -> None:
    """Catch an old view that stays although the new one cannot be shown."""
    one = panel(lambda n: "one" if n == 1 else None, n=(1, 3))
    one.controls["n"].value = 2
    assert "gave back NoneType" in one.shown and "kit-panel-error" in one.shown


def test_rounding_says_what_the_rule_says() -> None:
    """Catch a ready view that rounds in its own way."""
    counts = [0, 1, BASE - 1, BASE, BASE + 1, 13 * BASE - 10, 1240, 1241]
    for n in counts:
        published = disclosure.public_count(n)
        low, high = disclosure.true_range(published)
        cells = re.findall(r"<t[dh][^>]*>([^<]*)</t[dh]>", panels.rounding(n))[3:]
        expected = f"{low:,} to {high:,}" if n else "0"
        assert cells == [str(n), disclosure.shown(published) if published else "no row", expected]
    print(f"{len(counts)} counts compared")


@pytest.mark.parametrize("by", ["sex", "age"])
def test_condition_by_prints_published_counts_and_fills_gaps(by: str) -> None:
    """Catch a count that is not in the table, or a group that is left out."""
    table = load(f"conditions_by_{by}")
    filled = 0
    for name in ("Asthma", "Primary biliary cholangitis"):
        rows = re.findall(
            r'<th scope="row">([^<]*)</th><td>([^<]*)</td>', panels.condition_by(name, by)
        )
        known = table[table["name"] == name].set_index(by)["count"].map(disclosure.shown)
        assert [key for key, _ in rows] == list(
            panels.fill_strata(table.head(1)[[by, "count"]])[by]
        )
        assert dict(rows) == {key: known.get(key, f"≤ {BASE}") for key, _ in rows}
        filled += len(rows) - len(known)
    assert filled
    assert "made-up people" in panels.condition_by("Asthma", by)


def test_a_condition_or_a_stratum_that_is_not_there_is_named() -> None:
    """Catch an empty table where a name was mistyped."""
    with pytest.raises(UnknownTableError, match="'Astma'"):
        panels.condition_by("Astma", "sex")
    with pytest.raises(PanelError, match="by was 'zip'"):
        panels.condition_by("Asthma", "zip")


CODE = """
from publictier import panels
panels.panel(panels.rounding, true_count=("True count", (3, 60)))
"""


def executed() -> Any:
    """Run a notebook with a panel, and strip it as the kit strips its lessons."""
    notebook = executed_cell(CODE)
    assert lesson_run.LIVE_WIDGET in notebook.cells[0].outputs[0].data
    return lesson_run.tidy(notebook, {})


def test_a_notebook_with_a_panel_is_the_same_twice_and_passes_strict_nbval(tmp_path: Path) -> None:
    """Catch random ids or widget state in a stored output, and a falsified view that passes."""
    notebook = executed()
    text = nbformat.writes(notebook)
    assert text == nbformat.writes(executed())
    data = notebook.cells[0].outputs[0].data
    assert set(data) == {"text/plain", "text/html"}
    assert "widget" not in text.replace("panels", "")
    lesson = tmp_path / "lesson.ipynb"
    lesson.write_text(text, "utf-8")
    passed = nbval(lesson)
    assert "1 passed" in passed.stdout, passed.stdout + passed.stderr
    data["text/html"] = data["text/html"].replace("1 to 20", "1 to 19")
    lesson.write_text(json.dumps(notebook), "utf-8")
    assert "1 failed" in nbval(lesson).stdout


def test_a_panel_is_made_of_plain_ipywidgets() -> None:
    """Catch a panel that a learner could not take apart."""
    one = panel(people, n=(1, 5))
    assert isinstance(one, Panel) and isinstance(one, widgets.VBox)
    assert [type(child) for child in one.children] == [widgets.IntSlider, widgets.HTML]
