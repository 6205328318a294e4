"""A killed build, a full disk, a closed folder, no network: nothing half made, one sentence."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import pytest

import build_book
from publictier.builder import build, swap
from tests.omop_fixture import condition, crowd, write

ROOT = Path(__file__).resolve().parent.parent


def command(source: Path, out: Path) -> list[str]:
    """The build as a user starts it."""
    return [sys.executable, "-m", "publictier", "build", str(source), "--out", str(out), "--force"]


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Path, dict[str, bytes]]]:
    """Two sources that differ, each with what a build makes of it."""
    found = []
    for name in ("one", "two"):
        folder = tmp_path_factory.mktemp(name)
        tables = crowd()
        if name == "two":
            people = [row[0] for row in tables["person"]]
            more = [condition(one, 4, "2016-02-02") for one in people[:200]]
            tables["condition_occurrence"] += more
        source = write(folder / "omop", tables)
        build(source, folder / "tier")
        found.append((source, contents(folder / "tier")))
    assert found[0][1] != found[1][1]
    return found


@pytest.mark.parametrize("kills", [6, pytest.param(50, marks=pytest.mark.soak)])
def test_a_killed_build_leaves_the_old_or_the_new_tables_whole(
    sources: list[tuple[Path, dict[str, bytes]]], tmp_path: Path, kills: int
) -> None:
    """Catch a folder that is half old and half new, or gone."""
    out = tmp_path / "tier"
    build(sources[0][0], out)
    start = time.monotonic()
    subprocess.run(command(sources[0][0], out), check=True, capture_output=True)
    whole = time.monotonic() - start
    chance = random.Random(kills)
    left: list[int | str] = [0]
    for n in range(kills):
        source, _ = sources[1 - int(left[-1])]  # the other one than is there
        with subprocess.Popen(
            command(source, out), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as running:
            # half of them late, when something is written
            time.sleep(whole * (chance.uniform(0.7, 1.05) if n % 2 else chance.random()))
            running.send_signal(signal.SIGKILL)
        found = contents(out)
        left.append(next((i for i, (_, files) in enumerate(sources) if files == found), "neither"))
        assert left[-1] != "neither", sorted(found)
    came = sum(before != after for before, after in pairwise(left))
    print(f"{kills} builds killed: {came} had put the new tables there, {kills - came} had not")
    subprocess.run(command(sources[1][0], out), check=True, capture_output=True)
    assert contents(out) == sources[1][1]


def files_of(folder: Path) -> dict[str, tuple[int, int]]:
    """Every file of a folder, with its size and when it was written."""
    return {
        str(path.relative_to(folder)): (path.stat().st_size, path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.soak
def test_a_killed_build_of_the_book_leaves_the_old_one_whole() -> None:
    """Catch a class that is left without a book because somebody pressed Ctrl-C."""
    book = build_book.build()
    before = files_of(book)
    assert len(before) > 1000
    for seconds in (5, 20, 40):
        command = [sys.executable, "tools/build_book.py"]
        with subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.DEVNULL, start_new_session=True
        ) as running:
            time.sleep(seconds)
            assert running.poll() is None, "it was done before it was killed"
            os.killpg(running.pid, signal.SIGKILL)
        assert files_of(book) == before
        print(f"killed after {seconds} s: {len(before)} files of the old book are there")
    build_book.build()


def test_a_book_that_cannot_be_built_leaves_the_old_one(tmp_path: Path) -> None:
    """Catch a mistake in one page that takes all pages away."""
    old = tmp_path / "_build" / "html" / "index.html"
    old.parent.mkdir(parents=True)
    old.write_text("the old book", encoding="utf-8")
    (tmp_path / "_config.yml").write_text("title: [", encoding="utf-8")
    with pytest.raises(build_book.BookError, match="the reason is above"):
        build_book.build(tmp_path)
    assert old.read_text(encoding="utf-8") == "the old book"


def test_where_folders_cannot_be_exchanged_the_old_one_is_put_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Catch an old folder that is lost where the system knows no exchange, and a rename fails."""
    monkeypatch.setattr(swap, "_exchanged", lambda new, out: False)
    out, new = tmp_path / "out", tmp_path / "new"
    for folder in (out, new):
        folder.mkdir()
        (folder / "text").write_text(folder.name, encoding="utf-8")
    swap.put(new, out)
    assert contents(out) == {"text": b"new"} and contents(new) == {"text": b"out"}
    with pytest.raises(OSError):
        swap.put(tmp_path / "gone", out)
    assert contents(out) == {"text": b"new"}


