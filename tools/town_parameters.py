"""Write the rates of the made-up town from the published made-up tables.

The town (publictier.town) is expanded at run time from a seed and these rates. Nothing here is a
count of people: each number is a chance, times 2**32, rounded to a whole number.

Choices:

- A published count stands for the middle of what it can be (260: 241 to 260, so 250.5).
- No published table says how many people of an age and a sex have any record at all. By sex, the
  largest of the four record domains is the fewest people who can have one, so it stands for them.
  They are spread over the ages as all participants are (everybody has taken The Basics once).
  `domains_by_age` does not serve here: it counts a person at each age with a record, so its ages
  add up to many more people than there are. This way the town as a whole has as many records of
  a condition as its share of the published table.
- A cell of "≤ 20", or an absent one, says too little for a rate: there the rate of everyone of that
  age is taken.
- Ages in the tables of conditions are ages at the first record; the town takes them for ages. It
  is for practice with cohorts, not for findings.
- Where no published table says what is needed, the number stands in PRACTICE, made up for practice.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

import publictier
from publictier import disclosure
from publictier.strata import AGES, SEXES

TARGET = Path(__file__).resolve().parent.parent / "src/publictier/activities/content/town.json"
WHOLE = 2**32
ABOUT = (
    "Rates of a made-up town, as chances times 2**32. No row is about anyone. "
    "Written by tools/town_parameters.py from datasets/public_tier; do not edit."
)

#: Made up for practice, and no figures about people: chances that no published table gives.
PRACTICE = {
    "metformin": {"with": 0.62, "without": 0.004},
    "lisinopril": {"with": 0.3, "without": 0.01},
    "albuterol": {"with": 0.68, "without": 0.03},
    "levothyroxine": {"with": 0.7, "without": 0.004},
    "told": {"with": 0.84, "without": 0.09},
}
# Key of the column, name in the tables, how to say it, parent.
CONDITIONS = (
    ("asthma", "Asthma", "asthma", None),
    ("hay_fever", "Allergic rhinitis", "hay fever", None),
    ("migraine", "Migraine", "migraine", None),
    ("high_blood_pressure", "Hypertensive disorder", "high blood pressure", None),
    ("osteoarthritis", "Osteoarthritis", "osteoarthritis", None),
    ("underactive_thyroid", "Hypothyroidism", "underactive thyroid", None),
    ("celiac_disease", "Celiac disease", "celiac disease", None),
    ("diabetes", "Diabetes mellitus", "diabetes", None),
    ("type_1_diabetes", "Type 1 diabetes mellitus", "type 1 diabetes", "diabetes"),
    ("type_2_diabetes", "Type 2 diabetes mellitus", "type 2 diabetes", "diabetes"),
)
# Key of the column, name in the tables, the condition it goes with.
DRUGS = (
    ("metformin", "Metformin", "type_2_diabetes"),
    ("lisinopril", "Lisinopril", "high_blood_pressure"),
    ("albuterol", "Albuterol", "asthma"),
    ("levothyroxine", "Levothyroxine", "underactive_thyroid"),
)
RECORDS = ("Condition", "Drug", "Procedure", "Measurement")
SURVEY = "Personal and Family Health History"
EVERYBODY = "The Basics"
TOLD = "Has a health worker ever told you that you had high blood pressure?"
SLEEP = "How many hours do you sleep on a night before work or school?"
YEARS = ((18, 29), (30, 39), (40, 49), (50, 59), (60, 69), (70, 79), (80, 89), (90, 95))


@cache
def load(name: str) -> pd.DataFrame:
    """Read a published table once."""
    return publictier.load(name)


def middle(published: int) -> float:
    """Give the middle of what a published count can stand for.

    >>> middle(260), middle(20), middle(0)
    (250.5, 10.5, 0.0)
    """
    low, high = disclosure.true_range(published)
    return (low + high) / 2


def below(rate: float) -> int:
    """Turn a chance into a threshold: a draw below it means yes.

    >>> below(0.5), below(0), below(1)
    (2147483648, 0, 4294967296)
    """
    if not 0 <= rate <= 1:
        raise ValueError(f"{rate} is no chance. Allowed: 0 to 1. Look at the tables.")
    return round(rate * WHOLE)


def one_value(table: pd.DataFrame, column: str = "count", **where: str) -> int:
    """Read one number of a table; 0 where there is no such row.

    Raises:
        ValueError: no row is about that name at all, so it is a slip and not nobody.
    """
    if "name" in where and where["name"] not in set(table["name"]):
        raise ValueError(f"{where['name']!r} is in no row of the table. Look at its names.")
    for name, value in where.items():
        table = table[table[name] == value]
    return int(table[column].iloc[0]) if len(table) else 0


def shares(weights: list[float]) -> list[int]:
    """Turn weights into rising thresholds, so that one draw picks one of them.

    >>> shares([1, 1, 2])
    [1073741824, 2147483648, 4294967296]
    """
    total = sum(weights)
    return [below(sum(weights[: i + 1]) / total) for i in range(len(weights))]


def survey_id(name: str) -> Any:
    """Give the id of a survey."""
    table = load("surveys")
    return table.loc[table["name"] == name, "survey_id"].iloc[0]


def ages() -> list[dict[str, Any]]:
    """Give the age groups; everybody has taken The Basics once, so its ages are everybody's."""
    marks = shares([age_share(label) for label in AGES.values()])
    rows = zip(AGES.values(), YEARS, marks, strict=True)
    return [{"label": a, "low": low, "high": high, "below": b} for a, (low, high), b in rows]


