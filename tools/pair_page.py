"""The page of a lesson in two languages: shared prose, and tabs that switch together."""

from __future__ import annotations

import base64
import html
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from nbformat import NotebookNode

import beside
from pair_source import LANGUAGES, Block, PairSource

TITLES = {"python": "Python", "r": "R"}
CELL_NUMBER = re.compile(r"^( *)Cell In\[\d+\]", re.MULTILINE)
NOT_ON_A_PAGE = re.compile(r' border="1"| style="[^"]*"|<style scoped>.*?</style>\n?', re.DOTALL)
# a reader with a keyboard must be able to move a table that is wider than the screen
SCROLL = '<div class="kit-scroll" tabindex="0" role="group" aria-label="Table">'
DOWNLOADS = """\
Every answer below was given by the code above it, so you can read without running anything.
Pick a language in any tab: all tabs follow. Press *Run* to run the code on this page. To run it in
Jupyter, put the notebook and the files it reads into one folder;
[how to run it](../../book/basics/index.md#how-to-run-it).

- Notebook: {{download}}`in Python <{track}-python.ipynb>`, {{download}}`in R <{track}-r.ipynb>`
- {tables}: {{download}}`the table <{prefix}conditions_by_age.csv>`,
  {{download}}`as readers see it <{prefix}conditions_by_age_as_shown.csv>`,
  {{download}}`the dictionary <{prefix}conditions.csv>`
- For R: {{download}}`helpers <publictier.R>`, {{download}}`self-checks <{track}-checks.R>`"""


@dataclass
class Page:
    """A page of the book, and the pictures it shows."""

    text: str = ""
    plots: dict[str, bytes] = field(default_factory=dict)


def write(
    source: PairSource, head: str, track: str, cells: dict[str, list[NotebookNode | None]]
) -> Page:
    """Write the page of a lesson or practice set that ran in both languages."""
    page = Page()
    parts = [f"% Made by tools/build_lessons.py from {source.path.name}: change it there.", head]
    whose = "Made-up tables" if beside.PREFIX else "Tables"
    parts.append(DOWNLOADS.format(track=track, tables=whose, prefix=beside.PREFIX))
    place = 0
    for run in source.runs():
        members = list(enumerate(run, place))
        place += len(run)
        if run[0].language is None:
            parts.append(_shown(page, track, run[0], cells["python"][members[0][0]]))
        elif not all(block.is_hidden for block in run):
            parts.append(_tabs(page, track, members, cells))
    page.text = "\n\n".join(part for part in parts if part) + "\n"
    return page


def _tabs(
    page: Page,
    track: str,
    members: list[tuple[int, Block]],
    cells: dict[str, list[NotebookNode | None]],
) -> str:
    items = []
    for language in LANGUAGES:
        shown = []
        for i, block in members:
            if block.language == language:
                # a check about R is drawn by Python, and works on the page as the others do
                drawn_by = "python" if block.kind == "check" else language
                shown.append(_shown(page, track, block, cells[drawn_by][i]))
        body = "\n\n".join(part for part in shown if part)
        items.append(directive("tab-item", TITLES[language], body, {"sync": language}))
    return directive("tab-set", "", "\n\n".join(items), {"sync-group": "lang"})


def _shown(page: Page, track: str, block: Block, cell: NotebookNode | None) -> str:
    if block.kind == "prose":
        return block.text
    if block.is_hidden or cell is None:
        return ""
    if block.kind == "check":
        return "\n\n".join(_outputs(page, track, cell))
    return code_and_answer(page, track, str(block.language), cell)


def code_and_answer(page: Page, track: str, language: str, cell: NotebookNode) -> str:
    """Write a cell's code and, marked as the language's answer, what it put out."""
    code = fenced(language, cell.source)
    outputs = "\n\n".join(_outputs(page, track, cell))
    if not outputs:
        return code
    label = f"{{.kit-answer-label}}\n{TITLES[language]} answers:"
    answer = directive("container", "kit-answer", f"{label}\n\n{outputs}")
    return f"{code}\n\n{answer}"


def _outputs(page: Page, track: str, cell: NotebookNode) -> Iterable[str]:
    for output in cell.outputs:
        if output.output_type == "stream":
            yield _text(output.text)
        elif output.output_type == "error":
            # which number a cell had in the notebook says nothing on the page
            said = "\n".join(output.traceback)
            yield _text(CELL_NUMBER.sub(r"\1The cell above", said), "kit-answer-error")
        elif "text/html" in output.data:
            yield raw_html(as_kit_table(output.data["text/html"]))
        elif "image/png" in output.data:
            yield _plot(page, track, output)
        elif "text/plain" in output.data:
            yield _text(output.data["text/plain"])


def _text(text: str, *classes: str) -> str:
    names = " ".join(("kit-answer-text", *classes))
    # a reader with a keyboard must be able to scroll a long line
    body = html.escape(text.rstrip("\n"))
    return raw_html(f'<pre class="{names}" tabindex="0">{body}</pre>')


def _plot(page: Page, track: str, output: NotebookNode) -> str:
    name = f"plots/{track}-{len(page.plots) + 1}.png"
    page.plots[name] = base64.b64decode(output.data["image/png"])
    alt = " ".join(output.metadata["image/png"]["alt"].split())
    return directive("image", name, "", {"alt": alt, "class": "kit-plot"})


def as_kit_table(text: str) -> str:
    """Give a data frame, of pandas or of R, the look and the marks of the kit's own tables.

    >>> print(as_kit_table('<table class="dataframe"><thead><th>age</th></thead></table>'))
    <div class="kit-scroll" tabindex="0" role="group" aria-label="Table">
    <table class="kit-table"><thead><th scope="col">age</th></thead></table>
    </div>
    """
    if 'class="dataframe"' not in text:
        return text
    # pandas' empty corner would be read out as "blank"
    text = NOT_ON_A_PAGE.sub("", text).replace("<th></th>", "<td></td>")
    head, body = text.replace('class="dataframe"', 'class="kit-table"').split("</thead>", 1)
    head, body = head.replace("<th>", '<th scope="col">'), body.replace("<th>", '<th scope="row">')
    return f"{SCROLL}\n{head}</thead>{body}\n</div>"


def raw_html(text: str) -> str:
    """Write HTML into a page as it stands."""
    return directive("raw", "html", text)


def directive(name: str, argument: str, body: str, options: dict[str, str] | None = None) -> str:
    """Write a directive, with a fence longer than any inside it.

    >>> print(directive("tab-item", "R", "Hello", {"sync": "r"}))
    ```{tab-item} R
    :sync: r
    <BLANKLINE>
    Hello
    ```
    """
    lines = "".join(f":{key}: {value}\n" for key, value in (options or {}).items())
    # without a blank line, a first line such as :a: would be read as an option
    gap = "\n" if options and body else ""
    return fenced(f"{{{name}}} {argument}".rstrip(), f"{lines}{gap}{body}".rstrip("\n"))


def fenced(opening: str, body: str) -> str:
    """Put a fence around a text.

    >>> print(fenced("r", "1 + 1"))
    ```r
    1 + 1
    ```
    """
    longest = max((len(run) for run in re.findall(r"`{3,}", body)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}{opening}\n{body}\n{fence}"
