"""`publictier teach`: the book over another tier, and what it says of what is left out."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pandas as pd
import pytest

from publictier.__main__ import main
from publictier.commands import teach
from roles import Role, Unfilled
from tests.support import need
from tests.test_book import pages
from tests.test_links import WEB, links, lost, urlsplit
from tests.test_roles import MADE_UP
from tier_book import install, report, wording
from tier_book import make as maker
from tier_book.install import TaughtTier, TierError

OWN = Path("datasets/public_tier")
LABEL = "Patients of one hospital"
LEFT_OUT_OF_GIBLEED = {
    "precision-medicine/k12", "precision-medicine/ug", "cohort-questions/k12", "investigate/ug",
    "activities/unique-combination",
}  # fmt: skip


def relabelled(folder: Path, label: str, *, without: tuple[str, ...] = ()) -> Path:
    """Give the kit's own tables as if they were about others; they never leave the test."""
    folder.mkdir(parents=True)
    for path in sorted(OWN.glob("*")):
        name = path.name.removeprefix("synthetic_")
        if path.suffix == ".csv" and not name.startswith(without):
            table = pd.read_csv(path, dtype=str, keep_default_na=False)
            table.assign(people=label).to_csv(folder / name, index=False, lineterminator="\n")
        elif path.suffix == ".json":
            shutil.copyfile(path, folder / path.name)
    return folder


@pytest.fixture(scope="module")
def hospital(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, maker.Bound]:
    """A copy of the kit over tables of real people (so they say) without surveys and variants."""
    place = tmp_path_factory.mktemp("hospital")
    tier = relabelled(place / "tier", LABEL, without=("survey", "variants", "concepts"))
    root = place / "kit"
    taught = TaughtTier(tier, made_up=False, people=LABEL, small_counts=4050)
    install.copy_kit(root)
    install.put_tier(taught, root)
    return root, maker.bind(taught, root, None)


def test_a_tier_without_surveys_loses_the_lessons_that_read_them(
    hospital: tuple[Path, maker.Bound],
) -> None:
    """Catch a lesson that is lost without a word, and one that is kept without its tables."""
    root, bound = hospital
    assert {path.name for path in root.iterdir()} == {*install.COPIED, ".cache"}
    whys = {(one.job.name, one.job.is_practice): one.why for one in bound.lost}
    assert whys == {
        ("precision-medicine/k12", False): whys["precision-medicine/k12", False],
        ("precision-medicine/k12", True): whys["precision-medicine/k12", True],
        ("precision-medicine/ug", False): "It reads the table variants, and there is none.",
        ("precision-medicine/ug", True): whys["precision-medicine/ug", True],
        ("investigate/ug", False): whys["investigate/ug", False],
        ("investigate/ug", True): whys["investigate/ug", True],
        ("activities/unique-combination", False): whys["activities/unique-combination", False],
    }
    assert "survey_answers" in whys["precision-medicine/k12", False]
    assert "person by person" in whys["investigate/ug", False]
    for (name, is_practice), why in whys.items():
        folder = "exercises" if is_practice else "notebooks"
        note = nbformat.read(root / folder / f"{name}.ipynb", 4).cells[0].source
        assert "(left out)" in note.splitlines()[0]
        assert why in note
        assert not (root / "book" / f"{name}.md").exists()
    plans = sorted((root / "book/teach/lessons").glob("investigate-ug-*.md"))
    assert len(plans) == 4
    assert all("(left out)" in path.read_text(encoding="utf-8") for path in plans)


def test_pages_that_list_lessons_link_no_file_that_is_not_made(
    hospital: tuple[Path, maker.Bound],
) -> None:
    """Catch a link to the quiz of a lesson that is left out, and one that says nothing of it."""
    root, bound = hospital
    maker.mark_links(root, bound.lost)
    page = (root / "book/teach/lms.md").read_text(encoding="utf-8")
    assert "print/investigate-ug-quiz.csv" not in page
    assert "investigate, undergraduates (left out)" in page
    assert "print/investigate-k12-quiz.csv" in page
    stage = (root / "book/investigate/index.md").read_text(encoding="utf-8")
    assert "notebooks/investigate/ug.ipynb) (left out)" in stage


def test_every_role_is_filled_from_tables_like_the_kits(
    hospital: tuple[Path, maker.Bound],
) -> None:
    """Catch a role that looks at something else than the tables."""
    _, bound = hospital
    assert all(isinstance(one, Role) for one in bound.filled.values())
    assert len(bound.filled) >= 20


