"""Put a finished folder in the place of an old one, in one step where the system can do that."""

import ctypes
import os
import sys
from pathlib import Path

_HERE = -100  # AT_FDCWD: paths are relative to the working folder
_EXCHANGE = 2  # RENAME_EXCHANGE of Linux


def put(new: Path, out: Path) -> None:
    """Put a finished folder in its place; an old one then lies where the new one was.

    On Linux this is one step, so that whoever is killed leaves the one or the other. Elsewhere it
    is three renames; whoever is killed between them finds the old folder beside the new, and where
    the second fails, the old one is put back.

    Args:
        new: a finished folder.
        out: the folder whose place it takes; both lie on one disk.

    Raises:
        OSError: one of them may not be moved; the old one is where it was.

    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> for name in ("new", "out"):
    ...     (folder / name).mkdir()
    ...     _ = (folder / name / "text").write_text(name)
    >>> put(folder / "new", folder / "out")
    >>> (folder / "out" / "text").read_text(), (folder / "new" / "text").read_text()
    ('new', 'out')
    """
    if not out.exists():
        new.rename(out)
    elif not _exchanged(new, out):
        aside = new.with_name(f"{new.name}-aside")
        out.rename(aside)
        try:
            new.rename(out)
        except OSError:
            aside.rename(out)
            raise
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
