"""Answers to try at a self-check: right ones, each foreseen wrong one, and something else."""

import itertools
from collections.abc import Iterator
from typing import Any

Tried = Iterator[tuple[Any, list[Any]]]


def answers(spec: dict[str, Any]) -> Tried:
    """Answers to try: as the page gives them to its judge, and as a learner types them in R."""
    kinds = {
        "choose_one": _one, "choose_many": _many, "number": _numbers, "blanks": _blanks,
        "order": _orders, "sort": _boxes,
    }  # fmt: skip
    return kinds[spec["kind"]](spec) if spec["kind"] in kinds else iter(())


def _one(spec: dict[str, Any]) -> Tried:
    for i in range(len(spec["answers"])):
        yield [i], [i + 1]


def _many(spec: dict[str, Any]) -> Tried:
    right = [i for i, answer in enumerate(spec["answers"]) if answer["right"]]
    every = list(range(len(spec["answers"])))
    for ticked in (right, every, *([i] for i in every)):
        yield ticked, [[i + 1 for i in ticked]]


def _numbers(spec: dict[str, Any]) -> Tried:
    spans = [spec["right"], *spec["wrong"]]
    for number in (*(span["from"] for span in spans), spans[0]["to"], 123456.5, -1):
        yield str(number), [number]


def _orders(spec: dict[str, Any]) -> Tried:
    lines = list(range(len(spec["lines"])))
    for order in (lines, spec["start"], lines[::-1], lines[1:] + lines[:1]):
        yield order, [[spec["start"].index(line) + 1 for line in order]]


def _boxes(spec: dict[str, Any]) -> Tried:
    right = [card["box"] for card in spec["cards"]]
    for boxes in (right, *([box] * len(right) for box in spec["boxes"])):
        yield boxes, [[spec["boxes"].index(box) + 1 for box in boxes]]


def _blanks(spec: dict[str, Any]) -> Tried:
    forms = [
        [
            *blank["accept"],
            *(form for wrong in blank["wrong"] for form in wrong["when"]),
            f" {blank['accept'][0].upper()}. ",
            "something else",
        ]
        for blank in spec["blanks"]
    ]
    for texts in itertools.islice(itertools.zip_longest(*forms), 40):
        filled = [text or "something else" for text in texts]
        yield filled, list(filled)
