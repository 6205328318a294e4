"""Make the pages gathered from rule, lessons, items and catalogs: words, standards, plans, Spanish.

With --check nothing is written: pages that differ are listed, exit code 1.
"""

from __future__ import annotations

import argparse
import sys

import assessment_pages
import glossary
import progress_page
import routes_page
import rule_page
import speed_page
import standards_page
from checked_yaml import YamlError
from item_bank import ROOT, BankError
from teach import guide, pages
from translation import pages as translated

FAULTS = (BankError, YamlError, guide.GuideError, standards_page.StandardError)
MAKERS = (
    rule_page.made, speed_page.made, glossary.made, standards_page.made, assessment_pages.made,
    routes_page.made, pages.made, guide.made, progress_page.made, translated.made,
)  # fmt: skip


def stale() -> tuple[list[str], int]:
    """Name the pages that are not what their sources make, and count those examined."""
    pages = {path: text for make in MAKERS for path, text in make().items()}
    old = [
        str(path.relative_to(ROOT))
        for path, text in pages.items()
        if not path.is_file() or path.read_text(encoding="utf-8") != text
    ]
    return old, len(pages)


def main() -> int:
    """Make or check the pages; say how many."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    try:
        if options.check:
            old, count = stale()
            print(f"{count} pages examined, not as their sources make them: {old or 'none'}")
            return 1 if old else 0
        for make in MAKERS:
            for path, text in make().items():
                path.parent.mkdir(exist_ok=True)
                temporary = path.with_name(path.name + ".part")
                temporary.write_text(text, encoding="utf-8")
                temporary.replace(path)
                print(f"made {path.relative_to(ROOT)}")
        print(standards_page.coverage(standards_page.crosswalk()))
    except FAULTS as problem:
        print(f"Nothing more was made.\n{problem}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
