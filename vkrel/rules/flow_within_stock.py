"""What was added in a period is not more than all that there is at its end.

The vocabulary says which measure adds to which (`adds_to`). A stock can also lose what it had,
so only a cumulative total gives a contradiction.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import inf

from vkrel.solve.relations import Difference
from vkrel.values.dates.days import civil
from vkrel.variables.facts import Facts, Slot
from vkrel.variables.figures import Basis, basis, span, values_of, with_measure
from vkrel.variables.points import figures, measure_of, stat_of


def relations(facts: Facts) -> Iterator[Difference]:
    """Flow of a period <= total at its end, or later."""
    for flow in figures(facts):
        measure = measure_of(facts, flow)
        period = span(facts, flow.claims[0])
        if measure is None or not measure.adds_to or period is None:
            continue
        if stat_of(facts, flow) != "flow":
            continue
        for total in values_of(facts, with_measure(flow.claims[0], measure.adds_to)):
            when = span(facts, total.claims[0])
            if when is None or _plain(total) != _plain(flow) or when.high < period.high:
                continue
            after = when.low > period.high and not total.claims[0].implied
            if not after and civil(when.low).year != civil(period.high).year:
                continue
            sure = after and stat_of(facts, total) == "cumulative"
            yield Difference(
                rule="flow-within-stock",
                words=f"{facts.point(flow).show} is part of {facts.point(total).show}",
                earlier=facts.point(flow),
                later=facts.point(total),
                low=0 if sure else -inf,
                strict_low=0,
            )


def _plain(slot: Slot) -> Basis:
    return tuple(each for each in basis(slot.claims[0]) if each[0] != "stat")