def full_at(size: int) -> None:
    """Let no file of this process grow beyond a size, as on a disk that is full."""
    import resource

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


@pytest.mark.skipif(os.name == "nt", reason="needs limits of a process, which Windows has not")
def test_a_full_disk_keeps_the_old_tables_and_says_what_to_do(
    sources: list[tuple[Path, dict[str, bytes]]], tmp_path: Path
) -> None:
    """Catch a table cut off in the middle, or an old one that is gone."""
    out = tmp_path / "tier"
    build(sources[0][0], out)
    done = subprocess.run(
        command(sources[1][0], out), capture_output=True, text=True, check=False,
        preexec_fn=lambda: full_at(2000),
    )  # fmt: skip
    assert done.returncode == 2, done.stderr
    assert "cannot be written" in done.stderr and "Free some space" in done.stderr
    assert "Traceback" not in done.stderr
    assert contents(out) == sources[0][1]
    assert [path.name for path in tmp_path.iterdir()] == ["tier"]


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="needs /proc, where nobody may write")
def test_a_folder_where_nobody_may_write_is_named(
    sources: list[tuple[Path, dict[str, bytes]]],
) -> None:
    """Catch a traceback on a closed folder, for whoever runs the build."""
    done = subprocess.run(
        command(sources[0][0], Path("/proc/tier")), capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "/proc/tier cannot be made" in done.stderr and "another --out" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="needs limits of a process, which Windows has not")
def test_scores_on_a_full_disk_say_what_to_do(tmp_path: Path) -> None:
    """Catch a table of results that is cut off, and a traceback before a teacher."""
    file = tmp_path / "answers.csv"
    head = "code,form," + ",".join(f"q{n}" for n in range(1, 11))
    file.write_text(f"{head}\nK01,k12-pre,{',' * 9}\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "tools/score_forms.py", str(file)], cwd=ROOT, capture_output=True,
        text=True, check=False, preexec_fn=lambda: full_at(200),
    )  # fmt: skip
    assert done.returncode == 1
    assert "cannot be written" in done.stderr and "Traceback" not in done.stderr
    assert [*(tmp_path / "scores").iterdir()] == []


def fresh_kit(folder: Path, requirements: str) -> Path:
    """A kit on a computer where nothing is installed yet."""
    (folder / "tools").mkdir(parents=True)
    shutil.copy(ROOT / "tools" / "kit.py", folder / "tools")
    shutil.copy(ROOT / "pyproject.toml", folder)
    (folder / "requirements.txt").write_text(requirements, encoding="utf-8")
    return folder


def set_up(folder: Path) -> subprocess.CompletedProcess[str]:
    """Start the kit where no package index answers."""
    closed = {"PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_RETRIES": "0", "PIP_NO_INPUT": "1"}
    kept = {name: text for name, text in os.environ.items() if not name.startswith("PIP_")}
    return subprocess.run(
        [sys.executable, "tools/kit.py", "list"], cwd=folder, capture_output=True, text=True,
        check=False, env={**kept, **closed, "PIP_CONFIG_FILE": os.devnull},
    )  # fmt: skip


def test_without_a_network_the_first_command_says_so(tmp_path: Path) -> None:
    """Catch a first command that ends in pip's own words alone, or in a traceback."""
    kit = fresh_kit(tmp_path / "kit", f"six==1.16.0 --hash=sha256:{'0' * 64}\n")
    done = set_up(kit)
    assert done.returncode == 1
    assert "there is no internet" in done.stderr and "goes on from here" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (kit / ".venv" / "kit-installed").exists()


def test_a_file_with_another_hash_is_not_installed(tmp_path: Path) -> None:
    """Catch a package that was changed on its way."""
    wheel = tmp_path / "changed-1.0-py3-none-any.whl"
    wheel.write_bytes(b"not what was locked")
    kit = fresh_kit(tmp_path / "kit", f"{wheel.as_uri()} --hash=sha256:{'0' * 64}\n")
    done = set_up(kit)
    assert done.returncode == 1
    assert "hashes that do not match, a file was changed on its way" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (kit / ".venv" / "kit-installed").exists()
