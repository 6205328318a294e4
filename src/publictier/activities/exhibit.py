"""What every activity has: a title, two sentences of instruction, its data, its tasks."""

from __future__ import annotations

import html
from collections.abc import Sequence

import traitlets

from publictier.activity import Activity
from publictier.check import Check
from publictier.check._markup import inline
from publictier.disclosure import RULE
from publictier.markup import MADE_UP


class Exhibit(Activity):
    """An activity: something to try out, with tasks whose replies answer the answer.

    A subclass sets ``activity``, ``title``, ``how``, ``_esm`` and ``_css``, builds its spec in
    ``__init__`` and gives ``plain_part``.

    Attributes:
        title: What it is called; unique among the activities.
        how: What to do, in two sentences.
        people: "Made-up people", or the source of real figures; printed beside the title.
        kept: What the learner has done so far. A static page keeps it in the browser.
    """

    title = ""
    how = ""
    people = MADE_UP
    kept = traitlets.Dict().tag(sync=True)

    def __init__(self, *sets: Sequence[Check], id: str | None = None, **own: object):
        """Build the activity.

        Args:
            sets: Sets of tasks, one or none; of several, learners may go to the next for new
                numbers.
            id: Under which a browser remembers it; default: the activity's name.
            own: What its module needs besides title, rule and tasks; JSON values.
        """
        spec = {
            "id": id or self.activity,
            "title": self.title,
            "how": self.how,
            "people": self.people,
            "base": RULE.base,
            "sets": [[task.spec for task in tasks] for tasks in sets],
            **own,
        }
        super().__init__(spec=spec)
        self._sets = [list(tasks) for tasks in sets]

    @property
    def sets(self) -> list[list[Check]]:
        """The sets of tasks, each in its order."""
        return [list(tasks) for tasks in self._sets]

    def plain_part(self) -> str:
        """Give the activity's own part for a reader without JavaScript or on paper."""
        raise NotImplementedError

    def plain_answers(self) -> str:
        """Give what only the one who leads a group should see; on paper, a page of its own."""
        return ""

    def plain_html(self) -> str:
        """Give title, instructions, the activity's own part and all tasks as plain HTML."""
        label = f'<span class="kit-people">{html.escape(self.people)}</span>'
        answers = self.plain_answers()
        folded = (
            '<details class="kit-act-answers"><summary>For whoever leads the group: the answers'
            f"</summary>\n{answers}\n</details>"
        )
        return "\n".join(
            [
                '<div class="kit-act kit-act-plain kit-act-paper">',
                f'<p class="kit-act-title">{html.escape(self.title)} {label}</p>',
                f"<p>{inline(self.how)}</p>",
                self.plain_part(),
                *(task.plain_html() for task in self._first_set()),
                *([folded] if answers else []),
                "</div>",
            ]
        )

    def __repr__(self) -> str:
        """Name the activity and its tasks, so that stored outputs stay the same."""
        return f"{type(self).__name__}({self.id!r}, {len(self._first_set())} tasks)"

    def _first_set(self) -> list[Check]:
        return self._sets[0] if self._sets else []
