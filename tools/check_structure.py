"""Measure the code: length of files and functions, docstrings, leftovers; fail where it slips."""

from __future__ import annotations

import ast
import re
import statistics
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LONGEST_FILE = 300
LONGEST_TEST_FILE = 400
LONGEST_FUNCTION = 50
LEFTOVER = re.compile(r"\b(TODO|FIXME|XXX)\b")
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass
class Findings:
    """What was measured, and what is wrong."""

    files: int = 0
    functions: list[int] = field(default_factory=list)
    public: int = 0
    faults: list[str] = field(default_factory=list)


def tracked(pattern: str) -> list[Path]:
    """List the files of a kind that belong to the repository."""
    done = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", pattern],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return [ROOT / line for line in done.stdout.splitlines() if (ROOT / line).is_file()]


def length(function: Function) -> int:
    """Count a function's lines without its docstring.

    >>> length(ast.parse("def f(): return 1").body[0])
    1
    """
    lines = (function.end_lineno or function.lineno) - function.lineno + 1
    first = function.body[0]
    if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
        lines -= (first.end_lineno or first.lineno) - first.lineno + 1
    return lines


def public_things(tree: ast.Module) -> Iterator[ast.ClassDef | Function]:
    """Give public classes and functions of a module, and public methods of those classes."""
    for node in tree.body:
        if isinstance(node, ast.ClassDef | Function) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from (
                    part
                    for part in node.body
                    if isinstance(part, Function) and not part.name.startswith("_")
                )


def is_overload(node: ast.ClassDef | Function) -> bool:
    """Whether a function only states types."""
    names = {getattr(mark, "id", getattr(mark, "attr", "")) for mark in node.decorator_list}
    return "overload" in names


def measure_length(path: Path, text: str, limit: int, found: Findings) -> None:
    """Hold a file to its limit of lines."""
    lines = len(text.splitlines())
    if lines > limit:
        place = path.relative_to(ROOT).as_posix()
        found.faults.append(f"{place}: {lines} lines, at most {limit}")


def measure(path: Path, found: Findings) -> None:
    """Add one file to the findings."""
    text = path.read_text(encoding="utf-8")
    place = path.relative_to(ROOT).as_posix()
    tree = ast.parse(text)
    found.files += 1
    measure_length(
        path, text, LONGEST_TEST_FILE if place.startswith("tests/") else LONGEST_FILE, found
    )
    if path.name != Path(__file__).name and LEFTOVER.search(text):
        found.faults.append(f"{place}: something was left to be done")
    for node in ast.walk(tree):
        if isinstance(node, Function):
            found.functions.append(length(node))
            if found.functions[-1] > LONGEST_FUNCTION:
                found.faults.append(f"{place}: {node.name} has {found.functions[-1]} lines")
    for thing in public_things(tree):
        found.public += 1
        if not ast.get_docstring(thing) and not is_overload(thing):
            found.faults.append(f"{place}: {thing.name} has no docstring")


def main() -> int:
    """Measure every Python file, and the length of every script, and print the figures."""
    found = Findings()
    for path in tracked("*.py"):
        measure(path, found)
    scripts = [*tracked("*.js"), *tracked("*.mjs")]
    for path in scripts:
        measure_length(path, path.read_text(encoding="utf-8"), LONGEST_FILE, found)
    if not found.files or not found.functions or not scripts:
        print("Nothing was examined.", file=sys.stderr)
        return 1
    lengths = sorted(found.functions)
    print(
        f"{found.files} files, {len(lengths)} functions "
        f"(median {statistics.median(lengths):.0f} lines, 90th percentile "
        f"{lengths[int(len(lengths) * 0.9)]}, longest {lengths[-1]}), {found.public} public names, "
        f"{len(scripts)} scripts"
    )
    for fault in found.faults:
        print(fault, file=sys.stderr)
    return 1 if found.faults else 0


if __name__ == "__main__":
    sys.exit(main())
