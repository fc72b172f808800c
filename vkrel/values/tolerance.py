"""How far apart two values may lie that agree, where a measure or an attribute declares it."""

from __future__ import annotations

from math import inf

import attrs

from vkrel.values.interval import Cut, Interval, hull
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
        reach = abs(reading.value) * allowed.value / 2
    elif allowed.unit in ("", reading.unit):
        reach = allowed.value / 2
    else:
        return reading
    return attrs.evolve(
        reading,
        strict=_wide(reading.strict, reading.value, reach),
        lenient=_wide(reading.lenient, reading.value, reach),
        shape=None,
        levels=(),
    )


def _wide(cut: Cut, value: float, reach: float) -> Cut:
    around = hull(cut)
    if abs(around.low) != inf and abs(around.high) != inf:
        return (Interval(value - reach, value + reach),)
    return (around._replace(low=around.low - reach, high=around.high + reach),)
