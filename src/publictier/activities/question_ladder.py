"""The question ladder: what it takes to answer a question, from public counts to no data at all."""

from publictier.activities.deck import Deck
from publictier.activity import module


class QuestionLadder(Deck):
    """Put twelve questions of neighbors on four rungs, and hear how to bring them lower."""

    activity = "question-ladder"
    title = "Question ladder"
    how = (
        "Put each question on the lowest rung that can answer it, and read why. "
        "A question that was not right at the first try comes back at the end of the pile."
    )
    people = "Made-up questions"
    _esm = module("question-ladder")
