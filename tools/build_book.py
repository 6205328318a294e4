"""Build the book into _build/html; any warning of Sphinx stops it."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path

import assets
import lab
from checked_yaml import YamlError
from publictier.builder import swap
from teach import cartridge, documents, guide, paper
from translation import documents as translated

ROOT = Path(__file__).resolve().parent.parent


FRONT_DOOR = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; base-uri 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="0; url=book/index.html">
<title>Rounded to Twenty</title>
</head>
<body>
<main>
<h1>Rounded to Twenty</h1>
<p><a href="book/index.html">Open the book</a></p>
<p>A lesson about data, not medical advice. Independent work: not affiliated with, or endorsed by,
the National Institutes of Health or the All of Us Research Program.</p>
</main>
</body>
</html>
"""


NOT_RUN = "Pages get no Run for"  # said by tools/book_ext/kitbook.py


class BookError(Exception):
    """The book was not built."""


FAULTS = (
    assets.AssetError, BookError, YamlError, guide.GuideError, lab.LabError, paper.PaperError,
)  # fmt: skip


def build(root: Path = ROOT) -> Path:
    """Build the book of a working copy; give the folder with index.html.

    It is made beside the old one and takes its place when it is whole.

    Raises:
        assets.AssetError: a vendored file cannot be fetched, or is not the pinned one.
        BookError: Jupyter Book reported a warning or an error, or wrote no page.
        lab.LabError: the lab was not built.
        teach.paper.PaperError: a document to print was not made.
        teach.guide.GuideError: the resource guide was not made.
    """
    assets.vendor_files()
    book = root / "_build" / "html"
    new = root / "_build" / "next" / "_build" / "html"
    shutil.rmtree(new, ignore_errors=True)
    write_pages(root)
    if (new / "_static" / "run" / "python").is_dir():
        print(f"The lab has {lab.build(new)} notebooks.")
    guide.publish(guide.INSTITUTION, new / "print")
    made = [*documents.all_documents(), *translated.all_documents()]
    print(f"{paper.build(new / 'print', made)} documents to print, each to edit, too.")
    cartridge.build(new / "print")
    # Jupyter Book's own redirect has no title, no language and no link
    (new / "index.html").write_text(FRONT_DOOR, encoding="utf-8", newline="\n")
    swap.put(new, book)
    shutil.rmtree(new, ignore_errors=True)
    return book


def write_pages(root: Path) -> None:
    """Let Jupyter Book write the pages into _build/next.

    Raises:
        BookError: it reported a warning or an error, or wrote no page.
    """
    start = "import sys; from jupyter_book.cli.main import main; sys.exit(main())"
    # --all, because Sphinx copies a changed style only together with a changed page
    options = ["--path-output", "_build/next", "-W", "--keep-going", "--quiet", "--all"]
    done = subprocess.run(
        [sys.executable, "-c", start, "build", ".", *options],
        cwd=root,
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    if done.returncode or not (root / "_build/next/_build/html/index.html").is_file():
        raise BookError(f"{done.stdout}\nThe book was not built; the reason is above.")
    for line in done.stdout.splitlines():
        if line.startswith(NOT_RUN):
            print(line)


def main() -> int:
    """Build, and say where the book is and how long it took."""
    start = time.monotonic()
    try:
        folder = build()
    except FAULTS as problem:
        print(problem, file=sys.stderr)
        return 1
    print(f"The book is in {folder / 'index.html'} ({time.monotonic() - start:.0f} s).")
    return 0


if __name__ == "__main__":
    sys.exit(main())
