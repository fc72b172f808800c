"""Day numbers: whole days counted from 1970-01-01 in the proleptic Gregorian calendar.

Years are those of ISO 8601 and EDTF: year 0 exists, the year -43 is 44 BC, and there is
no first or last year (Python's datetime ends at 1 and 9999).
"""

from __future__ import annotations

from datetime import MAXYEAR, date
from math import isfinite
from typing import NamedTuple

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
# The calendar repeats itself: Python's dates from the year 400 on stand for every other year.
_DAYS_IN_400_YEARS = 146_097
_EPOCH = date(1970, 1, 1).toordinal()
FARTHEST_YEAR = 10**12  # day numbers stay exact as floats


class NotADate(ValueError):  # noqa: N818 - it is no error of the program, but an answer
    """The text names no date; the message says why, for an editor."""


class NoSuchDay(NotADate):
    """What is printed cannot be: no calendar has this day, month or year."""


class NeedsContext(NotADate):
    """The text names a date, but not by itself: it leans on the document's, or on another text."""


class Civil(NamedTuple):
    """A calendar day."""

    year: int
    month: int
    day: int


def days_in_month(year: int, month: int) -> int:
    """The number of days in a month (1 to 12)."""
    return month_length(month, is_leap=year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))


def month_length(month: int, *, is_leap: bool) -> int:
    """The number of days in a month (1 to 12) of a leap year, or of another."""
    return 29 if month == 2 and is_leap else _LENGTHS[month - 1]


def day_number(year: int, month: int, day: int) -> int:
    """Days from 1970-01-01 to a calendar day; raises NoSuchDay where there is none."""
    era, year_of_era = divmod(year, 400)
    try:
        ordinal = date(400 + year_of_era, month, day).toordinal()
    except (ValueError, OverflowError):
        raise _no_such_day(year, month, day) from None
    if abs(year) > FARTHEST_YEAR:
        raise NotADate("the year is too far away")
    return (era - 1) * _DAYS_IN_400_YEARS + ordinal - _EPOCH


def _no_such_day(year: int, month: int, day: int) -> NoSuchDay:
    if not 1 <= month <= 12:
        return NoSuchDay(f"month {month} does not exist")
    where = f" {year}" if day == 29 else ""
    return NoSuchDay(f"{day} {MONTHS[month - 1]}{where} does not exist")


def civil(day: float) -> Civil:
    """The calendar day of a day number; the inverse of `day_number`."""
    era, day_of_era = divmod(int(day) + _EPOCH, _DAYS_IN_400_YEARS)
    alike = date.fromordinal(_DAYS_IN_400_YEARS + day_of_era)
    return Civil((era - 1) * 400 + alike.year, alike.month, alike.day)


def iso(day: float) -> str:
    """A day number as an ISO 8601 date: "2009-10-31", "-0043-03-15", "+170000002-01-01".

    Raises ValueError for an infinite day, which has no date.
    """
    if not isfinite(day):
        raise ValueError("an open end has no date")
    year, month, day_of_month = civil(day)
    # Years outside the four digits carry a sign (ISO 8601, expanded representation).
    printed = f"{year:04d}" if 0 <= year <= 9999 else f"{year:+05d}"
    return f"{printed}-{month:02d}-{day_of_month:02d}"


def calendar(day: float) -> date | None:
    """A day number as Python's date; None where it has none."""
    if not isfinite(day) or not 1 <= civil(day).year <= MAXYEAR:
        return None
    return date(*civil(day))


def weekday(day: int) -> int:
    """The day of the week, Monday = 0."""
    return (day + 3) % 7


def add_months(day: int, months: int) -> int:
    """The same day of the month some months on; the month's last day where it is shorter."""
    year, month, day_of_month = civil(day)
    years, month = divmod(month - 1 + months, 12)
    year += years
    if day_of_month > 28:
        day_of_month = min(day_of_month, days_in_month(year, month + 1))
    return day_number(year, month + 1, day_of_month)
