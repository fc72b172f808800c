"""What a cell says that states no value."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vkrel.tables.stated import states_nothing, told_unstated, unstated
from vkrel.values.read import read
from vkrel.values.verdict import Kind

TIMES = {f"{hour}:{minute:02}": 2 for hour in range(24) for minute in (0, 25, 50)}
words = st.text(st.characters(categories=["L", "Zs"]), min_size=3, max_size=20)


def is_time(value):
    """Whether a value can be read as a time of day."""
    return read(value, "time").known


@given(words, st.integers(1, 40))
def test_what_is_repeated_among_times(text, count):
    """Words that no reader knows are no value where they stand there again and again."""
    found = unstated({**TIMES, text: count}, Kind.TIME, is_time)
    assert found <= {text}
    if count >= 6:
        assert (text in found) == (not is_time(text))
    else:
        assert (text in found) == states_nothing(text, Kind.TIME)


@given(st.dictionaries(words, st.integers(1, 40), max_size=6), st.randoms(use_true_random=False))
def test_order_is_nothing(counts, random):
    """The same texts are found in any order of rows, and of each way of writing a text alike."""
    column = [*TIMES.items(), *counts.items()]
    shuffled = random.sample(column, len(column))
    assert unstated(dict(column), Kind.TIME, is_time) == unstated(
        dict(shuffled), Kind.TIME, is_time
    )


@given(st.dictionaries(words, st.integers(1, 1000), min_size=1, max_size=6))
def test_names_stay(counts):
    """Among names nothing is inferred: what stands there over and over may be a name."""
    found = unstated(counts, Kind.NAME, lambda _: False)
    assert found == {value for value in counts if states_nothing(value, Kind.NAME)}


def test_capitals():
    """Two ways of writing a text are counted together."""
    counts = {**TIMES, "See desk": 3, "SEE DESK": 3}
    assert unstated(counts, Kind.TIME, is_time) == {"See desk", "SEE DESK"}
    assert unstated({**TIMES, "See desk": 3}, Kind.TIME, is_time) == frozenset()


def test_few_marks_often():
    """Where every value is frequent, a word as frequent as they are is one of them."""
    marks = {str(mark): 200 for mark in range(1, 6)}
    assert not unstated({**marks, "excellent": 180}, Kind.QUANTITY, lambda _: False)


def test_only_words():
    """Where nothing prints a number nothing is inferred."""
    assert not unstated({"much": 50, "little": 60}, Kind.QUANTITY, lambda _: False)


@pytest.mark.parametrize(
    "text",
    ["n/a", "N/A*", "-", "...", "TBD", "unknown", "Not Available", "Not provided by airline",
     "not yet announced", "NULL", "(unknown)", "#N/A", "Not known yet"],
)  # fmt: skip
def test_known_everywhere(text):
    """Words that state nothing in any column."""
    assert states_nothing(text, Kind.NAME)
    assert states_nothing(text, Kind.TIME)


@pytest.mark.parametrize(
    "text", ["inf", "-inf", "NaN", "#REF!", "Cancelled", "see note", "contact airline", "withheld"]
)
def test_known_among_numbers(text):
    """Words that state nothing in a column of dates, times or numbers."""
    assert states_nothing(text, Kind.QUANTITY)


@pytest.mark.parametrize(
    "text", ["Cancelled", "Infinity", "Nana", "Unknown Pleasures", "Not Fade Away", "Pending", "None But the Brave"]
)  # fmt: skip
def test_a_name(text):
    """Names and states that look like them are values."""
    assert not states_nothing(text, Kind.NAME)


def test_none():
    """None is no name, and 0 of a number."""
    assert states_nothing("None", Kind.NAME)
    assert not states_nothing("none", Kind.QUANTITY)


def test_told():
    """The words and their rows are told, the most frequent first."""
    counts = {"-": 4, "See desk": 1200, "7:10": 8}
    told = told_unstated(counts, frozenset({"-", "See desk"}))
    assert told == '1,204 rows state no value: "See desk" (1,200), "-" (4)'
    assert told_unstated(counts, frozenset()) == ""
