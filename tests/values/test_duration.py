"""Durations: days, with the slack of calendars."""

from __future__ import annotations

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vkrel.values.compare import compare
from vkrel.values.interval import Interval
from vkrel.values.read import read

YEAR = 365.2425
MONTH = YEAR / 12


def years(text: str, **how: object) -> tuple[float, float, float, float]:
    """Both cuts of a duration, in years."""
    reading = read(text, "duration", **how)
    (strict,), (lenient,) = reading.strict, reading.lenient
    return tuple(
        round(end / YEAR, 6) for end in (strict.low, strict.high, lenient.low, lenient.high)
    )  # type: ignore[return-value]


def test_calendar_difference_or_elapsed_time():
    """Thirty years may be the difference of two years in the calendar, or time that passed."""
    assert years("30 years") == (29, 31, 28, 32)
    assert years("more than 30 years") == (29, 41, 28, inf)
    assert years("nearly 40 years") == (34, 41, 18, 46)


def test_within_starts_at_once():
    """Within six months is any moment up to the end of them."""
    reading = read("within only 6 months", "duration")
    (within,) = reading.strict
    assert (within.low, within.low_closed, within.high_closed) == (0, True, False)
    assert within.high == pytest.approx(7 * MONTH)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("six months", 6 * MONTH),
        ("a year", YEAR),
        ("30-year", 30 * YEAR),
        ("two weeks", 14),
        ("3 decades", 30 * YEAR),
        ("half a century", 50 * YEAR),
        ("a quarter of a century", 25 * YEAR),
        ("90 minutes", 1 / 16),
        ("1h30m", 1 / 16),
        ("for more than 5 days", 5),
        ("in the next 2 years", 2 * YEAR),
        ("an hour and a half", 1 / 16),
        ("1 h 30", 1 / 16),
        ("1 hr 30 mins", 1 / 16),
        ("PT90M", 1 / 16),
        ("a year and a half", 18 * MONTH),
        ("two and a half years", 2.5 * YEAR),
        ("P1Y6M", 18 * MONTH),
        ("2 years, 3 months", 27 * MONTH),
        ("2 weeks and 3 days", 17),
        ("an hour and a quarter", 75 / 1440),
        ("24 h", 1),
        ("within a year", YEAR),
        ("three-year-old", 3 * YEAR),
        ("10 years or more", 10 * YEAR),
    ],
)
def test_units_of_time(text, days):
    """Every unit counts in days."""
    reading = read(text, "duration")
    assert reading.unit == "day"
    assert reading.value == pytest.approx(days)


def test_hours_have_no_calendar():
    """An hour is an hour: no calendar can count it otherwise."""
    reading = read("5 hours", "duration")
    assert reading.strict == (Interval(5 / 24, 5 / 24),)


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        ("six months", "184 days", "compatible"),
        ("within six months", "five months", "compatible"),
        ("within six months", "ten months", "contradiction"),
        ("30 years", "31 years", "tension"),
        ("30 years", "33 years", "contradiction"),
        ("more than 30 years", "32 years", "compatible"),
        ("nearly 40 years", "38 years", "compatible"),
        ("half a century", "50 years", "compatible"),
        ("a year and a half", "18 months", "compatible"),
        ("a year and a half", "19 months", "tension"),
        ("a year and a half", "6 months", "contradiction"),
        ("an hour and a half", "90 minutes", "compatible"),
        ("PT90M", "1 h 30", "compatible"),
    ],
)
def test_two_printed_durations(a, b, verdict):
    """Held against each other, two durations share the slack of one."""
    assert compare(a, b, "duration").verdict == verdict


def test_no_duration_is_unknown():
    """A text without a unit of time is no duration."""
    assert not read("30", "duration").known
    assert not read("years", "duration").known


@given(st.integers(1, 60), st.integers(1, 11))
def test_parts_add_up(years, months):
    """Years and months are so many months, however they are printed."""
    total = read(f"{12 * years + months} months", "duration")
    for text in (
        f"{years} years {months} months",
        f"{years} yrs, {months} months",
        f"{years} years and {months} months",
        f"P{years}Y{months}M",
    ):
        reading = read(text, "duration")
        assert (reading.strict, reading.lenient) == (total.strict, total.lenient)


@pytest.mark.parametrize(
    "text", ["3 months 2 years", "3 to 5 years", "5 years of war", "not 5 years"]
)
def test_what_says_more_is_unknown(text):
    """Parts in another order, spans and other words are not read as the number beside the unit."""
    assert not read(text, "duration").known
