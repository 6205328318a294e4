"""Write the resource guide of an institution: a page of the book, and files to publish elsewhere.

`institution.yml` says whose guide it is; `guide.template.md` is the guide. Facts come from the
kit's tables, and what an institution writes can hold no markup.

    python3 tools/kit.py guide my-institution.yml folder
"""

from __future__ import annotations

import argparse
import base64
import html
import re
import sys
from pathlib import Path
from typing import Any
from urllib.parse import quote

import jinja2

import checked_yaml
from publictier.tables import facts, facts_names
from teach.documents import Document
from teach.lesson import ROOT
from teach.paper import MARKDOWN, PaperError, pandoc, write_editable, write_pdf

FOLDER = ROOT / "book" / "teach" / "guide"
INSTITUTION, TEMPLATE = FOLDER / "institution.yml", FOLDER / "guide.template.md"
SCHEMA, PAGE = FOLDER / "institution.schema.json", FOLDER / "index.md"
MARKUP = re.compile(r"([\\`*_{}\[\]<>|$#~^])")
LARGEST_LOGO = 200_000  # bytes: it goes into the page itself
KINDS = {".svg": "svg+xml", ".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg"}
AGREEMENT = {
    "yes": "{name} has signed it: you can make an account.",
    "no": "{name} has not signed it. An institution can ask the program for one; talk to us first.",
    "asked": "{name} has asked the program for it, and waits for an answer.",
    "unknown": "We do not know yet whether {name} has one. Look it up on the Research Hub.",
}
TITLE = "Resource guide"
HEAD = """# {title}

<!-- Made by `python3 tools/kit.py lessons` from institution.yml and template; do not edit. -->

<ul><li>To paste into a library guide system, to print, to change:
<a href="../../../print/resource-guide.html" download aria-label="Resource guide, HTML">HTML</a>
<a href="../../../print/resource-guide.pdf" aria-label="Resource guide, PDF">PDF</a>
<a href="../../../print/resource-guide.docx" aria-label="Resource guide, Word">Word</a></li></ul>

The library below is made up. Put your own into `book/teach/guide/institution.yml`, and run
`python3 tools/kit.py guide`.

"""


class GuideError(Exception):
    """The guide cannot be made; the message says why, and what to do."""


def institution(path: Path) -> dict[str, Any]:
    """Read an institution's file.

    Raises:
        YamlError: it is not as the schema says; the message has line, key and remedy.
        GuideError: its logo is not there, or too large.
    """
    given = checked_yaml.read(path, SCHEMA)
    logo = given.get("logo")
    if logo:
        file = path.parent / logo["file"]
        if not file.is_file():
            raise GuideError(f"{path.name}: there is no file {file.name} beside it. Put it there.")
        if file.stat().st_size > LARGEST_LOGO:
            raise GuideError(
                f"{file.name} has {file.stat().st_size:,} bytes; {LARGEST_LOGO:,} are allowed. "
                "Save it smaller, 400 pixels wide."
            )
    return given


def plain(given: Any) -> Any:
    r"""Take the meaning from every mark in what an institution wrote.

    >>> plain({"name": "*Library* <script>"})
    {'name': '\\*Library\\* \\<script\\>'}
    """
    if isinstance(given, dict):
        return {key: plain(value) for key, value in given.items()}
    if isinstance(given, list):
        return [plain(value) for value in given]
    return MARKUP.sub(r"\\\1", " ".join(given.split())) if isinstance(given, str) else given


def figures() -> dict[str, str]:
    """All real figures of the kit, printed as a reader expects, by the name of the fact."""
    tables = [facts(name) for name in facts_names() if name != "sources"]
    known = [one.dropna(subset=["value"]) for one in tables]
    pairs = [pair for one in known for pair in zip(one["fact"], one["value"], strict=True)]
    return {str(name): f"{value:,.0f}" for name, value in pairs}


def address(text: str) -> str:
    """Write an address so that it cannot end a link."""
    return quote(text, safe=":/?#&=%+,;@!~'.-_")


