"""All clashes of all relations: component by component, contradictions first.

Points that no relation ties have nothing to do with one another, so each component is solved
by itself and the time is linear in their number. A component with contradictions is searched
for tensions after the culprits of these are set aside: what hangs on a wrong claim is no news.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import inf

import attrs

from vkrel.solve import network, sums
from vkrel.solve.clash import Clash
from vkrel.solve.hitting import hitting_set
from vkrel.solve.linear import has_cycle
from vkrel.solve.network import Budget
from vkrel.solve.relations import Difference, Numeric, Ratio, Sum

LIMIT = 1000  # clashes listed of one component and severity


@attrs.frozen
class Solution:
    """The clashes of one component.

    complete: whether all rivals were tried; if not, a limit was hit and more may be there.
    """

    clashes: tuple[Clash, ...]
    complete: bool


def solve(relations: Iterable[Numeric], *, limit: int = LIMIT) -> Iterator[Solution]:
    """What the claims of the points that relations tie cannot all be, a component at a time."""
    for component in components(relations):
        solution = _solve(component, limit)
        if solution.clashes or not solution.complete:
            yield solution


def components(relations: Iterable[Numeric]) -> list[list[Numeric]]:
    """Relations that share points, directly or through others (union and find)."""
    above: dict[str, str] = {}

    def find(name: str) -> str:
        root = above.setdefault(name, name)
        while above[root] != root:
            root = above[root]
        while above[name] != root:
            above[name], name = root, above[name]
        return root

    relations = list(relations)
    for relation in relations:
        first, *rest = (each.name for each in relation.points)
        for each in rest:
            one, other = find(first), find(each)
            if one != other:
                above[max(one, other)] = min(one, other)
    found: defaultdict[str, list[Numeric]] = defaultdict(list)
    for relation in relations:
        found[find(relation.points[0].name)].append(relation)
    return [found[each] for each in sorted(found)]


def _solve(relations: Sequence[Numeric], limit: int) -> Solution:
    if _quiet(relations):
        return Solution((), complete=True)
    budget = Budget(limit)
    if next(_each(relations, "tension", budget, frozenset()), None) is None:
        return Solution((), not budget.hit)  # what contradicts would be in tension too
    budget = Budget(limit)
    worst = _clashes(relations, "contradiction", budget, frozenset())
    aside = frozenset(hitting_set([frozenset(each.key) for each in worst if each.claims]).members)
    budget.left = limit
    known = {each.key for each in worst}
    mild = [each for each in _clashes(relations, "tension", budget, aside) if each.key not in known]
    found = [*_telling(worst, worst), *_telling(mild, [*worst, *mild])]
    return Solution(tuple(found), not budget.hit)


def _quiet(relations: Sequence[Numeric]) -> bool:
    """Whether all claims hold together: propagation says everything where nothing goes round."""
    if has_cycle(relations):
        return False
    net = sums.Propagation(relations, "tension")
    return net.run(each for name in net.points for each in net.bounds(name)) is None


def _clashes(
    relations: Sequence[Numeric], severity: str, budget: Budget, aside: frozenset[str]
) -> list[Clash]:
    found = {each.key or id(each): each for each in _each(relations, severity, budget, aside)}
    return sorted(found.values(), key=lambda each: (len(each.key), each.key))


def _each(
    relations: Sequence[Numeric], severity: str, budget: Budget, aside: frozenset[str]
) -> Iterator[Clash]:
    yield from network.clashes(relations, severity, budget, aside)
    if _mixed(relations):
        yield from sums.clashes(relations, severity, budget, aside)


def _mixed(relations: Sequence[Numeric]) -> bool:
    """Whether the two networks of differences and of ratios do not say everything."""
    if any(isinstance(each, Sum) for each in relations):
        return True
    if not any(isinstance(each, Ratio) for each in relations):
        return False
    return any(
        isinstance(each, Difference) and (each.low, each.high) != (0, inf) for each in relations
    )


def _telling(found: Sequence[Clash], among: Sequence[Clash]) -> list[Clash]:
    """The clashes that say something new.

    A clash that passes a point says nothing new where each claim of that point clashes with one
    of its ends by itself: the visit that is before an upgrade is also before what comes after
    the upgrade. The shorter findings are enough, as long as the point's own claims show them.
    """
    direct: defaultdict[frozenset[str], list[frozenset[str]]] = defaultdict(list)
    for each in among:
        if len(each.ends) == 2:
            ends = frozenset(end.claim.id for end in each.ends)
            direct[ends].append(frozenset(each.key) - ends)
    return [each for each in found if not _derived(each, direct)]


def _derived(clash: Clash, direct: dict[frozenset[str], list[frozenset[str]]]) -> bool:
    if len(clash.ends) != 2 or len(clash.relations) < 2:
        return False
    ends = {each.claim.id for each in clash.ends}
    names = {each.point.name for each in clash.ends}
    printed = frozenset(clash.key) - ends
    between = {
        point.name: point
        for relation in clash.relations
        for point in relation.points
        if point.name not in names
    }
    return any(
        all(
            any(
                needed <= printed
                for end in ends
                for needed in direct.get(frozenset((each, end)), ())
            )
            for each in said
        )
        for point in between.values()
        if (said := [claim.id for claim, reading in point.claims if reading.known])
    )
