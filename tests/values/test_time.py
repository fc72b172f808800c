"""Times of day and timestamps, in the forms that pages print."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vkrel.values.conflict import conflict
from vkrel.values.dates.days import day_number
from vkrel.values.dates.spoken import in_part_of_day, part_of_day
from vkrel.values.interval import Interval, contains
from vkrel.values.read import read

TEN_PAST_SEVEN = 7 * 60 + 10
TEN_PAST_SEVEN_PM = 19 * 60 + 10


@pytest.mark.parametrize(
    ("text", "minute"),
    [
        ("7:10 a.m.", TEN_PAST_SEVEN),
        ("7:10 AM", TEN_PAST_SEVEN),
        ("07:10", TEN_PAST_SEVEN),
        ("0710", TEN_PAST_SEVEN),
        ("7.10 am", TEN_PAST_SEVEN),
        ("7:10a", TEN_PAST_SEVEN),
        ("10:08A", 608),
        ("2:46P", 886),
        ("Thu 7:10p", TEN_PAST_SEVEN_PM),
        ("Thu  19:10", TEN_PAST_SEVEN_PM),
        ("19:10", TEN_PAST_SEVEN_PM),
        ("1910", TEN_PAST_SEVEN_PM),
        ("1910 hrs", TEN_PAST_SEVEN_PM),
        ("7pm", 19 * 60),
        ("12:00noon", 720),
        ("noon", 720),
        ("midnight", 0),
        ("12:21 a.m.", 21),
        ("12:21 p.m.", 741),
        ("24:00", 0),
        ("1:50 p.m. (+8:00)", 830),
        ("9:05 a.m. (-00:00)", 545),
        ("10:30 p.m.*", 1350),
        ("1:32 p.m.            Delayed", 812),
        ("11:08 p.m.            On Time", 1388),
        ("10:39 p.m.&nbsp(Estimated)", 1359),
        ("6:47 p.m. (Estimated runway)", 1127),
        ("07:28:00", 448),
    ],
)
def test_times_of_day(text, minute):
    """Every printed form of a time of day is minutes from midnight."""
    reading = read(text, "time")
    assert (reading.kind, reading.unit, reading.value) == ("time", "minute-of-day", minute)


@pytest.mark.parametrize(
    ("text", "day", "minute"),
    [
        ("2011-12-01 19:10", (2011, 12, 1), TEN_PAST_SEVEN_PM),
        ("2011-12-01T19:10:00Z", (2011, 12, 1), TEN_PAST_SEVEN_PM),
        ("11/30/2011 11:34 p.m.", (2011, 11, 30), 1414),
        ("12:21 a.m.  Fri 02-Dec-2011", (2011, 12, 2), 21),
        ("October 18, 2022 - 07:28", (2022, 10, 18), 448),
        ("August 04, 2023 | 20:42", (2023, 8, 4), 1242),
        ("Dec 1 - 7:10pm", (2011, 12, 1), TEN_PAST_SEVEN_PM),
        ("7:10 AM Dec 1", (2011, 12, 1), TEN_PAST_SEVEN),
        ("7:10aDec 1", (2011, 12, 1), TEN_PAST_SEVEN),
        ("5:50 a.m.Dec 02", (2011, 12, 2), 350),
        ("Fri Dec 2 12:29 a.m.", (2011, 12, 2), 29),
    ],
)
def test_timestamps(text, day, minute):
    """A date beside the time makes it a moment; the document's date lends the year."""
    reading = read(text, "time", written="2011-12-02")
    assert (reading.kind, reading.unit) == ("timestamp", "minute")
    assert reading.value == day_number(*day) * 1440 + minute


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("half past seven", {450, 1170}),
        ("a quarter past seven", {435, 1155}),
        ("quarter to 7 pm", {1125}),
        ("ten past seven", {430, 1150}),
        ("ten minutes to seven", {410, 1130}),
        ("seven o'clock", {420, 1140}),
        ("7 o'clock in the evening", {1140}),
        ("seven in the morning", {420}),
        ("7:13 in the evening", {1153}),
        ("12:30 at night", {30}),
        ("half past seven at night", {1170}),
        ("19h30", {1170}),
    ],
)
def test_spoken_times(text, minutes):
    """A clock of twelve hours is both halves of the day, until a word says which."""
    reading = read(text, "time")
    # times are read aloud to five minutes
    reach = 5 if text[0].isalpha() or "quarter" in text or "o'clock" in text else 0
    assert {each.low + reach for each in reading.strict} == minutes
    assert contains(reading.lenient, reading.strict)


