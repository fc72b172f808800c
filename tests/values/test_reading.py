"""Readings as values: what they promise to anyone who holds one."""

from __future__ import annotations

import datetime as dt
import pickle

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vkrel.values.conflict import cut_at, degree
from vkrel.values.interval import EVERYTHING, Interval
from vkrel.values.quantities.money import Rate, converted
from vkrel.values.read import read
from vkrel.values.reading import unknown
from vkrel.values.slips import slip
from vkrel.values.table import use_table
from vkrel.values.verdict import Kind, Severity

PRINTED = (
    "about 200,000", "212,359 people", "nearly US$87 billion", "-5", "68 °F", "half", "a third of them",
    "between 10 and 15", "US$87 billion of US$435 billion", "tens of thousands", "several", "tripled",
    "increased by 300%", "three times higher", "from 5 to 15", "within six months", "nearly 40 years",
    "7:10 p.m.", "7:10 p.m. Dec 1, 2011", "October 2009", "11/10/2023", "2009?", "circa 1950",
    "one of the largest", "30th anniversary", "the members are A, B and C", "Hanoi", "5 square leagues",
    "US$3,000 per capita",
)  # fmt: skip
LEVELS = st.floats(0.01, 1)


@given(st.sampled_from(PRINTED), LEVELS)
def test_a_reading_survives_a_pickle(text, possibility):
    """Every part of it, the cut at each possibility included."""
    reading = read(text)
    copy = pickle.loads(pickle.dumps(reading))  # noqa: S301
    for part in attrs.fields(type(reading)):
        if part.name != "shape":
            assert getattr(copy, part.name) == getattr(reading, part.name)
    assert cut_at(copy, possibility) == cut_at(reading, possibility)
    assert degree(copy, read("240,000")) == degree(reading, read("240,000"))


@given(st.sampled_from(("US$87 billion", "about US$5", "US$3-4 billion", "-US$5")), LEVELS)
def test_money_at_a_rate_survives_a_pickle(text, possibility):
    """Also in another currency."""
    rate = Rate(of="USD", to="VND", factor=25_000, name="a bank", date="2024")
    reading = converted(read(text), rate)
    assert reading.unit == "VND"
    copy = pickle.loads(pickle.dumps(reading))  # noqa: S301
    assert cut_at(copy, possibility) == cut_at(reading, possibility)


@pytest.mark.parametrize("text", PRINTED)
def test_a_reading_shows_what_it_means(text):
    """One line with the printed text, its kind and more than the two."""
    shown = repr(read(text))
    assert "\n" not in shown
    assert repr(text) in shown
    assert str(read(text).kind) in shown
    assert len(shown) < 200
    assert "0x" not in shown


def test_representations():
    """Cuts show as intervals, dates as EDTF, names and unknown values as they are."""
    assert repr(read("US$87 billion")) == (
        "<Reading 'US$87 billion': quantity [86,500,000,000, 87,500,000,000) USD>"
    )
    assert repr(read("October 2009")) == "<Reading 'October 2009': date 2009-10>"
    assert repr(read("2009?", "date")).endswith(", in doubt>")
    assert repr(read("Hà Nội", "name")) == "<Reading 'Hà Nội': name hanoi>"
    assert repr(read("A and B", "set")) == "<Reading 'A and B': set a, b>"
    assert repr(unknown("x", "no number")) == "<Reading 'x': unknown, no number>"
    assert repr(Interval(0, 1.5, high_closed=False)) == "[0, 1.5)"


def test_a_reading_is_frozen_and_its_own_key():
    """It is told from another by identity, as it is kept once."""
    reading = read("about 200,000")
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        reading.unit = "km"
    assert read("about 200,000") is reading
    assert {reading: 1}[reading] == 1


@given(st.dates(), st.dates())
def test_dates_of_a_reading(one, other):
    """A date gives its first and last day, as Python has them."""
    first, last = sorted((one, other))
    assert read(f"{first.isoformat()}/{last.isoformat()}", "date").dates == (first, last)
    assert read(first.isoformat(), "date").edtf == first.isoformat()
    low, high = read(f"{last.year:04d}-{last.month:02d}", "date").dates
    assert (low.day, low.month, low.year) == (1, last.month, last.year)
    assert (high - low).days in {27, 28, 29, 30}


@pytest.mark.parametrize(
    ("text", "dates", "edtf"),
    [
        ("October 2009", (dt.date(2009, 10, 1), dt.date(2009, 10, 31)), "2009-10"),
        ("before 2009", (None, dt.date(2008, 12, 31)), "../2008-12-31"),
        ("after 2008", (dt.date(2009, 1, 1), None), "2009-01-01/.."),
        ("44 BC", (None, None), "-0043"),
        ("11/10/2023", (dt.date(2023, 10, 11), dt.date(2023, 11, 10)), "[2023-10-11,2023-11-10]"),
        ("9999", (dt.date(9999, 1, 1), dt.date(9999, 12, 31)), "9999"),
        ("Y10000", (None, None), "+10000"),
    ],
)
def test_open_and_far_dates(text, dates, edtf):
    """What is open, or before and after Python's years, has no day."""
    reading = read(text, "date")
    assert reading.dates == dates
    assert reading.edtf == edtf


@pytest.mark.parametrize("text", ["5 km", "7:10 p.m.", "several", "nonsense 5 6"])
def test_no_dates_of_other_kinds(text):
    """What is no date has no days."""
    for face in ("dates", "edtf"):
        with pytest.raises(ValueError, match="no date"):
            getattr(read(text), face)


@given(st.sampled_from(PRINTED))
def test_the_cut_that_decides(text):
    """A contradiction is decided by the widest cut, and by none where the source is in doubt."""
    reading = read(text)
    assert reading.at(Severity.TENSION) == reading.strict
    doubted = EVERYTHING if reading.unsure else reading.lenient
    assert reading.at(Severity.CONTRADICTION) == doubted


def test_every_reading_has_a_kind():
    """The kind is one of the list, not any text."""
    assert {type(read(text).kind) for text in PRINTED} == {Kind}


@given(st.integers(1900, 2100), st.integers(-30, 30))
def test_one_year_off_is_one_year(year, apart):
    """Two dates that differ in the year alone are a slip of one year where it is one."""
    for form in ("{}", "October {}", "3 October {}"):
        named = slip(read(form.format(year), "date"), read(form.format(year + apart), "date"))
        assert (named == "one year off") == (abs(apart) == 1)


def test_another_table_forgets_what_was_read():
    """A pickled reading, too, is worked out by the table that is in force."""
    reading = read("about 200,000", "quantity")
    try:
        use_table({"thresholds": {"strict": 0.4}})
        again = read("about 200,000", "quantity")
        assert again is not reading
        assert again.strict != reading.strict
    finally:
        use_table(None)
    assert read("about 200,000", "quantity").strict == reading.strict
