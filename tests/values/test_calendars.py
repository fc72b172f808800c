"""Other calendars are converted by exact arithmetic; a kept converter is asked where installed."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vkrel.values.dates.calendars import (
    ERAS,
    HIJRI,
    JULIAN,
    REPUBLICAN,
    SOLAR_HIJRI,
    Calendar,
)
from vkrel.values.dates.days import NoSuchDay, iso

YEARS = {
    "julian": (JULIAN, st.integers(-3000, 3000)),
    "hijri": (HIJRI, st.integers(1, 1600)),
    "solar hijri": (SOLAR_HIJRI, st.integers(1178, 1633)),
    "republican": (REPUBLICAN, st.integers(1, 13)),
}


@pytest.mark.parametrize(
    ("calendar", "day", "expected"),
    [
        (JULIAN, (1582, 10, 5), "1582-10-15"),  # the first day of the Gregorian calendar
        (JULIAN, (1917, 10, 25), "1917-11-07"),  # the October revolution
        (JULIAN, (1453, 5, 29), "1453-06-07"),  # the fall of Constantinople
        (JULIAN, (1732, 2, 11), "1732-02-22"),  # George Washington's birth
        (JULIAN, (1900, 2, 29), "1900-03-13"),
        (JULIAN, (-43, 3, 15), "-0043-03-13"),  # the Ides of March
        (HIJRI, (1, 1, 1), "0622-07-19"),
        (HIJRI, (1400, 1, 1), "1979-11-21"),
        (HIJRI, (1442, 9, 1), "2021-04-13"),
        (HIJRI, (1445, 10, 1), "2024-04-10"),
        (SOLAR_HIJRI, (1357, 11, 22), "1979-02-11"),  # the Iranian revolution
        (SOLAR_HIJRI, (1393, 2, 10), "2014-04-30"),
        (SOLAR_HIJRI, (1399, 12, 30), "2021-03-20"),  # the last day of a leap year
        (SOLAR_HIJRI, (1404, 1, 1), "2025-03-21"),
        (REPUBLICAN, (1, 1, 1), "1792-09-22"),
        (REPUBLICAN, (2, 11, 9), "1794-07-27"),  # the fall of Robespierre
        (REPUBLICAN, (8, 2, 18), "1799-11-09"),  # Bonaparte's coup
        (REPUBLICAN, (14, 4, 10), "1805-12-31"),  # its last day
    ],
)
def test_well_known_days(calendar: Calendar, day: tuple[int, int, int], expected: str) -> None:
    """Days that every book of history converts."""
    assert iso(calendar.day(*day)) == expected


@given(st.data())
@pytest.mark.parametrize("name", YEARS)
def test_days_follow_each_other(name: str, data: st.DataObject) -> None:
    """The days of a year are consecutive, month by month, and so are two years."""
    calendar, drawn = YEARS[name]
    year = data.draw(drawn)
    numbers = [
        calendar.day(year, month, day)
        for month in range(1, len(calendar.months) + 1)
        for day in range(1, calendar.length(year, month) + 1)
    ]
    first, last = calendar.span(year)
    assert numbers == list(range(first, last + 1))
    assert calendar.span(year + 1)[0] == last + 1


@given(st.dates(dt.date(200, 3, 1), dt.date(4000, 1, 1)))
def test_julian_days_lag_by_whole_centuries(day: dt.date) -> None:
    """Julian digits name a day that is c - c // 4 - 2 days later, c being the century's figures."""
    century = (day.year - (day.month < 3)) // 100
    later = day + dt.timedelta(century - century // 4 - 2)
    number = (later - dt.date(1970, 1, 1)).days
    assert JULIAN.day(day.year, day.month, day.day) == number


@pytest.mark.parametrize("calendar", [JULIAN, HIJRI, SOLAR_HIJRI, REPUBLICAN])
def test_no_such_day(calendar: Calendar) -> None:
    """A day, month or year that a calendar has not is refused."""
    for month, day in ((1, 0), (1, 32), (14, 1), (0, 1)):
        with pytest.raises(NoSuchDay):
            calendar.day(5, month, day)


def test_the_republic_ended() -> None:
    """Nobody counted a year 15 of the Republic."""
    with pytest.raises(NoSuchDay):
        REPUBLICAN.day(15, 1, 1)


@pytest.mark.parametrize(
    ("name", "theirs"),
    [("hijri", "islamic-civil"), ("solar hijri", "persian"), ("buddhist era", "buddhist"),
     ("minguo", "roc")],
)  # fmt: skip
def test_against_icu(name: str, theirs: str) -> None:
    """Every seventeenth day from 1800 to 2100 is the day that ICU's calendar, in DuckDB, has."""
    duckdb = pytest.importorskip(
        "duckdb", reason="DuckDB is not installed: no oracle for calendars"
    )
    base = duckdb.connect()
    base.execute("load icu; set timezone = 'UTC'")
    base.execute(f"set calendar = '{theirs}'")
    rows = base.execute(
        "select n, year(day), month(day), day(day)"
        " from (select n, to_timestamp(n * 86400 + 43200) as day from range(-62091, 47482, 17) as days(n))"
    ).fetchall()
    assert len(rows) > 6_000
    for number, year, month, day in rows:
        if name in YEARS:
            assert YEARS[name][0].day(year, month, day) == number
            continue
        ours = dt.date(1970, 1, 1) + dt.timedelta(number)
        if ours.year > max(ERAS[name].before, 0):  # before its first year an era counts backwards
            assert (ERAS[name].before + year, month, day) == (ours.year, ours.month, ours.day)


def test_against_hijridate() -> None:
    """Each first of a Hijri month is, give or take two days, that of the Umm al-Qura tables."""
    hijridate = pytest.importorskip(
        "hijridate", reason="hijridate is not installed: no oracle for Hijri days"
    )
    for year in range(1343, 1500):
        for month in range(1, 13):
            theirs = hijridate.Hijri(year, month, 1).to_gregorian()
            number = dt.date(*theirs.datetuple()).toordinal() - dt.date(1970, 1, 1).toordinal()
            assert abs(number - HIJRI.day(year, month, 1)) <= HIJRI.slack
