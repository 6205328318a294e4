"""`python -m webrkernel install` registers the kernel; Jupyter itself starts it by `-f FILE`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from webrkernel import kernelspec
from webrkernel.errors import MissingPartError
from webrkernel.places import find_node, find_webr


def install(arguments: list[str]) -> int:
    """Register the kernel, after looking whether Node and webR are there."""
    parser = argparse.ArgumentParser(prog="python -m webrkernel install")
    place = parser.add_mutually_exclusive_group()
    place.add_argument("--sys-prefix", action="store_true", help="into this Python's environment")
    place.add_argument("--prefix", type=Path, help="into the environment in this folder")
    place.add_argument("--user", action="store_true", help="for this user (as without any option)")
    parser.add_argument("--webr", type=Path, help="folder of webR, if not in the kit's cache")
    chosen = parser.parse_args(arguments)
    prefix = Path(sys.prefix) if chosen.sys_prefix else chosen.prefix
    try:
        find_node()
        find_webr(chosen.webr)
    except MissingPartError as problem:
        print(problem, file=sys.stderr)
        return 1
    print(f"{kernelspec.DISPLAY_NAME} is registered in {kernelspec.install(prefix, chosen.webr)}")
    return 0


def main(arguments: list[str]) -> int:
    """Install, or be the kernel."""
    if arguments[:1] == ["install"]:
        return install(arguments[1:])
    from webrkernel.app import WebRKernelApp

    WebRKernelApp.launch_instance(argv=arguments)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
