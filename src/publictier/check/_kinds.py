"""What each kind of self-check must say, and how it is read into the form the page uses."""

import hashlib
from collections.abc import Callable, Sequence
from typing import Any

from publictier.check._fields import Fields, a_text, closest, no_repeats, reject
from publictier.check._forms import normalise
from publictier.check._text import text
from publictier.tables import tier

#: One self-check or a part of it: JSON values only.
Spec = dict[str, Any]


def _choice(fields: Fields) -> list[Spec]:
    allowed = ("text", "right", "reply", "missed", "misconception")
    answers: list[Spec] = []
    for i, found in enumerate(fields.items("answers", 2)):
        part = Fields(found, fields.at(f"answers[{i}]"), allowed)
        answers.append(
            {
                "text": part.text("text"),
                "right": part.flag("right"),
                "reply": part.text("reply"),
                "missed": part.optional_text("missed"),
                "misconception": part.misconception(),
            }
        )
    no_repeats([answer["text"] for answer in answers], fields.at("answers"))
    return answers


def choose_one(fields: Fields) -> Spec:
    """Read a choice with exactly one right answer."""
    answers = _choice(fields)
    right = sum(answer["right"] for answer in answers)
    if right != 1:
        found = f"{right} answers are marked right" if right else "no answer is marked right"
        advice = "Mark one answer with 'right: true', or use the kind choose_many."
        raise reject(fields.at("answers"), found, "exactly one", advice)
    return {"answers": answers}


def choose_many(fields: Fields) -> Spec:
    """Read a choice with one or more right answers and at least one wrong one."""
    answers = _choice(fields)
    right = sum(answer["right"] for answer in answers)
    if not 0 < right < len(answers):
        found = f"{right} of {len(answers)} answers are marked right"
        advice = "If all or none are right, the learner has nothing to tell apart."
        raise reject(fields.at("answers"), found, "at least one right and one wrong", advice)
    return {"answers": answers}


def _span(part: Fields) -> Spec:
    """Read `value` with `tolerance`, or `from` and `to`, as a range with a printed form."""
    if part.has("value"):
        if part.has("from") or part.has("to"):
            advice = "Keep either the value or the range."
            raise reject(part.where, "both a value and a range", "one of them", advice)
        value = part.number("value")
        tolerance = part.number("tolerance") if part.has("tolerance") else 0
        if tolerance < 0:
            raise reject(part.where, f"tolerance {tolerance}", "0 or more", "Drop the minus.")
        return {"from": value - tolerance, "to": value + tolerance, "shown": text(value)}
    low, high = part.number("from"), part.number("to")
    if low > high:
        raise reject(part.where, f"from {low} to {high}", "from <= to", "Swap the two numbers.")
    return {"from": low, "to": high, "shown": f"{text(low)} to {text(high)}"}


def _holds(one: Spec, other: Spec) -> bool:
    return bool(one["from"] <= other["from"] and other["to"] <= one["to"])


def number(fields: Fields) -> Spec:
    """Read a question for a number, with its expected wrong answers.

    In the tables of another tier two values that the lesson keeps apart may be one: the later goes.
    """
    keys = ("value", "tolerance", "from", "to", "reply")
    part = Fields(fields.found.get("right"), fields.at("right"), keys)
    spans = [{**_span(part), "reply": part.text("reply"), "misconception": None}]
    for i, found in enumerate(fields.optional_items("wrong")):
        part = Fields(found, fields.at(f"wrong[{i}]"), (*keys, "misconception"))
        span = {**_span(part), "reply": part.text("reply"), "misconception": part.misconception()}
        within = next((one for one in spans if _holds(one, span)), None)
        if within is None:
            spans.append(span)
        elif tier()["own"]:
            advice = "Its reply could never be shown: change or remove it."
            found_text = f"{span['shown']} lies within {within['shown']}"
            raise reject(part.where, found_text, "values not answered before", advice)
    unit, otherwise = fields.optional_text("unit"), fields.text("otherwise")
    return {"unit": unit, "right": spans[0], "wrong": spans[1:], "otherwise": otherwise}


def _blank(fields: Fields) -> Spec:
    accept = fields.texts("accept")
    taken = {normalise(form): "accept" for form in accept}
    wrong = []
    for i, found in enumerate(fields.optional_items("wrong")):
        part = Fields(found, fields.at(f"wrong[{i}]"), ("when", "reply", "misconception"))
        forms = part.texts("when")
        if not tier()["own"]:  # what two numbers of another tier have in common is answered once
            forms = [form for form in forms if normalise(form) not in taken]
        for form in forms:
            if normalise(form) in taken:
                found_text = f"{form!r} already stands in {taken[normalise(form)]}"
                advice = "Its reply could never be shown: remove it from one of the two."
                raise reject(part.at("when"), found_text, "answers not named before", advice)
        taken.update({normalise(form): f"wrong[{i}]" for form in forms})
        entry = {"when": forms, "reply": part.text("reply")}
        if forms:
            wrong.append({**entry, "misconception": part.misconception()})
    return {
        "label": fields.text("label"),
        "accept": accept,
        "reply": fields.text("reply"),
        "wrong": wrong,
        "otherwise": fields.text("otherwise"),
    }


