"""Axes: a range of numbers as per cent of a width, with few round ticks."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count
from math import floor, inf, isfinite, log10

import attrs

from vkrel.values.dates.days import NotADate, civil, day_number
from vkrel.values.interval import Interval

NARROWEST = 0.5  # per cent: a day among decades is still to be seen
TICKS = 6


@attrs.frozen
class Tick:
    """A mark on an axis."""

    at: float
    label: str


@attrs.frozen
class Bar:
    """Where an interval begins on the axis and how wide it is, in per cent."""

    start: float
    width: float

    @property
    def middle(self) -> float:
        """Where its middle stands."""
        return round(self.start + self.width / 2, 2)


@attrs.frozen
class Scale:
    """A range of numbers on an axis of 100 per cent."""

    low: float
    high: float

    def at(self, number: float) -> float:
        """Where a number stands; outside the range it is the nearest end."""
        if self.high == self.low:
            return 50.0
        share = (min(max(number, self.low), self.high) - self.low) / (self.high - self.low)
        return round(100 * share, 2)

    def bar(self, interval: Interval) -> Bar:
        """An interval as a bar, never too narrow to be seen."""
        start, end = self.at(interval.low), self.at(interval.high)
        width = max(end - start, NARROWEST)
        return Bar(round(min(start, 100 - width), 2), round(width, 2))


def years(intervals: Iterable[Interval]) -> Scale:
    """The whole years that hold every finite end; the present century where there is none."""
    ends = _ends(intervals)
    if not ends:
        return Scale(day_number(2000, 1, 1), day_number(2001, 1, 1))
    first, last = civil(min(ends)).year, civil(max(ends)).year
    try:
        return Scale(day_number(first, 1, 1), day_number(last + 1, 1, 1))
    except NotADate:
        return Scale(min(ends), max(ends))


def year_ticks(scale: Scale) -> list[Tick]:
    """Few years, evenly apart."""
    first, last = civil(scale.low).year, civil(scale.high).year
    steps = (factor * 10**power for power in count() for factor in (1, 2, 5))
    step = next(step for step in steps if (last - first) / step <= TICKS)
    begin = -(-first // step) * step
    return [
        Tick(scale.at(day_number(year, 1, 1)), str(year)) for year in range(begin, last + 1, step)
    ]


def amounts(intervals: Iterable[Interval]) -> Scale:
    """A range from zero to a round number above every finite end."""
    ends = _ends(intervals)
    low, high = min([0.0, *ends]), max([0.0, *ends])
    step = _step(high - low)
    return Scale(floor(low / step) * step, -floor(-high / step) * step)


def amount_ticks(scale: Scale) -> list[float]:
    """Few round numbers on a range."""
    step = _step(scale.high - scale.low)
    steps = round((scale.high - scale.low) / step)
    return [scale.low + step * number for number in range(steps + 1)]


def _ends(intervals: Iterable[Interval]) -> list[float]:
    """The ends that are not open."""
    return [end for span in intervals for end in (span.low, span.high) if isfinite(end)]


def _step(width: float) -> float:
    if width <= 0 or width == inf:
        return 1.0
    size = 10.0 ** floor(log10(width / 4))
    return next(size * factor for factor in (1, 2, 2.5, 5, 10) if width / (size * factor) <= 5)
