"""Self-checks for lessons: a question, and a reply of its own for each answer one may give.

A self-check works on the static page without a kernel, in the browser and in Jupyter; nothing a
learner writes leaves the page, and nothing is graded. Every wrong answer that can be foreseen
names its misconception and asks the next question.

Why this is written here: jupyterquiz, the library most used for this, gives each question a
random id and starts it with an inline script, so committed notebooks would differ on every run
and a strict Content-Security-Policy would stop it. It shows nothing without JavaScript, has no
tests of its own, and sets colours in code, where themes and high-contrast modes cannot reach
them. It remains the better choice for somebody who wants quick quizzes in a notebook and needs
none of that.

Lessons state self-checks as YAML; ``from_mapping`` reads one, ``from_mappings`` all of a lesson.
"""

from publictier.check._builders import blanks, choose_many, choose_one, number, order, short, sort
from publictier.check._check import Check, from_mapping, from_mappings
from publictier.check._kinds import KINDS
from publictier.check._plain import Reply
from publictier.check._r import r_helpers, r_questions
from publictier.check._text import text
from publictier.errors import CheckError

__all__ = [
    "KINDS",
    "Check",
    "CheckError",
    "Reply",
    "blanks",
    "choose_many",
    "choose_one",
    "from_mapping",
    "from_mappings",
    "number",
    "order",
    "r_helpers",
    "r_questions",
    "short",
    "sort",
    "text",
]