@given(st.integers(1, 12), st.integers(0, 59), st.sampled_from(("morning", "afternoon", "evening")))
def test_parts_of_the_day(hour, minute, part):
    """A part of the day says which half a clock of twelve hours means."""
    meant = in_part_of_day(hour * 60 + minute, part)
    assert meant % 720 == (hour * 60 + minute) % 720
    assert (meant >= 720) == (part != "morning")
    assert read(f"{hour}:{minute:02d} in the {part}", "time").value == meant
    assert part_of_day(f"7 in the {part}") == ("7  ", part)


@pytest.mark.parametrize(
    ("text", "impossible"),
    [
        ("25:61", True),
        ("7:61 pm", True),
        ("31:10", True),
        ("7:10 pm 31 April 2011", True),
        ("Fri 7:10 pm Dec 1, 2011", True),
        ("25:10", False),  # some timetables go on past midnight
        ("3.75", False),
        ("ten to seven", False),
        ("07:10-08:30", False),
        ("7:10 pm 8:30 pm", False),
    ],
)
def test_times_that_are_none(text, impossible):
    """What no clock and no calendar shows is impossible; spans and numbers are only unknown."""
    reading = read(text, "time")
    assert (reading.kind, reading.impossible) == ("unknown", impossible)


@pytest.mark.parametrize(
    ("text", "offsets"),
    [
        ("7:10 pm EST", (-300, 600)),
        ("19:10 JST", (540,)),
        ("19:10+09:00", (540,)),
        ("19:10 (GMT+7)", (420,)),
        ("2011-12-01T19:10:00Z", (0,)),
        ("2011-12-01T19:10:00-05:00", (-300,)),
        ("19:10 Dec 1, 2011 KST", (540,)),
    ],
)
def test_zones_stand_beside_the_time(text, offsets):
    """The cuts are those of the printed clock; its zone is kept, every one that it may be."""
    reading = read(text, "time")
    assert reading.zone == (offsets, 1150)
    assert {each.low % 1440 for each in reading.strict} == {1150}
    assert read("19:10", "time").zone is None
    assert read("9:05 a.m. (-00:00)", "time").zone is None


def test_order_of_day_and_month():
    """12/1/11 is one of two days until the order of the source is known."""
    both = read("12/1/11 2:06 PM (-05:00)", "time")
    assert len(both.strict) == 2
    one = read("12/1/11 2:06 PM (-05:00)", "time", order="mdy")
    assert one.value == day_number(2011, 12, 1) * 1440 + 846


