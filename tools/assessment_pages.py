"""Write the forms before and after, and their keys, as pages of the book."""

from __future__ import annotations

from pathlib import Path

from item_bank import FORMS, LETTERS, ROOT, Item, entries, form_items, load_bank, read_items
from lesson_head import TRACKS
from publictier.activities.answer_form import AnswerForm

FOLDER = ROOT / "book" / "assess"
MADE = "<!-- Made by `python3 tools/kit.py lessons` from exercises/items.yml; do not edit. -->"
READERS = {"k12": "School", "ug": "Undergraduates", "cs": "Community scientists"}
WHEN = {"pre": "before", "post": "after"}
FORM_PAGE = """# {title}

{made}

Twenty minutes. This is no exam: nobody gets a mark, and the answers are looked at for the group.
Use a **code** that you were given, and never your name. The people in the questions are made up.

On paper, print this page, and circle one letter for each question.

```{{raw}} html
{form}
```
"""
KEY_PAGE = """# Key: {reader}

{made}

For whoever runs the forms. The key is public, like everything in this kit, so a curious learner can
find it: the forms are for seeing what a group has learned, and not for marks. Question 1 of both
forms tests the same, and so on.

| Question | Before | After | Objective | Standard |
| ---: | :---: | :---: | --- | --- |
{rows}

## Why somebody chooses the others

{reasons}
"""


def title(track: str, form: str) -> str:
    """Give the title of a form.

    >>> title("ug", "pre")
    'Undergraduates, before'
    """
    return f"{READERS[track]}, {WHEN[form]}"


def form_page(items: list[Item], track: str, form: str) -> str:
    """Write one form: live on the page, and whole on paper. It holds no key."""
    asked = [
        {"question": one.question, "options": [option.text for option in one.options]}
        for one in form_items(items, track, form)
    ]
    name = title(track, form)
    # an empty line would end a block of HTML in Markdown
    shown = AnswerForm(f"{track}-{form}", name, asked).static_html().replace("\n\n", "\n")
    return FORM_PAGE.format(title=name, made=MADE, form=shown)


def key_page(items: list[Item], track: str) -> str:
    """Write the key of both forms, with the reason for each distractor."""
    both = [form_items(items, track, form) for form in FORMS]
    rows = [
        f"| {n} | {before.key} | {after.key} | {_objective(before)} | {before.standard} |"
        for n, (before, after) in enumerate(zip(*both, strict=True), 1)
    ]
    reasons = [
        part
        for n, pair in enumerate(zip(*both, strict=True), 1)
        for part in (f"### Question {n}", *(_reasons(one) for one in pair))
    ]
    return KEY_PAGE.format(
        reader=READERS[track], made=MADE, rows="\n".join(rows), reasons="\n\n".join(reasons)
    )


def _objective(item: Item) -> str:
    return entries(item.stage, item.track, "objectives")[item.objective]


def _reasons(item: Item) -> str:
    known = {**load_bank()["misconceptions"], **entries(item.stage, item.track, "misconceptions")}
    lines = [f"**{WHEN[item.form].capitalize()}.** {item.question}", ""]
    for letter, one in zip(LETTERS, item.options, strict=True):
        if one.misconception is None:
            lines.append(f"- **{letter}, right:** {one.text} {one.why}")
        else:
            held = str(known[one.misconception]).rstrip(".")
            lines.append(f"- {letter}: {one.text} *{one.why}* ({held}.)")
    return "\n".join(lines)


def made() -> dict[Path, str]:
    """All pages by their paths."""
    items = read_items()
    pages = {FOLDER / f"{track}-key.md": key_page(items, track) for track in TRACKS}
    for track in TRACKS:
        for form in FORMS:
            pages[FOLDER / f"{track}-{form}.md"] = form_page(items, track, form)
    return pages
