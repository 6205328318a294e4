"""Read a YAML file against a JSON schema; a fault is told with its line, its key and a remedy."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import yaml


class YamlError(Exception):
    """A YAML file is not as its schema says; the message names file, line, key and remedy."""


def read(
    path: Path, schema: Path, written: Callable[[str, Path], str] | None = None
) -> dict[str, Any]:
    """Read a file.

    Args:
        path: the YAML file.
        schema: a JSON schema; where it describes a key, the description is the remedy.
        written: what turns the file's text into YAML, if it has marks that YAML has not.

    Raises:
        YamlError: it is no YAML, or not as the schema says.
        OSError: one of the files cannot be read.
    """
    try:
        text = path.read_text(encoding="utf-8")
        if written is not None:
            text = written(text, path)
        data = _days_as_texts(yaml.safe_load(text))
    except yaml.MarkedYAMLError as problem:
        mark = problem.problem_mark or problem.context_mark
        line = mark.line + 1 if mark else 1
        raise YamlError(
            f"{path.name}, line {line}: this is not YAML: {problem.problem}. "
            "Look at the spaces before the key, at colons, and at quotes that are not closed."
        ) from problem
    except (yaml.YAMLError, ValueError, RecursionError) as problem:
        # bytes or signs that text does not have, a day such as 2026-02-30, a list that holds itself
        reason = str(problem).splitlines()[0]
        raise YamlError(
            f"{path.name} cannot be read as YAML: {reason}. Save it as plain text in UTF-8, and "
            "put days and odd values in quotes."
        ) from problem
    validator = jsonschema.Draft202012Validator(json.loads(schema.read_text(encoding="utf-8")))
    fault = jsonschema.exceptions.best_match(validator.iter_errors(data))
    if fault is not None:
        place = list(fault.absolute_path)
        key = " → ".join(map(str, place)) or "the whole file"
        remedy = fault.schema.get("description", "") if isinstance(fault.schema, dict) else ""
        raise YamlError(
            f"{path.name}, line {line_of(text, place)}, {key}: {fault.message}. {remedy}".rstrip()
        )
    found: dict[str, Any] = data
    return found


def _days_as_texts(data: Any) -> Any:
    """Turn days, which YAML reads as such, back into the text that was written."""
    if isinstance(data, dict):
        return {key: _days_as_texts(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_days_as_texts(value) for value in data]
    return data.isoformat() if isinstance(data, datetime.date) else data


def line_of(text: str, place: list[Any]) -> int:
    r"""Say on which line of a YAML text a key or a list's entry stands.

    >>> line_of("name: A\nhours:\n  - 9\n  - ten\n", ["hours", 1])
    4
    """
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    line = 1
    for step in place:
        if isinstance(node, yaml.MappingNode):
            key, node = next(pair for pair in node.value if pair[0].value == str(step))
            line = key.start_mark.line + 1
        elif isinstance(node, yaml.SequenceNode):
            node = node.value[int(step)]
            line = node.start_mark.line + 1
    return line
