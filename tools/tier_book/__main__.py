"""Called by `publictier teach`, which says what the options mean."""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path

import r_kernel
from assets import AssetError
from publictier.errors import PublicTierError
from roles import Role, RoleError
from tier_book import install
from tier_book.make import Made, make

FAILED, STOPPED = 2, 130
FAULTS = (
    install.TierError, RoleError, PublicTierError, AssetError, subprocess.TimeoutExpired, OSError,
)  # fmt: skip


def main() -> int:
    """Make the book, and say what is in it and what is not."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("tier", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    for name in ("roles", "keep"):
        parser.add_argument(f"--{name}", type=Path)
    for name in ("real", "force"):
        parser.add_argument(f"--{name}", action="store_true")
    options = parser.parse_args()
    start = time.monotonic()
    try:
        r_kernel.set_up()
        print("Auditing the tier …", flush=True)
        tier = install.read(options.tier, made_up=not options.real)
        made = make(
            tier, options.out, roles=options.roles, keep=options.keep, force=options.force, say=_say
        )
    except KeyboardInterrupt:
        print("\nStopped. Nothing was made, and an earlier book is as it was.", file=sys.stderr)
        return STOPPED
    except FAULTS as problem:
        print(f"publictier: {problem}", file=sys.stderr)
        return FAILED
    print(_summary(made))
    print(f"The book is in {made.book / 'index.html'} ({time.monotonic() - start:.0f} s).")
    return 0


def _say(line: str) -> None:
    print(line, flush=True)


def _summary(made: Made) -> str:
    filled = [one for one in made.filled.values() if isinstance(one, Role)]
    lines = [f"{len(filled)} of {len(made.filled)} roles are filled:"]
    lines += [f"  {one.name}, in place of the kit's {one.key}" for one in filled]
    lines.append(f"{len(made.lost)} lessons, practice sets or pages are left out:")
    for one in made.lost:
        kind = " (practice)" if one.job.is_practice else ""
        lines.append(f"  {one.job.name}{kind}: {one.why}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
