"""Tidy tables made from the long layout: one table a question that readers ask.

Every table that counts has an integer column ``count``; every table ends with ``people``, which
says whose data they are. Ages and sexes are labels; rows of nobody are absent. People under 18
have no age label, so ages can add up to less than the total. Ages are those at the first record,
except in ``domains_by_age``, where who has records at several ages is in several rows.
"""

from dataclasses import dataclass

import pandas as pd

from publictier.builder import analyses as a
from publictier.builder.ages import age_labels
from publictier.builder.events import CONCEPT_DOMAINS, SURVEYS, WEARABLE, Domain
from publictier.builder.exact import ExactCounts
from publictier.strata import SEXES

EVERYBODY = "All participants"
DOMAINS = (*CONCEPT_DOMAINS, SURVEYS, WEARABLE)

Tables = dict[str, pd.DataFrame]


@dataclass(frozen=True)
class Long:
    """Long results with what is needed to name their strata.

    Attributes:
        results: the long layout.
        concepts, hierarchy: see `ExactCounts`.
        age_rule: see `BuildOptions.age_rule`.
    """

    results: pd.DataFrame
    concepts: pd.DataFrame
    hierarchy: pd.DataFrame
    age_rule: str

    def rows(self, analysis: int, within: str | None = None, **strata: str) -> pd.DataFrame:
        """Give the rows of one analysis with strata renamed; ``strata``: name = stratum number.

        Args:
            analysis: the analysis id.
            within: keep only rows of this domain (stratum 3).
            strata: new column = ``"s1"`` … ``"s7"``. A column named sex or age gets its labels;
                rows without a label (under 18) are left out.
        """
        rows = self.results[self.results["analysis_id"] == analysis]
        if within is not None:
            rows = rows[rows["stratum_3"] == within]
        out = pd.DataFrame(
            {name: rows[f"stratum_{place[1:]}"] for name, place in strata.items()}
        ).assign(count=rows["count_value"])
        if "sex" in out:
            out["sex"] = pd.Categorical(out["sex"].map(SEXES), [*SEXES.values()])
        if "age" in out:
            labels = age_labels(self.age_rule)
            out["age"] = pd.Categorical(out["age"].map(labels), [*labels.values()])
            out = out[out["age"].notna()]
        out = out.sort_values([name for name in strata if name != "text"], ignore_index=True)
        return out.astype({name: str for name in ("sex", "age") if name in out})

    def named(
        self, table: pd.DataFrame, key: str = "concept_id", name: str = "name"
    ) -> pd.DataFrame:
        """Put the name of a concept behind its id."""
        names = self.concepts.set_index("concept_id")["name"]
        table.insert([*table.columns].index(key) + 1, name, table[key].map(names))
        return table


def percent(counts: "pd.Series[int]", totals: "pd.Series[int] | float") -> "pd.Series[float]":
    """Give percentages with two decimals, from counts that are both rounded or both exact.

    >>> percent(pd.Series([20, 40]), 1260).to_list()
    [1.59, 3.17]
    """
    return (100 * counts / totals).round(2)


def _whole_ids(table: pd.DataFrame) -> pd.DataFrame:
    """Turn ids, which are text in the strata, into whole numbers, and sort by them."""
    ids = [str(name) for name in table if str(name).endswith("_id")]
    return table.astype(dict.fromkeys(ids, "int64")).sort_values(
        ids, ignore_index=True, kind="stable"
    )


