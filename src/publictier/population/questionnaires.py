"""Read the surveys of the catalogue: modules, questions, answers, and who is asked what."""

import re
from dataclasses import dataclass

from publictier.population.catalogue import Catalogue
from publictier.population.rows import Row

RACE = re.compile(r"\b(race|ethnicity|races|ethnicities)\b", re.IGNORECASE)
"""A question whose text has one of these words must be answered independently of all else."""


@dataclass(frozen=True)
class Answer:
    """One answer to one question.

    Attributes:
        concept_id: id of the answer; several questions may share it.
        code: KIT code.
        text: as participants read it.
        share: share of all those asked.
        shares: share of those asked for Female, Male, Other (the average of the two).
        slope: change of the log odds for ten more years of age.
    """

    concept_id: int
    code: str
    text: str
    share: float
    shares: tuple[float, float, float]
    slope: float


@dataclass(frozen=True)
class Question:
    """One question.

    Attributes:
        concept_id: id of the question.
        survey_id: id of its survey.
        code: KIT code.
        text: as participants read it.
        multi: whether several answers may be ticked.
        parent: (question id, answer id) that leads to it, or None.
        answers: in the order shown.
        row: the line in the catalogue.
    """

    concept_id: int
    survey_id: int
    code: str
    text: str
    multi: bool
    parent: tuple[int, int] | None
    answers: tuple[Answer, ...]
    row: Row

    def shares(self, sex: int, weight: float) -> list[float]:
        """Give the share of each answer for one sex.

        Answers that neither women nor men give (such as "none of these" to a question about
        sex) are those of Other, as often as their overall share asks; Other gives no further
        answer to such a question.

        Args:
            sex: position in `SEXES`.
            weight: share of participants of that sex.
        """
        alone = [a.share > 0 and a.shares[:2] == (0.0, 0.0) for a in self.answers]
        if sex < 2 or not any(alone):
            return [answer.shares[sex] for answer in self.answers]
        wanted = [a.share / weight * mine for a, mine in zip(self.answers, alone, strict=True)]
        return [part / max(1.0, sum(wanted)) for part in wanted]


def read_questions(catalogue: Catalogue) -> list[Question]:
    """Read all questions, each after the question that leads to it.

    Returns:
        Questions by survey and order; sub-questions after their parents.

    Raises:
        SourceError: an unknown survey, question or answer, a kind other than single and multi,
            a question without answers, shares above 1 in total, a circle of sub-questions, or
            a question on race or ethnicity whose shares differ by sex or age.

    Example:
        >>> from publictier.population.catalogue import read_catalogue
        >>> all(question.answers for question in read_questions(read_catalogue()))
        True
    """
    answers: dict[int, list[tuple[int, Answer]]] = {}
    for row in catalogue.tables["survey_answers"]:
        answers.setdefault(row.integer("question_id"), []).append(
            (row.integer("order"), _answer(row))
        )
    surveys = {row.integer("concept_id") for row in catalogue.tables["surveys"]}
    questions: dict[int, tuple[int, Question]] = {}
    for row in catalogue.tables["survey_questions"]:
        question = _question(row, surveys, answers)
        if question.concept_id in questions:
            raise row.fault(f"question {question.concept_id} again", "Give each its own id")
        questions[question.concept_id] = (row.integer("order"), question)
    for row in catalogue.tables["survey_answers"]:
        if row.integer("question_id") not in questions:
            raise row.fault(f"unknown question {row.text('question_id')}", "Correct the id")
    _check_race(catalogue)
    ordered = sorted(questions.values(), key=lambda q: (q[1].survey_id, q[0], q[1].concept_id))
    return _parents_first([question for _, question in ordered])


def _answer(row: Row) -> Answer:
    share = row.number("share", 0.0, 1.0)
    female = row.number_or("share_female", share, 0.0, 1.0)
    male = row.number_or("share_male", share, 0.0, 1.0)
    return Answer(
        concept_id=row.integer("concept_id", low=2_000_000_001),
        code=row.text("code"),
        text=row.text("text"),
        share=share,
        shares=(female, male, (female + male) / 2),
        slope=row.number_or("slope_age", 0.0, -10.0, 10.0),
    )


def _question(
    row: Row, surveys: set[int], answers: dict[int, list[tuple[int, Answer]]]
) -> Question:
    number = row.integer("concept_id", low=2_000_000_001)
    if row.integer("survey_id") not in surveys:
        raise row.fault(f"unknown survey {row.text('survey_id')}", "Add it to surveys.csv")
    kind = row.text("kind")
    if kind not in ("single", "multi"):
        raise row.fault(f"kind is {kind!r}", "Write single or multi")
    listed = sorted(answers.get(number, []), key=lambda pair: (pair[0], pair[1].concept_id))
    if not listed:
        raise row.fault(f"question {number} has no answers", "Add lines to survey_answers.csv")
    # Printed percentages may add up to a little more than 100; more than that is a mistake.
    total = max(sum(answer.shares[sex] for _, answer in listed) for sex in range(3))
    if kind == "single" and total > 1.01:
        raise row.fault(
            f"the shares of the answers to {number} sum to {total:.3f}",
            "Answers to a single-choice question share 1 at most; correct survey_answers.csv",
        )
    return Question(
        concept_id=number,
        survey_id=row.integer("survey_id"),
        code=row.text("code"),
        text=row.text("text"),
        multi=kind == "multi",
        parent=_parent(row),
        answers=tuple(answer for _, answer in listed),
        row=row,
    )


def _parent(row: Row) -> tuple[int, int] | None:
    pair = (row.optional("parent_question_id"), row.optional("parent_answer_id"))
    if pair == ("", ""):
        return None
    return row.integer("parent_question_id"), row.integer("parent_answer_id")


def _parents_first(questions: list[Question]) -> list[Question]:
    given = {(q.concept_id, a.concept_id) for q in questions for a in q.answers}
    for question in questions:
        if question.parent is not None and question.parent not in given:
            raise question.row.fault(
                f"answer {question.parent[1]} to question {question.parent[0]} does not exist",
                "Correct parent_question_id and parent_answer_id",
            )
    done: dict[int, Question] = {}
    waiting = questions
    while waiting:
        ready = [q for q in waiting if q.parent is None or q.parent[0] in done]
        if not ready:
            raise waiting[0].row.fault("sub-questions lead to each other", "Break the circle")
        done.update((q.concept_id, q) for q in ready)
        waiting = [q for q in waiting if q.concept_id not in done]
    return list(done.values())


def _check_race(catalogue: Catalogue) -> None:
    about_race = {
        row.integer("concept_id")
        for row in catalogue.tables["survey_questions"]
        if RACE.search(row.text("text"))
    }
    for row in catalogue.tables["survey_answers"]:
        differs = any(row.optional(c) for c in ("share_female", "share_male", "slope_age"))
        if row.integer("question_id") in about_race and differs:
            raise row.fault(
                "an answer on race or ethnicity whose share differs by sex or age",
                "Leave share_female, share_male and slope_age empty: whatever depends on sex "
                "or age would then differ by race",
            )
