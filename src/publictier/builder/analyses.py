"""The analyses of the long layout: their ids, names and strata.

Ids below 10,000 are those of the Data Browser (achilles_analysis.csv in
github.com/all-of-us/data-browser). There, 3203 counts survey takers since the question was added,
which OMOP tables do not tell; here it counts those who answered it. Ids from 900,000 are the
kit's own, for counts that the Data Browser does not publish in this form. Domain rows carry the
OMOP concept id of the domain as stratum 1, or their label where OMOP has none.
"""

from dataclasses import dataclass

from publictier.audit import layout


@dataclass(frozen=True)
class Analysis:
    """One analysis: what is counted, and what the strata mean (stratum number -> meaning)."""

    id: int
    name: str
    strata: dict[int, str]


PERSONS = 1
PERSONS_BY_SEX = 2
TOTAL = 3000
BY_SEX = 3101
BY_AGE = 3102
BY_AGE_SEX = 3105
DOMAIN_BY_SEX = 3300
DOMAIN_BY_AGE = 3301
HISTOGRAM = 1900
UNIT_BY_SEX = 1910
ANSWER = 3110
ANSWER_BY_SEX = 3111
ANSWER_BY_AGE = 3112
ANSWER_BY_AGE_SEX = 3115
SURVEY_BY_SEX = 3200
SURVEY_BY_AGE = 3201
QUESTION = 3203
QUESTION_BY_SEX = 3320
QUESTION_BY_AGE = 3321
OWN_CODE = layout.OWN_CODE
SOURCE_CODE = layout.SOURCE_CODE

_CONCEPT = {1: "concept id", 3: "domain"}
_ANSWER = {1: "survey", 2: "question", 3: "answer", 4: "answer text"}

ANALYSES = {
    analysis.id: analysis
    for analysis in (
        Analysis(PERSONS, "participants", {}),
        Analysis(PERSONS_BY_SEX, "participants by sex", {1: "sex"}),
        Analysis(
            HISTOGRAM,
            "participants by measured value, sex and unit",
            {1: "concept id", 2: "unit", 3: "sex", 4: "range", 6: "bin width", 7: "order of bin"},
        ),
        Analysis(
            UNIT_BY_SEX,
            "participants with a value, by unit and sex",
            {1: "concept id", 2: "unit", 3: "sex"},
        ),
        Analysis(
            TOTAL,
            "participants with the concept or a descendant of it, or in the domain or survey",
            _CONCEPT,
        ),
        Analysis(BY_SEX, "the same by sex", {**_CONCEPT, 2: "sex"}),
        Analysis(BY_AGE, "the same by age at the first record", {**_CONCEPT, 2: "age code"}),
        Analysis(ANSWER, "participants who gave an answer", _ANSWER),
        Analysis(ANSWER_BY_SEX, "the same by sex", {**_ANSWER, 5: "sex"}),
        Analysis(ANSWER_BY_AGE, "the same by age at the first answer", {**_ANSWER, 5: "age code"}),
        Analysis(
            ANSWER_BY_AGE_SEX, "the same by age and sex", {**_ANSWER, 5: "age code", 7: "sex"}
        ),
        Analysis(
            BY_AGE_SEX,
            "participants with the concept by age and sex",
            {**_CONCEPT, 2: "age code", 4: "sex"},
        ),
        Analysis(SURVEY_BY_SEX, "survey takers by sex", {1: "survey", 2: "sex"}),
        Analysis(SURVEY_BY_AGE, "survey takers by age", {1: "survey", 2: "age code"}),
        Analysis(QUESTION, "participants who answered a question", {1: "survey", 2: "question"}),
        Analysis(
            DOMAIN_BY_SEX,
            "participants of a domain by sex",
            {1: "domain concept id", 3: "domain", 4: "sex"},
        ),
        Analysis(
            DOMAIN_BY_AGE,
            "participants of a domain with a record at that age",
            {1: "domain concept id", 3: "domain", 4: "age code"},
        ),
        Analysis(
            QUESTION_BY_SEX,
            "participants who answered a question, by sex",
            {1: "survey", 2: "question", 4: "sex"},
        ),
        Analysis(
            QUESTION_BY_AGE,
            "participants who answered a question, by age",
            {1: "survey", 2: "question", 4: "age code"},
        ),
        Analysis(OWN_CODE, "participants with the concept itself, descendants aside", _CONCEPT),
        Analysis(
            SOURCE_CODE,
            "participants with a source code recorded for the concept",
            {1: "concept id", 2: "source code", 3: "domain"},
        ),
    )
}
