"""Draw who takes which survey and what they answer.

Each answer depends on sex and age as the catalogue says, and on nothing else: not on health,
not on frailty, not on other answers, except that a sub-question is asked only of those whose
answer leads to it.

Shares are raked so that each answer keeps its share among the expected participants of each
sex, whatever its slope with age. What the shares leave to 1 is skipped.

Several answers. Independent coin flips would leave many people without any answer where the
shares add up to about 1, as with race. So the answers are laid one after another, in one of
`ORDERS` random orders, on a line as long as their shares; a participant takes those at u,
u + 1, u + 2 …, with u uniform from 0 to 1. Every share is exact, and where shares add up to
1 or more everybody gives at least one answer.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from publictier.population.catalogue import Catalogue
from publictier.population.people import AGES, LAST_DAY, People, age_sex_weights
from publictier.population.questionnaires import Question, read_questions
from publictier.population.streams import stream

Floats = NDArray[np.float64]
Ints = NDArray[np.int64] | NDArray[np.int32]

SKIPPED = 0
"""`value_as_concept_id` of a question that was asked and not answered."""

ORDERS = 12
"""Number of random orders in which the answers to a multiple choice are laid out."""

_CENTRE_AGE = 50.0


@dataclass(frozen=True)
class Answers:
    """Survey answers by survey, question and participant.

    Attributes:
        person: position of the participant.
        day: day of the survey.
        question: concept id.
        answer: concept id of the answer, or `SKIPPED`.
        survey: concept id of the survey.
    """

    person: Ints
    day: Ints
    question: Ints
    answer: Ints
    survey: Ints


def draw_takers(seed: int, catalogue: Catalogue, people: People) -> dict[int, tuple[Ints, Ints]]:
    """Draw who takes each survey, and when.

    Returns:
        Survey concept id -> positions of participants, and their days: at enrolment for a
        survey that everybody takes, else up to a year later, never after the data cutoff.
    """
    takers: dict[int, tuple[Ints, Ints]] = {}
    for row in catalogue.tables["surveys"]:
        survey, share = row.integer("concept_id"), row.number("share", 0.0, 1.0)
        random = stream(seed, "survey", survey)
        who = np.flatnonzero(random.random(len(people.sex)) < share)
        delay = random.integers(0, 366, len(people.sex))[who] if share < 1 else 0
        takers[survey] = (who, np.minimum(people.joined[who] + delay, LAST_DAY))
    return takers


def draw_answers(seed: int, catalogue: Catalogue, people: People) -> Answers:
    """Draw every answer of every participant.

    Args:
        seed: seed of the population.
        catalogue: with the surveys.
        people: the participants.

    Returns:
        One element for each answer given and for each question skipped.
    """
    weights = age_sex_weights(catalogue)
    takers = draw_takers(seed, catalogue, people)
    when = {survey: np.zeros(len(people.sex), dtype=np.int64) for survey in takers}
    for survey, (who, day) in takers.items():
        when[survey][who] = day
    questions = read_questions(catalogue)
    leading = {q.parent for q in questions if q.parent is not None}
    gave: dict[tuple[int, int], Ints] = {}
    parts = []
    for question in questions:
        asked = takers[question.survey_id][0] if question.parent is None else gave[question.parent]
        random = stream(seed, "question", question.concept_id)
        person, choice = _choose(random, question, people.cell[asked], weights)
        person = asked[person]
        numbers = np.array([*(a.concept_id for a in question.answers), SKIPPED])
        answer = numbers[choice]
        for key in leading:
            if key[0] == question.concept_id:
                gave[key] = np.unique(person[answer == key[1]])
        parts.append(
            (
                person.astype(np.int32),
                when[question.survey_id][person].astype(np.int32),
                np.full(len(person), question.concept_id, dtype=np.int32),
                answer.astype(np.int32),
                np.full(len(person), question.survey_id, dtype=np.int32),
            )
        )
    return Answers(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def answer_shares(question: Question, weights: Floats) -> Floats:
    """Spread the shares of the answers over sex and age.

    Args:
        question: with its answers.
        weights: share of participants by sex and age, shape (3, years).

    Returns:
        Shape (3, years, answers + 1), the last for "skipped" (of use for single choice).
    """
    tilt = np.array([*(answer.slope for answer in question.answers), 0.0])
    shape = np.exp(np.outer((AGES - _CENTRE_AGE) / 10, tilt))
    grid = np.empty((len(weights), *shape.shape))
    for sex, weight in enumerate(weights):
        shares = np.array(question.shares(sex, float(weight.sum())))
        mix = weight / weight.sum()
        grid[sex] = _rake_multi(shape, shares, mix) if question.multi else _rake(shape, shares, mix)
    return grid


def _rake(shape: Floats, shares: Floats, mix: Floats) -> Floats:
    """Rake single-choice answers: 1 in total at each age, the share of each over all ages."""
    wanted = np.append(shares, max(0.0, 1 - shares.sum()))
    wanted = wanted / wanted.sum()
    cells = shape * wanted
    for _ in range(100):
        cells *= (wanted / np.maximum(mix @ cells, 1e-300))[None, :]
        cells /= cells.sum(axis=1, keepdims=True)
    return np.asarray(cells, dtype=np.float64)


def _rake_multi(shape: Floats, shares: Floats, mix: Floats) -> Floats:
    """Rake multiple-choice answers, each for itself, on the odds so that none passes 1."""
    shares = np.minimum(shares, 1 - 1e-9)  # odds of a sure answer are infinite
    odds = shape[:, :-1] * (shares / np.maximum(1 - shares, 1e-12))
    for _ in range(100):
        cells = odds / (1 + odds)
        reached = mix @ cells
        odds *= shares * (1 - reached) / np.maximum(reached * (1 - shares), 1e-300)
    cells = odds / (1 + odds)
    return np.column_stack([cells, np.zeros(len(cells))])


def _choose(
    random: np.random.Generator, question: Question, cell: Ints, weights: Floats
) -> tuple[Ints, Ints]:
    """Choose answers: positions among those asked, and positions among the answers."""
    grid = answer_shares(question, weights)
    grid = grid.reshape(-1, grid.shape[-1])
    uniform = random.random(len(cell))
    if question.multi:
        return _choose_several(random, grid[:, :-1], cell, uniform)
    edges = np.cumsum(grid, axis=1)
    choice = np.zeros(len(cell), dtype=np.int64)
    for k in range(edges.shape[1] - 1):
        choice += uniform >= edges[cell, k]
    return np.arange(len(cell)), choice


def _choose_several(
    random: np.random.Generator, grid: Floats, cell: Ints, uniform: Floats
) -> tuple[Ints, Ints]:
    answers = grid.shape[1]
    orders = random.permuted(np.tile(np.arange(answers), (ORDERS, 1)), axis=1)
    which = random.integers(0, ORDERS, len(cell))
    ticked = np.zeros((len(cell), answers + 1), dtype=np.bool_)
    for number, order in enumerate(orders):
        mine = np.flatnonzero(which == number)
        line = np.cumsum(grid[:, order], axis=1)[cell[mine]]
        steps = np.floor(line - uniform[mine, None])  # how many marks u, u + 1 … lie before
        before = np.column_stack([np.full(len(mine), -1.0), steps[:, :-1]])
        ticked[mine[:, None], order[None, :]] = steps > before
    ticked[:, answers] = ~ticked[:, :answers].any(axis=1)
    person, choice = np.nonzero(ticked)
    return person, choice
