"""A cause is not later than its effect.

"thanks to the upgrade" puts the upgrade before everything that the phrase explains.
"""

from __future__ import annotations

from collections.abc import Iterator

from vkrel.solve.relations import Difference
from vkrel.variables.facts import Facts
from vkrel.variables.points import printed, target, tied


def relations(facts: Facts) -> Iterator[Difference]:
    """Date of the cause <= date of each thing that the printed relation holds for."""
    for claim in printed(facts, "because"):
        cause = target(facts, claim)
        if cause is None:
            continue
        for effect in tied(facts, claim):
            if effect.name != cause.name:
                yield Difference(
                    rule="cause-first",
                    words=f"{effect.show} is said to follow from it: {cause.show} is not later",
                    earlier=cause,
                    later=effect,
                    claim=claim,
                )
