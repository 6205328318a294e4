"""The table of real published figures: complete, honest about its sources and about conflicts."""

import csv
import datetime
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "datasets" / "facts"


def tokens(text: str) -> list[str]:
    """Split a block of names."""
    return re.findall(r"[\w-]+", text)


TOPICS = tokens(
    "data_available health_figures program_history representation researcher_community "
    "rules_and_access"
)
COLUMNS = tokens(
    "fact statement value as_printed unit bound numerator denominator who as_of source place "
    "conflicts_with note"
)
SOURCE_COLUMNS = tokens(
    "source title authors year published url_or_doi how_read licence_or_terms checked recheck_by "
    "fallback"
)
BOUNDS = {"exact", "at_least", "about", "up_to", "ceil20"}
WITHOUT_NUMBER = {"text", "date"}
WORDING = {
    "at_least": r"more than|\bover\b|at least|\d\+(?!/)|>|between|older",
    "about": r"\babout\b|nearly|around|~|\bsome\b",
    "up_to": r"up to|fewer than|less than|no greater than",
}
UNITS = tokens(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
TENS = ["", "", *tokens("twenty thirty forty fifty sixty seventy eighty ninety")]
SCALES = {"million": 1e6, "M": 1e6, "billion": 1e9}
NUMBER = re.compile(r"(\d{1,3}(?:[ ,]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:\s(million|M|billion)\b)?")

# What the sources say in two ways: pairs of ids that must stay linked.
NAMED_CONFLICTS = """
researchers-race-ethnicity-share-text researchers-race-ethnicity-table-3
researchers-disadvantaged-share-text researchers-disadvantaged-table-3
convention-2024-registrants-table-2 convention-2024-registrants-text; duras-table-3 duras-figure-5
convention-2023-registrants-table-2 convention-2023-registrants-text
researchers-disability-share-text researchers-disability-table-3; r-and-python-needed-until rstudio
baylor-institutions-table-2 baylor-third-cohort-institutions; researchers-intro researchers-table-3
pridenet-basecamp-participants pridenet-basecamp-registered; publish-rule-policy publish-rule-howto
researchers-trainees-figure-2 researchers-trainees-results; display-rule-tooltip display-rule-code
convention-2023-abstracts-table-2 convention-2023-posters; researchers-table-3 researchers-figure-2
hispanic-nih-trial-share hispanic-national-trial-share; baylor-scholars-table-2 baylor-third-cohort
researchers-sgm-share-text researchers-sgm-table-3; todos-juntos-workspace-share workspaces-table-3
researchers-ubw-share-text researchers-ubw-table-3; cpcn-registered-text cpcn-consultations-table-2
xavier-researchers-table-2 seven-star-researchers; xavier-faculty-table-2 xavier-faculty-workspaces
cpcn-registered-text cpcn-registered-table-2; dref-hbcus-collaborated dref-hbcus-access
researchers-results researchers-figure-2; rti-researchers-table-2 rti-students
institutions-results duras-figure-5; convention-first convention-second
aises-workshop national-enrolment; aahd-reach-table-2 aahd-attendees
"""


def read(name: str) -> list[dict[str, str]]:
    """Read one file of the folder as a list of rows."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def all_facts() -> list[dict[str, str]]:
    """Read the facts of every topic."""
    return [row for topic in TOPICS for row in read(topic)]


def by_id() -> dict[str, dict[str, str]]:
    """Give the facts by their id."""
    return {row["fact"]: row for row in all_facts()}


def words_to_numbers(text: str) -> list[float]:
    """Find numbers written as words: "eight", "two-day", "forty-eight", "half" (of 100)."""
    found: list[float] = [2.5] if "two-and-a-half" in text else []
    for word in re.findall(r"[a-z]+(?:-[a-z]+)*", text.lower()):
        head, _, tail = word.partition("-")
        if head in UNITS:
            found.append(UNITS.index(head))
        elif head in TENS:
            found.append(10 * TENS.index(head) + (UNITS.index(tail) if tail in UNITS else 0))
        elif head in {"half", "quarter"}:
            found.append({"half": 50, "quarter": 25}[head])
    return found


def numbers_in(text: str) -> list[float]:
    """Find every number in a printed form such as "11 347", "413,350+" or "1 out of every 5"."""
    plain = [
        float(re.sub("[ ,]", "", digits)) * SCALES.get(scale, 1)
        for digits, scale in NUMBER.findall(text)
    ]
    ratios = [
        100 * int(a) / int(b) for a, b in re.findall(r"(\d+) out of every (\d+)", text) if int(b)
    ]
    return plain + ratios + words_to_numbers(text)


def has_number(number: float, text: str) -> bool:
    """Tell whether a text states this very number."""
    return any(abs(number - other) < 1e-6 for other in numbers_in(text))


def report(what: str, complaints: Iterable[object], examined: int) -> None:
    """Say how many things were looked at; fail on complaints and on nothing examined."""
    print(f"{what}: {examined} examined")
    assert examined > 0, f"{what}: nothing was examined, so nothing is proved"
    assert list(complaints) == [], what


def test_the_files_have_the_agreed_columns_and_plain_line_ends() -> None:
    """Catch a file with other columns, Windows line ends, stray blanks or no rows."""
    bad: list[object] = []
    names = sorted(path.stem for path in FOLDER.glob("*.csv"))
    assert names == sorted([*TOPICS, "sources"])
    for name in names:
        data = (FOLDER / f"{name}.csv").read_bytes()
        rows = read(name)
        want = SOURCE_COLUMNS if name == "sources" else COLUMNS
        if not rows or list(rows[0]) != want or b"\r" in data or not data.endswith(b"\n"):
            bad.append(name)
        bad += [row for row in rows if any(cell != cell.strip() for cell in row.values())]
    report("files", bad, len(names))


def test_every_fact_has_one_stable_id_and_a_full_row() -> None:
    """Catch an id used twice, an id that is not kebab-case, or an empty needed cell."""
    facts = all_facts()
    ids = Counter(row["fact"] for row in facts)
    bad: list[object] = [one for one, times in ids.items() if times > 1]
    bad += [one for one in ids if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", one)]
    needed = ("statement", "as_printed", "unit", "bound", "who", "source", "place")
    bad += [(row["fact"], key) for row in facts for key in needed if not row[key]]
    bad += [row["fact"] for row in facts if row["bound"] not in BOUNDS]
    report("ids and rows", bad, len(facts))


def test_a_statement_is_one_plain_sentence() -> None:
    """Catch a statement that cannot stand alone on a page."""
    facts = all_facts()
    leaning = "They|Their|Of them|Of these|These|Together|The same|This|By this|It|The other"
    shape = re.compile(rf"(?!({leaning})\b)[A-Z][^\n]{{15,260}}\.")
    bad: list[object] = [r["fact"] for r in facts if not shape.fullmatch(r["statement"])]
    bad += [s for s, times in Counter(r["statement"] for r in facts).items() if times > 1]
    report("statements", bad, len(facts))


def test_every_value_is_the_number_that_was_printed_and_stated() -> None:
    """Catch a value unlike its printed form or sentence, or a tile the rule cannot make."""
    numeric = [row for row in all_facts() if row["unit"] not in WITHOUT_NUMBER]
    tile = int("ceil20".removeprefix("ceil"))
    bad: list[object] = []
    for row in numeric:
        value = float(row["value"]) if re.fullmatch(r"\d+(\.\d+)?", row["value"]) else -1.0
        if value < 0 or (row["bound"] == "ceil20" and value % tile):
            bad.append((row["fact"], "value", row["value"]))
        bad += [
            (row["fact"], key, row[key])
            for key in ("as_printed", "statement")
            if not has_number(value, row[key])
        ]
    report("numbers", bad, len(numeric))


def test_texts_have_no_value_and_dates_are_iso_and_printed() -> None:
    """Catch a number hidden in a text, a date that cannot be sorted, a year never printed."""
    date = r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?"
    facts = all_facts()
    bad: list[object] = [r["fact"] for r in facts if r["unit"] in WITHOUT_NUMBER and r["value"]]
    bad += [r["fact"] for r in facts if not re.fullmatch(f"({date}(/{date})?)?", r["as_of"])]
    dates = [row for row in facts if row["unit"] == "date"]
    bad += [r["fact"] for r in dates if not r["as_of"] or r["as_of"][:4] not in r["as_printed"]]
    report("date facts", bad, len(dates))


def test_the_bound_follows_the_words_that_were_printed() -> None:
    """Catch "more than" stored as exact, and "up to" stored as a count."""
    bad: list[object] = []
    examined = 0
    for row in all_facts():
        if row["unit"] in WITHOUT_NUMBER:
            continue
        words = [b for b, w in WORDING.items() if re.search(w, row["as_printed"], re.IGNORECASE)]
        examined += bool(words)
        unworded = row["bound"] in WORDING and not (words or row["note"])
        if unworded or (words and row["bound"] not in words):
            bad.append((row["fact"], row["as_printed"], row["bound"]))
    report("worded bounds", bad, examined)


def test_a_count_over_a_denominator_is_consistent() -> None:
    """Catch a numerator above its denominator, or a share that does not follow from both."""
    bad: list[object] = []
    shares = [row for row in all_facts() if row["numerator"] or row["denominator"]]
    for row in shares:
        top, bottom = float(row["numerator"]), float(row["denominator"])
        value = float(row["value"])
        if not 0 < top <= bottom:
            bad.append((row["fact"], top, bottom))
        elif row["unit"] == "percent":
            decimals = len(row["value"].partition(".")[2])
            if round(100 * top / bottom, decimals) != value:
                bad.append((row["fact"], 100 * top / bottom))
        elif value != top:
            bad.append((row["fact"], value, top))
    report("numerators", bad, len(shares))


def test_divisions_in_notes_are_right() -> None:
    """Catch slips in our own remarks, and a printed percentage that its counts contradict."""
    ours = re.compile(r"(\d+) of (\d+) is ([\d.]+) percent \(our division\)")
    theirs = re.compile(r"Printed with ([\d.]+\d) percent")
    bad: list[object] = []
    examined = 0
    for row in all_facts():
        found = ours.findall(row["note"])
        for top, bottom, share in found:
            examined += 1
            if f"{100 * int(top) / int(bottom):.1f}" != share:
                bad.append((row["fact"], top, bottom, share))
        for share in theirs.findall(row["note"]):
            examined += 1
            quotient = 100 * int(row["numerator"]) / int(row["denominator"])
            if abs(quotient - float(share)) > 0.05 and not found:
                bad.append((row["fact"], quotient, share))
    report("divisions", bad, examined)


def test_conflicts_point_both_ways_at_different_values_or_places() -> None:
    """Catch a conflict stored on one side only, with itself, or between identical rows."""
    facts = by_id()
    bad: list[object] = []
    examined = 0
    for one, row in facts.items():
        others = row["conflicts_with"].split("|") if row["conflicts_with"] else []
        if others != sorted(set(others)):
            bad.append((one, "not sorted or twice"))
        for other in others:
            examined += 1
            if other == one or one not in facts[other]["conflicts_with"].split("|"):
                bad.append((one, other))
            elif all(row[k] == facts[other][k] for k in ("value", "as_printed", "place")):
                bad.append((one, other, "same value at the same place"))
    report("conflict links", bad, examined)


def test_the_known_disagreements_are_kept() -> None:
    """Catch a clean-up that silently chooses one of two published figures."""
    facts = by_id()
    named = [tokens(pair) for pair in re.split(r"[;\n]", NAMED_CONFLICTS.strip())]
    bad = [
        (one, other) for one, other in named if other not in facts[one]["conflicts_with"].split("|")
    ]
    report("known disagreements", bad, len(named))


def test_each_conflict_is_explained_neutrally() -> None:
    """Catch a conflict without a remark, and a remark that blames."""
    facts = by_id()
    linked = [(i, r["conflicts_with"].split("|")) for i, r in facts.items() if r["conflicts_with"]]
    bad = [one for one, more in linked if not any(facts[i]["note"] for i in [one, *more])]
    blame = re.compile(r"\b(wrong|mistake|careless|sloppy|errors?|lies?)\b", re.IGNORECASE)
    bad += [row["fact"] for row in facts.values() if blame.search(row["note"])]
    report("conflicting facts", bad, len(linked))


def test_every_source_is_known_and_used() -> None:
    """Catch a fact without a source and a source that no fact needs."""
    sources = read("sources")
    known = [row["source"] for row in sources]
    used = {row["source"] for row in all_facts()}
    bad: list[object] = [*used.symmetric_difference(known)]
    bad += [key for key, times in Counter(known).items() if times > 1]
    needed = ("title", "published", "how_read", "licence_or_terms", "fallback")
    day = re.compile(r"20\d\d-[01]\d-[0-3]\d")
    for row in sources:
        days = (row["checked"], row["recheck_by"])
        if not all(map(day.fullmatch, days)) or days[0] >= days[1]:
            bad.append((row["source"], days))
    bad += [(row["source"], key) for row in sources for key in needed if not row[key]]
    report("sources", bad, len(sources))


def test_what_is_due_is_listed() -> None:
    """Say which sources to look at again; catch a fact whose source has no day for it."""
    due = {row["source"]: row["recheck_by"] for row in read("sources")}
    today = datetime.date.today().isoformat()
    overdue = sorted(name for name, day in due.items() if day < today)
    rests = Counter(row["source"] for row in all_facts())
    for name in overdue:
        print(f"overdue since {due[name]}: {name}, on which {rests[name]} facts rest")
    print(f"{len(overdue)} of {len(due)} sources overdue on {today}")
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", day) for day in due.values())
    assert set(rests) <= set(due)


def test_a_number_is_read_from_each_way_of_printing_it() -> None:
    """Catch a reader of printed numbers that would let any value pass."""
    samples = {
        "11 347": 11347.0,
        "413,350+": 413350.0,
        "About 29%": 29.0,
        "2.9 M survey": 2.9e6,
        "more than 1 billion": 1e9,
        "eight HBCUs": 8.0,
        "over forty-eight percent": 48.0,
        "About 1 out of every 5": 20.0,
    }
    bad = [text for text, number in samples.items() if not has_number(number, text)]
    bad += [text for text, number in samples.items() if has_number(number + 1, text)]
    report("printed forms", bad, len(samples))
