"""Minimum weighted hitting sets: the cheapest members that take part in every conflict.

Minimal corrections are the hitting sets of minimal conflicts (Reiter 1987). Reductions first:
larger conflicts that hold a smaller one, members that another one beats. Then branch and bound
on each component, with disjoint conflicts as the lower bound; what is beyond its limit is
greedy (Chvatal 1979), and said so.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import attrs

from vkrel.solve.graph import components

NODES = 20_000  # choices tried for one component
DEPTH = 100  # members of a solution that is worth improving
_ROUNDING = 1e-9


@attrs.frozen
class Hitting:
    """Members that hit every conflict; exact: whether no cheaper ones do."""

    members: tuple[str, ...]
    exact: bool


def hitting_set(
    conflicts: Iterable[frozenset[str]], weights: Mapping[str, float] | None = None
) -> Hitting:
    """The cheapest members, by weight (one where none is given), ties by name."""
    conflicts, weights, twins = _without_twins(frozenset(conflicts), weights or {})
    chosen: set[str] = set()
    exact = True
    for component in components(smallest(conflicts), lambda conflict: conflict):
        members, sure = _solve(component, weights)
        chosen |= members
        exact = exact and sure
    return Hitting(tuple(sorted(one for each in chosen for one in twins.get(each, (each,)))), exact)


def _without_twins(
    conflicts: frozenset[frozenset[str]], weights: Mapping[str, float]
) -> tuple[list[frozenset[str]], dict[str, float], dict[str, tuple[str, ...]]]:
    """Members that stand in the same conflicts, as one: they are all chosen or none of them.

    Gives back the conflicts and weights that are left, and who each member stands for.
    """
    company: defaultdict[str, set[frozenset[str]]] = defaultdict(set)
    for conflict in conflicts:
        for member in conflict:
            company[member].add(conflict - {member})
    alike: defaultdict[frozenset[frozenset[str]], list[str]] = defaultdict(list)
    for member in sorted(company):
        alike[frozenset(company[member])].append(member)
    twins = {each[0]: tuple(each) for each in alike.values()}
    summed = {
        first: sum(weights.get(each, 1.0) for each in several) for first, several in twins.items()
    }
    return [each for each in conflicts if each <= twins.keys()], summed, twins


def smallest(conflicts: Iterable[frozenset[str]]) -> list[frozenset[str]]:
    """Conflicts without those that hold another one."""
    ordered = sorted(
        {each for each in conflicts if each}, key=lambda each: (len(each), sorted(each))
    )
    kept: list[frozenset[str]] = []
    by_member: defaultdict[str, list[frozenset[str]]] = defaultdict(list)
    for each in ordered:
        if any(other <= each for member in each for other in by_member[member]):
            continue
        kept.append(each)
        by_member[min(each)].append(each)
    return kept


def _solve(conflicts: list[frozenset[str]], weights: Mapping[str, float]) -> tuple[set[str], bool]:
    conflicts = _reduced(conflicts, weights)
    best = _greedy(conflicts, weights)
    if len(best) > DEPTH:
        return best, False
    search = _Search(weights, best)
    search.run(set(), conflicts, 0.0)
    return search.best, search.nodes <= NODES


def _reduced(conflicts: list[frozenset[str]], weights: Mapping[str, float]) -> list[frozenset[str]]:
    """Leave out members that another one beats: in as many conflicts, and not dearer."""
    where: defaultdict[str, set[int]] = defaultdict(set)
    for number, conflict in enumerate(conflicts):
        for member in conflict:
            where[member].add(number)
    if len(where) > 2000:
        return conflicts

    def cost(member: str) -> tuple[float, int, str]:
        return weights[member], -len(where[member]), member

    out: set[str] = set()
    for member in _dearest_first(where, weights):
        rivals = conflicts[min(where[member])] - out
        if any(cost(other) < cost(member) and where[member] <= where[other] for other in rivals):
            out.add(member)
    return smallest(conflict - out for conflict in conflicts)


def _greedy(conflicts: Sequence[frozenset[str]], weights: Mapping[str, float]) -> set[str]:
    chosen: set[str] = set()
    left = list(conflicts)
    while left:
        counts = Counter(member for conflict in left for member in conflict)
        pick = min(counts, key=lambda each: (weights[each] / counts[each], each))
        chosen.add(pick)
        left = [each for each in left if pick not in each]
    for member in _dearest_first(chosen, weights):
        if all(conflict & (chosen - {member}) for conflict in conflicts):
            chosen.discard(member)
    return chosen


def _dearest_first(members: Iterable[str], weights: Mapping[str, float]) -> list[str]:
    return sorted(members, key=lambda each: (-weights[each], each))


class _Search:
    def __init__(self, weights: Mapping[str, float], best: set[str]) -> None:
        self.weights = weights
        self.best = best
        self.cost = sum(weights[each] for each in best)
        self.nodes = 0

    def run(self, chosen: set[str], left: Sequence[frozenset[str]], cost: float) -> None:
        """Try each member of the smallest conflict that is left; those before it stay out."""
        self.nodes += 1
        if self.nodes > NODES:
            return
        if not left:
            if cost < self.cost - _ROUNDING:
                self.best, self.cost = set(chosen), cost
            return
        if cost + self._bound(left) >= self.cost - _ROUNDING:
            return
        conflict = min(left, key=lambda each: (len(each), sorted(each)))
        tried: set[str] = set()
        for member in sorted(conflict, key=lambda each: (self.weights[each], each)):
            rest = [each - tried for each in left if member not in each]
            if all(rest):
                self.run(chosen | {member}, rest, cost + self.weights[member])
            tried.add(member)

    def _bound(self, left: Sequence[frozenset[str]]) -> float:
        """Conflicts without a common member each cost their cheapest one."""
        used: set[str] = set()
        total = 0.0
        for conflict in sorted(left, key=len):
            if not conflict & used:
                used |= conflict
                total += min(self.weights[each] for each in conflict)
        return total
