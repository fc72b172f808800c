"""Money in another currency: only by a rate that has a name and a date."""

from __future__ import annotations

from functools import partial

import attrs

from vkrel.values.interval import Cut, scaled
from vkrel.values.reading import Reading, Shape


@attrs.frozen(slots=True, kw_only=True)
class Rate:
    """One unit of `of` is `factor` units of `to`, by whose word and on which day.

    A bank's mid rate of one day says nothing of another: the rate is named in every
    comparison that used it.
    """

    of: str
    to: str
    factor: float = attrs.field(validator=attrs.validators.gt(0))
    name: str = attrs.field(validator=attrs.validators.min_len(1))
    date: str = attrs.field(validator=attrs.validators.min_len(1))

    def __str__(self) -> str:
        return f"1 {self.of} = {self.factor:,g} {self.to} ({self.name}, {self.date})"


def converted(reading: Reading, rate: Rate) -> Reading:
    """The reading in the rate's other currency; unchanged where the rate does not apply."""
    if reading.unit == rate.of:
        unit, factor = rate.to, rate.factor
    elif reading.unit == rate.to:
        unit, factor = rate.of, 1 / rate.factor
    else:
        return reading
    return attrs.evolve(
        reading,
        unit=unit,
        strict=scaled(reading.strict, factor),
        lenient=scaled(reading.lenient, factor),
        value=None if reading.value is None else reading.value * factor,
        levels=tuple((level, scaled(cut, factor)) for level, cut in reading.levels),
        shape=None if reading.shape is None else partial(_shape, reading.shape, factor),
    )


def _shape(shape: Shape, factor: float, possibility: float) -> Cut:
    return scaled(shape(possibility), factor)
