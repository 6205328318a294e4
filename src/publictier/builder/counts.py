"""Exact counts of distinct participants by concept: totals, margins and joint tables."""

import pandas as pd

from publictier.builder import analyses as a
from publictier.builder.events import SURVEYS, WEARABLE, Domain, count_masks
from publictier.builder.layout import long_rows, sum_by, with_every_age, with_first_age
from publictier.builder.options import BuildOptions
from publictier.builder.schema import WEARABLES
from publictier.builder.source import Source

# A source value is free text and could hold a name or a number of a person. Only values that say
# which public code system they come from are published.
CODE_SYSTEMS = "ICD10CM|ICD9CM|ICD10PCS|ICD9Proc|CPT4|HCPCS|SNOMED|LOINC|RxNorm|NDC"
_CODE = rf"^({CODE_SYSTEMS}):[A-Za-z0-9][A-Za-z0-9.-]{{0,14}}$"


def _make_rollup(source: Source, domain: Domain) -> None:
    """Make ``rollup_<domain>``: ancestor_id, descendant_id of the concepts recorded.

    Ancestors are concepts of the same domain with at least one recorded descendant besides
    themselves; each is listed as its own descendant too.
    """
    pairs = "SELECT CAST(0 AS BIGINT) AS ancestor_id, CAST(0 AS BIGINT) AS descendant_id LIMIT 0"
    if source.has("concept_ancestor"):
        in_domain = ""
        if source.has("concept"):
            negate = "" if domain.name == "physical_measurements" else "NOT "
            label = "Measurement" if domain.table == "measurement" else domain.label
            in_domain = (
                f" AND a.ancestor_concept_id IN (SELECT concept_id FROM omop_concept "
                f"WHERE domain_id = '{label}') AND a.ancestor_concept_id {negate}IN "
                "(SELECT concept_id FROM physical_concepts)"
            )
        pairs = (
            "SELECT DISTINCT a.ancestor_concept_id AS ancestor_id, "
            "a.descendant_concept_id AS descendant_id FROM omop_concept_ancestor AS a "
            f"WHERE a.ancestor_concept_id <> a.descendant_concept_id AND "
            f"a.descendant_concept_id IN (SELECT DISTINCT concept_id FROM {domain.name})"
            + in_domain
        )
    source.engine.define(f"proper_{domain.name}", pairs, keep=True)
    source.engine.define(
        f"rollup_{domain.name}",
        f"SELECT ancestor_id, descendant_id FROM proper_{domain.name} UNION DISTINCT "
        f"SELECT ancestor_id, ancestor_id FROM proper_{domain.name}",
        keep=True,
    )


def direct_pairs(source: Source, domain: Domain) -> pd.DataFrame:
    """Give parent and child concepts that have counts, without pairs that a path explains.

    Returns:
        Columns ``domain``, ``parent``, ``child``; concept ids as text, as in the strata.
    """
    pairs = f"proper_{domain.name}"
    # A concept that nobody carries, yet is between two others, is a descendant as well.
    return source.engine.frame(
        f"WITH counted AS (SELECT ancestor_id, descendant_id FROM {pairs} UNION DISTINCT "
        "SELECT a.ancestor_concept_id, a.descendant_concept_id FROM omop_concept_ancestor AS a "
        f"WHERE a.ancestor_concept_id <> a.descendant_concept_id "
        f"AND a.ancestor_concept_id IN (SELECT ancestor_id FROM {pairs}) "
        f"AND a.descendant_concept_id IN (SELECT ancestor_id FROM {pairs})) "
        f"SELECT '{domain.label}' AS domain, CAST(c.ancestor_id AS VARCHAR) AS parent, "
        "CAST(c.descendant_id AS VARCHAR) AS child FROM counted AS c WHERE NOT EXISTS ("
        "SELECT 1 FROM counted AS x JOIN counted AS y ON y.ancestor_id = x.descendant_id "
        "WHERE x.ancestor_id = c.ancestor_id AND y.descendant_id = c.descendant_id) "
        "ORDER BY c.ancestor_id, c.descendant_id"
        if source.has("concept_ancestor")
        else "SELECT '' AS domain, '' AS parent, '' AS child LIMIT 0"
    )


