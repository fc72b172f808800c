"""Interval propagation: each constraint narrows its variables until nothing moves any more.

Each one narrows each of its variables from the others, by hand-made projections (HC4-revise,
Benhamou, Goualard, Granvilliers and Puget 1999), until nothing moves by more than a millionth.
Each limit of a variable remembers what it came from, so an empty interval gives its own proof.
Sound: what it calls impossible is so. Incomplete where a variable occurs several times.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import inf

import attrs

from vkrel.solve.constraints import Numeric, Ratio, merged, usable
from vkrel.solve.rounding import above
from vkrel.solve.variable import Bound, Variable
from vkrel.values.verdict import Severity

_NEWS = 1e-6
_ROUNDS = 50  # narrowings of one constraint


# Without slots: thousands are made, and a frozen class fills its own dict a third faster.
@attrs.frozen(eq=False, slots=False)
class Limit:
    """What a variable is at least or, for an `upper` limit, at most.

    bound: the answer that says so; or constraint: the one that derives it from `parents`.
    scale: the largest number that took part, to which rounding is relative.
    """

    variable: Variable
    upper: bool
    value: float
    closed: bool
    bound: Bound | None = None
    constraint: Numeric | None = None
    parents: tuple[Limit, ...] = ()
    scale: float = 0


Known = Mapping[str, Limit]  # limits by the name of their variable


@attrs.frozen(eq=False)
class Apart:
    """A variable whose lower limit lies above its upper one."""

    low: Limit
    high: Limit

    @property
    def gap(self) -> float:
        """By how much."""
        return self.low.value - self.high.value

    def limits(self) -> list[Limit]:
        """Everything that leads there, each limit after what it came from."""
        ordered: list[Limit] = []
        seen: set[int] = set()
        for last in (self.low, self.high):
            stack = [(last, False)]
            while stack:
                limit, done = stack.pop()
                if done:
                    ordered.append(limit)
                elif id(limit) not in seen:
                    seen.add(id(limit))
                    stack.append((limit, True))
                    stack.extend((each, False) for each in reversed(limit.parents))
        return ordered

    def bounds(self) -> list[Bound]:
        """The answers that it came from."""
        found = {
            (limit.variable.name, limit.bound.claim.id): limit.bound
            for limit in self.limits()
            if limit.bound is not None
        }
        return [found[key] for key in sorted(found)]

    def constraints(self) -> list[Numeric]:
        """The constraints that it came through."""
        found = {id(each.constraint): each.constraint for each in self.limits() if each.constraint}
        return list(found.values())


class Propagation:
    """Narrows the variables of some constraints; made once, run for many choices of answers."""

    def __init__(
        self,
        constraints: Iterable[Numeric],
        severity: Severity,
        aside: frozenset[str] = frozenset(),
    ) -> None:
        """Take the constraints at the cut that decides on this severity.

        Claims whose ids are set `aside` take no part.
        """
        self.constraints = usable(constraints, aside)
        self.aside = aside
        self.severity = severity
        self.variables = merged(self.constraints)
        self.at: dict[str, list[int]] = {name: [] for name in self.variables}
        for number, constraint in enumerate(self.constraints):
            for name in set(constraint.names):
                self.at[name].append(number)
        self.positive = [
            (name, constraint)
            for constraint in self.constraints
            if isinstance(constraint, Ratio)
            for name in constraint.names
            if all(bound.interval.high > 0 for bound in self.bounds(name))
        ]
        self.work = 0

    def bounds(self, name: str) -> tuple[Bound, ...]:
        """What answers allow a variable."""
        return self.variables[name].bounds(self.severity, self.aside)

    def run(self, bounds: Iterable[Bound], without: frozenset[str] = frozenset()) -> Apart | None:
        """Where these bounds cannot all hold, or None.

        Constraints printed by the claims `without` are left out.
        """
        run = _Run(self, without)
        return run.start(bounds) or run.narrow()


class _Run:
    """One run of a propagation: the limits that are known, and what they may still narrow."""

    def __init__(self, net: Propagation, without: frozenset[str]) -> None:
        self.net = net
        self.without = without
        self.low: dict[str, Limit] = {
            name: Limit(net.variables[name], False, 0.0, False, None, constraint)
            for name, constraint in net.positive
            if constraint.printed not in without
        }
        self.high: dict[str, Limit] = {}

    def start(self, bounds: Iterable[Bound]) -> Apart | None:
        """Take what answers allow."""
        for bound in bounds:
            interval, name = bound.interval, bound.variable.name
            variable = self.net.variables.get(name)
            if variable is None:
                continue  # nothing ties it
            for limit in (
                Limit(variable, False, interval.low, interval.low_closed, bound),
                Limit(variable, True, interval.high, interval.high_closed, bound),
            ):
                known = self.high if limit.upper else self.low
                if abs(limit.value) < inf and (name not in known or _tighter(limit, known[name])):
                    known[name] = limit
            if apart := self._apart(name):
                return apart
        return None

    def narrow(self) -> Apart | None:
        """Let each constraint narrow its variables until nothing moves."""
        known_of = self.low.keys() | self.high.keys()
        waiting = deque(sorted({number for name in known_of for number in self.net.at[name]}))
        queued = set(waiting)
        rounds = [0] * len(self.net.constraints)
        while waiting:
            number = waiting.popleft()
            queued.discard(number)
            constraint = self.net.constraints[number]
            if constraint.printed in self.without:
                continue
            rounds[number] += 1
            if rounds[number] > _ROUNDS:
                continue
            self.net.work += len(constraint.variables)
            least, most = constraint.limits(self.net.severity)
            narrowed = _of_ratio if isinstance(constraint, Ratio) else _of_sum
            for limit in narrowed(constraint, least, most, self.low, self.high):
                known, name = self.high if limit.upper else self.low, limit.variable.name
                if name in known and not _news(limit, known[name]):
                    continue
                known[name] = limit
                if apart := self._apart(name):
                    return apart
                for other in self.net.at[name]:
                    if other not in queued:
                        queued.add(other)
                        waiting.append(other)
        return None

    def _apart(self, name: str) -> Apart | None:
        low, high = self.low.get(name), self.high.get(name)
        if low is None or high is None:
            return None
        empty = above(
            low.value,
            high.value,
            closed=low.closed and high.closed,
            exact=self.net.variables[name].exact,
            scale=max(low.scale, high.scale),
        )
        return Apart(low, high) if empty else None


def _of_sum(
    constraint: Numeric, least: float, most: float, low: Known, high: Known
) -> Iterator[Limit]:
    """`least <= total - parts <= most`: the total from its parts, each part from the rest."""
    total, parts = constraint.total, constraint.parts
    lows, highs = _all(parts, low), _all(parts, high)
    if lows is not None and least > -inf:
        yield _derived(constraint, total, False, _add(lows, least), lows)
    if highs is not None and most < inf:
        yield _derived(constraint, total, True, _add(highs, most), highs)
    top, bottom = high.get(total.name), low.get(total.name)
    for number, part in enumerate(parts):
        rest = (*parts[:number], *parts[number + 1 :])
        if top is not None and least > -inf and (lows := _all(rest, low)) is not None:
            value = top.value - least - _add(lows, 0)
            yield _derived(constraint, part, True, value, (top, *lows))
        if bottom is not None and most < inf and (highs := _all(rest, high)) is not None:
            value = bottom.value - most - _add(highs, 0)
            yield _derived(constraint, part, False, value, (bottom, *highs))


def _of_ratio(
    ratio: Numeric, least: float, most: float, low: Known, high: Known
) -> Iterator[Limit]:
    """`least <= total / part <= most` of amounts above zero."""
    top, (bottom,) = ratio.total, ratio.parts
    for known, factor, upper in ((low, least, False), (high, most, True)):
        limit = known.get(bottom.name)
        if limit is not None and limit.value > 0 and (factor < inf if upper else factor > 0):
            yield _derived(ratio, top, upper, limit.value * factor, (limit,))
    for known, factor, upper in ((low, most, False), (high, least, True)):
        limit = known.get(top.name)
        if limit is not None and limit.value > 0 and 0 < factor < inf:
            yield _derived(ratio, bottom, upper, limit.value / factor, (limit,))


def _all(variables: Sequence[Variable], limits: Known) -> tuple[Limit, ...] | None:
    found = tuple(limits[each.name] for each in variables if each.name in limits)
    return found if len(found) == len(variables) else None


def _add(limits: Sequence[Limit], more: float) -> float:
    return sum(limit.value for limit in limits) + more


def _derived(
    constraint: Numeric, variable: Variable, upper: bool, value: float, parents: tuple[Limit, ...]
) -> Limit:
    closed = all(parent.closed for parent in parents)
    if isinstance(constraint, Ratio):
        scale = abs(value) * max(
            [parent.scale / abs(parent.value) if parent.scale else 1 for parent in parents]
        )
    else:
        scale = max(abs(value), *[max(parent.scale, abs(parent.value)) for parent in parents])
    return Limit(variable, upper, value, closed, None, constraint, parents, scale)


def _tighter(limit: Limit, known: Limit) -> bool:
    if limit.value != known.value:
        return (limit.value < known.value) == limit.upper
    return known.closed and not limit.closed


def _news(limit: Limit, known: Limit) -> bool:
    """Whether a limit moves by more than a millionth of what it is."""
    if not _tighter(limit, known):
        return False
    moved = abs(limit.value - known.value)
    return moved == 0 or moved > _NEWS * max(abs(limit.value), abs(known.value))
