"""Reading published tables: checked, described, and helpful when the name is wrong."""

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from publictier import TeachingTable, describe, facts, facts_names, load, names, tables
from publictier.errors import BadCountError, ChangedTableError, DisclosureError, UnknownTableError


def test_every_table_loads_with_the_columns_it_promises() -> None:
    """Catch a table whose description and content have drifted apart."""
    print(f"{len(names())} tables examined")
    assert len(names()) >= 40
    for name in names():
        table = load(name)
        assert table.columns.tolist() == describe(name)["column"].tolist(), name
        assert set(table["people"]) == {"made-up"}, name


def test_every_facts_table_loads() -> None:
    """Catch real figures that cannot be read, or that have no source."""
    sources = set(facts("sources")["source"])
    examined = 0
    for name in [name for name in facts_names() if name != "sources"]:
        table = facts(name)
        examined += len(table)
        assert set(table["source"]) <= sources, name
    print(f"{examined} facts examined")
    assert examined >= 400


def test_a_wrong_name_gives_the_closest_names() -> None:
    """Catch a learner left alone with a typing error."""
    with pytest.raises(UnknownTableError, match=r"Closest: .*conditions_by_sex"):
        load("condtions_by_sx")
    with pytest.raises(UnknownTableError, match="representation"):
        facts("represntation")
    with pytest.raises(UnknownTableError, match="conditions"):
        describe("conditons")


def test_the_files_own_name_is_understood() -> None:
    """Catch a learner who types what the folder shows."""
    assert load("synthetic_conditions.csv").equals(load("conditions"))


def test_a_changed_file_says_expected_and_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Catch one changed number in any table, real or made up (mutation probe)."""
    package = json.loads(Path("datasets/datapackage.json").read_text(encoding="utf-8"))
    monkeypatch.setattr(tables, "files", lambda _package: tmp_path)
    caught = 0
    for resource in package["resources"]:
        text = Path("datasets", resource["path"]).read_text(encoding="utf-8")
        head, line, rest = text.partition("\n")
        digit = next(c for c in rest if c.isdigit())
        changed = rest.replace(digit, str((int(digit) + 1) % 10), 1)
        target = tmp_path / resource["path"]
        target.parent.mkdir(exist_ok=True)
        target.write_text(head + line + changed, encoding="utf-8", newline="\n")
        with pytest.raises(ChangedTableError, match=r"expected sha256:.*\n.*found    sha256:"):
            tables._read(resource)
        caught += 1
    print(f"{caught} of {len(package['resources'])} changed tables were caught")
    assert caught == len(package["resources"]) > 0


def test_a_teaching_table_refuses_the_datasets_folder(tmp_path: Path) -> None:
    """Catch exact counts that slip among published tables."""
    table = TeachingTable(pd.DataFrame({"pet": ["dog"], "count": [3]}), "Pets")
    (tmp_path / "datasets").mkdir()
    with pytest.raises(DisclosureError, match="never written below a folder 'datasets'"):
        table.to_csv(tmp_path / "datasets" / "pets.csv")
    assert list((tmp_path / "datasets").iterdir()) == []


def test_a_teaching_table_says_what_it_is_wherever_it_shows(tmp_path: Path) -> None:
    """Catch exact made-up counts without their label."""
    table = TeachingTable(pd.DataFrame({"pet": ["dog"], "count": [3]}), "Pets")
    table.to_csv(tmp_path / "pets.csv")
    for shown in (repr(table), table._repr_html_(), (tmp_path / "pets.csv").read_text()):
        assert "made up, exact, for teaching" in shown


@pytest.mark.parametrize("bad", [-1, 2.5, None])
def test_a_teaching_table_holds_only_counts(bad: Any) -> None:
    """Catch a lesson that starts from something that is no count."""
    with pytest.raises(BadCountError):
        TeachingTable(pd.DataFrame({"pet": ["dog"], "count": [bad]}), "Pets")
