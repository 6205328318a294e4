"""Run a lesson's cells in a kernel and write the same notebook every time."""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbclient.util import run_sync

from lesson_source import LessonError, Source, expressions, fill

PYTHON = {"name": "python3", "display_name": "Python 3", "language": "python"}
R = {"name": "webr", "display_name": "R (webR)", "language": "R"}
CELL_SECONDS = 120
LIVE_WIDGET = "application/vnd.jupyter.widget-view+json"
HIDDEN = {"remove-input", "remove-cell"}
ADDRESS = re.compile(r" at 0x[0-9a-f]+")
CELL_FRAME = "Cell In"
LEFT_OUT = ["… (lines of the library's own code, left out here)"]
COLOR = re.compile(r"\x1b\[[0-9;]*m")


def run(source: Source, folder: Path) -> nbformat.NotebookNode:
    """Run a lesson from top to bottom in the folder given, and fill in the numbers of its prose.

    Raises:
        LessonError: a cell or an expression fails; the message names file, cell and error.
    """
    prose = [cell for cell in source.notebook.cells if cell.cell_type == "markdown"]
    texts = execute(source.notebook, folder, source.path, texts=[cell.source for cell in prose])
    for cell, text in zip(prose, texts, strict=True):
        cell.source = text
    return tidy(source.notebook, source.front)


def execute(
    notebook: nbformat.NotebookNode,
    folder: Path,
    path: Path,
    *,
    kernel: dict[str, str] = PYTHON,
    texts: Sequence[str] = (),
) -> list[str]:
    """Run all cells in the folder given; then fill in the expressions of the texts.

    Args:
        notebook: its outputs are put into it.
        folder: where the kernel works.
        path: the lesson's source, for messages.
        kernel: the kernelspec.
        texts: prose with `{{ expression }}`, in Python; evaluated after the last cell.

    Raises:
        LessonError: a cell or an expression fails; the message names file, cell and error.
    """
    notebook.metadata = nbformat.from_dict({"kernelspec": kernel})
    client = NotebookClient(
        notebook,
        timeout=CELL_SECONDS,
        resources={"metadata": {"path": str(folder)}},
        extra_arguments=["--log-level=ERROR"],
    )
    try:
        with client.setup_kernel():
            for index, cell in enumerate(notebook.cells):
                client.execute_cell(cell, index)
            return [fill(text, _values(client, text, path)) for text in texts]
    except CellExecutionError as error:
        raise LessonError(f"{path}: a cell failed.\n{error}") from error


async def _ask(kernel: Any, expressions: dict[str, str]) -> dict[str, Any]:
    reply = await kernel.execute(
        "from publictier import check",
        silent=True,
        user_expressions=expressions,
        reply=True,
        timeout=CELL_SECONDS,
    )
    return dict(reply)


def _values(client: NotebookClient, text: str, path: Path) -> dict[str, str]:
    """Evaluate the expressions of one piece of prose in the lesson's own kernel."""
    wanted = expressions(text)
    if not wanted:
        return {}
    asked = {str(i): f"check.text({expression})" for i, expression in enumerate(wanted)}
    reply = run_sync(_ask)(client.kc, asked)
    values = {}
    for i, expression in enumerate(wanted):
        answer = reply["content"]["user_expressions"][str(i)]
        if answer["status"] != "ok":
            raise LessonError(
                f"{path}: the expression {{{{ {expression} }}}} failed: "
                f"{answer.get('ename')}: {answer.get('evalue')}"
            )
        values[expression] = ast.literal_eval(answer["data"]["text/plain"])
    return values


def tidy(
    notebook: nbformat.NotebookNode, front: dict[str, Any], kernel: dict[str, str] = PYTHON
) -> nbformat.NotebookNode:
    """Take out what changes from run to run: ids, times, live widgets, addresses, versions."""
    for index, cell in enumerate(notebook.cells):
        cell["id"] = f"cell-{index:03d}"
        cell.metadata.pop("execution", None)
        if HIDDEN & set(cell.metadata.get("tags", [])):
            # Jupyter folds away what the page leaves out: plumbing, and the answers of checks
            cell.metadata["jupyter"] = {"source_hidden": True}
        for output in cell.get("outputs", []):
            output.get("data", {}).pop(LIVE_WIDGET, None)
            output.pop("transient", None)
            if "traceback" in output and kernel is PYTHON:
                output["traceback"] = own_lines(output["traceback"])
            _refuse_addresses(output, index)
    notebook.metadata = nbformat.from_dict(
        {"kernelspec": kernel, "language_info": {"name": kernel["language"]}, "lesson": front}
    )
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    nbformat.validate(notebook)
    return notebook


def own_lines(traceback: list[str]) -> list[str]:
    """Keep of a Python traceback the learner's own cell and the last line.

    The lines in between are those of a library: they differ between versions and name folders.

    >>> own_lines(["KeyError: 'Age'"])
    ["KeyError: 'Age'"]
    """
    frames = [COLOR.sub("", frame).rstrip() for frame in traceback]
    if len(frames) < 3:
        return frames
    own = [i for i, frame in enumerate(frames) if frame.startswith(CELL_FRAME)]
    left_out = LEFT_OUT if len(frames) - len(own) > 3 else []
    return [frames[i] for i in own] + left_out + frames[-1:]


def _refuse_addresses(output: dict[str, Any], index: int) -> None:
    if ADDRESS.search(str(output.get("data", "")) + str(output.get("text", ""))):
        raise LessonError(
            f"Cell {index} prints a memory address, which differs on every run. "
            "Print a value, or give the object a __repr__."
        )


def as_bytes(notebook: nbformat.NotebookNode) -> bytes:
    """Give a notebook in nbformat's own layout."""
    return f"{nbformat.writes(notebook)}\n".encode()
