"""The published tables: protected, described, and the same when they are made again."""

import json
import shutil
from pathlib import Path

import frictionless
import pandas as pd
import pytest

import build_datasets
import datapackage
import sources_page
from publictier import disclosure, load, names

DATASETS = Path("datasets")
PUBLIC = DATASETS / "public_tier"
COUNTS = ("count", "own_count", "count_value", "source_count_value")
EXACT_BY_DESIGN = {"variants"}  # genotype counts are exact, as on the real site
WITHOUT_COUNTS = {"concepts"}


def test_every_published_count_obeys_the_rule() -> None:
    """Catch a number of people that did not come through the rule."""
    examined = 0
    for name in names():
        table = load(name)
        columns = [column for column in COUNTS if column in table.columns]
        if columns:
            findings = disclosure.check(table, columns)
            assert findings.passed, f"{name}: {findings}"
            examined += findings.examined
        elif not name.endswith("_hierarchy"):
            assert name in EXACT_BY_DESIGN | WITHOUT_COUNTS, f"{name} has no count"
    print(f"{examined} cells examined")
    assert examined > 10_000


def test_no_file_holds_a_line_for_each_person() -> None:
    """Catch person-level rows: a column of people, or as many rows as participants."""
    files = list(DATASETS.rglob("*.csv"))
    print(f"{len(files)} files examined")
    assert files
    for path in files:
        table = pd.read_csv(path, dtype=str)
        assert not [column for column in table.columns if "person" in column], path
        assert len(table) < build_datasets.PEOPLE / 2, path


def test_every_file_is_labelled_synthetic_or_stands_among_facts() -> None:
    """Catch a table whose name hides that its people are made up."""
    files = [path.relative_to(DATASETS) for path in DATASETS.rglob("*.csv")]
    print(f"{len(files)} files examined")
    assert files
    for path in files:
        assert path.parts[0] == "facts" or path.name.startswith("synthetic_"), path


def test_percentages_follow_from_published_numbers_alone() -> None:
    """Catch a percentage that was computed from exact counts."""
    domains = load("domains").set_index("domain")["count"]
    examined = 0
    for name, domain in build_datasets.DOMAINS.items():
        table = load(name)
        for row in table.itertuples():
            assert row.percent == disclosure.percentage(row.count, int(domains[domain])), row
            examined += 1
    print(f"{examined} percentages examined")
    assert examined > 100


def test_the_catalogue_is_as_large_as_promised() -> None:
    """Catch a release that lost part of what learners browse."""
    minimum = {"conditions": 60, "drugs": 40, "procedures": 25, "measurements": 30}
    minimum |= {"surveys": 8, "survey_questions": 60}
    for name, least in minimum.items():
        assert len(load(name)) >= least, name
    assert load("variants")["variant_id"].nunique() == 40
    multi = load("survey_answers").groupby("question_id")["percent"].sum()
    assert (multi > 110).any(), "no multi-select question exceeds 100 %"


def test_the_audit_passed_and_looked_at_something() -> None:
    """Catch a release without an audit, or with one that examined nothing."""
    report = json.loads((PUBLIC / "audit_report.json").read_text(encoding="utf-8"))
    print(f"{report['examined']} small counts of {report['concepts']} concepts were audited")
    assert report["passed"]
    assert report["examined"] > 1000
    assert report["pinned"] == 0
    assert report["narrowest"] >= report["min_feasible"] >= 10


def test_the_description_is_valid_for_others_tools() -> None:
    """Catch a datapackage.json that Frictionless, which we did not write, cannot use."""
    report = frictionless.validate(str(DATASETS / "datapackage.json"))
    assert report.valid, report.flatten(["title", "message"])[:5]
    print(f"{len(report.tasks)} tables validated")
    assert len(report.tasks) == len(list(DATASETS.rglob("*.csv")))


def test_every_column_is_described() -> None:
    """Catch a dictionary that repeats the column's name, or says nothing."""
    package = json.loads((DATASETS / "datapackage.json").read_text(encoding="utf-8"))
    fields = [field for row in package["resources"] for field in row["schema"]["fields"]]
    print(f"{len(fields)} columns examined")
    assert fields
    for field in fields:
        words = field["description"].split()
        assert len(words) >= 2, field
        assert field["description"].lower() != field["name"].replace("_", " "), field


def test_tables_description_and_dictionary_are_what_their_sources_make(tmp_path: Path) -> None:
    """Catch a published table that was edited by hand, or made with other code."""
    build_datasets.make(tmp_path / "public_tier", build_datasets.PEOPLE, build_datasets.SEED)
    made = {path.name: path.read_bytes() for path in (tmp_path / "public_tier").iterdir()}
    kept = {path.name: path.read_bytes() for path in PUBLIC.iterdir()}
    print(f"{len(made)} files compared")
    assert made
    assert made.keys() == kept.keys()
    assert [name for name in made if made[name] != kept[name]] == []
    package = datapackage.describe(DATASETS, Path("book"))
    assert package == json.loads((DATASETS / "datapackage.json").read_text(encoding="utf-8"))
    page = Path("book/reference/data-dictionary.md").read_text(encoding="utf-8")
    assert page == datapackage.dictionary(package)
    sources = Path("book/reference/sources.md").read_text(encoding="utf-8")
    assert sources == sources_page.page(DATASETS)


def test_a_table_without_a_description_stops(tmp_path: Path) -> None:
    """Catch a new table that nobody described."""
    (tmp_path / "public_tier").mkdir()
    (tmp_path / "facts").mkdir()
    for name in ("descriptions.toml", "tier.toml"):
        shutil.copyfile(DATASETS / name, tmp_path / name)
    (tmp_path / "public_tier" / "synthetic_new.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(datapackage.DescriptionError, match="has no title"):
        datapackage.describe(tmp_path, Path("book"))
