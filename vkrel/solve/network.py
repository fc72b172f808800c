"""The difference network: points on a line, claims that bound them, relations between them.

Each relation `low <= later - earlier <= high` gives two edges of a distance graph (Dechter,
Meiri and Pearl 1991); ratios give the same between logarithms. What cannot all be true is a
negative cycle of that graph. One that passes the origin is a path of relations from a point to
another whose length no pair of claims at its ends allows; one that does not is made of printed
relations alone. A cycle without any of its edges is a path, and a path can always be
satisfied, so every clash found is minimal.
Rival claims of one point are tried one by one: a slot at odds with itself hides nothing.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from math import inf, log

import attrs

from vkrel.model.claim import Claim
from vkrel.solve.bounds import EXACT_UNITS, Bound, apart, bounds_of, merged, of_one_unit
from vkrel.solve.clash import Clash
from vkrel.solve.relations import Difference, Numeric, Ratio, limits
from vkrel.values.interval import Interval

PLAIN, LOGARITHMS = "plain", "logarithms"
PAIRS = 100  # rival claims listed between two points
WAYS = 8  # ways through printed relations tried between two points
_ROUNDING = 1e-12
_MISS = 1e-9


@attrs.define
class Budget:
    """How many clashes may still be listed, and whether more were there."""

    left: int = 1000
    hit: bool = False

    def take(self) -> bool:
        """Take one; False, and remembered, where none is left."""
        if self.left <= 0:
            self.hit = True
            return False
        self.left -= 1
        return True


@attrs.frozen(eq=False)
class _Edge:
    """`x[target] - x[source] <= weight`, from one side of a relation."""

    source: int
    target: int
    weight: float
    relation: Numeric


def clashes(
    relations: Iterable[Numeric],
    severity: str,
    budget: Budget | None = None,
    aside: frozenset[str] = frozenset(),
) -> Iterator[Clash]:
    """Minimal conflicts of two claims across relations, and of printed relations alone.

    Sums take no part: see `vkrel.solve.sums`. Order of relations changes nothing. Claims whose
    ids are set `aside` take no part.
    """
    budget = budget or Budget()
    usable = [
        each
        for each in relations
        if isinstance(each, Difference | Ratio)
        and of_one_unit(each)
        and not (each.claim is not None and each.claim.id in aside)
    ]
    seen: set[tuple[str, ...]] = set()
    kinds = {type(each) for each in usable}
    for view in [PLAIN] * (Difference in kinds) + [LOGARITHMS] * (Ratio in kinds):
        net = _Net(usable, severity, view, aside)
        for clash in net.clashes(budget):
            if clash.key not in seen or not clash.claims:
                seen.add(clash.key)
                yield clash


class _Net:
    def __init__(
        self, relations: Sequence[Numeric], severity: str, view: str, aside: frozenset[str]
    ) -> None:
        self.severity = severity
        self.aside = aside
        self.view = view
        points = merged(relations)
        self.names = sorted(points)
        self.points = [points[each] for each in self.names]
        place = {name: number for number, name in enumerate(self.names)}
        self.out: list[list[_Edge]] = [[] for _ in self.names]
        self.into: list[list[_Edge]] = [[] for _ in self.names]
        self.printed: dict[str, Claim] = {}
        for each in sorted(relations, key=_order):
            for earlier, later, weight in self._weights(each):
                edge = _Edge(place[earlier], place[later], weight, each)
                self.out[edge.source].append(edge)
                self.into[edge.target].append(edge)
                if each.claim is not None:
                    self.printed[each.claim.id] = each.claim
        edges = [each for some in self.out for each in some]
        self.scale = max((abs(each.weight) for each in edges), default=0.0)
        self.negative = any(each.weight < 0 for each in edges)
        self.exact = view == PLAIN and all(
            each.unit in EXACT_UNITS for each in self.points if each.claims
        )
        self.bounds = [self._bounds(each) for each in range(len(self.points))]
        self._ways: dict[tuple[int, frozenset[str]], _Ways] = {}

    def _weights(self, relation: Numeric) -> Iterator[tuple[str, str, float]]:
        low, high = limits(relation, self.severity)
        if isinstance(relation, Ratio):
            if self.view == PLAIN:
                return
            bottom, top = relation.bottom.name, relation.top.name
            if 0 < high < inf:
                yield bottom, top, log(high)
            if low > 0:
                yield top, bottom, -log(low)
        elif isinstance(relation, Difference):
            earlier, later = relation.earlier.name, relation.later.name
            if self.view == LOGARITHMS:
                if low >= 0:
                    yield later, earlier, 0.0
                return
            if high < inf:
                yield earlier, later, high
            if low > -inf:
                yield later, earlier, -low

    def _bounds(self, number: int) -> list[tuple[Bound, Interval]]:
        found = []
        for bound in bounds_of(self.points[number], self.severity, self.aside):
            interval = bound.interval
            if self.view == LOGARITHMS:
                if interval.high <= 0:
                    continue
                interval = interval._replace(
                    low=log(interval.low) if interval.low > 0 else -inf,
                    high=log(interval.high) if interval.high < inf else inf,
                )
            found.append((bound, interval))
        return found

    # ------------------------------------------------------------ clashes

    def clashes(self, budget: Budget) -> Iterator[Clash]:
        without: set[str] = set()
        while True:
            cycle = self._negative_cycle(without)
            if cycle is None:
                break
            relations = tuple(each.relation for each in cycle)
            clash = Clash(self.severity, (), relations, -sum(each.weight for each in cycle))
            if not budget.take():
                return
            yield clash
            if not clash.claims:
                return  # rules contradict one another: nothing below can be trusted
            without.add(min(each.id for each in clash.claims))
        usable = frozenset(self.printed) - without
        for end in self._suspects(usable):
            yield from self._towards(end, usable, budget)

    def _negative_cycle(self, without: set[str]) -> list[_Edge] | None:
        """A cycle of relations that by themselves leave no room (Bellman-Ford)."""
        if not self.negative:
            return None
        edges = [
            each
            for some in self.out
            for each in some
            if each.relation.claim is None or each.relation.claim.id not in without
        ]
        distance = [0.0] * len(self.points)
        parent: list[_Edge | None] = [None] * len(self.points)
        least = max(_ROUNDING, self.scale * _ROUNDING)
        last = -1
        for _ in range(len(self.points) + 1):
            last = -1
            for edge in edges:
                reach = distance[edge.source] + edge.weight
                if reach < distance[edge.target] - least:
                    distance[edge.target] = reach
                    parent[edge.target] = edge
                    last = edge.target
            if last < 0:
                return None
        for _ in range(len(self.points)):
            edge_in = parent[last]
            if edge_in is None:
                return None
            last = edge_in.source
        cycle: list[_Edge] = []
        at = last
        while not cycle or at != last:
            edge_in = parent[at]
            if edge_in is None:
                return None
            cycle.append(edge_in)
            at = edge_in.source
        cycle.reverse()
        total = sum(each.weight for each in cycle)
        return cycle if total < -_MISS * max(1.0, self.scale) else None

    def _suspects(self, usable: frozenset[str]) -> list[int]:
        """The points with a claim that lies above what claims of another point allow.

        One pass from all points at once keeps for each the two tightest limits that come from
        different points, so that a point never stands against itself.
        """
        tops: list[dict[int, tuple[float, bool]]] = [{} for _ in self.points]
        waiting: deque[int] = deque()
        for number, bounds in enumerate(self.bounds):
            found = min(((each.high, each.high_closed) for _, each in bounds), default=None)
            if found is not None and found[0] < inf:
                tops[number][number] = found
                waiting.append(number)
        least = max(_ROUNDING, self.scale * _ROUNDING)
        queued = [bool(each) for each in tops]
        while waiting:
            at = waiting.popleft()
            queued[at] = False
            for edge in self.out[at]:
                if edge.relation.claim is not None and edge.relation.claim.id not in usable:
                    continue
                known = tops[edge.target]
                for start, (value, closed) in list(tops[at].items()):
                    if (
                        _keep(known, start, (value + edge.weight, closed), least)
                        and not queued[edge.target]
                    ):
                        queued[edge.target] = True
                        waiting.append(edge.target)
        return [
            number
            for number, bounds in enumerate(self.bounds)
            if any(
                start != number and self._apart(each, top)
                for _, each in bounds
                for start, top in tops[number].items()
            )
        ]

    def _apart(self, above: Interval, top: tuple[float, bool]) -> bool:
        return apart(
            above.low,
            top[0],
            low_closed=above.low_closed,
            high_closed=top[1],
            exact=self.exact,
        )

    def _towards(self, end: int, usable: frozenset[str], budget: Budget) -> Iterator[Clash]:
        """The clashes of claims that put `end` too high with claims of any other point."""
        implied = self._shortest(end, frozenset())
        every = self._shortest(end, usable)
        for start in range(len(self.points)):
            if start == end or every.length[start] is None or not self.bounds[start]:
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
                    yield Clash(
                        self.severity,
                        (upper[0], lower[0]),
                        way.path(start),
                        lower[1].low - upper[1].high - length[0],
                    )

    def _pairs(
        self, start: int, end: int, implied: _Ways, every: _Ways, usable: frozenset[str]
    ) -> Iterator[tuple[tuple[Bound, Interval], tuple[Bound, Interval], list[_Ways]]]:
        for upper in self.bounds[start]:
            for lower in self.bounds[end]:
                if not self._clash(upper[1], lower[1], every.length[start]):
                    continue
                if self._clash(upper[1], lower[1], implied.length[start]):
                    yield upper, lower, [implied]
                    continue
                yield upper, lower, self._printed_ways(start, end, upper[1], lower[1], usable)

    def _clash(self, upper: Interval, lower: Interval, length: tuple[float, int] | None) -> bool:
        if length is None or upper.high == inf or lower.low == -inf:
            return False
        return self._apart(lower, (upper.high + length[0], upper.high_closed))

    def _printed_ways(
        self, start: int, end: int, upper: Interval, lower: Interval, usable: frozenset[str]
    ) -> list[_Ways]:
        """Ways that need printed relations: each with as few of them as suffice."""
        found: dict[frozenset[str], _Ways] = {}
        waiting, tried = deque([usable]), {usable}
        while waiting and len(tried) <= WAYS:
            allowed = waiting.popleft()
            way = self._shortest(end, allowed)
            if not self._clash(upper, lower, way.length[start]):
                continue
            needed = way.printed(start)
            for each in sorted(needed):
                fewer = self._shortest(end, needed - {each})
                if self._clash(upper, lower, fewer.length[start]):
                    needed = fewer.printed(start)
            found[needed] = self._shortest(end, needed)
            for each in sorted(needed):
                less = allowed - {each}
                if less not in tried:
                    tried.add(less)
                    waiting.append(less)
        return [way for needed, way in found.items() if not any(other < needed for other in found)]

    def _shortest(self, end: int, allowed: frozenset[str]) -> _Ways:
        """Bellman-Ford backwards: how far each point lies below `end` at most."""
        known = self._ways.get((end, allowed))
        if known is not None:
            return known
        ways = _Ways(end, [None] * len(self.points), [None] * len(self.points))
        ways.length[end] = (0.0, 0)
        least = max(_ROUNDING, self.scale * _ROUNDING)
        waiting, queued = deque([end]), {end}
        while waiting:
            at = waiting.popleft()
            queued.discard(at)
            length = ways.length[at]
            if length is None:
                continue
            for edge in self.into[at]:
                claim = edge.relation.claim
                if claim is not None and claim.id not in allowed:
                    continue
                reach, hops = length[0] + edge.weight, length[1] + 1
                before = ways.length[edge.source]
                if (
                    before is None
                    or reach < before[0] - least
                    or (reach <= before[0] and hops < before[1])
                ):
                    ways.length[edge.source] = (reach, hops)
                    ways.step[edge.source] = edge
                    if edge.source not in queued:
                        queued.add(edge.source)
                        waiting.append(edge.source)
        self._ways = {key: each for key, each in self._ways.items() if key[0] == end}
        self._ways[end, allowed] = ways
        return ways


@attrs.frozen(eq=False)
class _Ways:
    """The shortest ways from every point to one."""

    end: int
    length: list[tuple[float, int] | None]
    step: list[_Edge | None]

    def path(self, start: int) -> tuple[Numeric, ...]:
        """The relations from a point to the end."""
        relations: list[Numeric] = []
        at = start
        while at != self.end:
            edge = self.step[at]
            assert edge is not None  # noqa: S101  a way was found to here
            relations.append(edge.relation)
            at = edge.target
        return tuple(relations)

    def printed(self, start: int) -> frozenset[str]:
        """The ids of the printed relations on the way."""
        return frozenset(each.claim.id for each in self.path(start) if each.claim is not None)


def _keep(
    known: dict[int, tuple[float, bool]], start: int, top: tuple[float, bool], least: float
) -> bool:
    """Keep a limit if it is among the two tightest of different points; whether it is news."""
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


def _order(relation: Numeric) -> tuple[object, ...]:
    return (
        relation.rule,
        tuple(each.name for each in relation.points),
        relation.claim.id if relation.claim else "",
        limits(relation, "contradiction"),
    )
