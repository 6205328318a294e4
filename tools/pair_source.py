"""Read a lesson that is written once and taught in two languages.

Code stands in fences named `python` and `r`, prose for one language in `:::{python}` and
`:::{r}`, and a self-check about one language says so with `language:`. All else is for both.
Blocks for one language that follow each other are shown as one set of tabs.

A code fence may begin with options, a line each:
`:agree:` both languages' cells must show the same numbers; `:thing: id` the cell is one of those
set side by side; `:error:` it is meant to fail; `:hidden:` plumbing that readers never see.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from lesson_source import LessonError, front_and_body, yaml_mapping

LANGUAGES = ("python", "r")
PIECE = re.compile(
    r"^```\{(?P<code>python|r)\}\n(?P<cell>.*?)\n?^```$"
    r"|^```\{check\}\n(?P<check>.*?)\n^```$"
    r"|^:::\{(?P<aside>python|r)\}\n(?P<prose>.*?)\n^:::$",
    re.DOTALL | re.MULTILINE,
)
OPTION = re.compile(r"^:([a-z]+):(?: +(\S+))? *\n?", re.MULTILINE)
OPTIONS = ("agree", "thing", "error", "hidden")
HEADING = re.compile(r"^#+ ", re.MULTILINE)


@dataclass(frozen=True)
class Block:
    """One piece of a lesson: prose, a code cell or a self-check, for one language or for both."""

    kind: str
    text: str = ""
    language: str | None = None
    options: dict[str, str] = field(default_factory=dict)
    check: dict[str, Any] = field(default_factory=dict)

    @property
    def is_hidden(self) -> bool:
        """Whether readers never see it."""
        return "hidden" in self.options


@dataclass(frozen=True)
class PairSource:
    """A lesson or practice set for two languages, as written."""

    path: Path
    front: dict[str, Any]
    blocks: list[Block]

    @property
    def checks(self) -> list[dict[str, Any]]:
        """The data of all self-checks, in the written order."""
        return [block.check for block in self.blocks if block.kind == "check"]

    def blocks_for(self, language: str) -> list[Block]:
        """Give what a reader of one language meets, in order."""
        return [block for block in self.blocks if block.language in (None, language)]

    def runs(self) -> list[list[Block]]:
        """Group the blocks: shared ones each alone, those of a language with their neighbours."""
        groups: list[list[Block]] = []
        for before, block in zip([None, *self.blocks], self.blocks, strict=False):
            if before is None or before.language is None or block.language is None:
                groups.append([block])
            else:
                groups[-1].append(block)
        return groups


def is_pair(path: Path) -> bool:
    """Whether a source has cells in both languages."""
    text = path.read_text(encoding="utf-8")
    return "\n```{python}\n" in text and "\n```{r}\n" in text


def read_pair(path: Path) -> PairSource:
    """Read a source file into blocks.

    Raises:
        LessonError: no front matter, YAML or an option that cannot be read, or blocks that do
            not make a lesson in both languages; the message names the file and the block.
    """
    front, body = front_and_body(path)
    source = PairSource(path, front, list(_blocks(body, path)))
    for problem in problems(source):
        raise LessonError(f"{path}: {problem}")
    return source


def _blocks(body: str, path: Path) -> Iterator[Block]:
    end = 0
    for piece in PIECE.finditer(body):
        yield from _shared_prose(body[end : piece.start()])
        end = piece.end()
        if piece["code"]:
            yield _code(piece["code"], piece["cell"], path)
        elif piece["aside"]:
            yield Block("prose", piece["prose"].strip("\n"), piece["aside"])
        else:
            yield _check(piece["check"], path)
    yield from _shared_prose(body[end:])


def _shared_prose(text: str) -> Iterator[Block]:
    if text.strip():
        yield Block("prose", text.strip())


def _code(language: str, text: str, path: Path) -> Block:
    options: dict[str, str] = {}
    while option := OPTION.match(text):
        if option[1] not in OPTIONS:
            allowed = ", ".join(OPTIONS)
            raise LessonError(f"{path}: a cell has the option {option[1]!r}. Allowed: {allowed}.")
        options[option[1]] = option[2] or ""
        text = text[option.end() :]
    return Block("code", text.strip("\n"), language, options)


def _check(text: str, path: Path) -> Block:
    check = yaml_mapping(text, f"{path}, a check")
    if "id" not in check:
        raise LessonError(f"{path}: a check has no id: {text[:60]!r}.")
    language = check.pop("language", None)
    if language not in (None, *LANGUAGES):
        raise LessonError(f"{path}, check {check['id']}: language is {language!r}, not python, r.")
    return Block("check", language=language, check=check)


def problems(source: PairSource) -> Iterator[str]:
    """Say what keeps a source from being a lesson in both languages."""
    for run in source.runs():
        if run[0].language is None or all(block.is_hidden for block in run):
            continue
        start = (run[0].text or run[0].check.get("id", "")).split("\n")[0]
        for language in LANGUAGES:
            if not [b for b in run if b.language == language and not b.is_hidden]:
                yield f"the tabs that begin with {start!r} have nothing in {language}."
        if any(block.kind == "prose" and HEADING.search(block.text) for block in run):
            yield f"the tabs that begin with {start!r} hold a heading; headings are for both."
        for option in ("agree", "thing"):
            python, r = (
                [b.options[option] for b in run if b.language == name and option in b.options]
                for name in LANGUAGES
            )
            if python != r:
                yield f"the tabs that begin with {start!r} do not pair their :{option}: cells."
    for language in LANGUAGES:
        yield from _unannounced(source.blocks_for(language), language)


def _unannounced(blocks: list[Block], language: str) -> Iterator[str]:
    before = ""
    for block in blocks:
        if block.kind == "code" and not block.is_hidden:
            if before == "code":
                first = block.text.split("\n")[0]
                yield f"no prose stands before the {language} cell {first!r}."
            before = "code"
        elif block.kind == "prose":
            before = "prose"


def filled(source: PairSource, texts: list[str]) -> PairSource:
    """Give the source with its prose replaced, in order, by the texts given."""
    fresh = iter(texts)
    blocks = [
        replace(block, text=next(fresh)) if block.kind == "prose" else block
        for block in source.blocks
    ]
    return replace(source, blocks=blocks)
