"""A form to answer before or after: no reply, no key; the answers become a file without a name."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence

from publictier.activities.exhibit import Exhibit
from publictier.activity import module, styles
from publictier.check._markup import inline

LETTERS = "ABCD"
CODE = r"[A-Za-z]{0,2}[0-9]{2,6}"
"""What a learner's code looks like: up to two letters, then two to six digits. No name does."""


class AnswerForm(Exhibit):
    """Answer questions on screen or on paper; whoever runs it scores the files later."""

    activity = "answer-form"
    people = "Made-up examples"
    _esm = module("answer-form")
    _css = styles("check", "activity")

    def __init__(self, id: str, title: str, items: Sequence[Mapping[str, object]]):
        """Build the form.

        Args:
            id: name of the form, such as `k12-pre`; it stands in the file of answers.
            title: what stands above it.
            items: each with `question` and `options` (texts, in their order). No key.
        """
        self.title = title
        self.how = (
            "Choose one answer to each question; there is no reply, and no mark. "
            "Then write the code that you were given, and save the file for whoever runs this."
        )
        super().__init__(id=id, items=[dict(one) for one in items], code=CODE)

    def plain_part(self) -> str:
        """Give all questions with boxes to tick, for paper."""
        rows = "\n".join(f"<li>{self._question(one)}</li>" for one in self.spec["items"])
        return f"<p>Code: ____________ (not your name)</p>\n<ol>\n{rows}\n</ol>"

    def _question(self, item: Mapping[str, object]) -> str:
        options = item["options"]
        assert isinstance(options, Sequence)
        ticks = "".join(
            f"<li>☐ {letter} &nbsp; {inline(str(text))}</li>"
            for letter, text in zip(LETTERS, options, strict=True)
        )
        question = inline(str(item["question"]))
        return f'<p>{question}</p><ul class="kit-form-ticks">{ticks}</ul>'

    def __repr__(self) -> str:
        """Name the form and its number of questions."""
        return f"{type(self).__name__}({html.escape(self.id)!r}, {len(self.spec['items'])} items)"
