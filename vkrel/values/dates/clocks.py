"""Clocks of several zones on one: how times and dates with and without a zone are compared.

A reading keeps the time as it is printed, and its `Zone` beside it; `on_one_clock` turns
readings so that they can be held against each other.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import attrs

from vkrel.values.dates.time import DAY, round_the_clock, time_of_day
from vkrel.values.dates.zones import EAST, WEST, Zone
from vkrel.values.interval import Cut, shift, union
from vkrel.values.reading import Reading
from vkrel.values.verdict import Kind


def on_one_clock(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Readings of dates and times as they are held against each other.

    Where none prints a zone nothing changes, but that moments beside a time of day become times
    of day. Else all turn to the clock of the first zone; a time without a zone is meant on a
    clock that another prints, and only loosely on any other; a date without a zone is a day
    anywhere on Earth, so an instant beside it becomes all days that it may fall on.
    """
    if all(reading.kind == Kind.DATE for reading in readings):
        return _as_days(readings)
    if any(reading.unit == "minute-of-day" for reading in readings):
        readings = [time_of_day(reading) for reading in readings]
    seen = [each for reading in readings if reading.zone for each in reading.zone.offsets]
    if not seen:
        return tuple(readings)
    return tuple(_on_clock(reading, tuple(dict.fromkeys(seen))) for reading in readings)


def _on_clock(reading: Reading, seen: tuple[int, ...]) -> Reading:
    """The reading on the clock of the first offset that was seen."""
    here = seen[0]
    own = (reading.zone.offsets if reading.zone else seen) or seen
    turned = _turned(
        reading,
        lambda cut: union(each for ahead in own for each in shift(cut, here - ahead)),
        round_again=reading.unit == "minute-of-day",
    )
    if reading.zone:
        one = len(own) == 1 and reading.value is not None
        value = (reading.value or 0) + here - own[0] if one else None
        if value is not None and reading.unit == "minute-of-day":
            value %= DAY
        return attrs.evolve(turned, value=value, zone=Zone((here,), reading.zone.minute))
    anywhere: Cut = union(
        each._replace(low=each.low + here - EAST, high=each.high + here - WEST)
        for each in reading.lenient
    )
    if reading.unit == "minute-of-day":
        anywhere = round_the_clock(anywhere)
    return attrs.evolve(turned, lenient=anywhere, shape=None)


def _turned(reading: Reading, turn: Callable[[Cut], Cut], *, round_again: bool = False) -> Reading:
    """The reading with both cuts turned, and its shape with them."""
    own = reading.shape

    def turned(cut: Cut) -> Cut:
        found = turn(cut)
        return round_the_clock(found) if round_again else found

    return attrs.evolve(
        reading,
        strict=turned(reading.strict),
        lenient=turned(reading.lenient),
        shape=None if own is None else lambda possibility: turned(own(possibility)),
    )


def _as_days(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Dates; those of instants as days of UTC, or as all days anywhere beside a plain date."""
    if not any(reading.zone for reading in readings):
        return tuple(readings)
    west, east = (0, 0) if all(reading.zone for reading in readings) else (WEST, EAST)
    return tuple(_days_of(reading, west, east) if reading.zone else reading for reading in readings)


def _days_of(reading: Reading, west: int, east: int) -> Reading:
    """The days on which an instant falls on the clocks between two offsets."""
    zone = reading.zone
    if zone is None:
        return reading

    moved = [
        each._replace(
            low=(each.low * DAY + zone.minute - ahead + west) // DAY,
            high=(each.high * DAY + zone.minute - ahead + east) // DAY,
        )
        for each in reading.strict
        for ahead in zone.offsets
    ]
    strict = union(moved, whole=True)
    tails = union(
        (each._replace(low=each.low - 1, high=each.high + 1, low_closed=False, high_closed=False)
         for each in strict),
        whole=True,
    )  # fmt: skip
    return attrs.evolve(reading, strict=strict, lenient=tails, levels=(), shape=None)
