"""Dates in EDTF, the Extended Date/Time Format (ISO 8601-2, Library of Congress 2019).

Levels 0 and 1, and level 2 as the specification's examples have it. A time of day is checked
and dropped. An interval is read as "some time within"; its open ("..") and unknown ("") ends
are infinite. A set is a choice, whether one or all of its members are meant: each is a day on
which the event may be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, product
from math import inf
from typing import NamedTuple

from vkrel.values.dates.days import FARTHEST_YEAR, NotADate, days_in_month
from vkrel.values.dates.spans import (
    Span,
    Spans,
    about,
    after,
    before,
    day,
    from_to,
    months,
    season,
    stretched,
    unsure,
    whole,
    years,
)
from vkrel.values.pattern import pattern

# With so many separate days a masked date is read as one span from the first to the last:
# a hull may hide a difference, it never invents one.
MOST_PIECES = 400

# A cheap test before the grammar: no letters but those of EDTF, no blanks but in sets.
LOOKS_LIKE_EDTF = pattern(
    r"[-+?~%\dXY./][-+?~%\dXYESTZ:./]*|[\[{][-+?~%\dXYESTZ:./,\]}\s]*", re.IGNORECASE
)

_DATE = pattern(
    r"(?P<year_left>[?~%])?"
    r"(?:Y(?P<long>-?\d+)(?:E(?P<exponent>\d+))?|(?P<year>-?[\dX]{4}|[+-]\d{5,}))"
    r"(?:S(?P<significant>\d+))?(?P<year_right>[?~%])?"
    r"(?:-(?P<month_left>[?~%])?(?P<month>[\dX]{2})(?P<month_right>[?~%])?"
    r"(?:-(?P<day_left>[?~%])?(?P<day>[\dX]{2})(?P<day_right>[?~%])?)?)?"
)
_TIME = pattern(
    r"T(?P<hour>\d\d)(?::(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d+)?)?)?"
    r"(?:Z|[+-](?P<shift_hour>\d\d)(?::?(?P<shift_minute>\d\d))?)?"
)

_GROUPS = {
    **{code: (1 + 3 * (code - 33), 3, "quarter") for code in range(33, 37)},
    **{code: (1 + 4 * (code - 37), 4, "third") for code in range(37, 40)},
    **{code: (1 + 6 * (code - 40), 6, "half") for code in range(40, 42)},
}
_SEASON_NAMES = ("spring", "summer", "autumn", "winter")
_HEMISPHERES = ("", "north", "south")


class Dated(NamedTuple):
    """What an EDTF string stands for, and whether its source doubts it."""

    spans: Spans
    doubted: bool = False


def read_edtf(text: str) -> Dated | None:
    """The spans of an EDTF string; None if it is none; raises NotADate if it names no date."""
    text = text.upper()
    if text[:1] in ("[", "{"):
        return _set(text)
    if "/" in text:
        start, _, end = text.partition("/")
        return _interval(start, end)
    return _date(text)


def _date(text: str) -> Dated | None:
    head, mark, time = text.partition("T")
    match = _DATE.fullmatch(head)
    if match is None:
        return None
    if mark:
        if match["day"] is None:
            raise NotADate("a time of day needs a whole date before it")
        if not _is_time(mark + time):
            raise NotADate(f"{time} is not a time of day")
    spans = _unqualified(match)
    marks = _marks(match)
    if not marks:
        return Dated(spans)
    # A mark on the right of a part holds for all parts to its left too; what counts for
    # the width is the finest part that bears it.
    finest = {mark: unit for unit, found in marks for mark in found}
    doubted = "?" in finest
    if "~" in finest:
        spans = tuple(about(_as(span, finest["~"])) for span in spans)
    if doubted:
        doubtful = (unsure(_as(span, finest["?"])) for span in spans)
        spans = tuple(stretched(span, other) for span, other in zip(spans, doubtful, strict=True))
    return Dated(spans, doubted)


def _marks(match: re.Match[str]) -> list[tuple[str, str]]:
    """(unit, marks) of every qualified part, coarsest first; "%" is both other marks."""
    found = []
    for unit in ("year", "month", "day"):
        marks = (match[unit + "_left"] or "") + (match[unit + "_right"] or "")
        if marks:
            found.append((unit, "?~" if "%" in marks else marks))
    return found


def _as(span: Span, unit: str) -> Span:
    """The span with the unit in which its qualified part counts."""
    coarser = ("month", "year") if span.unit == "day" else ("year",)
    return span._replace(unit=unit) if unit in coarser and unit != span.unit else span


def _is_time(text: str) -> bool:
    match = _TIME.fullmatch(text)
    if match is None:
        return False
    hour, minute, second = (int(match[name] or 0) for name in ("hour", "minute", "second"))
    shift = int(match["shift_hour"] or 0) <= 23 and int(match["shift_minute"] or 0) <= 59
    if hour == 24:
        return shift and minute == second == 0
    return shift and hour < 24 and minute < 60 and second <= 60  # 60: a leap second


def _unqualified(match: re.Match[str]) -> Spans:
    year = match["year"]
    if match["significant"] is not None:
        return (_significant(match),)
    if year is None:
        if match["month"] is not None:
            raise NotADate("a year written with Y has no months")
        return (_years(_long_year(match), _long_year(match)),)
    if year == "-0000":
        raise NotADate("there is no year -0000, only 0000")
    if "X" in match.group():
        return _masked(year, match["month"], match["day"])
    number = int(year)
    if match["month"] is None:
        return (_years(number, number),)
    month = int(match["month"])
    if match["day"] is not None:
        return (day(number, month, int(match["day"])),)
    return _part_of_year(number, month)


def _part_of_year(year: int, code: int) -> Spans:
    if 1 <= code <= 12:
        return (months(year, code),)
    if 21 <= code <= 32:
        hemisphere, name = divmod(code - 21, 4)
        return season(year, _SEASON_NAMES[name], _HEMISPHERES[hemisphere])
    if code in _GROUPS:
        first, count, unit = _GROUPS[code]
        return (months(year, first, count, unit),)
    hint = f" (a span of years is {year}-{year // 100}{code:02d})" if code > year % 100 else ""
    raise NotADate(f"month {code:02d} does not exist{hint}")


def _years(first: int, last: int, unit: str = "year") -> Span:
    if max(abs(first), abs(last)) > FARTHEST_YEAR:
        raise NotADate("the year is too far away")
    return years(first, last, unit)


def _long_year(match: re.Match[str]) -> int:
    digits, exponent = match["long"], int(match["exponent"] or 0)
    if len(digits) + exponent > len(str(FARTHEST_YEAR)) + 1:
        raise NotADate("the year is too far away")
    year: int = int(digits) * 10**exponent
    if abs(year) <= 9999:
        raise NotADate("a year written with Y has more than four digits")
    return year


def _significant(match: re.Match[str]) -> Span:
    """1950S2: some year between 1900 and 1999, taken for 1950."""
    if match["month"] is not None:
        raise NotADate("a year with significant digits has no months")
    if match["year"] is not None and "X" in match["year"]:
        raise NotADate("a year cannot have both X and significant digits")
    year = int(match["year"]) if match["year"] is not None else _long_year(match)
    kept, count = int(match["significant"]), len(str(abs(year)))
    if not 1 <= kept <= count:
        raise NotADate(f"the year {year} has no {kept} significant digits")
    step = 10 ** (count - kept)
    low = abs(year) // step * step
    first, last = (low, low + step - 1) if year >= 0 else (-low - step + 1, -low)
    return _years(first, last, "year" if step == 1 else "span")


# --- unspecified digits ------------------------------------------------------------------


@lru_cache(maxsize=1024)
def _fillings(mask: str) -> tuple[int, ...]:
    """The numbers that a mask such as 1X stands for."""
    choices = ("0123456789" if digit == "X" else digit for digit in mask.lstrip("+-"))
    numbers = (int("".join(digits)) for digits in product(*choices))
    return tuple(sorted(-number for number in numbers)) if mask[0] == "-" else tuple(numbers)


def _masked(year: str, month: str | None, day_mask: str | None) -> Spans:
    """The separate spans that fit; wholly unspecified parts make longer spans."""
    year_numbers = _fillings(year)
    if month in (None, "XX") and day_mask in (None, "XX"):
        return tuple(
            years(first, last, _YEAR_UNITS.get(last - first + 1, "span"))
            for first, last in _runs(year_numbers)
        )
    spans = tuple(islice(_fitting(year_numbers, month, day_mask), MOST_PIECES + 1))
    if not spans:
        raise NotADate("no day fits the digits that are given")
    if len(spans) > MOST_PIECES:
        # 29 February fits one year in eight at the least.
        *_, last_span = _fitting(year_numbers[-8:], month, day_mask)
        return (Span(spans[0].first, last_span.last, "span"),)
    return spans


_YEAR_UNITS = {1: "year", 10: "decade", 100: "century", 1000: "millennium"}


def _fitting(
    year_numbers: tuple[int, ...], month_mask: str | None, day_mask: str | None
) -> Iterator[Span]:
    """The spans in order of time."""
    month_numbers = [month for month in _fillings(month_mask or "XX") if 1 <= month <= 12]
    for number in year_numbers:
        if day_mask in (None, "XX"):
            for first, last in _runs(month_numbers):
                yield months(number, first, last - first + 1, "month" if first == last else "span")
            continue
        for month in month_numbers:
            for date in _fillings(day_mask):
                if 1 <= date <= days_in_month(number, month):
                    yield day(number, month, date)


def _runs(numbers: tuple[int, ...] | list[int]) -> Iterator[tuple[int, int]]:
    """First and last of each run of neighbouring numbers."""
    start = previous = None
    for number in numbers:
        if previous is None or start is None:
            start = number
        elif number != previous + 1:
            yield start, previous
            start = number
        previous = number
    if start is not None and previous is not None:
        yield start, previous


# --- intervals and sets ------------------------------------------------------------------


def _interval(start: str, end: str) -> Dated | None:
    if "T" in start or "T" in end:
        raise NotADate("an interval has dates for its ends, not times")
    if start in ("", "..") and end in ("", ".."):
        raise NotADate("both ends of the interval are open")
    low, high = _end(start), _end(end)
    if low is None or high is None:
        return None
    first = whole(low.spans).low
    last = whole(high.spans).high
    if first > last:
        raise NotADate("the interval ends before it begins")
    span = from_to(
        min(low.spans, key=lambda span: (-span.possibility, span.first)),
        max(high.spans, key=lambda span: (span.possibility, span.last)),
    )
    return Dated((span,), low.doubted or high.doubted)


def _end(text: str) -> Dated | None:
    if text in ("", ".."):
        return Dated((Span(-inf, inf, "span"),))
    return _date(text)


def _set(text: str) -> Dated | None:
    closing = {"[": "]", "{": "}"}[text[0]]
    if text[-1] != closing or len(text) < 3:
        raise NotADate(f"a set that begins with {text[0]} ends with {closing}")
    spans: list[Span] = []
    doubted = False
    for printed in text[1:-1].split(","):
        member = _member(printed.strip())
        if member is None:
            raise NotADate(f"{printed.strip() or 'nothing'} is no member of a set of dates")
        spans += member.spans
        doubted = doubted or member.doubted
    return Dated(tuple(spans), doubted)


def _member(text: str) -> Dated | None:
    """One member: a date, or all dates up to, from or between dates."""
    start, dots, end = text.partition("..")
    if not dots:
        return _date(text)
    low, high = (_date(printed) if printed else None for printed in (start, end))
    if (start and low is None) or (end and high is None) or not (start or end):
        return None
    if low is None and high is not None:
        return Dated(tuple(before(span, itself=True) for span in high.spans), high.doubted)
    if high is None and low is not None:
        return Dated(tuple(after(span, itself=True) for span in low.spans), low.doubted)
    return _interval(start, end)