def test_a_lesson_and_the_browser_over_real_people_never_call_them_made_up(
    hospital: tuple[Path, maker.Bound],
) -> None:
    """Catch the label of the kit's own people beside somebody else's data."""
    root, _ = hospital
    for name in ("tiers/k12", "activities/practice-browser"):
        assert maker.failed(root, name) == []
    path = root / "notebooks/tiers/k12.ipynb"
    assert LABEL in path.read_text(encoding="utf-8")
    prose = [cell.source for cell in nbformat.read(path, 4).cells if cell.cell_type == "markdown"]
    plain = " ".join("\n".join(prose).replace("**", "").split())
    allowed = re.compile(r"(?:made-up|made up)\W+(?:class|town|study|person)|class is made up")
    found = [plain[max(0, one.start() - 60) : one.end() + 60] for one in MADE_UP.finditer(plain)]
    assert len(found) >= 3
    for around in found:
        assert allowed.search(around), around
    browser = (root / "notebooks/activities/practice-browser.ipynb").read_text(encoding="utf-8")
    assert LABEL in browser
    assert not MADE_UP.search(browser)


def test_pages_that_are_no_lessons_say_whose_people_they_are(tmp_path: Path) -> None:
    """Catch a sentence that was changed in its page, and so is no longer turned."""
    rows = wording.replacements(made_up=False)
    for page, _, _ in rows:
        (tmp_path / page).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(page, tmp_path / page)
    other = {old for _, old, _ in wording.replacements(made_up=True)}
    assert 0 < len(other) < len(rows)
    assert "**The people in them are made up.**" not in "".join(other)
    real = TaughtTier(OWN, made_up=False, people=LABEL, small_counts=1)
    wording.put(tmp_path, real)
    for page, old, new in rows:
        text = (tmp_path / page).read_text(encoding="utf-8")
        assert old not in text or old in new
        assert new.replace("{people}", LABEL) in text
    print(f"{len(rows)} sentences examined")
    assert len(rows) >= 15
    with pytest.raises(TierError, match="does not say once"):
        wording.put(tmp_path, real)


def test_the_page_of_the_tables_says_what_stands_where_and_what_is_left_out(
    hospital: tuple[Path, maker.Bound],
) -> None:
    """Catch a report that hides a role or a lesson."""
    _, bound = hospital
    tier = TaughtTier(OWN, made_up=False, people=LABEL, small_counts=4050)
    missing = {**bound.filled, "rare": Unfilled("rare", "a rare one", "of 9 conditions, 0 with")}
    page = report.page(tier, missing, bound.lost, ["Sinusitis"])
    for words in (LABEL, "4,050 small counts", "**Asthma**", "`common`", "of 9 conditions, 0 with"):
        assert words in page, words
    for one in bound.lost:
        assert one.title in page
    assert "95 in 100 or more, has on record: Sinusitis." in page
    data = report.record(tier, missing, bound.lost)
    assert data["roles"]["rare"]["condition"] is None
    assert len(data["left_out"]) == len(bound.lost)


def spoiled(folder: Path) -> Path:
    """Let one count of a tier break the rule."""
    tier = relabelled(folder, LABEL)
    path = tier / "conditions.csv"
    table = pd.read_csv(path, dtype=str, keep_default_na=False)
    table.loc[0, "count"] = "33"
    table.to_csv(path, index=False)
    return tier


def test_a_tier_that_must_not_be_taught_with_is_refused(tmp_path: Path) -> None:
    """Catch a book over counts that break the rule, or over people whose tables do not say who."""
    with pytest.raises(TierError, match=r"not fit to be published.*conditions\.csv"):
        install.read(spoiled(tmp_path / "a"), made_up=False)
    with pytest.raises(TierError, match="does not say whose data"):
        install.read(relabelled(tmp_path / "b", "unstated"), made_up=True)
    with pytest.raises(TierError, match="and you say --real"):
        install.read(relabelled(tmp_path / "c", "made-up"), made_up=False)
    with pytest.raises(TierError, match="which code cells cannot show"):
        install.read(relabelled(tmp_path / "d", 'the "good" patients'), made_up=False)
    old = relabelled(tmp_path / "e", LABEL)
    built = json.loads((old / "build_report.json").read_text(encoding="utf-8"))
    built["options"]["age_rule"] = "achilles"
    (old / "build_report.json").write_text(json.dumps(built), encoding="utf-8")
    with pytest.raises(TierError, match="with --age-rule achilles, and the lessons explain"):
        install.read(old, made_up=False)


