"""Checks of the catalogues of drugs and procedures: hierarchy, published figures, sources.

Two rules of these catalogues need a word. A procedure of one sex (mammography, hysterectomy,
prostate-specific antigen screening) has the rows of that sex and one row with prevalence 0 and
"not applicable" for the other, under the same source: the zero is ours, the source's title or
population names one sex. And a drug class may have figures of its own; a leaf must have them.
"""

import csv
import re
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[1] / "src" / "publictier" / "population" / "catalogue"
DOMAINS = ("drug", "procedure")
FIRST_ID = {"drug": 2_000_020_001, "procedure": 2_000_030_001}
BLOCK = 10_000
LETTER = {"drug": "D", "procedure": "P"}
FEWEST_LEAVES = {"drug": 40, "procedure": 25}
CONCEPT = "concept_id concept_code name plain_name synonyms parents source_codes own_share"
COLUMNS = {"drug": f"{CONCEPT} brands treats", "procedure": CONCEPT}
TARGET = "concept_id sex age_from age_to prevalence as_published population source place"
SOURCE = "source title authors year publisher url read_as"
READ_AS = {"full text", "abstract", "table", "data brief page", "snippet"}
SEXES = ["Any", "Female", "Male"]
NOT_APPLICABLE = "not applicable"
NUMBER = r"(\d+(?:\.\d+)?)"
SHARE = re.compile(
    rf"(?:about|approximately)?\s*(?:[a-z]+ percent \()?{NUMBER} ?(?:%|percent)\)?", re.I
)
RATE = re.compile(rf"{NUMBER} (?:per|of) {NUMBER}(?: \(thousands\))?")
SPLIT = re.compile(rf"{NUMBER} with and {NUMBER} without")
HALF_OF_THE_LAST_DIGIT = 5e-7  # prevalence is kept to six decimals
GROUPS = {"hispanic", "black", "white", "asian", "african", "indian", "race", "ethnic"}
AVOIDED = ("self-harm", "suicid", "opioid", "alcohol", "addiction", "abuse", "abortion", "sexual")

Row = dict[str, str]
each_domain = pytest.mark.parametrize("domain", DOMAINS)


def read(name: str) -> list[Row]:
    """Read one file of the catalogue and refuse an empty one."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows, f"{name} holds no row: fill it"
    return rows


def concepts(domain: str) -> list[Row]:
    """Read the concepts of one domain."""
    return read(f"{domain}s.csv")


def targets(domain: str) -> list[Row]:
    """Read the published figures of one domain."""
    return read(f"{domain}_targets.csv")


def sources(domain: str) -> list[Row]:
    """Read the sources of one domain."""
    return read(f"sources_{domain}s.csv")


def examined(what: str, count: int) -> None:
    """Print how much a check looked at; a check of nothing fails."""
    print(f"{what}: {count} examined")
    assert count > 0, f"no {what} examined"


def split(text: str) -> list[str]:
    """Take a `|`-joined cell apart."""
    return text.split("|") if text else []


def parents(domain: str) -> dict[str, list[str]]:
    """Give each concept id its parents' ids."""
    return {row["concept_id"]: split(row["parents"]) for row in concepts(domain)}


def leaves(domain: str) -> set[str]:
    """Give the ids of the concepts that are nobody's parent."""
    links = parents(domain)
    return set(links) - {parent for found in links.values() for parent in found}


def fraction(figure: str) -> float:
    """Turn a figure as printed into a fraction; a form nobody agreed on fails."""
    if figure == NOT_APPLICABLE:
        return 0.0
    plain = figure.replace(",", "")
    if found := SHARE.fullmatch(plain):
        return float(found[1]) / 100
    if found := RATE.fullmatch(plain):
        return float(found[1]) / float(found[2])
    found = SPLIT.fullmatch(plain)
    assert found, f"{figure!r} is no share, rate or pair of counts that this check can read"
    return float(found[1]) / (float(found[1]) + float(found[2]))


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        ("9.5%", 0.095),
        ("Twenty percent (20%)", 0.2),
        ("about 6 percent", 0.06),
        ("15.7 per 10,000", 0.00157),
        ("20,000 of 400,000 (thousands)", 0.05),
        ("1,000 with and 3,000 without", 0.25),
        ("not applicable", 0.0),
    ],
)
def test_a_printed_figure_is_read_as_the_share_it_states(figure: str, expected: float) -> None:
    """Catch a reading of printed figures that is off by its unit."""
    assert abs(fraction(figure) - expected) < 1e-12


