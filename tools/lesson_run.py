"""Run a lesson's cells in a kernel and write the same notebook every time."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbclient.util import run_sync

from lesson_source import LessonError, Source, expressions, fill

KERNEL = {"name": "python3", "display_name": "Python 3", "language": "python"}
CELL_SECONDS = 120
LIVE_WIDGET = "application/vnd.jupyter.widget-view+json"
HIDDEN = {"remove-input", "remove-cell"}
ADDRESS = re.compile(r" at 0x[0-9a-f]+")


def run(source: Source, folder: Path) -> nbformat.NotebookNode:
    """Run a lesson from top to bottom in the folder given, and fill in the numbers of its prose.

    Raises:
        LessonError: a cell or an expression fails; the message names file, cell and error.
    """
    notebook = source.notebook
    notebook.metadata = nbformat.from_dict({"kernelspec": KERNEL})
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
            for cell in notebook.cells:
                if cell.cell_type == "markdown":
                    cell.source = fill(cell.source, _values(client, cell.source, source.path))
    except CellExecutionError as error:
        raise LessonError(f"{source.path}: a cell failed.\n{error}") from error
    return tidy(notebook, source.front)


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


def tidy(notebook: nbformat.NotebookNode, front: dict[str, Any]) -> nbformat.NotebookNode:
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
            _refuse_addresses(output, index)
    notebook.metadata = nbformat.from_dict(
        {"kernelspec": KERNEL, "language_info": {"name": "python"}, "lesson": front}
    )
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    nbformat.validate(notebook)
    return notebook


def _refuse_addresses(output: dict[str, Any], index: int) -> None:
    if ADDRESS.search(str(output.get("data", "")) + str(output.get("text", ""))):
        raise LessonError(
            f"Cell {index} prints a memory address, which differs on every run. "
            "Print a value, or give the object a __repr__."
        )


def write(notebook: nbformat.NotebookNode, path: Path) -> None:
    """Write a notebook in nbformat's own layout, by way of a temporary file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".ipynb.part")
    temporary.write_text(nbformat.writes(notebook) + "\n", encoding="utf-8", newline="\n")
    temporary.replace(path)
