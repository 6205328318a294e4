"""The attack on a tier that is published already: alone, and beside the release before it."""

import json
import shutil
from pathlib import Path

import pandas as pd
import pytest
from lxml import html

from publictier.__main__ import main
from publictier.audit.examine import PREVIOUS, THIS, examine
from publictier.audit.form import as_audited
from publictier.audit.layout import PLACES, read_subjects
from publictier.audit.rerelease import Growth
from publictier.audit.writer import OWN
from publictier.builder import build, exact_counts
from publictier.disclosure import RULE, protect
from publictier.errors import AuditError, TableError
from tests.audit_releases import groups_of_one
from tests.omop_fixture import Tables, crowd, write
from tests.support import need

LONG_HEADER = (
    b"analysis_id,stratum_1,stratum_2,stratum_3,stratum_4,stratum_5,stratum_6,stratum_7,"
    b"count_value,source_count_value\n"
)
PUBLIC = Path("datasets/public_tier")
OWN_TIER_SAYS = json.loads((PUBLIC / "audit_report.json").read_text(encoding="utf-8"))


def without(tables: Tables, people: set[int]) -> Tables:
    """Leave out some people and their records."""
    about = {t: rows for t, rows in tables.items() if not t.startswith("concept")}
    return {**tables, **{t: [r for r in rows if r[0] not in people] for t, rows in about.items()}}


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Give two releases, of which the later has seven people more, and their sources."""
    folder = tmp_path_factory.mktemp("releases")
    tables = crowd()
    sources = {"before": without(tables, set(range(294, 301))), "after": tables}
    for name, rows in sources.items():
        build(write(folder / f"{name}-omop", rows), folder / name, people="made-up")
    return {path.name: path for path in folder.iterdir()}


def publish(folder: Path, results: pd.DataFrame) -> Path:
    """Write a release as somebody else might: only the long layout."""
    folder.mkdir()
    results.to_csv(folder / "results.csv", index=False)
    return folder


def test_the_kits_own_tier_is_found_to_be_what_its_report_says() -> None:
    """Catch an audit from outside that sees less than the gate saw from inside."""
    found = examine(PUBLIC)
    assert found.breaches == []
    assert len(found.bounds) == OWN_TIER_SAYS["examined"]
    assert found.cells == OWN_TIER_SAYS["cells"]
    assert found.narrowest == OWN_TIER_SAYS["narrowest"]
    files, counts = found.tier.checked
    assert files == len([*PUBLIC.glob("*.csv")]) and counts > 30_000
    print(f"{len(found.bounds)} small counts attacked; {counts} counts in {files} files")


def test_a_tier_of_gibleed_is_attacked(tmp_path: Path) -> None:
    """Catch an audit that works on our own tables only."""
    source = need("gibleed")
    code = main(["build", str(source), "--out", str(tmp_path / "tier"), "--drop-bad-dates"])
    assert code == 0
    found = examine(tmp_path / "tier")
    assert found.breaches == [] and found.tier.said is not None
    assert len(found.bounds) == found.tier.said["examined"] > 1000
    print(f"GiBleed: {len(found.bounds)} small counts, narrowest {found.narrowest}")


@pytest.mark.parametrize(("joined", "only_new"), [(None, False), (None, True), (7, True)])
def test_the_true_counts_of_both_releases_lie_in_the_ranges(
    releases: dict[str, Path], joined: int | None, only_new: bool
) -> None:
    """Catch an attacker who knows something that is not so."""
    growth = Growth(only_new_people=only_new, joined=joined)
    found = examine(releases["after"], releases["before"], growth)
    assert not found.unlinked
    compared = 0
    for release, name in ((PREVIOUS, "before-omop"), (THIS, "after-omop")):
        truth = true_counts(releases[name])
        for row in found.bounds[found.bounds["release"] == release].to_dict("records"):
            count = truth[row["concept"], row["family"], row["stratum"]]
            assert row["low"] <= count <= row["high"], row
            compared += 1
    print(f"{compared} true counts, each inside its range")
    assert compared == len(found.bounds) > 500


def true_counts(source: Path) -> dict[tuple[str, str, str], int]:
    """Count a source exactly, as the audit names its counts: subject, family, stratum."""
    exact = exact_counts(source)
    form = as_audited(exact.results, exact.hierarchy, "first-record")
    assert form.own is not None
    every = frozenset(PLACES)
    subjects = read_subjects(form.results, exact=every)
    own = read_subjects(form.own, exact=every)
    subjects |= {f"{name}{OWN}": subject for name, subject in own.items()}
    return {
        (name, family, " ".join(stratum)): count
        for name, subject in subjects.items()
        for family, cells in subject.families.items()
        for stratum, count in cells.items()
    }


def test_who_knows_more_narrows_more_and_never_less(releases: dict[str, Path]) -> None:
    """Catch knowledge that is taken and not used."""
    apart = [examine(releases[name]).bounds["values"].sum() for name in ("before", "after")]
    steps = [Growth(), Growth(only_new_people=True), Growth(only_new_people=True, joined=7)]
    widths = [int(sum(apart))]
    for growth in steps:
        found = examine(releases["after"], releases["before"], growth)
        widths.append(int(found.bounds["values"].sum()))
    print(f"sum of possible values: {widths}")
    assert widths == sorted(widths, reverse=True) and widths[-1] < widths[0]


def long(*rows: tuple[int, str, int]) -> pd.DataFrame:
    """Give a release of totals: analysis, concept, count."""
    table = pd.DataFrame(rows, columns=["analysis_id", "stratum_1", "count_value"])
    return table.assign(**{f"stratum_{i}": "" for i in range(2, 8)})


def test_one_person_who_joins_is_found_by_whoever_kept_the_release_before(tmp_path: Path) -> None:
    """Catch an audit of two releases that sees no more than two audits."""
    before = publish(tmp_path / "1", long((1, "", 1000), (3000, "7", 20)))
    after = publish(tmp_path / "2", long((1, "", 1000), (3000, "7", 40)))
    assert examine(before).narrowest == 20
    assert examine(after, before, Growth(only_new_people=True)).narrowest > 1
    found = examine(after, before, Growth(only_new_people=True, joined=1))
    assert found.pinned == 1 and found.bounds.iloc[0][["low", "high"]].to_list() == [20, 20]
    assert found.breaches


def test_people_who_left_are_not_taken_to_have_stayed(tmp_path: Path) -> None:
    """Catch a contradiction where somebody withdrew."""
    before = publish(tmp_path / "1", long((1, "", 1000), (3000, "7", 40), (3000, "8", 20)))
    after = publish(tmp_path / "2", long((1, "", 1000), (3000, "7", 20), (3000, "8", 20)))
    found = examine(after, before)
    assert found.unlinked == ("7",) and not found.breaches


def test_a_number_who_joined_that_cannot_be_is_refused(tmp_path: Path) -> None:
    """Catch an attack on what never was."""
    tier = publish(tmp_path / "1", long((1, "", 1000), (3000, "7", 20)))
    with pytest.raises(AuditError, match="No true counts fit"):
        examine(tier, tier, Growth(joined=500))
    with pytest.raises(AuditError, match="Give 0 or more"):
        Growth(joined=-1)


def test_many_groups_are_pinned_and_the_command_fails(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Catch 20 states of one person each that pass, or a failure that a script does not see."""
    tier = publish(tmp_path / "states", groups_of_one(20))
    assert main(["audit", str(tier), "--out", str(tmp_path / "report")]) == 1
    said = capsys.readouterr().out
    assert "FAILED" in said and "21 small counts can be worked out exactly" in said
    assert "leave out state" in said
    record = json.loads((tmp_path / "report" / "audit.json").read_text(encoding="utf-8"))
    assert record["pinned"] == 21 and not record["passed"]
    assert record["would_drop"][0]["family"] == "state"


