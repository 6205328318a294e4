"""Lessons: each holds everything that the curriculum promises, and in words its readers know."""

import re
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import nbformat
import pytest

import build_lessons
from lesson_head import anchor
from lesson_job import ROOT, add_setup
from lesson_source import Source, read
from pair_job import shown_check
from pair_source import PairSource, is_pair, read_pair
from publictier import load
from reading_level import grade, plain

# a sitting each; two for school and undergraduates in stages 3 and 4, three for school in stage 5
MINUTES = {
    "tiers/k12": 45, "tiers/ug": 75, "tiers/cs": 60,
    "precision-medicine/k12": 45, "precision-medicine/ug": 75, "precision-medicine/cs": 60,
    "cohort-questions/k12": 90, "cohort-questions/ug": 150, "cohort-questions/cs": 60,
    "basics/k12": 90, "basics/ug": 150, "basics/cs": 60,
    "investigate/k12": 135, "investigate/ug": 75, "investigate/cs": 60,
}  # fmt: skip
HIGHEST_GRADE = {"k12": 8, "ug": 12, "cs": 8}
FRONT = {
    "title", "stage", "track", "minutes", "cut-first", "needs", "objectives", "words",
    "standards", "tables", "misconceptions",
}  # fmt: skip
PARTS = ("warm up", "predict", "run", "investigate", "modify", "make", "close")
HEADINGS = (
    "Warm up", "Predict", "Run", "Investigate", "Modify", "Make", "What this does not say",
    "Key points", "Try it on the real one", "What's next", "Sources",
)  # fmt: skip
SEEN_VERBS = {
    "Ask", "Build", "Change", "Choose", "Count", "Defend", "Draw", "Estimate", "Explain", "Find",
    "Give", "Keep", "Mount", "Name", "Predict", "Read", "Reshape", "Say", "Sort", "Tell", "Write",
}  # fmt: skip
DISMISSIVE = re.compile(r"\b(simply|just|obviously|clearly|of course|easy|easily)\b|!", re.I)
NOT_ABOUT_YOU = re.compile(r"\byour (own )?(health|body|family|genes?|illness|income)\b", re.I)


def lesson_jobs() -> list[build_lessons.Job]:
    """The lessons, without practice sets and other pages."""
    return [job for job in build_lessons.jobs() if job.is_lesson]


LESSONS = [pytest.param(job, id=job.name) for job in lesson_jobs()]
PRACTICE = [pytest.param(job, id=job.name) for job in build_lessons.jobs() if job.is_practice]


@cache
def source(path: Path) -> Source | PairSource:
    """A lesson's source, read once."""
    return read_pair(path) if is_pair(path) else read(path)


def prose(job: build_lessons.Job, notebook: int = 0) -> list[str]:
    """The text cells of a finished notebook, numbers filled in."""
    cells = nbformat.read(job.notebooks[notebook], 4).cells
    return [cell.source for cell in cells if cell.cell_type == "markdown"]


def objectives(front: dict[str, Any]) -> dict[str, str]:
    """Objectives by id."""
    return {key: text for one in front["objectives"] for key, text in one.items()}


def test_there_are_three_lessons_a_stage_each_with_practice() -> None:
    """Catch a gate that passes because it looked at nothing."""
    names = [job.name for job in lesson_jobs()]
    print(f"{len(names)} lessons examined")
    assert names == list(MINUTES)
    assert [job.values[0].name for job in PRACTICE] == names


@pytest.mark.parametrize("job", LESSONS)
def test_the_front_matter_is_complete(job: build_lessons.Job) -> None:
    """Catch a lesson without minutes, needs, objectives, words, standards or misconceptions."""
    front = source(job.source).front
    assert set(front) - {"own-only"} == FRONT
    assert f"{front['stage']}/{front['track']}" == job.name
    assert tuple(front["minutes"]) == PARTS
    assert sum(front["minutes"].values()) == MINUTES[job.name]
    assert set(front["cut-first"]) <= set(PARTS)
    for text in objectives(front).values():
        assert text.split()[0] in SEEN_VERBS, text
    for table in front["tables"]:
        load(table)


@pytest.mark.parametrize("job", LESSONS)
def test_the_parts_come_in_their_order(job: build_lessons.Job) -> None:
    """Catch a lesson that skips prediction, limits or sources."""
    headings = re.findall(r"^## (.+)$", "\n\n".join(prose(job)), re.MULTILINE)
    places = [next(i for i, text in enumerate(headings) if text.startswith(h)) for h in HEADINGS]
    assert places == sorted(places)


