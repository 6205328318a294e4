"""Read a lesson's source: front matter, prose, code cells and self-checks, in MyST Markdown.

A self-check is a fence named `check` that holds YAML; it becomes a cell that shows the check.
Prose and checks may hold `{{ expression }}`, so that no number is typed by hand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jupytext
import nbformat
import yaml

from publictier import tables
from roles import RoleError, TemplateError, UnfilledRoleError, template

FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
CHECK = re.compile(r"^```\{check\}\n(.*?)\n```$", re.DOTALL | re.MULTILINE)
EXPRESSION = re.compile(r"\{\{\s*((?:(?!\}\}).)+?)\s*\}\}")
FOR_THE_LESSON = ("objective",)
INDENT = "    "


class LessonError(Exception):
    """A lesson's source is not well formed; the message names the file and the place."""


@dataclass(frozen=True)
class Source:
    """A lesson or practice set as written: front matter, cells, and the self-checks' data."""

    path: Path
    front: dict[str, Any]
    notebook: nbformat.NotebookNode
    checks: list[dict[str, Any]]


def read(path: Path) -> Source:
    """Read a source file into unexecuted cells.

    Raises:
        LessonError: no front matter, YAML that cannot be read, or a check without an id.
    """
    front, text = front_and_body(path)
    checks: list[dict[str, Any]] = []

    def as_code_cell(fence: re.Match[str]) -> str:
        check = yaml_mapping(fence[1], f"{path}, check {len(checks) + 1}")
        if "id" not in check:
            raise LessonError(f"{path}: check {len(checks) + 1} has no id.")
        checks.append(check)
        return (
            f"```{{code-cell}} ipython3\n:tags: [remove-input, check]\n\n{check_code(check)}\n```"
        )

    body = CHECK.sub(as_code_cell, text)
    notebook = jupytext.reads(body, fmt="md:myst")
    _describe_checks(notebook, checks)
    return Source(path, front, notebook, checks)


def front_and_body(path: Path) -> tuple[dict[str, Any], str]:
    """Read a source's front matter, and what stands below it, with the tier's conditions in it.

    Raises:
        LessonError: it is no text, there is no front matter, that is no mapping, or the tier has
            no condition for a role.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise LessonError(f"{path}: cannot be read as UTF-8 text: {error}") from error
    text = for_this_tier(text, path)
    head = FRONT_MATTER.match(text)
    if head is None:
        raise LessonError(f"{path}: begins without front matter (--- … ---).")
    front = yaml_mapping(head[1], f"{path}, front matter")
    if maybe := front.pop("tables-if-there", []):  # the lesson does without, in tiers without
        front["tables"] += [name for name in maybe if name in tables.names()]
    return front, text[head.end() :]


def for_this_tier(text: str, path: Path) -> str:
    """Put the conditions of the tier that is taught into a source.

    Raises:
        LessonError: the tier has none for a role, or a mark cannot be read.
    """
    try:
        return template.for_this_tier(text)
    except (RoleError, TemplateError, UnfilledRoleError) as problem:
        raise LessonError(f"{path}: {problem}.") from problem


def yaml_mapping(text: str, place: str) -> dict[str, Any]:
    """Read a mapping from YAML.

    Raises:
        LessonError: it is not YAML, or not a mapping; the message names the place.
    """
    try:
        data = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, RecursionError) as error:  # ValueError: such as 30 February
        raise LessonError(f"{place}: YAML cannot be read: {error}") from error
    if not isinstance(data, dict):
        raise LessonError(f"{place}: expected 'key: value' lines.")
    return data


def _describe_checks(notebook: nbformat.NotebookNode, checks: list[dict[str, Any]]) -> None:
    cells = [cell for cell in notebook.cells if "check" in cell.metadata.get("tags", [])]
    for cell, check in zip(cells, checks, strict=True):
        cell.metadata["check"] = about_check(check)


def about_check(check: dict[str, Any]) -> dict[str, Any]:
    """Say in a cell's metadata which check it shows, and which objective it serves.

    >>> about_check({"id": "pets", "objective": "count", "kind": "number", "answer": 2})
    {'id': 'pets', 'kind': 'number', 'objective': 'count'}
    """
    about = {"id": check["id"], "kind": check.get("kind", "")}
    return about | {key: check[key] for key in FOR_THE_LESSON if key in check}


def check_code(check: dict[str, Any]) -> str:
    """Write the call that shows a check; what is said for the lesson alone is left out.

    >>> print(check_code({"id": "pets", "kind": "number", "answer": "{{ dogs - 19 }}"}))
    check.from_mapping({
        'id': 'pets',
        'kind': 'number',
        'answer': dogs - 19,
    })
    """
    shown = {key: value for key, value in check.items() if key not in FOR_THE_LESSON}
    return f"check.from_mapping({python_literal(shown)})"


def python_literal(value: Any, depth: int = 0) -> str:
    """Write YAML data as Python, with `{{ expression }}` as code in it.

    >>> python_literal("about {{ n }} people")
    "f'about {check.text(n)} people'"
    >>> python_literal("{{ n }} of {{ m }}")
    "f'{check.text(n)} of {check.text(m)}'"
    """
    inner, outer = INDENT * (depth + 1), INDENT * depth
    if isinstance(value, dict):
        rows = [f"{inner}{k!r}: {python_literal(v, depth + 1)},\n" for k, v in value.items()]
        return "{\n" + "".join(rows) + outer + "}"
    if isinstance(value, list):
        rows = [f"{inner}{python_literal(item, depth + 1)},\n" for item in value]
        return "[\n" + "".join(rows) + outer + "]"
    if not isinstance(value, str) or not EXPRESSION.search(value):
        return repr(value)
    alone = EXPRESSION.fullmatch(value.strip())
    if alone:
        return alone[1]
    parts = EXPRESSION.split(value)
    text = "".join(
        f"{{check.text({part})}}" if i % 2 else part.replace("{", "{{").replace("}", "}}")
        for i, part in enumerate(parts)
    )
    return "f" + repr(text)


def expressions(text: str) -> list[str]:
    """Find the expressions in prose, in order of appearance, each once.

    >>> expressions("From {{ a - 19 }} to {{ a }}, so {{ a }}.")
    ['a - 19', 'a']
    """
    return list(dict.fromkeys(EXPRESSION.findall(text)))


def fill(text: str, values: dict[str, str]) -> str:
    """Put the values of expressions into prose.

    >>> fill("From {{ a - 19 }} to {{ a }}.", {"a - 19": "21", "a": "40"})
    'From 21 to 40.'
    """
    return EXPRESSION.sub(lambda match: values[match[1]], text)
