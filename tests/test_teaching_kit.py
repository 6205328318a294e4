"""Plan, key, handout, slides and lesson agree; a teacher's notes that do not are refused."""

import re
from pathlib import Path
from typing import Any

import nbformat
import pytest

import checked_yaml
from reading_level import grade, plain
from teach import notes, pages
from teach.lesson import ROOT, Lesson, all_lessons, notebooks, read

LESSONS = [pytest.param(one, id=one.name) for one in all_lessons()]
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
QUESTION = re.compile(r"Question (\d+)\b")


def page(lesson: Lesson, kind: str) -> str:
    """A page as it stands in the repository."""
    return (pages.FOLDER / f"{lesson.name}-{kind}.md").read_text(encoding="utf-8")


def shown(lesson: Lesson) -> str:
    """All text of a lesson's notebook, outputs included, in one line and without marks."""
    text = []
    for path in notebooks(lesson.stage, lesson.track):
        for cell in nbformat.read(path, 4).cells:
            text.append(cell.source)
            for out in cell.get("outputs", []):
                text += [
                    "".join(one) for one in out.get("data", {}).values() if not hasattr(one, "keys")
                ]
    return " ".join(" ".join(text).split())


@pytest.mark.parametrize("lesson", LESSONS)
def test_key_plan_handout_and_slides_ask_the_lessons_questions(lesson: Lesson) -> None:
    """Catch a question that was changed, renumbered or left out in one of them."""
    asked = {
        str(one.number): " ".join(str(one.spec["question"]).split()) for one in lesson.questions
    }
    key, plan, handout = (page(lesson, kind) for kind in ("key", "plan", "handout"))
    assert re.findall(r"(?m)^### Question (\d+)$", key) == list(asked)
    assert re.findall(r"(?m)^- Question (\d+)\.", plan) == list(asked)
    for text in (key, plan, handout, page(lesson, "slides")):
        assert set(QUESTION.findall(text)) <= set(asked)
    for number, question in re.findall(r"(?m)^\*\*Question (\d+)\.\*\* (.+)$", handout):
        assert question == asked[number]
        assert f"### Question {number}\n\n{question}\n" in key
        assert f"Question {number}. {question} *" in plan


@pytest.mark.parametrize("lesson", LESSONS)
def test_the_key_says_what_the_lesson_says(lesson: Lesson) -> None:
    """Catch an answer that the lesson would not take."""
    key = page(lesson, "key")
    rights = re.findall(r"(?m)^\*\*Right:\*\* (.+)$", key)
    models = re.findall(r"(?m)^\*\*A strong answer\.\*\* (.+)$", key)
    kinds = [one.spec["kind"] for one in lesson.questions]
    assert len(models) == kinds.count("short")
    assert len(rights) == len(kinds) - len(models)
    text = shown(lesson)
    for one in lesson.questions:
        if one.spec["kind"] == "number":
            part = key.split(f"### Question {one.number}\n")[1].split("### ")[0]
            amount = re.search(r"\*\*Right:\*\* ([\d.,]+)", part)
            assert amount, one.id
            assert f"Right: {amount[1]}" in text, one.id


@pytest.mark.parametrize("lesson", LESSONS)
def test_the_handout_gives_no_answer_away(lesson: Lesson) -> None:
    """Catch a reply, a mark or a model answer on what learners get."""
    given = page(lesson, "handout")
    for word in ("Right:", "Not yet", "✓", "✗", "A strong answer", "**Why.**", "Answer and why"):
        assert word not in given
    for one in lesson.questions:
        replies = one.spec.get("answers", [])
        for reply in (str(answer["reply"]) for answer in replies):
            assert " ".join(reply.split()) not in given


@pytest.mark.parametrize("lesson", LESSONS)
def test_minutes_add_up_to_what_the_curriculum_promises(lesson: Lesson) -> None:
    """Catch a column of minutes that does not come to its sum, or a sum that was not promised."""
    table = page(lesson, "plan").split("## Minutes")[1].split("## Before")[0]
    rows = [
        [cell.strip(" *") for cell in line.strip("|").split("|")]
        for line in table.splitlines()
        if line.startswith("|") and "---" not in line
    ]
    for column, name in enumerate(notes.VERSIONS, 1):
        parts = [int(row[column]) for row in rows[1:-1] if row[column] != "none"]
        assert sum(parts) == int(rows[-1][column]) == notes.promised(lesson)[name]
    own = 1 + notes.VERSIONS.index(notes.own(lesson.track))
    lasts = [int(row[own]) for row in rows[1:-1] if row[own] != "none"]
    assert lasts == list(lesson.front["minutes"].values())


