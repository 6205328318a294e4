"""The cohort builder: who is counted, among whom, and what each step would publish."""

from __future__ import annotations

from typing import Any

import pandas as pd

from publictier import check, disclosure
from publictier.activities import content
from publictier.activities.exhibit import Exhibit
from publictier.activity import module, styles
from publictier.cohort import AMONG, Criterion, Group, attrition, sentence, shares
from publictier.markup import data_table, published_text
from publictier.town import DEFAULT_SEED, Town, parameters

Groups = tuple[Group, ...]


def _group(*criteria: Criterion) -> Group:
    return Group(criteria)


def _has(condition: str, how: str = "") -> Criterion:
    return Criterion("condition", condition, how)


ASTHMA, HAY_FEVER = _has("asthma"), _has("hay_fever")
TYPE_2, METFORMIN = _group(_has("type_2_diabetes")), _group(Criterion("drug", "metformin"))
PRESSURE, TOLD = _group(_has("high_blood_pressure")), _group(Criterion("told", "yes"))
SIXTY = _group(Criterion("age", "60-69", "at_least"))

#: The cohorts that the tasks ask about: include groups, exclude groups.
COHORTS: dict[str, tuple[Groups, Groups]] = {
    "asthma": ((_group(ASTHMA),), ()),
    "hay_fever": ((_group(HAY_FEVER),), ()),
    "either": ((_group(ASTHMA, HAY_FEVER),), ()),
    "both": ((_group(ASTHMA), _group(HAY_FEVER)), ()),
    "own": ((_group(_has("diabetes", "own")),), ()),
    "types": ((_group(_has("diabetes")),), ()),
    "type_2": ((TYPE_2,), ()),
    "treated": ((TYPE_2, METFORMIN), ()),
    "untreated": ((TYPE_2,), (METFORMIN,)),
    "record": ((PRESSURE,), ()),
    "told": ((TOLD,), ()),
    "told_only": ((TOLD,), (PRESSURE,)),
}
#: The cohort that the plain version works through.
WORKED: tuple[Groups, Groups] = ((TYPE_2, SIXTY), (METFORMIN,))


class CohortBuilder(Exhibit):
    """Include and leave out people of a made-up town, and read what each step would publish."""

    activity = "cohort-builder"
    title = "Cohort builder"
    how = (
        "Say who is in your cohort and who is left out, and read in the table how many people of a "
        "made-up town remain after each step. "
        "Then answer the tasks below it with cohorts that you build."
    )
    _esm = module("cohort-builder")
    _css = styles("check", "activity")

    def __init__(self, id: str | None = None, seed: int = DEFAULT_SEED):
        """Build the activity with a town.

        Args:
            id: Under which a browser remembers it; default: the activity's name.
            seed: Which town; see `publictier.town.Town`.

        Raises:
            TownError: there is no such town.
        """
        self._town = Town(seed)
        people = self._town.people()
        found = content.filled(content.read(self.activity)["tasks"], _values(people))
        tasks = check.from_mappings(
            {**_without_twins(task), "id": f"{self.activity}-1-{i}"}
            for i, task in enumerate(found, 1)
        )
        own = {"town": parameters(), "seed": seed, "size": self._town.size}
        super().__init__(tasks, id=id, **own)

    def plain_part(self) -> str:
        """Give the attrition of a worked cohort."""
        worked = _published(attrition(self._town.people(), *WORKED))
        headers = ["Step", "Published"]
        return data_table(worked, f"Step by step (made-up people). {sentence(*WORKED)}", headers)

    def plain_answers(self) -> str:
        """Give what the builder prints for the cohorts of the tasks."""
        headers = ["Cohort", "Published", *(f"Percent of {words}" for words in _AMONG.values())]
        caption = "What the builder prints for these cohorts"
        # a wide table scrolls by itself, so that the page never does
        table = (
            f'<div class="kit-scroll" tabindex="0" role="region" aria-label="{caption}">'
            f"{data_table(_overview(self._town.people()), caption, headers)}</div>"
        )
        return f"{table}\n<p>{_NOTE}</p>"


_AMONG = {
    "everyone": "everyone in the town",
    "record": "people who shared a record",
    "survey": "people who took the survey",
}
_NOTE = (
    "“No share” stands where somebody in the cohort is outside the denominator: a part must lie "
    "inside its whole."
)


def _last(people: pd.DataFrame, cohort: tuple[Groups, Groups]) -> int:
    """Give what is published for a whole cohort; 0 where nothing is."""
    return disclosure.public_count(int(attrition(people, *cohort)["remaining"].iloc[-1])) or 0


def _published(steps: pd.DataFrame) -> pd.DataFrame:
    """Leave the exact counts out of a table of steps."""
    counts = [disclosure.public_count(int(n)) for n in steps["remaining"]]
    return pd.DataFrame({"step": steps["step"], "published": [published_text(n) for n in counts]})


def _percent(share: float | None, count: int | None) -> str:
    if share is None:
        return "no share"
    # the smallest number stands for 1 person as well, so its share is "at most" too
    return f"{'≤ ' if count == disclosure.RULE.base else ''}{share:.2f} %"


def _overview(people: pd.DataFrame) -> pd.DataFrame:
    """Print each cohort of the tasks, with its share of each denominator."""
    rows = []
    for cohort in COHORTS.values():
        count = _last(people, cohort)
        row = {"cohort": sentence(*cohort), "published": published_text(count)}
        row |= {one: _percent(shares(people, *cohort, among=one)[-1], count) for one in AMONG}
        rows.append(row)
    return pd.DataFrame(rows)


def _values(people: pd.DataFrame) -> dict[str, object]:
    """Work out what the tasks need: published numbers alone."""
    counts = {name: _last(people, cohort) for name, cohort in COHORTS.items()}
    asthma = COHORTS["asthma"]
    percents = {
        "percent_all": shares(people, *asthma)[-1],
        "percent_record": shares(people, *asthma, among="record")[-1],
    }
    return {
        **counts,
        **{f"{name}_shown": published_text(count) for name, count in counts.items()},
        "sum": counts["asthma"] + counts["hay_fever"],
        "minus": counts["type_2"] - counts["treated"],
        "people": disclosure.public_count(len(people)),
        "sharers": disclosure.public_count(int(people["has_record"].sum())),
        **percents,
        **{f"{name}_shown": f"{share:.2f}" for name, share in percents.items()},
    }


def _without_twins(task: dict[str, Any]) -> dict[str, Any]:
    """Drop wrong numbers that are the right one, or stand twice, in the town of another seed."""
    if task["kind"] != "number":
        return task
    seen, wrong = {task["right"]["value"]}, []
    for entry in task["wrong"]:
        if entry["value"] not in seen:
            seen.add(entry["value"])
            wrong.append(entry)
    return {**task, "wrong": wrong}