def _domains(long: Long) -> Tables:
    total = long.rows(a.PERSONS).assign(domain=EVERYBODY)
    by_sex = long.rows(a.PERSONS_BY_SEX, sex="s1").assign(domain=EVERYBODY)
    order = [EVERYBODY, *(domain.label for domain in DOMAINS)]
    ids = {domain.concept_id for domain in DOMAINS}
    in_domain = long.rows(a.TOTAL, domain_id="s1", domain="s3")
    in_domain = in_domain[in_domain["domain_id"].isin(ids)]
    tables = {
        "domains": pd.concat([total, in_domain])[["domain", "count"]],
        "domains_by_sex": pd.concat([by_sex, long.rows(a.DOMAIN_BY_SEX, domain="s3", sex="s4")])[
            ["domain", "sex", "count"]
        ],
        "domains_by_age": long.rows(a.DOMAIN_BY_AGE, domain="s3", age="s4"),
    }
    for name, table in tables.items():
        key = table["domain"].map(order.index)
        tables[name] = table.iloc[key.argsort(kind="stable")].reset_index(drop=True)
    return tables


def _without_domain_row(table: pd.DataFrame, domain: Domain) -> pd.DataFrame:
    return table[table["concept_id"] != domain.concept_id].copy()


def _domain_total(long: Long, domain: Domain) -> float:
    """Give the participants of a domain; NaN where the audit gate withheld that count."""
    rows = long.rows(a.TOTAL, domain.label, concept_id="s1")
    return float(rows.loc[rows["concept_id"] == domain.concept_id, "count"].sum() or "nan")


def _concept_tables(long: Long, domain: Domain) -> Tables:
    label, name = domain.label, domain.name
    main = _without_domain_row(long.rows(a.TOTAL, label, concept_id="s1"), domain)
    if main.empty:
        return {}
    own = long.rows(a.OWN_CODE, label, concept_id="s1").set_index("concept_id")["count"]
    codes = long.concepts.set_index("concept_id")["concept_code"]
    main.insert(1, "concept_code", main["concept_id"].map(codes))
    # Without descendants the concept's own code is all there is.
    is_parent = main["concept_id"].isin({*long.hierarchy["parent"]})
    main["own_count"] = main["concept_id"].map(own).where(is_parent, main["count"]).astype("Int64")
    main["percent"] = percent(main["count"], _domain_total(long, domain))
    main = long.named(main, "concept_id")
    main = main[["concept_id", "concept_code", "name", "count", "own_count", "percent"]]
    if domain == WEARABLE:
        main = main.drop(columns=["concept_code", "own_count"])
    tables = {
        name: main,
        f"{name}_by_sex": long.rows(a.BY_SEX, label, concept_id="s1", sex="s2"),
        f"{name}_by_age": long.rows(a.BY_AGE, label, concept_id="s1", age="s2"),
        f"{name}_by_age_sex": long.rows(a.BY_AGE_SEX, label, concept_id="s1", age="s2", sex="s4"),
    }
    for key in tables:
        if key != name:
            tables[key] = long.named(tables[key])
    if domain == WEARABLE:
        return {
            key: table.rename(columns={"concept_id": "wearable"}) for key, table in tables.items()
        }
    return {key: _whole_ids(table) for key, table in tables.items()}


def _source_codes(long: Long, domain: Domain) -> pd.DataFrame:
    table = long.rows(a.SOURCE_CODE, domain.label, concept_id="s1", code="s2")
    return _whole_ids(long.named(table))


def _histograms(long: Long, domain: Domain) -> pd.DataFrame:
    table = long.rows(
        a.HISTOGRAM, None, concept_id="s1", unit="s2", sex="s3", bin_order="s7", label="s4"
    )
    concepts = {*long.rows(a.TOTAL, domain.label, concept_id="s1")["concept_id"]}
    table = table[table["concept_id"].isin(concepts)].astype({"bin_order": "int64"})
    bounds = table["label"].str.extract(r"^(?:< (?P<below>\S+)|>= (?P<above>\S+)|(\S+) - (\S+))$")
    table.insert(5, "bin_low", bounds["above"].fillna(bounds[2]).astype(float))
    table.insert(6, "bin_high", bounds["below"].fillna(bounds[3]).astype(float))
    table = long.named(table).astype({"concept_id": "int64"})
    return table.sort_values(["concept_id", "unit", "sex", "bin_order"], ignore_index=True)[
        ["concept_id", "name", "unit", "sex", "bin_order", "bin_low", "bin_high", "label", "count"]
    ]