def test_numbers_in_a_teachers_notes_stand_in_the_lesson() -> None:
    """Catch a count that was typed, and is no more what the table says."""
    examined, missing = 0, []
    for lesson in all_lessons():
        given = dict(notes.read(lesson).given)
        del given["exit"]  # an exit ticket has numbers of its own
        large = {n for n in NUMBER.findall(" ".join(_texts(given))) if len(n.replace(",", "")) > 2}
        examined += len(large)
        missing += [(lesson.name, n) for n in large if n.strip(",.") not in shown(lesson)]
    print(f"{examined} numbers examined")
    assert examined > 5
    assert missing == []


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_teacher_reads_it_between_two_periods(lesson: Lesson) -> None:
    """Catch sentences of a teacher's notes that are longer than a break."""
    found = grade(plain("\n\n".join(_texts(notes.read(lesson).given))))
    print(f"{lesson.name}: grade {found:.1f}")
    assert found <= 8


def _texts(given: Any) -> list[str]:
    """All sentences below a part of the notes."""
    if isinstance(given, str):
        return [given] if " " in given else []
    parts = given.values() if isinstance(given, dict) else given if isinstance(given, list) else ()
    return [text for part in parts for text in _texts(part)]


def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: tuple[str, str]) -> Lesson:
    """Put changed notes of one lesson in place of the real ones."""
    source = (ROOT / "book" / "tiers" / "k12-teaching.yml").read_text(encoding="utf-8")
    assert change[0] in source
    folder = tmp_path / "book" / "tiers"
    folder.mkdir(parents=True)
    (folder / "k12-teaching.yml").write_text(source.replace(*change, 1), encoding="utf-8")
    monkeypatch.setattr(notes, "ROOT", tmp_path)
    return read("tiers", "k12")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("idea: >-", "idea >-"), "line 5: this is not YAML"),
        (
            ("  warm up:\n    do: >-", "  warm up:\n    done: >-"),
            "line 1[0-9], parts → warm up.*done",
        ),
        (
            ("modify: 10, make: 10", "modify: 10, make: 9"),
            "minutes: found .*89.*promises|says .*90",
        ),
        (("  zero: Show", "  none: Show"), "misconceptions: found .*none"),
        (("- k12-tiers-sort\n", "- k12-tiers-sotr\n"), "the lesson has no 'k12-tiers-sotr'"),
        (("  - k12-tiers-sort\n", ""), "no question for the objective 'sort-tiers'"),
        (("objective: read-rounded", "objective: read-round"), "no objective 'read-round'"),
        (("  k12-tiers-friend:\n", "  k12-tiers-frend:\n"), "answers: found .*k12-tiers-frend"),
    ],
)
def test_notes_that_do_not_fit_the_lesson_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: tuple[str, str], said: str
) -> None:
    """Catch a slip that would show only in class: each is told with its place."""
    lesson = copied(tmp_path, monkeypatch, change)
    with pytest.raises(checked_yaml.YamlError, match=f"(?s)k12-teaching.yml.*({said})"):
        notes.read(lesson)


def test_three_clicks_from_the_front_door_to_a_plan_on_paper(book: Path) -> None:
    """Catch a plan that a newcomer does not find."""
    frontier, seen = [book / "book" / "index.html"], set[Path]()
    clicks, plans = 0, set[str]()
    while clicks < 3 and not plans:
        clicks += 1
        links = {
            (path.parent / link.split("#")[0]).resolve()
            for path in frontier
            for link in re.findall(r'href="([^":]+)"', path.read_text(encoding="utf-8"))
        }
        plans = {one.name for one in links if one.name.endswith("-plan.pdf") and one.is_file()}
        seen |= set(frontier)
        frontier = [one for one in links - seen if one.suffix == ".html" and one.is_file()]
    print(f"{len(plans)} plans to print, after {clicks} clicks")
    assert len(plans) == 15
