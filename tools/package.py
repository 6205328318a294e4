"""Pack the built book to take away: one zip that opens by double click, with or without a server.

The small edition leaves out what runs code, and its pages say so.
"""

from __future__ import annotations

import json
import os
import re
import sys
import zipfile
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import assets
import browser_python
import build_book
import lab

ROOT = Path(__file__).resolve().parent.parent
BOOK = ROOT / "_build" / "html"
OUT = ROOT / "_build" / "package"
START = ROOT / "tools" / "START-HERE.html"
SERVER = ROOT / "tools" / "serve.py"
RUNS_CODE = ("_static/run/", "lab/")
NOT_NEEDED = (".doctrees", "_sources/", "objects.inv", ".buildinfo")
RUN_BLOCK = re.compile(r'(data-activity="run"[^>]*>)(.*?)(</script>)', re.DOTALL)
SMALL_EDITION = "this is the small edition, without what runs code."
SMALL_MEGABYTES = 25
PACKED = {".zip", ".woff", ".woff2", ".png", ".gz", ".ods"}


class PackageError(Exception):
    """The edition cannot be packed; the message says why, and what to do."""


def without_running(page: str) -> str:
    """Rewrite a page of the small edition: it says why no code runs, and offers no lab.

    >>> block = '{"spec":{"notebooks":{"r":[]},"lab":{"r":"a"},"missing":[],"why":""}}'
    >>> print(without_running(f'<script data-activity="run">{block}</script>'))
    <script data-activity="run">{"spec": {"notebooks": {}, "lab": {}, "missing": ["R"], "why": \
"this is the small edition, without what runs code."}}</script>
    """

    def rewritten(found: re.Match[str]) -> str:
        state = json.loads(found[2])
        spec = state["spec"]
        names = {"python": "Python", "r": "R"}
        missing = [*spec["missing"], *(names[one] for one in spec["notebooks"])]
        spec.update(notebooks={}, lab={}, missing=missing, why=SMALL_EDITION)
        text = json.dumps(state, ensure_ascii=False).replace("<", "\\u003c")
        return f"{found[1]}{text}{found[3]}"

    return RUN_BLOCK.sub(rewritten, page)


def members(book: Path, small: bool) -> Iterator[tuple[str, bytes]]:
    """Give path and content of each file of an edition, in order.

    Raises:
        PackageError: there is no built book, or no page with code in it.
    """
    if not (book / "index.html").is_file():
        raise PackageError(f"{book} holds no built book. Run: python3 tools/kit.py book")
    rewritten = 0
    yield "START-HERE.html", START.read_bytes()
    yield "serve.py", SERVER.read_bytes()
    for path in sorted(book.rglob("*")):
        name = path.relative_to(book).as_posix()
        if not path.is_file() or name.startswith(NOT_NEEDED):
            continue
        if small and name.startswith(RUNS_CODE):
            continue
        data = path.read_bytes()
        if small and path.suffix == ".html":
            page = data.decode("utf-8")
            data = without_running(page).encode("utf-8")
            rewritten += data != page.encode("utf-8")
        yield f"kit/{name}", data
    if small and not rewritten:
        raise PackageError("No page of the small edition says that no code runs: none was found.")


def pack(book: Path, target: Path, small: bool) -> int:
    """Write an edition, the same bytes each time; give how many files it holds."""
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_suffix(".unfinished")
    count = 0
    with zipfile.ZipFile(unfinished, "w") as archive:
        for name, data in members(book, small):
            entry = zipfile.ZipInfo(f"{target.stem}/{name}", browser_python.SAME_DAY)
            is_packed = Path(name).suffix in PACKED
            entry.compress_type = zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)
            count += 1
    unfinished.replace(target)
    return count


def main() -> int:
    """Build the book, pack both editions, and say how large they are."""
    try:
        build_book.build()
        for small in (False, True):
            name = f"rounded-to-twenty-{version('publictier')}{'-small' if small else ''}.zip"
            target = OUT / name
            count = pack(BOOK, target, small)
            size = target.stat().st_size / 1e6
            print(f"{os.path.relpath(target, ROOT)}: {count} files, {size:.0f} MB")
            if small and size > SMALL_MEGABYTES:
                raise PackageError(f"The small edition must stay below {SMALL_MEGABYTES} MB.")
    except (PackageError, build_book.BookError, assets.AssetError, lab.LabError) as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
