"""Printed quantities: what the numbers, hedges, scale words and units of print mean."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.oracles.quantities import compare_many
from tests.strategies.quantities import AMOUNT_SCALES, amounts, quantities
from vkrel.values.conflict import cut_at
from vkrel.values.interval import Interval, contains
from vkrel.values.quantities.amount import parse
from vkrel.values.quantities.forms import read_quantity
from vkrel.values.read import read


def cuts(text: str, **how: object) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Low and high of the strict and of the lenient cut."""
    reading = read(text, "quantity", **how)
    assert reading.known, reading
    return tuple((cut[0].low, cut[-1].high) for cut in (reading.strict, reading.lenient))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("text", "strict", "lenient"),
    [
        ("US$87 billion", (86.5e9, 87.5e9), (86.5e9, 88e9)),
        ("200,000", (180e3, 220e3), (150e3, 250e3)),
        ("350,000", (345e3, 355e3), (345e3, 360e3)),
        ("US$100 billion", (90e9, 110e9), (75e9, 125e9)),
        ("7.0%", (0.0695, 0.0705), (0.0695, 0.071)),
        ("1 billion", (0.9e9, 1.1e9), (0.5e9, 1.5e9)),
        ("about 20%", (0.18, 0.22), (0.1, 0.3)),
        ("more than 350,000", (350e3, 400e3), (350e3, inf)),
        ("fewer than 100 people", (90, 100), (0, 100)),
        ("nearly 200,000", (155e3, 200e3), (100e3, 220e3)),
        ("up to 200,000 people", (150e3, 200e3), (0, 335e3)),
        ("between 10 and 15", (9.5, 15.5), (9, 16)),
        ("billions of dollars", (2e9, 1e12), (1e9, inf)),
        ("tens of thousands", (20e3, 100e3), (10e3, inf)),
        ("half", (0.475, 0.525), (0.45, 0.55)),
        ("3 out of 4", (0.725, 0.775), (0.7, 0.8)),
        ("3 of 4", (0.725, 0.775), (0.7, 0.8)),
        ("7 out of 14 members", (0.5, 0.5), (0.5, 0.5)),
        ("about 212,359", (211509.564, 213208.436), (163516.43, 261201.57)),
    ],
)
def test_cuts_are_those_of_the_theory(text, strict, lenient):
    """Each form of section 1.3 and 2 gives the two cuts that the theory states."""
    assert cuts(text) == (strict, lenient)


