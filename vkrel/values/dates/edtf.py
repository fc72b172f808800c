"""Dates in EDTF, the Extended Date/Time Format (ISO 8601-2, Library of Congress 2019).

Levels 0 and 1, and level 2 as the specification's examples have it. A time of day is checked
and dropped. An interval is read as "some time within"; its open ("..") and unknown ("") ends
are infinite. A set is a choice, whether one or all of its members are meant: each is a day on
which the event may be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby, islice, product

from vkrel.values.dates.days import FARTHEST_YEAR, NotADate, days_in_month
from vkrel.values.dates.spans import (
    EVER,
    Span,
    Spans,
    about,
    day,
    from_to,
    months,
    part_of_year,
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
    r"(?:(?:[01]\d|2[0-3])(?::[0-5]\d(?::(?:[0-5]\d|60)(?:[.,]\d+)?)?)?"  # 60: a leap second
    r"|24(?::00(?::00(?:[.,]\d+)?)?)?)"
    r"(?:Z|[+-](?:[01]\d|2[0-3])(?::?[0-5]\d)?)?"
)
_YEAR_UNITS = {1: "year", 10: "decade", 100: "century", 1000: "millennium"}


def read_edtf(text: str) -> Spans:
    """The spans of an EDTF string; none if it is none; raises NotADate if it names no date."""
    text = text.upper()
    if text[:1] in ("[", "{"):
        return _set(text)
    if "/" in text:
        start, _, end = text.partition("/")
        return _interval(start, end)
    return _date(text)


def _date(text: str) -> Spans:
    head, mark, time = text.partition("T")
    match = _DATE.fullmatch(head)
    if match is None:
        return ()
    if mark and match["day"] is None:
        raise NotADate("a time of day needs a whole date before it")
    if mark and not _TIME.fullmatch(time):
        raise NotADate(f"{time} is not a time of day")
    # A mark on the right of a part holds for all parts to its left too; what counts for
    # the width is the finest part that bears it.
    finest: dict[str, str] = {}
    for unit in ("year", "month", "day"):
        marks = f"{match[unit + '_left'] or ''}{match[unit + '_right'] or ''}"
        finest |= dict.fromkeys(marks.replace("%", "?~"), unit)
    spans = _unqualified(match)
    if "~" in finest:
        spans = tuple(about(_as(span, finest["~"])) for span in spans)
    if "?" in finest:
        spans = tuple(stretched(span, unsure(_as(span, finest["?"]))) for span in spans)
    return spans


def _as(span: Span, unit: str) -> Span:
    """The span with the unit in which its qualified part counts."""
    coarser = unit == "year" or (unit, span.unit) == ("month", "day")
    return span._replace(unit=unit) if coarser else span


def _unqualified(match: re.Match[str]) -> Spans:
    year, month, date = match["year"], match["month"], match["day"]
    if year is None or match["significant"] is not None:
        return (_rounded_year(match),)
    if year == "-0000":
        raise NotADate("there is no year -0000, only 0000")
    if month is None or "X" in match.group():
        return _masked(year, month or "XX", date or "XX")
    if date is None:
        return part_of_year(int(year), int(month))
    return (day(int(year), int(month), int(date)),)


def _rounded_year(match: re.Match[str]) -> Span:
    """1950S2: some year between 1900 and 1999, taken for 1950; Y170000002: just that one."""
    significant = match["significant"]
    if match["month"] is not None:
        form = "with significant digits" if significant else "written with Y"
        raise NotADate(f"a year {form} has no months")
    if match["year"] is not None and "X" in match["year"]:
        raise NotADate("a year cannot have both X and significant digits")
    year = int(match["year"]) if match["year"] is not None else _long_year(match)
    count = len(str(abs(year)))
    kept = count if significant is None else int(significant)
    if not 1 <= kept <= count:
        raise NotADate(f"the year {year} has no {kept} significant digits")
    step = 10 ** (count - kept)
    low = abs(year) // step * step
    first, last = (low, low + step - 1) if year >= 0 else (-low - step + 1, -low)
    return years(first, last, "year" if step == 1 else "span")


def _long_year(match: re.Match[str]) -> int:
    digits, exponent = match["long"], int(match["exponent"] or 0)
    if len(digits) + exponent > len(str(FARTHEST_YEAR)) + 1:
        raise NotADate("the year is too far away")
    year: int = int(digits) * 10**exponent
    if abs(year) <= 9999:
        raise NotADate("a year written with Y has more than four digits")
    return year


# --- unspecified digits ------------------------------------------------------------------


@lru_cache(maxsize=1024)
def _fillings(mask: str) -> tuple[int, ...]:
    """The numbers that a mask such as 1X stands for."""
    choices = ("0123456789" if digit == "X" else digit for digit in mask.lstrip("+-"))
    numbers = (int("".join(digits)) for digits in product(*choices))
    return tuple(sorted(-number for number in numbers)) if mask[0] == "-" else tuple(numbers)


def _masked(year: str, month: str, date: str) -> Spans:
    """The separate spans that fit; wholly unspecified parts make longer spans."""
    year_numbers = _fillings(year)
    if month == date == "XX":
        return tuple(
            years(first, last, _YEAR_UNITS.get(last - first + 1, "span"))
            for first, last in _runs(year_numbers)
        )
    spans = tuple(islice(_fitting(year_numbers, month, date), MOST_PIECES + 1))
    if not spans:
        raise NotADate("no day fits the digits that are given")
    if len(spans) > MOST_PIECES:
        # 29 February fits one year in eight at the least.
        *_, last_span = _fitting(year_numbers[-8:], month, date)
        return (Span(spans[0].first, last_span.last, "span"),)
    return spans


def _fitting(year_numbers: Sequence[int], month: str, date: str) -> Iterator[Span]:
    """The spans in order of time."""
    month_numbers = [number for number in _fillings(month) if 1 <= number <= 12]
    for year in year_numbers:
        if date == "XX":
            for first, last in _runs(month_numbers):
                yield months(year, first, last - first + 1, "month" if first == last else "span")
            continue
        for number in month_numbers:
            for day_of_month in _fillings(date):
                if 1 <= day_of_month <= days_in_month(year, number):
                    yield day(year, number, day_of_month)


def _runs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and last of each run of neighbouring numbers."""
    for _, run in groupby(enumerate(numbers), lambda place: place[1] - place[0]):
        neighbours = [number for _, number in run]
        yield neighbours[0], neighbours[-1]


