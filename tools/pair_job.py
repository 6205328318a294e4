"""Make two executed notebooks, in Python and in R, and one page with tabs, from one source."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

import beside
import lesson_run
import pair_page
from lesson_head import head
from lesson_job import Job, without_solution
from lesson_source import about_check, check_code
from pair_source import Block, PairSource, filled, read_pair
from publictier import check

SET_UP = {
    "python": "from publictier import charts, check, practice",
    "r": 'source("publictier.R")\nquestions("{track}-checks.R")',
}
OTHER = {"python": ("r", "R"), "r": ("python", "Python")}
KERNELS = {"python": lesson_run.PYTHON, "r": lesson_run.R}
CHECK_DATA = re.compile(r'<script type="application/json"[^>]*>(.*?)</script>', re.DOTALL)


@dataclass(frozen=True)
class PairJob(Job):
    """One source in two languages; `target` is the Python notebook."""

    @property
    def track(self) -> str:
        """The track that the source belongs to."""
        return self.source.stem

    @property
    def notebooks(self) -> tuple[Path, ...]:
        """The notebook of each language."""
        return tuple(self.beside(f"{self.track}-{language}.ipynb") for language in KERNELS)

    @property
    def page(self) -> Path:
        """The page of the book with a tab for each language."""
        return self.beside(f"{self.track}.md")

    def beside(self, name: str) -> Path:
        """Name a file in the folder of the notebooks."""
        return self.target.parent / name

    def files(self) -> dict[Path, bytes]:
        """Make both notebooks, the page, its plots, and what the notebooks read.

        Raises:
            LessonError: the source is not well formed, or a cell fails.
        """
        source = read_pair(self.source)
        ran = run_both(blank(source) if self.is_practice else source, self.track)
        made = {self.beside(name): data for name, data in ran.files.items()}
        for (language, notebook), path in zip(ran.notebooks.items(), self.notebooks, strict=True):
            add_head(notebook, ran.source, language, self.is_practice)
            lesson_run.tidy(notebook, ran.source.front, KERNELS[language])
            made[path] = lesson_run.as_bytes(notebook)
        opening = head(ran.source.front, self.is_practice)
        page = pair_page.write(ran.source, opening, self.track, ran.cells)
        made[self.page] = page.text.encode()
        return made | {self.beside(name): data for name, data in page.plots.items()}

    def solved(self) -> dict[str, NotebookNode]:
        """Run both notebooks with the solutions left in, and write nothing."""
        return run_both(read_pair(self.source), self.track).notebooks


@dataclass(frozen=True)
class Ran:
    """A source that ran in both languages.

    Attributes:
        source: the source with the numbers in its prose.
        cells: for each language, the cell of each block, or None where a block has none.
        notebooks: for each language, the cells with the prose between.
        files: what stands beside the notebooks.
    """

    source: PairSource
    cells: dict[str, list[NotebookNode | None]]
    notebooks: dict[str, NotebookNode]
    files: dict[str, bytes]


def run_both(source: PairSource, track: str) -> Ran:
    """Run the Python cells, fill in the numbers of all prose, then run the R cells."""
    cells = {"python": [_python_cell(b) for b in source.blocks]}
    cells["r"] = [_r_cell(block) for block in source.blocks]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = beside.put(folder)
        texts = [block.text for block in source.blocks if block.kind == "prose"]
        set_up = {language: _set_up(language, track) for language in KERNELS}
        python = notebook_of([set_up["python"], *_present(cells["python"])])
        source = filled(source, lesson_run.execute(python, folder, source.path, texts=texts))
        questions = check.r_questions(list(_checks(source, cells["python"])))
        files[f"{track}-checks.R"] = questions.encode()
        (folder / f"{track}-checks.R").write_bytes(files[f"{track}-checks.R"])
        r = notebook_of([set_up["r"], *_present(cells["r"])])
        lesson_run.execute(r, folder, source.path, kernel=lesson_run.R)
    notebooks = {
        language: notebook_of([set_up[language], *_with_prose(source, cells[language], language)])
        for language in KERNELS
    }
    return Ran(source, cells, notebooks, files)


def blank(source: PairSource) -> PairSource:
    """Cut the solutions out of a practice set."""
    blocks = [
        replace(b, text=without_solution(b.text)) if b.kind == "code" else b for b in source.blocks
    ]
    return replace(source, blocks=blocks)


def notebook_of(cells: Iterable[NotebookNode]) -> NotebookNode:
    """Put cells into a new notebook."""
    return NotebookNode(new_notebook(cells=list(cells)))


def add_head(notebook: NotebookNode, source: PairSource, language: str, is_practice: bool) -> None:
    """Put the title first, and say where the twin in the other language is."""
    name, title = OTHER[language]
    twin = f"{source.path.stem}-{name}.ipynb"
    text = (
        f"{head(source.front, is_practice)}\n\n"
        f"*The same in {title}, cell by cell: [{twin}]({twin}).*"
    )
    notebook.cells.insert(0, new_markdown_cell(text))


def _set_up(language: str, track: str) -> NotebookNode:
    code = SET_UP[language].format(track=track)
    return NotebookNode(new_code_cell(code, metadata={"tags": ["remove-cell"]}))


def _python_cell(block: Block) -> NotebookNode | None:
    # a check about R is drawn by Python too: the page shows it live
    if block.kind == "check":
        return _check_cell(check_code(block.check), block)
    return _code_cell(block) if block.language == "python" and block.kind == "code" else None


def _r_cell(block: Block) -> NotebookNode | None:
    if block.kind == "check" and block.language != "python":
        return _check_cell(f'ask("{block.check["id"]}")', block)
    return _code_cell(block) if block.language == "r" and block.kind == "code" else None


def _check_cell(code: str, block: Block) -> NotebookNode:
    metadata = {"tags": ["remove-input", "check"], "check": about_check(block.check)}
    return NotebookNode(new_code_cell(code, metadata=metadata))


def _code_cell(block: Block) -> NotebookNode:
    tags = {"hidden": "remove-cell", "error": "raises-exception", "agree": "agree"}
    metadata: dict[str, Any] = {"tags": [tags[name] for name in tags if name in block.options]}
    if "thing" in block.options:
        metadata["thing"] = block.options["thing"]
    return NotebookNode(new_code_cell(block.text, metadata=metadata))


def _present(cells: Iterable[NotebookNode | None]) -> list[NotebookNode]:
    return [cell for cell in cells if cell is not None]


def _checks(source: PairSource, cells: list[NotebookNode | None]) -> Iterable[check.Check]:
    for block, cell in zip(source.blocks, cells, strict=True):
        if block.kind == "check" and block.language != "python" and cell is not None:
            yield shown_check(cell)


def shown_check(cell: NotebookNode) -> check.Check:
    """Build a check again from the data that its executed cell shows."""
    html = next(out["data"]["text/html"] for out in cell.outputs if "text/html" in out["data"])
    data = CHECK_DATA.search(html)
    if data is None:
        raise ValueError(f"The cell {cell.source[:60]!r} shows no self-check.")
    return check.Check(spec=json.loads(data[1])["spec"])


def _with_prose(
    source: PairSource, cells: list[NotebookNode | None], language: str
) -> Iterable[NotebookNode]:
    prose: list[str] = []
    for block, cell in zip(source.blocks, cells, strict=True):
        if block.language not in (None, language):
            continue
        if block.kind == "prose":
            prose.append(block.text)
        elif cell is not None:
            if prose:
                yield new_markdown_cell("\n\n".join(prose))
                prose = []
            yield cell
    if prose:
        yield new_markdown_cell("\n\n".join(prose))