def _concept_rows(
    masks: pd.DataFrame, label: str, every_age: "pd.Series[bool]", rule: str
) -> list[pd.DataFrame]:
    """Give analyses 3000, 3101, 3102 and 3105 for concepts."""
    first = with_first_age(masks, rule)
    joint = pd.concat(
        [first[~every_age], with_every_age(masks[every_age], rule)], ignore_index=True
    )
    return [
        long_rows(sum_by(masks, ["concept_id"]), a.TOTAL, {1: "concept_id"}, s3=label),
        long_rows(
            sum_by(masks, ["concept_id", "sex"]), a.BY_SEX, {1: "concept_id", 2: "sex"}, s3=label
        ),
        long_rows(
            sum_by(first, ["concept_id", "age"]), a.BY_AGE, {1: "concept_id", 2: "age"}, s3=label
        ),
        long_rows(
            sum_by(joint, ["concept_id", "age", "sex"]),
            a.BY_AGE_SEX,
            {1: "concept_id", 2: "age", 4: "sex"},
            s3=label,
        ),
    ]


def domain_rows(masks: pd.DataFrame, domain: Domain, rule: str) -> list[pd.DataFrame]:
    """Give analyses 3000, 3300 and 3301 for a domain as a whole.

    As in the Data Browser, 3301 has a participant in every age bin with a record, so that no
    concept has more participants of an age than its domain; its bins overlap.
    """
    strata = {"s1": domain.concept_id, "s3": domain.label}
    ages = with_every_age(masks, rule)
    return [
        long_rows(sum_by(masks, []), a.TOTAL, {}, **strata),
        long_rows(sum_by(masks, ["sex"]), a.DOMAIN_BY_SEX, {4: "sex"}, **strata),
        long_rows(sum_by(ages, ["age"]), a.DOMAIN_BY_AGE, {4: "age"}, **strata),
    ]


def _source_code_rows(source: Source, domain: Domain, options: BuildOptions) -> pd.DataFrame:
    known = "NULL"
    join = ""
    if source.has("concept"):
        known = (
            "CASE WHEN e.source_concept_id <> 0 THEN c.vocabulary_id || ':' || c.concept_code END"
        )
        join = "LEFT JOIN omop_concept AS c ON c.concept_id = e.source_concept_id"
    # a concept table may be somebody's own, with names in its codes: both are held to the pattern
    either = f"COALESCE({known}, e.source_value)"
    code = f"CASE WHEN REGEXP_MATCHES({either}, '{_CODE}') THEN {either} END"
    records = (
        f"(SELECT * FROM (SELECT e.person_id, e.event_date, e.concept_id, {code} AS code "
        f"FROM {domain.name} AS e {join}) AS k WHERE k.code IS NOT NULL)"
    )
    masks = count_masks(source, records, ("concept_id", "code"), options)
    counts = sum_by(masks, ["concept_id", "code"])
    counts["source_participants"] = counts["participants"]
    return long_rows(counts, a.SOURCE_CODE, {1: "concept_id", 2: "code"}, s3=domain.label)


def count_people(source: Source) -> list[pd.DataFrame]:
    """Count everybody, and everybody by sex: analyses 1 and 2."""
    people = source.engine.frame(
        "SELECT sex, COUNT(*) AS participants FROM people GROUP BY sex ORDER BY sex"
    )
    return [
        long_rows(sum_by(people, []), a.PERSONS, {}),
        long_rows(people, a.PERSONS_BY_SEX, {1: "sex"}),
    ]


def count_domain(source: Source, domain: Domain, options: BuildOptions) -> list[pd.DataFrame]:
    """Count one domain of concepts.

    A concept's main counts include people with a descendant of it, each once. `OWN_CODE` has the
    concept itself, for concepts with descendants; for others it would repeat the main count.

    Args:
        source: an opened source with the views of `make_domains`.
        domain: the domain.
        options: how to count.

    Returns:
        Parts of the long layout.
    """
    _make_rollup(source, domain)
    own = count_masks(source, domain.name, ("concept_id",), options)
    if own.empty:
        return []
    rolled = count_masks(
        source,
        f"(SELECT d.person_id, d.event_date, r.ancestor_id AS concept_id FROM {domain.name} AS d "
        f"JOIN rollup_{domain.name} AS r ON r.descendant_id = d.concept_id)",
        ("concept_id",),
        options,
    )
    is_parent = own["concept_id"].isin(rolled["concept_id"])
    leaves, parents = own[~is_parent], own[is_parent]
    masks = pd.concat([leaves, rolled], ignore_index=True)
    is_leaf = pd.Series(masks.index < len(leaves), index=masks.index)
    every_age = is_leaf & (options.joint_age == "each-occurrence")
    return [
        *_concept_rows(masks, domain.label, every_age, options.age_rule),
        long_rows(sum_by(parents, ["concept_id"]), a.OWN_CODE, {1: "concept_id"}, s3=domain.label),
        _source_code_rows(source, domain, options),
        *domain_rows(count_masks(source, domain.name, (), options), domain, options.age_rule),
    ]


