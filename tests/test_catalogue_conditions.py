"""Checks of the catalogue of conditions: names, hierarchy, codes, published figures, sources."""

import csv
import re
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "src" / "publictier" / "population" / "catalogue"
FIRST_ID, LAST_ID = 2_000_010_001, 2_000_020_000
FEWEST_CONCEPTS, FEWEST_LEVELS = 55, 4
COLUMNS = {
    "conditions.csv": "concept_id concept_code name plain_name synonyms parents source_codes "
    "own_share",
    "condition_targets.csv": "concept_id sex age_from age_to prevalence as_published population "
    "source place",
    "sources_conditions.csv": "source title authors year publisher url read_as",
}
READ_AS = {"full text", "abstract", "table", "data brief page", "snippet"}
SEXES = ("Any", "Female", "Male")
# The unit a figure was printed in, and how many people one unit is out of.
UNITS = {"%": 100, "percent": 100, "per 10,000": 10_000, "per 100,000": 100_000}
ICD10CM = re.compile(r"ICD10CM:[A-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?")
FIGURE = re.compile(r"(?P<number>\d+(\.\d+)?) ?(?P<unit>%|percent|per [\d,]+)")
AVOIDED = ("self-harm", "suicid", "alcohol", "drug use", "opioid", "abuse", "miscarriage", "sexual")
GROUPS = ("hispanic", "black", "white", "asian", "african", "indian", "race", "ethnic")

Row = dict[str, str]


def read(name: str) -> list[Row]:
    """Read one file of the catalogue and refuse an empty one."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows, f"{name} holds no row: fill it"
    return rows


def examined(what: str, count: int) -> None:
    """Print how much a check looked at; a check of nothing fails."""
    print(f"{what}: {count} examined")
    assert count > 0, f"no {what} examined"


def split(text: str) -> list[str]:
    """Take a `|`-joined cell apart."""
    return text.split("|") if text else []


def parents() -> dict[str, list[str]]:
    """Give each concept id its parents' ids."""
    return {row["concept_id"]: split(row["parents"]) for row in read("conditions.csv")}


def leaves() -> list[str]:
    """Give the ids of the concepts that are nobody's parent."""
    links = parents()
    inner = {parent for found in links.values() for parent in found}
    return [concept for concept in links if concept not in inner]


def level(concept: str, links: dict[str, list[str]], below: tuple[str, ...] = ()) -> int:
    """Count the levels from the top of the hierarchy down to a concept, on the longest way."""
    assert concept not in below, f"{concept} is its own ancestor, by way of {below}"
    return 1 + max((level(p, links, (*below, concept)) for p in links[concept]), default=0)


def fraction(figure: str) -> float:
    """Turn a figure as printed, such as 9.5% or 3 per 100,000, into a fraction."""
    found = FIGURE.fullmatch(figure)
    assert found, f"{figure!r} is not a figure with one of the units {sorted(UNITS)}"
    return float(found["number"]) / UNITS[found["unit"]]


def test_the_files_have_the_agreed_columns() -> None:
    """Catch a column renamed, dropped or added, or a line with a cell too many."""
    for name, columns in COLUMNS.items():
        rows = read(name)
        for row in rows:
            assert list(row) == columns.split(), f"{name}: {list(row)}"
            assert None not in row.values(), f"{name}: a cell is missing in {row}"
        examined(f"rows of {name}", len(rows))


def test_ids_and_codes_are_unique_sorted_and_in_the_block_of_conditions() -> None:
    """Catch an id that repeats, strays into another domain's block, or is out of order."""
    rows = read("conditions.csv")
    ids = [int(row["concept_id"]) for row in rows]
    assert ids == sorted(set(ids))
    assert min(ids) >= FIRST_ID
    assert max(ids) < LAST_ID
    codes = [row["concept_code"] for row in rows]
    assert codes == [f"KIT-C-{i - FIRST_ID + 1:04d}" for i in ids]
    examined("ids", len(ids))


def test_the_catalogue_is_large_and_every_name_is_given_once() -> None:
    """Catch a thinned-out catalogue, a double name, or a concept lay people cannot find."""
    rows = read("conditions.csv")
    assert len(rows) >= FEWEST_CONCEPTS
    names = [row["name"].casefold() for row in rows]
    assert len(set(names)) == len(names)
    assert "asthma" in names
    for row in rows:
        assert row["plain_name"], f"{row['name']} has no plain name"
        words = split(row["synonyms"])
        assert words and all(words), f"{row['name']} lacks a synonym"
        assert len({w.casefold() for w in words}) == len(words), f"{row['name']}: synonym twice"
    examined("names", len(names))


def test_words_that_people_type_lead_to_a_condition() -> None:
    """Catch a loss of the everyday words that a search must find."""
    rows = read("conditions.csv")
    known = {
        word.casefold(): row["name"]
        for row in rows
        for word in (row["plain_name"], *split(row["synonyms"]))
    }
    wanted = {
        "high blood pressure": "Hypertensive disorder",
        "heart attack": "Myocardial infarction",
        "lou gehrig's disease": "Amyotrophic lateral sclerosis",
        "hay fever": "Allergic rhinitis",
        "skin cancer": "Malignant neoplasm of skin",
    }
    for word, name in wanted.items():
        assert known.get(word) == name, f"{word!r} leads to {known.get(word)!r}"
    examined("everyday words", len(wanted))


