"""Panels: a control above a view, in plain ipywidgets that a learner can read and change.

A view is a pure function: values in, text or a table out. `panel` puts controls above it and calls
it again whenever one of them is moved. ``ipywidgets.interact`` does the same, and hides what a view
raises; here an error is shown in words, in the place of the view.

Without a kernel, on the page of a book, nothing can call the view. So a panel's stored output is
the view of the first values, and says so.
"""

from __future__ import annotations

import html
import inspect
import traceback
from collections.abc import Callable, Mapping

import ipywidgets as widgets  # type: ignore[import-untyped]
import pandas as pd

from publictier import disclosure
from publictier.charts import fill_strata
from publictier.errors import PanelError, UnknownTableError
from publictier.markup import MADE_UP, data_table, in_brackets, published_text, range_text
from publictier.tables import load, tier, unknown

View = Callable[..., "str | pd.DataFrame"]
FORMS = (
    "a list of choices, two or three whole numbers (low, high, step), True or False, an ipywidgets "
    "control, or a pair of a label and one of these"
)


def panel(view: View, **controls: object) -> Panel:
    """Show a view, with controls for its arguments above it.

    Args:
        view: a pure function of the controls' values. It gives text, HTML (a text that begins with
            ``<``) or a DataFrame.
        controls: one for each argument of the view, under the argument's name: a list of choices
            (a menu), ``(low, high, step)`` (a slider of whole numbers; the step may be left out),
            True or False (a box to tick), or any control of ipywidgets that has a description.
            The argument's name becomes the label; ``("Label", …)`` gives another one.

    Raises:
        PanelError: a control cannot be understood or has no label, the view does not take these
            arguments, or it gives back something that cannot be shown.

    Example:
        >>> panel(lambda n: f"{n} people", n=("True count", (1, 60)))
        Panel(<lambda>: True count)
    """
    return Panel(view, {name: as_control(name, form) for name, form in controls.items()})


def as_control(name: str, form: object) -> widgets.ValueWidget:
    """Make a control from its short form.

    Args:
        name: the argument it sets; also its label, unless the form brings one.
        form: as for `panel`.

    Raises:
        PanelError: the form cannot be understood, or a control of ipywidgets has no label.

    Example:
        >>> as_control("true_count", (1, 60, 1)).description
        'True count'
    """
    label = name.replace("_", " ").capitalize()
    if isinstance(form, tuple) and len(form) == 2 and isinstance(form[0], str):
        label, form = form
    if not label.strip():
        raise PanelError(f"The control {name!r} has an empty label. Say what it sets.")
    if isinstance(form, widgets.Widget):
        return _checked(name, form)
    common = {
        "description": label,
        "style": {"description_width": "initial"},  # else a long label is cut off
        "layout": {"width": "auto", "max_width": "40rem"},
    }
    if isinstance(form, bool):
        return widgets.Checkbox(value=form, indent=False, **common)
    if isinstance(form, list) and form:
        return widgets.Dropdown(options=form, **common)
    if isinstance(form, tuple) and _is_span(form):
        low, high, *step = form
        limits = {"min": low, "max": high, "step": step[0] if step else 1}
        return widgets.IntSlider(value=low, **limits, **common)
    raise PanelError(f"The control {name!r} was given as {form!r}. Allowed: {FORMS}.")


def _is_span(form: tuple[object, ...]) -> bool:
    numbers = [n for n in form if isinstance(n, int) and not isinstance(n, bool)]
    if len(numbers) != len(form) or len(numbers) not in (2, 3):
        return False
    return numbers[0] < numbers[1] and (len(numbers) == 2 or numbers[2] > 0)


def _checked(name: str, control: widgets.Widget) -> widgets.ValueWidget:
    kind = type(control).__name__
    if not control.has_trait("value"):
        raise PanelError(f"The control {name!r} is a {kind}, which has no value. Allowed: {FORMS}.")
    if not str(getattr(control, "description", "")).strip():
        raise PanelError(
            f"The control {name!r} has no label, so a screen reader could not name it. Write "
            f"{kind}(description='What it sets', …)."
        )
    return control


class Panel(widgets.VBox):  # type: ignore[misc]  # ipywidgets has no types
    """Controls, and below them the view of their values; made by `panel`.

    Attributes:
        view: the function that is shown.
        controls: the controls by argument. Setting a control's ``value`` changes the view.
    """

    def __init__(self, view: View, controls: Mapping[str, widgets.ValueWidget]):
        """Show the view of the first values, and follow the controls from then on.

        Raises:
            PanelError: as for `panel`.
        """
        self.view, self.controls = view, dict(controls)
        _check_arguments(view, self.controls)
        self._place = widgets.HTML(_as_html(*self._called(), view))
        self._first, self._first_said = self._place.value, self._said()
        super().__init__(children=[*self.controls.values(), self._place])
        for control in self.controls.values():
            control.observe(self._again, names="value")

    @property
    def shown(self) -> str:
        """What the view shows now, as HTML."""
        return str(self._place.value)

    def _called(self) -> tuple[object, str]:
        """Give what the view gives back, and what it raised, in words."""
        values = {name: control.value for name, control in self.controls.items()}
        try:
            return self.view(**values), ""
        except Exception as error:  # whatever a learner's function raises is shown, not lost
            return None, _in_words(error, self.view, self._said())

    def _again(self, change: object) -> None:
        try:
            self._place.value = _as_html(*self._called(), self.view)
        except PanelError as error:
            self._place.value = _paragraph(str(error), "kit-panel-error")

    def _said(self) -> str:
        parts = [
            f"{control.description}: {getattr(control, 'label', control.value)}"
            for control in self.controls.values()
        ]
        return ", ".join(parts)

    def static_html(self) -> str:
        """Give the view of the first values, for a page without a kernel."""
        many = len(self.controls) > 1
        note = (
            f"This is the view for {self._first_said}. Run the notebook to move the "
            f"control{'s' if many else ''}."
        )
        return (
            f'<div class="kit-panel">\n{self._first}\n{_paragraph(note, "kit-panel-note")}\n</div>'
        )

    def __repr__(self) -> str:
        """Name the view and the labels, so that stored outputs stay the same."""
        name = getattr(self.view, "__name__", type(self.view).__name__)
        return f"Panel({name}: {', '.join(one.description for one in self.controls.values())})"

    def _repr_mimebundle_(self, **kwargs: object) -> dict[str, object]:
        live = super()._repr_mimebundle_(**kwargs) or {}
        return {**live, "text/plain": repr(self), "text/html": self.static_html()}


