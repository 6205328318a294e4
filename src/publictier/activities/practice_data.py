"""Everything the Practice Browser shows, gathered from the published tables and nowhere else.

A published count is a whole number. A row that a table leaves out is a 0 here; the module shows it
as a table or as a chart would.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import pandas as pd

from publictier import tables
from publictier.activities import content
from publictier.disclosure import RULE
from publictier.markup import in_brackets
from publictier.strata import AGES, SEXES, sexes_in
from publictier.town import TABLES, Town

Row = dict[str, Any]
Lists = dict[Any, list[Any]]  # by concept

#: Key of a domain, stem of its tables, the domain's name in `domains`, title, group of tiles.
DOMAINS = (
    ("conditions", "condition", "Condition", "Conditions", "Health records"),
    ("drugs", "drug", "Drug", "Drug exposures", "Health records"),
    ("measurements", "measurement", "Measurement", "Labs and measurements", "Health records"),
    ("procedures", "procedure", "Procedure", "Procedures", "Health records"),
    (
        "physical_measurements", "physical_measurement", "Physical Measurement",
        "Physical measurements", "Measured on the spot",
    ),
    ("wearables", "wearable", "Wearable", "Wearables", "Measured on the spot"),
)  # fmt: skip
AGE_LABELS = tuple(AGES.values())


@cache
def sex_labels() -> tuple[str, ...]:
    """Give the groups by sex that the tier has anybody in, in printed order.

    Example:
        >>> sex_labels()
        ('Female', 'Male', 'Other')
    """
    return sexes_in(tables.load("domains_by_sex")["sex"])


def _nobody(by: str) -> list[int]:
    """Give what a concept without any row has in each stratum."""
    sexes, ages = len(sex_labels()), len(AGE_LABELS)
    return [0] * {"sex": sexes, "age": ages, "cross": sexes * ages}[by]


@cache
def practice_data() -> Row:
    """Gather all published tables into one value that can be written as JSON.

    Returns:
        `base`, `tier` (whose data), `sexes` and `ages` (labels, in order), `people` (all
        participants), and of `domains`, `concepts`, `surveys`, `questions` and `variants` what the
        tier has. Counts by stratum are lists in the order of the labels, by age and sex age by
        age; 0 stands for an absent row.

    Example:
        >>> data = practice_data()
        >>> data["people"], len(data["domains"]), data["concepts"][0]["name"]
        (100000, 6, 'Disorder of cardiovascular system')
    """
    totals = tables.load("domains").set_index("domain")["count"]
    present = [row for row in DOMAINS if row[0] in tables.names() and row[2] in totals]
    concepts = [concept for row in present for concept in _concepts(row)]
    return {
        "base": RULE.base,
        "tier": {**tables.tier(), "whose": in_brackets(tables.tier()["people"])},
        "sexes": list(sex_labels()),
        "ages": list(AGE_LABELS),
        "people": int(totals["All participants"]),
        "domains": [_domain(row, totals) for row in present],
        "concepts": concepts,
        "surveys": _surveys() if "surveys" in tables.names() else [],
        "questions": _questions() if "survey_questions" in tables.names() else [],
        "variants": _variants() if "variants" in tables.names() else [],
        "town": _town(),
        "words": _words(concepts),
    }


def is_delicate(name: str) -> bool:
    """Whether a concept's name holds a word that a class should not meet unasked.

    Example:
        >>> is_delicate("Suicidal thoughts"), is_delicate("Otitis media")
        (True, False)
    """
    return any(word in name.casefold() for word in _delicate_words())


@cache
def _delicate_words() -> tuple[str, ...]:
    topics = content.read("practice-browser")["classroom"]["topics"]
    return tuple(word for topic in topics for word in topic["words"])


def _words(concepts: Sequence[Row]) -> Row:
    """Give the limits of each view, and by topic the entries that classroom view leaves out."""
    words = content.read("practice-browser")
    *first, last = sex_labels()
    labels = f"{', '.join(first)} and {last}" if first else last
    words["limits"]["sex"] = words["limits"]["sex"].format(labels=labels)
    for topic in words["classroom"]["topics"]:
        found = topic.pop("words")
        if not tables.tier()["own"]:
            named = [(one["id"], one["name"].casefold()) for one in concepts]
            topic["entries"] = [key for key, name in named if any(w in name for w in found)]
    return words


def _strata(table: pd.DataFrame, key: str, by: Sequence[str]) -> dict[Any, list[int]]:
    """Give, for each key, the counts by stratum in printed order; 0 for an absent row."""
    labels = {"sex": sex_labels(), "age": AGE_LABELS}
    order = pd.MultiIndex.from_product([labels[name] for name in by])
    wide = table.pivot_table(index=key, columns=list(by), values="count", aggfunc="sum")
    wide = wide.reindex(columns=order if len(by) > 1 else labels[by[0]]).fillna(0)
    return {key: [int(n) for n in wide.loc[key]] for key in wide.index}


def _domain(row: tuple[str, ...], totals: pd.Series[int]) -> Row:
    key, _, name, title, group = row
    by_sex = _strata(tables.load("domains_by_sex"), "domain", ["sex"])
    by_age = _strata(tables.load("domains_by_age"), "domain", ["age"])
    return {
        "key": key, "title": title, "group": group, "count": int(totals[name]),
        "sex": by_sex.get(name, _nobody("sex")), "age": by_age.get(name, _nobody("age")),
    }  # fmt: skip


def _concepts(row: tuple[str, ...]) -> list[Row]:
    """Give the concepts of a domain, with all that is published about each."""
    key, stem, *_ = row
    table = tables.load(key)
    ident = "concept_id"
    if key == "wearables":  # they have names and no concept ids
        ident = "wearable"
        table = table.assign(concept_code="", own_count=table["count"])
    if "plain_name" not in table:
        table = table.assign(plain_name="")
    strata = {
        "sex": _strata(tables.load(f"{key}_by_sex"), ident, ["sex"]),
        "age": _strata(tables.load(f"{key}_by_age"), ident, ["age"]),
        "cross": _strata(tables.load(f"{key}_by_age_sex"), ident, ["age", "sex"]),
    }
    lists: dict[str, Lists] = {
        "parents": _parents(stem),
        "codes": _codes(stem),
        "spread": _spread(stem),
    }
    words = _search_words()
    return [
        {
            "id": str(one[ident]), "domain": key, "name": one["name"], "plain": one["plain_name"],
            "code": one["concept_code"], "count": int(one["count"]),
            "own": 0 if pd.isna(one["own_count"]) else int(one["own_count"]),
            "percent": float(one["percent"]),
            **{name: found.get(one[ident], _nobody(name)) for name, found in strata.items()},
            **{name: found.get(one[ident], []) for name, found in lists.items()},
            **words.get(one[ident], {}),
        }
        for one in table.to_dict("records")
    ]  # fmt: skip


@cache
def _search_words() -> dict[int, Row]:
    """Give other words, brand names and uses of each concept, where the tier has them."""
    if "concepts" not in tables.names():
        return {}
    return {
        row["concept_id"]: {
            name: [word for word in row[name].split("|") if word]
            for name in ("synonyms", "brands", "treats")
        }
        for row in tables.load("concepts").to_dict("records")
    }


def _parents(stem: str) -> Lists:
    """Give the wider concepts of each concept of a domain."""
    if f"{stem}_hierarchy" not in tables.names():
        return {}
    tree = tables.load(f"{stem}_hierarchy")
    return {
        child: [str(parent) for parent in rows["parent_concept_id"]]
        for child, rows in tree.groupby("child_concept_id")
    }


def _codes(stem: str) -> Lists:
    """Give the source codes of each concept, with their counts."""
    if f"{stem}_source_codes" not in tables.names():
        return {}
    codes = tables.load(f"{stem}_source_codes")
    return {
        concept: [[row["code"], row["count"]] for row in rows.to_dict("records")]
        for concept, rows in codes.groupby("concept_id")
    }


def _spread(stem: str) -> Lists:
    """Give the histograms of each measurement: one for each unit, a list of counts for each sex."""
    if f"{stem}_histograms" not in tables.names():
        return {}
    found: Lists = {}
    histograms = tables.load(f"{stem}_histograms")
    for (concept, unit), rows in histograms.groupby(["concept_id", "unit"]):
        wide = rows.pivot_table(index=["bin_order", "label"], columns="sex", values="count")
        wide = wide.reindex(columns=sex_labels()).fillna(0)
        counts = [[int(n) for n in wide[sex]] for sex in sex_labels()]
        labels = [str(label) for _, label in wide.index]
        found.setdefault(concept, []).append({"unit": unit, "labels": labels, "counts": counts})
    return found


def _surveys() -> list[Row]:
    by_sex = _strata(tables.load("surveys_by_sex"), "survey_id", ["sex"])
    by_age = _strata(tables.load("surveys_by_age"), "survey_id", ["age"])
    return [
        {
            "id": str(one["survey_id"]), "name": one["name"], "count": one["count"],
            "sex": by_sex.get(one["survey_id"], _nobody("sex")),
            "age": by_age.get(one["survey_id"], _nobody("age")),
        }
        for one in tables.load("surveys").to_dict("records")
    ]  # fmt: skip


def _questions() -> list[Row]:
    answers = _answers()
    return [
        {
            "id": str(one["question_id"]), "survey": str(one["survey_id"]), "name": one["question"],
            "count": one["count"], "sensitive": one.get("sensitive") == "yes",
            "after": _id(one.get("parent_answer_id")), "of": _id(one.get("parent_question_id")),
            "answers": answers[one["question_id"]],
        }
        for one in tables.load("survey_questions").to_dict("records")
    ]  # fmt: skip


def _id(number: Any) -> str | None:
    """Write an id as text; None where there is none, or the tier has no such column."""
    return None if number is None or pd.isna(number) else str(number)


def _answers() -> dict[int, list[Row]]:
    by_sex = _strata(tables.load("survey_answers_by_sex"), "answer_id", ["sex"])
    by_age = _strata(tables.load("survey_answers_by_age"), "answer_id", ["age"])
    found: dict[int, list[Row]] = {}
    for one in tables.load("survey_answers").to_dict("records"):
        row = {
            "id": str(one["answer_id"]), "name": one["answer"], "count": one["count"],
            "percent": one["percent"],
            "sex": by_sex.get(one["answer_id"], _nobody("sex")),
            "age": by_age.get(one["answer_id"], _nobody("age")),
        }  # fmt: skip
        found.setdefault(one["question_id"], []).append(row)
    return found


def _town() -> Row:
    """Give the protected tables of the teaching town; its people and exact counts stay out."""
    town = Town()
    published = {name: town.table(name).published().to_dict("records") for name in TABLES}
    sexes = list(SEXES.values())
    return {"seed": town.seed, "people": town.size, "sexes": sexes, "tables": published}


def _variants() -> list[Row]:
    """Give the invented variants; their genotype counts are exact, by numbered group."""
    found = []
    for name, rows in tables.load("variants").groupby("variant_id"):
        first = rows.iloc[0]
        columns = ["genetic_group", "allele_count", "allele_number", "allele_frequency"]
        groups = rows[[*columns, "homozygote_count"]].to_numpy().tolist()
        about = {key: first[key] for key in ("kind", "variant_type", "consequence")}
        found.append({"id": name, "name": name, **about, "groups": groups})
    return found
