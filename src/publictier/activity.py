"""What self-checks and activities share: one ES module, shown as a widget and on a static page.

In Jupyter the module is a live widget. On the static page there is no kernel, so the output also
carries ``text/html``: a complete plain version for readers without JavaScript, and the first state
as a block of JSON, from which ``host.js`` mounts the live version. The page's script is made from
the same module by ``publictier.linking``.
"""

import json
from collections.abc import Mapping

import anywidget
import traitlets

from publictier.linking import FOLDER, esm


def styles(*names: str) -> str:
    """Join style files of activities; the first are the most general."""
    return "\n".join((FOLDER / f"{name}.css").read_text(encoding="utf-8") for name in names)


def module(name: str) -> str:
    """Give the ES module of an activity, its parts joined in, as Jupyter wants it."""
    return esm(FOLDER / f"{name}.js")


def data_block(name: str, state: Mapping[str, object]) -> str:
    r"""Write the state of an activity as a JSON block that is safe inside HTML.

    Args:
        name: The activity's name, as its script registers it.
        state: What the activity starts from; JSON values only.

    Returns:
        A ``<script type="application/json">`` element. No ``<`` stands inside it, so that no text
        of a lesson can end the element.

    Example:
        >>> print(data_block("check", {"id": "</script>"}))
        <script type="application/json" data-activity="check">{"id": "\u003c/script>"}</script>
    """
    text = json.dumps(state, ensure_ascii=False).replace("<", "\\u003c")
    return f'<script type="application/json" data-activity="{name}">{text}</script>'


class Activity(anywidget.AnyWidget):
    """A widget that also has a static view, always of its first state.

    A subclass sets ``activity`` (its name), ``_esm`` and ``_css``, and gives ``plain_html``. Its
    ``__repr__`` must say the same on every run, because it is stored in notebooks and compared when
    they are tested.

    Attributes:
        spec: What the activity is made from, as JSON values; read by its module.
        answered: Whether the learner has tried.
        correct: Whether all is right; None before a try and where nothing is judged.
    """

    activity = ""
    spec = traitlets.Dict().tag(sync=True)
    answered = traitlets.Bool(False).tag(sync=True)
    correct = traitlets.Bool(None, allow_none=True).tag(sync=True)

    @property
    def id(self) -> str:
        """The id under which a browser remembers how far the learner is."""
        return str(self.spec["id"])

    def first_state(self) -> dict[str, object]:
        """Give the traits before any try, whatever has been answered since."""
        return {"id": self.id, "spec": self.spec, "answered": False, "correct": None}

    def plain_html(self) -> str:
        """Give the complete version for a reader without JavaScript."""
        raise NotImplementedError

    def static_html(self) -> str:
        """Give what the static page holds: the plain version and the data block."""
        return (
            '<div class="kit-activity">\n'
            f"<div data-fallback>\n{self.plain_html()}\n</div>\n"
            f"{data_block(self.activity, self.first_state())}\n</div>"
        )

    def _repr_mimebundle_(
        self, **kwargs: dict[str, object]
    ) -> tuple[dict[str, object], dict[str, object]]:
        bundle = super()._repr_mimebundle_(**kwargs)
        data, metadata = bundle if bundle is not None else ({}, {})
        return {**data, "text/plain": repr(self), "text/html": self.static_html()}, metadata
