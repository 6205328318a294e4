"""Write the page My progress: what there is to read, check and practise, for a script to tick off.

Without scripts, and on paper, it is a list of lessons and objectives with boxes to tick by hand.
"""

from __future__ import annotations

import html
import json
import os
from pathlib import Path
from typing import Any

import nbformat

from lesson_head import STAGES
from teach.lesson import ROOT, Lesson, all_lessons, practice_notebook

PAGE = ROOT / "book" / "learn" / "my-progress.md"
WHOM = {"k12": "school", "ug": "undergraduates", "cs": "community scientists"}
TEXT = """# My progress

<!-- Made by `python3 tools/kit.py lessons` from the lessons; do not edit. -->

What you have read, checked and practised, as **this browser** remembers it. There is no account,
and nothing is sent anywhere. Another browser, a private window, or another user of the computer has
a record of its own. To take yours along, save it as a file, and load it there.

An objective is met when all self-checks about it are right, and the open ones are tried. Nobody
else has checked it: it is a record for you, and no exam.

```{{raw}} html
<div class="kit-activity">
<div data-fallback>
{paper}
</div>
{data}
</div>
```

On a shared computer, save your file, and then press *Forget everything* on the page of
[activities](../activities/index.md).
"""


def practice_ids(lesson: Lesson) -> list[str]:
    """Names of the self-checks of a lesson's practice set."""
    cells = nbformat.read(practice_notebook(lesson), 4).cells
    return [cell.metadata["check"]["id"] for cell in cells if "check" in cell.metadata]


def about(lesson: Lesson) -> dict[str, Any]:
    """Say of a lesson what the script needs: its page, its checks, and those of each objective."""
    page = lesson.page
    objectives = []
    for name, text in lesson.entries("objectives").items():
        asked = [one for one in lesson.questions if one.objective == name]
        open_ones = [one.id for one in asked if one.spec["kind"] == "short"]
        objectives.append({"text": text, "checks": [one.id for one in asked], "open": open_ones})
    return {
        "title": lesson.title, "track": lesson.track, "page": page,
        "whom": f"{STAGES[lesson.stage]}, {WHOM[lesson.track]}",
        "link": f"{os.path.relpath(page, 'book/learn')}.html".replace(os.sep, "/"),
        "checks": [one.id for one in lesson.questions], "practice": practice_ids(lesson),
        "objectives": objectives,
    }  # fmt: skip


def paper(lessons: list[dict[str, Any]]) -> str:
    """Write the list to tick by hand."""
    rows = []
    for one in lessons:
        boxes = "".join(f"<li>☐ {html.escape(part['text'])}</li>" for part in one["objectives"])
        title = html.escape(f"{one['title']} ({one['whom']})")
        rows.append(f"<p><strong>{title}</strong></p>\n<ul>{boxes}</ul>")
    return "\n".join(rows)


def made() -> dict[Path, str]:
    """The page by its path."""
    lessons = [about(lesson) for lesson in all_lessons()]
    state = {"id": "my-progress", "spec": {"whom": WHOM, "lessons": lessons}}
    text = json.dumps(state, ensure_ascii=False).replace("<", "\\u003c")
    data = f'<script type="application/json" data-activity="my-progress">{text}</script>'
    return {PAGE: TEXT.format(paper=paper(lessons), data=data)}
