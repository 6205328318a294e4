"""The browser's way to unpack an archive, beside Python's own."""

import io
import runpy
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest

SCRIPT = Path(__file__).parents[1] / "tools" / "browser" / "unpack.py"
unpack: Callable[[bytes | memoryview, Path], int] = runpy.run_path(str(SCRIPT))["unpack"]


def archive_of(folder: Path) -> bytes:
    """Pack a folder as make_site.py does."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                archive.write(path, path.relative_to(folder).as_posix())
    return packed.getvalue()


@pytest.fixture(scope="module")
def packed() -> bytes:
    """An installed package, with folders in it, that nobody here wrote."""
    return archive_of(Path(nbformat.__file__).parents[0])


def test_it_gives_the_files_that_python_gives(packed: bytes, tmp_path: Path) -> None:
    """Same names, same bytes."""
    number = unpack(memoryview(packed), tmp_path / "ours")
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        archive.extractall(tmp_path / "theirs")
    found = [
        {path.relative_to(root): path.read_bytes() for path in root.rglob("*") if path.is_file()}
        for root in (tmp_path / "ours", tmp_path / "theirs")
    ]
    assert found[0] == found[1]
    assert number == len(found[0]) > 1


def test_a_damaged_archive_is_refused(packed: bytes, tmp_path: Path) -> None:
    """Cut short, it has no list of files; with a hole in it, a file does not inflate."""
    with pytest.raises(zipfile.BadZipFile):
        unpack(packed[: len(packed) // 2], tmp_path)
    hole = len(packed) // 3
    with pytest.raises((zipfile.BadZipFile, zlib.error)):
        unpack(packed[:hole] + bytes(200) + packed[hole + 200 :], tmp_path)
