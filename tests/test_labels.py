"""Nobody takes made-up people for real ones: each table of numbers says whose numbers they are."""

import re
from pathlib import Path
from typing import Any

from lxml import html

from tests.test_book import pages

SAYS = re.compile(
    r"made[- ]up|inventad|practice browser|real people|real figures|source", re.IGNORECASE
)
SHOWN = "//div[contains(@class, 'cell_output')]//table[.//td]"


def parsed(text: str) -> Any:
    """Read a page."""
    return html.fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8"))


def words(element: Any) -> str:
    """What an element says, in one line."""
    return " ".join(" ".join(element.itertext()).split())


def tables(tree: Any) -> list[Any]:
    """Each table of numbers that a page's code put out."""
    return [one for one in tree.xpath(SHOWN) if re.search(r"\d", words(one))]


def unlabelled(tree: Any) -> list[str]:
    """Tables of which neither they nor the part of the lesson around them say whose they are."""
    found = []
    for table in tables(tree):
        # an activity's own words stand in the same output; a part of a lesson has a heading
        around = table.xpath("ancestor::section[h2 or h3] | ancestor::div[@class='kit-activity']")
        if not any(SAYS.search(words(one)) for one in (table, *around)):
            found.append(words(table)[:80])
    return found


def test_every_table_of_numbers_says_whose_they_are(book: Path) -> None:
    """Catch a table that, on its own in a screenshot, passes for the program's."""
    read = {path: parsed(path.read_text(encoding="utf-8")) for path in pages(book)}
    examined = sum(len(tables(tree)) for tree in read.values())
    print(f"{examined} tables examined on {len(read)} pages")
    assert examined > 80
    found = {path.name: unlabelled(tree) for path, tree in read.items()}
    assert {name: texts for name, texts in found.items() if texts} == {}


def test_every_file_of_made_up_people_says_so_in_each_row() -> None:
    """Catch a made-up table that loses its label when it is taken out of its folder."""
    rows = 0
    for path in sorted(Path("datasets/public_tier").glob("*.csv")):
        head, *lines = path.read_text(encoding="utf-8").splitlines()
        assert head.split(",")[-1] == "people", path
        assert lines and all(line.endswith(",made-up") for line in lines), path
        rows += len(lines)
    print(f"{rows} rows examined")
    assert rows > 10_000
