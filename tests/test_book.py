"""The built book: complete from a folder. What holds for each page is in test_every_page.py."""

import re
from pathlib import Path
from typing import Any

import build_lessons

ROOT = Path(__file__).resolve().parent.parent
PAGES_WITHOUT_HEAD = {"genindex.html"}


def pages(book: Path) -> list[Path]:
    """Every page of the book, the search page included."""
    # files of others: test_lab.py looks at the lab, test_guide.py at what is made to be pasted
    others = (book / "_static", book / "lab", book / "print")
    paths = sorted(book.rglob("*.html"))
    found = [path for path in paths if not any(other in path.parents for other in others)]
    print(f"{len(found)} pages examined")
    assert found
    return found


def test_no_page_names_an_outside_script_style_font_or_picture(book: Path) -> None:
    """Catch a page that phones home, seen in its source."""
    loads = re.compile(r"<(?:script|link|img|iframe)\b[^>]*?(?:src|href)=[\"']?(https?:)?//[^>]*>")
    for page in pages(book):
        text = page.read_text(encoding="utf-8")
        assert not [tag for tag in loads.finditer(text) if 'rel="canonical"' not in tag[0]], page


def left_out(contents: str) -> list[str]:
    """Lessons, practice and activities that a table of contents does not name."""
    named = set(re.findall(r"^\s*-?\s*(?:file|root): (\S+)$", contents, re.MULTILINE))
    jobs = build_lessons.jobs()
    made = {f"{'exercises' if job.is_practice else 'notebooks'}/{job.name}" for job in jobs}
    return sorted(made - named)


def test_every_lesson_stands_in_the_contents() -> None:
    """Catch a page that no menu leads to."""
    contents = (ROOT / "_toc.yml").read_text(encoding="utf-8")
    print(f"{len(list(build_lessons.jobs()))} sources examined")
    assert left_out(contents) == []


def test_formulas_are_typeset_without_a_network(book: Path, browser: Any) -> None:
    """Catch a formula that is left in TeX, or shown as nothing."""
    page = browser.new_page()
    page.goto((book / "book" / "reference" / "rule.html").as_uri())
    formulas = page.locator("math")
    assert formulas.count() >= 2
    assert all(one.bounding_box()["height"] > 8 for one in formulas.all())
    assert "\\(" not in page.inner_text("main") and "\\ge" not in page.inner_text("main")
    page.close()


def test_every_page_carries_the_words_of_care(book: Path) -> None:
    """Catch a page without 'not medical advice' and without independence."""
    for page in pages(book):
        text = page.read_text(encoding="utf-8")
        assert "not medical advice" in text, page
        assert "not affiliated with" in text, page


def test_school_pages_lead_to_the_classroom_view_alone(book: Path) -> None:
    """Catch a link, or a menu, that takes a class to entries it should not meet by chance."""
    examined = 0
    for page in pages(book):
        if page.stem in ("k12", "cards", "tier-sorter", "hearing"):
            links = re.findall(
                r'href="([^"]*practice-browser\.html[^"]*)"', page.read_text("utf-8")
            )
            examined += len(links)
            assert links
            assert [link for link in links if "?view=classroom" not in link] == [], page
    print(f"{examined} links examined")
    assert examined >= 4


def test_a_page_with_an_activity_prints_its_paper_version(book: Path, browser: Any) -> None:
    """Catch a print without the activity, which the theme's own styles can bring about."""
    page = browser.new_page()
    for name in ("activities/tier-sorter", "activities/hearing", "tiers/k12"):
        page.goto((book / "notebooks" / f"{name}.html").as_uri())
        page.wait_for_selector(".kit-live")
        page.emulate_media(media="print")
        papers = page.locator(".kit-act-paper")
        assert papers.count()
        assert all(paper.is_visible() for paper in papers.all())
        assert page.locator(".kit-live .kit-act:visible").count() == 0
        page.emulate_media(media="screen")
    page.close()


def test_a_shared_computer_can_be_made_to_forget(book: Path, browser: Any) -> None:
    """Catch a guest's work that the next guest finds."""
    context = browser.new_context()
    page = context.new_page()
    page.goto((book / "notebooks" / "activities" / "rounding-lab.html").as_uri())
    page.get_by_label("True count A").fill("77")
    assert page.evaluate("Object.keys(localStorage).includes('kit-kept')")
    page.goto((book / "book" / "activities" / "index.html").as_uri())
    page.get_by_role("button", name="Forget everything on this computer").press("Enter")
    page.locator(".kit-forget [role=status]", has_text="Done.").wait_for()
    kept = page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('kit-'))")
    assert kept == []
    context.close()
