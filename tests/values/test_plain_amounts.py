"""Amounts in plain English: the shortest way says what the long one does."""

from __future__ import annotations

from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vkrel.values.dates.words import TOKENS
from vkrel.values.plain_amounts import plain_amount
from vkrel.values.quantities.fillers import AFTER, BEFORE, OF
from vkrel.values.quantities.hedges import hedge_words
from vkrel.values.quantities.number import SCALES
from vkrel.values.quantities.units import spellings
from vkrel.values.read import read_uncached
from vkrel.values.reading import Reading

# Words and signs by which other kinds than amounts are told.
OTHERS = (
    "doubled", "-fold", " times", "factor of", "fell by", "higher", "ranked", "the largest", "no. ",
    "th", "st anniversary", "o'clock", "half past", "pm", " a.m.", "members are", "only", "including",
    "countries", "s", "'s", "0s", "BC", "Ah", "AD ", "~", "?", "%", "n/a", "-", "half", "and a half",
    "quarters of an hour", "w", "q", "h", "xx", "ago", "old", "(", ")", "/", ".", ":",
)  # fmt: skip
_WORDS = st.one_of(
    *(st.sampled_from(sorted(words))
      for words in (BEFORE, AFTER, OF, hedge_words(), SCALES, spellings(), TOKENS, OTHERS)),
    st.sampled_from(("project", "US$", "$", "€", "£", "°", "²", "km", "")),
)  # fmt: skip
_SPACE = st.sampled_from((" ", " ", " ", ""))
NUMBERS = st.one_of(
    st.integers(0, 3000).map(str),
    st.integers(0, 10**7).map("{:,}".format),
    st.integers(0, 10**7).map(str),
    st.decimals(0, 9999, places=2).map(str),
    st.decimals(0, 99, places=4).map(str),
    st.sampled_from(("1.234", "1999", "12,5", "0", "3", "9" * 80)),
)
around = st.lists(st.tuples(_WORDS, _SPACE).map("".join), max_size=3).map("".join)
texts = st.tuples(around, _SPACE, NUMBERS, _SPACE, around).map("".join)


def told(reading: Reading) -> tuple[object, ...]:
    """All that a reading says."""
    shape = None if reading.shape is None else [reading.shape(at) for at in (1, 0.5, 0.05)]
    return (
        reading.kind, reading.unit, reading.strict, reading.lenient, reading.value, reading.levels,
        shape, reading.names, reading.rest, reading.reason, reading.impossible,
    )  # fmt: skip


@given(
    texts, st.sampled_from(("", "quantity")), st.sampled_from(("", "km", "person")), st.booleans()
)
@settings(max_examples=1000)
def test_it_says_what_the_long_way_does(text: str, kind: str, unit: str, discrete: bool) -> None:
    """Whatever stands around a number, in whatever unit, and whether its kind is known or not."""
    short = read_uncached(text, kind, unit=unit, discrete=discrete)
    with mock.patch("vkrel.values.read.plain_amount", return_value=None):
        long = read_uncached(text, kind, unit=unit, discrete=discrete)
    assert told(short) == told(long)


@pytest.mark.parametrize(
    "text", ["about 5 km", "US$86.7 billion", "€86.7 billion", "30 km²", "-5 °C", "20.1%", "1,234"]
)
def test_the_commonest_take_it(text: str) -> None:
    """Amounts whose kind shows in no word but their unit."""
    reading = plain_amount(text, "", discrete=False, inferred=True)
    assert reading is not None
    assert reading.text == text


@pytest.mark.parametrize(
    "text",
    [
        "5 years",
        "7 pm",
        "1999",
        "only 5 countries",
        "increase of 5%",
        "1990s",
        "3 times",
        "1.234",
        "5-",
    ],
)
def test_what_may_be_something_else_does_not(text: str) -> None:
    """A duration, a time, a year, a list, a multiple, a decade, a group of digits, nothing stated."""
    assert plain_amount(text, "", discrete=False, inferred=True) is None
