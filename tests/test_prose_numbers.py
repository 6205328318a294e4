"""No number in a lesson's prose is typed from memory: it is computed, or it stands in a source.

A number may be typed if it is small (counting things, steps, the rule's own step), follows from the
rule for a published count of the same paragraph, is a value of the kit's real figures, is a concept
of the tables, or says how many minutes a sitting has taken.
"""

import re
from collections import Counter
from functools import cache

import pytest

import build_lessons
from lesson_source import EXPRESSION, front_and_body
from pair_source import is_pair
from publictier import disclosure, facts, facts_names, load
from tests.test_lessons import LESSONS

NUMBER = re.compile(r"(?<![\w.-])\d[\d,]*(?:\.\d+)?(?![\w-])")
BASE = disclosure.RULE.base
STOP = re.compile(r"\*\*Stop here\*\*(?: if you have (\d+) minutes\.)?")
LEEWAY = 8  # a sitting may be somewhat longer than the parts before its stop
# round numbers that a sentence makes up to say what a share is, named with the words that do so
AN_EXAMPLE = re.compile(
    r"each hundred|made-up|imagine|suppose|take 1,000|of the 1,000|per 100|\bif [\d,]+", re.I
)


@cache
def real_figures() -> set[float]:
    """Every number that a row of real figures states, prints or gives as value, and its parts."""
    found: set[float] = set()
    for name in facts_names():
        for row in facts(name).itertuples(index=False):
            found |= set(map(value, NUMBER.findall(" ".join(map(str, row)))))
    return found


@cache
def concepts() -> set[float]:
    """Numbers of the made-up concepts."""
    return set(load("concepts")["concept_id"].astype(float))


def value(number: str) -> float:
    """Read a number with commas."""
    return float(number.replace(",", ""))


def by_the_rule(amount: float, paragraph: str) -> set[float]:
    """Bounds that other numbers of the paragraph have or are, to the nearest as well."""
    found: set[float] = set()
    for number in set(map(value, NUMBER.findall(paragraph))) - {amount}:
        for published in (number, number + BASE - 1):
            if published > 0 and published % BASE == 0:
                low, high = disclosure.true_range(int(published))
                half = BASE // 2  # to the nearest: half a step down and up
                found |= {low, high, high - half, high + half - 1}
    return found


def prose_of(job: build_lessons.Job) -> str:
    """Give the prose of a lesson: no code, checks, expressions, links, formulas, sources."""
    _, body = front_and_body(job.source)
    body = re.sub(r"^```\{.*?^```$", "", body, flags=re.DOTALL | re.MULTILINE)
    body = re.sub(r"^::+.*$", "", body, flags=re.MULTILINE)
    body = EXPRESSION.sub("", body.split("## Sources")[0])
    return re.sub(r"`[^`]*`|\]\([^)]*\)|<[^>]+>|\$\$.*?\$\$|\$[^$]*\$", "", body, flags=re.DOTALL)


def ground(number: str, paragraph: str) -> str:
    """Say on what a number stands; nothing if on nothing."""
    amount = value(number)
    if amount <= BASE:
        return "small"
    if amount in by_the_rule(amount, paragraph):
        return "rule"
    if amount in concepts():
        return "concept"
    if amount in real_figures():
        return "real figure"
    return "example" if AN_EXAMPLE.search(paragraph) else ""


@pytest.mark.parametrize("job", LESSONS)
def test_every_typed_number_stands_on_something(job: build_lessons.Job) -> None:
    """Catch a figure that nobody computed and no source has."""
    grounds: Counter[str] = Counter()
    bare = []
    for paragraph in re.split(r"\n\s*\n", STOP.sub("", prose_of(job))):
        for number in NUMBER.findall(paragraph):
            found = ground(number, paragraph)
            grounds[found] += 1
            if not found:
                bare.append((number, paragraph.strip()[:120]))
    computed = len(EXPRESSION.findall(job.source.read_text(encoding="utf-8")))
    print(f"{sum(grounds.values())} typed {dict(grounds)}, {computed} computed")
    assert grounds or computed
    assert bare == []


@pytest.mark.parametrize("job", LESSONS)
def test_the_stops_count_the_minutes_of_the_parts(job: build_lessons.Job) -> None:
    """Catch a stop that promises fewer minutes than the parts before it take."""
    front, body = front_and_body(job.source)
    total, sums = 0, {}
    for part, minutes in front["minutes"].items():
        sums[part] = (total, total := total + minutes)
    every = list(STOP.finditer(body))
    stops = [(int(found[1]), found.start()) for found in every if found[1]]
    print(f"{len(every)} stops examined, {len(stops)} with minutes")
    assert every
    headings = {
        part: match.start()
        for part in sums
        if (match := re.search(rf"^## {part}\b", body, re.MULTILINE | re.IGNORECASE))
    }
    for minutes, place in stops:
        begun = [part for part, start in headings.items() if start < place]
        low, high = sums[begun[-1]]
        assert low <= minutes <= high + LEEWAY, (minutes, begun[-1])


def test_the_probe_finds_a_bare_number() -> None:
    """Catch a test that lets everything pass."""
    assert ground("4,711", "It was 4,711 people.") == ""
    assert ground("260", "A 241 may be printed as 260.") == "rule"
    assert ground("4,720", "It was 4,720 people.") == ""
    assert ground("747,040", "The site showed 747,040 participants.") == "real figure"


def test_pairs_are_among_the_lessons() -> None:
    """Catch lessons in two languages that are left out."""
    assert sum(is_pair(job.values[0].source) for job in LESSONS) == 3
