"""Read and check the item bank: pairs of questions, one for before and one for after.

The order of the options is drawn from a hash of the item's id, so that no letter is the key by
habit, and it stays the same on every machine.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import yaml

from lesson_head import STAGES, TRACKS
from lesson_source import front_and_body

ROOT = Path(__file__).resolve().parent.parent
BANK = ROOT / "exercises" / "items.yml"
SCHEMA = ROOT / "exercises" / "items.schema.json"
FORMS = ("pre", "post")
LETTERS = "ABCD"


class BankError(Exception):
    """The item bank has a fault; the message names the pair, what was found and what is allowed."""


@dataclass(frozen=True)
class Option:
    """One answer to choose: its text, why it is right or chosen, the misconception it catches."""

    text: str
    why: str
    misconception: str | None


@dataclass(frozen=True)
class Item:
    """One question of one form."""

    pair: str
    form: str
    stage: str
    track: str
    objective: str
    standard: str
    question: str
    options: tuple[Option, ...]

    @property
    def id(self) -> str:
        """Name of the item, such as `k12-range-pre`."""
        return f"{self.pair}-{self.form}"

    @property
    def key(self) -> str:
        """Letter of the right option."""
        return LETTERS[[one.misconception for one in self.options].index(None)]


@cache
def lesson_front(stage: str, track: str) -> dict[str, Any]:
    """Front matter of the lesson that an item belongs to."""
    return front_and_body(_source(stage, track))[0]


def _source(stage: str, track: str) -> Path:
    return ROOT / "book" / stage / f"{track}.md"


def entries(stage: str, track: str, part: str) -> dict[str, str]:
    """A lesson's objectives or misconceptions, by id."""
    return {key: text for one in lesson_front(stage, track)[part] for key, text in one.items()}


def load_bank(path: Path = BANK) -> dict[str, Any]:
    """Read the file, and hold it against its schema.

    Raises:
        BankError: it is no YAML, or an entry is not as the schema says.
    """
    try:
        bank: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as problem:
        raise BankError(f"{path.name} is not valid YAML: {problem}") from problem
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    fault = jsonschema.exceptions.best_match(
        jsonschema.Draft202012Validator(schema).iter_errors(bank)
    )
    if fault:
        raise BankError(f"{path.name}, {_place(bank, list(fault.absolute_path))}: {fault.message}")
    return bank


def _place(bank: Any, path: list[Any]) -> str:
    """Say where a fault is; a pair by its name, if it has one."""
    if len(path) > 1 and path[0] == "pairs":
        name = bank["pairs"][path[1]].get("pair", f"number {path[1] + 1}")
        return " → ".join(["pair " + str(name), *map(str, path[2:])])
    return " → ".join(map(str, path)) or "the whole file"


def read_items(path: Path = BANK) -> list[Item]:
    """Read all items of lessons that are there, in the order of the file, those before first.

    Raises:
        BankError: see `load_bank`; or a pair names an objective, standard or misconception that
            its lesson does not have, or stands twice.
    """
    bank = load_bank(path)
    names = [pair["pair"] for pair in bank["pairs"]]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise BankError(f"{path.name}: these pairs stand twice: {', '.join(twice)}.")
    # the book of another tier may lack a lesson
    pairs = [pair for pair in bank["pairs"] if _source(pair["stage"], pair["track"]).is_file()]
    for pair in pairs:
        _check_references(pair, set(bank["misconceptions"]))
    return [_item(pair, form) for form in FORMS for pair in pairs]


def _check_references(pair: dict[str, Any], shared: set[str]) -> None:
    stage, track = pair["stage"], pair["track"]
    misconceptions = shared | set(entries(stage, track, "misconceptions"))
    used = {one["misconception"] for form in FORMS for one in pair[form]["distractors"]}
    for what, found, allowed in (
        ("objective", {pair["objective"]}, set(entries(stage, track, "objectives"))),
        ("standard", {pair["standard"]}, set(lesson_front(stage, track)["standards"])),
        ("misconception", used, misconceptions),
    ):
        if found - allowed:
            raise BankError(
                f"Pair {pair['pair']} names the {what} {', '.join(sorted(found - allowed))}. "
                f"The lesson {stage}/{track} has: {', '.join(sorted(allowed))}."
            )


def _item(pair: dict[str, Any], form: str) -> Item:
    written = pair[form]
    options = [Option(written["key"]["text"], written["key"]["why"], None)]
    options += [Option(**one) for one in written["distractors"]]

    def draw(option: Option) -> str:
        return hashlib.sha256(f"{pair['pair']}-{form} {option.text}".encode()).hexdigest()

    drawn = tuple(sorted(options, key=draw))
    head = {name: pair[name] for name in ("pair", "stage", "track", "objective", "standard")}
    return Item(form=form, question=written["question"], options=drawn, **head)


def form_items(items: list[Item], track: str, form: str) -> list[Item]:
    """The items of one form, in the order of the stages; item 1 of both forms is the same pair."""
    order = list(STAGES)
    chosen = [one for one in items if (one.track, one.form) == (track, form)]
    return sorted(chosen, key=lambda one: order.index(one.stage))


def main() -> None:
    """Check the bank; say how many items each form has."""
    items = read_items()
    for track in TRACKS:
        print(track, {form: len(form_items(items, track, form)) for form in FORMS})
    print(f"{len(items)} items examined")


if __name__ == "__main__":
    main()
