"""The small artificial catalogue of the population tests, and a way to spoil it."""

import shutil
from functools import cache
from pathlib import Path

from publictier.population import Population

STARTER = Path(__file__).parent
LEAVES = (2000010003, 2000010005, 2000010006, 2000020002, 2000030001, 2000040002, 2000040003)
WOMEN_ONLY = 2000010004


@cache
def population(seed: int = 7, people: int = 60_000) -> Population:
    """Give one population for all tests of a run."""
    return Population(seed=seed, people=people, catalogue=STARTER)


def spoiled(folder: Path, file: str, old: str, new: str) -> Path:
    """Copy the catalogue and replace text in one file; the text must be there."""
    copy = folder / "catalogue"
    shutil.copytree(STARTER, copy, ignore=shutil.ignore_patterns("__*"))
    text = (copy / file).read_text(encoding="utf-8")
    assert old in text, f"{file} has no {old!r} to replace"
    (copy / file).write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")
    return copy
