"""Interval propagation for sums, and for whatever ties sums to ratios and differences.

Each relation narrows each of its points from the others, by hand-made projections (HC4-revise,
Benhamou, Goualard, Granvilliers and Puget 1999), until nothing moves by more than a millionth.
Each end of a point's interval remembers what it came from, so an empty interval gives the
claims that emptied it, and QuickXplain makes them minimal.
Sound: what it calls a conflict is one. Incomplete where a point occurs several times.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from math import inf

import attrs

from vkrel.model.claim import Claim
from vkrel.solve.bounds import (
    EXACT_UNITS,
    Bound,
    apart,
    bounds_of,
    camps,
    merged,
    of_one_unit,
)
from vkrel.solve.clash import Clash
from vkrel.solve.linear import has_cycle, possible
from vkrel.solve.minimal import minimal, others
from vkrel.solve.network import Budget
from vkrel.solve.relations import Difference, Numeric, Ratio, Sum, limits

CHOICES = 64  # ways to choose one camp of rivals for each point
CAMPS = 8  # camps of one point
ASKED = 8  # choices that are asked for all they hold
FURTHER = 12  # questions for further conflicts of one choice
WORK = 200_000  # narrowings of one component
_NEWS = 1e-6
_ROUNDS = 50  # narrowings of one relation


@attrs.frozen(eq=False)
class End:
    """One end of a point's interval, and what it came from.

    bound: the claim that puts it there; or relation: the one that derives it from `parents`.
    scale: the largest number that took part, to which rounding is relative.
    """

    point: str
    upper: bool
    value: float
    closed: bool
    bound: Bound | None = None
    relation: Numeric | None = None
    parents: tuple[End, ...] = ()
    scale: float = 0


@attrs.frozen(eq=False)
class Proof:
    """A point whose lower end lies above its upper end."""

    low: End
    high: End

    def ends(self) -> list[End]:
        """Everything that leads there, each after what it came from."""
        ordered: list[End] = []
        seen: set[int] = set()
        for last in (self.low, self.high):
            stack = [(last, False)]
            while stack:
                end, done = stack.pop()
                if done:
                    ordered.append(end)
                elif id(end) not in seen:
                    seen.add(id(end))
                    stack.append((end, True))
                    stack.extend((each, False) for each in reversed(end.parents))
        return ordered

    def bounds(self) -> list[Bound]:
        """The claims of values that it came from."""
        found = {
            (each.bound.point.name, each.bound.claim.id): each.bound
            for each in self.ends()
            if each.bound is not None
        }
        return [found[key] for key in sorted(found)]

    def relations(self) -> list[Numeric]:
        """The relations that it came through."""
        found = {id(each.relation): each.relation for each in self.ends() if each.relation}
        return list(found.values())


class Propagation:
    """Narrows the points of some relations; made once, run for many choices of claims."""

    def __init__(
        self, relations: Iterable[Numeric], severity: str, aside: frozenset[str] = frozenset()
    ) -> None:
        """Take the relations at the cut that decides on this severity.

        Claims whose ids are set `aside` take no part.
        """
        self.relations = [
            each
            for each in relations
            if of_one_unit(each) and not (each.claim is not None and each.claim.id in aside)
        ]
        self.aside = aside
        self.severity = severity
        self.points = merged(self.relations)
        self.at: dict[str, list[int]] = {each: [] for each in self.points}
        for number, relation in enumerate(self.relations):
            for point in {each.name for each in relation.points}:
                self.at[point].append(number)
        self.exact = {name: point.unit in EXACT_UNITS for name, point in self.points.items()}
        self.positive = {
            point.name: relation
            for relation in self.relations
            if isinstance(relation, Ratio)
            for point in relation.points
            if all(each.interval.high > 0 for each in self.bounds(point.name))
        }
        self.work = 0

    def bounds(self, name: str) -> list[Bound]:
        """What claims allow a point."""
        return bounds_of(self.points[name], self.severity, self.aside)

    def run(self, bounds: Iterable[Bound], without: frozenset[str] = frozenset()) -> Proof | None:
        """A proof that these bounds cannot all hold, or None.

        Relations printed by the claims `without` are left out.
        """
        low = {
            name: End(name, False, 0.0, False, None, relation)
            for name, relation in self.positive.items()
            if relation.claim is None or relation.claim.id not in without
        }
        high: dict[str, End] = {}
        touched = {number: None for name in low for number in self.at[name]}
        for bound in bounds:
            name, interval = bound.point.name, bound.interval
            if interval.low > -inf:
                end = End(name, False, interval.low, interval.low_closed, bound)
                if name not in low or _tighter(end, low[name]):
                    low[name] = end
            if interval.high < inf:
                end = End(name, True, interval.high, interval.high_closed, bound)
                if name not in high or _tighter(end, high[name]):
                    high[name] = end
            if self._empty(name, low, high):
                return Proof(low[name], high[name])
            touched.update(dict.fromkeys(self.at.get(name, ())))
        waiting = deque(sorted(touched))
        queued = set(waiting)
        rounds = [0] * len(self.relations)
        while waiting:
            number = waiting.popleft()
            queued.discard(number)
            relation = self.relations[number]
            if relation.claim is not None and relation.claim.id in without:
                continue
            rounds[number] += 1
            if rounds[number] > _ROUNDS:
                continue
            self.work += len(relation.points)
            for end in _narrowed(relation, self.severity, low, high):
                known = high if end.upper else low
                before = known.get(end.point)
                if before is not None and not _news(end, before):
                    continue
                known[end.point] = end
                if self._empty(end.point, low, high):
                    return Proof(low[end.point], high[end.point])
                for other in self.at[end.point]:
                    if other not in queued:
                        queued.add(other)
                        waiting.append(other)
        return None

    def _empty(self, name: str, low: Mapping[str, End], high: Mapping[str, End]) -> bool:
        if name not in low or name not in high:
            return False
        one, other = low[name], high[name]
        return apart(
            one.value,
            other.value,
            low_closed=one.closed,
            high_closed=other.closed,
            exact=self.exact.get(name, False),
            scale=max(one.scale, other.scale),
        )


def clashes(
    relations: Sequence[Numeric],
    severity: str,
    budget: Budget | None = None,
    aside: frozenset[str] = frozenset(),
) -> Iterator[Clash]:
    """Minimal conflicts of claims that sums tie, each minimal for this propagation.

    Where a point has rival claims, one camp of them is chosen at a time: every way to choose,
    up to a limit; beyond it the largest camps with one rival camp at a time, and what each
    source says by itself. After the first of them a choice that holds a known clash is not asked
    for more.
    What was left out shows in `budget.hit`.
    """
    budget = budget or Budget()
    net = Propagation(relations, severity, aside)
    rivals = {name: _camps(net.bounds(name)) for name in sorted(net.points)}
    seen: set[tuple[str, ...]] = set()
    printed = {each.id for each in _printed(net.relations)}
    given = {name: each for name, each in rivals.items() if each}
    for number, choice in enumerate(_choices(given, budget)):
        if net.work > WORK:
            budget.hit = True
            return
        there = {each.claim.id for each in choice} | printed
        if number >= ASKED and any(there.issuperset(each) for each in seen):
            continue
        for clash in _of_choice(net, choice):
            for each in (clash, *_swapped(net, clash)):
                if each.key in seen:
                    continue
                seen.add(each.key)
                if not budget.take():
                    return
                yield each


Item = Bound | Claim


def _of_choice(net: Propagation, choice: Sequence[Bound]) -> Iterator[Clash]:
    """A clash of the chosen claims, and some further ones."""
    proof = net.run(choice)
    if proof is None:
        return
    first = _clash(net, proof)
    yield first
    made = {_key(_items(first)): first}

    def conflict(left: Sequence[Item]) -> tuple[Item, ...] | None:
        if net.work > WORK:
            return None
        again = net.run(_bounds(left), _left_out(net.relations, left))
        if again is None:
            return None
        clash = _clash(net, again)
        made[_key(_items(clash))] = clash
        return _items(clash)

    items: list[Item] = [*choice, *_printed(net.relations)]
    for further in others(items, _items(first), conflict, FURTHER):
        yield made[_key(further)]


def _clash(net: Propagation, proof: Proof) -> Clash:
    """A clash with no more claims and relations than it needs, from any proof."""
    given: list[Item] = [*proof.bounds(), *_printed(proof.relations())]
    items = minimal(
        given,
        lambda some: net.run(_bounds(some), _left_out(net.relations, some)) is not None,
    )
    items = tuple(given) if items is None else items
    again = net.run(_bounds(items), _left_out(net.relations, items)) or proof
    relations = again.relations()
    if has_cycle(relations):
        items = _exactly(items, relations, net.severity)
    bounds, without = _bounds(items), _left_out(relations, items)
    usable = [each for each in relations if each.claim is None or each.claim.id not in without]
    small = Propagation(usable, net.severity)
    last = small.run(bounds)
    if last is None:  # true, but by more than propagation sees
        needed = minimal(usable, lambda some: not possible(bounds, some, net.severity))
        return Clash(net.severity, bounds, needed or tuple(usable), 0.0)
    needed = minimal(
        last.relations(), lambda some: Propagation(some, net.severity).run(bounds) is not None
    )
    gap = last.low.value - last.high.value
    return Clash(net.severity, bounds, needed or tuple(usable), gap)


def _exactly(
    items: tuple[Item, ...], relations: Sequence[Numeric], severity: str
) -> tuple[Item, ...]:
    """Leave out what only the propagation needed, not the arithmetic."""

    def impossible(some: Sequence[Item]) -> bool:
        without = _left_out(relations, some)
        tied = [each for each in relations if each.claim is None or each.claim.id not in without]
        return not possible(_bounds(some), tied, severity)

    found = minimal(items, impossible)
    return items if found is None else found


def _items(clash: Clash) -> tuple[Item, ...]:
    return (*clash.ends, *_printed(clash.relations))


def _key(items: Iterable[Item]) -> frozenset[int]:
    return frozenset(map(id, items))


def _bounds(items: Iterable[Item]) -> tuple[Bound, ...]:
    return tuple(each for each in items if isinstance(each, Bound))


def _printed(relations: Iterable[Numeric]) -> list[Claim]:
    found = {each.claim.id: each.claim for each in relations if each.claim is not None}
    return [found[each] for each in sorted(found)]


def _left_out(relations: Iterable[Numeric], kept: Iterable[Item]) -> frozenset[str]:
    """The ids of printed relations that are not among the items."""
    there = {each.id for each in kept if isinstance(each, Claim)}
    return frozenset(each.id for each in _printed(relations)) - there


def _swapped(net: Propagation, clash: Clash) -> Iterator[Clash]:
    """The same conflict with another claim of one of its points: rivals one by one."""
    small = Propagation(clash.relations, net.severity)
    exact = not has_cycle(clash.relations)
    for number, end in enumerate(clash.ends):
        for other in net.bounds(end.point.name):
            if other.claim is end.claim:
                continue
            swapped = (*clash.ends[:number], other, *clash.ends[number + 1 :])
            proof = small.run(swapped)
            if proof is None:
                continue
            again = Clash(
                clash.severity, swapped, clash.relations, proof.low.value - proof.high.value
            )
            kept = (
                minimal(_items(again), lambda some: _run_with(small, some))
                if exact
                else _exactly(_items(again), clash.relations, net.severity)
            )
            if kept is not None and len(kept) == len(_items(again)):
                yield again  # else fewer suffice: another conflict, found elsewhere


def _run_with(net: Propagation, items: Sequence[Item]) -> bool:
    return net.run(_bounds(items), _left_out(net.relations, items)) is not None


def _camps(bounds: Sequence[Bound]) -> list[tuple[Bound, ...]]:
    """Camps of rivals, of each reading and source one claim."""
    distinct = {(each.interval, each.claim.source): each for each in reversed(bounds)}
    kept = sorted(distinct.values(), key=lambda each: each.claim.id)
    return camps(kept)


def _choices(
    rivals: Mapping[str, Sequence[tuple[Bound, ...]]], budget: Budget
) -> Iterator[tuple[Bound, ...]]:
    ways = 1
    for found in rivals.values():
        ways *= len(found)
        if ways > CHOICES:
            break
    if ways <= CHOICES:
        for chosen in product(*rivals.values()):
            yield tuple(bound for camp in chosen for bound in camp)
        return
    budget.hit = True
    largest = {name: found[0] for name, found in rivals.items()}
    yield _flat(largest)
    for name, found in rivals.items():
        for camp in found[1:CAMPS]:
            yield _flat({**largest, name: camp})
    for source in sorted(
        {each.claim.source for found in rivals.values() for c in found for each in c}
    ):
        own = {
            name: camp
            for name, found in rivals.items()
            for camp in found
            if any(each.claim.source == source for each in camp)
        }
        yield _flat({**largest, **own})


def _flat(chosen: Mapping[str, tuple[Bound, ...]]) -> tuple[Bound, ...]:
    return tuple(bound for name in sorted(chosen) for bound in chosen[name])


def _tighter(end: End, known: End) -> bool:
    if end.value != known.value:
        return (end.value < known.value) == end.upper
    return known.closed and not end.closed


def _news(end: End, known: End) -> bool:
    """Whether an end moves by more than a millionth of what it is."""
    if not _tighter(end, known):
        return False
    moved = abs(end.value - known.value)
    return moved == 0 or moved > _NEWS * max(abs(end.value), abs(known.value))


def _narrowed(
    relation: Numeric, severity: str, low: Mapping[str, End], high: Mapping[str, End]
) -> Iterator[End]:
    least, most = limits(relation, severity)
    if isinstance(relation, Difference):
        yield from _sum(
            relation, relation.later.name, (relation.earlier.name,), least, most, low, high
        )
    elif isinstance(relation, Sum):
        parts = tuple(each.name for each in relation.parts)
        yield from _sum(relation, relation.total.name, parts, least, most, low, high)
    else:
        yield from _ratio(relation, least, most, low, high)


def _sum(
    relation: Numeric,
    total: str,
    parts: Sequence[str],
    least: float,
    most: float,
    low: Mapping[str, End],
    high: Mapping[str, End],
) -> Iterator[End]:
    """`least <= total - parts <= most`: the total from its parts, each part from the rest."""
    lows, highs = _all(parts, low), _all(parts, high)
    if lows is not None and least > -inf:
        yield _derived(relation, total, False, _add(lows, least), lows)
    if highs is not None and most < inf:
        yield _derived(relation, total, True, _add(highs, most), highs)
    top, bottom = high.get(total), low.get(total)
    for number, part in enumerate(parts):
        rest = (*parts[:number], *parts[number + 1 :])
        if top is not None and least > -inf:
            others_low = _all(rest, low)
            if others_low is not None:
                value = top.value - least - _add(others_low, 0)
                yield _derived(relation, part, True, value, (top, *others_low))
        if bottom is not None and most < inf:
            others_high = _all(rest, high)
            if others_high is not None:
                value = bottom.value - most - _add(others_high, 0)
                yield _derived(relation, part, False, value, (bottom, *others_high))


def _ratio(
    relation: Ratio, least: float, most: float, low: Mapping[str, End], high: Mapping[str, End]
) -> Iterator[End]:
    """`least <= top / bottom <= most` of amounts above zero."""
    top, bottom = relation.top.name, relation.bottom.name
    known = low.get(bottom)
    if known is not None and known.value > 0 and least > 0:
        yield _derived(relation, top, False, known.value * least, (known,))
    known = high.get(bottom)
    if known is not None and known.value > 0 and most < inf:
        yield _derived(relation, top, True, known.value * most, (known,))
    known = low.get(top)
    if known is not None and known.value > 0 and 0 < most < inf:
        yield _derived(relation, bottom, False, known.value / most, (known,))
    known = high.get(top)
    if known is not None and known.value > 0 and least > 0:
        yield _derived(relation, bottom, True, known.value / least, (known,))


def _all(names: Sequence[str], ends: Mapping[str, End]) -> tuple[End, ...] | None:
    found = tuple(ends[each] for each in names if each in ends)
    return found if len(found) == len(names) else None


def _add(ends: Sequence[End], more: float) -> float:
    return sum(each.value for each in ends) + more


def _derived(
    relation: Numeric, point: str, upper: bool, value: float, parents: tuple[End, ...]
) -> End:
    closed = all(each.closed for each in parents)
    scale = max(abs(value), *(max(each.scale, abs(each.value)) for each in parents))
    if isinstance(relation, Ratio):
        scale = abs(value) * max(
            each.scale / abs(each.value) if each.scale else 1 for each in parents
        )
    return End(point, upper, value, closed, None, relation, parents, scale)