def _survey_tables(long: Long) -> Tables:
    surveys = long.rows(a.TOTAL, SURVEYS.label, survey_id="s1")
    surveys = surveys[surveys["survey_id"] != SURVEYS.concept_id].copy()
    if surveys.empty:
        return {}
    takers = surveys.set_index("survey_id")["count"]
    answer = {"survey_id": "s1", "question_id": "s2", "answer_id": "s3", "answer": "s4"}
    answers = long.rows(a.ANSWER, None, **answer)
    answers["percent"] = percent(answers["count"], answers["survey_id"].map(takers))
    questions = long.rows(a.QUESTION, None, survey_id="s1", question_id="s2")
    tables = {
        "surveys": long.named(surveys, "survey_id"),
        "surveys_by_sex": long.rows(a.SURVEY_BY_SEX, None, survey_id="s1", sex="s2"),
        "surveys_by_age": long.rows(a.SURVEY_BY_AGE, None, survey_id="s1", age="s2"),
        "survey_questions": long.named(questions, "question_id", "question"),
        "survey_answers": answers,
        "survey_answers_by_sex": long.rows(a.ANSWER_BY_SEX, None, **answer, sex="s5"),
        "survey_answers_by_age": long.rows(a.ANSWER_BY_AGE, None, **answer, age="s5"),
    }
    return {name: _whole_ids(table) for name, table in tables.items()}


def _hierarchy(long: Long, domain: Domain) -> pd.DataFrame:
    pairs = long.hierarchy[long.hierarchy["domain"] == domain.label]
    published = {*long.rows(a.TOTAL, domain.label, concept_id="s1")["concept_id"]}
    pairs = pairs[pairs["parent"].isin(published) & pairs["child"].isin(published)]
    table = pairs[["parent", "child"]].set_axis(["parent_concept_id", "child_concept_id"], axis=1)
    table = long.named(table.copy(), "parent_concept_id", "parent_name")
    return _whole_ids(long.named(table, "child_concept_id", "child_name"))


def tidy_tables(
    results: pd.DataFrame,
    concepts: pd.DataFrame,
    hierarchy: pd.DataFrame,
    people: str,
    age_rule: str = "data-browser",
) -> Tables:
    """Make the tidy tables from long results, protected or exact.

    Args:
        results: the long layout; counts may be protected.
        concepts: as in `ExactCounts`.
        hierarchy: as in `ExactCounts`.
        people: text of the column ``people``, such as ``made-up``.
        age_rule: which age labels the codes stand for.

    Returns:
        Table name -> table, only those with rows, with ``results`` (the long layout) last.
    """
    long = Long(results, concepts, hierarchy, age_rule)
    tables = _domains(long)
    for domain in CONCEPT_DOMAINS:
        tables |= _concept_tables(long, domain)
        singular = domain.name.removesuffix("s")
        tables[f"{singular}_hierarchy"] = _hierarchy(long, domain)
        tables[f"{singular}_source_codes"] = _source_codes(long, domain)
        if domain.table == "measurement":
            tables[f"{singular}_histograms"] = _histograms(long, domain)
    tables |= _survey_tables(long)
    tables |= _concept_tables(long, WEARABLE)
    tables["results"] = results.reset_index(drop=True)
    return {name: table.assign(people=people) for name, table in tables.items() if len(table)}


def tidy(exact: ExactCounts, people: str = "made-up") -> Tables:
    """Give exact tidy tables, in memory only: for tests and for teaching about rounding.

    Tables and columns are those of `publictier.builder.release.protected_tables`.
    """
    return tidy_tables(
        exact.results, exact.concepts, exact.hierarchy, people, exact.options.age_rule
    )
