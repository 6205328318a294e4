"""Read how a PDF is tagged, with another library than the one that wrote it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf


@dataclass
class Tagged:
    """What a PDF says of itself: pages, headings in order, elements by kind, and faults."""

    pages: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    headings: list[int] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def elements(node: Any) -> Iterator[Any]:
    """Give the elements of a structure tree in reading order."""
    if isinstance(node, pikepdf.Array):
        for one in node:
            yield from elements(one)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield node
        yield from elements(node.get("/K", pikepdf.Array()))


def attributes(element: Any) -> dict[str, str]:
    """The attributes of an element, of all owners together."""
    found = element.get("/A", pikepdf.Array())
    every = found if isinstance(found, pikepdf.Array) else [found]
    return {str(key): str(value) for one in every for key, value in one.items()}


def read(path: Path) -> Tagged:
    """Read a PDF's tags, and say what a screen reader would miss (PDF/UA-1, 7.1 to 7.5)."""
    found = Tagged()
    with pikepdf.open(path) as pdf:
        root = pdf.Root
        found.pages = len(pdf.pages)
        for name, good in (
            ("tags", "/StructTreeRoot" in root and bool(root.get("/MarkInfo", {}).get("/Marked"))),
            ("a language", bool(str(root.get("/Lang", "")))),
            ("a title", bool(str(pdf.docinfo.get("/Title", "")).strip())),
            ("its title in the window",
             bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"))),
        ):  # fmt: skip
            if not good:
                found.faults.append(f"no {name}")
        if "/StructTreeRoot" in root:
            for element in elements(root.StructTreeRoot.K):
                _look_at(element, found)
    _headings(found)
    return found


def _look_at(element: Any, found: Tagged) -> None:
    kind = str(element.S).removeprefix("/")
    found.kinds[kind] += 1
    if kind[:1] == "H" and kind[1:].isdigit():
        found.headings.append(int(kind[1:]))
    if kind == "Figure" and not str(element.get("/Alt", "")).strip():
        found.faults.append("a figure without a text alternative")
    if kind == "TH" and "/Scope" not in attributes(element):
        found.faults.append("a head of a table without a scope")
    if kind == "Table" and not any(str(one.S) == "/TH" for one in elements(element.K)):
        found.faults.append("a table without heads")


def _headings(found: Tagged) -> None:
    levels = found.headings
    if levels[:1] != [1] or levels.count(1) != 1:
        found.faults.append(f"not one heading of the first level, and that first: {levels[:3]}")
    found.faults += [
        f"heading {after} follows {before}"
        for before, after in pairwise(levels)
        if after > before + 1
    ]
