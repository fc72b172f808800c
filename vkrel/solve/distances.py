"""A distance graph: shortest ways, and cycles that leave no room (Bellman-Ford)."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

import attrs

from vkrel.solve.constraints import Numeric

_ROUNDING = 1e-12
_MISS = 1e-9


@attrs.frozen(eq=False)
class Edge:
    """`x[target] - x[source] <= weight`, from one side of a constraint.

    printed: the id of the printed relation that it is from, "" where it is implied.
    """

    source: int
    target: int
    weight: float
    constraint: Numeric
    printed: str


@attrs.frozen(eq=False)
class Ways:
    """The shortest ways from every variable to one."""

    end: int
    length: list[tuple[float, int] | None]
    step: list[Edge | None]

    def path(self, start: int) -> tuple[Numeric, ...]:
        """The constraints from a variable to the end."""
        constraints: list[Numeric] = []
        at = start
        while at != self.end:
            edge = self.step[at]
            assert edge is not None  # noqa: S101  a way was found to here
            constraints.append(edge.constraint)
            at = edge.target
        return tuple(constraints)

    def printed(self, start: int) -> frozenset[str]:
        """The ids of the printed constraints on the way."""
        return frozenset(each.claim.id for each in self.path(start) if each.claim is not None)


class Graph:
    """Edges between numbered places."""

    def __init__(self, places: int, edges: Sequence[Edge]) -> None:
        """Sort the edges by where they begin and where they end."""
        self.places = places
        self.out: list[list[Edge]] = [[] for _ in range(places)]
        self.into: list[list[Edge]] = [[] for _ in range(places)]
        for edge in edges:
            self.out[edge.source].append(edge)
            self.into[edge.target].append(edge)
        self.edges = [edge for some in self.out for edge in some]
        self.scale = max((abs(edge.weight) for edge in edges), default=0.0)
        self.least = max(_ROUNDING, self.scale * _ROUNDING)
        self._ways: dict[tuple[int, frozenset[str]], Ways] = {}

    def negative_cycle(self, without: set[str]) -> list[Edge] | None:
        """A cycle of constraints that by themselves leave no room (Bellman-Ford)."""
        if all(edge.weight >= 0 for edge in self.edges):
            return None
        edges = [edge for edge in self.edges if edge.printed not in without]
        distance = [0.0] * self.places
        parent: list[Edge | None] = [None] * self.places
        last = -1
        for _ in range(self.places + 1):
            last = -1
            for edge in edges:
                reach = distance[edge.source] + edge.weight
                if reach < distance[edge.target] - self.least:
                    distance[edge.target] = reach
                    parent[edge.target] = edge
                    last = edge.target
            if last < 0:
                return None
        cycle = _cycle_of(parent, last)
        total = sum(edge.weight for edge in cycle)
        return cycle if total < -_MISS * max(1.0, self.scale) else None

    def shortest(self, end: int, allowed: frozenset[str]) -> Ways:
        """Bellman-Ford backwards: how far each variable lies below `end` at most."""
        known = self._ways.get((end, allowed))
        if known is not None:
            return known
        ways = Ways(end, [None] * self.places, [None] * self.places)
        ways.length[end] = (0.0, 0)
        waiting, queued = deque([end]), {end}
        while waiting:
            at = waiting.popleft()
            queued.discard(at)
            length = ways.length[at]
            if length is None:
                continue
            for edge in self.into[at]:
                if edge.printed and edge.printed not in allowed:
                    continue
                reach, hops = length[0] + edge.weight, length[1] + 1
                before = ways.length[edge.source]
                if (
                    before is None
                    or reach < before[0] - self.least
                    or (reach <= before[0] and hops < before[1])
                ):
                    ways.length[edge.source] = (reach, hops)
                    ways.step[edge.source] = edge
                    if edge.source not in queued:
                        queued.add(edge.source)
                        waiting.append(edge.source)
        self._ways = {key: way for key, way in self._ways.items() if key[0] == end}
        self._ways[end, allowed] = ways
        return ways


def _cycle_of(parent: Sequence[Edge | None], last: int) -> list[Edge]:
    """The cycle that leads to a variable whose distance still falls; none where it is lost."""
    for _ in parent:
        edge = parent[last]
        if edge is None:
            return []
        last = edge.source
    cycle: list[Edge] = []
    at = last
    while not cycle or at != last:
        edge = parent[at]
        if edge is None:
            return []
        cycle.append(edge)
        at = edge.source
    cycle.reverse()
    return cycle
