"""The difference network: variables on a line, answers that bound them, constraints between them.

Each constraint `low <= later - earlier <= high` gives two edges of a distance graph (Dechter,
Meiri and Pearl 1991); ratios give the same between logarithms. What cannot all be true is a
negative cycle of that graph. One that passes the origin is a path of constraints from a variable
to another whose length no pair of answers at its ends allows; one that does not is made of
printed constraints alone. A cycle without any of its edges is a path, and a path can always be
satisfied, so every conflict found is minimal.
Rival answers of one variable are tried one by one: a slot at odds with itself hides nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from itertools import product
from math import inf, log

from vkrel.solve.conflict import Budget, Conflict
from vkrel.solve.constraints import Difference, Numeric, Ratio, Sum, merged, usable
from vkrel.solve.distances import Edge, Graph, Length, Ways
from vkrel.solve.linear import is_minimal
from vkrel.solve.minimal import minimal, several
from vkrel.solve.rounding import above
from vkrel.solve.variable import Bound
from vkrel.values.interval import EVERYTHING, Interval, overlap
from vkrel.values.verdict import Severity

PLAIN, LOGARITHMS = "plain", "logarithms"
PAIRS = 100  # rival answers listed between two variables
WAYS = 8  # ways through printed constraints tried between two variables

Stand = tuple[Bound, Interval]  # what an answer allows, in the view of the network


def conflicts(
    constraints: Iterable[Numeric],
    severity: Severity,
    budget: Budget | None = None,
    aside: frozenset[str] = frozenset(),
) -> Iterator[Conflict]:
    """Minimal conflicts of two answers across constraints, and of printed constraints alone.

    Sums take no part: see `vkrel.solve.sums`. Order of constraints changes nothing. Claims whose
    ids are set `aside` take no part.
    """
    budget = budget or Budget()
    tied = [each for each in usable(constraints, aside) if isinstance(each, Difference | Ratio)]
    seen: set[tuple[str, ...]] = set()
    kinds = {type(each) for each in tied}
    for view in [PLAIN] * (Difference in kinds) + [LOGARITHMS] * (Ratio in kinds):
        net = _Net(tied, severity, view, aside)
        for conflict in net.conflicts(budget):
            if conflict.key in seen and conflict.claims:
                continue
            seen.add(conflict.key)
            if decides(conflict.numeric) or is_minimal(conflict):
                yield conflict  # else fewer suffice: one that `sums` finds


def decides(constraints: Iterable[Numeric]) -> bool:
    """Whether the network says everything: no sums, and nothing but order between ratios."""
    constraints = tuple(constraints)
    kinds = {type(each) for each in constraints}
    distances = (each for each in constraints if isinstance(each, Difference))
    return Sum not in kinds and (
        Ratio not in kinds
        or all(each.limits(Severity.CONTRADICTION) == (0, inf) for each in distances)
    )


class _Net:
    def __init__(
        self,
        constraints: Sequence[Numeric],
        severity: Severity,
        view: str,
        aside: frozenset[str],
    ) -> None:
        self.severity = severity
        self.view = view
        variables = merged(constraints)
        place = {name: number for number, name in enumerate(sorted(variables))}
        self.variables = [variables[name] for name in place]
        ordered = sorted(constraints, key=_order)
        self.printed = frozenset(each.printed for each in ordered if each.printed)
        self.graph = Graph(
            len(place),
            [
                Edge(place[earlier], place[later], weight, each, each.printed)
                for each in ordered
                for earlier, later, weight in self._weights(each)
            ],
        )
        self.exact = view == PLAIN and all(
            variable.exact for variable in self.variables if variable.answers
        )
        self.stands = [
            list(self._stands(variable.bounds(severity, aside))) for variable in self.variables
        ]
        # the greatest lower end and the smallest upper end of what answers allow each variable
        self.ends = [
            reduce(overlap, (interval for _, interval in stands), EVERYTHING[0])
            for stands in self.stands
        ]

    def _weights(self, constraint: Numeric) -> Iterator[tuple[str, str, float]]:
        low, high = constraint.limits(self.severity)
        part, total = constraint.names
        if isinstance(constraint, Ratio):
            low, high = _logarithms(low, high) if self.view == LOGARITHMS else (-inf, inf)
        elif self.view == LOGARITHMS:
            low, high = 0.0 if low >= 0 else -inf, inf
        if high < inf:
            yield part, total, high
        if low > -inf:
            yield total, part, -low

    def _stands(self, bounds: Iterable[Bound]) -> Iterator[Stand]:
        for bound in bounds:
            interval = bound.interval
            if self.view == PLAIN:
                yield bound, interval
            elif interval.high > 0:
                low, high = _logarithms(interval.low, interval.high)
                yield bound, interval._replace(low=low, high=high)

    # ------------------------------------------------------------ conflicts

    def conflicts(self, budget: Budget) -> Iterator[Conflict]:
        usable = self.printed
        while cycle := self.graph.negative_cycle(usable):
            conflict = Conflict(
                self.severity,
                (),
                tuple(edge.constraint for edge in cycle),
                -sum(edge.weight for edge in cycle),
            )
            if not budget.take():
                return
            yield conflict
            if not conflict.claims:
                return  # rules contradict one another: nothing below can be trusted
            usable -= {min(conflict.key)}
        for end in self._too_high(usable):
            reached = self.graph.shortest(end, usable).length
            for start in range(len(self.variables)):
                if start == end or not self._clash(
                    self.ends[start], self.ends[end], reached[start]
                ):
                    continue
                for listed, conflict in enumerate(self._between(start, end, usable)):
                    if listed >= PAIRS or not budget.take():
                        budget.hit = True
                        break
                    yield conflict

    def _too_high(self, usable: frozenset[str]) -> list[int]:
        """The variables with an answer that may lie above what answers of another one allow."""
        tops = {
            number: Length(ends.high, ends.high_closed)
            for number, ends in enumerate(self.ends)
            if ends.high < inf
        }
        return [
            number
            for number, top in enumerate(self.graph.reached(tops, usable))
            if top and self._above(self.ends[number], top.value, top.closed)
        ]

    def _above(self, interval: Interval, top: float, closed: bool) -> bool:
        closed = interval.low_closed and closed
        return above(interval.low, top, closed=closed, exact=self.exact)

    def _clash(self, upper: Interval, lower: Interval, length: Length | None) -> bool:
        if length is None or upper.high == inf or lower.low == -inf:
            return False
        return self._above(lower, upper.high + length.value, upper.high_closed)

    def _between(self, start: int, end: int, usable: frozenset[str]) -> Iterator[Conflict]:
        """The conflicts of answers of one variable that put it too high for those of another."""
        for upper, lower in product(self.stands[start], self.stands[end]):
            for way in self._ways(start, end, upper[1], lower[1], usable):
                length = way.length[start]
                assert length is not None  # noqa: S101  a way was found to here
                yield Conflict(
                    self.severity,
                    (upper[0], lower[0]),
                    way.path(start),
                    lower[1].low - upper[1].high - length.value,
                )

    def _ways(
        self, start: int, end: int, upper: Interval, lower: Interval, usable: frozenset[str]
    ) -> Iterator[Ways]:
        """The ways that are too short for two answers, each with no printed constraint too many."""

        def ways(printed: Iterable[str]) -> Ways:
            return self.graph.shortest(end, frozenset(printed))

        def clash(printed: Iterable[str]) -> bool:
            return self._clash(upper, lower, ways(printed).length[start])

        def needed(printed: Sequence[str]) -> tuple[Sequence[str], Ways] | None:
            if not clash(printed):
                return None
            passed = {each.printed for each in ways(printed).path(start)}
            found = minimal(sorted(passed - {""}), clash) or ()
            return found, ways(found)

        return several(sorted(usable), needed, WAYS)


def _logarithms(low: float, high: float) -> tuple[float, float]:
    """Two limits in logarithms; one that no amount above zero can break is infinite."""
    return log(low) if low > 0 else -inf, log(high) if 0 < high < inf else inf


def _order(constraint: Numeric) -> tuple[object, ...]:
    return (
        constraint.rule,
        constraint.names,
        constraint.printed,
        constraint.limits(Severity.CONTRADICTION),
    )
