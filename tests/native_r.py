"""Run an R notebook on IRkernel, and compare what each cell shows with what webR showed."""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient

from tests.support import table_fields

KERNEL = {"name": "ir", "display_name": "R", "language": "R"}
TRACEBACK = re.compile(r"\nTraceback:.*", re.DOTALL)
CALL = re.compile(r"^Error(?: in .*?)? ?:\s*", re.DOTALL)
WARNING = re.compile(r"^Warning message:? (?:[Ii]n .*? ?: )?")
QUOTES = re.compile("[\u2018\u2019\u201c\u201d'\"]")


@dataclass(frozen=True)
class Shown:
    """What one cell shows, in the words that both kernels must agree on.

    Attributes:
        text: what was printed, spaces made one.
        fields: the fields of its tables.
        html: the HTML of self-checks.
        plots: how many pictures.
        error: the error's own message.
        warning: a warning's own message.
    """

    text: str = ""
    fields: tuple[str, ...] = ()
    html: str = ""
    plots: int = 0
    error: str = ""
    warning: str = ""


def run_on_native_r(notebook: Path, folder: Path) -> Any:
    """Run a copy of a notebook on IRkernel, beside copies of the files that it reads."""
    place = folder / "native"
    shutil.copytree(notebook.parent, place, dirs_exist_ok=True)
    copy = nbformat.read(notebook, 4)
    copy.metadata["kernelspec"] = KERNEL
    NotebookClient(copy, timeout=120, resources={"metadata": {"path": str(place)}}).execute()
    return copy


def shown(cell: Any) -> Shown:
    """Read what a cell shows, whichever kernel ran it."""
    texts, fields, plots, checks, error, warning = [], [], 0, "", "", []
    for output in cell.outputs:
        if output.output_type == "error":
            error = message(output)
        elif output.output_type == "stream" and output.name == "stderr":
            warning.append(output.text)
        elif output.output_type == "stream":
            texts.append(output.text)
        elif "image/png" in output.data:
            plots += 1
        elif "kit-check" in output.data.get("text/html", ""):
            checks = output.data["text/html"].strip()
        elif (found := table_fields(output.data.get("text/html", ""))) is not None:
            fields += found
        else:
            texts.append(output.data.get("text/plain", ""))
    text = " ".join(" ".join(texts).split())
    warned = WARNING.sub("", words(" ".join(warning)))
    return Shown(text, tuple(fields), checks, plots, error, warned)


def message(output: Any) -> str:
    """Give an error's own message, without the call that it came from."""
    said = TRACEBACK.sub("", output.evalue).strip()
    return words(CALL.sub("", said))


def words(text: str) -> str:
    """Give a text with one space between words and no quotation marks, which depend on locale."""
    return " ".join(QUOTES.sub("", text).split())