def test_the_hierarchy_has_no_circle_is_deep_and_has_concepts_with_two_parents() -> None:
    """Catch a circle, an unknown parent, a flat hierarchy or one that is only a tree."""
    links = parents()
    unknown = {p for found in links.values() for p in found} - set(links)
    assert not unknown, f"parents without a row: {sorted(unknown)}"
    depths = [level(concept, links) for concept in links]
    assert max(depths) >= FEWEST_LEVELS
    assert sum(len(found) > 1 for found in links.values()) >= 3
    assert all(len(set(found)) == len(found) for found in links.values())
    examined("concepts in the hierarchy", len(depths))


def test_only_a_parent_has_a_share_of_its_own() -> None:
    """Catch a parent without the modelling share, or a leaf with one."""
    ends = set(leaves())
    rows = read("conditions.csv")
    for row in rows:
        if row["concept_id"] in ends:
            assert row["own_share"] == "", f"{row['name']} has no children"
        else:
            assert 0 < float(row["own_share"]) < 1, f"{row['name']}: {row['own_share']!r}"
    examined("shares", len(rows))


def test_source_codes_look_like_icd_10_cm_and_belong_to_one_condition() -> None:
    """Catch a mistyped code, and a code that stands under two conditions."""
    codes = [code for row in read("conditions.csv") for code in split(row["source_codes"])]
    for code in codes:
        assert ICD10CM.fullmatch(code), f"{code!r} is no ICD-10-CM code"
    assert len(set(codes)) == len(codes), "a code stands under two conditions"
    examined("codes", len(codes))


def test_every_leaf_has_a_published_figure() -> None:
    """Catch a leaf that nobody's figure supports, except a condition of one sex alone."""
    rows = read("condition_targets.csv")
    ends = leaves()
    for leaf in ends:
        sexes = {row["sex"] for row in rows if row["concept_id"] == leaf}
        one_sex = sexes in ({"Female"}, {"Male"})
        assert "Any" in sexes or one_sex, f"{leaf} has figures for {sorted(sexes)} only"
    assert {row["concept_id"] for row in rows} <= set(ends), "a figure for a parent or for nobody"
    examined("leaves", len(ends))


def test_every_prevalence_equals_the_figure_as_printed() -> None:
    """Catch a slip of a digit or of the unit between what was printed and the fraction."""
    rows = read("condition_targets.csv")
    for row in rows:
        printed, kept = fraction(row["as_published"]), float(row["prevalence"])
        assert abs(printed - kept) <= 1e-9 * printed, row
        assert 0 < kept < 1, row
    examined("figures", len(rows))


def test_figures_are_sorted_and_given_once_for_each_group_and_source() -> None:
    """Catch a double row, a sex or an age band nobody can read, and a wrong order."""
    rows = read("condition_targets.csv")
    ids = [int(row["concept_id"]) for row in rows]
    assert ids == sorted(ids)
    keys = [
        tuple(row[c] for c in ("concept_id", "sex", "age_from", "age_to", "source")) for row in rows
    ]
    assert len(set(keys)) == len(keys)
    for row in rows:
        assert row["sex"] in SEXES, row
        assert 0 <= int(row["age_from"]) < int(row["age_to"]) <= 120, row
        assert int(row["age_to"]) >= 18, row
    examined("groups", len(keys))


def test_every_figure_says_whom_it_is_about_and_where_it_stands() -> None:
    """Catch a figure without population, place or source, and a source without a figure."""
    rows = read("condition_targets.csv")
    sources = read("sources_conditions.csv")
    keys = [row["source"] for row in sources]
    assert keys == sorted(set(keys))
    for row in rows:
        assert row["population"] and row["place"], row
    assert {row["source"] for row in rows} == set(keys)
    examined("citations", len(rows))


def test_every_source_is_complete_and_says_how_it_was_read() -> None:
    """Catch a source that cannot be looked up, or does not say how much of it was read."""
    rows = read("sources_conditions.csv")
    for row in rows:
        assert all(row.values()), f"an empty cell in {row}"
        assert row["read_as"] in READ_AS, row
        assert re.fullmatch(r"(19|20)\d\d", row["year"]), row
        assert re.match(r"https?://[a-z0-9.-]+\.[a-z]{2,}(:\d+)?/", row["url"]), row
    examined("sources", len(rows))


def test_no_figure_is_about_a_race_and_no_condition_is_among_the_avoided_topics() -> None:
    """Catch a figure tied to a race or ethnicity, and a topic kept out on purpose."""
    targets = [f"{row['population']} {row['place']}" for row in read("condition_targets.csv")]
    for text in targets:
        # "All Races" names the row for everybody.
        words = re.findall(r"[a-z]+", text.casefold().replace("all races", ""))
        assert not set(words) & set(GROUPS), text
    names = [" ".join(row.values()).casefold() for row in read("conditions.csv")]
    for text in names:
        assert not any(topic in text for topic in AVOIDED), text
    examined("texts", len(targets) + len(names))
