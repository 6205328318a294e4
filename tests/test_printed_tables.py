"""No table that a lesson or practice set prints breaks the rule, and none goes unexamined.

Each column of each table is a published count, which must be a multiple of the base; or exact and
said to be so, with the reason here; or no count of people at all. A column that is none of these
fails the test.
"""

import re
from collections import Counter
from typing import Any

import nbformat
import pytest
from bs4 import BeautifulSoup, Tag

import build_lessons
from publictier import disclosure
from publictier.tables import TEACHING

BASE = disclosure.RULE.base
AGE = re.compile(r"\d\d-\d\d|89\+")
PUBLISHED = {
    "count", "own_count", "count_sum", "count_total", "published", "Published", "Participants",
    "Participants, rounded up to 20", "Students", "Visitors", "With it", "With a health record",
    "Female", "Male", "Spring", "Fall", "Winter", "Autumn", "Monday", "Tuesday", "Wednesday",
    "Thursday",
    "Total, rounded up", "Public table", "The table prints", "shown", "in a quiet room",
    "with other talk in the room", "2022", "2024", "2025",
}  # fmt: skip
EXACT = {
    "True count": "the rounding lab and Pin the cell show the truth beside what is printed",
    "Total, exact": "Pin the cell: an exact total is what the attack needs",
    "Total": "the careless table of the attack: its exact totals are the fault to be found",
    "remaining": "the teaching town: the teacher's key stands beside what is published",
    "on record": "the teaching town: a survey against a record, which no public table crosses",
    "not on record": "the teaching town, as above",
    "visitors": "two invented clinics", "cases": "two invented clinics",
    "allele_count": "genotype counts are exact, as on the real site",
    "allele_number": "as above", "homozygote_count": "as above",
    "3 cells": "overshoots, which are differences of published counts",
    "24 cells": "as above",
    "People left": "expected numbers, no count", "People expected to match so far": "as above",
    "The product expects": "as above",
    "With a bike": "classes of 30, invented", "With a skateboard": "as above",
    "With both, at least": "bounds", "With both, at most": "bounds",
    "People without a record, put below": "an invented hundred", "Below the line": "as above",
    "Participants, at least": "real figures, printed as at least", "Rows": "rows of a database",
}  # fmt: skip
EXACT_ROWS = {"Total", "Total, exact"}  # as the columns of these names
NO_COUNT = {
    "", "travel", "Comes by", "Sex", "sex", "A reader can say", "Condition", "district", "season",
    "Floor", "District", "Club", "Place", "Cell", "Possible values", "stratum", "low",
    "high", "values", "variant_id", "genetic_group", "Age in years, at the first record", "Age",
    "Fact", "Share of those asked", "Fact added", "Share", "Two facts", "Why",
    "Loudness (decibels)",
    "Figure", "About", "Source", "Date", "Group, trials", "Share in the trials",
    "Share in the population", "Ratio", "In words", "frequency", "half",
    "expected_per_100", "found_per_100", "half_of_frequency",
    "Kind of data", "Record of", "Group", "Percent", "Step", "step", "Cohort", "name", "crude",
    "clinic", "age", "percent", "standardised", "concept_id", "people", "plain_name", "rows",
    "told_high_blood_pressure", "Age at the first record, in years", "Age at the first record",
    "Lowest true count", "Highest true count", "Poster", "What stands there", "Survey", "Part",
    "Write here", "Its numbers", "Table", "One row is", "What", "Here", "Level",
    "In the Workbench, until June 2026",
    "What is done there", "In a town", "What the source says", "About whom", "concept_name",
    "Percent of everyone in the town", "Percent of people who shared a record",
    "Percent of people who took the survey", "Title",
}  # fmt: skip
NOBODY = {"", "no row", "NaN", "NA", "nobody"}


def tables_of(job: build_lessons.Job) -> list[Tag]:
    """Every table in the outputs of a lesson or practice set, self-checks left out."""
    found: list[Tag] = []
    for path in job.notebooks:
        for cell in nbformat.read(path, 4).cells:
            if cell.cell_type == "code" and "check" not in cell.metadata.get("tags", []):
                for output in cell.outputs:
                    html = output.get("data", {}).get("text/html", "")
                    found += BeautifulSoup("".join(html), "html.parser").select("table")
    return found


def kind_of(header: str) -> str:
    """Say what a column holds; nothing if nobody has said."""
    if header in PUBLISHED or AGE.fullmatch(header):
        return "published"
    return "exact" if header in EXACT else "no count" if header in NO_COUNT else ""


def is_published(text: str) -> bool:
    """Whether a cell may stand in a public table."""
    text = text.strip()
    if text in NOBODY or text == f"≤ {BASE}":
        return True
    number = text.removesuffix(".0").replace(",", "")
    return number.isdigit() and int(number) % BASE == 0


def faults_of(table: Tag) -> tuple[list[str], Counter[str]]:
    """Give the cells and columns of a table that break the rule, and how many were examined."""
    rows = table.select("thead tr")
    headers = [cell.get_text(strip=True) for cell in rows[-1].find_all(["th", "td"])]
    if len(rows) > 1:  # pandas writes the names of index and columns in two rows
        names = [cell.get_text(strip=True) for cell in rows[0].find_all(["th", "td"])]
        headers = [below or above for above, below in zip(names, headers, strict=True)]
    caption = table.caption.get_text() if table.caption else ""
    examined: Counter[str] = Counter()
    if TEACHING in caption:
        return [], Counter({"teaching": 1})
    faults = [f"nobody has said what {header!r} holds" for header in headers if not kind_of(header)]
    for row in table.select("tbody tr"):
        cells = [cell.get_text() for cell in row.find_all(["th", "td"])]
        for header, text in zip(headers, cells, strict=False):
            kind = "exact" if cells[0].strip() in EXACT_ROWS else kind_of(header)
            examined[kind] += 1
            if kind == "published" and not is_published(text):
                faults.append(f"{caption[:60]}: {header} {text.strip()!r}")
    return faults, examined


JOBS = [pytest.param(job, id=f"{job.name}{'-practice' if job.is_practice else ''}")
        for job in build_lessons.jobs() if job.is_lesson or job.is_practice]  # fmt: skip


@pytest.mark.parametrize("job", JOBS)
def test_every_printed_table_keeps_the_rule(job: build_lessons.Job) -> None:
    """Catch an exact count that a lesson prints without saying so."""
    faults, examined = [], Counter[str]()
    tables = tables_of(job)
    for table in tables:
        found, cells = faults_of(table)
        faults += found
        examined += cells
    print(f"{len(tables)} tables: {dict(examined)}")
    assert tables or job.is_practice
    assert faults == []


@pytest.mark.parametrize(
    ("html", "says"),
    [
        ("<tr><th>Sex</th><th>count</th></tr>|<tr><th>F</th><td>23</td></tr>", "count '23'"),
        ("<tr><th>Sex</th><th>heads</th></tr>|<tr><th>F</th><td>20</td></tr>", "'heads' holds"),
    ],
)
def test_the_probe_finds_a_table_that_breaks_the_rule(html: str, says: str) -> None:
    """Catch a test that lets everything pass."""
    head, body = html.split("|")
    page = f"<table><thead>{head}</thead><tbody>{body}</tbody></table>"
    table: Any = BeautifulSoup(page, "html.parser").table
    [fault], _ = faults_of(table)
    assert says in fault
