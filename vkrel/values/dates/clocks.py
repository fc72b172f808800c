"""Clocks of several zones on one: how times and dates with and without a zone are compared.

A reading keeps the time as it is printed, and its `Zone` beside it; `on_one_clock` turns
readings so that they can be held against each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import attrs

from vkrel.values.dates.time import DAY, round_the_clock, time_of_day
from vkrel.values.dates.zones import EAST, WEST, Zone
from vkrel.values.interval import Cut, shift, union
from vkrel.values.reading import Reading, Shape
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
    zones = dict.fromkeys(reading.zone.offsets for reading in readings if reading.zone)
    if not zones:
        return tuple(readings)
    seen = tuple(dict.fromkeys(each for offsets in zones for each in offsets))
    if len(zones) == 1:
        seen = seen[:1]  # one abbreviation, printed twice, is one zone
    return tuple(_on_clock(reading, seen) for reading in readings)


def _on_clock(reading: Reading, seen: tuple[int, ...]) -> Reading:
    """The reading on the clock of the first offset that was seen."""
    here = seen[0]
    own = reading.zone.offsets if reading.zone and len(seen) > 1 else seen
    turned = _moved(reading, tuple(here - ahead for ahead in own))
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


def _moved(reading: Reading, by: tuple[int, ...]) -> Reading:
    """The reading so many minutes on: by any of several, where it is not known which."""
    around = reading.unit == "minute-of-day"
    own = reading.shape
    return attrs.evolve(
        reading,
        strict=_cut(reading.strict, by, around),
        lenient=_cut(reading.lenient, by, around),
        shape=None if own is None else partial(_shape, own, by, around),
    )


def _cut(cut: Cut, by: tuple[int, ...], around: bool) -> Cut:
    moved = union(each for minutes in by for each in shift(cut, minutes))
    return round_the_clock(moved) if around else moved


def _shape(own: Shape, by: tuple[int, ...], around: bool, possibility: float) -> Cut:
    return _cut(own(possibility), by, around)


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
