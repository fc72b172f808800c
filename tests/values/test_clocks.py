"""Instants: times of several zones on one clock, and dates beside them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vkrel.values.dates.clocks import on_one_clock
from vkrel.values.dates.date import read_date
from vkrel.values.dates.time import read_time
from vkrel.values.dates.zones import EAST, WEST, without_clock, zone_of
from vkrel.values.interval import contains, meets
from vkrel.values.reading import Reading

quarters = st.integers(WEST // 15, EAST // 15).map(lambda each: each * 15).filter(bool)
moments = st.integers(-140_000_000, 480_000_000).map(
    lambda minutes: dt.datetime(1970, 1, 1, tzinfo=dt.UTC) + dt.timedelta(minutes=minutes)
)


def printed(moment: dt.datetime, offset: int, form: str = "iso") -> str:
    """A moment as a clock so many minutes ahead of UTC shows it."""
    there = moment.astimezone(dt.timezone(dt.timedelta(minutes=offset)))
    if form == "iso":
        return there.isoformat()
    sign = "-" if offset < 0 else "+"
    ahead = f"{abs(offset) // 60:02d}:{abs(offset) % 60:02d}"
    return f"{there:%d %B %Y}, {there:%H:%M} (UTC{sign}{ahead})"


def verdict(a: Reading, b: Reading) -> str:
    """What the two say of each other on one clock."""
    assert a.known, a
    assert b.known, b
    one, other = on_one_clock((a, b))
    assert one.unit == other.unit
    if meets(one.strict, other.strict):
        return "compatible"
    return "tension" if meets(one.lenient, other.lenient) else "contradiction"


@given(moments, quarters, quarters, st.sampled_from(("iso", "words")), st.integers(2, 5000))
def test_one_instant_in_two_zones(
    moment: dt.datetime, here: int, there: int, form: str, later: int
) -> None:
    """Two printings of one instant agree, and differ from those of another."""
    one = read_time(printed(moment, here))
    assert verdict(one, read_time(printed(moment, there, form))) == "compatible"
    after = moment + dt.timedelta(minutes=later)
    assert verdict(one, read_time(printed(after, there, form))) == "contradiction"
    assert verdict(read_time(printed(after, there)), one) == "contradiction"


@given(moments, quarters, quarters)
def test_a_date_beside_an_instant(moment: dt.datetime, here: int, there: int) -> None:
    """A date without a zone fits an instant if it is its day somewhere between UTC-12 and UTC+14."""
    instant = read_date(printed(moment, here))
    day = moment.astimezone(dt.timezone(dt.timedelta(minutes=there))).date()
    assert verdict(instant, read_date(day.isoformat())) == "compatible"
    assert verdict(read_date((day + dt.timedelta(4)).isoformat()), instant) == "contradiction"


@given(moments, quarters, quarters)
def test_instants_asked_as_dates(moment: dt.datetime, here: int, there: int) -> None:
    """Two printings of one instant are one date."""
    one, other = (read_date(printed(moment, each)) for each in (here, there))
    assert verdict(one, other) == "compatible"


@given(moments, quarters)
def test_a_time_without_a_zone_is_never_refuted(moment: dt.datetime, here: int) -> None:
    """Beside an instant a time without a zone is meant on its clock, but may be on any other."""
    text = printed(moment, here)
    local = read_time(text[:16])
    instant = read_time(text)
    assert verdict(local, instant) == "compatible"
    for hours in (-11, -1, 1, 13):
        shifted = moment + dt.timedelta(hours=hours)
        other = read_time(printed(shifted, here)[:16])
        allowed = WEST <= here + 60 * hours <= EAST
        assert verdict(other, instant) == ("tension" if allowed else "contradiction")


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("19:10 KST", "10:10 UTC", "compatible"),
        ("19:10 KST", "10:12 UTC", "contradiction"),
        ("19:10 KST", "17:10 ICT", "compatible"),
        ("7:10 pm EST", "00:10 GMT", "compatible"),
        ("12:00 CST", "18:00Z", "compatible"),  # Central standard time
        ("12:00 CST", "04:00Z", "compatible"),  # China standard time
        ("12:00 CST", "09:00Z", "contradiction"),
        ("12:00 CST", "12:00 CST", "compatible"),
        ("12:00 CST", "13:00 CST", "contradiction"),
        ("19:10", "19:10 KST", "compatible"),
        ("18:10", "19:10 KST", "tension"),
        ("19:10", "19:12", "contradiction"),
        ("1 Dec 2011 00:30 KST", "30 Nov 2011 16:30 CET", "compatible"),
        ("2011-12-01T23:30:00Z", "2011-12-02T08:30:00+09:00", "compatible"),
        ("2011-12-01T23:30:00Z", "2011-12-01T23:30:00+09:00", "contradiction"),
    ],
)
def test_times_on_one_clock(a: str, b: str, expected: str) -> None:
    """Offsets and names of zones are turned into each other."""
    assert verdict(read_time(a), read_time(b)) == expected
    assert verdict(read_time(b), read_time(a)) == expected


def test_readings_of_one_zone_stay_as_they_are() -> None:
    """Without any zone, or with one zone only, nothing is turned."""
    for texts in (("7:10", "7:12"), ("7:10 KST", "7:12 KST")):
        readings = tuple(read_time(text) for text in texts)
        for before, after in zip(readings, on_one_clock(readings), strict=True):
            assert (before.strict, before.lenient) == (after.strict, after.lenient)


def test_cuts_stay_nested_on_another_clock() -> None:
    """What is turned keeps its strict cut within its lenient one, at every possibility."""
    for each in on_one_clock([read_time(text) for text in ("7:10", "9:10 ICT", "23:50 CST")]):
        assert contains(each.lenient, each.strict)
        assert each.shape is None or contains(each.shape(0.05), each.shape(0.9))


@pytest.mark.parametrize(
    ("text", "rest", "offsets", "minute"),
    [
        ("3 may 2020 10:00 utc+9", "3 may 2020", (540,), 600),
        ("10:00 3 may 2020 (gmt-5)", "3 may 2020", (-300,), 600),
        ("3 may 2020, 7 pm jst", "3 may 2020", (540,), 1140),
        ("3 may 2020 10:00 ist", "3 may 2020", (330, 120, 60), 600),
    ],
)
def test_clocks_beside_dates(text: str, rest: str, offsets: tuple[int, ...], minute: int) -> None:
    """A clock and its zone are taken out of a date."""
    left, zone = without_clock(text)
    assert left.strip() == rest
    assert zone == (offsets, minute)


def test_midnight_at_greenwich_is_a_date() -> None:
    """Exports print a date as its midnight in UTC; that tells no instant."""
    assert zone_of("2011-12-01T00:00:00Z") is None
    assert zone_of("2011-12-01T00:00:00+09:00") == ((540,), 0)
    assert read_date("2011-12-01T00:00:00Z").zone is None
