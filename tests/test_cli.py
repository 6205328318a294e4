"""The command line."""

import io
import subprocess
import sys
from pathlib import Path

import pytest

from publictier.__main__ import main, parser
from publictier.builder import BuildOptions
from tests.omop_fixture import condition, crowd, write


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A random source with one record of an unknown person."""
    tables = crowd()
    tables["condition_occurrence"].append(condition(9999, 2, "2015-01-01"))
    return write(tmp_path_factory.mktemp("source") / "omop", tables)


def test_build_writes_the_tables_and_reports(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Catch a command that succeeds without a result, or keeps quiet about what it left out."""
    out = tmp_path / "tier"
    arguments = ["build", str(source), "--out", str(out), "--drop-orphans", "--people", "made-up"]
    assert main([*arguments, "--memory-limit", "1GB", "--threads", "1"]) == 0
    printed = capsys.readouterr()
    assert (out / "conditions.csv").is_file()
    assert "Audit: passed" in printed.out and "tables" in printed.out
    assert "1 records of unknown people left out" in printed.err
    assert "Not in the source:" in printed.err and "procedure_occurrence" in printed.err
    assert "…" not in printed.err  # no progress where nobody watches


def test_an_error_is_one_sentence_on_standard_error_and_code_2(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Catch a traceback shown to a user, or an error that looks like success."""
    assert main(["build", str(source), "--out", str(tmp_path / "tier")]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("publictier: condition_occurrence.parquet, column person_id")
    assert "--drop-orphans" in printed.err and "Traceback" not in printed.err
    assert [*tmp_path.iterdir()] == []


def test_a_misspelt_choice_names_the_allowed_ones(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Catch an option that falls back to the default."""
    code = main(["build", str(source), "--out", str(tmp_path / "t"), "--age-rule", "nearest"])
    assert code == 2
    assert "allowed: data-browser, achilles" in capsys.readouterr().err


def test_options_default_to_those_of_the_library() -> None:
    """Catch a command line that counts differently from the same call in Python."""
    given = parser().parse_args(["build", "omop", "--out", "tier"])
    default = BuildOptions()
    names = ("age_rule", "event_filter", "joint_age", "memory_limit", "threads")
    assert {name: getattr(given, name) for name in names} == {
        name: getattr(default, name) for name in names
    }
    assert (given.drop_orphans, given.drop_bad_dates, given.force) == (False, False, False)


def test_progress_is_shown_on_a_terminal(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Catch a long build that says nothing to somebody who waits."""

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    assert main(["build", str(source), "--out", str(tmp_path / "t"), "--drop-orphans"]) == 0
    lines = [line for line in screen.getvalue().splitlines() if line.startswith("…")]
    assert len(lines) > 5
    assert "… counting conditions" in lines


def test_the_module_runs_as_a_program_and_explains_itself() -> None:
    """Catch a broken entry point."""
    run = subprocess.run(
        [sys.executable, "-m", "publictier", "build", "--help"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "--memory-limit" in run.stdout and "--force" in run.stdout


def test_without_duckdb_the_error_names_the_extra(tmp_path: Path) -> None:
    """Catch an import error where the build extra is not installed."""
    code = (
        "import sys; sys.modules['duckdb'] = None\n"
        "from publictier.__main__ import main\n"
        f"sys.exit(main(['build', 'omop', '--out', {str(tmp_path / 't')!r}]))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.returncode == 2
    assert 'pip install "publictier[build]"' in run.stderr
    assert "Traceback" not in run.stderr