@pytest.mark.parametrize(
    ("people", "made_up", "printed"),
    [
        ("made-up", True, "Made-up people"),
        ("Synthea", True, "Made-up people (Synthea)"),
        ("Synthea (made up)", True, "Synthea (made up)"),
        ("patients of 2025", False, "Patients of 2025"),
    ],
)
def test_made_up_people_are_always_called_so(people: str, made_up: bool, printed: str) -> None:
    """Catch a name of a data set that readers take for one of real people."""
    assert TaughtTier(OWN, made_up, people, 1).printed == printed


def test_the_command_says_in_a_sentence_what_is_in_its_way(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Catch a traceback, a book that was half replaced, and a library without its kit."""
    there = tmp_path / "book"
    there.mkdir()
    given = ["teach", "--tier", str(OWN), "--made-up", "--out", str(there)]
    done = subprocess.run(
        [sys.executable, "-m", "publictier", *given], capture_output=True, text=True, check=False
    )
    assert (done.returncode, list(there.iterdir())) == (2, [])
    assert f"{there} is there already. Give another folder, or --force." in done.stderr
    given[2] = str(tmp_path / "nothing")
    done = subprocess.run(
        [sys.executable, "-m", "publictier", *given], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "holds 0 files" in done.stderr
    monkeypatch.setattr(teach, "KIT", tmp_path)
    assert main(given) == 2
    assert "needs the kit's repository" in capsys.readouterr().err


def test_a_file_of_roles_that_does_not_fit_stops_before_anything_is_made(tmp_path: Path) -> None:
    """Catch minutes of work before a user hears of a slip."""
    mine = tmp_path / "mine.toml"
    mine.write_text('[common]\nconcept = "Gout"\n', encoding="utf-8")
    given = ["--tier", str(OWN), "--made-up", "--out", str(tmp_path / "b"), "--roles", str(mine)]
    done = subprocess.run(
        [sys.executable, "-m", "publictier", "teach", *given],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "'Gout' does not fit" in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mine.toml"]


def taught(tier: Path, whose: str, place: Path) -> tuple[Path, Path, dict[str, object]]:
    """Make a whole book, and give it, its sources and its report."""
    book, sources = place / "book", place / "sources"
    given = ["--tier", str(tier), whose, "--out", str(book), "--keep", str(sources)]
    done = subprocess.run(
        [sys.executable, "-m", "publictier", "teach", *given],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    report = json.loads((book / "teach_report.json").read_text(encoding="utf-8"))
    return book, sources, report


def hold_together(book: Path) -> None:
    """Catch a link that leads nowhere, in a book of which parts are left out."""
    examined = [
        (page, one)
        for page in pages(book)
        for one in links(page)[0]
        if urlsplit(one).scheme not in WEB
    ]
    assert len(examined) > 5_000
    assert [(str(page), one) for page, one in examined if lost(page, one)] == []


@pytest.mark.soak
def test_the_whole_book_over_gibleed(tmp_path: Path) -> None:
    """Catch a lesson that cannot be made over tables that nobody here wrote."""
    source = need("gibleed")
    tier = tmp_path / "tier"
    built = ["build", str(source), "--out", str(tier), "--drop-bad-dates", "--people", LABEL]
    assert main(built) == 0
    book, sources, report = taught(tier, "--real", tmp_path)
    lost_ones = {one["name"] for one in report["left_out"]}  # type: ignore[attr-defined]
    assert lost_ones == LEFT_OUT_OF_GIBLEED
    hold_together(book)
    front = (book / "book/index.html").read_text(encoding="utf-8")
    assert LABEL in front
    assert "The people in them are made up" not in front
    browser = (book / "_static/kit/practice-data.js").read_text(encoding="utf-8")
    assert "Otitis media" in browser
    assert "Asthma, exercise" not in browser
    assert not list((sources / "notebooks").rglob("synthetic_*.csv"))


@pytest.mark.soak
def test_the_whole_book_over_the_kits_own_tier(tmp_path: Path) -> None:
    """Catch a copy that makes something else than the kit itself does, byte for byte."""
    book, sources, report = taught(OWN, "--made-up", tmp_path)
    assert report["left_out"] == []
    hold_together(book)
    made = [path for folder in ("notebooks", "exercises") for path in Path(folder).rglob("*.*")]
    assert len(made) > 80
    for path in made:
        assert (sources / path).read_bytes() == path.read_bytes(), path
