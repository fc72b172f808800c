"""All conflicts of all constraints: component by component, contradictions first.

Variables that no constraint ties have nothing to do with one another, so each component is solved
by itself and the time is linear in their number. A component with contradictions is searched
for tensions after the culprits of these are set aside: what hangs on a wrong claim is no news.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import attrs

from vkrel.solve import network, sums
from vkrel.solve.conflict import Budget, Conflict
from vkrel.solve.constraints import Numeric
from vkrel.solve.graph import components
from vkrel.solve.hitting import hitting_set, smallest
from vkrel.solve.linear import has_cycle
from vkrel.solve.propagation import Propagation
from vkrel.values.verdict import Severity

LIMIT = 1000  # conflicts listed of one component and severity


@attrs.frozen
class Solution:
    """The conflicts of one component.

    complete: whether all rivals were tried; if not, a limit was hit and more may be there.
    """

    conflicts: tuple[Conflict, ...]
    complete: bool


def solve(constraints: Iterable[Numeric], *, limit: int = LIMIT) -> Iterator[Solution]:
    """What the answers of the variables that are tied cannot all be, a component at a time."""
    for component in components(constraints, lambda each: each.names):
        solution = _solve(component, limit)
        if solution.conflicts or not solution.complete:
            yield solution


def _solve(constraints: Sequence[Numeric], limit: int) -> Solution:
    if _quiet(constraints):
        return Solution((), complete=True)
    budget = Budget(limit)
    if next(_each(constraints, Severity.TENSION, budget, frozenset()), None) is None:
        return Solution((), not budget.hit)  # what contradicts would be in tension too
    budget = Budget(limit)
    worst = _conflicts(constraints, Severity.CONTRADICTION, budget, frozenset())
    hit = hitting_set([frozenset(conflict.key) for conflict in worst if conflict.claims])
    budget.left = limit
    known = {conflict.key for conflict in worst}
    mild = [
        conflict
        for conflict in _conflicts(constraints, Severity.TENSION, budget, frozenset(hit.members))
        if conflict.key not in known
    ]
    found = (*_telling(worst, worst), *_telling(mild, [*worst, *mild]))
    return Solution(found, not budget.hit)


def _quiet(constraints: Sequence[Numeric]) -> bool:
    """Whether all answers hold together: propagation says everything where nothing goes round."""
    if has_cycle(constraints):
        return False
    net = Propagation(constraints, Severity.TENSION)
    return net.run(bound for name in net.variables for bound in net.bounds(name)) is None


def _conflicts(
    constraints: Sequence[Numeric], severity: Severity, budget: Budget, aside: frozenset[str]
) -> list[Conflict]:
    """The conflicts of both searches, without those that hold a smaller one of the other."""
    every = list(_each(constraints, severity, budget, aside))
    found = {frozenset(each.key): each for each in every if each.key}
    of_rules = (each for each in every if not each.key)
    return [*of_rules, *(found[key] for key in smallest(found))]


def _each(
    constraints: Sequence[Numeric], severity: Severity, budget: Budget, aside: frozenset[str]
) -> Iterator[Conflict]:
    yield from network.conflicts(constraints, severity, budget, aside)
    if not network.decides(constraints):
        yield from sums.conflicts(constraints, severity, budget, aside)


def _telling(conflicts: Sequence[Conflict], among: Sequence[Conflict]) -> list[Conflict]:
    """The conflicts that say something new.

    One that passes a variable says nothing new where each answer of that variable is in conflict
    with one of its ends by itself: the visit that is before an upgrade is also before what comes
    after the upgrade. The shorter findings are enough, as long as those answers show them.
    """
    direct: defaultdict[frozenset[str], list[frozenset[str]]] = defaultdict(list)
    for conflict in among:
        if len(conflict.answers) == 2:
            ends = frozenset(answer.claim.id for answer in conflict.answers)
            direct[ends].append(frozenset(conflict.key) - ends)
    return [conflict for conflict in conflicts if not _derived(conflict, direct)]


def _derived(conflict: Conflict, direct: dict[frozenset[str], list[frozenset[str]]]) -> bool:
    if len(conflict.bounds) != 2 or len(conflict.constraints) < 2:
        return False
    ends = {bound.claim.id for bound in conflict.bounds}
    names = {bound.variable.name for bound in conflict.bounds}
    printed = frozenset(conflict.key) - ends
    between = {
        variable.name: variable
        for constraint in conflict.numeric
        for variable in constraint.variables
        if variable.name not in names
    }
    return any(
        all(
            any(
                needed <= printed
                for end in ends
                for needed in direct.get(frozenset((answer.claim.id, end)), ())
            )
            for answer in known
        )
        for variable in between.values()
        if (known := [answer for answer in variable.answers if answer.reading.known])
    )
