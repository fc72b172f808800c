"""A unit that is declared with a scale: bare numbers are told in it, printed units are kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vkrel.values.read import read


@given(
    st.integers(1, 10**6),
    st.sampled_from(("thousand", "million", "billion")),
    st.sampled_from(("", "US dollars", "tonnes", "people", "km")),
)
def test_the_scale_counts(number, scale, unit):
    """1,234 in thousands is what "1,234 thousand" says."""
    told = read(f"{number} {scale} {unit}".strip(), "quantity")
    bare = read(str(number), "quantity", unit=f"{scale} {unit}".strip())
    assert (bare.unit, bare.value) == (told.unit, told.value)
    assert bare.strict[0].low < bare.strict[0].high


@pytest.mark.parametrize(
    ("text", "unit", "alone"),
    [
        ("$1,234,567", "thousand US dollars", "US dollars"),
        ("€5", "thousand US dollars", "US dollars"),
        ("1.2 million", "thousand US dollars", "US dollars"),
        ("12%", "thousand US dollars", "US dollars"),
        ("5,000 people", "thousand people", "people"),
        ("5 kt", "million tonnes", "tonnes"),
    ],
)
def test_what_is_printed_is_kept(text, unit, alone):
    """A value that prints its unit or scale is not told in that of its column."""
    scaled, other = (read(text, "quantity", unit=each) for each in (unit, alone))
    assert (scaled.unit, scaled.strict) == (other.unit, other.strict)


def test_a_word_in_place_of_the_unit():
    """A unit that nobody knows is none of the column's, with a scale or without."""
    assert not read("5 leagues", "quantity", unit="thousand km").known
