"""The resource guide: whose it is, what it says, and what happens when its file has a fault."""

import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

import checked_yaml
from publictier import facts
from teach import guide
from tests import pdf_structure

EXAMPLE = guide.INSTITUTION.read_text(encoding="utf-8")
UNIVERSITY = """
name: "Valley College *Library* <b>& Learning</b>"
home: https://kit.valley.example.edu/data_kit(1)
logo: {file: logo.svg, alt: "An open book, drawn \\"by hand\\""}
contact: {name: "Data | desk", email: data_desk@valley.example.edu}
agreement: {status: "yes", checked: 2026-10-01}
computers: []
events: []
testimonials:
  - who: "A student, 2026"
    words: "I learned to ask <script>alert(1)</script> of whom."
    permission: true
subjects:
  - {title: "Nursing [x](y)", address: "https://nursing.example.edu/a_(b)?q=1"}
"""
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
SECTIONS = (
    "What is the All of Us Research Program?", "What is precision medicine?", "Workbench",
    "tools", "Research Hub", "Research Projects Directory", "Publications", "tiers",
    "How to gain access", "prepared", "Support", "R, Python, SAS", "Interactive apps",
    "Further reading", "researchers say", "Tutorials", "bibliography", "By subject",
    "gallery", "Calendar", "Whom to ask", "Computers that you can use", "Funding",
)  # fmt: skip


class Tags(HTMLParser):
    """Every tag of a page with its attributes, and its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag."""
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Keep text."""
        self.text += data


def published(tmp_path: Path, text: str) -> Tags:
    """Publish a guide from a file's text; give its page."""
    (tmp_path / "logo.svg").write_text(LOGO, encoding="utf-8")
    file = tmp_path / "institution.yml"
    file.write_text(text, encoding="utf-8")
    page, pdf, _ = guide.publish(file, tmp_path / "out")
    assert pdf_structure.read(pdf).faults == []
    return Tags(page.read_text(encoding="utf-8"))


@pytest.mark.parametrize("text", [EXAMPLE, UNIVERSITY], ids=["library", "university"])
def test_each_institution_gets_every_section(tmp_path: Path, text: str) -> None:
    """Catch a section of the sample guide that is missing, and a link that leads nowhere."""
    page = published(tmp_path, text)
    assert [name for name in SECTIONS if name.lower() not in page.text.lower()] == []
    assert "not* a representative" in guide.body(
        guide.institution(tmp_path / "institution.yml"), on_web=True
    )
    links = [str(given["href"]) for tag, given in page.tags if tag == "a"]
    print(f"{len(SECTIONS)} sections and {len(links)} links examined")
    assert all(link.startswith(("https://", "#")) for link in links)
    assert len(links) > 25


def test_a_university_reads_its_own_guide(tmp_path: Path) -> None:
    """Catch the library's name, hours or agreement in the guide of the university."""
    page = published(tmp_path, UNIVERSITY)
    assert "Example Public Library" not in page.text
    assert "has signed it: you can make an account" in page.text
    assert "No event is planned" in page.text
    assert "A student, 2026" in page.text
    [logo] = [given for tag, given in page.tags if tag == "img"]
    assert logo["alt"] == 'An open book, drawn "by hand"'
    assert str(logo["src"]).startswith("data:image/svg+xml;base64,")


def test_markup_of_an_institution_stays_text(tmp_path: Path) -> None:
    """Catch a name that becomes a tag, a script, a link or a cell of a table."""
    page = published(tmp_path, UNIVERSITY)
    assert {tag for tag, _ in page.tags} & {"script", "b", "iframe", "object", "style"} == set()
    for text in (
        "*Library* <b>& Learning</b>",
        "Data | desk",
        "<script>alert(1)</script>",
        "Nursing [x](y)",
    ):
        assert text in page.text, text
    links = {str(given["href"]) for tag, given in page.tags if tag == "a"}
    assert "https://nursing.example.edu/a_%28b%29?q=1" in links
    assert not [name for _, given in page.tags for name in given if name.startswith("on")]


def test_figures_are_those_of_the_tables(tmp_path: Path) -> None:
    """Catch a figure that stands in the guide and in no table of facts."""
    page = published(tmp_path, EXAMPLE)
    known = guide.figures()
    wanted = re.findall(r'fact\("([\w-]+)"\)', guide.TEMPLATE.read_text(encoding="utf-8"))
    print(f"{len(wanted)} figures examined")
    assert len(wanted) > 15
    assert [name for name in wanted if known[name] not in page.text] == []
    assert f"{len(facts('sources'))} sources" in page.text


def test_links_into_the_kit_open_a_page(book: Path, tmp_path: Path) -> None:
    """Catch a page that was renamed since the guide was written."""
    page = published(tmp_path, EXAMPLE)
    home = "https://library.example.org/rounded-to-twenty/"
    inside = [str(given["href"]) for tag, given in page.tags
              if tag == "a" and str(given["href"]).startswith(home)]  # fmt: skip
    print(f"{len(inside)} links examined")
    assert len(inside) > 20
    assert [link for link in inside if not (book / link.removeprefix(home)).is_file()] == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("email: reference@", "email: reference at "), r"line 9, contact → email.*an e-mail"),
        (("number: 6", "number: six"), r"line \d+, computers → 0 → number.*as a whole number"),
        (("status: unknown", "status: yes"), r"agreement → status.*yes and no in quotes"),
        (("date: 2027-01-19", "date: 19 January"), r"events → 0 → date.*such as 2027-01-19"),
        (("title: \"Data Sandbox:", "title: Data Sandbox:"), r"line \d+: this is not YAML"),
        (("home: https://library.example.org/rounded-to-twenty", "home: javascript:alert(1)"),
         r"line 6, home.*beginning with https"),
        (("computers:\n", "computer:\n"), r"computer.*Give name, home, contact"),
        (("testimonials: []", "logo: {file: ours.png, alt: Our logo}\ntestimonials: []"),
         r"no file ours.png beside it"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_line_key_and_remedy(
    tmp_path: Path, change: tuple[str, str], said: str
) -> None:
    """Catch a librarian who is left alone with a traceback, or loses the guide of yesterday."""
    assert change[0] in EXAMPLE
    published(tmp_path, EXAMPLE)
    before = (tmp_path / "out" / "resource-guide.html").read_bytes()
    file = tmp_path / "institution.yml"
    file.write_text(EXAMPLE.replace(*change, 1), encoding="utf-8")
    with pytest.raises((checked_yaml.YamlError, guide.GuideError), match=f"(?s){said}"):
        guide.publish(file, tmp_path / "out")
    assert (tmp_path / "out" / "resource-guide.html").read_bytes() == before


def test_the_command_makes_a_guide_or_says_in_one_sentence_why_not(tmp_path: Path) -> None:
    """Catch a command that was never run as a librarian runs it."""
    command = [sys.executable, "-m", "nox", "--session", "guide", "--"]
    bad = EXAMPLE.replace("number: 6", "number: x")
    for name, text, code in (("good", EXAMPLE, 0), ("bad", bad, 1)):
        file = tmp_path / f"{name}.yml"
        file.write_text(text, encoding="utf-8")
        done = subprocess.run([*command, str(file), str(tmp_path / name)], capture_output=True,
                              text=True, check=False, encoding="utf-8")  # fmt: skip
        said = done.stdout + done.stderr
        assert done.returncode == code, said
        assert "Traceback" not in said
        assert (tmp_path / name / "resource-guide.html").is_file() is (code == 0)
    assert "bad.yml, line" in said and "as a whole number" in said
