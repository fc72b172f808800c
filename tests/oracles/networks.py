"""Random networks solved twice: by the library, and by z3.

z3 decides linear arithmetic over the reals completely. Each conflict has to be unsatisfiable for
it, and satisfiable without any one of its claims. What z3 finds unsatisfiable about a choice of
one claim a point has to show in a conflict, for differences and ratios always, for sums where
interval propagation is complete.

Run `python -m tests.oracles.networks --count 10000 --seed 1` for a long comparison; it fails with
the smallest net about which the two disagree.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import product
from math import ceil, inf
from typing import TypeVar

import z3

from tests.strategies.hunt import hunt
from tests.strategies.nets import KINDS, Net, nets
from vkrel.solve import network, sums
from vkrel.solve.conflict import Conflict
from vkrel.solve.constraints import Difference, Ratio
from vkrel.values.verdict import Severity

CONFLICTS, CHOICES = 10, 20  # that are looked at of each net
T = TypeVar("T")
EXACT = ("differences", "ratios")  # where nothing may be missed


def possible(
    bounds: Iterable[tuple[str, float, float]], relations: Sequence, *, zero: bool = False
) -> bool:
    """Whether some numbers lie within the bounds and satisfy the relations, as z3 sees it.

    Ratios tie numbers above zero; `zero` lets them be zero too.
    """
    solver = z3.Solver()
    for name, low, high in bounds:
        solver.add(z3.Real(name) >= z3.RealVal(str(low)), z3.Real(name) <= z3.RealVal(str(high)))
    for relation in relations:
        low, high = relation.limits(Severity.CONTRADICTION)
        if isinstance(relation, Ratio):
            top, bottom = z3.Real(relation.top.name), z3.Real(relation.bottom.name)
            solver.add(*((top >= 0, bottom >= 0) if zero else (top > 0, bottom > 0)))
            left, right = top - z3.RealVal(str(low)) * bottom, top - z3.RealVal(str(high)) * bottom
            solver.add(left >= 0, right <= 0)
            continue
        if isinstance(relation, Difference):
            value = z3.Real(relation.later.name) - z3.Real(relation.earlier.name)
        else:
            value = z3.Real(relation.total.name) - z3.Sum(
                *[z3.Real(each.name) for each in relation.parts]
            )
        solver.add(value >= z3.RealVal(str(low)))
        if high < inf:
            solver.add(value <= z3.RealVal(str(high)))
    return solver.check() == z3.sat


def conflicts(net: Net) -> list[Conflict]:
    """What the library finds in a net."""
    found = list(network.conflicts(net.constraints, Severity.CONTRADICTION))
    if net.kind not in EXACT:
        found += sums.conflicts(net.constraints, Severity.CONTRADICTION)
    return found


def some(several: Sequence[T], most: int) -> Sequence[T]:
    """So many of them at most, evenly spread."""
    return several[:: max(1, ceil(len(several) / most))]


def needless(net: Net, conflict: Conflict) -> list[str]:
    """The claims without which a conflict has no solution either; it has none with them.

    Amounts that could only just be zero are rounded away by the library, so in a net of several
    kinds of relations zero counts as a solution of ratios.
    """
    bounds = [
        (one.variable.name, one.interval.low, one.interval.high, one.claim.id)
        for one in conflict.bounds
    ]
    assert not possible([one[:3] for one in bounds], conflict.numeric), "a conflict that is none"
    found = []
    for claim in conflict.claims:
        rest = [one[:3] for one in bounds if one[3] != claim.id]
        tied = [one for one in conflict.numeric if one.claim is not claim]
        if not possible(rest, tied, zero=net.kind == "mixed"):
            found.append(claim.id)
    return found


def faults(net: Net) -> Counter[str]:
    """What is found in a net, and how often z3 excludes what the library does not.

    Raises AssertionError where a conflict is none or names a claim too many, and where the two
    disagree about what the library decides completely.
    """
    found = conflicts(net)
    counts: Counter[str] = Counter(conflicts=len(found), nets=1)
    for conflict in some(found, CONFLICTS):
        more = needless(net, conflict)
        assert not more, f"without {more} there is a conflict too"
    ids = [set(conflict.key) for conflict in found]
    choices = list(product(*(variable.answers for variable in net.variables)))
    for choice in some(choices, CHOICES):
        bounds = [
            (variable.name, *answer.reading.lenient[0][:2])
            for variable, answer in zip(net.variables, choice, strict=True)
        ]
        if not possible(bounds, net.constraints):
            counts["impossible choices"] += 1
            chosen = {answer.claim.id for answer in choice}
            chosen |= {one.claim.id for one in net.constraints if one.claim is not None}
            missed = not any(one <= chosen for one in ids)
            counts["missed"] += missed
            assert not missed or net.kind not in EXACT, f"{sorted(chosen)}: missed"
    return counts


def compare(count: int, seed: int, kinds: Sequence[str] = KINDS) -> dict[str, Counter[str]]:
    """Compare many nets; gives the counts for each kind."""
    totals: dict[str, Counter[str]] = {kind: Counter() for kind in kinds}
    for kind, counts in totals.items():
        hunt(
            nets(kind),
            lambda net, counts=counts: counts.update(faults(net)),
            count // len(kinds),
            seed,
        )
    return totals


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    for kind, counts in compare(given.count, given.seed).items():
        print(kind, dict(counts))
