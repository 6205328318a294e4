"""Write a self-check for paper: as it is asked, with no trace of what is right; or as answered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from publictier.check import Reply
from publictier.words import t
from teach.lesson import Question, without_links

LETTERS = "ABCDEFGH"
SPACE = "\\_\\_\\_\\_\\_\\_\\_\\_"
WIDEST = 42  # dashes below a table's head: wider columns share what is left
LINES = 4  # to write an open answer on


def lines(count: int) -> str:
    """Leave lines to write on; pages of the book have none."""
    ruled = "".join(
        '<w:p><w:pPr><w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" w:color="808080"/>'
        "</w:pBdr></w:pPr></w:p>"
        for _ in range(count)
    )
    return f"```{{=typst}}\n#ruled({count})\n```\n\n```{{=openxml}}\n{ruled}\n```"


def asked(question: Question) -> str:
    r"""Write a question with room to answer it, and nothing of its answers.

    >>> print(asked(Question(3, "count", {"id": "a", "kind": "number", "question": "How many?",
    ...     "unit": "people"})))
    **Question 3.** How many?
    <BLANKLINE>
    Answer: \_\_\_\_\_\_\_\_ people
    """
    number = t("Question {n}.", n=question.number)
    return f"**{number}** {flat(question.spec['question'])}\n\n{_room(question.spec)}"


def _room(spec: dict[str, Any]) -> str:
    match spec["kind"]:
        case "choose_one" | "choose_many":
            more = t("More than one is right.")
            many = f"*{more}*\n\n" if spec["kind"] == "choose_many" else ""
            return many + bullets(lettered(spec))
        case "number":
            return t("Answer: {space}", space=f"{SPACE} {spec['unit'] or ''}").rstrip()
        case "blanks":
            return bullets(f"{flat(one['label'])}: {SPACE}" for one in spec["blanks"])
        case "order":
            shown = [_line(spec, spec["lines"][i]["text"]) for i in spec["start"]]
            return (
                t("Number the lines in their order.")
                + "\n\n"
                + bullets(f"{SPACE} {t}" for t in shown)
            )
        case "sort":
            boxes = " / ".join(flat(box) for box in spec["boxes"])
            cards = bullets(f"{flat(card['text'])}: {SPACE}" for card in spec["cards"])
            each = t("Write one of these beside each: {boxes}.", boxes=f"*{boxes}*")
            return f"{each}\n\n{cards}"
        case _:
            return lines(LINES)


def lettered(spec: dict[str, Any]) -> list[str]:
    """The answers that one may choose from, each after its letter."""
    texts = [flat(answer["text"]) for answer in spec["answers"]]
    return [f"**{letter}** {text}" for letter, text in zip(LETTERS, texts, strict=False)]


def right(spec: dict[str, Any]) -> str:
    """Say in one line what is right; nothing where an answer is open.

    >>> right({"kind": "number", "unit": "people", "right": {"shown": "241"}})
    '241 people'
    """
    match spec["kind"]:
        case "choose_one" | "choose_many":
            every = zip(lettered(spec), spec["answers"], strict=True)
            return "; ".join(text for text, answer in every if answer["right"])
        case "number":
            return f"{spec['right']['shown']} {spec['unit'] or ''}".rstrip()
        case "blanks":
            return "; ".join(
                f"{flat(one['label'])}: **{one['accept'][0]}**" for one in spec["blanks"]
            )
        case "order":
            return "the lines below, in their order"
        case "sort":
            return "; ".join(
                f"{flat(one['text'])}: **{flat(one['box'])}**" for one in spec["cards"]
            )
        case _:
            return ""


def right_lines(spec: dict[str, Any]) -> str:
    """Lines to be ordered, in their order."""
    if spec["kind"] != "order":
        return ""
    return "\n".join(f"{n}. {_line(spec, one['text'])}" for n, one in enumerate(spec["lines"], 1))


def reasons(spec: dict[str, Any]) -> Iterator[str]:
    """Say why the right answers are right."""
    match spec["kind"]:
        case "choose_one" | "choose_many":
            yield from (flat(one["reply"]) for one in spec["answers"] if one["right"])
        case "number":
            yield flat(spec["right"]["reply"])
        case "order":
            yield flat(spec["reply"])
        case "blanks":
            yield from (flat(one["reply"]) for one in spec["blanks"])
        case "sort":
            yield from (flat(one["reply"]) for one in spec["cards"])


def wrong(spec: dict[str, Any], replies: list[Reply]) -> Iterator[tuple[str, str]]:
    """Give each foreseen wrong answer, and what the kit says to it."""
    choices = lettered(spec) if spec["kind"].startswith("choose") else []
    for reply in replies:
        if reply.right is False:
            said = _plain(reply.answer)
            named = next((one for one in choices if one.endswith(f"** {said}")), said)
            yield named, flat(reply.text)


def _plain(answer: str) -> str:
    """Turn an answer's HTML back into Markdown."""
    marks = (("<strong>", "**"), ("</strong>", "**"), ("<em>", "*"), ("</em>", "*"),
             ("<code>", "`"), ("</code>", "`"), ("&lt;", "<"), ("&gt;", ">"), ("&#x27;", "'"),
             ("&quot;", '"'), ("&amp;", "&"))  # fmt: skip
    for html, mark in marks:
        answer = answer.replace(html, mark)
    return without_links(answer)


def _line(spec: dict[str, Any], text: str) -> str:
    return f"`{text.strip()}`" if spec["code"] else flat(text)


def flat(text: str) -> str:
    """Write a text in one line, its links as words."""
    return " ".join(without_links(text).split())


def bullets(rows: Iterable[str]) -> str:
    """Write a list."""
    return "\n".join(f"- {row}" for row in rows)


def table(head: list[str], rows: list[list[str]], align: str = "") -> str:
    """Write a table; `align` has one letter a column: l or r.

    >>> print(table(["Part", "Minutes"], [["Warm up", "6"]], "lr"))
    | Part | Minutes |
    | ------- | -------: |
    | Warm up | 6 |
    """
    # on paper a column is as wide as it has dashes, where lines are long
    longest = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    dashes = ["-" * min(max(n, WIDEST // 6), WIDEST) for n in longest]
    ends = [":" if letter == "r" else "" for letter in (align or "l" * len(head))]
    marks = [line + end for line, end in zip(dashes, ends, strict=True)]
    cells = [head, marks, *([cell.replace("|", "\\|") for cell in row] for row in rows)]
    return "\n".join("| " + " | ".join(row) + " |" for row in cells)
