"""Cartridges: what they list is there, and their quizzes judge as the lessons do."""

import csv
import io
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from lesson_head import TRACKS
from publictier.check import Check
from teach import quiz
from teach.lesson import Lesson, all_lessons
from tests.qti_reader import Cartridge, choices, judge, questions, text_of

FORBIDDEN = re.compile(
    rb"<script|javascript:|scorm|https?://(?!www\.imsglobal|ltsc\.ieee|www\.w3)", re.I
)


def opened(book: Path, track: str) -> Cartridge:
    """The cartridge of a track, as the book offers it."""
    return Cartridge((book / "print" / f"rounded-to-twenty-{track}.imscc").read_bytes())


@pytest.mark.parametrize("track", TRACKS)
def test_a_cartridge_lists_what_it_holds_and_holds_what_it_lists(book: Path, track: str) -> None:
    """Catch a lesson without its page, handout or quiz, and a file that nobody finds."""
    cartridge = opened(book, track)
    wanted = [one.title for one in all_lessons() if one.track == track]
    modules = list(cartridge.modules())
    assert [title for title, _ in modules] == wanted
    listed = {"imsmanifest.xml"}
    for _, parts in modules:
        assert [str(one.get("type")).split("/")[0] for _, one in parts] == [
            "webcontent", "webcontent", "imsqti_xmlv1p2"]  # fmt: skip
        for _, resource in parts:
            listed |= {str(file.get("href")) for file in resource if file.get("href")}
            assert resource.get("href") in {None, *listed}
    assert listed == set(cartridge.files)
    names = [
        str(node.get("identifier")) for node in cartridge.manifest.iter() if node.get("identifier")
    ]
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"[A-Za-z_][\w.-]*", name) for name in names)
    print(f"{track}: {len(modules)} modules, {len(listed)} files, {len(names)} names examined")


@pytest.mark.parametrize("track", TRACKS)
def test_nothing_in_a_cartridge_reports_to_anybody(book: Path, track: str) -> None:
    """Catch a script, a tracker, or an address outside, in pages and quizzes."""
    files = {
        name: data for name, data in opened(book, track).files.items() if not name.endswith("pdf")
    }
    print(f"{len(files)} files examined")
    assert {
        name: found[0] for name, data in files.items() if (found := FORBIDDEN.search(data))
    } == {}
    for name, data in files.items():
        if name.endswith(".html"):
            text = data.decode()
            assert '<html lang="en">' in text and "not medical advice" in text, name


@pytest.mark.parametrize("lesson", [pytest.param(one, id=one.name) for one in all_lessons()])
def test_a_quiz_judges_as_the_lesson_does(book: Path, lesson: Lesson) -> None:
    """Catch a right answer without marks, a wrong one with them, and a reply that is lost."""
    quizzes = dict(opened(book, lesson.track).quizzes())
    found = {str(one.get("ident")): one for one in questions(quizzes[f"Quiz: {lesson.title}"])}
    assert list(found) == [one.id for one in quiz.items(lesson)]
    tried = 0
    for question in lesson.questions:
        spec = question.spec
        if spec["kind"].startswith("choose"):
            item = found[question.id]
            names = dict(zip(choices(item), spec["answers"], strict=True))
            right = {name for name, one in names.items() if one["right"]}
            assert judge(item, right).score == 100
            for name, one in names.items():
                tried += 1
                result = judge(item, {name})
                assert (result.score == 100) is ({name} == right), question.id
                if spec["kind"] == "choose_one":
                    assert result.said == [quiz.as_html(" ".join(_flat(one["reply"])))]
        elif spec["kind"] == "number" and question.id in found:
            tried += 2
            shown = spec["right"]["shown"]
            assert judge(found[question.id], {shown.replace(",", "")}).score == 100
            wrong = judge(found[question.id], {"0.123"})
            assert wrong.score == 0 and len(wrong.said) == 1
    print(f"{lesson.name}: {len(found)} questions, {tried} answers tried")
    assert tried > 10


def _flat(text: str) -> list[str]:
    return re.sub(r"\[([^\]]+)\]\([^)]+\)", r"\1", text).split()


@pytest.mark.parametrize("lesson", [pytest.param(one, id=one.name) for one in all_lessons()])
def test_every_question_is_in_the_quiz_or_named_as_left_out(lesson: Lesson) -> None:
    """Catch a question that is lost without a word."""
    there = {one.id for one in quiz.items(lesson)}
    for question in lesson.questions:
        in_quiz = question.id in there or f"{question.id}-1" in there
        assert in_quiz is (question.number not in quiz.left_out(lesson))
        if not in_quiz:
            assert question.spec["kind"] in ("order", "number")


def test_a_sorted_card_is_judged_by_its_box(book: Path) -> None:
    """Catch a card of a tier that may go anywhere."""
    [item] = [one for title, whole in opened(book, "cs").quizzes() if "Your data" in title
              for one in questions(whole) if one.get("ident") == "cs-tiers-who-3"]  # fmt: skip
    marks = {text: judge(item, {name}).score for name, text in choices(item).items()}
    assert marks == {"<p>Public</p>": 0, "<p>Registered</p>": 0, "<p>Controlled</p>": 100}
    assert "genome" in text_of(item)


@pytest.mark.parametrize("lesson", [pytest.param(one, id=one.name) for one in all_lessons()])
def test_the_quiz_as_a_table_says_the_same(book: Path, lesson: Lesson) -> None:
    """Catch a table whose right answer is not the lesson's."""
    text = (book / "print" / f"{lesson.name}-quiz.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(text)))
    found = quiz.items(lesson)
    assert [row["Question"] for row in rows] == [one.question for one in found]
    for row, item in zip(rows, found, strict=True):
        for letter, option in zip("ABCDEFGH", item.options, strict=False):
            assert row[f"Option {letter}"] == option.text
            assert (letter in row["Right"].split("; ")) is option.right


def test_an_address_that_is_none_is_refused(tmp_path: Path) -> None:
    """Catch a cartridge whose links lead nowhere."""
    done = subprocess.run(
        [sys.executable, "-m", "teach.cartridge", str(tmp_path), "kit.school.example/"],
        env={**os.environ, "PYTHONPATH": "tools"},
        capture_output=True, text=True, check=False, encoding="utf-8",
    )  # fmt: skip
    assert done.returncode == 1
    assert "write an address such as https://kit.school.example" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_replies_of_a_check_and_of_a_quiz_are_the_same_words() -> None:
    """Catch markup that the two write in different ways."""
    lesson = next(all_lessons())
    spec = lesson.questions[0].spec
    html = Check(spec=spec).plain_html()
    for option in quiz.items(lesson)[0].options:
        assert quiz.as_html(option.reply) in html
