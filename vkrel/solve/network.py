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

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from math import inf, log

from vkrel.solve.conflict import Budget, Conflict
from vkrel.solve.constraints import Difference, Numeric, Ratio, merged
from vkrel.solve.distances import Edge, Graph, Ways
from vkrel.solve.rounding import above
from vkrel.solve.variable import Bound
from vkrel.values.interval import Interval
from vkrel.values.verdict import Severity

PLAIN, LOGARITHMS = "plain", "logarithms"
PAIRS = 100  # rival answers listed between two variables
WAYS = 8  # ways through printed constraints tried between two variables

Top = tuple[float, bool]  # an upper end, and whether it is closed
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
    usable = [
        each
        for each in constraints
        if isinstance(each, Difference | Ratio)
        and each.of_one_unit
        and not (each.claim is not None and each.claim.id in aside)
    ]
    seen: set[tuple[str, ...]] = set()
    kinds = {type(each) for each in usable}
    for view in [PLAIN] * (Difference in kinds) + [LOGARITHMS] * (Ratio in kinds):
        net = _Net(usable, severity, view, aside)
        for conflict in net.conflicts(budget):
            if conflict.key not in seen or not conflict.claims:
                seen.add(conflict.key)
                yield conflict


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
        names = sorted(variables)
        self.variables = [variables[name] for name in names]
        place = {name: number for number, name in enumerate(names)}
        ordered = sorted(constraints, key=_order)
        self.printed = frozenset(each.claim.id for each in ordered if each.claim is not None)
        self.graph = Graph(
            len(names),
            [
                Edge(
                    place[earlier], place[later], weight, each, each.claim.id if each.claim else ""
                )
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

    def _weights(self, constraint: Numeric) -> Iterator[tuple[str, str, float]]:
        low, high = constraint.limits(self.severity)
        (part,), total = constraint.parts, constraint.total
        if isinstance(constraint, Ratio):
            if self.view == PLAIN:
                return
            if 0 < high < inf:
                yield part.name, total.name, log(high)
            if low > 0:
                yield total.name, part.name, -log(low)
        elif self.view == LOGARITHMS:
            if low >= 0:
                yield total.name, part.name, 0.0
        else:
            if high < inf:
                yield part.name, total.name, high
            if low > -inf:
                yield total.name, part.name, -low

    def _stands(self, bounds: Iterable[Bound]) -> Iterator[Stand]:
        for bound in bounds:
            interval = bound.interval
            if self.view == LOGARITHMS:
                if interval.high <= 0:
                    continue
                interval = interval._replace(
                    low=log(interval.low) if interval.low > 0 else -inf,
                    high=log(interval.high) if interval.high < inf else inf,
                )
            yield bound, interval

    # ------------------------------------------------------------ conflicts

    def conflicts(self, budget: Budget) -> Iterator[Conflict]:
        without: set[str] = set()
        while (cycle := self.graph.negative_cycle(without)) is not None:
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
            without.add(min(claim.id for claim in conflict.claims))
        usable = self.printed - without
        for end in self._too_high(usable):
            yield from self._towards(end, usable, budget)

    def _too_high(self, usable: frozenset[str]) -> list[int]:
        """The variables with an answer that lies above what answers of another one allow."""
        tops = self._tops(usable)
        return [
            number
            for number, stands in enumerate(self.stands)
            if any(
                start != number and self._above(interval, top)
                for _, interval in stands
                for start, top in tops[number].items()
            )
        ]

    def _tops(self, usable: frozenset[str]) -> list[dict[int, Top]]:
        """How high each variable can be, by where the limit comes from.

        One pass from all variables at once keeps for each the two tightest limits that come from
        different ones, so that a variable never stands against itself.
        """
        tops: list[dict[int, Top]] = [{} for _ in self.variables]
        waiting: deque[int] = deque()
        for number, stands in enumerate(self.stands):
            top = min(((each.high, each.high_closed) for _, each in stands), default=None)
            if top is not None and top[0] < inf:
                tops[number][number] = top
                waiting.append(number)
        queued = [bool(each) for each in tops]
        while waiting:
            at = waiting.popleft()
            queued[at] = False
            for edge in self.graph.out[at]:
                if edge.printed and edge.printed not in usable:
                    continue
                known = tops[edge.target]
                for start, (value, closed) in list(tops[at].items()):
                    if (
                        _keep(known, start, (value + edge.weight, closed), self.graph.least)
                        and not queued[edge.target]
                    ):
                        queued[edge.target] = True
                        waiting.append(edge.target)
        return tops

    def _above(self, interval: Interval, top: Top) -> bool:
        closed = interval.low_closed and top[1]
        return above(interval.low, top[0], closed=closed, exact=self.exact)

    def _towards(self, end: int, usable: frozenset[str], budget: Budget) -> Iterator[Conflict]:
        """The conflicts of answers that put `end` too high with answers of any other variable."""
        implied = self.graph.shortest(end, frozenset())
        every = self.graph.shortest(end, usable)
        for start in range(len(self.variables)):
            if start == end or every.length[start] is None or not self.stands[start]:
                continue
            listed = 0
            for upper, lower, ways in self._pairs(start, end, implied, every, usable):
                for way in ways:
                    length = way.length[start]
                    if length is None:
                        continue
                    if listed >= PAIRS or not budget.take():
                        budget.hit = True
                        break
                    listed += 1
                    yield Conflict(
                        self.severity,
                        (upper[0], lower[0]),
                        way.path(start),
                        lower[1].low - upper[1].high - length[0],
                    )

    def _pairs(
        self, start: int, end: int, implied: Ways, every: Ways, usable: frozenset[str]
    ) -> Iterator[tuple[Stand, Stand, list[Ways]]]:
        for upper in self.stands[start]:
            for lower in self.stands[end]:
                if not self._clash(upper[1], lower[1], every.length[start]):
                    continue
                if self._clash(upper[1], lower[1], implied.length[start]):
                    yield upper, lower, [implied]
                    continue
                yield upper, lower, self._printed_ways(start, end, upper[1], lower[1], usable)

    def _clash(self, upper: Interval, lower: Interval, length: tuple[float, int] | None) -> bool:
        if length is None or upper.high == inf or lower.low == -inf:
            return False
        return self._above(lower, (upper.high + length[0], upper.high_closed))

    def _printed_ways(
        self, start: int, end: int, upper: Interval, lower: Interval, usable: frozenset[str]
    ) -> list[Ways]:
        """Ways that need printed constraints: each with as few of them as suffice."""
        ways: dict[frozenset[str], Ways] = {}
        waiting, tried = deque([usable]), {usable}
        while waiting and len(tried) <= WAYS:
            allowed = waiting.popleft()
            way = self.graph.shortest(end, allowed)
            if not self._clash(upper, lower, way.length[start]):
                continue
            needed = way.printed(start)
            for claim in sorted(needed):
                fewer = self.graph.shortest(end, needed - {claim})
                if self._clash(upper, lower, fewer.length[start]):
                    needed = fewer.printed(start)
            ways[needed] = self.graph.shortest(end, needed)
            for claim in sorted(needed):
                less = allowed - {claim}
                if less not in tried:
                    tried.add(less)
                    waiting.append(less)
        return [way for needed, way in ways.items() if not any(other < needed for other in ways)]


def _keep(known: dict[int, Top], start: int, top: Top, least: float) -> bool:
    """Keep a limit if it is among the two tightest of different variables; whether it is news."""
    before = known.get(start)
    if before is not None:
        if top[0] < before[0] - least or (top[0] == before[0] and top[1] < before[1]):
            known[start] = top
            return True
        return False
    if len(known) < 2:
        known[start] = top
        return True
    loosest = max(known, key=lambda each: (known[each], each))
    if top[0] < known[loosest][0] - least:
        del known[loosest]
        known[start] = top
        return True
    return False


def _order(constraint: Numeric) -> tuple[object, ...]:
    return (
        constraint.rule,
        tuple(variable.name for variable in constraint.variables),
        constraint.claim.id if constraint.claim else "",
        constraint.limits(Severity.CONTRADICTION),
    )
