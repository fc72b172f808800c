"""What was added in a period is not more than all that there is at its end.

The vocabulary says which measure adds to which (`adds_to`). A stock can also lose what it had,
so only a cumulative total gives a contradiction.
"""

from __future__ import annotations

from collections.abc import Iterator

from vkrel.rules import Difference, Variable, Variables
from vkrel.values.dates.days import civil
from vkrel.variables.figures import Basis, basis, figures, measure_of, stat_of, values_of


def constraints(variables: Variables) -> Iterator[Difference]:
    """Flow of a period <= total at its end, or later."""
    for flow in figures(variables):
        measure = measure_of(variables, flow)
        period = variables.span(flow.first)
        if not measure.adds_to or period is None or stat_of(variables, flow) != "flow":
            continue
        for total in values_of(variables, flow.subject.but(measure=measure.adds_to)):
            when = variables.span(total.first)
            if when is None or _plain(total) != _plain(flow) or when.high < period.high:
                continue
            after = when.low > period.high and not total.first.implied
            if not after and civil(when.low).year != civil(period.high).year:
                continue
            sure = after and stat_of(variables, total) == "cumulative"
            words = f"{flow.show} is part of {total.show}"
            yield Difference(flow, total, words=words, sure=sure)


def _plain(slot: Variable) -> Basis:
    return tuple(each for each in basis(slot.first) if each[0] != "stat")
