"""Times of day and timestamps, as pages print them.

A time of day is minutes from midnight (unit "minute-of-day"), a timestamp minutes from
1970-01-01 (unit "minute"). A printed minute is that minute; its neighbours are tension,
as seconds are rounded by some and cut off by others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from functools import partial

import attrs

from vkrel.values.dates.date import read_date
from vkrel.values.interval import Cut, Interval, overlap, shift, union
from vkrel.values.pattern import pattern
from vkrel.values.quantities.hedges import shaped
from vkrel.values.quantities.number import plain
from vkrel.values.reading import Reading, unknown
from vkrel.values.table import from_table, table
from vkrel.values.verdict import Kind

DAY = 1440
_WHOLE_DAY = Interval(0.0, float(DAY), high_closed=False)

NOT_STATED = pattern(
    r"^(?:.*\b)?(?:not available|n/?a|unavailable|unknown|not known|not stated|not reported|no data|"
    r"contact (?:the )?airline|tba|tbd|tbc|to be (?:announced|determined|confirmed)|none given|missing|nil|null|nan|-+|\.\.+|\?+)\s*\*?$"
)

_CLOCK = (
    r"(?<![0-9:/.-])(?P<hour>[0-9]{1,2})(?:[:.](?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:\.[0-9]+)?)?)?"
    r"(?![0-9:]) ?(?P<half>a\.?m\.?|p\.?m\.?|a(?![a-z])|p(?![a-z])|noon|midnight|h(?:rs?|ours?)?\b)?"
)
_CLOCKS = pattern(_CLOCK)
_SIMPLE = pattern(r"(?P<hour>[0-9]{1,2}):(?P<minute>[0-5][0-9])(?: ?(?P<half>[ap])\.?m\.?)?")
_GLUED = pattern(r"([0-9]:[0-9]{2}) ?(a\.m\.|p\.m\.|am|pm|a|p)(?=[a-z]{3}\.? ?[0-9])")
_OFFSET = pattern(
    r"\( ?(?:gmt|utc)? ?[+-] ?[0-9]{1,2}(?::?[0-9]{2})?\)|(?<=:[0-9]{2})(?:\.[0-9]+)?[+-][0-9]{2}:?[0-9]{2}\b"
    r"|\b(?:gmt|utc) ?[+-] ?[0-9]{1,2}(?::?[0-9]{2})?\b|(?<=[0-9])z\b"
    r"|\b(?:gmt|utc|[ecmp][sd]t|cet|ict|kst)\b"
)
_WEEKDAY = pattern(
    r"\b(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)(?:day|nesday|rsday|urday|sday)?\b\.?,?"
)
_NOTE = pattern(
    r"&nbsp;?|\*+|\b(?:delayed|on[ -]?time|early|late|landed|arrived|departed|scheduled|actual|local time|local|gate|at|about|o'clock|\.$)\b"
)
_ESTIMATED = pattern(
    r"\(?\b(?:estimated|est\.?|expected|runway|approx\.?|approximately|about|around|circa|nearly|shortly)\b\s*(?:runway)?\)?"
)
_COMPACT = pattern(
    r"^(?P<hour>[01][0-9]|2[0-3])(?P<minute>[0-5][0-9])(?: ?(?P<half>h(?:rs?|ours)?))?$"
)
_NAMED = {"noon": 720, "midday": 720, "midnight": 0}


def read_time(text: str, *, written: str = "", unit: str = "", order: str = "") -> Reading:
    """The time of day, or the timestamp where a whole date is printed beside it.

    unit: "minute-of-day" takes the time of day only. written, order: as for dates.
    """
    lowered = plain(text)
    if not lowered:
        return unknown(text, "empty")
    simple = _SIMPLE.fullmatch(lowered)
    if simple is None and NOT_STATED.match(lowered):
        return unknown(text, "stated as not available")
    minute, rest, estimated = (_minutes(simple), "", False) if simple else _clock(lowered)
    if minute is None:
        return unknown(text, "holds no time that could be read")
    if unit != "minute-of-day" and re.search("[0-9]", rest):
        stamp = _stamp(text, minute, rest, written, order, estimated=estimated)
        if stamp is not None:
            return stamp
    shape = partial(_at, (minute,), estimated=estimated, around=True)
    return shaped(text, Kind.TIME, "minute-of-day", shape, Fraction(minute))


def _clock(lowered: str) -> tuple[int | None, str, bool]:
    """Minutes from midnight, the rest of the text, whether it is an estimate."""
    lowered = _OFFSET.sub(" ", _GLUED.sub(r"\1 \2 ", lowered))
    estimated = bool(_ESTIMATED.search(lowered))
    lowered = _NOTE.sub(" ", _ESTIMATED.sub(" ", lowered))
    lowered = _WEEKDAY.sub(" ", lowered).strip(" ,-")
    lowered = re.sub(r"(?<=[0-9])t(?=[0-9])", " ", lowered)
    if lowered in _NAMED:
        return _NAMED[lowered], "", estimated
    compact = _COMPACT.match(lowered)
    if compact is not None:
        return _minutes(compact), "", estimated
    for found in _CLOCKS.finditer(lowered):
        if found["minute"] is not None or found["half"] is not None:
            rest = (lowered[: found.start()] + " " + lowered[found.end() :]).strip(" ,-|()@")
            return _minutes(found), rest, estimated
    return None, "", estimated


def _minutes(clock: re.Match[str]) -> int | None:
    """Minutes from midnight; None where no clock shows this."""
    hour, minute, half = int(clock["hour"]), int(clock["minute"] or 0), clock["half"] or ""
    if half[:1] in ("a", "p"):
        if 1 <= hour <= 12:
            hour = hour % 12 + (12 if half[0] == "p" else 0)
        elif hour > 23 or (hour and half[0] == "a"):
            # "19:10 pm" is a slip of the page, but says one thing only
            return None
    elif (hour, half) == (12, "midnight") or (hour, minute) == (24, 0):
        hour = 0
    return hour * 60 + minute if hour < 24 and minute < 60 else None


def _stamp(
    text: str, minute: int, rest: str, written: str, order: str, *, estimated: bool
) -> Reading | None:
    day = read_date(rest, written=written, order=order)
    if not day.known:
        # 02-Dec-2011
        day = read_date(rest.replace("-", " "), written=written, order=order)
    if any(span.high != span.low for span in day.strict):
        # no whole date, or none that is one day: the time of day is what can be compared
        return None
    moments = tuple(int(span.low) * DAY + minute for span in day.strict)
    value = Fraction(moments[0]) if len(moments) == 1 else None
    shape = partial(_at, moments, estimated=estimated, around=False)
    return shaped(text, Kind.TIMESTAMP, "minute", shape, value)


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
            return (_WHOLE_DAY,)
        start = span.low % DAY
        turned = (span._replace(low=start, high=start + length),)
        parts += [overlap(part, _WHOLE_DAY) for part in turned + shift(turned, -DAY)]
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