# --- intervals and sets ------------------------------------------------------------------


def _interval(start: str, end: str) -> Spans:
    if "T" in start or "T" in end:
        raise NotADate("an interval has dates for its ends, not times")
    if start in ("", "..") and end in ("", ".."):
        raise NotADate("both ends of the interval are open")
    low, high = ((EVER,) if text in ("", "..") else _date(text) for text in (start, end))
    if not low or not high:
        return ()
    if whole(low).low > whole(high).high:
        raise NotADate("the interval ends before it begins")
    return (
        from_to(
            min(low, key=lambda span: (-span.possibility, span.first)),
            max(high, key=lambda span: (span.possibility, span.last)),
        ),
    )


def _set(text: str) -> Spans:
    closing = {"[": "]", "{": "}"}[text[0]]
    if text[-1] != closing or len(text) < 3:
        raise NotADate(f"a set that begins with {text[0]} ends with {closing}")
    spans: Spans = ()
    for printed in text[1:-1].split(","):
        member = _member(printed.strip())
        if not member:
            raise NotADate(f"{printed.strip() or 'nothing'} is no member of a set of dates")
        spans += member
    return spans


def _member(text: str) -> Spans:
    """One member: a date, or all dates up to, from or between dates."""
    start, dots, end = text.partition("..")
    if not dots:
        return _date(text)
    low, high = _date(start), _date(end)
    if start and end:
        return low and high and _interval(start, end)
    return tuple(from_to(span, EVER) for span in low) or tuple(from_to(EVER, span) for span in high)
