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
    if interval.low < interval.high:
        return False
    if interval.low > interval.high:
        return True
    return not (interval.low_closed and interval.high_closed)


def overlap(a: Interval, b: Interval) -> Interval:
    """The numbers that lie in both; may be empty."""
    if a.low > b.low:
        low, low_closed = a.low, a.low_closed
    elif a.low < b.low:
        low, low_closed = b.low, b.low_closed
    else:
        low, low_closed = a.low, a.low_closed and b.low_closed
    if a.high < b.high:
        high, high_closed = a.high, a.high_closed
    elif a.high > b.high:
        high, high_closed = b.high, b.high_closed
    else:
        high, high_closed = a.high, a.high_closed and b.high_closed
    return Interval(low, high, low_closed, high_closed)


def union(intervals: Iterable[Interval]) -> Cut:
    """Sorted intervals without overlap; neighbours that touch become one."""
    merged: list[Interval] = []
    for interval in sorted(
        (interval for interval in intervals if not is_empty(interval)),
        key=lambda interval: (interval.low, not interval.low_closed),
    ):
        if not merged:
            merged.append(interval)
            continue
        last = merged[-1]
        touches = interval.low < last.high or (
            interval.low == last.high and (interval.low_closed or last.high_closed)
        )
        if not touches:
            merged.append(interval)
        elif (interval.high, interval.high_closed) > (last.high, last.high_closed):
            merged[-1] = Interval(last.low, interval.high, last.low_closed, interval.high_closed)
    return tuple(merged)


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
    last = max(cut, key=lambda interval: (interval.high, interval.high_closed))
    return Interval(cut[0].low, last.high, cut[0].low_closed, last.high_closed)


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
