"""How far apart two values may lie that agree, where a measure or an attribute declares it."""

from __future__ import annotations

from math import inf

import attrs

from vkrel.values.interval import Interval, union
from vkrel.values.quantities.forms import read_quantity
from vkrel.values.reading import Reading
from vkrel.values.table import from_table
from vkrel.values.verdict import Kind


@from_table(256)
def tolerance(text: str) -> Reading:
    """The amount of a declared tolerance: "1%" of the value, "5 m", 5.

    Raises ValueError where the text is no plain amount above nothing.
    """
    reading = read_quantity(text)
    if not reading.known or reading.value is None or reading.value <= 0:
        why = reading.reason or "it is no amount above nothing"
        raise ValueError(f"a tolerance is an amount, as in '1%' or '5 m', not {text!r}: {why}")
    return reading


def checked(_: object, __: object, text: str) -> None:
    """Validate a field that declares a tolerance; raises ValueError."""
    if text:
        tolerance(text)


def within(reading: Reading, text: str) -> Reading:
    """The reading, so wide that two values agree which lie no further apart than the tolerance.

    The tolerance wins over the table of hedges; a bound stays a bound. What is counted, and what
    is measured in another dimension, stays as it is.
    """
    allowed = tolerance(text)
    if reading.kind != Kind.QUANTITY or reading.value is None or allowed.value is None:
        return reading
    if allowed.unit == "1" and reading.unit != "1":
        part, amount = allowed.value / 2, 0.0
    elif allowed.unit in ("", reading.unit):
        part, amount = 0.0, allowed.value / 2
    else:
        return reading
    strict, lenient = (
        union(_wide(span, reading.value, part, amount) for span in cut)
        for cut in (reading.strict, reading.lenient)
    )
    return attrs.evolve(reading, strict=strict, lenient=lenient, shape=None, levels=())


def _wide(span: Interval, value: float, part: float, amount: float) -> Interval:
    """What is as near to a value that the span may stand for; of another reading to its middle."""
    reach = part * abs(value) + amount
    if inf in (abs(span.low), abs(span.high)):
        return span._replace(low=span.low - reach, high=span.high + reach)
    if not span.low <= value <= span.high:
        value = (span.low + span.high) / 2
        reach = part * abs(value) + amount
    return Interval(value - reach, value + reach)
