"""Write what learners get on paper: the handout, two pages with no answers, and the cards."""

from __future__ import annotations

import html
import re

from pair_page import SCROLL
from publictier.words import t
from teach.asking import LINES, SPACE, asked, bullets, flat, lines, table
from teach.lesson import ANSWER, TABLE, Activity, Code, Item, Lesson, Question, Table
from teach.notes import Notes

CARD_OPENS = "```{=typst}\n#card[\n```\n\n"
CARD_CLOSES = "\n\n```{=typst}\n]\n```"
NEW_PAGE = "```{=typst}\n#pagebreak(weak: true)\n```\n\n"
INNER = r"<details[^>]*>\s*<summary>{}((?:(?!<details).)*?)</details>"
FOLDED = re.compile(INNER.format(".*?</summary>"), re.DOTALL)
HINT = re.compile(INNER.format("Hint.*?</summary>"), re.DOTALL)
UNFOLDED = (("<details>", ""), ("</details>", ""), ("<summary>", "<p><strong>"),
            ("</summary>", "</strong></p>"))  # fmt: skip
NOT_YET = re.compile(r"<li[^>]*>\s*<strong>✗.*?</li>", re.DOTALL)
MOUNTED = '<div class="kit-activity">\n<div data-fallback>'  # what a page would make live
HEADED = re.compile(r'<p class="kit-act-title">(.*?)</p>', re.DOTALL)
CAPTIONED = re.compile(r"(<table[^>]*>)<caption>(.*?)</caption>", re.DOTALL)
SCRIPT = re.compile(r"<script.*?</script>", re.DOTALL)
ROW = re.compile(r"<tr[^>]*>(.*?)</tr>", re.DOTALL)
CELL = re.compile(r"<t[hd][^>]*>(.*?)</t[hd]>", re.DOTALL)
TAG = re.compile(r"<[^>]+>")


def handout(lesson: Lesson, notes: Notes) -> str:
    """Write the handout: objectives, words, and the chosen tables and questions, in their order."""
    given, able, end = notes.given, t("You will be able to"), t("Before you go")
    parts = [
        f"*{lesson.audience}*",
        t("Pair: {pair} Date: {date}", pair=f"{SPACE}{SPACE}", date=SPACE),
        f"**{able}**\n\n" + bullets(lesson.entries("objectives").values()),
    ]
    for part in lesson.parts:
        chosen = [item for item in part.items if name_of(item) in given["handout"]]
        if chosen:
            parts.append(f"## {part.heading}")
            parts += [_put(item) for item in chosen]
    parts.append(f"## {end}\n\n{flat(given['exit']['question'])}\n\n{lines(LINES)}")
    return "\n\n".join(parts)


def _put(item: Item) -> str:
    return asked(item) if isinstance(item, Question) else card(item)


def name_of(item: Item) -> str:
    """Name by which the teacher's notes choose an item; empty where it has none."""
    return str(getattr(item, "id", None) or getattr(item, "name", ""))


def shown(item: Table) -> str:
    """Write a table with its title; a chart as a picture, and its table."""
    head, *rows = cells(item.html)
    title = item.title or item.name
    named = "" if title.startswith(ANSWER) else f"**{flat(html.unescape(TAG.sub('', title)))}**\n\n"
    picture = f"![{item.alt}]({item.name}.svg)\n\n" if item.chart else ""
    return f"{named}{picture}{table(head, rows)}"


def cells(markup: str) -> list[list[str]]:
    """Read the cells of an HTML table, row by row; no head is empty.

    pandas writes a second row of heads for the name of its rows: it goes into the first.

    >>> cells("<table><tr><th></th><th>Sex</th></tr><tr><td>0</td><td>≤ 20</td></tr></table>")
    [['Row', 'Sex'], ['0', '≤ 20']]
    """
    rows = [
        [html.unescape(TAG.sub("", cell)).strip() for cell in CELL.findall(row)]
        for row in ROW.findall(markup)
    ]
    if len(rows) > 1 and rows[1][0] and not any(rows[1][1:]):
        rows[:2] = [[rows[1][0], *rows[0][1:]]]
    rows[0] = [cell or t("Row") for cell in rows[0]]
    return rows


def cards(lesson: Lesson) -> str:
    """Write one card for each table, chart, activity and piece of code of a lesson."""
    written = [
        f"*{lesson.audience}. Cards for a room with no devices.*\n\n"
        "Cut along the lines. Each card with a table says whose data it holds."
    ]
    told: set[str] = set()
    for item in lesson.items:
        body = "" if _is_told(item, told) else card(item)
        told |= {name_of(item), *(item.tables if isinstance(item, Code) else ())}
        if body:
            written.append(f"{CARD_OPENS}## Card {len(written)}\n\n{body}{CARD_CLOSES}"
                           if not isinstance(item, Activity) else
                           f"{NEW_PAGE}## Card {len(written)}\n\n{body}")  # fmt: skip
    return "\n\n".join(written)


def _is_told(item: Item, told: set[str]) -> bool:
    """Whether a card before has it: an activity once more, or a table as the answer of code."""
    return (isinstance(item, Activity) and item.name in told) or (
        isinstance(item, Table) and item.html in told
    )


def card(item: Item) -> str:
    """Write one card; nothing for a question, which is on the handout."""
    if isinstance(item, Table):
        return shown(item)
    if isinstance(item, Activity):
        return activity(item)
    if isinstance(item, Code):
        name = {"python": "Python", "r": "R"}[item.language]
        answers = [f"```text\n{item.answer}\n```"] if item.answer else []
        answers += [shown(Table("cell-", one)) for one in item.tables]
        folded = f"\n\n**{name} answers** (fold this part back)\n\n" if answers else ""
        return f"```{item.language}\n{item.source}\n```{folded}" + "\n\n".join(answers)
    return ""


def activity(item: Activity, *, answers: bool = False) -> str:
    """Give an activity as HTML for paper: its cards and tables; or what is right there, and why."""
    static = SCRIPT.sub("", item.html)
    if answers:
        static = NOT_YET.sub("", HINT.sub("", static))
        for found, put in UNFOLDED:
            static = static.replace(found, put)
    while FOLDED.search(static):
        static = FOLDED.sub("", static)
    static = HEADED.sub(
        r"<p><strong>\1</strong></p>", CAPTIONED.sub(r"<p><strong>\2</strong></p>\1", static)
    )
    static = static.replace(MOUNTED, "<div>\n<div>")
    static = TABLE.sub(rf"{SCROLL}\g<0></div>", static)
    # Markdown ends a block of HTML at an empty line
    return "```{=html}\n" + "\n".join(line for line in static.splitlines() if line) + "\n```"
