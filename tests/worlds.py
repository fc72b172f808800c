"""Long runs over random consistent worlds, and over worlds with a planted error.

Run `python -m tests.worlds --count 100000 --seed 1`: it fails with the smallest world in which
the check calls something a contradiction that true sources print, else it prints how often
errors of each size are found and blamed.
"""

from __future__ import annotations

import argparse
from collections import Counter

import vkrel
from tests.strategies.hunt import hunt
from tests.strategies.worlds import DAY_SIZES, Planted, World, planted, worlds


def no_false_alarm(world: World) -> None:
    """What true sources print, in whatever words, is never called a contradiction."""
    alarms = [str(alarm) for alarm in vkrel.check(world.registry()).at_least("contradiction")]
    assert not alarms, "\n".join(alarms)


def false_alarms(count: int, seed: int) -> None:
    """Check so many worlds; raises AssertionError for the smallest with a contradiction."""
    hunt(worlds(), no_false_alarm, count, seed)


def recall(count: int, seed: int) -> dict[tuple[str, float], Counter[str]]:
    """For each kind and size of error: planted, excluded, found, found where excluded, blamed.

    A wrong date of a visit is no contradiction by itself, since it may be another visit. Any
    other error that readings exclude has to be found: raises AssertionError for the smallest
    world where it is not.
    """
    totals: dict[tuple[str, float], Counter[str]] = {}

    def look(made: Planted) -> None:
        findings = vkrel.check(made.registry)
        found = any(
            made.claim.id in each.witness
            or any(made.claim.id in other for other in each.alternatives)
            or (each.rule == "same-slot" and made.claim in each.claims)
            for each in findings.at_least("contradiction")
        )
        tally = totals.setdefault((made.kind, made.size), Counter())
        tally["planted"] += 1
        tally["excluded"] += made.excluded
        tally["found"] += found
        if found:
            tally["first culprit"] += findings.culprits()[0].claim == made.claim
        assert found or not made.excluded or made.kind == "visit"

    for size in range(len(DAY_SIZES)):
        hunt(planted(size, silent=False), look, count // len(DAY_SIZES), seed + size)
    return totals


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--errors", type=int, default=4000, help="Worlds with a planted error.")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    false_alarms(given.count, given.seed)
    print(f"{given.count:,} worlds, no contradiction")
    for (kind, size), tally in sorted(recall(given.errors, given.seed).items(), key=str):
        print(f"{kind} by {size}: {dict(tally)}")
