"""Figures in words: two that differ look different, in the unit that was printed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import quantities
from vkrel.values.compare import compare
from vkrel.values.interval import Interval
from vkrel.values.read import read
from vkrel.values.wording import cut_in_words, digits_for, figures, measure_of

SCALES = {"million": 1e6, "billion": 1e9, "trillion": 1e12}


def number(words: str) -> float:
    """The number that a figure in words prints: 1.38 billion."""
    found = re.match(r"(-?[0-9,.]+(?:e[-+][0-9]+)?) ?(\w*)", words)
    return float(found[1].replace(",", "")) * SCALES.get(found[2], 1)


@given(st.lists(st.floats(-1e15, 1e15, allow_subnormal=False), min_size=2, max_size=6))
def test_figures_keep_their_order(numbers):
    """Printed with the digits that they need, numbers that differ differ, in their order."""
    digits = digits_for(numbers)
    ordered = sorted(set(numbers))
    printed = [float(figures(each, digits).replace(",", "")) for each in ordered]
    assert printed == sorted(set(printed))
    assert len(printed) == len(ordered)


@given(quantities.quantities(), quantities.quantities())
def test_what_is_compared_is_told_apart(a, b):
    """Of two amounts in one sentence each figure is as far from the others as it says."""
    one, other = read(a, "quantity"), read(b, "quantity")
    if one.unit != other.unit:
        return
    measure = measure_of(one, other)
    ends = {
        end
        for reading in (one, other)
        for span in (*reading.strict, *reading.lenient)
        for end in span[:2]
        if abs(end) != float("inf")
    }
    ordered = sorted(ends)
    told = [number(cut_in_words((Interval(end, end),), one, measure)) for end in ordered]
    assert told == sorted(set(told))
    assert len(told) == len(ordered)


@pytest.mark.parametrize(
    ("a", "b", "said"),
    [
        ("1,380,004,385", "1.4 billion", "means 1,380,004,384.5 to 1,380,004,385.5"),
        ("5 kJ", "3 kJ", "“5 kJ” means 4.5 to 5.5 kJ"),
        ("5 kg per hectare", "4 kg/ha", "means 4.5 to 5.5 kg per hectare"),
        ("5 kJ", "3 Wh", "“3 Wh” means 9 to 12.6 kJ"),
        ("US$10 per person", "US$10 per person", "means 9 to 11 USD/person"),
        ("90 minutes", "2 hours", "means 1.5 hours"),
        ("nearly US$87 billion", "US$90 billion", "means 84.5 to 87 billion USD"),
        ("20 %", "21 %", "means 18 to 22%"),
        ("999,999.6", "5 million", "means 999,999.55 to 999,999.65"),
    ],
)
def test_in_the_unit_that_is_printed(a, b, said):
    """A sentence tells amounts in the unit of its first one, with digits enough."""
    assert said in compare(a, b).why