@each_domain
def test_the_files_have_the_agreed_columns(domain: str) -> None:
    """Catch a column renamed, dropped or added, or a line with a cell too many."""
    kinds = ((concepts, COLUMNS[domain]), (targets, TARGET), (sources, SOURCE))
    files = [(load(domain), columns) for load, columns in kinds]
    for rows, columns in files:
        for row in rows:
            assert list(row) == columns.split(), row
            assert None not in row.values(), f"a cell is missing in {row}"
    examined(f"{domain} rows", sum(len(rows) for rows, _ in files))


@each_domain
def test_ids_and_codes_are_unique_sorted_and_in_the_block_of_their_domain(domain: str) -> None:
    """Catch an id that repeats, strays into another domain's block, or is out of order."""
    rows = concepts(domain)
    ids = [int(row["concept_id"]) for row in rows]
    first = FIRST_ID[domain]
    assert ids == sorted(set(ids))
    assert first <= min(ids) and max(ids) < first - 1 + BLOCK
    codes = [row["concept_code"] for row in rows]
    assert codes == [f"KIT-{LETTER[domain]}-{i - first + 1:04d}" for i in ids]
    examined(f"{domain} concepts", len(ids))


@each_domain
def test_every_concept_has_its_own_name_and_words_of_everyday_speech(domain: str) -> None:
    """Catch a double name, or a concept that lay people cannot find."""
    rows = concepts(domain)
    names = [row["name"].casefold() for row in rows]
    assert len(set(names)) == len(names)
    for row in rows:
        words = [word.casefold() for word in split(row["synonyms"])]
        assert row["plain_name"] and words and all(words), row
        assert len(set(words)) == len(words), f"{row['name']}: a synonym twice"
    examined(f"{domain} names", len(names))


@pytest.mark.parametrize(
    ("domain", "word", "name"),
    [
        ("drug", "blood thinner", "Warfarin"),
        ("drug", "water pill", "Diuretic"),
        ("drug", "cholesterol medicine", "Atorvastatin"),
        ("procedure", "flu shot", "Influenza vaccination"),
        ("procedure", "CAT scan", "CT scan"),
        ("procedure", "EKG", "Electrocardiogram"),
    ],
)
def test_words_that_people_type_lead_to_the_concept(domain: str, word: str, name: str) -> None:
    """Catch a loss of the everyday words that a search must find."""
    found = [row["name"] for row in concepts(domain) if word in split(row["synonyms"])]
    assert name in found, f"{word!r} leads to {found}"


def test_only_an_ingredient_has_brands() -> None:
    """Catch a brand on a drug class, an ingredient without one, or a brand under two names."""
    ends = leaves("drug")
    brands = []
    for row in concepts("drug"):
        assert bool(row["brands"]) == (row["concept_id"] in ends), row
        brands += split(row["brands"])
    assert len(set(brands)) == len(brands)
    examined("brands", len(brands))


@each_domain
def test_the_hierarchy_has_no_circle_and_no_unknown_parent(domain: str) -> None:
    """Catch a circle, a parent without a row, or a parent named twice."""
    links = parents(domain)
    for concept, found in links.items():
        assert set(found) <= set(links), f"{concept} has a parent without a row"
        assert len(set(found)) == len(found), f"{concept} has a parent twice"
    open_ids = set(links)
    while closed := {i for i in open_ids if not open_ids & set(links[i])}:
        open_ids -= closed
    assert not open_ids, f"a circle among {sorted(open_ids)}"
    examined(f"{domain} links", sum(len(found) for found in links.values()))


@each_domain
def test_only_a_parent_has_a_share_of_its_own(domain: str) -> None:
    """Catch a parent without the modelling share, or a leaf with one."""
    ends = leaves(domain)
    for row in concepts(domain):
        if row["concept_id"] in ends:
            assert row["own_share"] == "", f"{row['name']} has no children"
        else:
            assert 0 < float(row["own_share"]) < 1, f"{row['name']}: {row['own_share']!r}"
    examined(f"{domain} leaves", len(ends))


