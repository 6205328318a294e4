"""What a build publishes: protected, audited, complete or not at all."""

import json
from pathlib import Path

import pandas as pd
import pytest

from publictier import audit
from publictier.builder import (
    BuildOptions,
    build,
    exact_counts,
    protected_tables,
    tidy,
    write_tables,
)
from publictier.builder import write as write_module
from publictier.disclosure import RULE, check, public_count
from publictier.errors import AuditError, DisclosureError, SourceError
from tests.omop_fixture import crowd, write

TABLES = {
    *(
        f"{domain}{suffix}"
        for domain in ("conditions", "drugs", "measurements", "physical_measurements", "wearables")
        for suffix in ("", "_by_sex", "_by_age", "_by_age_sex")
    ),
    *("domains", "domains_by_sex", "domains_by_age"),
    *("condition_hierarchy", "condition_source_codes"),
    *("measurement_histograms", "physical_measurement_histograms"),
    *("surveys", "surveys_by_sex", "surveys_by_age", "survey_questions"),
    *("survey_answers", "survey_answers_by_sex", "survey_answers_by_age"),
    "results",
}


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A random source of 300 people."""
    return write(tmp_path_factory.mktemp("source") / "omop", crowd())


@pytest.fixture(scope="module")
def tier(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The release built from it."""
    return build(source, tmp_path_factory.mktemp("out") / "tier", people="made-up").folder


def read(tier: Path, name: str) -> pd.DataFrame:
    """Read a published table as it is."""
    return pd.read_csv(tier / f"{name}.csv", dtype={"people": str})


def test_all_tables_are_there_and_each_says_whose_data_it_holds(tier: Path) -> None:
    """Catch a table that is missing, or has no word on whose data it holds."""
    files = {path.name for path in tier.iterdir()}
    assert files == {f"{name}.csv" for name in TABLES} | {"audit_report.json", "build_report.json"}
    for name in sorted(TABLES):
        table = read(tier, name)
        assert table.columns[-1] == "people"
        assert {*table["people"]} == {"made-up"}, name


def test_every_published_count_follows_the_rule(tier: Path) -> None:
    """Catch one exact number in any table."""
    cells = 0
    for path in sorted(tier.glob("*.csv")):
        table = pd.read_csv(path)
        names = {"count", "own_count", "count_value", "source_count_value"} & {*table.columns}
        if names:
            findings = check(table, sorted(names))
            assert findings.passed, f"{path.name}: {findings.sentence}"
            cells += findings.examined
    print(f"published counts checked: {cells}")
    assert cells > 500


def test_published_counts_are_the_exact_ones_rounded_up(source: Path, tier: Path) -> None:
    """Catch a count in the wrong row, or one that is rounded twice or not up."""
    exact = tidy(exact_counts(source))
    compared = 0
    for name in sorted(TABLES - {"results"}):
        if "count" not in exact[name]:
            continue
        expected = exact[name]["count"].map(lambda n: public_count(int(n)))
        assert read(tier, name)["count"].to_list() == expected.to_list(), name
        compared += len(expected)
    assert compared > 200


def test_percentages_are_rounded_count_over_rounded_count(tier: Path) -> None:
    """Catch an exact denominator, which would give exact numerators away."""
    domains = read(tier, "domains").set_index("domain")["count"]
    conditions = read(tier, "conditions")
    expected = (100 * conditions["count"] / domains["Condition"]).round(2)
    assert len(conditions) == 4
    assert conditions["percent"].to_list() == expected.to_list()


def test_a_parent_that_nobody_carries_has_an_empty_own_count(tmp_path: Path) -> None:
    """Catch a 0, which would say that nobody has the parent's own code as if it were data."""
    tables = crowd()
    tables["condition_occurrence"] = [row for row in tables["condition_occurrence"] if row[1] != 1]
    out = build(write(tmp_path / "omop", tables), tmp_path / "tier").folder
    own = read(out, "conditions").set_index("concept_id")["own_count"]
    assert own.isna().to_dict() == {1: True, 2: False, 3: False, 4: False}


def test_labels_are_those_of_the_data_browser_and_under_18_is_not_shown(tmp_path: Path) -> None:
    """Catch codes shown to readers, or people under 18 in a table of ages."""
    tables = crowd()
    tables["person"] = [(p, sex, year + 25, 7, 1) for p, sex, year, *_ in tables["person"]]
    source = write(tmp_path / "omop", tables)
    exact = exact_counts(source, BuildOptions(drop_bad_dates=True))
    ages = tidy(exact)["conditions_by_age"]
    assert (exact.results.query("analysis_id == 3102")["stratum_2"] == "0").any()
    assert {*ages["age"]} < {"18-29", *(f"{d}-{d + 9}" for d in range(30, 90, 10)), "89+"}
    assert {*tidy(exact)["conditions_by_sex"]["sex"]} == {"Female", "Male", "Other"}


def test_rows_are_sorted_by_concept_then_age_from_young_to_old(tier: Path) -> None:
    """Catch an order that depends on hashing or threads."""
    table = read(tier, "conditions_by_age_sex")
    order = table.sort_values(["concept_id", "age", "sex"], ignore_index=True)
    assert len(table) > 40
    pd.testing.assert_frame_equal(table, order)  # "18-29" … "89+" sort as text, too


def test_two_builds_give_the_same_bytes(source: Path, tier: Path, tmp_path: Path) -> None:
    """Catch a clock, a path or an order that changes the files."""
    again = build(source, tmp_path / "again", BuildOptions(threads=1), people="made-up").folder
    names = sorted(path.name for path in tier.iterdir())
    assert names == sorted(path.name for path in again.iterdir())
    for name in names:
        assert (tier / name).read_bytes() == (again / name).read_bytes(), name
        assert b"\r" not in (tier / name).read_bytes()