def test_rounding_intervals_are_half_open():
    """87 billion does not contain 87.5 billion, and its cut-off side does not contain 88."""
    reading = read("US$87 billion", "quantity")
    assert reading.strict == (Interval(86.5e9, 87.5e9, high_closed=False),)
    assert reading.lenient == (Interval(86.5e9, 88e9, high_closed=False),)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("US$87 billion", 87e9, "USD"),
        ("$78 billion", 78e9, "USD"),
        ("USD2.1 billion", 2.1e9, "USD"),
        ("USD50.247 million", 50_247_000, "USD"),
        ("100 billion USD", 100e9, "USD"),
        ("1.2bn", 1.2e9, ""),
        ("$5m", 5e6, "USD"),
        ("€5m", 5e6, "EUR"),
        ("£3 million", 3e6, "GBP"),
        ("¥500", 500, "JPY"),
        ("₩3 trillion", 3e12, "KRW"),
        ("2,000 trillion dong", 2e15, "VND"),
        ("VND 500,000", 500e3, "VND"),
        ("3 million won", 3e6, "KRW"),
        ("5 m", 5, "m"),
        ("12 km", 12_000, "m"),
        ("over 500 sq.km", 500e6, "m2"),
        ("100 km2", 100e6, "m2"),
        ("3 t", 3000, "kg"),
        ("600 MW", 600e6, "W"),
        ("37.5 °C", 37.5, "degC"),
        ("9 per cent of this country's population", 0.09, "1"),
        ("3 percentage points", 3, "percentage_point"),
        ("2 lakh", 200e3, ""),
        ("3 crore", 30e6, ""),
        ("a dozen", 12, ""),
        ("212,359 people", 212_359, "person"),
        ("9,300 by 2015", 9300, ""),
        ("US$87 billion in 2012", 87e9, "USD"),
        ("US$5 billion a year", 5e9, "USD"),
        ("as of April 2023, 9,500", None, ""),
    ],
)
def test_scale_words_and_units(text, value, unit):
    """The number counts in base units of what is printed around it."""
    reading = read(text, "quantity")
    if value is None:
        assert not reading.known
    else:
        assert (reading.value, reading.unit) == (value, unit)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,234.5", 1234.5),
        ("1 234,5", 1234.5),
        ("1\u202f234\u202f567", 1_234_567),
        ("1.234.567", 1_234_567),
        ("12.000.000", 12_000_000),
        ("1.234.567,8", 1_234_567.8),
        ("1'234'567", 1_234_567),
        ("1,00,000", 100_000),
        ("1,234", 1234),
        ("1.234", 1.234),
        ("12,5", 12.5),
        ("0,125", 0.125),
        ("\u22125", -5),
        ("-5", -5),
        ("minus 5", -5),
        ("٣٤", 34),
        ("one", 1),
        ("twenty-one", 21),
        ("two hundred and fifty thousand", 250_000),
        ("half a million", 500_000),
        ("two and a half million", 2_500_000),
        ("2½", 2.5),
        ("2 1/2", 2.5),
        ("0", 0),
        ("no embassies", 0),
    ],
)
def test_formats_of_numbers(text, value):
    """Groups, decimals, signs and words of print are one number."""
    assert read(text, "quantity").value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [("half", 0.5), ("a third", 1 / 3), ("two-thirds", 2 / 3), ("a fifth", 0.2),
     ("three quarters", 0.75), ("one in five", 0.2), ("1/5", 0.2), ("2 out of 5", 0.4),
     ("half of the population", 0.5), ("nearly half", 0.5), ("US$87 billion of US$435 billion", 0.2)],
)  # fmt: skip
def test_fractions_and_parts(text, value):
    """A fraction and a part of a printed whole are shares."""
    reading = read(text, "quantity")
    assert (reading.value, reading.unit) == (value, "1")


@pytest.mark.parametrize(
    "text",
    ["", "percentage", "Not Available", "10 and 20", "5 10 15", "30th", "3:15", "from A", "1,2,3",
     "9" * 100, "1.2.3", "-", "US$", "€", "2 USD 3 EUR", "$5 billion dong"],
)  # fmt: skip
def test_what_is_no_quantity_is_unknown_with_a_reason(text):
    """A text without one amount gives no reading, and says why."""
    reading = read(text, "quantity")
    assert reading.kind == "unknown"
    assert reading.reason


def test_discrete_counts_below_a_hundred_are_points():
    """Ten things are not eleven; about ten, and a hundred and twenty, may be."""
    assert cuts("10", discrete=True) == ((10, 10), (10, 10))
    assert cuts("twenty embassies", discrete=True) == ((20, 20), (20, 20))
    assert cuts("99", discrete=True)[0] == (99, 99)
    assert cuts("120", discrete=True)[0] == (115, 125)
    assert cuts("about 10", discrete=True)[0] == (9, 11)
    assert cuts("exactly 1,204", discrete=True) == ((1204, 1204), (1204, 1204))


def test_a_given_unit_holds_where_none_is_printed():
    """A measure's unit belongs to a bare number; a printed unit wins; nouns are ignored."""
    for text in ("9,500 valid investment projects", "48,000", "212,359 people", "46 embassies"):
        assert read(text, "quantity", unit="project").unit == "project"
    assert read("US$5", "quantity", unit="person").unit == "USD"
    assert read("5", "quantity", unit="km").strict == read("5 km", "quantity").strict


