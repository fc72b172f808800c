"""A distance graph: shortest ways, and cycles that leave no room (Bellman-Ford)."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from typing import NamedTuple

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


class Length(NamedTuple):
    """How long a way is; of two that are as long, one from an open end, then of fewer edges."""

    value: float
    closed: bool = True
    edges: int = 0

    def shorter(self, than: Length, least: float) -> bool:
        """Whether it is shorter, in value by more than `least`."""
        return self.value < than.value - least or (self.value <= than.value and self[1:] < than[1:])


@attrs.frozen(eq=False)
class Ways:
    """The shortest ways between each place and the nearest start, and the edge that each begins with.

    cycle: edges that go round and get shorter each time; the ways have no length then.
    """

    length: list[Length | None]
    step: list[Edge | None]
    cycle: tuple[Edge, ...] = ()

    def path(self, place: int) -> tuple[Numeric, ...]:
        """The constraints from a place to the end that it was searched from."""
        constraints: list[Numeric] = []
        while (edge := self.step[place]) is not None:
            constraints.append(edge.constraint)
            place = edge.target
        return tuple(constraints)


class Graph:
    """Edges between numbered places."""

    def __init__(self, places: int, edges: Sequence[Edge]) -> None:
        """Sort the edges by where they begin and where they end."""
        self.places = places
        self.out: list[list[tuple[int, Edge]]] = [[] for _ in range(places)]
        self.into: list[list[tuple[int, Edge]]] = [[] for _ in range(places)]
        for edge in edges:
            self.out[edge.source].append((edge.target, edge))
            self.into[edge.target].append((edge.source, edge))
        self.scale = max((abs(edge.weight) for edge in edges), default=0.0)
        self.least = max(_ROUNDING, self.scale * _ROUNDING)
        self.shortens = any(edge.weight < 0 for edge in edges)
        self._known: dict[tuple[int, frozenset[str]], Ways] = {}

    def negative_cycle(self, allowed: frozenset[str]) -> tuple[Edge, ...]:
        """Edges of constraints that by themselves leave no room, if there are any."""
        if not self.shortens:
            return ()
        cycle = self._search(
            self.into, dict.fromkeys(range(self.places), Length(0.0)), allowed
        ).cycle
        total = sum(edge.weight for edge in cycle)
        return cycle if total < -_MISS * max(1.0, self.scale) else ()

    def shortest(self, end: int, allowed: frozenset[str]) -> Ways:
        """How far each variable lies below `end` at most."""
        known = self._known.get((end, allowed))
        if known is None:
            known = self._search(self.into, {end: Length(0.0)}, allowed)
            self._known = {key: ways for key, ways in self._known.items() if key[0] == end}
            self._known[end, allowed] = known
        return known

    def reached(self, starts: Mapping[int, Length], allowed: frozenset[str]) -> list[Length | None]:
        """How high each variable is at most for what others say, where these start so high."""
        length = self._search(self.out, starts, allowed).length
        return [
            min(
                (
                    before._replace(value=before.value + edge.weight)
                    for source, edge in edges
                    if (before := length[source]) and (not edge.printed or edge.printed in allowed)
                ),
                default=None,
            )
            for edges in self.into
        ]

    def _search(
        self,
        at: Sequence[Sequence[tuple[int, Edge]]],
        starts: Mapping[int, Length],
        allowed: frozenset[str],
    ) -> Ways:
        """Bellman-Ford: along the edges `at` each place, but for printed ones not `allowed`."""
        ways = Ways([None] * self.places, [None] * self.places)
        length, step = ways.length, ways.step
        for place, start in starts.items():
            length[place] = start
        waiting, queued = deque(starts), set(starts)
        while waiting:
            place = waiting.popleft()
            queued.discard(place)
            here = length[place]
            assert here is not None  # noqa: S101  only places that are reached wait
            for other, edge in at[place]:
                if edge.printed and edge.printed not in allowed:
                    continue
                known = length[other]
                reach = Length(here.value + edge.weight, here.closed, here.edges + 1)
                if known is not None and not reach.shorter(known, self.least):
                    continue
                length[other] = reach
                step[other] = edge
                if here.edges >= self.places:
                    return Ways([None] * self.places, step, _cycle_of(step, other))
                if other not in queued:
                    queued.add(other)
                    waiting.append(other)
        return ways


def _cycle_of(step: Sequence[Edge | None], place: int) -> tuple[Edge, ...]:
    """The edges that go round from a place whose way has become longer than there are places."""
    walked: list[Edge] = []
    seen: dict[int, int] = {}
    while place not in seen and (edge := step[place]) is not None:
        seen[place] = len(walked)
        walked.append(edge)
        place = edge.target
    return tuple(walked[seen[place] :]) if place in seen else ()
