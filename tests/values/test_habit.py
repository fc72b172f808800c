"""Habits: a source that rounds is held to how it rounds, whatever a number looks like alone."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies.habits import (
    MARKS,
    PLACES,
    ROUNDINGS,
    clock,
    habits,
    numbers,
    printed,
    rounded,
)
from vkrel.values.compare import compare
from vkrel.values.habit import NO_HABIT, Habit
from vkrel.values.read import read

places = st.sampled_from(PLACES)


@given(habits())
def test_a_habit_as_a_text(habit):
    """Its text says all of it; the text of none is empty."""
    assert Habit.parse(str(habit)) == habit
    assert bool(habit) == bool(str(habit)) == (habit != NO_HABIT)


@given(numbers(), places, places, ROUNDINGS, ROUNDINGS, st.booleans(), st.sampled_from("+-"))
def test_what_rounds_to_the_same_is_no_conflict(number, one, other, how, so, discrete, sign):
    """Two sources that round one number, each to its place and in its way, agree."""
    number = number.quantize(Decimal(1)) if discrete else number
    a, b = (
        f"{sign.strip('+')}{printed(rounded(number, place, rounding))}"
        for place, rounding in ((one, how), (other, so))
    )
    comparison = compare(
        a, b, "quantity", discrete=discrete, a_habit=f"place={one}", b_habit=f"place={other}"
    )
    assert comparison.verdict == "compatible", comparison.why


@given(numbers(), places, places, st.integers(1, 9))
def test_what_lies_further_apart_is_a_conflict(number, one, other, further):
    """More than half of both places between two numbers is rounding no more."""
    one, other = sorted((one, other), key=Decimal)
    a = rounded(number, one)
    b = rounded(a, other) + Decimal(other) * (further + 1)
    mark = "; decimal=."
    comparison = compare(
        printed(a),
        printed(b),
        "quantity",
        a_habit=f"place={one}{mark}",
        b_habit=f"place={other}{mark}",
    )
    assert comparison.verdict == "contradiction", comparison.why


@given(numbers(), st.sampled_from(tuple(MARKS)), st.booleans(), st.sampled_from(("", " km", "%")))
def test_the_decimal_mark_is_settled(number, decimal, grouped, unit):
    """With its mark known, a number is read as what it was before it was printed."""
    number = number.normalize()
    text = printed(number, decimal, grouped=grouped) + unit
    reading = read(text, "quantity", habit=Habit(decimal=decimal))
    assert reading.value == read(f"{number:f}{unit}", "quantity", language="en").value
    assert reading.text == text


@pytest.mark.parametrize(
    ("text", "habit", "low", "high"),
    [
        # zeros are rounding where rounding is the habit
        ("1,200", "place=1", 1199.5, 1200.5),
        ("1,230", "place=10", 1225, 1235),
        ("1,200", "place=10", 1195, 1205),
        ("1235", "place=5", 1232.5, 1237.5),
        ("0", "place=1000", -500, 500),
        ("(1,230)", "place=10", -1235, -1225),
        ("-1,230", "place=10", -1235, -1225),
        ("$7", "place=1", 6.5, 7.5),
        ("45%", "place=1", 0.445, 0.455),
        # what is printed finer keeps its own place
        ("1,234", "place=100", 1233.5, 1234.5),
        ("1,234.5", "place=10", 1234.45, 1234.55),
        ("0.0", "place=1", -0.5, 0.5),
        ("1230.0", "place=1", 1229.5, 1230.5),
        ("12.5", "place=0.01", 12.45, 12.55),
        ("12", "place=0.01", 11.5, 12.5),
        # the mark of the source
        ("1.234", "decimal=,; place=1", 1233.5, 1234.5),
        ("1.234", "decimal=.; place=1", 1.2335, 1.2345),
        ("1,234", "decimal=,; place=0.001", 1.2335, 1.2345),
    ],
)
def test_figures(text, habit, low, high):
    """Half of the place to either side, at both cuts."""
    reading = read(text, "quantity", habit=Habit.parse(habit))
    (span,) = reading.strict
    assert reading.lenient == reading.strict
    assert (span.low, span.high) == pytest.approx((low, high))
    assert span.low_closed
    assert span.high_closed


@pytest.mark.parametrize(
    ("text", "place", "point"),
    [("1,200", "1", True), ("20", "1", True), ("1230.0", "1", True), ("1,234", "10", True),
     ("1,200", "100", False), ("20", "10", False), ("1.5", "1", False)],
)  # fmt: skip
def test_counts(text, place, point):
    """A count that is printed to the last one is a point; one of a source that rounds is not."""
    (span,) = read(text, "quantity", discrete=True, habit=Habit(place=place)).strict
    assert (span.low == span.high) == point


@pytest.mark.parametrize(
    "text",
    ["about 1,200", "more than 50", "1.2 million", "3 thousand", "5 to 10", "5 ft 10 in", "a third",
     "several", "Gate 12", "n/a", "3/4/2011", "1200-01-01", ""],
)  # fmt: skip
@pytest.mark.parametrize("place", ["1", "100"])
def test_what_says_more_keeps_what_it_says(text, place):
    """A hedge, a scale word, a range, a date and a name are read as in prose."""
    for kind in ("", "quantity", "date", "name"):
        plain, inside = read(text, kind), read(text, kind, habit=Habit(place=place))
        assert (plain.strict, plain.lenient) == (inside.strict, inside.lenient)


@given(st.integers(0, 1439), st.sampled_from((1, 5, 15)), st.booleans())
def test_times(minute, step, dated):
    """A time that a source rounds may be half of its step off, over midnight too; no more."""
    near = round(minute / step) * step
    day = "2011-12-02 " if dated and near < 1440 else ""
    kind = {"a_habit": f"place={step} min", "kind": "time"}
    assert compare(day + clock(near), day + clock(minute), **kind).verdict == "compatible"
    far = compare(day + clock(near), clock(minute + 2 * step + 1), **kind)
    assert far.verdict == "contradiction", far.why


@pytest.mark.parametrize(
    ("a", "b", "kind", "habit", "verdict"),
    [
        ("7:10", "7:12", "time", "place=5 min", "compatible"),
        ("7:10", "7:12", "time", "", "contradiction"),
        ("7:11", "7:13", "time", "place=5 min", "contradiction"),
        ("7:10", "7:13", "time", "place=5 min", "tension"),
        ("7:10", "7:15", "time", "place=5 min", "contradiction"),
        ("25 minutes", "27 minutes", "duration", "place=5 min", "compatible"),
        ("25 minutes", "27 minutes", "duration", "", "contradiction"),
        ("1 h 30 min", "92 min", "duration", "place=5 min", "compatible"),
        ("1,230", "1,234", "quantity", "place=10", "compatible"),
        ("1,230", "1,236", "quantity", "place=10", "contradiction"),
        ("1.234,5", "1234.5", "quantity", "decimal=,", "compatible"),
        ("1,234", "1.234", "quantity", "decimal=,", "compatible"),
        ("3/4/2011", "3 April 2011", "date", "order=dmy", "compatible"),
        ("3/4/2011", "3 April 2011", "date", "order=mdy", "contradiction"),
    ],
)
def test_verdicts(a, b, kind, habit, verdict):
    """The habit of one side; the other is read as in prose, and is a count or of the unit."""
    both = {"b_habit": "place=1"} if kind == "quantity" and "." not in a + b else {}
    assert compare(a, b, kind, a_habit=habit, **both).verdict == verdict


def test_a_declared_tolerance_wins():
    """What a person declares goes before what a column shows."""
    reading = read("1,230", "quantity", tolerance="2", habit=Habit(place="100"))
    assert [(span.low, span.high) for span in reading.strict] == [(1229, 1231)]


@pytest.mark.parametrize(
    ("text", "message"),
    [("place=x", "a place is a number or a time"), ("place=0", "a place is"),
     ("place=-1", "a place is"), ("place=5 km", "a place is"), ("place=0 min", "a place is"),
     ("decimal=;", "a habit is written as"), ("decimal=x", "'decimal' must be in"),
     ("order=my", "'order' must be in"), ("1000", "a habit is written as"),
     ("place=1; place=2", "a habit is written as"), ("places=1", "a habit is written as")],
)  # fmt: skip
def test_what_is_no_habit_is_refused(text, message):
    """What is wrong is named, wherever a habit is written."""
    with pytest.raises(ValueError, match=message):
        Habit.parse(text)
    with pytest.raises(TypeError, match=f"a: .*{message}"):
        compare("1", "2", a_habit=text)
