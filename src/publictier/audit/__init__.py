"""What somebody who knows the rule can work out from everything a release publishes.

`bounds` answers for a small table, in plain Python, in lessons. `gate` looks at a whole release
and lets out only what protects every small count; it and `solve` need the solver ``highspy``
(``pip install "publictier[build]"``), which is imported only when they are called.
"""

from publictier.audit.gate import MIN_FEASIBLE, gate
from publictier.audit.layout import Assumptions
from publictier.audit.release import from_results
from publictier.audit.report import Report
from publictier.audit.solver import solve
from publictier.audit.system import System
from publictier.audit.teaching import bounds

__all__ = [
    "MIN_FEASIBLE",
    "Assumptions",
    "Report",
    "System",
    "bounds",
    "from_results",
    "gate",
    "solve",
]
