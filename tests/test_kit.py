"""The launcher: standard library only, and a clear sentence when something is missing."""

import ast
import builtins
import re
import sys
from pathlib import Path
from typing import Any

import pytest

import kit


def test_the_launcher_needs_only_the_standard_library() -> None:
    """Catch an import that a fresh computer does not have."""
    tree = ast.parse(Path(kit.__file__).read_text(encoding="utf-8"))
    names = {
        name.split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in (
            [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else [alias.name for alias in node.names]
        )
    }
    print(f"{len(names)} imports examined")
    assert names
    assert names <= set(sys.stdlib_module_names)


@pytest.mark.parametrize("version", [(3, 8), (3, 10), (3, 14)])
def test_an_unsupported_python_is_named(version: tuple[int, int]) -> None:
    """Catch a failure deep inside pip instead of a sentence."""
    with pytest.raises(kit.SetupError, match=rf"Python {version[0]}\.{version[1]}.*3\.11"):
        kit.check_python(version)


def test_missing_ensurepip_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Catch Debian's Python without venv failing with a traceback."""
    real_import = builtins.__import__

    def without_ensurepip(name: str, *rest: Any, **more: Any) -> Any:
        if name == "ensurepip":
            raise ImportError(name)
        return real_import(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without_ensurepip)
    with pytest.raises(kit.SetupError, match="python3-venv"):
        kit.make_environment()


def test_a_full_disk_is_named_before_anything_is_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Catch a half-made environment on a full stick."""
    usage = kit.shutil.disk_usage(kit.ROOT)._replace(free=500_000_000)
    monkeypatch.setattr(kit.shutil, "disk_usage", lambda _path: usage)
    with pytest.raises(kit.SetupError, match=r"0\.5 GB are free"):
        kit.make_environment()


def test_changed_versions_mean_a_new_installation(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Catch an old environment used with a new lock."""
    (tmp_path / "requirements.txt").write_text("a==1\n", encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text("", encoding="utf-8")
    monkeypatch.setattr(kit, "ROOT", tmp_path)
    before = kit.fingerprint()
    (tmp_path / "requirements.txt").write_text("a==2\n", encoding="utf-8")
    assert kit.fingerprint() != before


def test_a_misspelt_task_is_answered_before_anything_is_installed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Catch a gigabyte fetched for a typing error."""
    monkeypatch.setattr(kit, "install", lambda: pytest.fail("installed"))
    assert kit.main(["srve"]) == 2
    assert "serve" in capsys.readouterr().err


def test_every_task_of_nox_is_known_to_the_launcher() -> None:
    """Catch a new task that the launcher refuses."""
    text = (kit.ROOT / "noxfile.py").read_text(encoding="utf-8")
    found = re.findall(r'@nox\.session(?:\(name="(\w+)"\))?\ndef (\w+)', text)
    sessions = [name or function for name, function in found]
    print(f"{len(sessions)} tasks examined")
    assert sessions
    assert set(sessions) | {"list"} == set(kit.TASKS)


def test_no_task_prints_the_tasks(capsys: pytest.CaptureFixture[str]) -> None:
    """Catch a launcher that starts installing when asked nothing."""
    assert kit.main([]) == 2
    assert "serve" in capsys.readouterr().out