def sexes() -> list[dict[str, Any]]:
    """Give the sexes and their shares among all participants."""
    table = load("domains_by_sex")
    found = [one_value(table, domain="All participants", sex=sex) for sex in SEXES.values()]
    marks = shares([middle(count) for count in found])
    return [{"label": s, "below": b} for s, b in zip(SEXES.values(), marks, strict=True)]


def flags() -> list[dict[str, Any]]:
    """Give the chances to have shared a record, taken the survey, worn a tracker."""
    by_sex, by_age = load("domains_by_sex"), load("surveys_by_age")

    def part(count: float, sex: str) -> float:
        return count / middle(one_value(by_sex, domain="All participants", sex=sex))

    def wearing(sex: str) -> float:
        return middle(one_value(by_sex, domain="Wearable", sex=sex))

    def took(age: str) -> float:
        asked, everybody = (
            middle(one_value(by_age[by_age["survey_id"] == survey_id(name)], age=age))
            for name in (SURVEY, EVERYBODY)
        )
        return asked / everybody

    chances: dict[str, Callable[[str, str], float]] = {
        "has_record": lambda age, sex: part(with_record(sex), sex),
        "took_survey": lambda age, sex: took(age),
        "wears_tracker": lambda age, sex: part(wearing(sex), sex),
    }
    return [
        {
            "key": key,
            "below": [[below(chance(a, s)) for s in SEXES.values()] for a in AGES.values()],
        }
        for key, chance in chances.items()
    ]


def with_record(sex: str) -> float:
    """Give about how many people of a sex have any record: their largest record domain."""
    table = load("domains_by_sex")
    return max(middle(one_value(table, domain=domain, sex=sex)) for domain in RECORDS)


def age_share(age: str) -> float:
    """Give the share of an age group among all participants."""
    table = load("surveys_by_age")
    table = table[table["survey_id"] == survey_id(EVERYBODY)]
    everyone = sum(middle(one_value(table, age=label)) for label in AGES.values())
    return middle(one_value(table, age=age)) / everyone


def condition_rate(name: str, age: str, sex: str) -> float:
    """Give the share of people of an age and sex with any record who have one of a condition."""
    found = one_value(load("conditions_by_age_sex"), name=name, age=age, sex=sex)
    if found > disclosure.RULE.base:
        return middle(found) / (with_record(sex) * age_share(age))
    everyone = sum(with_record(one) for one in SEXES.values()) * age_share(age)
    return middle(one_value(load("conditions_by_age"), name=name, age=age)) / everyone


def conditions() -> list[dict[str, Any]]:
    """Give the conditions; a parent's chance is that of its own code alone."""
    published = load("conditions")
    parents = {parent for *_, parent in CONDITIONS if parent}
    rows = []
    for key, name, say, parent in CONDITIONS:
        own = middle(one_value(published, "own_count", name=name))
        own /= middle(one_value(published, name=name))
        factor = own if key in parents else 1
        chances = [
            [below(factor * condition_rate(name, age, sex)) for sex in SEXES.values()]
            for age in AGES.values()
        ]
        rows.append({"key": key, "name": name, "say": say, "parent": parent, "below": chances})
    return rows


def drugs() -> list[dict[str, Any]]:
    """Give the medicines, with the chance for people with and without the matching condition."""
    return [
        {"key": key, "name": name, "say": name.lower(), "for": condition, **_practice(key)}
        for key, name, condition in DRUGS
    ]


def told() -> dict[str, Any]:
    """Give the chances to say yes; those who shared no record answer like all of their age."""
    by_age = load("survey_answers_by_age")
    questions = load("survey_questions")
    asked = questions.loc[questions["question"] == TOLD, "question_id"].iloc[0]
    table = by_age[by_age["question_id"] == asked]
    yes = {age: middle(one_value(table, answer="Yes", age=age)) for age in AGES.values()}
    no = {age: middle(one_value(table, answer="No", age=age)) for age in AGES.values()}
    unknown = [below(yes[age] / (yes[age] + no[age])) for age in AGES.values()]
    return {
        "key": "told_high_blood_pressure",
        "question": TOLD,
        "for": "high_blood_pressure",
        **_practice("told"),
        "unknown": unknown,
    }


def sleep() -> dict[str, Any]:
    """Give the answers about sleep with their shares, without those who skipped it."""
    questions, answers = load("survey_questions"), load("survey_answers")
    asked = questions.loc[questions["question"] == SLEEP, "question_id"].iloc[0]
    table = answers[(answers["question_id"] == asked) & (answers["answer"] != "Skip")]
    marks = shares([middle(int(count)) for count in table["count"]])
    labels = [f"{answer} hours".lower() for answer in table["answer"]]
    rows = [{"label": a, "below": b} for a, b in zip(labels, marks, strict=True)]
    return {"key": "sleep_hours", "question": SLEEP, "answers": rows}


def _practice(key: str) -> dict[str, int]:
    return {name: below(rate) for name, rate in PRACTICE[key].items()}


def text() -> str:
    """Give the file: one row a line, the same bytes every time."""
    parts: dict[str, Any] = {
        "about": ABOUT, "ages": ages(), "sexes": sexes(), "flags": flags(),
        "conditions": conditions(), "drugs": drugs(), "told": told(), "sleep": sleep(),
    }  # fmt: skip
    lines = []
    for name, part in parts.items():
        if isinstance(part, list):
            rows = ",\n  ".join(json.dumps(row) for row in part)
            lines.append(f'"{name}": [\n  {rows}\n]')
        else:
            lines.append(f'"{name}": {json.dumps(part)}')
    return "{\n" + ",\n".join(lines) + "\n}\n"


def main() -> None:
    """Write the file."""
    TARGET.write_text(text(), encoding="utf-8", newline="\n")
    print(f"Wrote {TARGET.name}, {TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