def test_file_names_can_carry_a_prefix(source: Path, tmp_path: Path) -> None:
    """Catch synthetic tables published under names that do not say so."""
    tables, _ = protected_tables(exact_counts(source), "made-up")
    names = write_tables(tables, tmp_path, prefix="synthetic_")
    assert names == sorted(f"synthetic_{name}.csv" for name in TABLES)
    assert names == sorted(path.name for path in tmp_path.iterdir())


def test_the_reports_say_how_it_was_built_and_audited(tier: Path) -> None:
    """Catch a release whose rule, options or audit cannot be looked up."""
    report = json.loads((tier / "build_report.json").read_text(encoding="utf-8"))
    audit = json.loads((tier / "audit_report.json").read_text(encoding="utf-8"))
    assert report["rule"] == {"base": RULE.base, "direction": "up"}
    assert report["options"]["age_rule"] == "data-browser"
    missing = {*report["missing_tables"]}
    assert {"observation_period", "procedure_occurrence", "steps_intraday"} < missing
    assert missing.isdisjoint({"person", "concept", "drug_exposure"})
    assert audit["passed"] and audit["pinned"] == 0
    assert audit["examined"] > 100


@pytest.mark.parametrize(
    "options",
    [
        BuildOptions(joint_age="each-occurrence"),
        BuildOptions(age_rule="achilles"),
    ],
    ids=["each-occurrence", "achilles"],
)
def test_other_options_can_be_published_too(source: Path, options: BuildOptions) -> None:
    """Catch a choice that the audit finds contradictory."""
    tables, report = protected_tables(exact_counts(source, options), "made-up")
    assert report.passed
    assert len(tables["conditions_by_age_sex"]) > 20


def test_what_the_gate_takes_out_of_the_results_is_in_no_table(
    source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Catch tidy tables made from anything but what the audit let out."""
    import publictier.audit

    honest = publictier.audit.gate

    def strict(results, *args, **kwargs):
        released, report = honest(results, *args, **kwargs)
        return released[released["analysis_id"] != 3105], report

    monkeypatch.setattr(publictier.audit, "gate", strict)
    tables, _ = protected_tables(exact_counts(source), "made-up")
    assert "conditions_by_age_sex" not in tables
    assert not (tables["results"]["analysis_id"] == 3105).any()
    assert "conditions_by_age" in tables


def test_an_unrounded_table_is_refused_at_the_last_door(
    source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Catch a later change that would let exact counts around the rule."""
    from publictier.builder import release

    exact = exact_counts(source)
    monkeypatch.setattr(
        release, "tidy_tables", lambda *_: {"conditions": tidy(exact)["conditions"]}
    )
    with pytest.raises(DisclosureError, match="Table conditions is not published"):
        protected_tables(exact, "made-up")


def test_an_existing_folder_is_replaced_only_with_force(source: Path, tmp_path: Path) -> None:
    """Catch an earlier result that is lost."""
    out = tmp_path / "tier"
    build(source, out)
    (out / "results.csv").write_text("older", encoding="utf-8")
    with pytest.raises(SourceError, match="--force"):
        build(source, out)
    assert (out / "results.csv").read_text(encoding="utf-8") == "older"
    build(source, out, force=True)
    assert (out / "results.csv").read_text(encoding="utf-8") != "older"
    assert [path.name for path in tmp_path.iterdir()] == ["tier"]


def test_force_does_not_delete_what_a_build_did_not_write(source: Path, tmp_path: Path) -> None:
    """Catch a mistyped --out that wipes somebody's folder."""
    (tmp_path / "thesis.txt").write_text("years of work", encoding="utf-8")
    with pytest.raises(SourceError, match=r"did not write, for example thesis.txt"):
        build(source, tmp_path, force=True)
    (tmp_path / "build_report.json").write_text('["not ours"]', encoding="utf-8")
    with pytest.raises(SourceError, match=r"2 things that a build did not write"):
        build(source, tmp_path, force=True)
    assert (tmp_path / "thesis.txt").read_text(encoding="utf-8") == "years of work"


def test_a_folder_that_cannot_be_made_is_refused_first(source: Path, tmp_path: Path) -> None:
    """Catch an hour of counting that ends without a place to write to."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    for out in (tmp_path / "file" / "tier", tmp_path / "nowhere" / "tier"):
        with pytest.raises(SourceError, match="is not a folder"):
            build("not looked at", out)


def test_no_permission_to_write_is_said_plainly(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Catch a traceback where a folder is read-only (even root is asked here, by a stand-in)."""
    monkeypatch.setattr(write_module.os, "access", lambda *_: False)
    with pytest.raises(SourceError, match="no permission to write"):
        build(source, tmp_path / "tier")
    assert [*tmp_path.iterdir()] == []


def test_a_full_disk_leaves_the_earlier_build_as_it_was(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Catch a half-written folder, or a lost earlier one."""
    out = tmp_path / "tier"
    build(source, out)
    before = {path.name: path.read_bytes() for path in out.iterdir()}

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(pd.DataFrame, "to_csv", full)
    with pytest.raises(SourceError, match="No space left on device"):
        build(source, out, force=True)
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before
    assert [path.name for path in tmp_path.iterdir()] == ["tier"]


def test_a_release_that_fails_its_audit_is_not_published(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Catch a gate whose verdict nobody reads."""
    monkeypatch.setattr(audit.Report, "passed", property(lambda _report: False))
    with pytest.raises(AuditError, match="Nothing is published"):
        build(source, tmp_path / "out")
    assert list(tmp_path.iterdir()) == []
