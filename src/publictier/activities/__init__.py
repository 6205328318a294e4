"""The kit's activities: each one ES module and one thin Python class, for page and notebook.

In a notebook, ``activities.RoundingLab()`` shows itself; on a page of the book the same module runs
without a kernel.
"""

from publictier.activities.cohort_builder import CohortBuilder
from publictier.activities.exhibit import Exhibit
from publictier.activities.hearing import Hearing
from publictier.activities.pin_the_cell import PinTheCell
from publictier.activities.practice_browser import PracticeBrowser, browse
from publictier.activities.question_ladder import QuestionLadder
from publictier.activities.representation_ratio import RepresentationRatio
from publictier.activities.rounding_lab import RoundingLab
from publictier.activities.sheet_maker import SheetMaker
from publictier.activities.tier_sorter import TierSorter
from publictier.activities.unique_combination import UniqueCombination
from publictier.activities.vision import Vision

#: Every activity, in the order of the stages that use it.
ALL: tuple[type[Exhibit], ...] = (
    RoundingLab,
    TierSorter,
    PinTheCell,
    UniqueCombination,
    Hearing,
    Vision,
    RepresentationRatio,
    QuestionLadder,
    CohortBuilder,
    SheetMaker,
)

__all__ = [
    "ALL",
    "CohortBuilder",
    "Exhibit",
    "Hearing",
    "PinTheCell",
    "PracticeBrowser",
    "QuestionLadder",
    "RepresentationRatio",
    "RoundingLab",
    "SheetMaker",
    "TierSorter",
    "UniqueCombination",
    "Vision",
    "browse",
]