@pytest.mark.parametrize("job", [*LESSONS, *PRACTICE])
def test_no_heading_level_is_skipped(job: build_lessons.Job) -> None:
    """Catch an outline that a screen reader cannot follow."""
    levels = [len(mark) for mark in re.findall(r"^(#+) ", "\n\n".join(prose(job)), re.MULTILINE)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("job", LESSONS)
def test_each_objective_is_practised_and_checked(job: build_lessons.Job) -> None:
    """Catch an objective without a self-check, and a check without an objective."""
    src = source(job.source)
    checks = src.checks
    wanted = objectives(src.front)
    assert len(checks) >= 5
    assert {check["objective"] for check in checks} == set(wanted)
    practice = source(ROOT / "exercises" / "solutions" / f"{job.name}.md").checks
    assert {check["objective"] for check in practice} == set(wanted)


@pytest.mark.parametrize("job", LESSONS)
def test_each_named_misconception_is_met_by_a_reply(job: build_lessons.Job) -> None:
    """Catch a misconception that is listed and never answered, or answered and not listed."""
    src = source(job.source)
    named = {key for one in src.front["misconceptions"] for key in one}
    met = set(re.findall(r"misconception: ([a-z-]+)", job.source.read_text(encoding="utf-8")))
    assert met == named


def test_check_ids_are_unique_over_the_whole_book() -> None:
    """Catch two checks that share one entry in a learner's progress."""
    jobs = [job for job in build_lessons.jobs() if job.notebooks]
    ids = [one["id"] for job in jobs for one in source(job.source).checks]
    print(f"{len(ids)} checks examined")
    assert ids
    assert len(set(ids)) == len(ids)


def test_every_wrong_answer_has_a_reply_that_helps() -> None:
    """Catch 'wrong' without more: a wrong answer gets at least four words, any other two."""
    examined = 0
    for job in build_lessons.jobs():
        for cell in nbformat.read(job.notebooks[0], 4).cells if job.notebooks else []:
            if "check" in cell.metadata.get("tags", []):
                for reply in shown_check(cell).replies:
                    examined += 1
                    least = 4 if reply.right is False else 2
                    assert len(reply.text.split()) >= least, (job.name, reply)
    print(f"{examined} replies examined")
    assert examined > 100


@pytest.mark.parametrize("job", [*LESSONS, *PRACTICE])
def test_no_number_is_left_unfilled(job: build_lessons.Job) -> None:
    """Catch an expression that reached the reader."""
    assert "{{" not in "\n".join(prose(job))


@pytest.mark.parametrize("job", LESSONS)
def test_prose_stands_before_every_code_cell(job: build_lessons.Job) -> None:
    """Catch code that nobody introduced."""
    cells = [
        cell
        for cell in nbformat.read(job.notebooks[0], 4).cells
        if not {"check", "remove-cell"} & set(cell.metadata.get("tags", []))
    ]
    pairs = [(before, cell) for before, cell in pairwise(cells) if cell.cell_type == "code"]
    print(f"{len(pairs)} code cells examined")
    assert pairs
    for before, cell in pairs:
        assert before.cell_type == "markdown", cell.source


@pytest.mark.parametrize("job", LESSONS)
def test_the_reading_level_fits_the_readers(job: build_lessons.Job) -> None:
    """Catch sentences too long for the track (Flesch-Kincaid grade of the prose)."""
    words = []
    for number, path in enumerate(job.notebooks):
        text = plain("\n\n".join(prose(job, number)[1:]).split("## Sources")[0])
        words.append(len(text.split()))
        print(f"{path.stem}: {words[-1]} words, grade {grade(text):.1f}")
        assert words[-1] > 300
        # text that the measure takes for code or a formula would go unread
        assert words[-1] > 0.9 * words[0]
        assert grade(text) <= HIGHEST_GRADE[job.name.split("/")[1]]


@pytest.mark.parametrize("job", [*LESSONS, *PRACTICE])
def test_the_tone_blames_nobody_and_asks_nothing_personal(job: build_lessons.Job) -> None:
    """Catch 'just', 'obviously', exclamation marks, and questions about the learner."""
    text = job.source.read_text(encoding="utf-8")
    text = re.sub(r"```\{(code-cell|python|r)\}.*?```", "", text, flags=re.DOTALL)
    words = re.sub(r"<!--.*?-->|!=", "", text, flags=re.DOTALL)
    assert not DISMISSIVE.findall(words)
    assert not NOT_ABOUT_YOU.findall(words)


def test_words_to_know_are_in_the_glossary() -> None:
    """Catch a word that is promised and explained nowhere."""
    glossary = Path("book/reference/glossary.md").read_text(encoding="utf-8")
    anchors = {anchor(title) for title in re.findall(r"^## (.+)$", glossary, re.MULTILINE)}
    words = {word for job in lesson_jobs() for word in source(job.source).front["words"]}
    print(f"{len(words)} words examined")
    assert words
    assert {anchor(word) for word in words} <= anchors


@pytest.mark.parametrize("job", PRACTICE)
def test_a_practice_set_has_its_levels_and_kinds(job: build_lessons.Job) -> None:
    """Catch a set without a Parsons problem, an explanation, a level, hints or a worked answer."""
    src = source(job.source)
    assert len(src.checks) >= 6
    kinds = [one["kind"] for one in src.checks]
    assert "order" in kinds
    assert "short" in kinds
    levels = {re.search(r"-([abc])\d$", one["id"])[1] for one in src.checks}  # type: ignore[index]
    assert levels == {"a", "b", "c"}
    for one in src.checks:
        assert len(one["hints"]) == 3, one["id"]
        assert one["worked"], one["id"]


def praised(notebook: Any) -> list[str]:
    """What checks of code said to a notebook, where they found all of it right."""
    outputs = [out for cell in notebook.cells for out in cell.get("outputs", [])]
    texts = ["".join(out.get("text", "")) for out in outputs]
    return [text for text in texts if re.fullmatch(r"(\d+) of \1 right\.\n", text)]


# those in two languages: tests/test_agreement.py
IN_ONE_LANGUAGE = [one for one in PRACTICE if not is_pair(one.values[0].source)]


@pytest.mark.parametrize("job", IN_ONE_LANGUAGE)
def test_solutions_run_and_blanks_hide_them(job: build_lessons.Job, tmp_path: Path) -> None:
    """Catch a worked solution that fails, and a blank that gives it away."""
    import lesson_run

    unsolved = read(job.source)
    add_setup(unsolved)
    solved = lesson_run.run(unsolved, tmp_path)
    said = [out.text for cell in solved.cells for out in cell.get("outputs", []) if "text" in out]
    assert all(re.fullmatch(r"(\d+) of \1 right\.\n", text) for text in said), said
    assert said or not any("try_out" in cell.source for cell in solved.cells)
    blank = nbformat.read(job.target, 4)
    assert "# solution" not in "\n".join(cell.source for cell in blank.cells)
    assert praised(blank) == []


@pytest.mark.parametrize(
    ("condition", "table"),
    [
        pytest.param("Asthma", "conditions_by_sex", id="school lesson"),
        pytest.param("Asthma", "conditions_by_age", id="community lesson"),
        pytest.param("Epilepsy", "conditions_by_age", id="community practice"),
    ],
)
def test_the_parts_that_lessons_add_up_exceed_their_total(condition: str, table: str) -> None:
    """Catch data in which a lesson's own example would be untrue."""
    parts = load(table).query("name == @condition")["count"].sum()
    total = load("conditions").query("name == @condition")["count"].item()
    assert parts > total


def test_the_rare_condition_has_no_row_for_one_sex() -> None:
    """Catch data in which the school exercise on absent rows has nothing to ask."""
    assert len(load("conditions_by_sex").query("name == 'Primary biliary cholangitis'")) == 2


def test_the_rare_condition_of_the_community_lesson_is_rare() -> None:
    """Catch data in which the example of a hidden group is not hidden."""
    rare = load("conditions").query("name == 'Primary biliary cholangitis'")["count"].item()
    assert rare <= 60


def test_the_lessons_on_code_may_say_which_rows_are_missing() -> None:
    """Catch data in which stage 4's examples of missing and small rows would be untrue."""
    table = load("conditions_by_age")
    ages = {name: set(rows["age"]) for name, rows in table.groupby("name")}
    every = set(table["age"])
    assert every - ages["Dementia"] == {"18-29"}
    assert every - ages["Primary biliary cholangitis"] == {"80-89", "89+"}
    assert set(table.query("name == 'Primary biliary cholangitis'")["count"]) == {20}
    assert len(ages["Huntington disease"]) == 2
    assert table.query("name == 'Celiac disease'")["count"].tolist()[-2:] == [20, 20]


def test_fewer_old_people_take_part_in_the_made_up_study() -> None:
    """Catch data in which "a low bar is not a low risk" has no ground."""
    people = load("domains_by_age").query("domain == 'Condition'").set_index("age")["count"]
    assert people["89+"] < people["80-89"] < people["70-79"] < people["50-59"]


def test_the_lessons_on_precision_medicine_have_their_examples() -> None:
    """Catch data in which two facts do not go together, or group 4 is not the smallest."""
    thin_bones = load("conditions").query("name == 'Osteoporosis'")["count"].item()
    people = load("domains").set_index("domain")["count"]["Condition"]
    men = load("domains_by_sex").query("domain == 'Condition' and sex == 'Male'")["count"].item()
    both = load("conditions_by_sex").query("name == 'Osteoporosis' and sex == 'Male'")
    assert thin_bones / people * men > 2 * both["count"].item()
    groups = load("variants").query("variant_id == 'KIT-V01' and genetic_group != 'Total'")
    copies = groups.set_index("genetic_group")["allele_number"]
    assert copies.idxmin() == "4"
    assert copies.idxmax() == "1"
