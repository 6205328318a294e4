"""Pack lessons for a learning system: IMS Common Cartridge 1.3, with quizzes in QTI 1.2.

One cartridge a track: for each lesson a page, the handout as PDF, and the quiz. Nothing in it
reports to anybody: there is no SCORM, no script, and no address but that of the school's own copy
of the kit, if one is given.

    python3 tools/kit.py cartridge folder https://kit.school.example
"""

from __future__ import annotations

import argparse
import csv
import html
import io
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

import browser_python
from lesson_head import TRACKS
from publictier.tables import tier
from teach import paper
from teach.asking import bullets
from teach.documents import Document, documents
from teach.lesson import Lesson, all_lessons
from teach.paper import MARKDOWN, PaperError, pandoc
from teach.qti import assessment
from teach.quiz import Item, items, left_out

CP = "http://www.imsglobal.org/xsd/imsccv1p3/imscp_v1p1"
LOM = "http://ltsc.ieee.org/xsd/imsccv1p3/LOM/manifest"
LINK = "http://www.imsglobal.org/xsd/imsccv1p3/imswl_v1p3"
TYPES = {
    "page": "webcontent", "file": "webcontent", "link": "imswl_xmlv1p3",
    "quiz": "imsqti_xmlv1p2/imscc_xmlv1p3/assessment",
}  # fmt: skip
COLUMNS = ("Question", "Kind", *(f"Option {letter}" for letter in "ABCDEFGH"), "Right", "Reply")
PAGE = """<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>{title}</title></head>
<body>
{body}
<p>A lesson about data, not medical advice. Independent work: not affiliated with, or endorsed by,
the National Institutes of Health or the All of Us Research Program.</p>
</body>
</html>
"""


def _whose() -> str:
    taught = tier()
    if taught["made_up"]:
        return "The people in its tables are made up, where a table does not say otherwise."
    return f"The people in its tables are real ({taught['people']}). What is made up says so."


def page(lesson: Lesson, home: str | None) -> str:
    """Write the page of a lesson: what for, where it is, key points and limits."""
    where = "Your teacher gives you its address."
    if home:
        where = f"[Open the lesson]({home}/{lesson.page}.html)."
    minutes = sum(part.minutes for part in lesson.parts)
    text = "\n\n".join([
        f"# {lesson.title}", f"*{lesson.audience}. {minutes} minutes.*",
        f"{_whose()} "
        f"The lesson answers each of your answers. {where}",
        "## You will be able to", bullets(lesson.entries("objectives").values()),
        "## Key points", lesson.closing["Key points"],
        "## What this does not say", lesson.closing["What this does not say"],
    ])  # fmt: skip
    body = pandoc(text, "-f", MARKDOWN, "-t", "html", "--wrap=none").decode()
    return PAGE.format(title=html.escape(lesson.title), body=body.strip())


def weblink(lesson: Lesson, home: str) -> bytes:
    """Write a link to a lesson, as cartridges have it."""
    root = Element(f"{{{LINK}}}webLink")
    SubElement(root, f"{{{LINK}}}title").text = lesson.title
    SubElement(root, f"{{{LINK}}}url", href=f"{home}/{lesson.page}.html")
    return xml(root)


def xml(root: Element) -> bytes:
    """Write XML, the same bytes each time."""
    for prefix, space in (("", root.tag.split("}")[0][1:]), ("lomimscc", LOM)):
        ElementTree.register_namespace(prefix, space)
    ElementTree.indent(root)
    text = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()


