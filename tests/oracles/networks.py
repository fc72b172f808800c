"""Random networks solved twice: by the library, and by z3.

z3 decides linear arithmetic over the reals completely. Each clash has to be unsatisfiable for
it, and satisfiable without any one of its claims. What z3 finds unsatisfiable about a choice of
one claim a point has to show in a clash, for differences and ratios always, for sums where
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
from vkrel.solve.clash import Clash
from vkrel.solve.relations import Difference, Ratio, limits

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
        low, high = limits(relation, "contradiction")
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


def clashes(net: Net, kind: str) -> list[Clash]:
    """What the library finds in a net."""
    found = list(network.clashes(net.relations, "contradiction"))
    if kind in {"sums", "mixed"}:
        found += sums.clashes(net.relations, "contradiction")
    return found


def faults(net: Net, kind: str, random: Random) -> Counter[str]:
    """How often the two disagree about a net, and on what.

    Amounts that could only just be zero are rounded away by the library, so they may make it
    name a claim more in a net of several kinds of relations.
    """
    found = clashes(net, kind)
    drawn = random.sample(found, min(CLASHES, len(found)))
    counts: Counter[str] = Counter(clashes=len(found), nets=1)
    for clash in drawn:
        bounds = [(e.point.name, e.interval.low, e.interval.high, e.claim.id) for e in clash.ends]
        if possible([each[:3] for each in bounds], clash.relations):
            counts["not real"] += 1
        for claim in clash.claims:
            rest = [each[:3] for each in bounds if each[3] != claim.id]
            tied = [each for each in clash.relations if each.claim is not claim]
            if not possible(rest, tied, zero=kind == "mixed"):
                counts["not minimal"] += 1
    ids = [set(each.key) for each in found]
    choices = list(product(*(each.claims for each in net.points)))
    for choice in random.sample(choices, min(CHOICES, len(choices))):
        bounds = [
            (point.name, *reading.lenient[0][:2])
            for point, (_, reading) in zip(net.points, choice, strict=True)
        ]
        if not possible(bounds, net.relations):
            counts["impossible choices"] += 1
            chosen = {claim.id for claim, _ in choice}
            chosen |= {each.claim.id for each in net.relations if each.claim is not None}
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
