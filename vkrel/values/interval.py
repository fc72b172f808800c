"""Intervals on a line, and cuts: unions of intervals.

A cut is a tuple of intervals, sorted and apart from one another; most cuts hold one.
Dates use whole days counted from 1970-01-01 (integers), quantities use base units (floats).
Open ends matter: 87 billion rounded reaches up to, but does not contain, 87.5 billion.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import inf
from typing import NamedTuple


class Interval(NamedTuple):
    """All numbers between `low` and `high`; an infinite end is always open."""

    low: float
    high: float
    low_closed: bool = True
    high_closed: bool = True

    def __contains__(self, number: object) -> bool:
        if not isinstance(number, int | float):
            return False
        above = number > self.low or (number == self.low and self.low_closed)
        return above and (number < self.high or (number == self.high and self.high_closed))

    def __repr__(self) -> str:
        opening, closing = "[" if self.low_closed else "(", "]" if self.high_closed else ")"
        return f"{opening}{self.low:,.12g}, {self.high:,.12g}{closing}"


Cut = tuple[Interval, ...]

EVERYTHING: Cut = (Interval(-inf, inf, False, False),)
NOTHING: Cut = ()


def is_empty(interval: Interval) -> bool:
    """Whether no number lies in the interval."""
    low, high, low_closed, high_closed = interval
    return low > high or (low == high and not (low_closed and high_closed))


def overlap(a: Interval, b: Interval) -> Interval:
    """The numbers that lie in both; may be empty."""
    low, is_open = max(_start(a), _start(b))
    high, high_closed = min(_end(a), _end(b))
    return Interval(low, high, not is_open, high_closed)


def union(intervals: Iterable[Interval], *, whole: bool = False) -> Cut:
    """Sorted intervals without overlap; neighbours that touch become one.

    whole: of whole numbers: 3 touches 4, as nothing lies between them.
    """
    merged: list[Interval] = []
    for interval in sorted(intervals, key=_start):
        if is_empty(interval):
            continue
        if merged and _touch(merged[-1], interval, whole=whole):
            last = merged.pop()
            high, high_closed = max(_end(last), _end(interval))
            interval = Interval(last.low, high, last.low_closed, high_closed)  # noqa: PLW2901
        merged.append(interval)
    return tuple(merged)


def _start(interval: Interval) -> tuple[float, bool]:
    """Where it begins, in the order of beginnings: an open one comes after a closed one."""
    return interval.low, not interval.low_closed


def _end(interval: Interval) -> tuple[float, bool]:
    """Where it ends, in the order of ends: an open one comes before a closed one."""
    return interval.high, interval.high_closed


def _touch(one: Interval, later: Interval, *, whole: bool) -> bool:
    if later.low == one.high:
        return later.low_closed or one.high_closed
    if whole and later.low == one.high + 1:
        return later.low_closed and one.high_closed
    return later.low < one.high


def intersection(a: Cut, b: Cut) -> Cut:
    """The numbers that lie in both cuts."""
    shared = (overlap(one, other) for one in a for other in b)
    return tuple(sorted(interval for interval in shared if not is_empty(interval)))


def meets(a: Cut, b: Cut) -> bool:
    """Whether some number lies in both cuts."""
    return any(not is_empty(overlap(one, other)) for one in a for other in b)


def hull(cut: Cut) -> Interval:
    """The smallest interval that holds the cut; raises ValueError on an empty cut."""
    if not cut:
        raise ValueError("an empty cut has no hull")
    high, high_closed = max(map(_end, cut))
    return cut[0]._replace(high=high, high_closed=high_closed)


def contains(outer: Cut, inner: Cut) -> bool:
    """Whether every number of `inner` lies in `outer`."""
    return all(any(overlap(interval, one) == interval for one in outer) for interval in inner)


def shift(cut: Cut, by: float) -> Cut:
    """The cut moved along the line."""
    return tuple(
        interval._replace(low=interval.low + by, high=interval.high + by) for interval in cut
    )


def scaled(cut: Cut, factor: float) -> Cut:
    """The cut in another unit; the factor is above zero."""
    return tuple(
        interval._replace(low=interval.low * factor, high=interval.high * factor)
        for interval in cut
    )


def mirrored(cut: Cut) -> Cut:
    """The cut of the negative values."""
    return tuple(
        Interval(-interval.high, -interval.low, interval.high_closed, interval.low_closed)
        for interval in reversed(cut)
    )