@each_domain
def test_every_leaf_has_figures_for_everybody(domain: str) -> None:
    """Catch a leaf whose figures leave out a sex, and a catalogue that lost leaves."""
    ends = leaves(domain)
    assert len(ends) >= FEWEST_LEAVES[domain]
    rows = targets(domain)
    assert {row["concept_id"] for row in rows} <= set(parents(domain)), "a figure for nobody"
    for leaf in sorted(ends):
        sexes = {row["sex"] for row in rows if row["concept_id"] == leaf}
        assert "Any" in sexes or sexes == {"Female", "Male"}, f"{leaf}: {sorted(sexes)}"
    examined(f"{domain} leaves", len(ends))


def test_a_zero_stands_only_for_the_sex_that_a_procedure_does_not_concern() -> None:
    """Catch a zero passed off as a finding, or a one-sex procedure given to the other sex."""
    assert not [row for row in targets("drug") if float(row["prevalence"]) == 0]
    rows = targets("procedure")
    zeros = [row for row in rows if float(row["prevalence"]) == 0]
    for zero in zeros:
        same = [row for row in rows if row["concept_id"] == zero["concept_id"] and row is not zero]
        other = {"Female": "Male", "Male": "Female"}[zero["sex"]]
        assert zero["as_published"] == NOT_APPLICABLE, zero
        assert (zero["age_from"], zero["age_to"]) == ("18", "120"), zero
        assert {row["sex"] for row in same} == {other}, zero
        assert zero["source"] in {row["source"] for row in same}, zero
    examined("zeros", len(zeros))


@each_domain
def test_every_prevalence_equals_the_figure_as_printed(domain: str) -> None:
    """Catch a slip of a digit or of the unit between what was printed and the fraction."""
    rows = targets(domain)
    for row in rows:
        kept = float(row["prevalence"])
        assert abs(fraction(row["as_published"]) - kept) <= HALF_OF_THE_LAST_DIGIT + 1e-12, row
        assert 0 <= kept < 1, row
    examined(f"{domain} figures", len(rows))


@each_domain
def test_figures_are_sorted_and_given_once_for_each_group_and_source(domain: str) -> None:
    """Catch a double row, a sex or an age band nobody can read, and a wrong order."""
    rows = targets(domain)
    keys = [
        (int(row["concept_id"]), SEXES.index(row["sex"]), int(row["age_from"]), int(row["age_to"]))
        for row in rows
    ]
    assert keys == sorted(keys)
    assert len({(*key, row["source"]) for key, row in zip(keys, rows, strict=True)}) == len(rows)
    for (_, _, age_from, age_to), row in zip(keys, rows, strict=True):
        assert 0 <= age_from < age_to <= 120 and age_to >= 18, row
    examined(f"{domain} groups", len(keys))


@each_domain
def test_every_figure_says_whom_it_is_about_and_where_it_stands(domain: str) -> None:
    """Catch a figure without population, place or source, and a source without a figure."""
    rows = targets(domain)
    keys = [row["source"] for row in sources(domain)]
    assert keys == sorted(set(keys))
    for row in rows:
        assert row["population"] and row["place"], row
    assert {row["source"] for row in rows} == set(keys)
    examined(f"{domain} citations", len(rows))


@each_domain
def test_every_source_is_complete_and_says_how_it_was_read(domain: str) -> None:
    """Catch a source that cannot be looked up, or does not say how much of it was read."""
    rows = sources(domain)
    for row in rows:
        assert all(row.values()), f"an empty cell in {row}"
        assert row["read_as"] in READ_AS, row
        assert re.fullmatch(r"(19|20)\d\d|n\.d\.", row["year"]), row
        assert re.match(r"https?://[a-z0-9.-]+\.[a-z]{2,}/", row["url"]), row
    examined(f"{domain} sources", len(rows))


@each_domain
def test_no_figure_is_about_a_race_and_no_concept_is_among_the_avoided_topics(domain: str) -> None:
    """Catch a figure tied to a race or ethnicity, and a topic kept out on purpose."""
    texts = [f"{row['population']} {row['place']}".casefold() for row in targets(domain)]
    for text in texts:
        assert not set(re.findall(r"[a-z]+", text)) & GROUPS, text
    names = [" ".join(row.values()).casefold() for row in concepts(domain)]
    for text in names:
        assert not any(topic in text for topic in AVOIDED), text
    examined(f"{domain} texts", len(texts) + len(names))
