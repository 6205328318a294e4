"""The kit's activities: each one ES module and one thin Python class, for page and notebook.

In a notebook, ``activities.RoundingLab()`` shows itself; on a page of the book the same module runs
without a kernel.
"""

from publictier.activities.exhibit import Exhibit
from publictier.activities.rounding_lab import RoundingLab

#: Every activity, in the order of the stages that use it.
ALL: tuple[type[Exhibit], ...] = (RoundingLab,)

__all__ = ["ALL", "Exhibit", "RoundingLab"]
