"""Habits of a column: how far its source rounds, and its decimal mark, are told from its values."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies.habits import MARKS, ROUNDINGS, clock, numbers, printed, rounded
from vkrel.tables.habits import FEWEST, habit_of, habits
from vkrel.tables.store import Store
from vkrel.values.habit import NO_HABIT, Habit
from vkrel.values.read import read

POWERS = st.sampled_from(("0.01", "0.1", "1", "10", "100", "1000"))
marks = st.sampled_from(tuple(MARKS))


def told(values, kind="quantity"):
    """What the values show."""
    return habit_of(dict.fromkeys(map(str, values), 1), kind)


@st.composite
def columns(draw):
    """A place, and numbers of one length that a source prints to it: one in ten ends in a zero."""
    place, size = draw(POWERS), draw(st.integers(2, 5))
    heads = st.integers(10 ** (size - 1), 10**size - 1)
    last = draw(st.permutations([*range(10)] * draw(st.integers(1, 4))))
    return place, [(draw(heads) * 10 + digit) * Decimal(place) for digit in last]


@given(columns(), marks, st.booleans())
def test_a_known_place_is_recognised(column, decimal, grouped):
    """The place that a source prints to is what its column shows, in any way of writing."""
    place, exact = column
    grouped = grouped and (decimal == "." or "." in place)  # 1.234 alone may be anything
    habit = told(printed(number, decimal, grouped=grouped) for number in exact)
    assert habit.place == place
    assert habit.decimal in ("", decimal)


@given(st.lists(numbers(), min_size=FEWEST, max_size=30), POWERS, ROUNDINGS)
def test_no_place_is_finer_than_the_source_rounds(exact, place, rounding):
    """Whatever is told from rounded values, each of them, read so, may be what it was rounded from."""
    texts = [printed(rounded(number, place, rounding)) for number in exact]
    habit = told(texts)
    if not habit.place:
        return
    for number, text in zip(exact, texts, strict=True):
        reading = read(text, "quantity", habit=habit)
        assert any(float(number) in span for span in reading.lenient), (habit, text)


@given(
    st.lists(numbers().map(str) | st.integers(0, 1439).map(clock), min_size=1, max_size=20),
    st.data(),
)
def test_order_and_repeats_tell_nothing(values, data):
    """The same values in any order, however often each is printed, show the same habit."""
    again = data.draw(st.permutations(values))
    counts = {value: data.draw(st.integers(1, 99)) for value in again}
    assert habit_of(counts) == habit_of(dict.fromkeys(values, 1))


CELLS = st.one_of(
    numbers().map(str),
    st.builds(printed, numbers(), marks),
    st.integers(0, 10**7).map(lambda number: f"${number * 50:,}"),
    st.integers(0, 1439).map(clock),
    st.integers(0, 1439).map(lambda minutes: f"2011-12-01T{clock(minutes)}:00+02:00"),
    st.integers(0, 99).map("{} min".format),
    st.text("0129.,:% -(5m\n", max_size=9),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=9),
    st.integers(50, 70).map(lambda length: "1" * length),
)


@given(st.lists(st.tuples(*[st.sampled_from("ab")] * 2, CELLS), max_size=60))
def test_whole_columns_show_what_their_values_show(rows):
    """The store tells of each source and attribute what its values tell in Python."""
    store = Store()
    names = ("source", "attribute", "value")
    cells = [(name, "varchar", [row[at] for row in rows]) for at, name in enumerate(names)]
    values = {}
    for source, attribute, value in rows:
        values.setdefault((source, attribute), {})[value] = 1
    expected = {key: habit for key, each in values.items() if (habit := habit_of(each))}
    assert habits(store, store.put("cells", cells)) == expected


@pytest.mark.parametrize(
    ("values", "habit"),
    [
        # to the unit, though one ends in zeros; too few to know
        ("1,234 1,187 951 1,200 1,043 877 1,312 998", "place=1"),
        ("1,234 1,187 951 1,200", ""),
        # to tens, though one is printed to the unit
        ("1,230 1,190 950 1,200 1,040 870 1,310 990 1,120 1,234", "place=10"),
        # to five, to fifty, in small numbers
        ("25 30 45 60 75 85 90 15 120", "place=5"),
        ("1250 1300 1150 950 1850 2250 2000 1700", "place=50"),
        ("3 7 1 12 45 6 9 2", "place=1"),
        # half of them rounded, or to two significant digits: the furthest, each to its last digit
        ("1000 1234 5000 2187 3000 9511 4000 7773", "place=1000"),
        ("12,000 3,400 150 98 77,000 1,200 430 65 2,800 31,000 870 52", "place=1000"),
        ("15 98 31 65 43 52 87 28 77 150,000 120,000 430,000", "place=10000"),
        # decimals, and floats that are whole
        ("0.5 1.3 2.7 0.0 1.0 3.9 2.2 1.8 4.1", "place=0.1; decimal=."),
        ("1234.0 1187.0 951.0 1200.0 1043.0 877.0 1312.0 998.0", "place=1; decimal=."),
        # the mark is settled by the others
        ("1.234 1.234,5", "decimal=,"),
        ("1.234 2.345", ""),
        ("1.234.567 1.234", "decimal=,"),
        ("1,234 0,5", "decimal=,"),
        ("1,5 1.5", ""),
        # brackets and currencies; codes say nothing
        ("$12 $7 ($9) $31 $4 $15 $26 $8", "place=1"),
        ("007 010 020 030 040 050 060 070", ""),
    ],
)
def test_numbers(values, habit):
    """What a column of numbers shows."""
    assert str(told(values.split())) == habit


@pytest.mark.parametrize(
    ("values", "habit"),
    [
        ("7:10 8:25 9:00 10:40 11:05 12:55 13:20 14:45", "place=5 min"),
        ("7:10 8:25 9:00 10:40 11:05 12:55 13:20 14:46", ""),
        ("7:10 8:25 9:00", ""),
        ("7:11:00 8:26:00 9:01:00 10:42:00 11:07:00 12:58:00 13:23:00 14:44:00", "place=1 min"),
        ("7:11:00 8:26:10 9:01:00 10:42:00 11:07:31 12:58:00 13:23:00 14:44:00", ""),
        ("25min 30min 45min 1h05min 90min 10min 15min 2h40min", "place=5 min"),
        ("1 2 3", ""),
    ],
)
def test_times(values, habit):
    """What a column of clocks or of minutes shows."""
    assert str(told(values.split(), "time")) == habit


def test_a_zone_is_no_clock():
    """Zones are whole hours; the minutes of a time are its own."""
    stamps = [f"2011-12-01T07:{minute:02}:10+02:00" for minute in range(20)]
    assert told(stamps, "time") == NO_HABIT


def test_clocks_among_numbers():
    """A column of both shows the habit of what most of it is, unless its kind is known."""
    clocks, figures = [clock(5 * each) for each in range(20)], [str(each) for each in range(11, 30)]
    assert told([*clocks, *figures], "") == Habit(place="5 min")
    assert told([*clocks, *figures], "quantity") == Habit(place="1")
