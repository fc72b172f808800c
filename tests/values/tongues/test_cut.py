"""Numerals keep their value, and cut text keeps every sign."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vkrel.values.tongues.cut import clean, cut, from_roman, in_english
from vkrel.values.tongues.phrases import cut_in
from vkrel.values.tongues.tongue import codes, load


@pytest.mark.parametrize("code", codes())
@given(data=st.data(), whole=st.integers(0, 10**15), decimals=st.text("0123456789", max_size=4))
def test_marks(code, data, whole, decimals):
    """A number printed with the marks of a tongue is the same number in English."""
    tongue = load(code)
    mark = data.draw(st.sampled_from(tongue.group))
    grouped = f"{whole:,}".replace(",", mark) + (tongue.decimal + decimals if decimals else "")
    (token,) = cut_in(clean(grouped, tongue.marks), tongue)
    assert Fraction(token.numeral.replace(",", "")) == Fraction(f"{whole}.{decimals or 0}")


@pytest.mark.parametrize("code", codes())
@given(st.text())
def test_nothing_is_lost(code, text):
    """The tokens joined together are the text."""
    assert "".join(token.printed for token in cut_in(text, load(code))) == text


@pytest.mark.parametrize(
    ("printed", "plain"),
    [("٣٬٥٦٠٫٥", "3,560.5"), ("１２，３４５", "12,345"), ("۱۳۹۳", "1393"), ("3\u202f560", "3 560")],
)
def test_digits_of_scripts(printed, plain):
    """Digits, marks and spaces of every script are ordinary ones."""
    assert clean(printed, load("ar").marks) == plain


def test_strange_marks_stay():
    """What is no number by the marks of a tongue is left to the reader."""
    assert in_english("3.10.1990", ",", (".",)) == "3.10.1990"
    assert in_english("3.5", ",", (".",)) == "3.5"
    assert in_english("1.234", ",", (".",)) == "1,234"
    assert in_english("0.123", ",", (".",)) == "0.123"


def test_roman():
    """Roman numerals stand in capitals, also before the ending of an ordinal."""
    assert [from_roman(text) for text in ("XIX", "IV", "XCIX", "IIII", "VX")] == [19, 4, 99, 0, 0]
    tokens = cut("XIXe siècle, Il, Ce", spaced=True, decimal=",", group=(".",))
    assert [token.printed for token in tokens if token.roman] == ["XIX"]