def kit_link(home: str | None) -> Any:
    """Give what writes the address of a page of the kit: on the web, or inside the book."""

    def link(page: str, source: str = "ipynb") -> str:
        if home is not None:
            return f"{address(home)}/{page}.html"
        path = f"{page}.{'md' if page.startswith('book/') else source}"
        if not (ROOT / path).is_file():
            raise GuideError(f"{TEMPLATE.name} links {path}, and there is no such page.")
        return f"../../../{path}"

    return link


def body(given: dict[str, Any], *, on_web: bool) -> str:
    """Write the guide's text.

    Args:
        given: an institution, as read.
        on_web: whether links lead to the institution's copy of the kit, and the logo is inside.
    """
    known = plain({key: value for key, value in given.items() if key != "logo"})
    known["subjects"] = [
        {"title": plain(one["title"]), "address": address(one["address"])}
        for one in given.get("subjects", [])
    ]
    environment = jinja2.Environment(undefined=jinja2.StrictUndefined, autoescape=False)
    template = environment.from_string(TEMPLATE.read_text(encoding="utf-8"))
    filled = {"place": "", "contacts": [], "testimonials": []} | known
    for one in (known["contact"], *filled["contacts"], *known["events"], *known["computers"]):
        for key in ("telephone", "hours", "email", "time", "where", "audience", "access"):
            one.setdefault(key, "")
    text = template.render(
        **filled,
        kit=kit_link(given["home"] if on_web else None),
        fact=figures().__getitem__,
        agreement_text=AGREEMENT[given["agreement"]["status"]].format(name=known["name"]),
        checked=given["agreement"]["checked"],
        sources=len(facts("sources")),
    )
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def made() -> dict[Path, str]:
    """The guide of `institution.yml` as a page of the book."""
    return {PAGE: HEAD.format(title=TITLE) + body(institution(INSTITUTION), on_web=False)}


def logo_tag(path: Path, given: dict[str, Any]) -> str:
    """Give an institution's logo as HTML, the picture inside; nothing where it has none."""
    if "logo" not in given:
        return ""
    file = path.parent / given["logo"]["file"]
    data = base64.b64encode(file.read_bytes()).decode()
    alt = html.escape(given["logo"]["alt"])
    kind = KINDS[file.suffix.lower()]
    return f'<p><img src="data:image/{kind};base64,{data}" alt="{alt}" width="200"></p>'


def publish(path: Path, folder: Path) -> list[Path]:
    """Write the guide as plain HTML to paste, as PDF and as Word file; name them.

    Raises:
        YamlError, GuideError: see `institution`.
        PaperError: a file could not be made.
    """
    given = institution(path)
    text = body(given, on_web=True)
    title = f"{TITLE}: {given['name']}"
    inner = pandoc(text, "-f", MARKDOWN, "-t", "html", "--wrap=none").decode()
    folder.mkdir(parents=True, exist_ok=True)
    page = folder / "resource-guide.html"
    temporary = page.with_suffix(".part")
    temporary.write_text(
        f"<h1>{html.escape(title)}</h1>\n{logo_tag(path, given)}{inner}",
        encoding="utf-8", newline="\n",
    )  # fmt: skip
    temporary.replace(page)
    document = Document("resource-guide", "guide", title, "", text)
    write_pdf(document, folder)
    write_editable(document, folder)
    return [page, page.with_suffix(".pdf"), page.with_suffix(".docx")]


def main() -> int:
    """Publish the guide of one institution."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("institution", type=Path, nargs="?", default=INSTITUTION)
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT / "_build" / "guide")
    options = parser.parse_args()
    try:
        written = publish(options.institution, options.folder)
    except (checked_yaml.YamlError, GuideError, PaperError, OSError) as problem:
        print(f"No guide was made.\n{problem}", file=sys.stderr)
        return 1
    print("\n".join(str(one) for one in written))
    return 0


if __name__ == "__main__":
    sys.exit(main())