def manifest(track: str, modules: list[tuple[Lesson, list[tuple[str, str, str]]]]) -> bytes:
    """Write the list of contents.

    Args:
        track: whose lessons.
        modules: for each lesson its parts: kind, title, path in the cartridge.
    """
    root = Element(f"{{{CP}}}manifest", identifier=f"rounded-to-twenty-{track}")
    about = SubElement(root, f"{{{CP}}}metadata")
    SubElement(about, f"{{{CP}}}schema").text = "IMS Common Cartridge"
    SubElement(about, f"{{{CP}}}schemaversion").text = "1.3.0"
    general = SubElement(SubElement(about, f"{{{LOM}}}lom"), f"{{{LOM}}}general")
    title = SubElement(SubElement(general, f"{{{LOM}}}title"), f"{{{LOM}}}string", language="en")
    title.text = f"Rounded to Twenty, {TRACKS[track]}"
    contents = SubElement(SubElement(root, f"{{{CP}}}organizations"), f"{{{CP}}}organization",
                          identifier="organization", structure="rooted-hierarchy")  # fmt: skip
    top = SubElement(contents, f"{{{CP}}}item", identifier="root")
    resources = SubElement(root, f"{{{CP}}}resources")
    for lesson, parts in modules:
        module = SubElement(top, f"{{{CP}}}item", identifier=f"module-{lesson.name}")
        SubElement(module, f"{{{CP}}}title").text = lesson.title
        for kind, name, path in parts:
            here = f"{lesson.name}-{Path(path).stem}"
            row = SubElement(module, f"{{{CP}}}item", identifier=f"item-{here}",
                             identifierref=f"resource-{here}")  # fmt: skip
            SubElement(row, f"{{{CP}}}title").text = name
            one = SubElement(resources, f"{{{CP}}}resource", identifier=f"resource-{here}",
                             type=TYPES[kind])  # fmt: skip
            if kind in ("page", "file"):
                one.set("href", path)
            SubElement(one, f"{{{CP}}}file", href=path)
    return xml(root)


def pack(track: str, print_folder: Path, home: str | None) -> bytes:
    """Pack the cartridge of a track, the same bytes each time."""
    modules, files = [], {}
    for lesson in (one for one in all_lessons() if one.track == track):
        name = lesson.name
        parts = [("page", lesson.title, f"{name}/lesson.html")]
        files[f"{name}/lesson.html"] = page(lesson, home).encode()
        if home:
            parts.append(("link", "The lesson itself", f"{name}/link.xml"))
            files[f"{name}/link.xml"] = weblink(lesson, home)
        parts.append(("file", "Handout (PDF)", f"{name}/handout.pdf"))
        files[f"{name}/handout.pdf"] = (print_folder / f"{name}-handout.pdf").read_bytes()
        parts.append(("quiz", f"Quiz: {lesson.title}", f"{name}/quiz.xml"))
        files[f"{name}/quiz.xml"] = xml(assessment(name, f"Quiz: {lesson.title}", items(lesson)))
        modules.append((lesson, parts))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as out:
        browser_python.add_to(out, "imsmanifest.xml", manifest(track, modules))
        for path in sorted(files):
            browser_python.add_to(out, path, files[path])
    return packed.getvalue()


def sheet(found: list[Item]) -> str:
    """Write a quiz as CSV, for a form of any kind."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(COLUMNS)
    for item in found:
        letters = dict(zip("ABCDEFGH", item.options, strict=False))
        right = [letter for letter, one in letters.items() if one.right] or list(item.accepted)
        replies = [f"{letter}: {one.reply}" for letter, one in letters.items()] or [item.right]
        options = [one.text for one in item.options] + [""] * (8 - len(item.options))
        rows.writerow([item.question, item.kind, *options, "; ".join(right), " ".join(replies)])
    return out.getvalue()


def build(folder: Path, home: str | None = None) -> list[Path]:
    """Write cartridges and quizzes into the folder that has the handouts; name them."""
    made = {f"{one.name}-quiz.csv": sheet(items(one)).encode() for one in all_lessons()}
    made |= {f"rounded-to-twenty-{track}.imscc": pack(track, folder, home) for track in TRACKS}
    for name, data in made.items():
        temporary = folder / f"{name}.part"
        temporary.write_bytes(data)
        temporary.replace(folder / name)
    return [folder / name for name in made]


def handouts() -> list[Document]:
    """The handout of each lesson."""
    every = (one for lesson in all_lessons() for one in documents(lesson))
    return [one for one in every if one.kind == "handout"]


def main() -> int:
    """Make the handouts, and pack them with the address of a school's copy of the kit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("home", help="address of your copy, without a slash at its end")
    options = parser.parse_args()
    if not options.home.startswith(("https://", "http://")) or options.home.endswith("/"):
        said = "write an address such as https://kit.school.example, without a slash at its end."
        print(f"{options.home}: {said}", file=sys.stderr)
        return 1
    try:
        options.folder.mkdir(parents=True, exist_ok=True)
        paper.build(options.folder, handouts(), put=paper.write_pdf)
        made = build(options.folder, options.home)
    except (PaperError, OSError) as problem:
        print(f"Nothing was packed.\n{problem}", file=sys.stderr)
        return 1
    skipped = sum(len(left_out(lesson)) for lesson in all_lessons())
    print(f"{len(made)} files in {options.folder}; {skipped} questions have no form for a quiz.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
