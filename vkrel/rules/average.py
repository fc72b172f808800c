"""An average times the number of members is the total.

The vocabulary says what is averaged over what: income per head is the size of the economy
(`average_of`) over the population (`per`). All three are of one place and one year.
"""

from __future__ import annotations

from collections.abc import Iterator

from vkrel.model.claim import Claim
from vkrel.model.show import show_thing
from vkrel.model.vocabulary import Measure
from vkrel.solve.relations import Ratio, width
from vkrel.variables.facts import Facts, Slot
from vkrel.variables.figures import (
    any_of,
    basis,
    firm,
    meant,
    span,
    tension_at_most,
    tried,
    with_measure,
)
from vkrel.variables.points import alone, figures, measure_of


def relations(facts: Facts) -> Iterator[Ratio]:
    """Number <= total / average <= number."""
    for slot in figures(facts):
        measure = measure_of(facts, slot)
        if measure is not None and measure.average_of and measure.per:
            for claim in slot.claims:
                yield from _of(facts, slot, claim, measure)


def _of(facts: Facts, slot: Slot, claim: Claim, measure: Measure) -> Iterator[Ratio]:
    when = span(facts, claim)
    total = with_measure(claim, measure.average_of)
    totals = meant(facts, claim, total, when, basis(claim))
    numbers = meant(facts, claim, with_measure(claim, measure.per), when)
    if not totals or not numbers or any(n in {"population", "among"} for n, _ in basis(claim)):
        return
    counted = any_of(facts, numbers, claim, f"{slot.name} members for {claim.id}", "")
    if not counted.claims:
        return
    number, reading = counted.claims[0]
    name = show_thing(facts.vocabulary, total)
    limits = width(reading)
    yield Ratio(
        rule="average",
        words=f"{alone(facts, slot, claim).show} times {number.value} is {name}"
        f"{tried(totals)}{tried(numbers)}",
        bottom=alone(facts, slot, claim),
        top=any_of(facts, totals, claim, f"{total} for {claim.id}", name),
        claim=number,
        **(limits if firm(claim, totals, numbers) else tension_at_most(limits)),
    )
