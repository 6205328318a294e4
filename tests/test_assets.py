"""Fetched files: pinned, checked, and never half there."""

import tarfile
from dataclasses import replace
from pathlib import Path

import pytest

import assets


def make_archive(folder: Path, files: dict[str, str]) -> Path:
    """Write a .tgz the way npm packs: everything below package/."""
    archive = folder / "thing-1.0.0.tgz"
    with tarfile.open(archive, "w:gz") as tar:
        for name, text in files.items():
            path = folder / Path(name).name
            path.write_text(text, encoding="utf-8")
            tar.add(path, arcname=f"package/{name}")
    return archive


@pytest.fixture
def thing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[assets.Asset, Path]:
    """An asset of two files, and its archive, with a cache of its own."""
    monkeypatch.setattr(assets, "CACHE", tmp_path / "cache")
    (tmp_path / "made").mkdir()
    archive = make_archive(tmp_path / "made", {"LICENSE": "free", "build/a.js": "1", "x.js": "2"})
    asset = assets.Asset(
        name="thing",
        version="1.0.0",
        integrity=assets.integrity_of(archive.read_bytes()),
        licence="MIT",
        why="a test",
        keep={"LICENSE": "LICENSE", "build/": "b/"},
    )
    return asset, archive


def test_wanted_files_are_unpacked_and_others_are_not(thing: tuple[assets.Asset, Path]) -> None:
    """Catch an unpacking that takes too much or puts files elsewhere."""
    asset, archive = thing
    folder = assets.fetch(asset, pack=lambda _asset, _folder: archive)
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert files == {"LICENSE", "b/a.js", ".integrity"}


def test_a_wrong_hash_stops_and_unpacks_nothing(thing: tuple[assets.Asset, Path]) -> None:
    """Catch a changed download that slips into the book."""
    asset, archive = thing
    wrong = replace(asset, integrity=assets.integrity_of(b"something else"))
    with pytest.raises(assets.AssetError, match="not the archive that was pinned") as caught:
        assets.fetch(wrong, pack=lambda _asset, _folder: archive)
    assert asset.integrity in str(caught.value)
    assert wrong.integrity in str(caught.value)
    assert not wrong.folder.exists()


def test_what_is_cached_is_not_fetched_again(thing: tuple[assets.Asset, Path]) -> None:
    """Catch a build that needs the network twice."""
    asset, archive = thing
    assets.fetch(asset, pack=lambda _asset, _folder: archive)

    def refuse(_asset: assets.Asset, _folder: Path) -> Path:
        raise AssertionError("fetched again")

    assert assets.fetch(asset, pack=refuse) == asset.folder


def test_a_missing_file_is_an_error(thing: tuple[assets.Asset, Path]) -> None:
    """Catch a new version of a package that moved a file we vendor."""
    asset, archive = thing
    wanting = replace(asset, keep={"gone.js": "gone.js"})
    with pytest.raises(assets.AssetError, match="lacks a file"):
        assets.fetch(wanting, pack=lambda _asset, _folder: archive)


def test_every_row_says_why_and_under_which_licence() -> None:
    """Catch an asset that nobody chose."""
    rows = assets.read_list().values()
    print(f"{len(rows)} assets examined")
    assert len(rows) >= 5
    for asset in rows:
        assert asset.integrity.startswith("sha512-")
        assert asset.why
        assert asset.licence
