"""Whether linear bounds can hold together: the general simplex, in exact fractions.

Interval propagation proves conflicts, but where a variable occurs on several ways through the
constraints it cannot tell which claims are needed. All constraints are linear, so the simplex of
Dutertre and de Moura (2006) decides: each one is a basic variable with bounds of its own,
and Bland's rule makes it end. Meant for the few claims of one conflict.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import inf, isfinite

from vkrel.model.claim import Claim
from vkrel.solve.conflict import Conflict
from vkrel.solve.constraints import Numeric, Ratio
from vkrel.solve.graph import Groups
from vkrel.solve.variable import Bound
from vkrel.values.verdict import Severity

Terms = dict[str, Fraction]
_ROUNDING = Fraction(1, 10**9)
_PIVOTS = 2000


def possible(bounds: Iterable[Bound], constraints: Iterable[Numeric], severity: Severity) -> bool:
    """Whether some numbers lie within all bounds and satisfy all constraints.

    Ends count as closed and give way by the rounding of the numbers, so that "no" is certain;
    beyond a number of steps the answer is "yes".
    """
    system = _System()
    for bound in bounds:
        interval = bound.interval
        slack = _ROUNDING * max(
            (abs(_exact(end)) for end in interval[:2] if isfinite(end)), default=Fraction(0)
        )
        system.limit(bound.variable.name, interval.low, interval.high, slack)
    for number, constraint in enumerate(constraints):
        for part, (terms, low, high) in enumerate(_rows(constraint, severity)):
            system.row(f"{number} {part}", terms, low, high)
    return system.solvable()


def is_minimal(conflict: Conflict) -> bool:
    """Whether a conflict cannot hold, though it could without any one of its claims."""

    def holds(without: Claim | None) -> bool:
        bounds = [each for each in conflict.bounds if each.claim is not without]
        tied = [each for each in conflict.numeric if without is None or each.claim is not without]
        return possible(bounds, tied, conflict.severity)

    return not holds(None) and all(holds(claim) for claim in conflict.claims)


def has_cycle(constraints: Sequence[Numeric]) -> bool:
    """Whether a variable can be reached on two ways; without that, propagation says everything."""
    tied: Groups[int | str] = Groups()
    return not all(
        tied.join((number, name))
        for number, constraint in enumerate(constraints)
        for name in constraint.names
    )


def _rows(constraint: Numeric, severity: Severity) -> list[tuple[Terms, float, float]]:
    low, high = constraint.limits(severity)
    if isinstance(constraint, Ratio):
        top, bottom = constraint.top.name, constraint.bottom.name
        rows = [({top: Fraction(1)}, 0.0, inf), ({bottom: Fraction(1)}, 0.0, inf)]
        if low > 0:
            rows.append(({top: Fraction(1), bottom: -_exact(low)}, 0.0, inf))
        if high < inf:
            rows.append(({top: Fraction(1), bottom: -_exact(high)}, -inf, 0.0))
        return rows
    terms = {constraint.total.name: Fraction(1)}
    for part in constraint.parts:
        terms[part.name] = terms.get(part.name, Fraction(0)) - 1
    return [(terms, low, high)]


def _exact(value: float) -> Fraction:
    return Fraction(repr(value)) if isinstance(value, float) else Fraction(value)


class _System:
    """Variables between bounds; basic ones are sums of the others."""

    def __init__(self) -> None:
        self.low: dict[str, Fraction] = {}
        self.high: dict[str, Fraction] = {}
        self.value: dict[str, Fraction] = {}
        self.rows: dict[str, Terms] = {}
        self.empty = False

    def limit(self, name: str, low: float, high: float, slack: Fraction = Fraction(0)) -> None:
        """Narrow a variable."""
        self.value.setdefault(name, Fraction(0))
        if isfinite(low):
            self.low[name] = max(self.low.get(name, _exact(low) - slack), _exact(low) - slack)
        if isfinite(high):
            self.high[name] = min(self.high.get(name, _exact(high) + slack), _exact(high) + slack)
        if name in self.low and name in self.high and self.low[name] > self.high[name]:
            self.empty = True

    def row(self, name: str, terms: Terms, low: float, high: float) -> None:
        """Add a sum of variables that lies between two numbers."""
        for member in terms:
            self.value.setdefault(member, Fraction(0))
        self.limit(name, low, high)
        self.rows[name] = {member: factor for member, factor in terms.items() if factor}

    def solvable(self) -> bool:
        """Whether all bounds can hold."""
        if self.empty:
            return False
        for name in self.value.keys() - self.rows.keys():
            self.value[name] = self._nearest(name)
        for _ in range(_PIVOTS):
            for name, terms in self.rows.items():
                parts = (factor * self.value[member] for member, factor in terms.items())
                self.value[name] = sum(parts, Fraction(0))
            broken = (name for name in self.rows if self._nearest(name) != self.value[name])
            out = min(broken, default=None)
            if out is None:
                return True
            goal = self._nearest(out)
            rises = goal > self.value[out]
            free = (
                member
                for member, factor in self.rows[out].items()
                if self._can_move(member, up=(factor > 0) == rises)
            )
            into = min(free, default=None)
            if into is None:
                return False
            self._pivot(out, into)
            self.value[out] = goal
        return True

    def _nearest(self, name: str) -> Fraction:
        """The value nearest to that of a variable which its bounds allow."""
        raised = max(self.value[name], self.low.get(name, self.value[name]))
        return min(raised, self.high.get(name, raised))

    def _can_move(self, name: str, *, up: bool) -> bool:
        ends = self.high if up else self.low
        return name not in ends or self.value[name] != ends[name]

    def _pivot(self, out: str, into: str) -> None:
        """Let `into` take the place of `out` among the basic variables."""
        terms = self.rows.pop(out)
        factor = terms.pop(into)
        solved = {member: -one / factor for member, one in terms.items()}
        solved[out] = 1 / factor
        for row in self.rows.values():
            share = row.pop(into, Fraction(0))
            for member, one in solved.items():
                row[member] = row.get(member, Fraction(0)) + share * one
                if not row[member]:
                    del row[member]
        self.rows[into] = solved
