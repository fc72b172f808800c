"""Conflicts of answers that sums tie, and whatever ties sums to ratios and differences.

Interval propagation gives a proof, and QuickXplain makes it minimal. Where a variable has rival
answers, one camp of them is chosen at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from math import prod

import attrs

from vkrel.model.claim import Claim
from vkrel.solve.camps import largest
from vkrel.solve.conflict import Budget, Conflict
from vkrel.solve.constraints import Numeric
from vkrel.solve.linear import has_cycle, is_minimal, possible
from vkrel.solve.minimal import minimal, several
from vkrel.solve.propagation import Apart, Propagation
from vkrel.solve.variable import Bound
from vkrel.values.verdict import Severity

CHOICES = 64  # ways to choose one camp of rivals for each variable
CAMPS = 8  # camps of one variable
ASKED = 8  # choices that are asked for all they hold
FURTHER = 12  # questions for further conflicts of one choice
WORK = 200_000  # narrowings of one component

Item = Bound | Claim  # what can be left out: an answer, or a printed constraint


def conflicts(
    constraints: Sequence[Numeric],
    severity: Severity,
    budget: Budget | None = None,
    aside: frozenset[str] = frozenset(),
) -> Iterator[Conflict]:
    """Minimal conflicts of answers that sums tie, each minimal for this propagation.

    Where a variable has rival answers, one camp of them is chosen at a time: every way to choose,
    up to a limit; beyond it the largest camps with one rival camp at a time, and what each
    source says by itself. After the first of them a choice that holds a known conflict is not asked
    for more.
    What was left out shows in `budget.hit`.
    """
    budget = budget or Budget()
    net = Propagation(constraints, severity, aside)
    camps = {name: _camps(net.bounds(name)) for name in sorted(net.variables)}
    rivals = {name: found for name, found in camps.items() if found}
    seen: set[tuple[str, ...]] = set()
    printed = {each.id for each in _printed(net.constraints)}
    for number, choice in enumerate(_choices(rivals, budget)):
        if net.work > WORK:
            budget.hit = True
            return
        there = {bound.claim.id for bound in choice} | printed
        if number >= ASKED and any(there.issuperset(each) for each in seen):
            continue
        for conflict in _of_choice(net, choice):
            for each in (conflict, *_swapped(net, conflict)):
                if each.key in seen:
                    continue
                seen.add(each.key)
                if not budget.take():
                    return
                yield each


def _of_choice(net: Propagation, choice: Sequence[Bound]) -> Iterator[Conflict]:
    """A conflict of the chosen answers, and some further ones."""

    def conflict(items: Sequence[Item]) -> tuple[tuple[Item, ...], Conflict] | None:
        apart = None if net.work > WORK else _run(net, items)
        if apart is None:
            return None
        found = _conflict(net, apart)
        return _items(found), found

    items: list[Item] = [*choice, *_printed(net.constraints)]
    return several(items, conflict, 1 + FURTHER)


def _conflict(net: Propagation, apart: Apart) -> Conflict:
    """A conflict with no more answers and constraints than it needs, from any proof."""
    items: tuple[Item, ...] = (*apart.bounds(), *_printed(apart.constraints()))
    needed = minimal(items, lambda some: _run(net, some) is not None)
    items = items if needed is None else needed
    constraints = (_run(net, items) or apart).constraints()
    if has_cycle(constraints):  # leave out what the propagation needed, not the arithmetic
        needed = minimal(
            items,
            lambda some: not possible(_bounds(some), _with(constraints, some), net.severity),
        )
        items = items if needed is None else needed
    bounds, tied = _bounds(items), _with(constraints, items)
    last = Propagation(tied, net.severity).run(bounds)
    if last is None:  # true, but by more than propagation sees
        used = minimal(tied, lambda some: not possible(bounds, some, net.severity))
        return Conflict(net.severity, bounds, used or tuple(tied))
    used = minimal(
        last.constraints(), lambda some: Propagation(some, net.severity).run(bounds) is not None
    )
    return Conflict(net.severity, bounds, used or tuple(tied), last.gap)


def _swapped(net: Propagation, conflict: Conflict) -> Iterator[Conflict]:
    """The same conflict with another answer of one of its variables: rivals one by one."""
    small = Propagation(conflict.numeric, net.severity)
    for number, bound in enumerate(conflict.bounds):
        for rival in net.bounds(bound.variable.name):
            if rival.claim is bound.claim:
                continue
            swapped = (*conflict.bounds[:number], rival, *conflict.bounds[number + 1 :])
            apart = small.run(swapped)
            if apart is None:
                continue
            again = attrs.evolve(conflict, answers=swapped, gap=apart.gap)
            if is_minimal(again):
                yield again  # else fewer suffice: another conflict, found elsewhere


def _run(net: Propagation, items: Iterable[Item]) -> Apart | None:
    """Where these answers and printed constraints cannot all hold."""
    items = tuple(items)
    left_out = {claim.id for claim in _printed(net.constraints)} - {
        item.id for item in items if isinstance(item, Claim)
    }
    return net.run(_bounds(items), frozenset(left_out))


def _items(conflict: Conflict) -> tuple[Item, ...]:
    return (*conflict.bounds, *_printed(conflict.numeric))


def _bounds(items: Iterable[Item]) -> tuple[Bound, ...]:
    return tuple(item for item in items if isinstance(item, Bound))


def _printed(constraints: Iterable[Numeric]) -> list[Claim]:
    claims = {each.printed: each.claim for each in constraints if each.claim is not None}
    return [claims[identity] for identity in sorted(claims)]


def _with(constraints: Iterable[Numeric], items: Iterable[Item]) -> list[Numeric]:
    """Implied constraints, and those that are printed by the items."""
    printed = {"", *(item.id for item in items if isinstance(item, Claim))}
    return [each for each in constraints if each.printed in printed]


def _camps(bounds: Sequence[Bound]) -> list[tuple[Bound, ...]]:
    """The largest camps of rivals, of each value and source one answer; the most in front."""
    distinct = {(each.interval, each.claim.source): each for each in reversed(bounds)}
    kept = sorted(distinct.values(), key=lambda each: each.claim.id)
    camps = (
        tuple(kept[position] for position in camp)
        for camp in largest([(bound.interval,) for bound in kept])
    )
    return sorted(camps, key=lambda camp: (-len(camp), [bound.claim.id for bound in camp]))


def _choices(
    rivals: Mapping[str, Sequence[tuple[Bound, ...]]], budget: Budget
) -> Iterator[tuple[Bound, ...]]:
    if prod(map(len, rivals.values())) <= CHOICES:
        for chosen in product(*rivals.values()):
            yield tuple(bound for camp in chosen for bound in camp)
        return
    budget.hit = True
    most = {name: camps[0] for name, camps in rivals.items()}
    yield _flat(most)
    for name, camps in rivals.items():
        for camp in camps[1:CAMPS]:
            yield _flat({**most, name: camp})
    everybody = {
        bound.claim.source for camps in rivals.values() for camp in camps for bound in camp
    }
    for source in sorted(everybody):
        own = {
            name: camp
            for name, camps in rivals.items()
            for camp in camps
            if any(bound.claim.source == source for bound in camp)
        }
        yield _flat({**most, **own})


def _flat(chosen: Mapping[str, tuple[Bound, ...]]) -> tuple[Bound, ...]:
    return tuple(bound for name in sorted(chosen) for bound in chosen[name])
