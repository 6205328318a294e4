"""The command line: ``publictier build``, ``publictier audit`` and ``publictier teach``."""

import argparse
import sys
from collections.abc import Sequence

from publictier.commands import audit, build, teach
from publictier.errors import PublicTierError

_USAGE_ERROR = 2


def parser() -> argparse.ArgumentParser:
    """Give the parser of the command line.

    >>> parser().parse_args(["build", "omop", "--out", "tier"]).out.name
    'tier'
    """
    top = argparse.ArgumentParser(prog="publictier", description=__doc__)
    commands = top.add_subparsers(required=True, metavar="COMMAND")
    build.add(commands)
    audit.add(commands)
    teach.add(commands)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Returns:
        Exit code: 0; 1 where an audit failed; 2 after an error, whose message is on standard
        error.
    """
    given = parser().parse_args(arguments)
    try:
        return int(given.run(given))
    except PublicTierError as error:
        print(f"publictier: {error}", file=sys.stderr)
        return _USAGE_ERROR


if __name__ == "__main__":
    sys.exit(main())
