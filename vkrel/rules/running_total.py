"""A running total does not fall.

What has been given, counted or signed up to a date stays so later. Stocks may fall; a measure
is a running total only where the vocabulary, or the claim itself, calls it cumulative.
"""

from __future__ import annotations

from collections.abc import Iterator

from vkrel.model.show import show_thing
from vkrel.rules import Difference, Variables
from vkrel.variables.figures import rows, steps


def constraints(variables: Variables) -> Iterator[Difference]:
    """Earlier <= later, for the totals of one measure, place and basis."""
    for bases in rows(variables, "cumulative"):
        for row in bases.values():
            for one, other in steps(row):
                claim = one.slot.first
                sure = not claim.implied and not other.slot.first.implied
                name = show_thing(variables.vocabulary, claim.subject)
                yield Difference(
                    one.slot,
                    other.slot,
                    words=f"{name} is a running total: it does not fall",
                    sure=sure,
                )
