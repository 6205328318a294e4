"""The vocabulary tables of OMOP for the practice concepts, and the source's own label."""

import numpy as np
import pandas as pd

from publictier.population.catalogue import Catalogue, ancestors
from publictier.population.omop import shape
from publictier.population.people import LAST_DAY
from publictier.population.questionnaires import read_questions
from publictier.population.tables import source_ids

VOCABULARIES = {
    "KIT": "Practice concepts of Rounded to Twenty (made up for teaching)",
    "ICD10CM": "International Classification of Diseases, 10th revision, US clinical modification",
}

_FIRST_DAY = 0
_LAST_DAY = int(np.datetime64("2099-12-31", "D").astype(np.int64))

Line = tuple[int, str, str, str, str, str | None, str]


def concept(catalogue: Catalogue) -> pd.DataFrame:
    """Give table `concept`: practice concepts (standard) and source codes (not standard)."""
    lines = sorted([*_medical(catalogue), *_surveys(catalogue), *_others(catalogue)])
    # An answer such as "Yes" serves many questions but is one concept.
    unique = {line[0]: line for line in reversed(lines)}
    rows = [unique[number] for number in sorted(unique)]
    names = ("concept_id", "concept_name", "domain_id", "vocabulary_id", "concept_class_id")
    columns: dict[str, object] = {
        name: [row[i] for row in rows]
        for i, name in enumerate((*names, "standard_concept", "concept_code"))
    }
    columns["valid_start_date"] = np.full(len(rows), _FIRST_DAY)
    columns["valid_end_date"] = np.full(len(rows), _LAST_DAY)
    return shape("concept", columns)


def _medical(catalogue: Catalogue) -> list[Line]:
    found: list[Line] = []
    codes: dict[str, str] = {}
    for item in catalogue.concepts.values():
        kind = "Drug" if item.domain == "Drug" else "Clinical concept"
        found.append((item.concept_id, item.name, item.domain, "KIT", kind, "S", item.code))
        for code in item.source_codes:
            codes.setdefault(code, item.domain)
    for code, number in source_ids(sorted(codes)).items():
        vocabulary, _, bare = code.rpartition(":")
        name = f"Source code {bare}"
        found.append((number, name, codes[code], vocabulary or "KIT", "Code", None, bare))
    return found


def _surveys(catalogue: Catalogue) -> list[Line]:
    found: list[Line] = [
        (
            r.integer("concept_id"),
            r.text("name"),
            "Observation",
            "KIT",
            "Module",
            "S",
            r.text("code"),
        )
        for r in catalogue.tables["surveys"]
    ]
    for question in read_questions(catalogue):
        number, text = question.concept_id, question.text
        found.append((number, text, "Observation", "KIT", "Question", "S", question.code))
        found.extend(
            (a.concept_id, a.text, "Observation", "KIT", "Answer", "S", a.code)
            for a in question.answers
        )
    return found


def _others(catalogue: Catalogue) -> list[Line]:
    found: list[Line] = [
        (
            row.integer("concept_id"),
            row.text("name"),
            "Measurement",
            "KIT",
            "Physical measurement",
            "S",
            row.text("concept_code"),
        )
        for row in catalogue.tables["physical_measurements"]
    ]
    for row in catalogue.tables["wearables"]:
        number = row.integer("concept_id")
        found.append(
            (number, row.text("name"), "Device", "KIT", "Wearable", "S", f"KIT-W-{number}")
        )
    return found


def concept_ancestor(catalogue: Catalogue) -> pd.DataFrame:
    """Give table `concept_ancestor`: every concept above or equal to another, with levels.

    Questions of a survey are one level below its module. Pairs of a concept with itself are
    there (level 0) for every concept of the medical domains, survey, and question.
    """
    pairs = dict(ancestors(catalogue))
    for row in catalogue.tables["surveys"]:
        pairs[row.integer("concept_id"), row.integer("concept_id")] = (0, 0)
    for row in catalogue.tables["physical_measurements"]:
        pairs[row.integer("concept_id"), row.integer("concept_id")] = (0, 0)
    for question in read_questions(catalogue):
        pairs[question.concept_id, question.concept_id] = (0, 0)
        pairs[question.survey_id, question.concept_id] = (1, 1)
    ordered = sorted(pairs.items())
    return shape(
        "concept_ancestor",
        {
            "ancestor_concept_id": [pair[0] for pair, _ in ordered],
            "descendant_concept_id": [pair[1] for pair, _ in ordered],
            "min_levels_of_separation": [levels[0] for _, levels in ordered],
            "max_levels_of_separation": [levels[1] for _, levels in ordered],
        },
    )


def vocabulary(catalogue: Catalogue) -> pd.DataFrame:
    """Give table `vocabulary`: KIT, and every vocabulary that source codes name."""
    named = {
        code.rpartition(":")[0] or "KIT"
        for c in catalogue.concepts.values()
        for code in c.source_codes
    }
    names = sorted({"KIT", *named})
    return shape(
        "vocabulary",
        {
            "vocabulary_id": names,
            "vocabulary_name": [VOCABULARIES.get(name, name) for name in names],
            "vocabulary_reference": ["Rounded to Twenty, population/catalogue"] * len(names),
            "vocabulary_version": ["codes only, no names or hierarchy"] * len(names),
            "vocabulary_concept_id": [0] * len(names),
        },
    )


def cdm_source(seed: int, people: int) -> pd.DataFrame:
    """Give table `cdm_source`, which says that nobody in these tables exists."""
    return shape(
        "cdm_source",
        {
            "cdm_source_name": ["Rounded to Twenty: synthetic, made-up people"],
            "cdm_source_abbreviation": ["KIT-synthetic"],
            "cdm_holder": ["nobody: these people do not exist"],
            "source_description": [
                f"{people:,} made-up participants drawn with seed {seed} from published figures "
                "(see the catalogue). No row is about a real person; no result is a finding."
            ],
            "source_release_date": [LAST_DAY],
            "cdm_release_date": [LAST_DAY],
            "cdm_version": ["5.4"],
            "vocabulary_version": ["KIT practice concepts"],
        },
    )
