"""Put a finished folder in the place of an old one, in one step where the system can do that."""

import ctypes
import os
import sys
from pathlib import Path

_HERE = -100  # AT_FDCWD: paths are relative to the working folder
_EXCHANGE = 2  # RENAME_EXCHANGE of Linux


def swap(new: Path, out: Path) -> None:
    """Exchange a new folder and an old one; afterwards ``new`` is the path of the old one.

    On Linux this is one step, so that whoever is killed leaves the one or the other. Elsewhere it
    is three renames; whoever is killed between them finds the old folder beside the new.

    Args:
        new: a finished folder.
        out: the folder whose place it takes; both lie on one disk.

    Raises:
        OSError: one of them is not there, or may not be moved.

    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> for name in ("new", "out"):
    ...     (folder / name).mkdir()
    ...     _ = (folder / name / "text").write_text(name)
    >>> swap(folder / "new", folder / "out")
    >>> (folder / "out" / "text").read_text(), (folder / "new" / "text").read_text()
    ('new', 'out')
    """
    if not _exchanged(new, out):
        aside = new.with_name(f"{new.name}-aside")
        out.rename(aside)
        new.rename(out)
        aside.rename(new)


def _exchanged(new: Path, out: Path) -> bool:
    """Try the one step; give False where system or disk does not know it."""
    if not sys.platform.startswith("linux"):
        return False
    call = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if call is None:
        return False
    failed = call(_HERE, os.fsencode(new), _HERE, os.fsencode(out), _EXCHANGE)
    return not failed
