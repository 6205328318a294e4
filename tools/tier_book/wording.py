"""Change sentences about the kit's own tables where a book has others, above all "made up".

Lessons do this by themselves; these are the other pages, which are written once for the kit's own
tables. A sentence that is no longer there as written is an error, so that none is missed.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

from tier_book.install import TaughtTier, TierError

FILE = Path(__file__).parent / "wording.toml"


def replacements(*, made_up: bool) -> list[tuple[str, str, str]]:
    """Give page, sentence and what stands in its place in the book of another tier."""
    given = tomllib.loads(FILE.read_text(encoding="utf-8"))["sentences"]
    keys = ("other",) if made_up else ("real", "other")
    return [(one["page"], one["own"], one[key]) for one in given for key in keys if key in one]


def put(root: Path, tier: TaughtTier) -> None:
    """Change the pages of a copy of the kit.

    Raises:
        TierError: a sentence does not stand in its page, or stands there twice.
    """
    for page, old, new in replacements(made_up=tier.made_up):
        path = root / page
        text = path.read_text(encoding="utf-8")
        if text.count(old) != 1:
            raise TierError(f"{page} does not say once {old!r}. Bring wording.toml up to date.")
        new = new.replace("{people}", tier.printed)
        path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")