@pytest.mark.parametrize("where", ["results", "tidy"])
def test_a_count_that_is_not_rounded_fails(
    releases: dict[str, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str], where: str
) -> None:
    """Catch a table cell of 27, in the long layout or in a table made from it."""
    tier = tmp_path / "tier"
    shutil.copytree(releases["after"], tier)
    path = tier / ("results.csv" if where == "results" else "conditions_by_sex.csv")
    table = pd.read_csv(path, dtype=str, keep_default_na=False)
    column = "count_value" if where == "results" else "count"
    table.loc[3, column] = "27"
    table.to_csv(path, index=False)
    assert main(["audit", str(tier)]) == 1
    said = capsys.readouterr().out
    assert f"{path.name}: 1 of" in said and "row 3" in said and "FAILED" in said


def test_the_page_says_whose_people_they_are_and_stands_alone(
    releases: dict[str, Path], tmp_path: Path
) -> None:
    """Catch a page that needs something else, or hides what it was made from."""
    out = tmp_path / "report"
    arguments = ["audit", str(releases["after"]), "--previous", str(releases["before"])]
    assert main([*arguments, "--out", str(out)]) == 0
    tree = html.fromstring((out / "audit.html").read_text(encoding="utf-8"))
    assert tree.get("lang") == "en" and len(tree.xpath("//h1")) == 1
    words = tree.text_content()
    assert "made-up" in words and "It passed." in words and "Nobody left" in words
    assert len(tree.xpath("//table")) == len(tree.xpath("//table/caption")) == 3
    assert not tree.xpath("//script | //link | //img")
    assert "Parent" in words and "FAILED" not in words
    distribution = json.loads((out / "audit.json").read_text(encoding="utf-8"))["distribution"]
    assert all(row["values"] >= 10 for row in distribution) and RULE.base == 20


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere"], "holds 0 files that end in results.csv"),
        ([str(PUBLIC), "--joined", "3"], "with --previous"),
        ([str(PUBLIC), "--min-feasible", "21"], "Choose a number between"),
    ],
)
def test_what_cannot_be_audited_is_one_sentence(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Catch a traceback, or an audit of nothing that passes."""
    assert main(["audit", *arguments]) == 2
    said = capsys.readouterr().err
    assert message in said and said.startswith("publictier: ") and "Traceback" not in said


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("results.csv", b"\xff\xfe nonsense"),
        ("results.csv", b"analysis_id,count_value\n1,20\n"),
        ("results.csv", LONG_HEADER + b"3000,7,,,,,,,99999999999999999999,0\n"),
        ("results.csv", LONG_HEADER + b"3000,7,,,,,,,about 20,0\n"),
        ("conditions.csv", b'a,b\n"1\n'),
        ("build_report.json", b"{"),
        ("audit_report.json", b"[]"),
    ],
)
def test_a_damaged_tier_is_refused(
    releases: dict[str, Path], tmp_path: Path, file: str, content: bytes
) -> None:
    """Catch a traceback for a file that somebody opened and saved."""
    tier = tmp_path / "tier"
    shutil.copytree(releases["after"], tier)
    (tier / file).write_bytes(content)
    with pytest.raises((TableError, AuditError), match=file):
        examine(tier)


def test_nobody_small_is_nothing_examined(tmp_path: Path) -> None:
    """Catch an audit that passes because there was nothing to look at."""
    tier = publish(tmp_path / "1", protect(long((1, "", 1000)), column="count_value"))
    with pytest.raises(AuditError, match="examined nothing"):
        examine(tier)
