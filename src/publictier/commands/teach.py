"""``publictier teach --tier DIR --out DIR``."""

import argparse
import subprocess
import sys
from pathlib import Path

import publictier
from publictier.errors import PublicTierError

STOPPED = 130
KIT = Path(publictier.__file__).resolve().parents[2]


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Say what the command takes."""
    teach = commands.add_parser(
        "teach",
        help="make the whole book over a tier of your own",
        description="Make the book, the Practice Browser and the lessons over a published tier: "
        "lessons take their conditions from it, and what it cannot carry is left out and named.",
    )
    teach.add_argument("--tier", type=Path, required=True, help="folder of a published tier")
    teach.add_argument("--out", type=Path, required=True, help="folder for the book")
    whose = teach.add_mutually_exclusive_group(required=True)
    whose.add_argument("--made-up", action="store_true", help="nobody in the tier is real")
    whose.add_argument("--real", action="store_true", help="the people in the tier are real")
    teach.add_argument("--roles", type=Path, help="TOML file with conditions that you choose")
    teach.add_argument("--keep", type=Path, help="folder for the sources of the book, to change")
    teach.add_argument("--force", action="store_true", help="replace an earlier book")
    teach.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Let the kit's own tools make the book.

    Raises:
        PublicTierError: this library was installed without the kit around it.
    """
    if not (KIT / "tools" / "tier_book").is_dir():
        raise PublicTierError(
            "teach makes the whole book, and needs the kit's repository around this library. Get a "
            "clone of it, and run there: python3 tools/kit.py publictier teach …"
        )
    given = [f"--{name}={value.resolve()}" for name, value in _folders(arguments).items() if value]
    given += [f"--{name}" for name in ("real", "force") if getattr(arguments, name)]
    command = [sys.executable, "-m", "tier_book", *given]
    try:
        return subprocess.run(command, cwd=KIT / "tools", check=False).returncode
    except KeyboardInterrupt:  # the tools have said so
        return STOPPED


def _folders(arguments: argparse.Namespace) -> dict[str, Path | None]:
    return {name: getattr(arguments, name) for name in ("tier", "out", "roles", "keep")}