def blanks(fields: Fields) -> Spec:
    """Read a row of small boxes, each with its own right answer."""
    keys = ("label", "accept", "reply", "wrong", "otherwise")
    found = fields.items("blanks")
    parts = [_blank(Fields(f, fields.at(f"blanks[{i}]"), keys)) for i, f in enumerate(found)]
    no_repeats([part["label"] for part in parts], fields.at("blanks"))
    return {"blanks": parts}


def _scramble(name: str, keys: Sequence[str]) -> list[int]:
    """Order the positions by a hash of the id, so that the order is fixed and never right."""
    digests = [hashlib.sha256(f"{name}/{i}".encode()).hexdigest() for i in range(len(keys))]
    start = sorted(range(len(keys)), key=digests.__getitem__)
    while [keys[i] for i in start] == list(keys):
        start = [*start[1:], start[0]]
    return start


def _line(part: Fields, first: Spec | None) -> Spec:
    group = part.optional_text("group")
    # The lines that come first can never come too early, so they need no reply.
    may_be_silent = first is None or (group is not None and group == first["group"])
    part.text("text")
    return {
        "text": str(part.found["text"]).rstrip(),  # spaces at the start mean something in code
        "group": group,
        "reply": part.optional_text("reply") if may_be_silent else part.text("reply"),
        "misconception": part.misconception(),
    }


def order(fields: Fields) -> Spec:
    """Read lines in their right order; neighbours of one `group` may change places."""
    lines: list[Spec] = []
    for i, found in enumerate(fields.items("lines", 2)):
        part = Fields(found, fields.at(f"lines[{i}]"), ("text", "reply", "group", "misconception"))
        lines.append(_line(part, lines[0] if lines else None))
        earlier = [line["group"] for line in lines[:-1]]
        group = lines[-1]["group"]
        if group is not None and group in earlier and earlier[-1] != group:
            advice = "Only neighbours can change places: put them together or drop the group."
            raise reject(part.where, f"group {group!r} is split", "groups of neighbours", advice)
    # Two lines with one key may stand for each other.
    keys = [f"group:{line['group']}" if line["group"] else line["text"] for line in lines]
    if len(set(keys)) == 1:
        advice = "Give the lines different groups, or none."
        raise reject(fields.at("lines"), "any order is right", "lines with an order", advice)
    return {
        "code": fields.flag("code"),
        "lines": [{**line, "key": key} for line, key in zip(lines, keys, strict=True)],
        "start": _scramble(fields.text("id"), keys),
        "reply": fields.text("reply"),
    }


def _card(fields: Fields, boxes: list[str]) -> Spec:
    box = _box(fields, boxes)
    wrong: list[Spec] = []
    for i, found in enumerate(fields.optional_items("wrong")):
        part = Fields(found, fields.at(f"wrong[{i}]"), ("box", "reply", "misconception"))
        name = _box(part, boxes)
        if name in [box, *[entry["box"] for entry in wrong]]:
            advice = "Its reply could never be shown: name another box or remove it."
            raise reject(part.at("box"), f"{name!r} is answered already", "another box", advice)
        entry = {"box": name, "reply": part.text("reply"), "misconception": part.misconception()}
        wrong.append(entry)
    every_box_answered = len(wrong) == len(boxes) - 1
    otherwise = fields.optional_text if every_box_answered else fields.text
    return {
        "text": fields.text("text"),
        "box": box,
        "reply": fields.text("reply"),
        "wrong": wrong,
        "otherwise": otherwise("otherwise"),
    }


def _box(fields: Fields, boxes: list[str]) -> str:
    box = fields.text("box")
    if box not in boxes:
        advice = f"{closest(box, boxes)} Write one of the boxes.".strip()
        raise reject(fields.at("box"), f"no box {box!r}", ", ".join(boxes), advice)
    return box


def sort(fields: Fields) -> Spec:
    """Read cards that go into named boxes."""
    boxes = fields.texts("boxes", 2)
    keys = ("text", "box", "reply", "wrong", "otherwise")
    found = fields.items("cards", 2)
    parts = [Fields(f, fields.at(f"cards[{i}]"), keys) for i, f in enumerate(found)]
    cards = [_card(part, boxes) for part in parts]
    no_repeats([card["text"] for card in cards], fields.at("cards"))
    return {"boxes": boxes, "cards": cards}


def short(fields: Fields) -> Spec:
    """Read an open question: a model answer, and what to look for in one's own."""
    found = fields.optional_items("look_for")
    points = [a_text(f, fields.at(f"look_for[{i}]")) for i, f in enumerate(found)]
    return {"model": fields.text("model"), "look_for": points}


#: Kind → its own keys and its reader.
KINDS: dict[str, tuple[tuple[str, ...], Callable[[Fields], Spec]]] = {
    "choose_one": (("answers",), choose_one),
    "choose_many": (("answers",), choose_many),
    "number": (("unit", "right", "wrong", "otherwise"), number),
    "blanks": (("blanks",), blanks),
    "order": (("lines", "code", "reply"), order),
    "sort": (("boxes", "cards"), sort),
    "short": (("model", "look_for"), short),
}
