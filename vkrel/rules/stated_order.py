"""What is said to come after something is not earlier than it.

"after the summit", "from a partnership to a union": the text itself gives the order.
"""

from __future__ import annotations

from collections.abc import Iterator

from vkrel.solve.relations import Difference
from vkrel.variables.facts import Facts
from vkrel.variables.points import printed, target, tied


def relations(facts: Facts) -> Iterator[Difference]:
    """Date of what came first <= date of each thing that is said to come after it."""
    for claim in printed(facts, "after"):
        first = target(facts, claim)
        if first is None:
            continue
        for second in tied(facts, claim):
            if second.name != first.name:
                yield Difference(
                    rule="stated-order",
                    words=f"{second.show} is said to come after {first.show}",
                    earlier=first,
                    later=second,
                    claim=claim,
                )
