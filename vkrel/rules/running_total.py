"""A running total does not fall.

What has been given, counted or signed up to a date stays so later. Stocks may fall; a measure
is a running total only where the vocabulary, or the claim itself, calls it cumulative.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import inf

from vkrel.model.show import show_thing
from vkrel.solve.relations import Difference
from vkrel.variables.facts import Facts
from vkrel.variables.figures import rows, steps


def relations(facts: Facts) -> Iterator[Difference]:
    """Earlier <= later, for the totals of one measure, place and basis."""
    for bases in rows(facts, "cumulative"):
        for row in bases.values():
            for one, other in steps(row):
                claim = one.slot.claims[0]
                sure = not claim.implied and not other.slot.claims[0].implied
                name = show_thing(facts.vocabulary, claim.subject)
                yield Difference(
                    rule="running-total",
                    words=f"{name} is a running total: it does not fall",
                    earlier=facts.point(one.slot),
                    later=facts.point(other.slot),
                    low=0 if sure else -inf,
                    strict_low=0,
                )
