"""Documents to print and to edit: tagged, complete, no longer than allowed, the same each time."""

import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from teach import documents, lesson, paper
from teach.documents import Document
from tests import pdf_structure
from translation import documents as translated

TEXT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
SLIDE_TEXT = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"


def printed(book: Path, ending: str) -> list[Path]:
    """The documents of the built book in one form."""
    return sorted((book / "print").glob(f"*.{ending}"))


def test_every_pdf_is_tagged_as_a_screen_reader_needs_it(book: Path) -> None:
    """Catch a document without title, language, order of headings, heads or text alternatives."""
    paths = printed(book, "pdf")
    found = {path.name: pdf_structure.read(path) for path in paths}
    faults = {name: one.faults for name, one in found.items() if one.faults}
    kinds = sum((one.kinds for one in found.values()), start=type(found[paths[0].name].kinds)())
    print(
        f"{len(found)} PDF examined: {sum(one.pages for one in found.values())} pages, "
        f"{sum(kinds.values())} elements, {kinds['Figure']} figures, {kinds['Table']} tables, "
        f"{sum(len(one.headings) for one in found.values())} headings"
    )
    assert faults == {}
    with_guide = 1 + len(documents.WRITTEN)
    in_spanish = len(translated.all_documents())
    assert len(found) == 15 * len(documents.TITLES) + with_guide + in_spanish
    assert kinds["Figure"] > 10


def test_handouts_fit_two_sides_and_the_substitutes_sheet_one(book: Path) -> None:
    """Catch a page that nobody copies."""
    pages = {path.stem: pdf_structure.read(path).pages for path in printed(book, "pdf")}
    limits = {"handout": 2, "substitute": 1}
    long = {
        name: n
        for name, n in pages.items()
        if n > limits.get(name.removesuffix("-es").split("-")[-1], 99)
    }
    print(f"{len(pages)} documents measured")
    assert long == {}
    assert sum(name.endswith(("-handout", "-handout-es")) for name in pages) == 15 + 10


def words(path: Path) -> str:
    """All text of a DOCX or PPTX, read as what it is: XML in a zip."""
    with zipfile.ZipFile(path) as archive:
        names = [
            n for n in archive.namelist() if re.search(r"document\.xml$|slides/slide\d+\.xml$", n)
        ]
        trees = [ElementTree.fromstring(archive.read(name)) for name in names]
    tag = TEXT if path.suffix == ".docx" else SLIDE_TEXT
    return " ".join(node.text or "" for tree in trees for node in tree.iter(tag))


@pytest.mark.parametrize("one", [pytest.param(one, id=one.name) for one in lesson.all_lessons()])
def test_what_can_be_edited_holds_the_same_questions(book: Path, one: lesson.Lesson) -> None:
    """Catch a Word file or slides that lost a part on the way."""
    by_kind = {document.kind: document for document in documents.documents(one)}
    for kind, document in by_kind.items():
        text = words(book / "print" / f"{document.name}.{documents.editable(kind)}")
        asked = re.findall(r"Question \d+", document.text)
        assert set(asked) <= set(re.findall(r"Question \d+", re.sub(r"\s+", " ", text))), kind
        assert len(text.split()) > 0.8 * len(re.findall(r"[A-Za-z]{3,}", _seen(document)))


def _seen(document: Document) -> str:
    """A document's text without markup that nobody sees."""
    text = re.sub(r"```\{=(?:typst|openxml)\}.*?```|!\[.*?\]\(.*?\)|<[^>]+>", "", document.text,
                  flags=re.DOTALL)  # fmt: skip
    return text.replace("```{=html}", "")


def test_charts_in_word_files_have_a_text_alternative(book: Path) -> None:
    """Catch a picture that nobody describes."""
    found = []
    for path in printed(book, "docx"):
        with zipfile.ZipFile(path) as archive:
            tree = ElementTree.fromstring(archive.read("word/document.xml"))
        found += [(path.name, node.get("descr")) for node in tree.iter(DRAWING)]
    print(f"{len(found)} pictures examined")
    assert len(found) >= 7  # charts of the lessons
    assert [name for name, text in found if not text] == []


def test_the_same_bytes_each_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Catch a clock or a random name in a document."""
    one = lesson.read("tiers", "k12")
    made = []
    for name, zone in (("a", "UTC"), ("b", "Asia/Kolkata")):
        monkeypatch.setenv("TZ", zone)
        paper.build(tmp_path / name, documents.documents(one))
        made.append({path.name: path.read_bytes() for path in (tmp_path / name).iterdir()})
    assert len(made[0]) == 2 * len(documents.TITLES)
    assert made[0] == made[1]


def faulty(text: str, kind: str = "handout") -> Document:
    """A document with a fault."""
    return Document("a-handout", kind, "A title", "for nobody", text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('```{=typst}\n#image("c.svg")\n```', "missing alt text"),
        ("### Too deep", "heading level"),
        ("\n\n".join(["A line of text."] * 200), r"it has \d+ pages, and 2 fit: shorten it"),
    ],
)
def test_a_fault_stops_the_document_and_is_named(tmp_path: Path, text: str, said: str) -> None:
    """Catch a document that is made although nobody can read it, or copy it."""
    picture = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    (tmp_path / "c.svg").write_text(picture, encoding="utf-8")
    with pytest.raises(paper.PaperError, match=f"(?s)a-handout.*{said}"):
        paper.write_pdf(faulty(text), tmp_path)
    assert not (tmp_path / "a-handout.pdf").exists()


def test_the_checker_sees_an_untagged_pdf(tmp_path: Path) -> None:
    """Catch a checker that passes everything: a PDF of Chromium's kind, without any tag."""
    import pikepdf

    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(tmp_path / "bare.pdf")
    faults = pdf_structure.read(tmp_path / "bare.pdf").faults
    assert {"no tags", "no a language", "no a title"} <= set(faults)