@given(amounts(), st.sampled_from(tuple(AMOUNT_SCALES)))
def test_notation_changes_no_exact_number(number, scale):
    """$1.5 million is $1,500,000: equal rationals give equal floats."""
    factor = AMOUNT_SCALES[scale]
    exact = Fraction(number, 1000) * factor
    scaled = read_quantity(f"${number / 1000:.3f}{scale}")
    assert scaled.value == exact.numerator / exact.denominator
    if exact.denominator == 1 and len(str(number).rstrip("0")) >= 4:
        printed_out = read_quantity(f"${int(exact):,}")
        assert printed_out.value == scaled.value


@given(st.integers(10, 99_999), st.sampled_from([" thousand", " million", " billion"]))
def test_invariance_under_scale_words(number, scale):
    """From ten g on, a scale word and the zeros it stands for read alike."""
    number += number % 10 == 0
    words = read_quantity(f"{number}{scale}")
    zeros = read_quantity(f"{number * AMOUNT_SCALES[scale]:,}")
    assert (words.strict, words.lenient) == (zeros.strict, zeros.lenient)


@given(st.integers(1, 9999), st.integers(0, 99))
def test_invariance_under_units(whole, decimals):
    """12.50 km and 12,500 m round at the same place where the same digits are printed."""
    km = read_quantity(f"{whole}.{decimals:02d}1 km")
    m = read_quantity(f"{whole * 1000 + decimals * 10 + 1} m")
    assert (km.strict, km.lenient) == (m.strict, m.lenient)


@given(quantities())
def test_cuts_are_nested(text):
    """The strict cut lies in the lenient one, and cuts widen as the possibility falls."""
    reading = read(text, "quantity")
    assert contains(reading.lenient, reading.strict)
    levels = [cut_at(reading, level / 20) for level in range(1, 21)]
    assert all(contains(wider, narrower) for wider, narrower in pairwise(levels))
    assert cut_at(reading, 0.5) == reading.strict
    assert cut_at(reading, 0.05) == reading.lenient


@given(quantities())
def test_the_fast_way_is_the_slow_way(text):
    """The short cut for plain amounts gives what the full reader gives."""
    printed = parse(text)
    assert printed is not None
    quick = read_quantity(text)
    slow = read_quantity(f"[ {text} ]")
    assert (quick.strict, quick.lenient, quick.value, quick.unit) == (
        slow.strict,
        slow.lenient,
        slow.value,
        slow.unit,
    )


def test_readings_agree_with_exact_arithmetic():
    """Random pairs get the cuts and verdicts of exact rational arithmetic."""
    counts = compare_many(1_000, seed=1)
    assert counts.total() >= 1_000
    assert len(counts) == 3
    assert min(counts.values()) > 50


def test_a_bare_dollar_is_that_of_the_measure():
    """A bare "$" takes the dollar that the measure counts in; US$ stays what it says."""
    assert read("$17.8 billion", "quantity", unit="AUD").unit == "AUD"
    assert read("US$17.8 billion", "quantity", unit="AUD").unit == "USD"
    assert read("$17.8 billion", "quantity", unit="VND").unit == "USD"
    assert read("$17.8 billion", "quantity").unit == "USD"


@pytest.mark.parametrize(
    ("text", "inches"),
    [("5' 10\"", 70), ("5'10", 70), ("6′2″", 74), ("5'", 60), ("5' 0\"", 60)],
)
def test_feet_and_inches(text, inches):
    """Signs of feet and inches are the units that they stand for."""
    assert read(text, "quantity").value == pytest.approx(inches * 0.0254)


@pytest.mark.parametrize("text", ["12'34", "7'30", "5' 23\""])
def test_inches_are_fewer_than_a_foot(text):
    """What is no height in feet and inches is not read as one."""
    assert not read(text, "quantity").known
