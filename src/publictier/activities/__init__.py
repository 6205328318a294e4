"""Activities: one ES module, one thin Python class and one static view each.

An activity is shown in two ways by the same module. In Jupyter it is a live widget. On the static
page there is no kernel, so the output also carries ``text/html``: a complete plain version for
readers without JavaScript, and the first state as a block of JSON, from which ``host.js`` mounts
the live version. The page's script is made from the module by ``tools/activities.py``.
"""

import json
from collections.abc import Mapping
from pathlib import Path

import anywidget

#: Where the modules and styles of all activities lie.
FOLDER = Path(__file__).parent


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

    A subclass sets ``activity`` (its name), ``_esm`` and ``_css``, and gives ``first_state`` and
    ``plain_html``. Its ``__repr__`` must say the same on every run, because it is stored in
    notebooks and compared when they are tested.
    """

    activity = ""

    def first_state(self) -> dict[str, object]:
        """Give the traits from which the static page starts."""
        raise NotImplementedError

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
