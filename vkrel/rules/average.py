"""An average times the number of members is the total.

The vocabulary says what is averaged over what: income per head is the size of the economy
(`average_of`) over the population (`per`). All three are of one place and one year.
"""

from __future__ import annotations

from collections.abc import Iterator

from vkrel.model.claim import Answer
from vkrel.model.show import show_thing
from vkrel.model.vocabulary import Measure
from vkrel.solve.constraints import Ratio, width
from vkrel.solve.variable import Variable
from vkrel.variables.dates import alone
from vkrel.variables.figures import (
    any_of,
    basis,
    figures,
    firm,
    meant,
    measure_of,
    span,
    tension_at_most,
    tried,
)
from vkrel.variables.variables import Variables


def constraints(variables: Variables) -> Iterator[Ratio]:
    """Number <= total / average <= number."""
    for slot in figures(variables):
        measure = measure_of(variables, slot)
        if measure is not None and measure.average_of and measure.per:
            for answer in slot.answers:
                yield from _of(variables, slot, answer, measure)


def _of(variables: Variables, slot: Variable, answer: Answer, measure: Measure) -> Iterator[Ratio]:
    claim = answer.claim
    when = span(variables, claim)
    total = claim.subject.but(measure=measure.average_of)
    totals = meant(variables, claim, total, when, basis(claim))
    numbers = meant(variables, claim, claim.subject.but(measure=measure.per), when)
    if not totals or not numbers or any(n in {"population", "among"} for n, _ in basis(claim)):
        return
    counted = any_of(variables, numbers, claim, f"{slot.name} members for {claim.id}", "")
    if not counted.answers:
        return
    number = counted.answers[0]
    name = show_thing(variables.vocabulary, total)
    limits = width(number.reading)
    yield Ratio(
        alone(slot, answer),
        any_of(variables, totals, claim, f"{total} for {claim.id}", name),
        words=f"{slot.show} times {number.claim.value} is {name}{tried(totals)}{tried(numbers)}",
        claim=number.claim,
        **(limits if firm(claim, totals, numbers) else tension_at_most(limits)),
    )