def _check_arguments(view: View, controls: Mapping[str, object]) -> None:
    if not callable(view):
        raise PanelError(f"The view was {view!r}. Give a function's name, without brackets.")
    if not controls:
        raise PanelError("A panel needs a control. Name one of the view's arguments: n=(1, 60).")
    try:
        inspect.signature(view).bind(**controls)
    except TypeError as error:
        raise PanelError(
            f"The view takes {inspect.signature(view)}, and the controls are "
            f"{', '.join(controls)}: {error}. Give one control for each argument."
        ) from error


def _in_words(error: Exception, view: View, said: str) -> str:
    """Say what the view raised, for which values, and in which of its lines."""
    own = getattr(getattr(view, "__code__", None), "co_filename", None)
    frames = [one for one in traceback.extract_tb(error.__traceback__) if one.filename == own]
    line = f" It stopped at: {frames[-1].line}" if frames and frames[-1].line else ""
    message = str(error).rstrip(".")
    return f"The view could not be made for {said}. {type(error).__name__}: {message}.{line}"


def _as_html(found: object, failure: str, view: View) -> str:
    if failure:
        return _paragraph(failure, "kit-panel-error")
    if isinstance(found, pd.DataFrame):
        return _table(found, view)
    if not isinstance(found, str):
        raise PanelError(
            f"The view gave back {type(found).__name__}: {str(found)[:60]!r}. Allowed: text, HTML "
            "or a DataFrame. End the view with return …; what it prints is not shown."
        )
    if found.lstrip().startswith("<"):
        return found
    return (
        f"<pre>{html.escape(found)}</pre>" if "\n" in found else _paragraph(found, "kit-panel-text")
    )


def _table(found: pd.DataFrame, view: View) -> str:
    """Print a DataFrame as it is, with its index if it has one of its own."""
    flat = found if isinstance(found.index, pd.RangeIndex) else found.reset_index()
    about = (inspect.getdoc(view) or "What the view gives back").splitlines()[0]
    return data_table(flat, about.rstrip("."), counts=())


def _paragraph(text: str, name: str) -> str:
    return f'<p class="{name}">{html.escape(text)}</p>'


def rounding(true_count: int) -> str:
    """Show a true count, what is published for it, and what a reader can say.

    Args:
        true_count: how many people there really are, in a made-up group.

    Raises:
        BadCountError: it is not a whole number of people.

    Example:
        >>> "241 to 260" in rounding(250)
        True
    """
    published = disclosure.public_count(true_count)
    low, high = disclosure.true_range(published)
    row = {
        "truth": [true_count],
        "published": [published_text(published)],
        "range": [range_text(low, high)],
    }
    headers = ["True count", "Published", "A reader can say"]
    caption = f"One count ({MADE_UP.lower()})"
    return data_table(pd.DataFrame(row), caption, headers, counts=())


def condition_by(condition: str, by: str) -> str:
    """Show the published counts of a condition by sex or age, filled as a chart is.

    Args:
        condition: a name in ``load("conditions")``.
        by: ``"sex"`` or ``"age"``.

    Raises:
        PanelError: `by` is neither of the two.
        UnknownTableError: no condition has this name.

    Example:
        >>> condition_by("Asthma", "sex").count("<tr>")
        4
    """
    if by not in ("sex", "age"):
        raise PanelError(f"by was {by!r}. Allowed: 'sex' or 'age'.")
    table = load(f"conditions_by_{by}")
    found = table[table["name"] == condition]
    if found.empty:
        names = sorted(table["name"].unique())
        raise UnknownTableError(unknown(condition, names, 'load("conditions")', "condition"))
    whose = in_brackets(tier()["people"])
    caption = f"{condition} by {by} ({whose}, rounded up to {disclosure.RULE.base})"
    rows = data_table(fill_strata(found[[by, "count"]]), caption, [by.capitalize(), "Participants"])
    least = disclosure.shown(disclosure.RULE.base)
    note = (
        f"{by.capitalize()} groups with no row are filled, as on a chart, so {least} may be nobody."
    )
    return f"{rows}\n{_paragraph(note, 'kit-panel-text')}"
