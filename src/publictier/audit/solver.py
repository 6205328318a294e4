"""Smallest and largest possible value of each small count, by linear programming (HiGHS).

The system falls into groups of cells that nothing connects; each is one linear program, which
is kept warm while the objective moves from cell to cell. Bounds are rounded inwards, since
counts are whole. For one concept's two-way table they are then exact; where hierarchies tie
tables together, an integer program could be tighter. `whole_numbers=True` asks it: a slower,
independent check of the same bounds.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd

from publictier.audit.system import Constraint, System, contradiction
from publictier.errors import AuditError

TOLERANCE = 1e-6
COLUMNS = ["cell", "concept", "family", "stratum", "low", "high", "values"]


def solve(
    system: System, cells: Iterable[int] | None = None, *, whole_numbers: bool = False
) -> pd.DataFrame:
    """Give what can be deduced about each small count of a system.

    Args:
        system: the attacker's knowledge; its intervals are narrowed in place.
        cells: indexes of the cells to look at; by default `System.small`.
        whole_numbers: solve integer programs instead of linear ones.

    Returns:
        One row per cell: ``cell`` (its index), ``concept``, ``family``, ``stratum`` (joined by
        a space), ``low``, ``high`` (smallest and largest possible count of people) and
        ``values`` (how many values are possible; 1 is pinned).

    Raises:
        AuditError: highspy is not installed, no true counts fit, or the solver gave up.

    Example:
        >>> system = System()
        >>> parts = [system.publish("KIT-C-0001", "state", (s,), 20) for s in ("us-ca", "us-ny")]
        >>> system.equal(parts, [system.publish("KIT-C-0001", "total", (), 20)])
        >>> solve(system)[["stratum", "low", "high", "values"]]
          stratum  low  high  values
        0   us-ca    1    19      19
        1   us-ny    1    19      19
        2            2    20      19
    """
    wanted = set(system.small() if cells is None else cells)
    system.propagate()
    found = {i: (c.low, c.high) for i, c in enumerate(system.cells) if i in wanted}
    for indexes, constraints in system.components():
        asked = [i for i in indexes if i in wanted]
        if asked and constraints:
            program = _Program(system, indexes, constraints, whole_numbers=whole_numbers)
            found.update(program.ranges(asked))
    return _frame(system, found)


def _frame(system: System, found: dict[int, tuple[int, int]]) -> pd.DataFrame:
    for i, (low, high) in found.items():
        if low > high:  # only fractions of people would fit
            raise contradiction(system.cells[i])
    rows = [
        (
            i,
            (c := system.cells[i]).concept,
            c.family,
            " ".join(c.stratum),
            low,
            high,
            high - low + 1,
        )
        for i, (low, high) in sorted(found.items())
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


def _highspy() -> Any:
    try:
        import highspy
    except ModuleNotFoundError as error:
        raise AuditError(
            "The audit of a release was asked for; its solver highspy is not installed. "
            'Install it with: pip install "publictier[build]". For a small table, '
            "publictier.audit.bounds needs no solver."
        ) from error
    return highspy


class _Program:
    """One group of connected cells as a linear (or integer) program."""

    def __init__(
        self,
        system: System,
        indexes: list[int],
        constraints: list[Constraint],
        *,
        whole_numbers: bool,
    ) -> None:
        self.system, self.indexes, self.highspy = system, indexes, _highspy()
        self.column = {index: j for j, index in enumerate(indexes)}
        self.costs = np.zeros(len(indexes))
        self.solver = self.highspy.Highs()
        self.solver.setOptionValue("output_flag", False)
        self.solver.setOptionValue("threads", 1)
        self.solver.setOptionValue("random_seed", 0)
        if whole_numbers:
            self.solver.setOptionValue("mip_rel_gap", 0.0)
        else:
            self.solver.setOptionValue("presolve", "off")  # it would throw the warm start away
        self.solver.passModel(self._model(constraints, whole_numbers))
        low, high = self._interval_arrays()
        self.seen_low, self.seen_high = high.copy(), low.copy()

    def _interval_arrays(self) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
        cells = [self.system.cells[i] for i in self.indexes]
        return np.array([c.low for c in cells], float), np.array([c.high for c in cells], float)

    def _model(self, constraints: list[Constraint], whole_numbers: bool) -> Any:
        model = self.highspy.HighsLp()
        model.num_col_, model.num_row_ = len(self.indexes), len(constraints)
        model.col_lower_, model.col_upper_ = self._interval_arrays()
        model.col_cost_ = self.costs
        starts, places, factors, low, high = [0], [], [], [], []
        for constraint in constraints:
            known = 0
            for index, factor in constraint.terms.items():
                if index in self.column:
                    places.append(self.column[index])
                    factors.append(factor)
                else:
                    known += factor * self.system.cells[index].low
            starts.append(len(places))
            high.append(-known)
            low.append(-known if constraint.equal else -self.highspy.kHighsInf)
        model.row_lower_, model.row_upper_ = np.array(low, float), np.array(high, float)
        model.a_matrix_.format_ = self.highspy.MatrixFormat.kRowwise
        model.a_matrix_.start_ = np.array(starts)
        model.a_matrix_.index_ = np.array(places)
        model.a_matrix_.value_ = np.array(factors, float)
        if whole_numbers:
            model.integrality_ = [self.highspy.HighsVarType.kInteger] * len(self.indexes)
        return model

    def ranges(self, asked: list[int]) -> dict[int, tuple[int, int]]:
        """Give the possible range of each asked cell."""
        for sign in (1.0, -1.0):  # all at once first: it settles most cells
            self._run(dict.fromkeys(asked, sign))
        return {index: (self._end(index, 1), self._end(index, -1)) for index in asked}

    def _end(self, index: int, sign: int) -> int:
        """Give the lowest (sign 1) or highest (-1) value of a cell."""
        cell, j = self.system.cells[index], self.column[index]
        if sign == 1 and self.seen_low[j] <= cell.low + TOLERANCE:
            return cell.low
        if sign == -1 and self.seen_high[j] >= cell.high - TOLERANCE:
            return cell.high
        end = float(self._run({index: float(sign)})[j])
        return math.ceil(end - TOLERANCE) if sign == 1 else math.floor(end + TOLERANCE)

    def _run(self, costs: dict[int, float]) -> np.ndarray[Any, Any]:
        """Minimise and give the cells' values; what was seen on the way is remembered."""
        self.costs[:] = 0.0
        for index, cost in costs.items():
            self.costs[self.column[index]] = cost
        columns = np.arange(len(self.costs), dtype=np.int32)
        self.solver.changeColsCost(len(columns), columns, self.costs)
        self.solver.run()
        status = self.solver.getModelStatus()
        if status == self.highspy.HighsModelStatus.kInfeasible:
            raise contradiction(self.system.cells[self.indexes[0]])
        if status != self.highspy.HighsModelStatus.kOptimal:
            raise AuditError(
                f"The solver ended with {self.solver.modelStatusToString(status)!r} instead of "
                "a best value, so nothing is shown about this release. Audit fewer concepts at "
                "a time."
            )
        values = np.asarray(self.solver.getSolution().col_value)
        self.seen_low = np.minimum(self.seen_low, values)
        self.seen_high = np.maximum(self.seen_high, values)
        return values
