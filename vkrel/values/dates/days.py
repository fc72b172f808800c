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
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAYS_IN_400_YEARS = 146_097
_EPOCH = 719_468  # days from 0000-03-01, where the count below starts, to 1970-01-01
FARTHEST_YEAR = 10**12  # day numbers stay exact as floats


class NotADate(ValueError):  # noqa: N818 - it is no error of the program, but an answer
    """The text names no date; the message says why, for an editor."""


class Civil(NamedTuple):
    """A calendar day."""

    year: int
    month: int
    day: int


def is_leap(year: int) -> bool:
    """Whether the year has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """The number of days in a month (1 to 12)."""
    return 29 if month == 2 and is_leap(year) else _LENGTHS[month - 1]


def day_number(year: int, month: int, day: int) -> int:
    """Days from 1970-01-01 to a calendar day; raises NotADate where there is no such day."""
    if not 1 <= month <= 12:
        raise NotADate(f"month {month} does not exist")
    if not 1 <= day <= days_in_month(year, month):
        where = f" {year}" if day == 29 else ""
        raise NotADate(f"{day} {MONTHS[month - 1]}{where} does not exist")
    if abs(year) > FARTHEST_YEAR:
        raise NotADate(f"the year {year} is too far away")
    # Years begin in March, so that the leap day is the last day of a year.
    if month < 3:
        year -= 1
        month += 12
    era, year_of_era = divmod(year, 400)
    day_of_year = (153 * (month - 3) + 2) // 5 + day - 1
    leap_days = year_of_era // 4 - year_of_era // 100
    return era * _DAYS_IN_400_YEARS + year_of_era * 365 + leap_days + day_of_year - _EPOCH


def civil(day: float) -> Civil:
    """The calendar day of a day number; the inverse of `day_number`."""
    era, day_of_era = divmod(int(day) + _EPOCH, _DAYS_IN_400_YEARS)
    year_of_era = (
        day_of_era - day_of_era // 1460 + day_of_era // 36_524 - day_of_era // 146_096
    ) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    march_month = (5 * day_of_year + 2) // 153
    month = march_month + 3 if march_month < 10 else march_month - 9
    year = era * 400 + year_of_era + (1 if month < 3 else 0)
    return Civil(year, month, day_of_year - (153 * march_month + 2) // 5 + 1)


def iso(day: float) -> str:
    """A day number as an ISO 8601 date: "2009-10-31", "-0043-03-15", "+170000002-01-01".

    Raises ValueError for an infinite day, which has no date.
    """
    if not isfinite(day):
        raise ValueError("an open end has no date")
    year, month, day_of_month = civil(day)
    if 0 <= year <= 9999:
        return f"{year:04d}-{month:02d}-{day_of_month:02d}"
    # Years outside the four digits carry a sign (ISO 8601, expanded representation).
    return f"{year:+05d}-{month:02d}-{day_of_month:02d}"


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
    return day_number(year, month + 1, min(day_of_month, days_in_month(year, month + 1)))
