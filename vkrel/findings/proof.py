"""The proof of a conflict across variables: limits that follow from one another, without words.

Each limit is what an answer allows, or what a constraint makes of the limits before it, so that
a reader, or a test, can redo the arithmetic.
"""

from __future__ import annotations

import attrs

from vkrel.solve.conflict import Conflict
from vkrel.solve.constraints import Numeric
from vkrel.solve.propagation import Apart, Limit, Propagation
from vkrel.values.verdict import Severity


@attrs.frozen(eq=False)
class Proof:
    """Why no values are left.

    severity: which limits of the constraints decide.
    apart: a variable whose lower limit lies above its upper one.
    circle: instead of that, constraints that exclude one another by themselves.
    """

    severity: Severity
    apart: Apart | None = None
    circle: tuple[Numeric, ...] = ()

    @property
    def steps(self) -> tuple[Limit, ...]:
        """The limits, each after what it came from; the last two of one variable are apart."""
        return tuple(self.apart.limits()) if self.apart else ()


def prove(conflict: Conflict) -> Proof:
    """The proof of a conflict across variables; without steps where propagation sees none."""
    if not conflict.answers:
        return Proof(conflict.severity, circle=conflict.numeric)
    net = Propagation(conflict.numeric, conflict.severity)
    return Proof(conflict.severity, net.run(conflict.bounds))