def test_only_the_time_of_day_where_that_is_asked():
    """A column of times of day may hold timestamps."""
    reading = read("12/02/2011 6:55 a.m.", "time", unit="minute-of-day")
    assert (reading.unit, reading.value) == ("minute-of-day", 415)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Not Available", "stated as not available"),
        ("Contact Airline", "stated as not available"),
        ("Dec 02 Not Available", "stated as not available"),
        ("N/A", "stated as not available"),
        ("--", "stated as not available"),
        ("", "empty"),
        ("25:10", "25:10 is no time of day"),
        ("7:61 pm", "7:61 pm is no time of day"),
        ("soon", "“soon” holds no time that could be read"),
    ],
)
def test_no_time_is_unknown_with_a_reason(text, reason):
    """What is stated as not available is told apart from what cannot be read."""
    reading = read(text, "time")
    assert (reading.kind, reading.reason) == ("unknown", reason)


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        ("7:10 a.m.", "07:10", "compatible"),
        ("7:10 a.m.", "7:11 a.m.", "tension"),
        ("7:10 a.m.", "7:12 a.m.", "contradiction"),
        ("11:59 p.m.", "12:00 a.m.", "tension"),
        ("7:10 a.m.", "7:10 p.m.", "contradiction"),
        ("half past seven", "7:30 pm", "compatible"),
        ("a quarter past seven", "7:13 pm", "compatible"),
        ("a quarter past seven", "7:25 pm", "tension"),
        ("half past seven", "8:30 pm", "contradiction"),
        ("7:10 a.m.", "2011-12-01 07:10", "compatible"),
        ("2011-12-01 07:10", "2011-12-02 07:10", "contradiction"),
        ("3:20 p.m. (Estimated)", "3:23 p.m.", "compatible"),
        ("3:20 p.m. (Estimated)", "3:30 p.m.", "tension"),
        ("11:50 p.m. (Estimated runway)", "12:02 a.m.", "tension"),
        ("3:20 p.m. (Estimated)", "5:20 p.m.", "contradiction"),
    ],
)
def test_verdicts_between_times(a, b, verdict):
    """A printed minute is that minute, its neighbours are tension, the day is a circle."""
    assert conflict(read(a, "time"), read(b, "time")) == verdict
    assert conflict(read(b, "time"), read(a, "time")) == verdict


@given(st.integers(0, 23), st.integers(0, 59))
def test_formats_of_one_minute_read_alike(hour, minute):
    """Twelve and twenty-four hours, with and without points, are one minute."""
    half = "p" if hour >= 12 else "a"
    twelve = (hour - 1) % 12 + 1
    forms = (
        f"{hour}:{minute:02d}",
        f"{hour:02d}:{minute:02d}:00",
        f"{twelve}:{minute:02d} {half}.m.",
        f"{twelve}:{minute:02d}{half}m",
        f"{twelve}:{minute:02d}{half.upper()}",
        f"Thu {twelve}:{minute:02d} {half.upper()}M",
    )
    readings = [read(each, "time") for each in forms]
    assert {each.value for each in readings} == {hour * 60 + minute}
    assert len({each.lenient for each in readings}) == 1
    assert Interval(hour * 60 + minute, hour * 60 + minute) in readings[0].strict


@pytest.mark.parametrize(
    "text",
    [
        "est. 7:10", "est 7:10", "7:10 (est.)", "7:10 est.", "7:10 (estimated)", "~7:10", "≈ 7:10",
        "approx. 7:10", "roughly 7:10", "c. 7:10", "ca. 7:10", "expected 7:10", "exp. 7:10", "ETA 7:10",
        "7:10ish", "7:10 or so", "almost 7:10", "7:10 a.m. (est.)",
    ],
)  # fmt: skip
def test_hedges_of_a_time(text):
    """An estimate is wider at both cuts than the minute that is printed."""
    plain, hedged = read("7:10", "time"), read(text, "time")
    assert hedged.known, hedged
    assert contains(hedged.strict, plain.strict)
    assert hedged.strict != plain.strict
    assert contains(hedged.lenient, plain.lenient)
    assert hedged.lenient != plain.lenient


@pytest.mark.parametrize("text", ["sched. 7:10", "scheduled 7:10", "act. 7:10", "7:10 (actual)"])
def test_modalities_of_a_time(text):
    """Whether it was planned or came so says nothing of how exact it is."""
    assert read(text, "time").strict == read("7:10", "time").strict


@pytest.mark.parametrize(("text", "word"), [("7:10 E", "e"), ("7:10 S", "s"), ("7:10 (e)", "e")])
def test_letters_that_nobody_explains(text, word):
    """They stay unknown, and are named."""
    assert f"“{word}”" in read(text, "time").reason


@pytest.mark.parametrize("text", ["7:10 EST", "7:10 pm est", "7:10 (EST)"])
def test_the_zone_of_that_name(text):
    """Behind the clock, and no abbreviation, it is a zone."""
    assert read(text, "time").zone is not None
