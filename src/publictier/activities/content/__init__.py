"""What people write for the activities: cards, tasks and replies, in TOML files of this folder."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from publictier import check
from publictier.check import Check

FOLDER = Path(__file__).parent
_ALONE = re.compile(r"\{(\w+)\}")


def read(name: str) -> dict[str, Any]:
    """Read the content of an activity.

    Args:
        name: The activity's name.

    Example:
        >>> sorted(read("rounding-lab"))
        ['tasks']
    """
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def filled(content: Any, values: Mapping[str, object]) -> Any:
    """Put values into the texts of some content; a text that is one name becomes the value.

    Raises:
        KeyError: A text names a value that is not there.

    Example:
        >>> filled({"value": "{a}", "reply": "From {low} to {a}."}, {"a": 40, "low": 21})
        {'value': 40, 'reply': 'From 21 to 40.'}
    """
    if isinstance(content, dict):
        return {key: filled(one, values) for key, one in content.items()}
    if isinstance(content, list):
        return [filled(one, values) for one in content]
    if not isinstance(content, str):
        return content
    alone = _ALONE.fullmatch(content)
    return values[alone[1]] if alone else _ALONE.sub(lambda m: str(values[m[1]]), content)


def tasks(name: str, values: Mapping[str, object] | None = None, key: str = "1") -> list[Check]:
    """Build the tasks of an activity, each with an id of its own.

    Args:
        name: The activity's name.
        values: What the texts name in braces.
        key: Tells apart several sets of the same tasks.

    Raises:
        CheckError: A task is not well formed.
        KeyError: A text names a value that is not there.
    """
    found = filled(read(name)["tasks"], values or {})
    return check.from_mappings(
        {**task, "id": f"{name}-{key}-{i}"} for i, task in enumerate(found, 1)
    )
