"""Times of day and timestamps, as pages print them.

A time of day is minutes from midnight (unit "minute-of-day"), a timestamp minutes from
1970-01-01 (unit "minute"), both on the clock that is printed; a printed zone stands beside
them. A printed minute is that minute; its neighbours are tension, as seconds are rounded by
some and cut off by others.

Every word is accounted for: what is left when the clock, its zone and the listed words of
pages are gone must be a date, or the value is unknown. Spoken times ("half past seven") are
found in `spoken`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from functools import partial
from typing import NamedTuple

import attrs

from vkrel.values.dates.date import dated
from vkrel.values.dates.days import NeedsContext, NoSuchDay, NotADate
from vkrel.values.dates.spans import reading
from vkrel.values.dates.spoken import (
    in_part_of_day,
    is_rounded,
    is_spoken,
    part_of_day,
    spoken_time,
)
from vkrel.values.dates.zones import ZONE, Zone, offsets_of
from vkrel.values.interval import Cut, Interval, overlap, shift, union
from vkrel.values.pattern import pattern
from vkrel.values.quantities.hedges import shaped
from vkrel.values.quantities.number import plain
from vkrel.values.reading import EMPTY, NOT_AVAILABLE, Reading, unknown
from vkrel.values.table import from_table, table
from vkrel.values.verdict import Kind

DAY = 1440
WHOLE_DAY = Interval(0.0, float(DAY), high_closed=False)

NOT_STATED = pattern(
    r"^(?:.*\b)?(?:not available|n/?a|unavailable|unknown|not known|not stated|not reported|no data|"
    r"contact (?:the )?airline|tba|tbd|tbc|to be (?:announced|determined|confirmed)|none given|missing|nil|null|nan|-+|\.\.+|\?+)\s*\*?$"
)

_CLOCK = (
    r"(?<![0-9:/.-])(?P<hour>[0-9]{1,2})(?:[:.h](?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:\.[0-9]+)?)?)?"
    r"(?![0-9:]) ?(?P<half>a\.?m\.?|p\.?m\.?|a(?![a-z])|p(?![a-z])|noon|midnight|h(?:rs?|ours?)?\b)?"
)
_CLOCKS = pattern(_CLOCK)
_SIMPLE = pattern(r"(?P<hour>[0-9]{1,2}):(?P<minute>[0-5][0-9])(?: ?(?P<half>[ap])\.?m\.?)?")
_GLUED = pattern(r"([0-9]:[0-9]{2}) ?(a\.m\.|p\.m\.|am|pm|a|p)(?=[a-z]{3}\.? ?[0-9])")
_ZONE = pattern(rf"(?<![a-z]){ZONE}")
# Behind it "-08:30" is an offset, as in ISO 8601, and not the end of a span of times.
_WITH_SECONDS = pattern(r":[0-9]{2}:[0-9]{2}|[0-9]t[0-9]")
_BEHIND_CLOCK = pattern(r":[0-9]{2}(?:\.[0-9]+)?\s?$")
_WEEKDAY = pattern(
    r"\b(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)(?:day|nesday|rsday|urday|sday)?\b\.?,?"
)
_NOTE = pattern(
    r"&nbsp;?|\*+|\b(?:delayed|on[ -]?time|early|late|landed|arrived|departed|scheduled|sched|actual|act(?=\.)|local time|local|gate|at|about|\.$)\b"
)
_ESTIMATED = pattern(
    r"\(?\b(?:estimated|est\.?|expected|exp|eta|etd|runway|approx\.?|approximately|roughly|about|around|circa|nearly|almost|shortly)\b\s*(?:runway)?\)?"
    r"|[~≈]|\bca?\.(?= ?[0-9])|(?<=[0-9m])-?ish\b|\bor so\b"
)
# An abbreviation, or before the clock: there it is no zone of America.
_NO_ZONE = pattern(r"\(?\best\.\)?|^\W*est\b(?=\W*[0-9])")
_COMPACT = pattern(
    r"^(?P<hour>[01][0-9]|2[0-3])(?P<minute>[0-5][0-9])(?: ?(?P<half>h(?:rs?|ours)?))?$"
)
_NAMED = {"noon": 720, "midday": 720, "midnight": 0}
_STRAY = " \t,.;|()@-"
# 11/30: a day of no year, in whichever order
_NO_YEAR = pattern(
    r"(?:0?[1-9]|1[0-2])/(?:0?[1-9]|[12][0-9]|3[01])|(?:1[3-9]|2[0-9]|3[01])/(?:0?[1-9]|1[0-2])"
)
# Hours that some timetables print for the early morning of the next day.
_PAST_MIDNIGHT = 30


class Told(NamedTuple):
    """What a text tells of the time.

    minutes: from midnight, each that it may be.
    rest: what is left of the text; offsets: of its zone; estimated: whether it is no more.
    """

    minutes: tuple[int, ...]
    rest: str = ""
    offsets: tuple[int, ...] = ()
    estimated: bool = False


def read_time(text: str, *, written: str = "", unit: str = "", order: str = "") -> Reading:
    """The time of day, or the timestamp where a whole date is printed beside it.

    unit: "minute-of-day" takes the time of day only. written, order: as for dates.
    """
    lowered = plain(text)
    if not lowered:
        return unknown(text, EMPTY)
    simple = _SIMPLE.fullmatch(lowered)
    if simple is None and NOT_STATED.match(lowered):
        return unknown(text, NOT_AVAILABLE)
    try:
        told = Told((_minutes(simple),)) if simple else _told(lowered)
        days = _days(told.rest, written, order)
    except NotADate as no:
        return unknown(text, str(no), impossible=isinstance(no, NoSuchDay))
    stamp = bool(days) and unit != "minute-of-day"
    moments = told.minutes
    if stamp:
        moments = tuple(day * DAY + minute for day in days for minute in told.minutes)
    shape = partial(_at, moments, estimated=told.estimated, around=not stamp)
    value = Fraction(moments[0]) if len(moments) == 1 else None
    kind, base = (Kind.TIMESTAMP, "minute") if stamp else (Kind.TIME, "minute-of-day")
    found = shaped(text, kind, base, shape, value)
    if not told.offsets:
        return found
    return attrs.evolve(found, zone=Zone(told.offsets, told.minutes[0]))


def _told(lowered: str) -> Told:
    """The time in a text that holds more than a clock; raises NotADate where there is none."""
    lowered, marks = _NO_ZONE.subn(" estimated ", lowered)
    lowered, offsets = _without_zone(_GLUED.sub(r"\1 \2 ", lowered))
    estimated = marks > 0 or _ESTIMATED.search(lowered) is not None
    lowered, part = part_of_day(lowered)
    lowered = _NOTE.sub(" ", _ESTIMATED.sub(" ", lowered))
    lowered = re.sub(r"(?<=[0-9])t(?=[0-9])", " ", lowered)
    alone = _WEEKDAY.sub(" ", lowered).strip(_STRAY)
    if alone in _NAMED:
        return Told((_NAMED[alone],), "", offsets, estimated)
    compact = _COMPACT.match(alone)
    if compact is not None:
        return Told((_minutes(compact),), "", offsets, estimated)
    minutes, rest = spoken_time(lowered, part) if is_spoken(lowered) else ((), "")
    if minutes:
        return Told(minutes, rest, offsets, estimated or is_rounded(minutes))
    for found in _CLOCKS.finditer(lowered):
        if found["minute"] is not None or found["half"] is not None:
            minute = in_part_of_day(_minutes(found), part)
            rest = lowered[: found.start()] + " " + lowered[found.end() :]
            return Told((minute,), rest, offsets, estimated)
    minutes, rest = spoken_time(lowered, part)
    if not minutes:
        raise NotADate(f"\u201c{alone}\u201d holds no time that could be read")
    return Told(minutes, rest, offsets, estimated or is_rounded(minutes))


def _without_zone(lowered: str) -> tuple[str, tuple[int, ...]]:
    """The text without its zone, and the offsets of that."""
    for found in _ZONE.finditer(lowered):
        before = lowered[: found.start()]
        if found["plain"] and not (
            _BEHIND_CLOCK.search(before)
            and (found["plain"][0] == "+" or _WITH_SECONDS.search(lowered))
        ):
            continue
        return f"{before} {lowered[found.end() :]}", offsets_of(found)
    return lowered, ()


def _minutes(clock: re.Match[str]) -> int:
    """Minutes from midnight; raises NotADate where no clock shows this."""
    hour, minute, half = int(clock["hour"]), int(clock["minute"] or 0), clock["half"] or ""
    if half[:1] in ("a", "p"):
        if 1 <= hour <= 12:
            hour = hour % 12 + (12 if half[0] == "p" else 0)
        elif hour and half[0] == "a":
            # "19:10 pm" is a slip of the page, but says one thing only
            raise NotADate(f"{clock[0].strip()} is no time of day")
    elif (hour, half) == (12, "midnight") or (hour, minute) == (24, 0):
        hour = 0
    if hour < 24 and minute < 60:
        return hour * 60 + minute
    cannot_be = ":" in clock[0] and (minute >= 60 or hour > _PAST_MIDNIGHT)
    raise (NoSuchDay if cannot_be else NotADate)(f"{clock[0].strip()} is no time of day")


def _days(rest: str, written: str, order: str) -> tuple[int, ...]:
    """The days that stand beside a clock; none where there is no whole date.

    Raises NotADate where what stands there is no date.
    """
    rest = rest.strip(_STRAY)
    dated_only = _WEEKDAY.sub("", rest).strip(_STRAY)
    if not dated_only or _NO_YEAR.fullmatch(dated_only):
        return ()
    if any(found["minute"] and ":" in found[0] for found in _CLOCKS.finditer(rest)):
        raise NotADate("more than one time is printed")
    try:
        try:
            spans, _ = dated(rest, written, order)
        except (NoSuchDay, NeedsContext):
            raise
        except NotADate:
            # 02-Dec-2011
            spans, _ = dated(rest.replace("-", " "), written, order)
    except NeedsContext:
        return ()
    strict = reading(rest, spans).strict
    whole = all(span.high == span.low for span in strict)
    return tuple(int(span.low) for span in strict) if whole else ()


@from_table(16_384)
def _at(moments: tuple[int, ...], possibility: float, *, estimated: bool, around: bool) -> Cut:
    rules = table()["time"]
    tails = possibility <= rules["possibility"]
    reach = rules["estimated"][tails] if estimated else rules["slack"] * tails
    closed = estimated or not tails
    spans = [
        Interval(float(moment - reach), float(moment + reach), closed, closed) for moment in moments
    ]
    return round_the_clock(spans) if around else union(spans)


def round_the_clock(spans: Iterable[Interval]) -> Cut:
    """The part of [0, 1440) that the spans cover when the day is a circle."""
    parts: list[Interval] = []
    for span in spans:
        length = span.high - span.low
        if length >= DAY:
            return (WHOLE_DAY,)
        start = span.low % DAY
        turned = (span._replace(low=start, high=start + length),)
        parts += [overlap(part, WHOLE_DAY) for part in turned + shift(turned, -DAY)]
    return union(parts)


def time_of_day(reading: Reading) -> Reading:
    """A timestamp as a time of day, for comparison with one that prints no date."""
    if reading.unit != "minute":
        return reading
    return attrs.evolve(
        reading,
        kind=Kind.TIME,
        unit="minute-of-day",
        strict=round_the_clock(reading.strict),
        lenient=round_the_clock(reading.lenient),
        value=None if reading.value is None else reading.value % DAY,
        shape=None,
    )
