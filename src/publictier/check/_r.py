"""Self-checks for learners of R: the helpers' text, and a lesson's checks as an R file."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Sequence
from importlib.resources import files
from typing import Any

from publictier.check._check import Check
from publictier.check._plain import line_html, plain_html
from publictier.disclosure import RULE
from publictier.errors import CheckError
from publictier.tables import prefix, tier

BASE = "RULE_BASE"
LABEL = "ROW_LABEL"
FILES = "FILE_PREFIX"
HELPERS = ("1-tables.R", "2-checks.R", "3-functions.R")
PLAIN_NAME = re.compile(r"[a-zA-Z][a-zA-Z0-9_.]*")
HTML_TAG = re.compile(r"<[^>]+>")
NOT_FOR_JUDGING = ("id", "code", "shown", "misconception")
ANSWERS = {
    "choose_one": ("2", "the number of your answer"),
    "choose_many": ("c(1, 3)", "the numbers of your answers"),
    "number": ("40", "your number"),
    "blanks": ("{blanks}", "an answer for each space, in order"),
    "order": ("c(2, 1, 3)", "the numbers of the lines, in your order"),
    "sort": ("c(1, 2, 1)", "for each card, the number of its box"),
    "short": ('"my words"', "your own words"),
}


def r_helpers() -> str:
    """Give the text of `publictier.R`, the one file that learners of R load.

    The rule's base is put in here, so that it is written in `disclosure` alone; and what the
    tables' rows say of whose data they are.

    >>> BASE in r_helpers(), r_helpers().count("check <- function")
    (False, 1)
    """
    folder = files("publictier").joinpath("r")
    parts = [folder.joinpath(name).read_text("utf-8") for name in HELPERS]
    text = "\n".join(parts).replace(BASE, str(RULE.base))
    text = text.replace(LABEL, json.dumps(tier()["label"]))
    return text.replace(FILES, json.dumps(prefix()))


def r_questions(checks: Sequence[Check]) -> str:
    """Write self-checks as an R file, which `questions()` of `publictier.R` reads.

    Raises:
        CheckError: there is no self-check.

    >>> from publictier.check import short
    >>> print(r_questions([short("why", "Why?", model="Because.")]).splitlines()[0])
    # Self-checks of one lesson, for questions() in publictier.R; check("id", answer) replies.
    """
    if not checks:
        raise CheckError("A file of self-checks needs at least one. Found none. Write a check.")
    about = "Self-checks of one lesson, for questions() in publictier.R"
    data = {check.id: _question(check) for check in checks}
    return f'# {about}; check("id", answer) replies.\n{r_literal(data)}\n'


def _question(check: Check) -> dict[str, Any]:
    spec = {key: value for key, value in check.spec.items() if key != "id"}
    how = _how(check)
    return {
        **_for_judging(spec),
        "listed": list(_listed(check.spec)),
        "how": how,
        "html": plain_html(check.spec, how=how),
    }


def _for_judging(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _for_judging(v) for k, v in value.items() if k not in NOT_FOR_JUDGING}
    if isinstance(value, list):
        return [_for_judging(one) for one in value]
    return value


def _how(check: Check) -> str:
    answer, meaning = ANSWERS[check.kind]
    if check.kind == "blanks":
        answer = ", ".join(['"…"'] * len(check.spec["blanks"]))
    return f'In R, ask for a reply with check("{check.id}", {answer}): {meaning}.'


def _listed(spec: dict[str, Any]) -> Iterator[str]:
    """List what the learner chooses from, numbered as `check()` takes it."""
    match spec["kind"]:
        case "choose_one" | "choose_many":
            entries = [answer["text"] for answer in spec["answers"]]
        case "order":
            entries = [line_html(spec, spec["lines"][i]["text"]) for i in spec["start"]]
        case "sort":
            yield "Boxes: " + ", ".join(f"{i} {box}" for i, box in enumerate(spec["boxes"], 1))
            entries = [card["text"] for card in spec["cards"]]
        case "blanks":
            entries = [f"{blank['label']}: ____" for blank in spec["blanks"]]
        case _:
            entries = []
    for number, entry in enumerate(entries, start=1):
        yield f"  {number}. {html.unescape(HTML_TAG.sub('', entry))}"


def r_literal(value: Any, depth: int = 0) -> str:
    r"""Write plain data as R.

    >>> print(r_literal({"a b": ["x", 1.5, True, None]}))
    list(
      "a b" = list(
        "x",
        1.5,
        TRUE,
        NULL
      )
    )
    """
    if isinstance(value, dict | list):
        named = isinstance(value, dict)
        entries = value.items() if isinstance(value, dict) else enumerate(value)
        if not value:
            return "list()"
        inner = "  " * (depth + 1)
        rows = [
            f"{inner}{_name(key) + ' = ' if named else ''}{r_literal(one, depth + 1)}"
            for key, one in entries
        ]
        return "list(\n" + ",\n".join(rows) + "\n" + "  " * depth + ")"
    if value is None or isinstance(value, bool):
        return {None: "NULL", True: "TRUE", False: "FALSE"}[value]
    # JSON's escapes are R's too
    return json.dumps(value, ensure_ascii=False)


def _name(key: object) -> str:
    name = str(key)
    return name if PLAIN_NAME.fullmatch(name) else json.dumps(name, ensure_ascii=False)
