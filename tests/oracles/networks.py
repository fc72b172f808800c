"""Random networks solved twice: by the library, and by z3.

z3 decides linear arithmetic over the reals completely. Each conflict has to be unsatisfiable for
it, and satisfiable without any one of its claims. What z3 finds unsatisfiable about a choice of
one claim a point has to show in a conflict, for differences and ratios always, for sums where
interval propagation is complete.

Run `python -m tests.oracles.networks --count 10000 --seed 1` for a long comparison.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import product
from math import inf
from random import Random

import z3

from tests.nets import Net, random_net
from vkrel.solve import network, sums
from vkrel.solve.conflict import Conflict
from vkrel.solve.constraints import Difference, Ratio
from vkrel.values.verdict import Severity

KINDS = ("differences", "ratios", "sums", "mixed")


CLASHES, CHOICES = 10, 20  # of each net, drawn at random


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


def conflicts(net: Net, kind: str) -> list[Conflict]:
    """What the library finds in a net."""
    found = list(network.conflicts(net.constraints, Severity.CONTRADICTION))
    if kind in {"sums", "mixed"}:
        found += sums.conflicts(net.constraints, Severity.CONTRADICTION)
    return found


def faults(net: Net, kind: str, random: Random) -> Counter[str]:
    """How often the two disagree about a net, and on what.

    Amounts that could only just be zero are rounded away by the library, so they may make it
    name a claim more in a net of several kinds of relations.
    """
    found = conflicts(net, kind)
    drawn = random.sample(found, min(CLASHES, len(found)))
    counts: Counter[str] = Counter(clashes=len(found), nets=1)
    for conflict in drawn:
        bounds = [
            (e.variable.name, e.interval.low, e.interval.high, e.claim.id) for e in conflict.bounds
        ]
        if possible([each[:3] for each in bounds], conflict.numeric):
            counts["not real"] += 1
        for claim in conflict.claims:
            rest = [each[:3] for each in bounds if each[3] != claim.id]
            tied = [each for each in conflict.numeric if each.claim is not claim]
            if not possible(rest, tied, zero=kind == "mixed"):
                counts["not minimal"] += 1
    ids = [set(each.key) for each in found]
    choices = list(product(*(each.answers for each in net.variables)))
    for choice in random.sample(choices, min(CHOICES, len(choices))):
        bounds = [
            (variable.name, *answer.reading.lenient[0][:2])
            for variable, answer in zip(net.variables, choice, strict=True)
        ]
        if not possible(bounds, net.constraints):
            counts["impossible choices"] += 1
            chosen = {answer.claim.id for answer in choice}
            chosen |= {each.claim.id for each in net.constraints if each.claim is not None}
            if not any(each <= chosen for each in ids):
                counts["missed"] += 1
    return counts


def compare(count: int, seed: int, kinds: Sequence[str] = KINDS) -> dict[str, Counter[str]]:
    """Compare many random nets; gives the counts for each kind."""
    random = Random(seed)
    totals: dict[str, Counter[str]] = {kind: Counter() for kind in kinds}
    for number in range(count):
        kind = kinds[number % len(kinds)]
        totals[kind].update(faults(random_net(random, kind), kind, random))
    return totals


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    for kind, counts in compare(given.count, given.seed).items():
        print(kind, dict(counts))
