"""Take "made up" out of pages about the tables, where the people of a tier are real.

Lessons do this by themselves; these are the other pages, which are written once for the kit's own
tables. A sentence that is no longer there as written is an error, so that none is missed.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

from tier_book.install import TaughtTier, TierError

FILE = Path(__file__).parent / "wording.toml"


def replacements() -> list[tuple[str, str, str]]:
    """Give page, sentence and what stands in its place where the people are real."""
    given = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return [(one["page"], one["made-up"], one["real"]) for one in given["sentences"]]


def put(root: Path, tier: TaughtTier) -> None:
    """Change the pages of a copy of the kit, if the people are real.

    Raises:
        TierError: a sentence does not stand in its page, or stands there twice.
    """
    if tier.made_up:
        return
    for page, old, new in replacements():
        path = root / page
        text = path.read_text(encoding="utf-8")
        if text.count(old) != 1:
            raise TierError(f"{page} does not say once {old!r}. Bring wording.toml up to date.")
        new = new.replace("{people}", tier.printed)
        path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")