def count_wearables(source: Source, options: BuildOptions) -> list[pd.DataFrame]:
    """Count participants with any row in each wearable table, and in any of them."""
    tables = [table for table in WEARABLES if source.has(table)]
    if not tables:
        return []
    union = " UNION ALL ".join(
        f"SELECT person_id, event_date, concept_id FROM events_{table}" for table in tables
    )
    masks = count_masks(source, f"({union})", ("concept_id",), options)
    if masks.empty:
        return []
    every_age = pd.Series(options.joint_age == "each-occurrence", index=masks.index)
    return [
        *_concept_rows(masks, WEARABLE.label, every_age, options.age_rule),
        *domain_rows(count_masks(source, f"({union})", (), options), WEARABLE, options.age_rule),
    ]


def count_surveys(source: Source, options: BuildOptions) -> list[pd.DataFrame]:
    """Count survey takers, people who answered a question, and people who gave an answer.

    Questions are observation concepts of the class "Question"; their survey is the ancestor of
    the class "Module" (or "Survey"), or "0" where there is none. A record without a coded answer
    counts for the question only. Who chose several answers counts once in each of them.
    """
    if not (source.has("observation") and source.has("concept")):
        return []
    _make_answers(source)
    masks = count_masks(source, "answers", ("survey", "question", "answer"), options)
    if masks.empty:
        return []
    masks = masks.merge(_answer_texts(source), on="answer", how="left").fillna({"text": ""})
    answered = masks[masks["answer"] != 0]
    first = with_first_age(answered, options.age_rule)
    takers = count_masks(source, "answers", ("survey",), options)
    questions = count_masks(source, "answers", ("survey", "question"), options)
    one, two = {1: "survey"}, {1: "survey", 2: "question"}
    four = {**two, 3: "answer", 4: "text"}
    keys = ["survey", "question", "answer", "text"]
    by_question = ["survey", "question"]
    return [
        long_rows(sum_by(takers, ["survey"]), a.TOTAL, one, s3=SURVEYS.label),
        long_rows(sum_by(takers, ["survey", "sex"]), a.SURVEY_BY_SEX, {**one, 2: "sex"}),
        long_rows(
            sum_by(with_first_age(takers, options.age_rule), ["survey", "age"]),
            a.SURVEY_BY_AGE,
            {**one, 2: "age"},
        ),
        long_rows(sum_by(questions, by_question), a.QUESTION, two),
        long_rows(sum_by(questions, [*by_question, "sex"]), a.QUESTION_BY_SEX, {**two, 4: "sex"}),
        long_rows(
            sum_by(with_first_age(questions, options.age_rule), [*by_question, "age"]),
            a.QUESTION_BY_AGE,
            {**two, 4: "age"},
        ),
        long_rows(sum_by(answered, keys), a.ANSWER, four),
        long_rows(sum_by(answered, [*keys, "sex"]), a.ANSWER_BY_SEX, {**four, 5: "sex"}),
        long_rows(sum_by(first, [*keys, "age"]), a.ANSWER_BY_AGE, {**four, 5: "age"}),
        long_rows(
            sum_by(first, [*keys, "age", "sex"]),
            a.ANSWER_BY_AGE_SEX,
            {**four, 5: "age", 7: "sex"},
        ),
        *domain_rows(count_masks(source, "answers", (), options), SURVEYS, options.age_rule),
    ]


def _answer_texts(source: Source) -> pd.DataFrame:
    """Give the texts of the answers; grouping records by them would take twice as long."""
    return source.engine.frame(
        "SELECT t.concept_id AS answer, MIN(t.concept_name) AS text FROM omop_concept AS t "
        "JOIN (SELECT DISTINCT answer FROM answers) AS a ON a.answer = t.concept_id "
        "GROUP BY t.concept_id"
    )


def _make_answers(source: Source) -> None:
    module = "CAST(0 AS BIGINT)"
    join = ""
    if source.has("concept_ancestor"):
        module = "COALESCE(m.ancestor_concept_id, 0)"
        join = (
            "LEFT JOIN (SELECT DISTINCT a.ancestor_concept_id, a.descendant_concept_id "
            "FROM omop_concept_ancestor AS a JOIN omop_concept AS s "
            "ON s.concept_id = a.ancestor_concept_id "
            "WHERE s.concept_class_id IN ('Module', 'Survey')) AS m "
            "ON m.descendant_concept_id = q.concept_id"
        )
    source.engine.define(
        "answers",
        f"SELECT e.person_id, e.event_date, {module} AS survey, e.concept_id AS question, "
        "e.value_as_concept_id AS answer "
        "FROM events_observation AS e JOIN omop_concept AS q "
        "ON q.concept_id = e.concept_id AND q.concept_class_id = 'Question' "
        f"{join}",
    )
